"""Dates with a month's name, decades and years: "3 April 1978", "May 5-7, 2020", "the 1990s", "1953"; what they lack is filled in."""

from __future__ import annotations

import re

from reader.article import Span
from reader.tagger.tagging import Quantity, TimeValue
from reader.tagger.times.calendar import Day, exists, timex
from reader.tagger.times.draft import STEPS, Found, Reading
from reader.tagger.times.habits import HABIT, recurs
from reader.tagger.times.lexicon import TimeWords
from reader.tagger.vocabulary import CARDINAL, DATE

YEARS = re.compile(r"(?P<year>[12]\d{3})(?:[-–—/](?P<upper>[12]\d{3}|\d\d))?(?![\d%°$€£]|[.,:/-]\d)")
SHORT = re.compile(r"['’](\d\d)(?![\w'’])")
OLD = re.compile(r"(?:[1-9]\d{0,2},\d{3}|\d{1,5})(?!\d)")
OTHER_YEAR = re.compile(r" ?[-–—] ?[12]\d{3}(?!\d)")
CLOSERS = frozenset((")", ",", ";", ".", "\n", "", "]", ":"))
CLOSERS_BEFORE = frozenset(("(", "[", "\n", "–", "-", ""))
EARLY_CLOSERS = frozenset((")", ",", ";", ".", " ", "\n", "", "]"))
EARLY_NOT = re.compile(r"[.,]\d| ?[%°]")
LEFT = 16
YEAR_DIGITS = 4


def day_month(reading: Reading, at: int) -> Found | None:
    """Reads "28 April", "5-6 September 2019", "the 4th of July"."""
    found = reading.words.patterns.day_month.match(reading.text, at)
    return _calendar_day(reading, at, found, "day-month") if found else None


def month_day(reading: Reading, at: int) -> Found | None:
    """Reads "April 28", "May 5-7, 2020"."""
    found = reading.words.patterns.month_day.match(reading.text, at)
    return _calendar_day(reading, at, found, "month-day") if found else None


def _calendar_day(reading: Reading, at: int, found: re.Match[str], rule: str) -> Found | None:
    month = reading.words.months[found["month"].lower()]
    day = (year_of(found), month, int(found["day"]))
    end = found.end()
    if found.end("month") + 1 == end and reading.text[end - 1] == "." and not _is_short(reading.words, found["month"]):
        end -= 1
    return calendar_day(reading, (at, end), day, rule, int(found["day2"] or 0))


def _is_short(words: TimeWords, month: str) -> bool:
    """Whether a full stop may belong to the name of the month."""
    return month not in words.months_whole


def calendar_day(reading: Reading, place: tuple[int, int], day: Day, rule: str, upper: int = 0) -> Found | None:
    """The day that stands at `place`, with the year that the text means where it says none (0); `upper` is a second day."""
    (start, end), (year, month, number) = place, day
    if not year and recurs(reading, start):
        rule = f"{rule}{HABIT}"
    elif not year:
        year = _year_for(reading, start, end, month, number)
    if not number or not exists(year, month, number):
        return None
    value = TimeValue(
        timex((year, month, number)), timex((year, month, upper)) if upper and exists(year, month, upper) else ""
    )
    return Found(start, end, DATE, rule, value, (year, month, number))


def full_year(written: str) -> int:
    """A year of four digits, or of two: those under 50 are of this century."""
    if len(written) == 4:
        return int(written)
    short = int(written)
    return short + (2000 if short < 50 else 1900)


def year_of(found: re.Match[str]) -> int:
    """The year that a pattern found, in full or short; 0 if it found none."""
    groups = found.groupdict()
    if groups.get("old"):
        return int(groups["old"])
    if groups.get("year"):
        return int(groups["year"])
    return full_year(groups["short"]) if groups.get("short") else 0


def _year_for(reading: Reading, at: int, end: int, month: int, number: int = 0) -> int:
    """The year of a month that stands without one: from "to June 2016" after it, the date spoken of, or the article's day."""
    if following := reading.words.patterns.next_month_year.match(reading.text, end):
        return int(following["year"])
    if before := reading.begun_before(at):
        return before[0] + (month < before[1])
    article, spoken = reading.article, reading.year_spoken_of(at)
    if spoken and (article is None or article.year - spoken >= 2):
        return spoken
    if article is None:
        return 0
    direction = reading.direction(at)
    now, then = (article.month, article.day), (month, number or (article.day if month == article.month else 1))
    if then == now:
        return article.year
    if direction > 0:
        return article.year + (then < now and (article.month - month) % 12 > 0)
    ahead = (month - article.month) % 12
    if direction == 0 and then > now and ahead <= 3:
        return article.year
    return article.year - (then > now)


