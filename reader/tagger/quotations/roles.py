"""Who "the secretary", "the US president" or "the 45-year-old" is: what the article called its people beside their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.tagger.draft import Draft
from reader.tagger.quotations.lexicon import Flag, Lexicon

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
AFTER = re.compile(r"(?:\s*\([^)\n]{1,20}\))?,\s+([^,.;:\n“”\"]{3,90})")
AGE = re.compile(r",\s+(\d{1,3})\b")
AGED = re.compile(r"\b(\d{1,3})-year-old\b")
BARS = Flag.SUBJECT | Flag.AUXILIARY | Flag.CONJUNCTION | Flag.SUBORDINATOR | Flag.PREPOSITION
SMALL_WORDS = Flag.DETERMINER | Flag.PREPOSITION | Flag.RELATIVE
ENDINGS = ("'s", "’s", ",", ";", ":", "!", "?", ")", "”", '"', "’", "'", "—", "–")
LONGEST_TITLE = 7
LATEST = 40
"""Bearers of a title, counted back from where it stands, who can be meant."""
EACH = 4
"""Mentions of a person that are asked for a title."""


class Mention(NamedTuple):
    """A place where an entity is named, or meant by a source that was resolved."""

    start: int
    end: int
    entity: int


@dataclass(slots=True)
class _Title:
    offset: int
    entity: int
    words: frozenset[str]


@dataclass(slots=True)
class Roles:
    """The titles and ages that an article gives its `people`, in the order of the text.

    `people` may grow later on: those count who are there when `find` is asked first. They are read when a phrase names a role or
    an age.
    """

    draft: Draft
    lexicon: Lexicon
    people: Sequence[Mention]
    unread: Sequence[Mention] | None = None
    titles: dict[str, list[_Title]] = field(default_factory=dict)
    ages: dict[str, int] = field(default_factory=dict)

    def find(self, phrase: str, before: int) -> int | None:
        """The entity that `phrase` ("The US president") means at the offset `before`, if one was called so above."""
        if self.unread is None:
            self.unread = list(self.people)
        aged = AGED.search(phrase)
        if aged:
            self._read_all()
            return self.ages.get(aged.group(1))
        words = self._words(phrase)
        wanted = {w for w in words if self.lexicon.flags.get(w, 0) & Flag.ROLE}
        if not wanted:
            return None
        self._read_all()
        known = self.titles.get(min(wanted), [])
        near = bisect_left(known, before, key=lambda t: t.offset)
        called = [t for t in known[max(0, near - LATEST) : near] if wanted <= t.words]
        fully = [t for t in called if words <= t.words]
        if fully:
            return fully[-1].entity
        return called[-1].entity if len({t.entity for t in called}) == 1 else None

    def _read_all(self) -> None:
        """Read the words around every person's first mentions, once."""
        asked: dict[int, int] = {}
        for mention in self.unread or ():
            asked[mention.entity] = asked.get(mention.entity, 0) + 1
            if asked[mention.entity] <= EACH:
                self._read(self.draft.text, mention)
        self.unread = ()

    def _read(self, text: str, mention: Mention) -> None:
        line = text[max(0, mention.start - 80) : mention.start].rpartition("\n")[2]
        after = AFTER.match(text, mention.end, mention.end + 130)
        for phrase in (self._title(line), after.group(1) if after else ""):
            words = self._words(phrase) if phrase else frozenset()
            for word in words:
                if self.lexicon.flags.get(word, 0) & Flag.ROLE:
                    self.titles.setdefault(word, []).append(_Title(mention.start, mention.entity, words))
        age = AGE.match(text, mention.end, mention.end + 8)
        if age:
            self.ages.setdefault(age.group(1), mention.entity)

    def _title(self, line: str) -> str:
        """What stands right before a name and can be its title: nothing over a verb, a pronoun, a mark or "and"."""
        kept: list[str] = []
        for word in reversed(line.split()[-LONGEST_TITLE:]):
            bare = word.lower().rstrip(".")
            flag = self.lexicon.flags.get(bare, 0)
            if (flag & BARS and not flag & Flag.GENITIVE) or not word[0].isalnum() or word.endswith(ENDINGS):
                break
            if word[-1] == "." and bare not in self.lexicon.abbreviations:
                break
            if word[0].islower() and not flag & Flag.GENITIVE and kept and kept[-1][0].isupper():
                break  # "met German Chancellor": a title in capitals has begun
            kept.append(word)
        return " ".join(kept)

    def _words(self, phrase: str) -> frozenset[str]:
        flags, short = self.lexicon.flags, self.lexicon.short
        words = [w.lower().replace(".", "") for w in WORD.findall(phrase)]
        return frozenset([short.get(w, w) for w in words if not flags.get(w, 0) & SMALL_WORDS])
