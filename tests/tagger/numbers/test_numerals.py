"""Numerals in digits and words are read as far as they make one number."""

from __future__ import annotations

import pytest

from reader.tagger.language import load_language
from reader.tagger.numbers.lexicon import number_words
from reader.tagger.numbers.numerals import read_digits, read_scale, read_words

WORDS = number_words(load_language("en"))


@pytest.mark.parametrize(
    ("written", "value", "rest"),
    [
        ("1,234.5", 1234.5, ""),
        ("12,34,567", 1234567, ""),
        ("1 234 567", 1234567, ""),
        ("1\u00a0234", 1234, ""),
        ("1.234.567,8", 1234567.8, ""),
        ("3½", 3.5, ""),
        ("10 1/2", 10.5, ""),
        ("1/3", 1 / 3, ""),
        ("6.2x10^-4", 0.00062, ""),
        ("1.2 million", 1200000, ""),
        ("5 lakh crore", 5_000_000_000_000, ""),
        ("4 hundred million", 400000000, ""),
        ("2.5bn", 2500000000, ""),
        ("18 300 people", 18, " 300 people"),
        ("3.2.1", None, ""),
        ("9" * 60, None, ""),
    ],
)
def test_digits(written: str, value: float | None, rest: str) -> None:
    numeral = read_scale(written, read_digits(written, 0), WORDS)
    assert numeral.value == (None if value is None else pytest.approx(value))
    assert written[numeral.end :] == rest


@pytest.mark.parametrize(
    ("written", "value", "rest"),
    [
        ("two hundred and two thousand", 202000, ""),
        ("twenty-one trillion three hundred", 21_000_000_000_300, ""),
        ("one million two thousand two hundred three", 1002203, ""),
        ("two and a half million", 2500000, ""),
        ("three million and a half", 3500000, ""),
        ("one hundred and three and two thirds", 103 + 2 / 3, ""),
        ("three quarters billion", 750000000, ""),
        ("half a dozen", 6, ""),
        ("two hundred point zero three", 200.03, ""),
        ("five eighths", 0.625, ""),
        ("one over twenty-one", 1 / 21, ""),
        ("two hundred and twenty-fifth", 225, ""),
        ("nineteen ninety", 19, " ninety"),
        ("two two", 2, " two"),
        ("twenty eleven", 20, " eleven"),
        ("five and go", 5, " and go"),
    ],
)
def test_words(written: str, value: float, rest: str) -> None:
    numeral = read_words(written, 0, WORDS)
    assert numeral is not None
    assert numeral.value == pytest.approx(value)
    assert written[numeral.end :] == rest
