"""What a hover card says of a time."""

from __future__ import annotations

import pytest

from reader.tagger.tagging import TimeValue
from reader.tagger.times.wording import time_in_words


@pytest.mark.parametrize(
    ("value", "rule", "words"),
    [
        (TimeValue("2018-04-28T17:00-05:00"), "clock", "Saturday, 28 April 2018, 17:00 UTC-05:00"),
        (TimeValue("2018-04-28T16:08Z"), "clock", "Saturday, 28 April 2018, 16:08 UTC"),
        (TimeValue("XXXX-06"), "month-habit", "every June"),
        (TimeValue("XXXX-06-05"), "day-month-habit", "every 5 June"),
        (TimeValue("XXXX-03", "XXXX-04"), "months-habit", "every March to April"),
        (TimeValue("XXXX-06"), "month", "June of an unknown year"),
        (TimeValue("PXML"), "duration", "an unknown number of millennia"),
        (TimeValue("P3CE"), "duration", "3 centuries"),
    ],
)
def test_a_value_in_words(value: TimeValue, rule: str, words: str) -> None:
    assert time_in_words(value, rule) == words
