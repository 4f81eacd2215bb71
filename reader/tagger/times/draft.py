"""What the rules share while one text is read: the numbers found in it, the article's day, the date last mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from reader.tagger.tagging import Tag, TimeValue
from reader.tagger.times.calendar import Day
from reader.tagger.times.lexicon import TimeWords
from reader.tagger.vocabulary import CLOCK, DATE, DURATION, TokenType

SENTENCE_END = re.compile(r"[.!?]\s|\n")
WORD = re.compile(r"[^\W\d_'’]+(?=['’]ll)|['’]ll|[^\W\d_]+")
FINENESS = {"Y": 1, "10Y": 1, "100Y": 1, "1000Y": 1, "M": 2, "Q": 2}
"""How much of a day must be known to count such units from it: year, month, day."""
STEPS = {"this": 0, "last": -1, "next": 1}
"""How far each direction goes."""
CLOCKS = ("clock", "noon")
"""How the rules of times of day begin that a date beside them completes."""
ADDRESS = re.compile(r"(?:/|www\.|@)\S*\Z")
GLUED = re.compile(r"(?:[^\W_]+-)+\Z")
UNITS = " Y M W DTHTMTS"
"""The letters of TimeML's units, the longest first, with a T where they are parts of a day."""
TALK = 50
"""One word of talk in so many makes a text talk."""
LISTENED = 30_000
"""How many characters of a text tell whether it is talk."""
PARTS = ("TMO", "TAF", "TEV", "TNI", "TMI")
LATE = ("TAF", "TEV", "TNI")
"""Parts of the day; the late ones make an hour one after noon."""
FAR = 9
"""A time of day and its date stand no further apart than this."""
TOP = 400
"""A full date that ends before this offset is taken for the article's day where none is known."""
LEFT = 20
FIRST_YEAR, LAST_YEAR = 2, 9000
"""Nothing is reckoned from a day outside these years: a few years from there the calendar ends."""
CLOSE = 250
"""How many characters back a year is still that of a month which has none."""
NEAR = 1000
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
    zone: str = ""
    """A clock's zone as the words of zones say it ("Z", "-05:00 us"); its value takes it when all is read."""


def _is_clock(found: Found) -> bool:
    return found.type is CLOCK and found.rule.startswith(CLOCKS)


def _is_day(found: Found) -> bool:
    """Whether it is a day, or a part of one, that a time of day may belong to."""
    if found.day is None or not found.day[2] or found.value.upper:
        return False
    return found.type is DATE or found.value.timex.endswith(PARTS)


def _clock_on(day: Found, clock: Found) -> TimeValue:
    """The clock's value on that day; an hour of an evening is after noon."""
    known, part = day.value.timex, day.value.timex[-3:]
    known = known[:-3] if part in PARTS else known
    low, high = (known + _late(_hours(end), part) if end else "" for end in (clock.value.timex, clock.value.upper))
    return TimeValue(low, high)


def _together(longer: Found, shorter: Found) -> Found | None:
    """One span of two: "two years and three months"; None where the second is no smaller part."""
    first, second = longer.value.timex, shorter.value.timex
    ranks = [UNITS.find(value[1:2] + value[-1] if value[1:2] == "T" else " " + value[-1]) for value in (first, second)]
    if not 0 <= ranks[0] < ranks[1] or longer.value.upper or shorter.value.upper or "X" in first + second:
        return None
    second = second[1:] if first[1] != "T" else second[2:]
    return Found(longer.start, shorter.end, DURATION, "duration", TimeValue(first + second))


def _hours(value: str) -> str:
    return value[value.index("T") :]


