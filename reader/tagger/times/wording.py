"""A time's value in words: "Friday, 27 April 2018", "from May 2018 to June 2018", "an unknown number of years"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.tagger.language import load_language
from reader.tagger.tagging import TimeValue
from reader.tagger.times.habits import HABIT

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)?T(?:(\d\d)(?::(\d\d))?(?::(\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?|(?P<part>MO|MI|AF|EV|NI|DT))"
)
PERIOD = re.compile(r"P(T?)(X|[\d.]+)(DE|CE|ML|WE|[YMWDHS])")
WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
UNKNOWN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
NTH = ("", "first", "second", "third", "fourth")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "DE": "decade",
         "CE": "century", "ML": "millennium", "WE": "weekend"}  # fmt: skip
PLURALS = {"century": "centuries", "millennium": "millennia"}
REPEATED = ("every", "repeated", "repeated-often", "weekdays")


def time_in_words(value: TimeValue, rule: str = "", *, either: bool = False) -> str:
    """The value worded plainly, its two ends as one or the other with `either`; "" where it says no more than the text ("PRESENT_REF", a weekday of no known date)."""
    first = timex_in_words(value.timex, _is_repeated(rule))
    upper = timex_in_words(value.upper, _is_repeated(rule)) if value.upper else ""
    if first and upper and rule.endswith(HABIT):
        return f"{first} to {upper.removeprefix('every ')}"
    if first and upper and either:
        return f"{first} or {upper}"
    if first and upper:
        return f"{first} to {upper}" if value.timex.startswith("P") else f"from {first} to {upper}"
    return first


def _is_repeated(rule: str) -> bool:
    return rule in REPEATED or rule.endswith(HABIT)


def timex_in_words(timex: str, repeated: bool = False) -> str:
    """One TimeML value in words."""
    if found := PERIOD.fullmatch(timex):
        return _period(found, repeated)
    if found := DAY.fullmatch(timex):
        return _date(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    if found := CLOCK.fullmatch(timex):
        return _clock(found)
    if found := WEEK.fullmatch(timex):
        return _week(found)
    if found := PART.fullmatch(timex):
        return _part(found[1], found[2])
    if found := WEEKDAY.fullmatch(timex):
        return f"every {_names('weekdays')[int(found[1]) - 1]}" if repeated else ""
    if found := UNKNOWN_YEAR.fullmatch(timex):
        month = _names("months")[int(found[1]) - 1]
        if repeated:
            return f"every {int(found[2])} {month}" if found[2] else f"every {month}"
        return f"{int(found[2])} {month} of an unknown year" if found[2] else f"{month} of an unknown year"
    return _years(timex)


def _names(table: str) -> list[str]:
    names: list[str] = load_language().words["times"][table]["names"]
    return names


def _date(year: int, month: int, day: int) -> str:
    if not month:
        return str(year)
    written = f"{_names('months')[month - 1]} {year}" if 1 <= month <= 12 else str(year)
    if not day:
        return written
    try:
        weekday = _names("weekdays")[date(year, month, day).weekday()]
    except ValueError:
        return f"{day} {written}"
    return f"{weekday}, {day} {written}"


def _clock(found: re.Match[str]) -> str:
    day = timex_in_words(found[1]) if found[1] else ""
    if found["part"]:
        return ", ".join(filter(None, [day, PARTS[found["part"]]]))
    hour = f"{found[2]}:{found[3] or '00'}" + (f":{found[4]}" if found[4] else "")
    if found["zone"]:
        hour += f" UTC{found['zone'].removeprefix('Z')}"
    return ", ".join(filter(None, [day, hour]))


def _week(found: re.Match[str]) -> str:
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return ""
    first = monday + timedelta(days=5) if found[3] else monday
    name = "weekend" if found[3] else "week"
    return f"the {name} of {first.day} {_names('months')[first.month - 1]} {first.year}"


def _part(year: str, part: str) -> str:
    if part in SEASONS:
        return f"{SEASONS[part]} {year}"
    name = "quarter" if part[0] == "Q" else "half"
    return f"{NTH[int(part[1])]} {name} of {year}"


def _years(timex: str) -> str:
    if timex.startswith("FY"):
        return f"fiscal year {timex[2:]}"
    if not timex.isdecimal():
        return ""
    if len(timex) == 3:
        return f"from {timex}0 to {timex}9"
    return f"from {int(timex)}01 to {int(timex) + 1}00" if len(timex) == 2 else ""


def _period(found: re.Match[str], repeated: bool) -> str:
    unit = UNITS.get(found[1] + found[3], "")
    if not unit:
        return ""
    many = PLURALS.get(unit, f"{unit}s")
    if found[2] == "X":
        return f"an unknown number of {many}"
    if repeated:
        return f"every {unit}" if found[2] == "1" else f"every {found[2]} {many}"
    return f"{found[2]} {unit if found[2] == '1' else many}"
