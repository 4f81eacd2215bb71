"""Spans of time: "four years", "12-hour", "several weeks"; and what counts back or forward by them: "two years ago"."""

from __future__ import annotations

from datetime import date, timedelta

from reader.article import Span
from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times.calendar import exists, shifted, week, weekday_from
from reader.tagger.times.draft import Found, Reading
from reader.tagger.vocabulary import CARDINAL, CLOCK, DATE, DURATION

BRIEF = ("TS", "TM", "TH")
"""Parts of a day: what is so long ago is a time of day, what comes so much later a span."""
WHOLE = ("D", "W", "M", "Y")
"""Units of which one is spoken of as a whole ("all day")."""
COARSER = {"TS": "D", "TM": "D", "TH": "D", "2W": "W", "WE": "W"}


def counted_units(reading: Reading, tag: Tag) -> Found | None:
    """A number that counts a unit of time."""
    quantity = tag.value
    if tag.type is not CARDINAL or not isinstance(quantity, Quantity):
        return None
    found = reading.words.patterns.unit_after.match(reading.text, tag.span.end)
    if found is None:
        return None
    amount, upper = quantity.value, quantity.upper
    if found["article"] and not 0 < amount < 1:
        return None
    letter = reading.words.units[found["unit"].lower()]
    return _span_or_day(reading, Span(tag.span.start, found.end()), letter, amount, upper)


def glued_units(reading: Reading, at: int) -> Found | None:
    """Reads "24hrs", "3.5years": a number and its unit in one word."""
    found = reading.words.patterns.glued.match(reading.text, at)
    if found is None:
        return None
    amount, letter = float(found["amount"]), reading.words.units[found["unit"]]
    return _span_or_day(reading, Span(at, found.end()), letter, amount)


CENTURIES = {"100Y": 100, "1000Y": 1000}
DAYS = {"D": 1, "W": 7, "2W": 14}
"""Units that are a number of days."""
MONTHS = {"M": 1, "Y": 12}
FROM_DAY = (*DAYS, *MONTHS)
"""Units that are counted from a day of the article's own."""


def _span_or_day(
    reading: Reading, span: Span, letter: str, amount: float | None, upper: float | None = None
) -> Found | None:
    start, end = span.start, span.end
    if amount is not None and letter in FROM_DAY and (counted := _counted_from(reading, span, letter, amount)):
        return counted
    ago = reading.words.patterns.ago.match(reading.text, end)
    if ago and letter in BRIEF and reading.article and not (ago["later"] or ago["earlier"] or ago["ahead"]):
        return Found(start, ago.end(), CLOCK, "ago", TimeValue(f"{reading.article.isoformat()}TXX"))
    if ago and letter in BRIEF:
        ago = None
    if ago is None and _lies_ahead(reading, start, letter, amount) and reading.article:
        later = moved(reading, start, letter, int(amount or 0), earlier=False)
        return Found(start, end, DATE, "in-units", TimeValue(later), day_of_value(later))
    if ago and amount is not None:
        count = int(amount) if amount == int(amount) else 0
        step = 1 if ago["later"] or ago["ahead"] else -1
        if then := moved(reading, start, letter, count * step, earlier=bool(ago["earlier"] or ago["later"])):
            return Found(start, ago.end(), DATE, "ago", TimeValue(then), day_of_value(then))
    if ago and amount is None:
        return Found(
            start, ago.end(), DATE, "ago", TimeValue("FUTURE_REF" if ago["later"] or ago["ahead"] else "PAST_REF")
        )
    value = TimeValue(period(amount, letter), period(upper, letter) if upper is not None else "")
    return Found(start, end, DURATION, "duration", value)


def _counted_from(reading: Reading, span: Span, letter: str, amount: float) -> Found | None:
    """Reads "two days after today", "a week from tomorrow": a day of its own."""
    found = reading.words.patterns.counted_from.match(reading.text, span.end)
    if found is None or reading.article is None or amount != int(amount):
        return None
    base = reading.article + timedelta(days=reading.words.deictic[found["day"].lower()])
    count = int(amount) * (-1 if found["back"] else 1)
    value = shifted(base, "D", count * DAYS[letter]) if letter in DAYS else _months_on(base, count * MONTHS[letter])
    return (
        Found(span.start, found.end(), DATE, "counted-from", TimeValue(value), day_of_value(value)) if value else None
    )


def _months_on(base: date, count: int) -> str:
    """The same day so many months on: "2018-10-28"; the month alone where it has no such day."""
    month = shifted(base, "M", count)
    day = day_of_value(month)
    return f"{month}-{base.day:02d}" if day and exists(day[0], day[1], base.day) else month


