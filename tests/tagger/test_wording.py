"""Values worded for a person, and as the fields of `tag --jsonl`."""

from __future__ import annotations

from datetime import date

import pytest

from reader.tagger import tag_text
from reader.tagger.tagging import Quantity, Tag
from reader.tagger.vocabulary import NUMBER, TIME
from reader.tagger.wording import in_base_unit, number_in_words, unit_in_words, value_fields, value_in_words

SATURDAY = date(2018, 4, 28)


def first(text: str) -> Tag:
    return next(t for t in tag_text(text, SATURDAY).tags if t.type in NUMBER or t.type in TIME)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It cost $1.2bn in all.", "1,200,000,000 US dollars"),
        ("It cost €3m-€4m in all.", "3,000,000 to 4,000,000 euros"),
        ("They paid 500 million yen.", "500,000,000 Japanese yen"),
        ("They meet in May or June.", "May 2018 or June 2018"),
        ("It takes two or three years.", "2 years or 3 years"),
        ("A plank of 6 ft 2 in was cut.", "6 ft 2 in = 1.88 m"),
        ("He drove 10 miles.", "10 miles = 16.1 km"),
        ("It ran at 80 mph.", "80 mph = 129 km/h"),
        ("It was 451 degrees Fahrenheit.", "451 degrees Fahrenheit = 233 °C"),
        ("They own 5 acres.", "5 acres = 2.02 ha"),
        ("It rose by about 9°F there.", "9°F = a change of 5 °C"),
        ("It was 5 to 10°F warmer.", "5 to 10°F = a change of 2.78 to 5.56 °C"),
        ("It fell to 14°F there.", "14°F = -10 °C"),
        ("He drove 10-12 miles.", "10-12 miles = 16.1 to 19.3 km"),
        ("It moves 20 miles per second.", "20 miles per second = 32.2 km per second"),
        ("It lies 4 light years away.", "4 light years = 37.8 trillion km"),
        ("Oil sold at $40 a barrel.", "40 US dollars per barrel"),
        ("It grew by one degree Celsius.", "1 degree Celsius"),
        ("It runs at three gigahertz.", "3 gigahertz"),
        ("It yields three gigawatts.", "3 gigawatts"),
        ("It holds 10^24 atoms.", "10²⁴"),
        ("He paid 5 million rupiah.", "5,000,000 Indonesian rupiah"),
        ("Some 1.2 million people came.", "1,200,000"),
        ("They sold two dozen eggs.", "24"),
        ("Some 28,000 troops came.", ""),
        ("He weighs 70 kg.", ""),
        ("It rose 15-20% a year.", "15 to 20 percent"),
        ("He left on Friday.", "Friday, 27 April 2018"),
        ("They waited for years.", "an unknown number of years"),
        ("It took 36 hours.", ""),
        ("It took thirty-six hours.", "36 hours"),
        ("It fell last week.", "the week of 16 April 2018"),
        ("It fell in Q3 2018.", "third quarter of 2018"),
        ("The 1990s were good.", "from 1990 to 1999"),
        ("In the 19th century it burned.", "from 1801 to 1900"),
        ("Doors open at 6:40 pm.", "Saturday, 28 April 2018, 18:40"),
        ("They march on Friday night.", "Friday, 27 April 2018, night"),
        ("They meet this weekend.", "the weekend of 28 April 2018"),
        ("It leaves every day.", ""),
        ("It ended in 1953.", ""),
    ],
)
def test_a_value_in_words(text: str, words: str) -> None:
    assert value_in_words(first(text), text) == words


def test_units_compare_in_their_base_unit() -> None:
    tall, metric = in_base_unit(Quantity(74 / 12, unit="foot")), in_base_unit(Quantity(1.8796, unit="metre"))
    assert tall[0] == pytest.approx(metric[0])
    assert tall[1] == metric[1] == "metre"
    assert in_base_unit(Quantity(100, unit="celsius"))[0] == pytest.approx(
        in_base_unit(Quantity(212, unit="fahrenheit"))[0]
    )
    assert in_base_unit(Quantity(3, unit="USD")) == (3.0, "USD")


def test_a_unit_says_what_it_is_per() -> None:
    oil = first("Oil sold at $58.24 per barrel.").value
    assert isinstance(oil, Quantity)
    assert (oil.unit, oil.per, unit_in_words(oil)) == ("USD", "barrel", "dollar per barrel")


def test_the_unit_of_what_is_counted_is_its_kind() -> None:
    stations = first("The town wants 40 charging stations.").value
    assert isinstance(stations, Quantity)
    assert (stations.counts, unit_in_words(stations)) == ("charging stations", "stations")
    assert value_fields(first("They run 300 tests per day."))["unit"] == "test per day"
    assert value_fields(first("They sold 6 newly built luxury homes."))["unit"] == "luxury homes"


def test_the_fields_of_a_span() -> None:
    assert value_fields(first("Some 28,000 US troops came.")) == {
        "value": 28000,
        "unit": "US troops",
        "counts": "US troops",
        "approx": True,
    }
    assert value_fields(first("It rose 10 to 12 percent.")) == {"value": [10, 12], "unit": "percent"}
    assert value_fields(first("He left on Friday.")) == {"value": "2018-04-27"}


def test_numbers_are_written_with_as_many_decimals_as_they_need() -> None:
    assert [number_in_words(n) for n in (1200000.0, 2.5, 1 / 3, 0.0001, -4)] == [
        "1,200,000",
        "2.5",
        "0.333",
        "0.0001",
        "-4",
    ]