def _late(clock: str, part: str) -> str:
    hour = clock[1:3]
    return f"T{int(hour) + 12}{clock[3:]}" if part in LATE and hour.isdecimal() and int(hour) < 12 else clock


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
    old: bool = False
    """Whether the text has named a year of three digits."""
    talk: bool | None = None
    day_first: bool | None = None
    """Whether the text writes 3 April as "3/4"; None until asked."""
    depth: int = 0
    """How many words that cut or direct a time are being read ("early", "this past")."""

    def mention(self, found: Found) -> None:
        """Note a time that was found; a time of day and the date beside it become one ("8 p.m. Friday")."""
        before = self.found[-1] if self.found else None
        if before is not None and found.start - before.end <= FAR and (joined := self._joined(before, found)):
            self.found[-1] = joined
        else:
            self.found.append(found)
        if (
            self.article is None
            and found.end < TOP
            and found.day is not None
            and all(found.day)
            and FIRST_YEAR < found.day[0] < LAST_YEAR
        ):
            self.article = date(*found.day)
        if found.day is not None and FIRST_YEAR < found.day[0] < LAST_YEAR:
            self.last, self.last_at = found.day, found.end

    def _joined(self, before: Found, found: Found) -> Found | None:
        """A clock and a day that one blank joins; a clock takes the day that stands right behind it in any case."""
        between = self.text[before.end : found.start]
        if before.rule == found.rule == "duration" and between.strip(" ,") in {"", *self.words.also}:
            return _together(before, found) if "," not in between or between == ", " else None
        joint = between.strip()
        if before.rule == "ago" and found.rule == "year" and joint.lstrip(", ") in self.words.of:
            self.found[-1] = replace(before, value=found.value, day=found.day)
            return None
        if _is_clock(before) and _is_day(found):
            value = _clock_on(found, before)
            if joint in self.words.clock_day or not joint:
                return Found(before.start, found.end, CLOCK, "day-clock", value, found.day, before.zone)
            if joint.lstrip(", ") in self.words.clock_day or joint == ",":
                self.found[-1] = replace(before, value=value)
            return None
        if _is_day(before) and _is_clock(found) and (not joint or joint.lstrip(", ") in self.words.day_clock):
            return Found(before.start, found.end, CLOCK, "day-clock", _clock_on(before, found), before.day, found.zone)
        return None

    def is_talk(self) -> bool:
        """Whether the text is somebody's talk, not a report: much of "I" and "you"."""
        if self.talk is None:
            start = self.text[:LISTENED]
            said = sum(start.count(word) for word in self.words.talk)
            self.talk = said * TALK > start.count(" ")
        return self.talk

    def in_address(self, at: int) -> bool:
        """Whether what begins at `at` is glued into an address or a name of a file ("cup-in-december/")."""
        if ADDRESS.search(self.text, max(0, at - 120), at):
            return True
        glue = GLUED.search(self.text, max(0, at - 40), at)
        return glue is not None and glue[0].count("-") > 1

    def word_before(self, at: int) -> str:
        """The word right before `at`, with one blank or hyphen between, in lower case; "" if none stands there."""
        if at < 2 or self.text[at - 1] not in (" ", "-", "\u00a0"):
            return ""
        left = self.text[max(0, at - LEFT) : at - 1].rstrip(" \u00a0")
        words = left.split()
        return words[-1].lower().strip("([,;“\"'") if words and left[-1] != "\n" else ""

    def spoken_of(self, at: int) -> Day | None:
        """The date last mentioned shortly before `at`, or None."""
        return self.last if self.last is not None and at - self.last_at < NEAR else None

    def begun_before(self, at: int) -> Day | None:
        """The month in which a span begins that ends with the one at `at` ("from May to |September"), or None."""
        before = self.found[-1] if self.found else None
        if before is None or before.type is not DATE or before.day is None or not all(before.day[:2]):
            return None
        return before.day if self.text[before.end : at].strip() in self.words.year_until else None

    def year_spoken_of(self, at: int) -> int:
        """The year that a bare month or day before `at` belongs to, if the same paragraph just spoke of one; else 0."""
        if self.last is None or at - self.last_at > CLOSE or self.text.find("\n", self.last_at, at) >= 0:
            return 0
        return self.last[0]

    def base(self, at: int, way: str, word: str, letter: str = "D") -> date | None:
        """The day that the direction `word`, which ends before `at`, starts from: the one spoken of, else the article's.

        A day spoken of counts only if it is known as finely as the unit `letter` asks.
        """
        said_before = way == "same" or word in self.words.spoken_of
        if way == "next" and not said_before:
            said_before = self.word_before(at - len(word) - 1) in self.words.the
        spoken = self.spoken_of(at)
        if said_before and spoken and all(spoken[: FINENESS.get(letter, 3)]):
            return date(spoken[0], spoken[1] or 1, spoken[2] or 1)
        return self.article

    def direction(self, at: int) -> int:
        """1 if the sentence so far says that what follows lies ahead, -1 if behind, else 0."""
        left = self.text[max(0, at - 90) : at]
        ends = [m.end() for m in SENTENCE_END.finditer(left)]
        said = WORD.findall(left[ends[-1] :] if ends else left)
        following = ""
        for word in reversed(said):
            lower = word.lower()
            if following == self.words.infinitive and lower in self.words.ahead_to:
                return 1
            following = lower
            if lower in self.words.ahead:
                return 1
            if lower in self.words.behind:
                return -1
        return 1 if len(said) < 2 and self._goes_on_ahead(at) else 0

    def _goes_on_ahead(self, at: int) -> bool:
        """Whether a sentence that begins with the time at `at` is of what is still to come ("On Monday they will")."""
        right = self.text[at : at + 60]
        stop = SENTENCE_END.search(right)
        said = WORD.findall(right[: stop.start()] if stop else right)
        return any(word.lower() in self.words.will for word in said[:8])
