"""No text breaks the stages: no error, no tag outside the text, no text that takes more than linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.tagger.draft import Draft
from reader.tagger.language import load_language
from reader.tagger.numbers import tag_numbers
from reader.tagger.resolve import resolve
from reader.tagger.tagging import Tag
from reader.tagger.times import tag_times
from reader.tagger.times.lexicon import time_words
from reader.tagger.wording import value_fields, value_in_words

WORDS = """
one two three half third quarter dozen hundred hundreds million billion first second twenty minus and a an of to point over
May March June Jan Fri Friday Mondays Sun AD BC a.m. pm noon o'clock Q3 FY19 H1 fiscal early late mid last next this every
year years day days ago later earlier century decade week quarter weekend since in for the by until between from
percent dollars cents US$ EUR Rs km miles ft in °C years-old page Flight aged some about at least up to
once twice now recently the 18th noon PM all both before Easter Christmas tomorrow today tonight yesterday morning night summer GMT half past 2018 1999 2000 0 00 29 31 12 1e9
winter autumn usually of week EST UTC 1400 +01:00 BC XIV 24hrs 12/5/18 10,000 months millennia Eid ٣ १२ １２
"""
PIECES = [*"0123456789 .,-–/:%$£€'’\"()½\n\u00a0º×eEsmkK#", *WORDS.split()]
LANGUAGE = load_language("en")
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2016, 2, 29)]))


def tagged(text: str, day: date | None = None) -> list[Tag]:
    draft = Draft(text, (), LANGUAGE, day)
    tag_numbers(draft)
    tag_times(draft)
    return resolve(draft.numbers + draft.times)


def check(text: str, day: date | None) -> None:
    tags = tagged(text, day)
    last = 0
    for tag in tags:
        assert last <= tag.span.start < tag.span.end <= len(text)
        assert text[tag.span.start : tag.span.end].strip()
        last = tag.span.end
        assert isinstance(value_in_words(tag, text), str)
        assert "value" in value_fields(tag)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), DAYS)
def test_pieces_run_together(text: str, day: date | None) -> None:
    check(text, day)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), DAYS)
def test_pieces_with_blanks(text: str, day: date | None) -> None:
    check(text, day)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), DAYS)
def test_any_characters(text: str, day: date | None) -> None:
    check(text, day)


@pytest.mark.parametrize("behind", ["", " ", "\n", "  ", ".", " 1", "-", "\u00a0"])
def test_each_word_that_a_time_begins_with_may_end_a_text(behind: str) -> None:
    for word in time_words(LANGUAGE).starters:
        for before in ("", "the ", "at ", "3 ", "in "):
            check(f"{before}{word}{behind}", date(2018, 4, 28))


@pytest.mark.parametrize(
    "piece",
    ["7", ",", "1,", "1.", "1-", "1/", "1:", "million ", "one ", "one-", "a ", "half a ", "1 000 ", "$", "$1", "$ ", "the last ", "last ", "5 to ", "May ", "May or ",
     "1990s ", "early ", "Friday ", "12:", "1st ", "two and ", "hundred and ", "-", "the ", "2018-", "20 in ", "é", "every ", "years ", "aged ", "(", "'9", "1e", "minus ", "12 May ", "x1",
     "1/", "10/25 ", "at 5 ", "last last ", "the night of ", "every other ", "once a ", "one day ", "5 to 6 ", "in 347 ", "now ", "Monday the ",
     "12/", ":", "the day before ", "usually in May ", "3/4/2018 ", "5 p.m. EST ", "1400 UTC ", "the week of ", "XIV century ", "300-200 BC ", "24hrs, ", "٣ ", "winter "],
)  # fmt: skip
def test_a_long_run_of_one_piece_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        tagged(text, date(2018, 4, 28))
        return time.process_time() - start

    seconds(1000)
    short, long = seconds(1_500), min(seconds(12_000) for _ in range(2))
    assert long < 0.05 + 30 * short