def month_alone(reading: Reading, at: int) -> Found | None:
    """Reads "June 2018", "May or June", "March"."""
    words, text = reading.words, reading.text
    if found := words.patterns.month_or_month.match(text, at):
        return _two_months(reading, at, found)
    if (found := words.patterns.month_of.match(text, at)) and (year := _directed_year(reading, found)):
        day = (year, words.months[found["month"].lower()], 0)
        return Found(at, found.end(), DATE, "month-year", TimeValue(timex(day)), day)
    if found := words.patterns.month_year.match(text, at):
        day = (year_of(found), words.months[found["month"].lower()], 0)
        return Found(at, found.end(), DATE, "month-year", TimeValue(timex(day)), day)
    found = words.patterns.scan.match(text, at)
    if found is None or words.starters.get(found[0]) != "month" or not _is_month(reading, at, found[0], found.end()):
        return None
    month, habit = words.months[found[0].lower()], recurs(reading, at)
    day = (0 if habit else _year_for(reading, at, found.end(), month), month, 0)
    stop = (
        len(found[0]) < 5
        and text[found.end() : found.end() + 1] == "."
        and text[found.end() + 1 : found.end() + 3].strip()[:1].islower()
    )
    end = found.end() + stop
    return Found(at, end, DATE, f"month{HABIT}" if habit else "month", TimeValue(timex(day)), day)


def _directed_year(reading: Reading, found: re.Match[str]) -> int:
    """The year in "October of next year", "May the same year"; 0 if it is not known."""
    word = found["direction"]
    way = reading.words.directions[word]
    base = reading.base(found.end("direction") + 1, way, word, "Y")
    return base.year + STEPS.get(way, 0) if base else 0


def _two_months(reading: Reading, at: int, found: re.Match[str]) -> Found:
    words = reading.words
    first, second = words.months[found["month"].lower()], words.months[found["month2"].lower()]
    habit = not found["year"] and recurs(reading, at)
    year = 0 if habit else int(found["year"] or 0) or _year_for(reading, at, found.end(), first)
    low: Day = (year - (1 if first > second and found["year"] else 0), first, 0)
    high: Day = (low[0] + (first > second), second, 0) if low[0] else (0, second, 0)
    return Found(
        at, found.end(), DATE, f"months{HABIT}" if habit else "months", TimeValue(timex(low), timex(high)), low
    )


def _is_month(reading: Reading, at: int, name: str, end: int) -> bool:
    """Whether the name of a month that is also a verb, a person or a command is a month here."""
    if name not in reading.words.doubtful:
        return len(name) > 3
    before = reading.text[max(0, at - LEFT) : at].split()
    preposition = reading.word_before(at) in reading.words.month_after
    if len(name) < 5 and name != "June":
        return preposition and (name != "May" or before[-1].lower() != "the")
    following = reading.text[end : end + 2]
    name_like = following[:1] == " " and following[1:2].isupper()
    return preposition or (not name_like and bool(before) and before[-1][-1] not in '.!?"”')


def decade(reading: Reading, at: int) -> Found | None:
    """Reads "the 1990s", "the '80s", "the 70s": TimeML's "199"."""
    text = reading.text
    found = reading.words.patterns.decade.match(text, at)
    if found is None:
        return None
    if not found["century"] and text[at] not in "'’" and reading.word_before(at) not in reading.words.decade_after:
        return None
    century = found["century"] or "19"
    return Found(at, found.end(), DATE, "decade", TimeValue(f"{century}{found['tens']}"))


def decade_word(reading: Reading, at: int, word: str) -> Found | None:
    """Reads "the nineties", "the sixties" (an age, "in his sixties", is no decade)."""
    if reading.word_before(at) not in reading.words.decade_after:
        return None
    return Found(at, at + len(word), DATE, "decade", TimeValue(f"19{reading.words.decades[word.lower()] // 10}"))


def short_year(reading: Reading, at: int) -> Found | None:
    """Reads "since '82"."""
    found = SHORT.match(reading.text, at)
    if found is None or reading.word_before(at) not in reading.words.year_strong:
        return None
    number = full_year(found[1])
    return Found(at, found.end(), DATE, "year", TimeValue(str(number)), (number, 0, 0))


def year(reading: Reading, at: int) -> Found | None:
    """A year of four digits, or two years that a dash joins; not a number of things ("2000 people")."""
    text = reading.text
    found = YEARS.match(text, at)
    if found is None:
        return old_year(reading, at)
    number, end = int(found["year"]), found.end()
    upper = _upper_year(found)
    if (
        (found["upper"] and not upper)
        or text[end : end + 1].isalpha()
        or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit())
    ):
        return None
    era = reading.words.patterns.era.match(text, end)
    if era is None and not (1000 <= number <= 2150 and _is_year(reading, at, end, number)):
        return None
    if era is None and not upper and (quarter := reading.words.patterns.quarter_behind.match(text, end)):
        value = TimeValue(f"{number:04d}-Q{quarter['quarter']}")
        return Found(at, quarter.end(), DATE, "quarter", value, (number, 0, 0))
    if era is None and not upper and (dated := _month_behind(reading, at, end, number)):
        return dated
    named = at - 5 if reading.word_before(at) in reading.words.year_named and text[at - 1] == " " else at
    return _with_era(reading.words, Span(named, end), number, upper, era)


