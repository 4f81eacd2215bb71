"""What is told from the present or from a neighbour: "currently", "once a week", "the day before", "the day after tomorrow"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times.calendar import as_day, week
from reader.tagger.times.draft import Found, Reading
from reader.tagger.times.durations import day_of_value, moved, period
from reader.tagger.vocabulary import CARDINAL, CLOCK, DATE

BRIEF = ("TS", "TM")


def reference(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "now", "recently" in a report; nothing where people talk."""
    words = reading.words
    following = reading.text[at + len(word) : at + len(word) + 12].split()
    if (following and following[0] in words.not_now_before) or reading.is_talk():
        return None
    more = reading.word_before(at)
    start = at - len(more) - 1 if more in words.more else at
    return Found(start, at + len(word), DATE, "reference", TimeValue(words.references[word.lower()]))


def how_often(reading: Reading, start: int, end: int, *, counted: bool) -> Found | None:
    """Reads "once a week", "three times a day" from the word or number that ends at `end`."""
    found = reading.words.patterns.how_often.match(reading.text, end)
    if found is None or bool(found["times"]) != counted:
        return None
    if found["each"]:
        return Found(start, found.end(), DATE, "repeated-often", TimeValue(reading.words.repeated[found["each"]]))
    letter = reading.words.units[found["unit"].lower()]
    if found["unit"].lower() in reading.words.plural or letter in BRIEF:
        return None
    return Found(start, found.end(), DATE, "repeated-often", TimeValue(period(1, letter)))


def times_a_unit(reading: Reading, tag: Tag) -> Found | None:
    """Reads "three times a day"."""
    if tag.type is not CARDINAL or not isinstance(tag.value, Quantity):
        return None
    end = tag.span.end
    if tag.value.counts and reading.text[tag.span.start : end].endswith(tag.value.counts):
        end -= len(tag.value.counts)
    return how_often(reading, tag.span.start, end, counted=True)


def neighbour(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "the day before", "the year after" from the day spoken of; "the day after tomorrow" from the article's."""
    text, words = reading.text, reading.words
    if second := _second_neighbour(reading, at, word):
        return second
    found = words.patterns.neighbour.match(text, at + len(word))
    if (found is None and not text.startswith(words.deictic_starts, at)) or reading.word_before(at) not in words.the:
        return None
    for phrase, days in words.deictic_phrases.items():
        if text.startswith(phrase, at) and reading.article:
            day = reading.article + timedelta(days=days)
            return Found(at, at + len(phrase), DATE, "deictic", TimeValue(day.isoformat()), as_day(day))
    if found is None or word in words.plural:
        return None
    letter, step = words.units[word], -1 if found["before"] else 1
    if word in words.nights:
        day_value = moved(reading, at, "D", step, earlier=True)
        return Found(at, found.end(), CLOCK, "neighbour", TimeValue(f"{day_value}TNI")) if day_value else None
    value = moved(reading, at, letter, step, earlier=True) if not letter.startswith("T") else ""
    return Found(at, found.end(), DATE, "neighbour", TimeValue(value), day_of_value(value)) if value else None


def _second_neighbour(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "the week after next", "the year before last"."""
    words = reading.words
    found = words.patterns.second_neighbour.match(reading.text, at + len(word))
    if found is None or reading.article is None or word in words.plural or word in words.nights:
        return None
    letter, step = words.units[word.lower()], -2 if found["before"] else 2
    if letter == "WE":
        value = f"{week(reading.article + timedelta(weeks=step))}-WE"
    else:
        value = moved(reading, at, letter, step, earlier=False)
    return Found(at, found.end(), DATE, "neighbour", TimeValue(value), day_of_value(value)) if value else None


def week_of(reading: Reading, at: int, word: str, read: Callable[[Reading, int], Found | None]) -> Found | None:
    """Reads "the week of 3 May", "week 31 of 2018"; `read` reads the day."""
    words, text = reading.words, reading.text
    if words.units[word.lower()] != "W" or word.lower() in words.plural:
        return None
    end = at + len(word)
    if found := words.patterns.numbered_week.match(text, end):
        value = TimeValue(f"{found['year']}-W{int(found['number']):02d}")
        return Found(at, found.end(), DATE, "week", value, (int(found["year"]), 0, 0))
    of = words.patterns.day_behind.match(text, end)
    if of is None or reading.word_before(at) not in words.the:
        return None
    day = read(reading, of.end())
    if day is None or day.type is not DATE or day.day is None or not all(day.day) or day.value.upper:
        return None
    return Found(at, day.end, DATE, "week", TimeValue(week(date(*day.day))), day.day)
