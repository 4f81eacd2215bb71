"""Months and days of every year: "it usually rains in June", "each year on 5 May"; not those of one."""

from __future__ import annotations

from collections.abc import Iterable

from reader.tagger.times.draft import SENTENCE_END, WORD, Reading

HABIT = "-habit"
"""How the rule of a time ends that is one of every year."""
SEEN = 90
"""How many characters before and behind a month tell of a habit."""
OPENING = 2
"""A sentence tells its habit behind a month that stands within so many words of its beginning."""
CHAINED = 12
"""A month that stands no further behind one of every year is one too ("between June and October")."""


def recurs(reading: Reading, at: int) -> bool:
    """Whether the sentence says of a month or day without a year that it comes again; the nearest word of time decides."""
    before = reading.found[-1] if reading.found else None
    if before is not None and before.rule.endswith(HABIT) and at - before.end <= CHAINED:
        return len(WORD.findall(reading.text, before.end, at)) < OPENING
    left = reading.text[max(0, at - SEEN) : at]
    ends = [found.end() for found in SENTENCE_END.finditer(left)]
    said = WORD.findall(left[ends[-1] :] if ends else left)
    habit = _first_told(reading, reversed(said), backwards=True)
    if habit is not None or len(said) > OPENING or (not ends and at > SEEN):
        return bool(habit)
    right = reading.text[at : at + SEEN]
    stop = SENTENCE_END.search(right)
    return bool(_first_told(reading, WORD.findall(right[: stop.start()] if stop else right)))


def _first_told(reading: Reading, said: Iterable[str], *, backwards: bool = False) -> bool | None:
    """Whether the first word that tells is one of habit; None where none tells."""
    words = reading.words
    neighbour = ""
    for word in said:
        lower = word.lower()
        year, each = (neighbour, lower) if backwards else (lower, neighbour)
        if lower in words.habit or (words.units.get(year) == "Y" and words.directions.get(each) == "each"):
            return True
        if lower in words.ahead or lower in words.behind:
            return False
        neighbour = lower
    return None
