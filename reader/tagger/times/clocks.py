"""Times of day: "6:40 p.m.", "16:08 UTC", "half past seven", "ten o'clock", "noon"."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times.calendar import timex
from reader.tagger.times.draft import Found, Reading
from reader.tagger.times.zones import zone_behind
from reader.tagger.vocabulary import CLOCK, DATE

FOUR_DIGITS = re.compile(r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?!\d)")
OF = re.compile(r" ([a-z]+) ")
LONG = 4
"""A zone with its blank that is no other abbreviation behind a number ("1400 MT of wheat")."""
HOUR_ENDS = frozenset((".", ",", ";", "?", "!", ")", "\n", ""))


def clock(reading: Reading, at: int) -> Found | None:
    """A clock time in digits, with its half of the day and its zone."""
    found = reading.words.patterns.clock.match(reading.text, at)
    if found is None:
        return None
    bare = not (found["am"] or found["pm"] or found["oclock"])
    if bare and (found_range := _until(reading, at, found)):
        return found_range
    if bare and (in_part := _in_part(reading, at, found)):
        return in_part
    if bare and found["mark"] is None and not (_after_day(reading, at, found) or _before_evening(reading, at, found)):
        return None
    if bare and found["mark"] is not None and (found["mark"] != ":" or _is_ratio(reading, at, found)):
        return None
    value = _value(reading, found)
    if not value:
        return None
    end, zone = zone_behind(reading, found.end())
    if not bare and (part := reading.words.patterns.in_part.match(reading.text, end)):
        end, value = part.end(), _in_half(reading, value, part["part"])
    return Found(at, end, CLOCK, "clock", TimeValue(_on_day(reading, at) + value), zone=zone)


def four_digits(reading: Reading, at: int) -> Found | None:
    """Reads "1400 UTC", "0900 local time": an hour and its minutes without a mark, before a zone."""
    found = FOUR_DIGITS.match(reading.text, at)
    if found is None:
        return None
    end, zone = zone_behind(reading, found.end())
    if end < found.end() + LONG:
        return None
    value = f"{_on_day(reading, at)}T{found['hour']}:{found['minute']}"
    return Found(at, end, CLOCK, "clock-digits", TimeValue(value), zone=zone)


def _value(reading: Reading, found: re.Match[str], like: re.Match[str] | None = None) -> str:
    """TimeML's value of a clock in digits, "" if there is no such time; `like` lends it its half of the day."""
    half = like or found
    noon = reading.words.noon.get(found["oclock"] or "")
    if noon and found["hour"] == "12":
        return f"T{noon}"
    hour = None if noon else _hour(int(found["hour"]), bool(half["am"]), bool(half["pm"]))
    minute, second = found["minute"] or "", found["second"]
    if hour is None:
        return ""
    return f"T{hour:02d}" + (f":{minute}" if minute else "") + (f":{second}" if second else "")


def _until(reading: Reading, at: int, found: re.Match[str]) -> Found | None:
    """Two clock times that share what stands behind the second, or that "from" and "between" tell: "9-10 am", "from 10:30 to 3"."""
    joint = reading.words.patterns.clock_until.match(reading.text, found.end())
    upper = reading.words.patterns.clock.match(reading.text, joint.end()) if joint else None
    if upper is None or found["mark"] == ".":
        return None
    halved = upper["am"] or upper["pm"]
    if not halved and not (_has_minutes(found, upper) and reading.word_before(at) in reading.words.clock_span):
        return None
    high, low = _value(reading, upper), _value(reading, found, upper)
    if not high or not low or (not halved and _is_ratio(reading, joint.end() if joint else at, upper)):
        return None
    if low > high and upper["pm"]:
        low = _value(reading, found)
    elif low > high and not halved and int(high[1:3]) < 12:
        high = f"T{int(high[1:3]) + 12}{high[3:]}"
    end, zone = zone_behind(reading, upper.end())
    day = _on_day(reading, at)
    return Found(at, end, CLOCK, "clock-range", TimeValue(day + low, day + high), zone=zone)


