"""Days, weeks, seasons and feasts: date arithmetic that knows no language.

A `Day` is (year, month or 0, day or 0): as much of a date as a text says.
"""

from __future__ import annotations

from datetime import date, timedelta

Day = tuple[int, int, int]

SEASON_OF_MONTH = {
    12: "WI",
    1: "WI",
    2: "WI",
    3: "SP",
    4: "SP",
    5: "SP",
    6: "SU",
    7: "SU",
    8: "SU",
    9: "FA",
    10: "FA",
    11: "FA",
}
LENGTHS = {"D": 1, "W": 7}


def as_day(day: date | None) -> Day | None:
    """A date as a `Day`."""
    return (day.year, day.month, day.day) if day else None


def timex(day: Day) -> str:
    """The TimeML value of a day, month or year: "2018-04-27", "2018-04", "2018"; an unknown year is "XXXX"."""
    year, month, number = day
    written = f"{year:04d}" if year else "XXXX"
    if month:
        written += f"-{month:02d}"
    return f"{written}-{number:02d}" if number else written


def exists(year: int, month: int, number: int) -> bool:
    """Whether the calendar has the day; 29 February is allowed where the year is unknown (0)."""
    try:
        date(year or 2000, month, number or 1)
    except ValueError:
        return False
    return True


def shifted(day: date, unit: str, count: int) -> str:
    """The value `count` units from `day`, as coarse as the unit: "Y" -> "2016", "M" -> "2018-02", "W" -> "2018-W17", "D" -> a day."""
    try:
        if unit == "Y":
            return f"{_year(day.year + count):04d}"
        if unit == "10Y":
            return f"{_year(day.year + 10 * count) // 10:03d}"
        if unit == "100Y":
            return f"{_year(day.year + 100 * count) // 100:02d}"
        if unit == "1000Y":
            return str(_year(day.year + 1000 * count) // 1000)
        if unit == "M":
            months = day.year * 12 + day.month - 1 + count
            return f"{_year(months // 12):04d}-{months % 12 + 1:02d}"
        if unit == "Q":
            quarters = day.year * 4 + (day.month - 1) // 3 + count
            return f"{_year(quarters // 4):04d}-Q{quarters % 4 + 1}"
        moved = day + timedelta(days=count * LENGTHS[unit])
    except (OverflowError, ValueError):
        return "FUTURE_REF" if count > 0 else "PAST_REF"
    return week(moved) if unit == "W" else moved.isoformat()


def _year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return year


def week(day: date) -> str:
    """The ISO week of a day: "2018-W17"."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def weekday_from(day: date, weekday: int, direction: int) -> date:
    """The nearest day with that ISO weekday (1 is Monday): on or before `day` (-1), on or after (1), strictly (-2, 2)."""
    step = (weekday - day.isoweekday()) % 7
    if direction < 0:
        step -= 7 if step or direction == -2 else 0
    elif direction == 2 and step == 0:
        step = 7
    return day + timedelta(days=step)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """The day of a holiday: "12-25", "easter-2" or "11-4-4" (November's fourth ISO weekday 4).

    "5--1-1" is the last Monday of May, "11-4-4+1" the day after November's fourth Thursday.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if rule.count("-") == 1:
        month, number = rule.split("-")
        return date(year, int(month), int(number))
    rule, _, later = rule.partition("+")
    if later:
        return holiday(rule, year) + timedelta(days=int(later))
    month, nth, weekday = rule.replace("--", "-~").split("-")
    if nth.startswith("~"):
        last = date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
        return weekday_from(last, int(weekday), -1)
    return weekday_from(date(year, int(month), 1), int(weekday), 1) + timedelta(weeks=int(nth) - 1)


def part_of_month(year: int, month: int, nth: int, weekday: int = 0) -> str:
    """The nth week of a month, or its nth such ISO weekday: "2018-W13", "2018-03-26"; nth -1 is the last, "" if there is none."""
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if weekday:
        day = weekday_from(last, weekday, -1) if nth < 0 else weekday_from(first, weekday, 1) + timedelta(weeks=nth - 1)
        return day.isoformat() if first <= day <= last else ""
    day = last if nth < 0 else first + timedelta(weeks=nth - 1)
    return week(day) if first <= day <= last else ""


def part_of_time(day: Day, nth: int, unit: str, weekday: int = 0) -> str:
    """The nth such part of a year or month: 3 and "W" of (2018, 0, 0) are "2018-W03"; nth -1 is the last, "" if there is none."""
    year, month, number = day
    if not year or number:
        return ""
    if month and (weekday or unit == "W"):
        return part_of_month(year, month, nth, weekday)
    if month and unit == "D" and nth > 0:
        return timex((year, month, nth)) if exists(year, month, nth) else ""
    if month or weekday:
        return ""
    count = {"W": 52, "M": 12, "Q": 4}.get(unit, 0)
    nth = count if nth < 0 else nth
    if not 0 < nth <= count:
        return ""
    return f"{year:04d}-{'' if unit == 'M' else unit}{nth:0{1 if unit == 'Q' else 2}d}"


def season_year(season: str, day: date, direction: int) -> int:
    """The year of the season before (-1), around (0) or after (1) the day; a winter counts to the year it ends in."""
    order = ["WI", "SP", "SU", "FA"]
    now = order.index(SEASON_OF_MONTH[day.month])
    asked = order.index(season)
    base = day.year + (1 if day.month == 12 else 0)
    if direction < 0:
        return base if asked < now else base - 1
    if direction > 0:
        return base if asked > now else base + 1
    return base
