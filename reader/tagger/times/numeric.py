"""Dates in digits: "2018-04-27", "4/27/18", "on 10/25", "9/11"."""

from __future__ import annotations

import re

from reader.tagger.tagging import TimeValue
from reader.tagger.times.calendar import Day, exists, timex
from reader.tagger.times.dates import calendar_day, full_year
from reader.tagger.times.draft import Found, Reading
from reader.tagger.vocabulary import CLOCK, DATE

ISO = re.compile(
    r"(?P<year>[12]\d{3})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?(?![\w-])"
)
ISO_SLASHED = re.compile(r"(?P<year>[12]\d{3})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?![\w/-])")
SLASHED = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>[12]\d{3}|\d\d)(?![\w/-])")
MONTH_SLASH_DAY = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/.,-]\d|[\w/%])")
DIGITS_AND_SLASH = frozenset("0123456789/")
MONTHS = 12
SEEN = 30_000
"""How many characters of a text show in which order it writes its dates."""


def numeric_date(reading: Reading, at: int) -> Found | None:
    """ISO dates and dates of three numbers."""
    text = reading.text
    if found := ISO.match(text, at) or ISO_SLASHED.match(text, at):
        day = (int(found["year"]), int(found["month"]), int(found["day"] or 0))
        if not exists(*day):
            return None
        groups = found.groupdict()
        clock = groups.get("time")
        value = TimeValue(timex(day) + (f"T{clock}" if clock else ""))
        zone = groups.get("zone") or ""
        return Found(at, found.end(), CLOCK if clock else DATE, "iso-date", value, day, zone)
    if (found := SLASHED.match(text, at)) and (slashed := _slashed(reading, found)):
        return Found(at, found.end(), DATE, "numeric-date", TimeValue(timex(slashed)), slashed)
    return None


def month_slash_day(reading: Reading, at: int) -> Found | None:
    """Reads "on 10/25", "from 9/30": no fraction, since its number does not fit one or "on" stands before it."""
    found = MONTH_SLASH_DAY.match(reading.text, at)
    if found is None or reading.word_before(at) not in reading.words.slashed_before:
        return None
    month, number = int(found["a"]), int(found["b"])
    following = reading.text[found.end() : found.end() + 8].split(" ")
    if len(following) > 1 and (following[0] or following[1]) in reading.words.slashed_not_behind:
        return None
    if month >= number or not 1 <= month <= 12 or number <= 12:
        return None
    return calendar_day(reading, (at, found.end()), (0, month, number), "month-slash-day")


def _slashed(reading: Reading, found: re.Match[str]) -> Day | None:
    """Month first where both are possible, as American papers write, unless the text shows that it writes the day first."""
    first, second = int(found["a"]), int(found["b"])
    month, number = (second, first) if _day_first(reading, found, first, second) else (first, second)
    year = full_year(found["year"])
    return (year, month, number) if 1 <= month <= 12 and number and exists(year, month, number) else None


def _day_first(reading: Reading, found: re.Match[str], first: int, second: int) -> bool:
    if first > MONTHS or found["mark"] == ".":
        return True
    if second > MONTHS:
        return False
    if reading.day_first is None:
        reading.day_first = _writes_day_first(reading.text)
    return reading.day_first


def _writes_day_first(text: str) -> bool:
    """Whether a date of the text can only have its day first ("23/4/2018"), and none only its month."""
    pairs = [(int(found["a"]), int(found["b"])) for found in SLASHED.finditer(text, 0, SEEN) if found["mark"] != "."]
    return any(a > MONTHS >= b for a, b in pairs) and not any(b > MONTHS >= a for a, b in pairs)


def named_day(reading: Reading, at: int) -> Found | None:
    """A day that its numbers name: "9/11"."""
    for name, value in reading.words.named_days.items():
        if (
            reading.text.startswith(name, at)
            and reading.text[at + len(name) : at + len(name) + 1] not in DIGITS_AND_SLASH
        ):
            return Found(at, at + len(name), DATE, "named-day", TimeValue(value))
    return None
