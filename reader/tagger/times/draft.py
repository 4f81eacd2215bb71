"""What the rules share while one text is read: the numbers found in it, the article's day, the date last mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from reader.tagger.tagging import Tag, TimeValue
from reader.tagger.times.calendar import Day
from reader.tagger.times.lexicon import TimeWords
from reader.tagger.vocabulary import TokenType

SENTENCE_END = re.compile(r"[.!?]\s|\n")
WORD = re.compile(r"[^\W\d_'’]+(?=['’]ll)|['’]ll|[^\W\d_]+")
NEAR = 400
"""How many characters back a date counts as the one that is being spoken of."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time that was read. `day` is what later times may refer to ("the next day"), as far as it is known."""

    start: int
    end: int
    type: TokenType
    rule: str
    value: TimeValue
    day: Day | None = None


@dataclass(slots=True)
class Reading:
    """One text while it is read from the left."""

    text: str
    words: TimeWords
    article: date | None
    numbers: dict[int, Tag]
    last: Day | None = None
    last_at: int = 0
    found: list[Found] = field(default_factory=list)

    def mention(self, found: Found) -> None:
        """Note a time that was found."""
        self.found.append(found)
        if found.day is not None and found.day[0]:
            self.last, self.last_at = found.day, found.end

    def spoken_of(self, at: int) -> Day | None:
        """The date last mentioned shortly before `at`, or None."""
        return self.last if self.last is not None and at - self.last_at < NEAR else None

    def direction(self, at: int) -> int:
        """1 if the sentence so far says that what follows lies ahead, -1 if behind, else 0."""
        left = self.text[max(0, at - 90) : at]
        ends = [m.end() for m in SENTENCE_END.finditer(left)]
        said = WORD.findall(left[ends[-1] :] if ends else left)
        for word in reversed(said):
            lower = word.lower()
            if lower in self.words.ahead:
                return 1
            if lower in self.words.behind:
                return -1
        return 0
