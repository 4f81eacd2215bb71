"""The contents of an article: depth, what one is reading, and printed pages by their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.article import Article, Sheet, compose
from reader.insight.contents import contents_of, heading_at, is_page_number, sheet_named


def article(*levels: int) -> Article:
    """An article with headings of these levels, each with a paragraph."""
    parts = [("title", "Title", 0)]
    for number, level in enumerate(levels):
        parts += [("heading", f"Heading {number}", level), ("paragraph", "Words. " * 10, 0)]
    text, blocks = compose(parts)  # type: ignore[arg-type]
    return Article("0", text, blocks)


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ((2, 2, 3, 2), [0, 0, 1, 0]),
        ((2, 4, 6, 4), [0, 1, 2, 1]),
        ((3, 2, 3), [0, 0, 1]),
        ((1, 3, 2, 3), [0, 1, 1, 2]),
        ((), []),
    ],
)
def test_depth_is_how_many_headings_stand_above(levels: tuple[int, ...], depths: list[int]) -> None:
    assert [heading.depth for heading in contents_of(article(*levels))] == depths


def test_a_heading_holds_what_stands_below_it() -> None:
    shares = [heading.share for heading in contents_of(article(1, 2, 2, 1))]
    assert shares[0] > shares[1] + shares[2]
    assert shares[0] + shares[3] <= 1


def test_the_heading_that_one_reads_under() -> None:
    contents = contents_of(article(1, 2))
    assert heading_at(contents, 0) == -1
    assert heading_at(contents, contents[0].span.start) == 0
    assert heading_at(contents, contents[1].span.start - 1) == 0
    assert heading_at(contents, 10_000) == 1


def test_an_empty_heading_is_none() -> None:
    text, blocks = compose([("heading", "", 1), ("heading", " ", 1), ("heading", "A  b", 1)])
    assert [heading.title for heading in contents_of(Article("0", text, blocks))] == ["A b"]


def test_a_printed_page_by_its_number() -> None:
    sheets = replace(article(1), sheets=(Sheet(0, "xii"), Sheet(9, "1"), Sheet(20, "123"))).sheets
    for words in ("123", "p. 123", "p123", "page 123", "P.123", " pp. 123 "):
        assert sheet_named(sheets, words) == sheets[2]
        assert is_page_number(words)
    assert sheet_named(sheets, "XII") == sheets[0]
    assert sheet_named(sheets, "page xii") == sheets[0]
    assert sheet_named(sheets, "12") is None
    assert sheet_named(sheets, "") is None
    assert not is_page_number("chapter")
