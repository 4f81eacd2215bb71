"""Lines of results, standings and fixtures on a sports page: whoever stands in them is a team or, if a nation, a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import LOC, ORG, PER, Lexicon
from reader.tagger.names.spelling import spelled
from reader.tagger.patterns import alternation

LONGEST_LINE = 90
NAME = r"([A-Z][\w.'’&-]*(?: [A-Z&][\w.'’-]*| (?:and|de|la|of)(?= [A-Z])){0,3}?)"
ROW = re.compile(rf"(?:\d+\.? )?{NAME}(?: [+-]?\d+){{3,12}}(?: \d/\d| [.]\d{{3}}| -)*\s*$")
STANDING = re.compile(rf"{NAME} \d+ \d+(?: \d+)? [.]\d{{3}}\b.*$")
SCORE = re.compile(rf"(?:[*+] ?)?{NAME} \d{{1,3}} {NAME} \d{{1,3}}(?: ?\(.*\))?\s*$")
FIRST = "0123456789*+"
"""What a line may begin with before its first name."""
RULE = "result"


@cache
def _fixture(lexicon: Lexicon) -> re.Pattern[str]:
    against = alternation(lexicon.sport_fixture)
    return re.compile(rf"{NAME} (?:{against}) {NAME}(?: \(.*\))?\s*$")


@dataclass(slots=True)
class _Table:
    """The teams that the lines name: spans in the text, in order."""

    spans: list[tuple[int, int]] = field(default_factory=list)

    def read(self, text: str, line: int, stop: int, lexicon: Lexicon) -> None:
        """Take the names of one line if it is one of a table."""
        for pattern in (SCORE, ROW, STANDING, _fixture(lexicon)):
            match = pattern.match(text, line, stop)
            if match:
                self.spans += [match.span(group) for group in range(1, match.re.groups + 1)]
                return


def read_results(found: Found, text: str, lines: list[tuple[int, int]], lexicon: Lexicon) -> None:
    """Give the names in such `lines` of a sports page a mention of their own; what was found inside them goes."""
    if not found.sport:
        return
    table = _Table()
    for line, stop in lines:
        if stop - line <= LONGEST_LINE and (text[line].isupper() or text[line] in FIRST):
            table.read(text, line, stop, lexicon)
    spans = [span for span in table.spans if not _is_known_otherwise(text[span[0] : span[1]], found, lexicon)]
    if spans:
        _clear(found, spans)
        for start, end in spans:
            _add(found, text, start, end, lexicon)


def _is_known_otherwise(name: str, found: Found, lexicon: Lexicon) -> bool:
    """Whether it is a person's name, a word of a heading, or nothing but a nation, which stays a place."""
    look = spelled(name, lexicon)
    if look in lexicon.nations:
        return True
    words = look.split()
    form = found.forms.get(name)
    if form is not None and form.kind == PER and (len(words) == 1 or lexicon.is_given(words[0])):
        return True
    if len(words) == 1 and look in lexicon.surnames and not lexicon.is_place(look) and look not in lexicon.known:
        return form is None or form.kind != ORG
    return all(lexicon.is_common(w) and w not in lexicon.known and not lexicon.is_place(w) for w in words)


def _add(found: Found, text: str, start: int, end: int, lexicon: Lexicon) -> None:
    name = text[start:end]
    form = found.forms.get(name)
    if form is None:
        form = found.forms[name] = Form(name, tuple(name.split(" ")), spelled(name, lexicon))
    if form.kind is None or form.kind not in {LOC, ORG}:
        form.kind, form.rule = ORG, RULE
    form.mentions.append(Mention(start, end, True, "", start, kind=ORG))


def _clear(found: Found, spans: list[tuple[int, int]]) -> None:
    """Take out what else was found where the teams stand."""
    starts = [start for start, _ in spans]

    def inside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.start < spans[at][1]

    for form in found.forms.values():
        form.mentions = [m for m in form.mentions if not inside(m)]
