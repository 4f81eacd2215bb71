"""Quarters, halves, fiscal years and centuries: "Q3 2018", "the third quarter of last year", "fiscal 2019", "19th century"."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times.draft import STEPS, Found, Reading
from reader.tagger.vocabulary import DATE, ORDINAL

ROMAN = {"I": 1, "V": 5, "X": 10}


def numbered(reading: Reading, tag: Tag) -> Found | None:
    """An ordinal that names a quarter, a half or a century."""
    if tag.type is not ORDINAL or not isinstance(tag.value, Quantity):
        return None
    number = int(tag.value.value)
    if 0 < number < 30 and (later := _century_behind(reading, tag)) is not None:
        return Found(tag.span.start, tag.span.end, DATE, "century", TimeValue(f"{later}{number - 1:02d}"))
    if found := reading.words.patterns.century.match(reading.text, tag.span.end):
        if not 0 < number < 30:
            return None
        value = f"{number - 1:02d}" if found["era"] not in reading.words.before_christ else f"BC{number:02d}"
        return Found(tag.span.start, found.end(), DATE, "century", TimeValue(value))
    if 0 < number <= 4 and (shared := _shared_period(reading, tag, number)):
        return shared
    if number <= 4 and (found := reading.words.patterns.period.match(reading.text, tag.span.end)):
        return named_period(reading, tag.span.start, found, number)
    return None


def _shared_period(reading: Reading, tag: Tag, number: int) -> Found | None:
    """Reads the quarter of a first ordinal that leaves the word to a second: "the |first| and second quarters of 2018"."""
    words = reading.words
    joint = words.patterns.ordinal_until.match(reading.text, tag.span.end)
    second = reading.numbers.get(joint.end()) if joint else None
    if second is None or second.type is not ORDINAL:
        return None
    behind = words.patterns.period.match(reading.text, second.span.end)
    if behind is None or behind["quarter"] is None:
        return None
    found = named_period(reading, tag.span.start, behind, number)
    return replace(found, end=tag.span.end) if found else None


def _century_behind(reading: Reading, tag: Tag) -> str | None:
    """Whether a second ordinal has the century of the first ("from the |15th| to the 19th century"): "BC", "" or None."""
    words = reading.words
    joint = words.patterns.ordinal_until.match(reading.text, tag.span.end)
    second = reading.numbers.get(joint.end()) if joint else None
    if second is None or second.type is not ORDINAL:
        return None
    found = words.patterns.century.match(reading.text, second.span.end)
    if found is None:
        return None
    return "BC" if found["era"] in words.before_christ else ""


def named_period(reading: Reading, start: int, found: re.Match[str], number: int) -> Found | None:
    """The quarter or half with that number; a half only when its year is said (the others are a game's)."""
    words, text = reading.words, reading.text
    half = found["quarter"] is None
    of = words.patterns.period_of.match(text, found.end())
    if half and (of is None or number > 2):
        return None
    year = _year(reading, of)
    if not year:
        year = reading.article.year if reading.article else 0
        if of is None and reading.article and not half and _is_past(reading, start, found.end(), number):
            year -= 1
    written = f"{year:04d}" if year else "XXXX"
    value = f"{written}-{'H' if half else 'Q'}{number}"
    return Found(
        start, of.end() if of else found.end(), DATE, "period", TimeValue(value), (year, 0, 0) if year else None
    )


def _is_past(reading: Reading, at: int, end: int, quarter: int) -> bool:
    """Whether a bare quarter is the last year's: it lies ahead of the article's, by two or more or in a sentence of the past."""
    ahead = quarter - ((reading.article.month + 2) // 3 if reading.article else 4)
    direction = -1 if reading.text.startswith(reading.words.ended, end) else reading.direction(at)
    return ahead > 0 and direction <= 0 and (ahead > 1 or direction < 0)


def _year(reading: Reading, of: re.Match[str] | None) -> int:
    if of is None:
        return 0
    if of["year"] or of["fyear"]:
        return int(of["year"] or of["fyear"])
    way = reading.words.directions[of["direction"]] if of["direction"] else "this"
    base = reading.base(of.end("direction") + 1, way, of["direction"], "Y") if of["direction"] else reading.article
    return base.year + STEPS.get(way, 0) if base else 0


def quarter_name(reading: Reading, at: int) -> Found | None:
    """Reads "Q3", "Q3 2018", "1Q", "H1 2019"."""
    found = reading.words.patterns.quarter_name.match(reading.text, at)
    if found is None:
        return None
    half = found["half"] or found["half2"]
    if half and not (found["year"] or found["short"]):
        return None
    year = int(found["year"] or 0) or (2000 + int(found["short"]) if found["short"] else 0)
    if not year and reading.article:
        year = reading.article.year
    written = f"{year:04d}" if year else "XXXX"
    value = f"{written}-H{half}" if half else f"{written}-Q{found['quarter'] or found['quarter2']}"
    return Found(at, found.end(), DATE, "quarter", TimeValue(value), (year, 0, 0) if year else None)


def fiscal_year(reading: Reading, at: int) -> Found | None:
    """Reads "fiscal 2019", "FY19"."""
    found = reading.words.patterns.fiscal.match(reading.text, at)
    if found is None:
        return None
    year = int(found["year"] or 0) or 2000 + int(found["short"])
    last = int(found["last"] or 0)
    last += year - year % 100 if 0 < last < 100 else 0
    if not last:
        return Found(at, found.end(), DATE, "fiscal-year", TimeValue(f"FY{year:04d}"), (year, 0, 0))
    if last <= year:
        return None
    value = TimeValue(f"FY{last:04d}") if last == year + 1 else TimeValue(f"FY{year:04d}", f"FY{last:04d}")
    return Found(at, found.end(), DATE, "fiscal-year", value, (last, 0, 0))


def roman_century(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "XIV century", "the XVI centuries" from the word for a century."""
    found = reading.words.patterns.century.match(reading.text, at - 1) if at else None
    numeral = reading.words.patterns.roman.search(reading.text, max(0, at - 7), at - 1) if found else None
    if found is None or numeral is None or not numeral["roman"]:
        return None
    number = _roman(numeral["roman"])
    value = f"{number - 1:02d}" if found["era"] not in reading.words.before_christ else f"BC{number:02d}"
    return Found(numeral.start(), found.end(), DATE, "century", TimeValue(value))


def _roman(numeral: str) -> int:
    """A numeral of X, V and I: 14 for "XIV"."""
    values = [ROMAN[letter] for letter in numeral]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
