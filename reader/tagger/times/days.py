"""Days that an ordinal names: "the fifth of November", "May twenty-nine", "the 3rd of next month", "Friday the 26th", "on the 18th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date

from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times.calendar import Day, as_day, exists, timex
from reader.tagger.times.dates import calendar_day, year_of
from reader.tagger.times.draft import STEPS, Found, Reading
from reader.tagger.vocabulary import CARDINAL, DATE, ORDINAL

ENDS = re.compile(r"[.,;:!?)\n]|\Z")
NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
STATED_YEAR = re.compile(r"\d{3}|['’]\d|[/.-]\d")
MONTHS_AWAY = 8
"""How many months off the article's day a weekday with a number is looked for."""


def day_of_month(reading: Reading, tag: Tag) -> Found | None:
    """An ordinal that counts a month's days, with the month behind it, or bare ("on the 18th")."""
    number = _day_number(tag)
    if not number:
        return None
    start, end = tag.span.start, tag.span.end
    found = reading.words.patterns.day_of.match(reading.text, end)
    if found is None:
        return _bare_day(reading, tag, number)
    if found["direction"]:
        return _in_directed_month(reading, start, found, number)
    if not found["of"] and found["month"] in reading.words.doubtful:
        return None
    month = reading.words.months[found["month"].lower()]
    return calendar_day(reading, (start, found.end()), (year_of(found), month, number), "day-ordinal")


def _day_number(tag: Tag) -> int:
    value = tag.value.value if isinstance(tag.value, Quantity) else 0
    return int(value) if 1 <= value <= 31 and value == int(value) else 0


def _in_directed_month(reading: Reading, start: int, found: re.Match[str], number: int) -> Found | None:
    """Reads "the 3rd of next month", "the 21st this month", "the fifth day of the month"."""
    word = found["direction"].lower()
    way = reading.words.directions.get(word, "this")
    base = reading.base(found.end("direction") + 1, way, word, "M")
    if base is None or (not found["of"] and way not in STEPS):
        return None
    months = base.year * 12 + base.month - 1 + STEPS.get(way, 0)
    day = (months // 12, months % 12 + 1, number)
    if not exists(*day):
        return None
    return Found(start, found.end(), DATE, "day-of-month", TimeValue(timex(day)), day)


def _bare_day(reading: Reading, tag: Tag, number: int) -> Found | None:
    """Reads "on the 18th", where nothing follows that the ordinal could count."""
    text, start, words = reading.text, tag.span.start, reading.words
    if not text[start].isdigit() or reading.word_before(start) not in words.the or not _ends(reading, tag.span.end):
        return None
    left = text[max(0, start - 16) : start].lower().split()
    if len(left) < 2 or left[-2] not in words.day_before:
        return None
    spoken = reading.year_spoken_of(start) and reading.last
    if spoken and spoken[1]:
        day: Day = (spoken[0], spoken[1], number)
    elif reading.article:
        day = _nearest(reading, start, number)
    else:
        return None
    return Found(start, tag.span.end, DATE, "day-bare", TimeValue(timex(day)), day) if exists(*day) else None


def _ends(reading: Reading, end: int) -> bool:
    if ENDS.match(reading.text, end):
        return True
    word = NEXT_WORD.match(reading.text, end)
    return word is not None and word[1] in reading.words.day_behind


def _nearest(reading: Reading, at: int, number: int) -> Day:
    """The day with that number in the article's month, or in the one before or after it, as the sentence says."""
    article = reading.article or date.min
    direction = reading.direction(at)
    step = (number < article.day) if direction > 0 else -(number > article.day) if direction < 0 else 0
    months = article.year * 12 + article.month - 1 + step
    return months // 12, months % 12 + 1, number


def weekday_number(reading: Reading, at: int) -> Found | None:
    """Reads "Friday the 26th", "Mon 13th": the nearest such day to the article's."""
    words = reading.words
    found = words.patterns.weekday_the.match(reading.text, at)
    tag = reading.numbers.get(found.end()) if found else None
    if found is None or tag is None or tag.type is not ORDINAL or not _ends(reading, tag.span.end):
        return None
    number, weekday = _day_number(tag), words.weekdays[found["weekday"].lower()]
    days = [day for day in _months_around(reading.article, number) if day.isoweekday() == weekday]
    if not days or reading.article is None:
        return None
    article = reading.article
    day = min(days, key=lambda d: abs(d - article))
    return Found(at, tag.span.end, DATE, "weekday-number", TimeValue(day.isoformat()), as_day(day))


def _months_around(article: date | None, number: int) -> Iterator[date]:
    """The days with that number in the months around the article's."""
    if article is None or not number:
        return
    for step in range(-MONTHS_AWAY, MONTHS_AWAY + 1):
        months = article.year * 12 + article.month - 1 + step
        if exists(months // 12, months % 12 + 1, number):
            yield date(months // 12, months % 12 + 1, number)


def on_weekday(reading: Reading, found: Found, weekday: int) -> Found:
    """A day whose year the text does not say, in the year beside its own in which it has that weekday: "Saturday, Oct. 13"."""
    if reading.article is None or not _is_yearless(reading, found) or found.day is None:
        return found
    year, month, number = found.day
    if _falls_on(found.day, weekday):
        return found
    days = [day for day in ((year - 1, month, number), (year + 1, month, number)) if _falls_on(day, weekday)]
    if len(days) != 1:
        return found
    return replace(found, value=TimeValue(timex(days[0])), day=days[0])


def _is_yearless(reading: Reading, found: Found) -> bool:
    if found.type is not DATE or found.value.upper or found.day is None or not all(found.day):
        return False
    return not STATED_YEAR.search(reading.text, found.start, found.end)


def _falls_on(day: Day, weekday: int) -> bool:
    return MINYEAR <= day[0] <= MAXYEAR and exists(*day) and date(*day).isoweekday() == weekday


def month_day_words(reading: Reading, at: int) -> Found | None:
    """Reads "May twenty-ninth", "April the ninth", "January twenty five, 1986"."""
    words = reading.words
    found = words.patterns.month_the.match(reading.text, at)
    tag = reading.numbers.get(found.end()) if found else None
    if found is None or tag is None or reading.text[tag.span.start].isdigit():
        return None
    counted = tag.value.counts if isinstance(tag.value, Quantity) else ""
    if tag.type is not ORDINAL and (tag.type is not CARDINAL or counted or not _ends(reading, tag.span.end)):
        return None
    number = _day_number(tag)
    if not number or (tag.type is ORDINAL and not _ends(reading, tag.span.end)):
        return None
    month = words.months[found["month"].lower()]
    year = words.patterns.year_behind.match(reading.text, tag.span.end)
    end = year.end() if year else tag.span.end
    return calendar_day(reading, (at, end), (int(year["year"]) if year else 0, month, number), "month-ordinal")
