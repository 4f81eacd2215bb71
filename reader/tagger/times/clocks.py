"""Times of day: "6:40 p.m.", "16:08 UTC", "half past seven", "ten o'clock", "noon"."""

from __future__ import annotations

import re

from reader.tagger.tagging import TimeValue
from reader.tagger.times.calendar import timex
from reader.tagger.times.draft import Found, Reading
from reader.tagger.vocabulary import CLOCK


def clock(reading: Reading, at: int) -> Found | None:
    """A clock time in digits, with its half of the day and its zone."""
    found = reading.words.patterns.clock.match(reading.text, at)
    if found is None:
        return None
    hour = _hour(int(found["hour"]), bool(found["am"]), bool(found["pm"]))
    minute, second = found["minute"] or "", found["second"]
    bare = not (found["am"] or found["pm"] or found["oclock"])
    if hour is None or (bare and (found["mark"] != ":" or _is_ratio(reading, at, found))):
        return None
    value = f"T{hour:02d}" + (f":{minute}" if minute else "") + (f":{second}" if second else "")
    end = found.end()
    zone = reading.words.patterns.zone.match(reading.text, end)
    if zone:
        end = zone.end() if zone[0].count("(") == zone[0].count(")") else zone.end() - zone[0].count(")")
        value += "Z" if zone["zone"] in ("GMT", "UTC") and not zone["offset"] else ""
    return Found(at, end, CLOCK, "clock", TimeValue(_on_day(reading, at) + value))


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
    if left and left[-1][:1].isupper() and left[-1].isalpha() and left[-1].lower() not in words.weekdays:
        return left[-1].lower() not in words.clock_after
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
    minute = f":{past % 60}" if past else ""
    return Found(at, found.end(), CLOCK, "clock-words", TimeValue(f"{_on_day(reading, at)}T{hour:02d}{minute}"))


def _spelt(reading: Reading, word: str) -> int:
    return reading.words.hours.get(word, 0)


def noon(reading: Reading, at: int, word: str) -> Found:
    """Reads "noon", "midnight"."""
    return Found(
        at, at + len(word), CLOCK, "noon", TimeValue(f"{_on_day(reading, at)}T{reading.words.noon[word.lower()]}")
    )


def _on_day(reading: Reading, at: int) -> str:
    """The day of a bare clock time: the one just spoken of, else the article's; "" if neither is known."""
    spoken = reading.spoken_of(at)
    if spoken and spoken[2] and at - reading.last_at < 60:
        return timex(spoken)
    return reading.article.isoformat() if reading.article else ""
