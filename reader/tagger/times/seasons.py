"""Seasons and feasts: "summer of 1998", "last winter", "Good Friday"."""

from __future__ import annotations

import re
from datetime import date

from reader.tagger.tagging import TimeValue
from reader.tagger.times.calendar import as_day, holiday, season_year
from reader.tagger.times.draft import STEPS, Found, Reading
from reader.tagger.vocabulary import DATE

ENDS = frozenset((".", ",", ";", ":", ")", "?", "!"))


def season(reading: Reading, at: int) -> Found | None:
    """Reads "summer of 1998", "in the autumn"."""
    found = reading.words.patterns.season.match(reading.text, at)
    if found is None:
        return None
    name = reading.words.seasons[found["season"].lower()]
    year = int(found["year"] or 0)
    if not year:
        left = reading.text[max(0, at - 12) : at].lower()
        following = re.split(r"\W+", reading.text[found.end() : found.end() + 12].lower())
        tied = left.endswith(reading.words.season_after) and (
            len(following) < 2 or following[1] not in reading.words.season_not_before
        )
        if not tied and not _stands_alone(reading, found):
            return None
        if reading.article is None:
            return Found(at, found.end(), DATE, "season", TimeValue(f"XXXX-{name}"))
        year = season_year(name, reading.article, 0)
        if (
            reading.direction(at) < 0
            and season_year(name, reading.article, -1) < year
            and year == reading.article.year
            and _later(name, reading.article)
        ):
            year -= 1
    return Found(at, found.end(), DATE, "season", TimeValue(f"{year:04d}-{name}"), (year, 0, 0))


def _stands_alone(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the name of a season that is nothing else stands for the season: "Summer is hot", "the winter, which"."""
    if found["season"].lower() not in reading.words.season_sure:
        return False
    following = reading.text[found.end() : found.end() + 12]
    return following[:1] in ENDS or (
        following[:1] == " " and following[1:].partition(" ")[0] in reading.words.season_before
    )


def _later(season_name: str, day: date) -> bool:
    return {"WI": 1, "SP": 3, "SU": 6, "FA": 9}[season_name] > day.month


def feast(reading: Reading, at: int) -> Found | None:
    """A holiday by its name."""
    found = reading.words.patterns.holiday.match(reading.text, at)
    if found is None:
        return None
    rule = reading.words.holidays[found["holiday"]]
    if not rule:
        return Found(at, found.end(), DATE, "holiday", TimeValue(found["year"] or "XXXX-XX-XX"))
    year = int(found["year"] or 0) or reading.year_spoken_of(at) or (reading.article.year if reading.article else 0)
    if not year:
        return Found(
            at,
            found.end(),
            DATE,
            "holiday",
            TimeValue("XXXX-XX-XX" if "easter" in rule or rule.count("-") > 1 else f"XXXX-{rule}"),
        )
    day = holiday(rule, year)
    return Found(at, found.end(), DATE, "holiday", TimeValue(day.isoformat()), as_day(day))


def directed_season(reading: Reading, at: int, way: str, word: str) -> Found | None:
    """A season behind a direction: "last |winter|"."""
    found = reading.words.patterns.season.match(reading.text, at)
    if found is None:
        return None
    base = reading.base(at, way, word, "Y")
    season = reading.words.seasons[found["season"].lower()]
    if base is None and not found["year"]:
        return Found(at, found.end(), DATE, "season", TimeValue(f"XXXX-{season}"))
    year = int(found["year"] or 0) or (season_year(season, base, STEPS.get(way, 0)) if base else 0)
    return Found(at, found.end(), DATE, "season", TimeValue(f"{year:04d}-{season}"), (year, 0, 0))


def directed_holiday(reading: Reading, at: int, way: str, word: str) -> Found | None:
    """A feast behind a direction: "next |Easter|"."""
    found = reading.words.patterns.holiday.match(reading.text, at)
    if found is None or not reading.words.holidays[found["holiday"]]:
        return None
    base = reading.base(at, way, word, "Y")
    if base is None:
        return None
    days = [
        holiday(reading.words.holidays[found["holiday"]], base.year + step)
        for step in (-1, 0, 1)
        if 1 <= base.year + step <= 9999
    ]
    if way == "last":
        day = max((d for d in days if d < base), default=days[0])
    elif way == "next":
        day = min((d for d in days if d > base), default=days[-1])
    else:
        day = holiday(reading.words.holidays[found["holiday"]], base.year)
    return Found(at, found.end(), DATE, "holiday", TimeValue(day.isoformat()), as_day(day))