def _has_minutes(*clocks: re.Match[str]) -> bool:
    """Whether one of several clocks has minutes, and none of them what no clock has."""
    return any(each["mark"] == ":" for each in clocks) and all(each["mark"] in (":", None) for each in clocks)


def _in_part(reading: Reading, at: int, found: re.Match[str]) -> Found | None:
    """Reads "3 in the morning", "7:30 in the evening" after "at" and the like."""
    part = reading.words.patterns.in_part.match(reading.text, found.end())
    if part is None or reading.word_before(at) not in reading.words.clock_after or not 0 < int(found["hour"]) <= 12:
        return None
    value = _in_half(reading, _value(reading, found), part["part"])
    return Found(at, part.end(), CLOCK, "clock-part", TimeValue(_on_day(reading, at) + value))


def _in_half(reading: Reading, value: str, part: str) -> str:
    """The clock's value in a part of the day: "T07" in the evening is "T19"; at night, an hour before six is a small one."""
    letter, hour = reading.words.parts[part.lower()], int(value[1:3])
    if letter in ("AF", "EV") or (letter == "NI" and hour >= 6):
        return f"T{hour + 12}{value[3:]}" if hour < 12 else value
    return f"T00{value[3:]}" if letter == "NI" and hour == 12 else value


def _after_day(reading: Reading, at: int, found: re.Match[str]) -> bool:
    """Whether a bare hour stands right behind its day: "Saturday at 5", "tonight around 7"."""
    before = reading.found[-1] if reading.found else None
    if before is None or before.day is None or not before.day[2] or at - before.end > 9 or found["second"]:
        return False
    text, end = reading.text, found.end()
    following = text[end : end + 1]
    closed = following in HOUR_ENDS or (
        following == " " and text[end + 1 : end + 8].split(" ")[0] in reading.words.day_behind
    )
    return text[before.end : at].strip(" ,") in reading.words.day_clock and 0 < int(found["hour"]) <= 12 and closed


def _before_evening(reading: Reading, at: int, found: re.Match[str]) -> bool:
    """Whether a bare hour has its part of the day right behind it: "at 9 tonight", "at 7 tomorrow morning"."""
    return (
        0 < int(found["hour"]) <= 12
        and reading.word_before(at) in reading.words.day_clock
        and reading.words.patterns.evening_behind.match(reading.text, found.end()) is not None
    )


def minutes_past(reading: Reading, tag: Tag) -> Found | None:
    """Reads "twenty past eight", "ten minutes to nine", "20 min past eight in the evening"."""
    value = tag.value.value if isinstance(tag.value, Quantity) else 0
    end = tag.span.end
    found = reading.words.patterns.minutes_past.match(reading.text, end)
    if found is None or not 0 < value < 60 or value != int(value):
        return None
    if not found["unit"] and (not found["past"] or value % 5):
        return None
    if reading.words.patterns.unit_after.match(reading.text, found.end("hour")):
        return None
    written = found["hour"].lower()
    noon = reading.words.noon.get(written, "")
    hour = int(noon[:2]) if noon else int(written) if written.isdigit() else reading.words.hours.get(written, 0)
    minutes = (_hour(hour, bool(found["am"]), bool(found["pm"])) or 0) * 60 + (
        int(value) if found["past"] else -int(value)
    )
    clock, end = f"T{minutes // 60 % 24:02d}:{minutes % 60:02d}", found.end()
    if part := reading.words.patterns.in_part.match(reading.text, end):
        clock, end = _in_half(reading, clock, part["part"]), part.end()
    return Found(tag.span.start, end, CLOCK, "clock-words", TimeValue(_on_day(reading, tag.span.start) + clock))