def _month_behind(reading: Reading, at: int, end: int, number: int) -> Found | None:
    """Reads "2017 April 5", "2017 October"."""
    found = reading.words.patterns.month_behind.match(reading.text, end)
    if found is None or (not found["day"] and found["month"] in reading.words.doubtful):
        return None
    day = (number, reading.words.months[found["month"].lower()], int(found["day"] or 0))
    if not exists(*day):
        return None
    stop = found.end() - (reading.text[found.end() - 1] == "." and not _is_short(reading.words, found["month"]))
    return Found(at, stop, DATE, "year-month", TimeValue(timex(day)), day)


def old_year(reading: Reading, at: int) -> Found | None:
    """A year of one to four digits that an era stands beside: "594 BC", "AD 79"; of three in a text of such years."""
    found = OLD.match(reading.text, at)
    if found is None or found[0].startswith("0"):
        return None
    era = reading.words.patterns.era.match(reading.text, found.end())
    if era is not None:
        return _with_era(reading.words, Span(at, found.end()), int(found[0].replace(",", "")), "", era)
    if len(found[0]) > YEAR_DIGITS:
        return None
    left = reading.text[max(0, at - 2) : at].strip()[-1:]
    before = None
    if left.isupper() or left == ".":
        before = reading.words.patterns.era_before.search(reading.text, max(0, at - 6), at)
    if before is not None:
        reading.old = True
        return _with_era(reading.words, Span(before.start("era"), found.end()), int(found[0]), "", None)
    return _early_year(reading, at, found) if found.end() - at == 3 else None


def years_before_christ(reading: Reading, at: int) -> Found | None:
    """Reads "300-200 BC", and the first year of "264 to 241 BC"."""
    found = OLD.match(reading.text, at)
    until = reading.words.patterns.until_christ.match(reading.text, found.end()) if found else None
    if found is None or until is None or not found[0].isdecimal():
        return None
    if not until["upper"]:
        return Found(at, found.end(), DATE, "year", TimeValue(f"BC{int(found[0]):04d}"))
    if int(until["upper"]) >= int(found[0]):
        return None
    value = TimeValue(f"BC{int(found[0]):04d}", f"BC{int(until['upper']):04d}")
    return Found(at, until.end(), DATE, "year", value)


def _early_year(reading: Reading, at: int, found: re.Match[str]) -> Found | None:
    """Reads "(c. 347 – 420)"; behind "in" and the like once a text has named such a year."""
    text, end, words = reading.text, found.end(), reading.words
    if text[end : end + 1] not in EARLY_CLOSERS or EARLY_NOT.match(text, end):
        return None
    tag, previous = reading.numbers.get(at), reading.word_before(at)
    counts = isinstance(tag.value, Quantity) and (tag.value.counts or tag.type is not CARDINAL) if tag else False
    circa = previous in words.circa
    if not circa and not (reading.old and previous in words.of_old and not counts):
        return None
    if tag is not None and tag.span.end > end and not circa:
        return None
    reading.old = True
    return Found(at, end, DATE, "year-early", TimeValue(f"{int(found[0]):04d}"), (int(found[0]), 0, 0))


def _with_era(words: TimeWords, span: Span, number: int, upper: str, era: re.Match[str] | None) -> Found:
    before_christ = era is not None and era["era"] in words.before_christ
    value = f"BC{number:04d}" if before_christ else f"{number:04d}"
    day = None if before_christ else (number, 0, 0)
    return Found(span.start, era.end() if era else span.end, DATE, "year", TimeValue(value, upper), day)


def _upper_year(found: re.Match[str]) -> str:
    written = found["upper"]
    if not written:
        return ""
    upper = int(written) if len(written) == 4 else int(found["year"][:2] + written)
    return f"{upper:04d}" if upper > int(found["year"]) else ""


def _is_year(reading: Reading, at: int, end: int, number: int) -> bool:
    """Whether four digits are a year, by the word before them, what they would count, and their size."""
    text, words = reading.text, reading.words
    tag = reading.numbers.get(at)
    quantity = tag.value if tag is not None and isinstance(tag.value, Quantity) else None
    if tag is not None and (tag.type is not CARDINAL or (tag.span.end > end and text[end : end + 1] not in "-–—/ ")):
        return False
    previous = reading.word_before(at) if at and text[at - 1] == " " else ""
    if previous in words.year_strong:
        return True
    if quantity is not None and (quantity.approx or quantity.bound) and previous not in words.year_before:
        return False
    modern = 1900 <= number <= 2035
    if quantity is not None and _counts_at_once(text, end, quantity.counts):
        return modern and previous in words.possessives and number % 100 != 0
    if modern:
        return True
    if OTHER_YEAR.match(text, end) or text[max(0, at - 7) : at - 1].strip(" -–—(").isdecimal():
        return True
    closed = text[end : end + 1] in CLOSERS or (text[end : end + 1] == " " and text[end + 1 : end + 2].islower())
    return closed and (previous in words.year_before or text[at - 1 : at] in CLOSERS_BEFORE)


def _counts_at_once(text: str, end: int, counts: str) -> bool:
    """Whether one plural noun in small letters follows directly ("2000 people")."""
    return bool(counts) and " " not in counts and counts[0].islower() and text.startswith(f" {counts}", end)
