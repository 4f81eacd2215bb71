"""The stage that finds times: one scan for where they may begin, and the numbers found before; rules only there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import itemgetter

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times import clocks, dates, days, durations, numeric, periods, references, relative, seasons, zones
from reader.tagger.times.draft import FIRST_YEAR, LAST_YEAR, Found, Reading
from reader.tagger.times.lexicon import TimeWords, time_words
from reader.tagger.vocabulary import CARDINAL, ORDINAL

Rule = Callable[[Reading, int], Found | None]

DIGIT_RULES: tuple[Rule, ...] = (
    numeric.numeric_date,
    numeric.named_day,
    numeric.month_slash_day,
    clocks.clock,
    clocks.four_digits,
    dates.day_month,
    periods.quarter_name,
    dates.decade,
    dates.short_year,
    durations.glued_units,
    dates.years_before_christ,
    dates.year,
)
MONTH_RULES: tuple[Rule, ...] = (dates.month_day, days.month_day_words, dates.month_alone)
NAME_RULES: tuple[Rule, ...] = (seasons.feast, seasons.season, periods.quarter_name, periods.fiscal_year)
LEFT = 16
DEEPEST = 3
WRITTEN_RULES: tuple[Rule, ...] = (numeric.numeric_date, dates.day_month, dates.month_day)


def tag_times(draft: Draft) -> None:
    """Fill `draft.times` with every time of the text, in the order of the text; needs `draft.numbers`."""
    draft.times = find_times(draft.text, time_words(draft.language), draft.numbers, draft.date)


def find_times(text: str, words: TimeWords, numbers: list[Tag], article: date | None) -> list[Tag]:
    """The times of a text. They lie in it, in order, and do not overlap."""
    if article is not None and not FIRST_YEAR < article.year < LAST_YEAR:
        article = None
    reading = Reading(text, words, article, {tag.span.start: tag for tag in numbers})
    starts: list[tuple[int, re.Match[str] | Tag]] = [(m.start(), m) for m in words.patterns.scan.finditer(text)]
    starts += [(tag.span.start, tag) for tag in numbers if tag.type in (CARDINAL, ORDINAL)]
    starts.sort(key=itemgetter(0))  # a stable sort: what the scan found stands before a number that begins there too
    done = 0
    for start, what in starts:
        if start < done:
            continue
        found = _counted(reading, what) if isinstance(what, Tag) else _scanned(reading, what)
        if found is not None and found.start >= done:
            done = found.end
            reading.mention(found)
    return [Tag(Span(f.start, f.end), f.type, f.rule, _finished(reading, f)) for f in reading.found]


def _finished(reading: Reading, found: Found) -> TimeValue:
    """The value with its zone, marked where a word before it says that it is not exact ("around 1850", "nearly four years")."""
    value = zones.zoned(found.value, found.zone, reading.words) if found.zone else found.value
    if reading.text[max(0, found.start - LEFT) : found.start].endswith(reading.words.approximate):
        return replace(value, approx=True)
    return value


def _scanned(reading: Reading, found: re.Match[str]) -> Found | None:
    """The time that begins where the scan stopped, by the group that stopped it."""
    at, word = found.start(), found[0]
    if at and reading.text[at - 1] in "-/_=" and reading.in_address(at):
        return None
    group = reading.words.starters.get(word)
    if group is None:
        return _first(DIGIT_RULES, reading, at)
    if group == "month":
        return _first(MONTH_RULES, reading, at)
    if group == "weekday":
        return relative.weekday(reading, at, _written)
    if group == "name":
        return _first(NAME_RULES, reading, at)
    if group in ("direction", "edge"):
        return _cut(reading, at, word)
    if group == "part":
        return clocks.part_alone(reading, at, _written_day)
    if group == "unit":
        return _unit(reading, at, word)
    return _word(reading, at, found.end(), word)


def _unit(reading: Reading, at: int, word: str) -> Found | None:
    """Reads what begins with a unit: "the day before", "the week of 3 May", "the XIV century", "for years"."""
    return (
        references.neighbour(reading, at, word)
        or references.week_of(reading, at, word, _written_day)
        or periods.roman_century(reading, at, word)
        or durations.bare_units(reading, at, word)
    )


def _cut(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "last year", "early March", "late last year"; no more than three such words."""
    if reading.depth >= DEEPEST:
        return None
    reading.depth += 1
    found = relative.directed(reading, at, read_at) if word.lower() in reading.words.directions else None
    if found is None and word.lower() in reading.words.edges:
        found = relative.edge(reading, at, read_at)
    reading.depth -= 1
    return found


def _word(reading: Reading, at: int, end: int, word: str) -> Found | None:
    words, lower = reading.words, word.lower()
    if lower in words.deictic or lower in words.tonight:
        return relative.deictic(reading, at, word)
    if lower in words.repeated:
        return relative.repeated_word(reading, at, word)
    if lower in words.references:
        return references.reference(reading, at, word)
    if lower in words.often:
        return references.how_often(reading, at, end, counted=False)
    if lower in words.decades:
        return dates.decade_word(reading, at, word)
    if lower in words.noon:
        return clocks.noon(reading, at, word)
    if lower in words.vague or lower in words.halves:
        return durations.vague_units(reading, at, end, lower)
    return clocks.clock_in_words(reading, at)


def _counted(reading: Reading, tag: Tag) -> Found | None:
    """The time that begins with a number: a clock in words, a span, a quarter, a century."""
    if tag.type is ORDINAL:
        return (
            periods.numbered(reading, tag)
            or days.day_of_month(reading, tag)
            or relative.part_of(reading, tag.span, _nth(tag), read_at)
        )
    following = reading.text[tag.span.end : tag.span.end + 9].replace("-", " ").split(" ", 2)
    if len(following) < 2 or following[1] not in reading.words.behind_number:
        return durations.counted_units(reading, tag) or clocks.clock_in_words(reading, tag.span.start)
    if found := clocks.minutes_past(reading, tag) or references.times_a_unit(reading, tag):
        return found
    return durations.counted_units(reading, tag) or clocks.clock_in_words(reading, tag.span.start)


def _nth(tag: Tag) -> int:
    return int(tag.value.value) if isinstance(tag.value, Quantity) and 0 < tag.value.value < 60 else 60


def _first(rules: tuple[Rule, ...], reading: Reading, at: int) -> Found | None:
    for rule in rules:
        if found := rule(reading, at):
            return found
    return None


def _written(reading: Reading, at: int) -> Found | None:
    return _first(WRITTEN_RULES, reading, at)


def _written_day(reading: Reading, at: int) -> Found | None:
    """The day that begins at `at`, behind "the night of"; no longer way round than that."""
    if reading.depth >= DEEPEST:
        return None
    reading.depth += 1
    found = read_at(reading, at)
    reading.depth -= 1
    return found


def read_at(reading: Reading, at: int) -> Found | None:
    """The time that begins exactly at `at`, if one does."""
    found = reading.words.patterns.scan.match(reading.text, at)
    if found and (time := _scanned(reading, found)) and time.start == at:
        return time
    tag = reading.numbers.get(at)
    return _counted(reading, tag) if tag is not None else None
