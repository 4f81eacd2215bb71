"""Blocks cut where tags and marks begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, Mark, Span, compose
from reader.insight.segments import segments
from reader.tagger.tagging import Tag
from reader.tagger.vocabulary import DIRECT, PERSON

TEXT, BLOCKS = compose([("paragraph", "abcdefgh", 0), ("paragraph", "", 0), ("paragraph", "ijklmnop", 0)])


def test_nested_tags_and_marks_are_around_what_they_hold() -> None:
    block = Block(Span(0, 8), marks=(Mark(Span(3, 5), "strong"),))
    quote, name = Tag(Span(1, 7), DIRECT, "q"), Tag(Span(2, 4), PERSON, "n")
    ((_, cut),) = segments(Article("a", "abcdefgh", (block,)), [quote, name])
    assert [("abcdefgh"[s.span.start : s.span.end], len(s.tags), len(s.marks)) for s in cut] == [
        ("a", 0, 0),
        ("b", 1, 0),
        ("c", 2, 0),
        ("d", 2, 1),
        ("e", 1, 1),
        ("fg", 1, 0),
        ("h", 0, 0),
    ]
    assert cut[2].tags == (quote, name)


def test_a_tag_over_two_blocks_is_around_both() -> None:
    tag = Tag(Span(4, 14), DIRECT, "q")
    found = [[(s.span, s.tags) for s in cut] for _, cut in segments(Article("a", TEXT, BLOCKS), [tag])]
    assert found == [
        [(Span(0, 4), ()), (Span(4, 8), (tag,))],
        [],
        [(Span(10, 14), (tag,)), (Span(14, 18), ())],
    ]


@given(st.lists(st.tuples(st.integers(0, 18), st.integers(0, 18)), max_size=12))
def test_segments_are_the_whole_text_whatever_the_tags(pairs: list[tuple[int, int]]) -> None:
    tags = sorted((Tag(Span(min(p), max(p)), PERSON, "n") for p in pairs), key=lambda t: (t.span.start, -t.span.end))
    blocks = list(segments(Article("a", TEXT, BLOCKS), tags))
    assert "\n".join("".join(TEXT[s.span.start : s.span.end] for s in cut) for _, cut in blocks) == TEXT
    for _, cut in blocks:
        for segment in cut:
            assert set(segment.tags) == {t for t in tags if t.span.contains(segment.span)}
