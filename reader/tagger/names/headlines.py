"""Lines in capitals or title case, where a capital says nothing: only names that are known otherwise are marked there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import ANY_HEAD, CALENDAR, FUNCTION, LOC, MODIFIER, ORG, PER, TITLE, Lexicon
from reader.tagger.names.spelling import spelled

WORDS = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w&]*(?:[-'’](?![sS]\b)\w+)*\.?")
LONGEST = 6
END = ".,'’"


@dataclass(slots=True)
class _Reader:
    found: Found
    text: str
    lexicon: Lexicon
    names: dict[str, Form]
    longest: int

    def read(self, line: int, stop: int) -> None:
        """Mark the names of one line, the longest at each word."""
        slug = next((s for s in self.lexicon.sport_slugs if self.text.startswith(s, line)), "")
        words = [m.span() for m in WORDS.finditer(self.text, line + len(slug) if " " in slug else line, stop)]
        i = 0
        while i < len(words):
            i = self._take(i, words, line)

    def _take(self, i: int, words: list[tuple[int, int]], line: int) -> int:
        start = words[i][0]
        if not self.text[start].isupper():
            return i + 1
        for last in range(min(i + self.longest, len(words)), i, -1):
            end = words[last - 1][1]
            name = self.text[start:end]
            if name[-1] in END and not name.isupper():
                name, end = name[:-1], end - 1
            form = self._form(name)
            if form is not None:
                form.mentions.append(Mention(start, end, True, "", line))
                return last
        return i + 1

    def _form(self, name: str) -> Form | None:
        form = self.names.get(name.casefold())
        if form is not None:
            return None if self._is_plain(name, form) else form
        kind = self._known(name)
        if kind is None and self._is_person(name):
            kind = PER
        if kind is None:
            return None
        form = self.found.forms.setdefault(name, Form(name, tuple(name.split()), spelled(name, self.lexicon)))
        form.kind, form.rule = kind, "headline"
        self.names[name.casefold()] = form
        return form

    def _is_plain(self, name: str, form: Form) -> bool:
        """Whether a lone word is more likely an ordinary one here: "Apple Harvest" where the text has "apple"."""
        if " " in name or form.look in self.lexicon.known:
            return False
        flags = self.lexicon.flags.get(name, 0) | self.lexicon.flags.get(name.capitalize(), 0)
        return bool(flags & (FUNCTION | CALENDAR | TITLE | MODIFIER)) or (
            self.lexicon.is_common(name) and not form.inside
        )

    def _known(self, name: str) -> int | None:
        look = spelled(name, self.lexicon)
        kind = self.lexicon.known.get(look)
        if kind is None and look in self.lexicon.major_cities:
            kind = LOC
        return None if " " not in look and self.lexicon.is_common(look) else kind

    def _is_person(self, name: str) -> bool:
        words = [w.capitalize() if w.isupper() else w for w in name.split()]
        if not 1 < len(words) < 4 or not self.lexicon.is_given(words[0]) or any(w in self.lexicon.known for w in words):
            return False
        bad = ANY_HEAD | FUNCTION | TITLE
        return not any(self.lexicon.is_common(w) or self.lexicon.flags.get(w, 0) & bad for w in words)


def _short_names(found: Found) -> dict[str, Form]:
    """The surnames of the people whom the text names in full, and on a sports page what teams are called without their city."""
    names = {}
    for form in [f for f in found.forms.values() if len(f.words) > 1]:
        last = form.words[-1]
        person = form.kind == PER and not form.words[0].islower()
        if last.casefold() not in names and (person or (found.sport and form.kind == ORG and last.endswith("s"))):
            short = found.forms.get(last)
            if short is None:
                short = found.forms[last] = Form(last, (last,), last, kind=form.kind, rule="headline")
            names[last.casefold()] = short
    return names


def read_headlines(found: Found, text: str, lexicon: Lexicon) -> None:
    """Add the mentions in headlines to the forms that were decided; people of known given name and surname are new forms."""
    if not found.headlines:
        return
    names = _short_names(found)
    names |= {form.text.casefold(): form for form in found.forms.values() if form.kind is not None}
    longest = max((len(f.words) for f in names.values()), default=1) + 1
    reader = _Reader(found, text, lexicon, names, min(LONGEST, max(longest, 4)))
    for line, stop in found.headlines:
        reader.read(line, stop)
