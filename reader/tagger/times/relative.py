"""Times that are meant from another day: "Friday", "last month", "the same year", "end of the year", "every Monday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from reader.article import Span
from reader.tagger.tagging import TimeValue
from reader.tagger.times import seasons
from reader.tagger.times.calendar import Day, as_day, exists, part_of_time, shifted, timex, week, weekday_from
from reader.tagger.times.days import on_weekday, weekday_number
from reader.tagger.times.draft import STEPS, Found, Reading
from reader.tagger.times.durations import period, units_at
from reader.tagger.vocabulary import CLOCK, DATE, DURATION, TokenType

Reader = Callable[[Reading, int], Found | None]

EDGED = ("Y", "M", "W", "D", "10Y", "100Y", "Q")
"""Units that begin and end ("the end of the year")."""
INNER = ("month", "year", "directed", "season", "period", "edge", "century", "decade")
"""How the rules of times begin that have parts ("the first week of")."""
SHORT_UNITS = ("TS", "TM", "TH")


def deictic(reading: Reading, at: int, word: str) -> Found:
    """Reads "today", "yesterday evening", "tonight"."""
    lower = word.lower()
    if lower in reading.words.tonight:
        value = f"{reading.article.isoformat()}TNI" if reading.article else "TNI"
        return Found(at, at + len(word), CLOCK, "deictic", TimeValue(value), as_day(reading.article))
    if reading.article is None:
        return Found(
            at, at + len(word), DATE, "deictic", TimeValue("PRESENT_REF" if lower == "today" else "XXXX-XX-XX")
        )
    day = reading.article + timedelta(days=reading.words.deictic[lower])
    return _with_part(reading, Found(at, at + len(word), DATE, "deictic", TimeValue(day.isoformat()), as_day(day)))


def _with_part(reading: Reading, found: Found) -> Found:
    part = reading.words.patterns.part_after.match(reading.text, found.end)
    if part is None or (
        part["part"].lower() in reading.words.nights and reading.text[part.end() : part.end() + 1].isalpha()
    ):
        return found
    day, letter = found.value.timex, reading.words.parts[part["part"].lower()]
    if part[0].endswith("s") and found.rule == "weekday" and found.day is not None:
        day = f"XXXX-WXX-{date(*found.day).isoweekday()}"
    value = TimeValue(f"{day}T{letter}")
    return Found(found.start, part.end(), CLOCK, f"{found.rule}-part", value, found.day)


def weekday(reading: Reading, at: int, written: Reader) -> Found | None:
    """Reads "Friday", "Friday night", "Saturdays", "Monday, 3 May"; `written` reads the date that may follow."""
    words, text = reading.words, reading.text
    if numbered := weekday_number(reading, at):
        return numbered
    if (dated := words.patterns.weekday_date.match(text, at)) and (inner := written(reading, dated.end())):
        inner = on_weekday(reading, inner, words.weekdays[dated["weekday"].lower()])
        return Found(at, inner.end, inner.type, f"weekday-{inner.rule}", inner.value, inner.day)
    if weekly := _weekday_of_week(reading, at):
        return weekly
    found = words.patterns.weekday.match(text, at)
    if found is None or reading.word_before(at) in words.weekday_not_after:
        return None
    name = found["weekday"].lower()
    end = found.end("weekday")
    if name in words.plural and name not in words.short:
        return Found(at, end, DATE, "weekdays", TimeValue(f"XXXX-WXX-{words.weekdays[name]}"))
    if name in words.short:
        if text[end : end + 1] != ".":
            return None
        end += 1
    if reading.article is None:
        return _with_part(reading, Found(at, end, DATE, "weekday", TimeValue(f"XXXX-WXX-{words.weekdays[name]}")))
    day = weekday_from(reading.article, words.weekdays[name], 1 if reading.direction(at) > 0 else -1)
    return _with_part(reading, Found(at, end, DATE, "weekday", TimeValue(day.isoformat()), as_day(day)))


def _weekday_of_week(reading: Reading, at: int) -> Found | None:
    """Reads "Tuesday of next week", "Wednesday evening next week"."""
    words = reading.words
    found = words.patterns.weekday_of.match(reading.text, at)
    if found is None:
        return None
    word = found["direction"].lower()
    way = words.directions[word]
    base = reading.base(found.end("direction") + 1, way, word, "W")
    if base is None or way not in STEPS:
        return None
    number = words.weekdays[found["weekday"].lower()]
    day = base + timedelta(days=number - base.isoweekday() + 7 * STEPS[way])
    part = f"T{words.parts[found['part'].lower()]}" if found["part"] else ""
    value = TimeValue(day.isoformat() + part)
    return Found(at, found.end(), CLOCK if part else DATE, "weekday-of-week", value, as_day(day))


def directed(reading: Reading, at: int, read: Reader) -> Found | None:
    """Reads "last year", "this Friday", "the next three weeks", "the same month", "every day"."""
    words, text = reading.words, reading.text
    found = words.patterns.direction.match(text, at)
    if found is None:
        return None
    word = found["direction"].lower()
    way = words.directions[word]
    pos = found.end()
    if way == "last" and reading.word_before(at) in words.last_after:
        return None
    if way == "each":
        return _repeated(reading, at, pos)
    if way in ("last", "final") and (inner := part_of(reading, Span(at, pos - 1), -1, read)):
        return inner
    if way == "final":
        return None
    if way in STEPS and reading.depth < 3 and (chained := words.patterns.direction.match(text, pos)):
        return _chained(reading, Span(at, pos), words.directions[chained["direction"].lower()], read)
    if way in ("last", "next") and (units := units_at(reading, pos)):
        end, letter, amount = units
        return Found(at, end, DURATION, "duration-directed", TimeValue(period(amount, letter)))
    for reader in (
        _directed_weekday,
        _directed_month,
        _directed_unit,
        _directed_part,
        seasons.directed_season,
        seasons.directed_holiday,
    ):
        if inner := reader(reading, pos, way, word):
            return Found(at, inner.end, inner.type, inner.rule, inner.value, inner.day)
    return None


def _chained(reading: Reading, span: Span, way: str, read: Reader) -> Found | None:
    """Reads "this past Friday", "the next following year"."""
    reading.depth += 1
    inner = directed(reading, span.end, read) if way in STEPS else None
    reading.depth -= 1
    if (
        inner
        and inner.rule == "duration-directed"
        and (whole := _directed_unit(reading, _second(reading, span), way, ""))
    ):
        inner = replace(whole, start=inner.start)
    return replace(inner, start=span.start) if inner else None


def _second(reading: Reading, span: Span) -> int:
    """Where the second of two directions ends."""
    found = reading.words.patterns.direction.match(reading.text, span.end)
    return found.end() if found else span.end


def part_of(reading: Reading, span: Span, nth: int, read: Reader) -> Found | None:
    """Reads "|last| week of March", "|first| Monday in June 2019", where `nth` is what the word in `span` says, -1 for "last"."""
    words = reading.words
    found = words.patterns.part_of.match(reading.text, span.end)
    if found is None or reading.depth >= 3:
        return None
    reading.depth += 1
    inner = read(reading, found.end())
    reading.depth -= 1
    if (
        inner is None
        or inner.type is not DATE
        or found["part"].lower() in words.plural
        or not inner.rule.startswith(INNER)
    ):
        return None
    unit = found["part"].lower()
    if inner.rule == "century" and words.units.get(unit) == "10Y" and inner.value.timex.isdecimal():
        decade = TimeValue(f"{inner.value.timex}{(nth - 1) % 10}" if nth > 0 else f"{inner.value.timex}9")
        return Found(span.start, inner.end, DATE, "part-century", decade)
    value = part_of_time(inner.day, nth, words.units.get(unit, ""), words.weekdays.get(unit, 0)) if inner.day else ""
    return Found(
        span.start,
        inner.end,
        DATE,
        f"part-{inner.rule}",
        TimeValue(value) if value else inner.value,
        _known(value) or inner.day,
    )


def _directed_weekday(reading: Reading, at: int, way: str, word: str) -> Found | None:
    found = reading.words.patterns.weekday.match(reading.text, at)
    if found is None or found["weekday"].lower() in reading.words.short | reading.words.plural:
        return None
    base = reading.base(at, way, word)
    if base is None:
        return None
    number = reading.words.weekdays[found["weekday"].lower()]
    if way == "this":
        day = base + timedelta(days=number - base.isoweekday())
    else:
        day = weekday_from(base, number, 2 if way == "next" else -2)
    return _with_part(
        reading, Found(at, found.end("weekday"), DATE, "directed-weekday", TimeValue(day.isoformat()), as_day(day))
    )


def _directed_month(reading: Reading, at: int, way: str, word: str) -> Found | None:
    found = reading.words.patterns.scan.match(reading.text, at)
    if found is None or reading.words.starters.get(found[0]) != "month":
        return None
    base = reading.base(at, way, word, "Y")
    if base is None:
        return None
    month = reading.words.months[found[0].lower()]
    year = base.year
    if way == "last":
        year -= month >= base.month
    elif way == "next":
        year += month <= base.month
    day = (year, month, 0)
    end = found.end()
    dated = reading.words.patterns.month_day.match(reading.text, at)
    if dated and not dated["year"] and not dated["short"] and exists(year, month, int(dated["day"]) or 32):
        day, end = (year, month, int(dated["day"])), dated.end("day")
    return Found(at, end, DATE, "directed-month", TimeValue(timex(day)), day)


def _directed_unit(reading: Reading, at: int, way: str, word: str) -> Found | None:
    found = reading.words.patterns.target.match(reading.text, at)
    if found is None:
        return None
    unit = found["unit"].lower()
    letter = reading.words.units[unit]
    if unit in reading.words.plural or letter in SHORT_UNITS or len(unit) < 3:
        return None
    if unit in reading.words.nights:
        return _night(reading, at, found.end(), way)
    if word in reading.words.spans:
        return Found(at, found.end(), DURATION, "duration-directed", TimeValue(period(1, letter)))
    if letter == "D" and (way == "this" or (way == "last" and word not in reading.words.spoken_of)):
        return None
    base = reading.base(at, way, word, letter)
    if base is None:
        return Found(
            at,
            found.end(),
            DATE,
            "directed-unit",
            TimeValue({"last": "PAST_REF", "next": "FUTURE_REF"}.get(way, "PRESENT_REF")),
        )
    spoken = reading.spoken_of(at)
    step = STEPS.get(way, 0)
    if way == "same" and (spoken is None or (letter in ("M", "D") and not spoken[1])):
        return None
    if letter == "WE":
        value = f"{week(base + timedelta(weeks=step))}-WE"
    elif letter == "2W":
        value = shifted(base, "W", 2 * step)
    else:
        value = shifted(base, letter, step)
    return Found(at, found.end(), DATE, "directed-unit", TimeValue(value), _known(value))


def _known(value: str) -> Day | None:
    parts = value.split("-")
    if len(parts[0]) != 4 or not all(part.isdecimal() for part in parts):
        return None
    numbers = [*map(int, parts), 0, 0]
    return numbers[0], numbers[1], numbers[2]


def _night(reading: Reading, at: int, end: int, way: str) -> Found | None:
    if reading.article is None:
        return Found(at, end, CLOCK, "directed-part", TimeValue("TNI"))
    day = reading.article + timedelta(days=STEPS.get(way, 0))
    return Found(at, end, CLOCK, "directed-part", TimeValue(f"{day.isoformat()}TNI"), as_day(day))


def _directed_part(reading: Reading, at: int, way: str, word: str) -> Found | None:
    found = re.compile(r"[A-Za-z]+").match(reading.text, at)
    part = reading.words.parts.get(found[0].lower()) if found else None
    if found is None or part is None:
        return None
    base = reading.base(at, way, word)
    if base is None:
        return Found(at, found.end(), CLOCK, "directed-part", TimeValue(f"T{part}"))
    day = base + timedelta(days=STEPS.get(way, 0))
    return Found(at, found.end(), CLOCK, "directed-part", TimeValue(f"{day.isoformat()}T{part}"), as_day(day))


def _repeated(reading: Reading, at: int, pos: int) -> Found | None:
    text, words = reading.text, reading.words
    many = 1
    if (other := words.patterns.other.match(text, pos)) and text[at:pos].strip().lower() in words.every:
        pos, many = other.end(), 2
    if (found := words.patterns.weekday.match(text, pos)) and found["weekday"].lower() not in words.short:
        value = f"XXXX-WXX-{words.weekdays[found['weekday'].lower()]}"
        return _with_part(reading, Found(at, found.end("weekday"), DATE, "every", TimeValue(value)))
    if units := units_at(reading, pos):
        return Found(at, units[0], DATE, "every", TimeValue(period(units[2], units[1])))
    if (found := words.patterns.target.match(text, pos)) and words.units[found["unit"].lower()] not in ("TS",):
        letter = words.units[found["unit"].lower()]
        return Found(at, found.end(), DATE, "every", TimeValue("P1WE" if letter == "WE" else period(many, letter)))
    if found := words.patterns.season.match(text, pos):
        value = f"XXXX-{words.seasons[found['season'].lower()]}"
        return Found(at, found.end("season"), DATE, "every", TimeValue(value))
    if found := words.patterns.part_alone.match(text, pos):
        return Found(at, found.end(), DATE, "every", TimeValue(f"XXXX-XX-XXT{words.parts[found['part'].lower()]}"))
    return None


def repeated_word(reading: Reading, at: int, word: str) -> Found | None:
    """A word for what comes again, as an adverb: "runs daily", not "a daily paper"."""
    following = re.match(r" ([\w’']+)", reading.text[at + len(word) : at + len(word) + 16])
    if not word.islower() or (following and following[1].lower() not in reading.words.adverb_before):
        return None
    return Found(at, at + len(word), DATE, "repeated", TimeValue(reading.words.repeated[word]))


def edge(reading: Reading, at: int, read: Reader) -> Found | None:
    """Reads "early March", "end of the year", "mid-1990s", "later this week"; `read` reads the time that is cut."""
    words, text = reading.words, reading.text
    found = words.patterns.edge.match(text, at)
    if found is None:
        return None
    kind = words.edges[" ".join(found["edge"].lower().split())]
    of = found["joint"] is not None
    if kind in ("start", "end", "middle", "whole") and (not of or found["joint"].lower() not in words.of):
        return None
    inner = read(reading, found.end())
    if inner is not None and of and inner.rule.startswith("weekday"):
        return None
    if inner is not None and inner.type is not DURATION and inner.rule not in ("ago", "every"):
        kind_of: TokenType = inner.type
        return Found(at, inner.end, kind_of, f"edge-{inner.rule}", inner.value, inner.day)
    target = words.patterns.target.match(text, found.end())
    if target is None or not found["article"] or kind == "whole":
        return None
    letter = words.units[target["unit"].lower()]
    spoken = reading.spoken_of(at)
    base = date(spoken[0], 1, 1) if spoken and letter == "Y" and not reading.article else reading.article
    if letter == "D" and spoken and all(spoken):
        base = date(*spoken)
    if letter not in EDGED or target["unit"].lower() in words.plural | words.nights or base is None:
        return None
    value = shifted(base, letter, 0)
    return Found(at, target.end(), DATE, "edge-unit", TimeValue(value), _known(value))
