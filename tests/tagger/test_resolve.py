"""Overlapping tags are settled: the longest inside a family, nested across families, dates before numbers."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.tagger.resolve import resolve
from reader.tagger.tagging import Tag
from reader.tagger.vocabulary import (
    CARDINAL,
    DATE,
    DIRECT,
    EVENT,
    ORDINAL,
    PARTIAL,
    PERSON,
    PLACE,
    QUOTATION,
    TokenType,
    family,
)


def tag(start: int, end: int, type_: TokenType, entity: int | None = None) -> Tag:
    return Tag(Span(start, end), type_, "test", entity=entity)


def spans(tags: list[Tag]) -> list[tuple[int, int, str]]:
    return [(t.span.start, t.span.end, t.type[-1]) for t in tags]


def test_the_longest_of_a_family_stands() -> None:
    assert spans(resolve([tag(0, 5, PERSON), tag(3, 14, PLACE)])) == [(3, 14, "Place")]


def test_of_equals_the_earliest_stands() -> None:
    assert spans(resolve([tag(3, 8, PERSON), tag(0, 5, PLACE)])) == [(0, 5, "Place")]


def test_what_loses_against_a_loser_stands() -> None:
    tags = resolve([tag(0, 5, PERSON), tag(0, 2, PLACE), tag(4, 12, EVENT), tag(11, 15, PLACE), tag(15, 17, PERSON)])
    assert spans(tags) == [(0, 2, "Place"), (4, 12, "Event"), (15, 17, "Person")]


def test_a_date_takes_its_digits_from_the_numbers() -> None:
    tags = resolve([tag(0, 2, CARDINAL), tag(0, 8, DATE), tag(12, 14, CARDINAL), tag(5, 12, ORDINAL)])
    assert spans(tags) == [(0, 8, "Date"), (12, 14, "Cardinal")]


def test_a_date_nests_in_a_name() -> None:
    assert spans(resolve([tag(0, 14, EVENT), tag(0, 4, DATE)])) == [(0, 14, "Event"), (0, 4, "Date")]


def test_a_crossing_name_is_trimmed_and_keeps_its_entity() -> None:
    kept = resolve([tag(0, 10, DATE), tag(6, 16, PERSON, entity=3)])
    assert spans(kept) == [(0, 10, "Date"), (10, 16, "Person")]
    assert kept[1].entity == 3


def test_a_name_that_runs_into_a_quotation_ends_before_it() -> None:
    assert spans(resolve([tag(5, 30, DIRECT), tag(0, 9, PERSON)])) == [(0, 5, "Person"), (5, 30, "Direct")]


def test_quotations_nest_and_are_never_trimmed() -> None:
    tags = [tag(0, 40, DIRECT), tag(10, 20, PARTIAL), tag(18, 60, PERSON)]
    assert {(0, 40, "Direct"), (10, 20, "Partial")} <= set(spans(resolve(tags)))


def test_the_order_is_of_the_text_and_outer_before_inner() -> None:
    assert spans(resolve([tag(5, 7, CARDINAL), tag(0, 30, DIRECT), tag(5, 9, PERSON)])) == [
        (0, 30, "Direct"),
        (5, 9, "Person"),
        (5, 7, "Cardinal"),
    ]


TYPES = st.sampled_from([PERSON, PLACE, EVENT, CARDINAL, ORDINAL, DATE])
TAGS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), TYPES).map(lambda t: tag(t[0], t[0] + t[1], t[2])))


@given(TAGS)
def test_no_two_tags_of_a_family_overlap_and_none_cross(tags: list[Tag]) -> None:
    kept = resolve(tags)
    for i, one in enumerate(kept):
        for other in kept[i + 1 :]:
            if not one.span.overlaps(other.span):
                continue
            assert family(one.type) is not family(other.type)
            assert one.span.contains(other.span) or other.span.contains(one.span)


@given(TAGS)
def test_nothing_is_made_up(tags: list[Tag]) -> None:
    for kept in resolve(tags):
        assert kept.type not in QUOTATION
        assert any(t.type is kept.type and t.span.contains(kept.span) for t in tags)


def test_twenty_thousand_tags_take_no_time() -> None:
    tags = [tag(i, i + 3, (PERSON, DATE, CARDINAL, DIRECT)[i % 4]) for i in range(20_000)]
    start = time.process_time()
    resolve(tags)
    assert time.process_time() - start < 1.5
