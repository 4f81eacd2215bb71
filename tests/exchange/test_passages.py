"""Passages with what stands around them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Anchor, Annotation, describe
from reader.article import Article, Span, compose
from reader.exchange.passages import Voices, passages
from reader.tagger.tagging import Quotation, Tagging
from reader.tagger.vocabulary import DIRECT, INDIRECT


def quotation(speaker: str, *pieces: tuple[int, int]) -> Quotation:
    return Quotation(
        tuple(Span(*piece) for piece in pieces), INDIRECT if speaker == "outer" else DIRECT, speaker=speaker
    )


def test_whose_words_a_passage_is() -> None:
    voices = Voices(Tagging(quotations=(quotation("outer", (0, 100)), quotation("inner", (20, 40), (60, 80)))))
    assert voices.speaker(Span(5, 10)) == "outer"
    assert voices.speaker(Span(22, 38)) == "inner"
    assert voices.speaker(Span(35, 65)) == "outer"
    assert voices.speaker(Span(95, 120)) == ""
    assert voices.speaker(Span(100, 120)) == ""
    assert Voices(Tagging()).speaker(Span(0, 5)) == ""


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8),
    st.tuples(st.integers(0, 60), st.integers(1, 30)),
)
def test_looking_up_is_the_same_as_looking_at_all(pairs: list[tuple[int, int]], where: tuple[int, int]) -> None:
    span = Span(where[0], sum(where))
    quotations = tuple(quotation(str(n), (start, start + length)) for n, (start, length) in enumerate(pairs))
    holding = [
        q
        for q in quotations
        if 2 * (min(span.end, q.contents[0].end) - max(span.start, q.contents[0].start)) > len(span)
    ]
    found = Voices(Tagging(quotations=quotations)).speaker(span)
    assert (found != "") == bool(holding)
    if holding:
        shortest = min(len(q.contents[0]) for q in holding)
        assert found in {q.speaker for q in holding if len(q.contents[0]) == shortest}


def test_notes_on_the_whole_come_first_and_orphans_last() -> None:
    text, blocks = compose([("paragraph", "One here. Two there.", 0)])
    article = Article("a", text, blocks)
    lost = describe("It was long ago and far away.", Span(3, 15))
    annotations = [
        Annotation("3", "a", lost, created="2"),
        Annotation("4", "a", lost, created="1"),
        Annotation("2", "a", describe(text, Span(10, 13))),
        Annotation("1", "a", Anchor(""), note="all of it"),
    ]
    shown = passages(article, annotations)
    assert [passage.annotation.id for passage in shown] == ["1", "2", "4", "3"]
    assert [passage.orphan for passage in shown] == [False, False, True, True]
    assert (shown[1].before, shown[1].exact, shown[1].after) == ("", "Two", " there.")
    assert (shown[2].before, shown[2].exact, shown[2].after) == ("It ", "was long ago", " and far away.")
