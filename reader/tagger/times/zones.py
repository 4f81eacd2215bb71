"""The zones of clock times: "5 p.m. EST", "10:30 GMT", "noon ET", "17:00 (UTC+1)"; the offset that their value takes."""

from __future__ import annotations

import re
from datetime import date

from reader.tagger.tagging import TimeValue
from reader.tagger.times.calendar import holiday
from reader.tagger.times.draft import Reading
from reader.tagger.times.lexicon import TimeWords

HOURED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)?T\d\d(?P<minute>:\d\d)?")
GREENWICH = "Z"
FURTHEST = 14
"""No zone is more hours off Greenwich."""


def zone_behind(reading: Reading, end: int) -> tuple[int, str]:
    """Where a clock time that ends at `end` ends with its zone, and the zone: "Z", "-05:00", "-05:00 us", "" if unknown."""
    found = reading.words.patterns.zone.match(reading.text, end)
    if found is None:
        return end, ""
    closed = found[0].count("(") == found[0].count(")")
    end = found.end() if closed else found.end() - found[0].count(")")
    zone = reading.words.zones[found["zone"]]
    if not found["hours"]:
        return end, zone
    if zone != GREENWICH or int(found["hours"]) > FURTHEST:
        return end, ""
    return end, f"{found['sign']}{int(found['hours']):02d}:{found['minutes'] or '00'}"


def zoned(value: TimeValue, zone: str, words: TimeWords) -> TimeValue:
    """The value of a clock time with its zone's offset on that day: "2018-04-27T17" and "-05:00 us" are "2018-04-27T17:00-04:00"."""
    return TimeValue(_with_offset(value.timex, zone, words), _with_offset(value.upper, zone, words), value.approx)


def _with_offset(timex: str, zone: str, words: TimeWords) -> str:
    found = HOURED.match(timex)
    if found is None:
        return timex
    offset, _, keeper = zone.partition(" ")
    if keeper and found["day"] is None:
        return timex
    if keeper and _is_summer(date.fromisoformat(found["day"]), *words.summer_time[keeper]):
        offset = f"{int(offset[:3]) + 1:+03d}{offset[3:]}"
    return f"{timex}{'' if found['minute'] else ':00'}{offset}"


def _is_summer(day: date, first: str, last: str) -> bool:
    return holiday(first, day.year) <= day < holiday(last, day.year)
