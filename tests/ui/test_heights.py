"""The sums of the blocks' heights, against the plain way to sum them."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.heights import REACH, Heights


@pytest.mark.parametrize("count", [1, 2, REACH - 1, REACH, REACH + 1, 3 * REACH])
def test_the_edges_of_what_is_summed_at_once(count: int) -> None:
    heights = Heights([10.0] * count)
    assert heights.total == count * 10
    assert [heights.top(number) for number in (0, count - 1, count)] == [0, (count - 1) * 10, count * 10]
    assert [heights.number_at(y) for y in (-5, 0, 9.9, count * 10 - 1, count * 10, count * 10 + 99)] == [
        0,
        0,
        0,
        count - 1,
        count - 1,
        count - 1,
    ]


@given(
    st.integers(1, 1400), st.lists(st.tuples(st.integers(0, 1399), st.integers(1, 400)), max_size=30), st.floats(0, 1)
)
def test_corrections_are_summed_up(count: int, corrections: list[tuple[int, int]], share: float) -> None:
    plain = [20.0] * count
    heights = Heights(plain)
    for number, height in corrections:
        plain[number % count] = float(height)
        heights.correct(number % count, float(height))
    assert heights.flush() == any(height != 20 for height in plain) or corrections
    tops = list(accumulate(plain, initial=0.0))
    assert heights.total == tops[-1]
    y = share * tops[-1]
    number = heights.number_at(y)
    assert tops[number] <= y <= tops[number + 1]
    assert heights.top(number) == tops[number]
