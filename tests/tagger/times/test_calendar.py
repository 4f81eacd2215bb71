"""Date arithmetic that knows no language."""

from __future__ import annotations

from datetime import date

import pytest

from reader.tagger.times.calendar import easter, holiday, season_year, shifted, timex, week, weekday_from


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2018, (4, 1)), (2019, (4, 21)), (2038, (4, 25))],
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_holidays() -> None:
    assert holiday("easter-2", 2018) == date(2018, 3, 30)
    assert holiday("12-25", 2018) == date(2018, 12, 25)
    assert holiday("11-4-4", 2018) == date(2018, 11, 22)
    assert holiday("5--1-1", 2018) == date(2018, 5, 28)
    assert holiday("9-1-1", 2018) == date(2018, 9, 3)


def test_what_comes_before_and_after() -> None:
    day = date(2018, 1, 31)
    assert [shifted(day, unit, -1) for unit in ("D", "W", "M", "Q", "Y", "10Y", "100Y")] == [
        "2018-01-30",
        "2018-W04",
        "2017-12",
        "2017-Q4",
        "2017",
        "200",
        "19",
    ]
    assert shifted(day, "Y", -5000) == "PAST_REF"


def test_weekdays_around_a_saturday() -> None:
    saturday = date(2018, 4, 28)
    assert weekday_from(saturday, 6, -1) == saturday
    assert weekday_from(saturday, 6, -2) == date(2018, 4, 21)
    assert weekday_from(saturday, 6, 2) == date(2018, 5, 5)
    assert weekday_from(saturday, 5, -1) == date(2018, 4, 27)
    assert weekday_from(saturday, 1, 1) == date(2018, 4, 30)


def test_values_as_they_are_written() -> None:
    assert timex((2018, 4, 0)) == "2018-04"
    assert timex((0, 4, 28)) == "XXXX-04-28"
    assert week(date(2018, 1, 1)) == "2018-W01"
    assert season_year("SU", date(2018, 4, 28), -1) == 2017
    assert season_year("WI", date(2018, 12, 5), 0) == 2019