def _lies_ahead(reading: Reading, start: int, letter: str, amount: float | None) -> bool:
    """Whether "in two weeks" is a day to come: a whole number, in a sentence that lies ahead."""
    if (
        letter in BRIEF
        or not amount
        or amount != int(amount)
        or reading.word_before(start) not in reading.words.ahead_in
    ):
        return False
    return reading.direction(start) > 0


def moved(reading: Reading, at: int, letter: str, count: int, earlier: bool) -> str:
    """The value of "two years ago" (from the article's day) or "two years earlier" (from the day spoken of)."""
    base = reading.article
    if earlier and (spoken := reading.spoken_of(at)):
        if letter in ("Y", "10Y") or not spoken[1]:
            unit = "Y" if not spoken[1] else letter
            return (
                shifted(date(spoken[0], 1, 1), unit, count) if unit in ("Y", "10Y") and letter in ("Y", "10Y") else ""
            )
        if letter == "M" or not spoken[2]:
            return shifted(date(spoken[0], spoken[1], 1), "M", count) if letter == "M" else ""
        base = date(*spoken)
    if base is None or not count:
        return ""
    if letter == "2W":
        return shifted(base, "W", 2 * count)
    if letter == "10Y":
        return shifted(base, "Y", 10 * count)
    if letter in CENTURIES:
        return shifted(base, "Y", CENTURIES[letter] * count)
    return (
        shifted(base, COARSER.get(letter, letter), count if letter not in COARSER else 0)
        if letter != "Q"
        else shifted(base, "M", 3 * count)
    )


def day_of_value(value: str) -> tuple[int, int, int] | None:
    """As much of a day as a value says; None where it is no day, month or year."""
    parts = value.split("-")
    if not all(p.isdecimal() for p in parts) or len(parts[0]) != 4:
        return None
    return (int(parts[0]), int(parts[1]) if len(parts) > 1 else 0, int(parts[2]) if len(parts) > 2 else 0)


MANY_YEARS = {10: "DE", 100: "CE", 1000: "ML"}
"""TimeML's letters for decades, centuries and millennia."""


def period(amount: float | None, letter: str) -> str:
    """TimeML's value of a span: 3 and "D" are "P3D", 1.5 and "TH" "PT1.5H", None and "Y" "PXY"."""
    time = "T" if letter.startswith("T") else ""
    unit = letter[1:] if time else letter
    many = 1
    if unit.startswith(("10", "2")):
        digits = unit.rstrip("YW")
        many, unit = int(digits), unit[len(digits) :]
    if unit == "Q":
        many, unit = 3, "M"
    if amount is None:
        return f"P{time}X{unit}" if many == 1 else f"PX{MANY_YEARS.get(many, unit)}"
    return f"P{time}{amount * many:g}{unit}" if amount * many < 1e6 else f"P{time}{int(amount * many)}{unit}"


def vague_units(reading: Reading, at: int, end: int, count: str) -> Found | None:
    """Reads "several years", "a few months ago", "a couple of weeks", "half an hour"."""
    found = reading.words.patterns.unit_after.match(reading.text, end)
    if found is None:
        return None
    unit = found["unit"].lower()
    letter = reading.words.units[unit]
    amount = _amount(reading, count)
    if amount is None and unit not in reading.words.plural:
        return None
    return _span_or_day(reading, Span(at, found.end()), letter, amount)


def _amount(reading: Reading, count: str) -> float | None:
    if count in reading.words.pairs:
        return 2
    if count in reading.words.halves:
        return 0.5
    if count in reading.words.ones:
        return 1
    return None


