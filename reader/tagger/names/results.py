"""Results, standings, fixtures and scorecards on a sports page: their shape tells who is a team and who a player."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import ANY_HEAD, CALENDAR, FUNCTION, LOC, ORG, PER, Lexicon
from reader.tagger.names.spelling import spelled
from reader.tagger.patterns import alternation

LONGEST_LINE = 240
FIRST = "0123456789*+"
"""What a line may begin with before its first name."""
WORD = r"[A-Z][\w.'’&-]*"
NAME = rf"({WORD}(?: (?:{WORD}|&)| (?:and|de|la|of)(?= [A-Z])){{0,3}}?)"
ASIDE = r"(?: ?\([^()\n]*\))?"
SCORE = re.compile(rf"(?:[*+] ?)?{NAME}{ASIDE} \d{{1,3}}{ASIDE},? {NAME}{ASIDE} \d{{1,3}}{ASIDE}(?:\.(?: .*)?)?$")
ROW = re.compile(rf"(?:\d+\.? )?{NAME}(?: [+-]?\d+){{3,12}}(?: \d/\d| [.]\d{{3}}| -)*\s*$")
STANDING = re.compile(rf"{NAME} \d+ \d+(?: \d+)? [.]\d{{3}}\b.*$")
SCORER = re.compile(
    rf"[(,;] ?({WORD}(?: {WORD}){{0,2}}) \d{{1,3}}(?:st|nd|rd|th|\+\d+)?(?: [a-z]+)?(?=, ?[A-Z\d]|;|\)| and )"
)
BOWLER = re.compile(rf"({WORD}(?: {WORD}){{0,2}}) \d+(?:\.\d)?-\d+-\d+-\d+")
RULE = "result"

Spans = list[tuple[int, int, int]]
"""Start, end and kind of what the lines name, in the text's order."""


@cache
def _fixture(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{NAME} (?:{alternation(lexicon.sport_fixture)}) {NAME}{ASIDE}\s*$")


@cache
def _dismissal(lexicon: Lexicon) -> re.Pattern[str]:
    how = alternation(lexicon.sport_dismissals)
    return re.compile(rf" (?:{how}) ({WORD}(?: {WORD}){{0,2}})(?= (?:{how}) | \d|$)")


def read_results(found: Found, text: str, lines: list[tuple[int, int]], lexicon: Lexicon) -> None:
    """Give the names in such `lines` of a sports page a mention of their own; what was found inside them goes."""
    if not found.sport:
        return
    spans: Spans = []
    for line, stop in lines:
        if stop - line <= LONGEST_LINE and (text[line].isupper() or text[line] in FIRST):
            spans += _in_line(text, line, stop, found, lexicon)
    if spans:
        _clear(found, spans)
        for start, end, kind in spans:
            form = _form(found, text[start:end], kind, lexicon)
            form.mentions.append(Mention(start, end, True, "", start, kind=kind))


def _in_line(text: str, line: int, stop: int, found: Found, lexicon: Lexicon) -> Spans:
    spans: Spans = []
    for pattern in (SCORE, _fixture(lexicon), ROW, STANDING):
        match = pattern.match(text, line, stop)
        if match:
            for start, end in [match.span(group) for group in range(1, match.re.groups + 1)]:
                if _is_team(text[start:end], match.re.groups > 1, found, lexicon):
                    spans.append((start, end, ORG))
            break
    for pattern in (SCORER, BOWLER, _dismissal(lexicon)):
        for match in pattern.finditer(text, line, stop):
            if _is_player(match[1], lexicon) and not any(match.start(1) < e and s < match.end(1) for s, e, _ in spans):
                spans.append((*match.span(1), PER))
    return sorted(spans)


def _is_team(name: str, pair: bool, found: Found, lexicon: Lexicon) -> bool:
    """Whether it is no nation, which stays a place, no word of a heading and, unless of a `pair`, no person's name."""
    look = spelled(name, lexicon)
    words = look.split()
    if look in lexicon.nations or all(
        lexicon.is_common(w) and w not in lexicon.known and not lexicon.is_place(w) for w in words
    ):
        return False
    form = found.forms.get(name)
    if form is not None and form.kind == PER and (lexicon.is_given(words[0]) or not pair) and len(words) > 1:
        return False
    if pair or lexicon.is_place(look) or lexicon.known.get(look) == ORG:
        return True
    return len(words) > 1 or (look not in lexicon.surnames and (form is None or form.kind != PER))


def _is_player(name: str, lexicon: Lexicon) -> bool:
    words = name.split()
    if name in lexicon.known or lexicon.flags.get(words[0], 0) & (CALENDAR | FUNCTION | ANY_HEAD):
        return False
    return not all(lexicon.is_common(w) for w in words)


def _form(found: Found, name: str, kind: int, lexicon: Lexicon) -> Form:
    form = found.forms.get(name)
    if form is None:
        form = found.forms[name] = Form(name, tuple(name.split(" ")), spelled(name, lexicon))
    if form.kind is None or form.kind not in {LOC, kind}:
        form.kind, form.rule = kind, RULE
    return form


def _clear(found: Found, spans: Spans) -> None:
    """Take out what else was found where these stand."""
    starts = [start for start, _, _ in spans]

    def inside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.end - 1) - 1
        return at >= 0 and mention.start < spans[at][1]

    for form in found.forms.values():
        form.mentions = [m for m in form.mentions if not inside(m)]
