"""No text breaks the numbers: no error, no tag outside the text, values that can be worded, and time in step with length."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.tagger.language import load_language
from reader.tagger.numbers.lexicon import number_words
from reader.tagger.numbers.stage import find_numbers
from reader.tagger.wording import value_fields, value_in_words

WORDS = number_words(load_language("en"))
TOKENS = """
0 00 1 3 12 345 1,234 1.5 .5 1 234 000 1e5 10^6 ^ 2^99 ½ 1/2 3-1 6'2" 787 COVID-19 Model Model-3 S&P
one two three twenty thirty hundred thousand million billion dozen doz half quarter third thirds firsts fifths trillionth sixfold
first twenty-first penultimate last second next to from and a an the of in out over point minus couple several between or by
fell up down points mb C F m kg lb-ft A/cm2 mmBTU mph km/h per day ($2 (USD) ($5m)
$ £ € ¥ US$ PS Y= R N$ Rs Rs. KD USD EUR dollars pounds cents p c pence shekels rupees million-pound %
pp percentage points people charging stations page document ERA Max jets planes long-range new its Boeing's
12st 4lb st lb 6'2 1'234 ′ ″ ° ' 3x 4x4 10-fold fold multi-million multi -for- -in- -to- on Big Ten Treaty chapter or so more fewer
- − . ) ( 7-6 ٣ ² Ⅷ １ \u200b
"""
PIECES = [*TOKENS.split(), "_", ".5", "_.5"]
SEPARATORS = st.sampled_from(["", " ", " ", " ", "-", ", ", "\n", "\u00a0"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(st.sampled_from(PIECES)) + draw(SEPARATORS) for _ in range(draw(st.integers(0, 14))))


@settings(deadline=None, max_examples=150)
@given(texts() | st.text(max_size=40) | st.text("0123456789 .,-–/$%^'\"mkCp", max_size=40))
def test_tags_lie_in_the_text_in_order_and_can_be_worded(text: str) -> None:
    last = 0
    for tag in find_numbers(text, WORDS):
        assert last <= tag.span.start < tag.span.end <= len(text)
        assert text[tag.span.start : tag.span.end].strip()
        last = tag.span.end
        assert json.dumps(value_fields(tag), allow_nan=False)
        assert isinstance(value_in_words(tag, text), str)


@pytest.mark.parametrize(
    "piece",
    ["7", ",", "1,", "0 1", "million ", "million million ", "twenty ", "twenty-", "fifths ", "three twenty-", "1 000 ", "$5 the ", "$1 (", "3 points to ", "5p to ",
     "PS1", "R1", "Y=", "couple of ", "one before the ", "second to ", "2^", "9^9", "12 Model A and ", "12 a1 ", "1 x x x x x x ", "0-0", "787 ", "the 100m ", "5C", "one-in-", "1-to-", "-1 to ", "1'2",
     "5° 3′ ", "12 st 4 lb ", "multi-million ", "3x", "\n1. ", "7-6 (5) ", "a one ", "one-on-", "Big Ten ", "one or so ", "−1−"],
)  # fmt: skip
def test_a_long_run_of_one_piece_is_read_in_step_with_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_numbers(text, WORDS)
        return time.process_time() - start

    small, large = (min(seconds(size) for _ in range(3)) for size in (8_000, 48_000))
    assert large < 18 * max(small, 0.01), (
        "six times the text would take 36 times as long if the time grew with its square"
    )


def test_a_megabyte_of_digits_commas_and_millions_is_quick() -> None:
    for piece in ("7", ",", "million "):
        start = time.process_time()
        find_numbers(piece * (1_000_000 // len(piece)), WORDS)
        assert time.process_time() - start < 4