def bare_units(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "for years", "over the decades", "years ago"; "a year ago", "an hour later", "for a year"."""
    text, words = reading.text, reading.words
    unit = word.lower()
    letter = words.units[unit]
    end = at + len(word)
    if (compared := words.patterns.compared.match(text, end)) and (
        then := moved(reading, at, letter, -1, earlier=False)
    ):
        return Found(at, compared.end(), DATE, "ago", TimeValue(then), day_of_value(then))
    left = text[max(0, at - 24) : at].lower().split()
    if not left or text[at - 1 : at] != " ":
        return _at_start(reading, at, end, letter, unit)
    if left[-1] in words.whole_of and unit not in words.plural and letter in WHOLE:
        return Found(at - len(left[-1]) - 1, end, DURATION, "duration-whole", TimeValue(period(1, letter)))
    if unit in words.plural and left[-1] not in words.definite and _is_compared(reading, end):
        return Found(at, end, DURATION, "duration-bare", TimeValue(period(None, letter)))
    if left[-1] in words.articles and unit not in words.plural:
        return _one_unit(reading, at, end, letter, left)
    if unit not in words.plural:
        return _own_unit(reading, Span(at, end), letter, left) if unit in words.own_units else None
    if words.patterns.ago.match(text, end) and left[-1] not in words.the:
        return _span_or_day(reading, Span(at, end), letter, None)
    previous = left[-2] if left[-1] in words.definite and len(left) > 1 else left[-1]
    if previous not in words.bare_strong or (unit in words.never_the and left[-1] in words.the):
        return None
    return Found(at, end, DURATION, "duration-bare", TimeValue(period(None, letter)))


def _own_unit(reading: Reading, span: Span, letter: str, left: list[str]) -> Found | None:
    """Reads "over the weekend", "in the quarter": the one that the article's day lies in or that has just ended."""
    if (
        reading.article is None
        or len(left) < 2
        or left[-1] not in reading.words.the
        or left[-2] not in reading.words.own_after
    ):
        return None
    if letter == "WE":
        friday = weekday_from(reading.article, 5, 1 if reading.direction(span.start) > 0 else -1)
        value = f"{week(friday)}-WE"
    else:
        value = shifted(reading.article, letter, 0)
    return Found(span.start, span.end, DATE, "own-unit", TimeValue(value), None)


def _is_compared(reading: Reading, end: int) -> bool:
    """Whether "before" or "after" follows, with what is compared behind it ("a day after the vote")."""
    following = reading.text[end : end + 9].split(" ")
    return len(following) > 2 and not following[0] and following[1] in reading.words.compared_to


def _at_start(reading: Reading, at: int, end: int, letter: str, unit: str) -> Found | None:
    if unit in reading.words.plural and reading.words.patterns.ago.match(reading.text, end):
        return _span_or_day(reading, Span(at, end), letter, None)
    return None


def _one_unit(reading: Reading, at: int, end: int, letter: str, left: list[str]) -> Found | None:
    """Reads "a year ago", "for an hour", where `left` are the words up to the article."""
    words = reading.words
    start = at - 1 - len(left[-1])
    if words.patterns.ago.match(reading.text, end) or words.patterns.counted_from.match(reading.text, end):
        return _span_or_day(reading, Span(start, end), letter, 1)
    if half := next((h for h in words.and_half if reading.text.startswith(h, end)), ""):
        return Found(start, end + len(half), DURATION, "duration-one", TimeValue(period(1.5, letter)))
    if _is_compared(reading, end) and letter not in ("TS", "Q", "WE"):
        return Found(start, end, DURATION, "duration-one", TimeValue(period(1, letter)))
    if len(left) < 2 or left[-2] not in words.one_before or letter in ("TS", "Q"):
        return None
    if letter == "TM" and left[-2] not in words.one_minute_before:
        return None
    return Found(start, end, DURATION, "duration-one", TimeValue(period(1, letter)))


def _quarters(reading: Reading, span: Span, fraction: float) -> tuple[int, str, float | None] | None:
    """Quarters of a year that were read as a fraction: "the last |three quarters|"."""
    text, words = reading.text, reading.words
    letter = words.units.get(text[span.start : span.end].lower().rpartition(" ")[2], "")
    following = text[span.end : span.end + 6].split()
    if letter != "Q" or (following and following[0] in words.part_of):
        return None
    return span.end, letter, fraction * 4


def units_at(reading: Reading, at: int) -> tuple[int, str, float | None] | None:
    """The units that a direction counts ("the last |three years|"): where they end, their letter, their number (None: some)."""
    text, words = reading.text, reading.words
    tag = reading.numbers.get(at)
    if tag is not None and tag.type is CARDINAL and isinstance(tag.value, Quantity):
        found = words.patterns.unit_after.match(text, tag.span.end)
        if found is None:
            return _quarters(reading, tag.span, tag.value.value)
        return found.end(), words.units[found["unit"].lower()], tag.value.value
    vague = words.patterns.count.match(text, at)
    if vague is not None and (found := words.patterns.unit_after.match(text, vague.end())):
        return found.end(), words.units[found["unit"].lower()], _amount(reading, vague["count"].lower())
    found = words.patterns.target.match(text, at)
    if found and found["unit"].lower() in words.plural:
        return found.end(), words.units[found["unit"].lower()], None
    return None
