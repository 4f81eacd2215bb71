"""A passage is written down and found again; what could be meant in two places is an orphan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Anchor, attach, describe
from reader.article import Span, text_hash
from reader.errors import PassageNotFoundError

STORY = (
    "The ferry left at seven.\nNobody on the quay waved, and the captain did not look back.\n"
    "By noon the harbour was a line, and the line was gone by one.\nThe captain slept until the evening."
)

texts = st.text(alphabet=st.sampled_from("ab \nцñ😀e\u0301"), min_size=1, max_size=200)
"""Few letters, so that passages repeat."""


@st.composite
def passages(draw, of=texts):
    """A text and a span in it that is not empty."""
    text = draw(of)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def span_of(words, text=STORY):
    start = text.index(words)
    return Span(start, start + len(words))


def found(words, new, text=STORY):
    """What stands in the new text where the passage of the old one is found, or None."""
    span = attach(describe(text, span_of(words, text)), new, text_hash(new))
    return None if span is None else new[span.start : span.end]


def test_an_anchor_holds_the_passage_and_its_surroundings():
    anchor = describe(STORY, span_of("waved"))
    assert anchor.exact == "waved"
    assert anchor.prefix == STORY[: span_of("waved").start][-32:]
    assert anchor.suffix == ", and the captain did not look b"
    assert anchor.text == text_hash(STORY)
    assert (anchor.start, anchor.end) == (44, 49)


def test_a_known_version_is_not_computed_again():
    assert describe(STORY, Span(0, 3), "0011223344556677").text == "0011223344556677"


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 4), Span(-1, 4), Span(0, len(STORY) + 1), Span(900, 910)])
def test_a_span_without_a_passage_is_refused(span):
    with pytest.raises(PassageNotFoundError, match="no passage"):
        describe(STORY, span)


@given(passages())
def test_in_an_unchanged_text_the_passage_is_where_it_was(passage):
    text, span = passage
    assert attach(describe(text, span), text, text_hash(text)) == span


@given(passages(), st.text(alphabet="xyz\n", min_size=1, max_size=80))
def test_whatever_comes_above_does_not_matter(passage, above):
    text, span = passage
    anchor = describe(text, span)
    new = above + text
    got = attach(anchor, new, text_hash(new))
    whole = anchor.prefix + anchor.exact + anchor.suffix
    once = new.find(whole) == new.rfind(whole)
    if once and anchor.prefix and anchor.suffix:
        assert got == Span(span.start + len(above), span.end + len(above))
    else:
        assert got is None or new[got.start : got.end] == anchor.exact


@given(st.text(max_size=60), passages(), st.integers(-3, 400), st.booleans())
def test_attach_answers_every_question_with_the_same_words_or_nothing(text, passage, start, same):
    described = describe(*passage)
    anchor = Anchor(described.exact, described.prefix, described.suffix, start, text_hash(text) if same else "")
    got = attach(anchor, text, text_hash(text))
    assert got is None or text[got.start : got.end] == anchor.exact


@given(passages(st.text(alphabet="abcdefgh ", min_size=1, max_size=30)))
def test_a_passage_that_moved_and_stands_twice_is_an_orphan(passage):
    text, span = passage
    new = f"#{text}\n{text}"
    anchor = describe(text, span)
    assert attach(anchor, new, text_hash(new)) is None


def test_unchanged_at_its_place_although_it_stands_twice():
    twice = STORY + "\n" + STORY
    assert attach(describe(STORY, span_of("look back")), twice, text_hash(twice)) == span_of("look back")


def test_with_one_side_of_its_surroundings_rewritten():
    new = STORY.replace("Nobody on the quay waved, and ", "It rained, and from the quay nobody waved. Then ")
    assert found("did not look back", new) == "did not look back"
    assert found("the captain did", new) == "the captain did"


def test_with_both_sides_rewritten_it_is_an_orphan():
    new = STORY.replace("Nobody on the quay waved, and", "It rained;").replace("look back", "turn round")
    assert found("the captain did not", new) is None


def test_a_namesake_is_not_taken_for_a_passage_that_was_deleted():
    assert found("The captain", STORY.replace("The captain slept until the evening.", "")) is None
    refrain = "He had no comment.\nThe mayor said so on Monday.\nHe had no comment.\nThe clerk said so on Tuesday."
    anchor = describe(refrain, Span(0, 18))
    new = refrain[refrain.index("The mayor") :]
    assert attach(anchor, new, text_hash(new)) is None


def test_without_surroundings_only_a_long_quotation_that_stands_once_is_found():
    assert attach(Anchor("ferry"), STORY, "") is None
    assert attach(Anchor("Nobody on the quay waved, and the captain"), STORY, "") == span_of(
        "Nobody on the quay waved, and the captain"
    )
    assert attach(Anchor("Nobody on the quay waved, and the captain"), STORY * 2, "") is None


def test_no_words_are_found_nowhere():
    assert attach(Anchor(""), STORY, text_hash(STORY)) is None


def test_an_anchor_whose_words_were_edited_by_hand_does_not_take_what_stands_there():
    anchor = Anchor("something else", "", "", 4, text_hash(STORY))
    assert attach(anchor, STORY, text_hash(STORY)) is None


def test_a_frequent_letter_in_a_book_is_answered_at_once():
    book = "a sea of words " * 200_000
    assert attach(Anchor("e", "z", "z", 0, "other"), book, "this") is None
