"""An attribution finds its passage again, and its record is read with care."""

from reader.annotation import (
    Attribution,
    attribution_from_record,
    attribution_record,
    new_attribution,
    speakers_said,
)
from reader.article import Article, Span, compose


def article(words: str) -> Article:
    text, blocks = compose((("paragraph", words, 0),))
    return Article("00000000aa", text, blocks)


BEFORE = article("“We go home,” said Ada Quill on the pier, and she went home with everybody else who was there.")
SPAN = Span(0, len("“We go home,”"))


def test_it_finds_its_passage_in_a_changed_text() -> None:
    made = new_attribution(BEFORE, SPAN, " Tom  Reed ")
    after = article("It was late. " + BEFORE.text)
    assert speakers_said(BEFORE, (made,)) == {SPAN: "Tom Reed"}
    assert speakers_said(after, (made,)) == {SPAN.moved(13): "Tom Reed"}
    assert speakers_said(article("Nothing is left of it."), (made,)) == {}


def test_the_same_passage_has_the_same_id() -> None:
    first, second = (new_attribution(BEFORE, SPAN, name) for name in ("Tom Reed", ""))
    assert first.id == second.id
    assert new_attribution(BEFORE, Span(18, 27), "").id != first.id


def test_a_record_and_back() -> None:
    made = new_attribution(BEFORE, SPAN, "Tom Reed")
    assert attribution_from_record(made.id, "00000000aa", attribution_record(made)) == made


def test_nonsense_in_a_record_counts_as_empty() -> None:
    read = attribution_from_record("x", "00000000aa", {"speaker": 3, "anchor": "no", "quote": None})
    assert read == Attribution("x", "00000000aa", read.anchor, "")