def part_alone(reading: Reading, at: int, read: Callable[[Reading, int], Found | None]) -> Found | None:
    """Reads "in the morning", "late afternoon", "at night", "the night of 3 May"; `read` reads the day that follows."""
    words = reading.words
    found = words.patterns.part_alone.match(reading.text, at)
    if found is None:
        return None
    part = found["part"].lower()
    if dated := _part_of_day(reading, found, part, read):
        return dated
    before = words.night_after if part in words.nights else words.part_after
    if not reading.text[max(0, at - 14) : at].replace("\n", " ").replace("-", " ").lower().endswith(before):
        return None
    return Found(at, found.end(), CLOCK, "part", TimeValue(f"{_on_day(reading, at)}T{words.parts[part]}"))


def _part_of_day(
    reading: Reading, found: re.Match[str], part: str, read: Callable[[Reading, int], Found | None]
) -> Found | None:
    of = OF.match(reading.text, found.end())
    if of is None or of[1] not in reading.words.part_of or reading.word_before(found.start()) not in reading.words.the:
        return None
    day = read(reading, of.end())
    if day is None or day.type is not DATE or day.day is None or not day.day[2] or day.value.upper:
        return None
    value = TimeValue(f"{day.value.timex}T{reading.words.parts[part]}")
    return Found(found.start(), day.end, CLOCK, "part-of-day", value, day.day)


def _hour(hour: int, am: bool, pm: bool) -> int | None:
    if hour > 24 or ((am or pm) and not 1 <= hour <= 12):
        return None
    if pm:
        return hour % 12 + 12
    return hour % 12 if am else hour


def _is_ratio(reading: Reading, at: int, found: re.Match[str]) -> bool:
    """Reads "a 10:1 ratio", "John 3:16", "ran a 4:39 mile": two numbers with a colon that are no time of day."""
    if reading.text[found.end() : found.end() + 1] in (":", "-", "–"):
        return True
    words = reading.words
    left = reading.text[max(0, at - 12) : at].split()
    if left and left[-1][:1].isupper() and left[-1].isalpha():
        return left[-1].lower() not in words.clock_after | words.weekdays.keys() | words.months.keys()
    following = reading.text[found.end() : found.end() + 12].split()
    return bool(following) and following[0].lower() in words.ratio_after


def clock_in_words(reading: Reading, at: int) -> Found | None:
    """Reads "half past seven", "ten o'clock", "five p.m."."""
    found = reading.words.patterns.clock_words.match(reading.text, at)
    if found is None:
        return None
    written = found["hour"].lower()
    tag = reading.numbers.get(found.start("hour"))
    hour = (
        int(written)
        if written.isdigit()
        else int(getattr(tag.value if tag else None, "value", 0) or _spelt(reading, written))
    )
    hour = _hour(hour, bool(found["am"]), bool(found["pm"])) or 0
    past = reading.words.past.get((found["past"] or "").lower(), 0)
    hour = (hour - (past < 0)) % 24
    value, end = f"T{hour:02d}" + (f":{past % 60}" if past else ""), found.end()
    if not (found["am"] or found["pm"]) and (part := reading.words.patterns.in_part.match(reading.text, end)):
        value, end = _in_half(reading, value, part["part"]), part.end()
    end, zone = zone_behind(reading, end)
    return Found(at, end, CLOCK, "clock-words", TimeValue(_on_day(reading, at) + value), zone=zone)


def _spelt(reading: Reading, word: str) -> int:
    return reading.words.hours.get(word, 0)


def noon(reading: Reading, at: int, word: str) -> Found:
    """Reads "noon", "midnight"."""
    end, zone = zone_behind(reading, at + len(word))
    value = TimeValue(f"{_on_day(reading, at)}T{reading.words.noon[word.lower()]}")
    return Found(at, end, CLOCK, "noon", value, zone=zone)


def _on_day(reading: Reading, at: int) -> str:
    """The day of a bare clock time: the one just spoken of, else the article's; "" if neither is known."""
    spoken = reading.spoken_of(at)
    if spoken and spoken[2] and at - reading.last_at < 60:
        return timex(spoken)
    return reading.article.isoformat() if reading.article else ""
