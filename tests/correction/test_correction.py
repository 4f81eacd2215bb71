"""Corrections are plain values; nonsense is refused in a sentence, or read as nothing when it stands in a file."""

import pytest

from reader.correction import Correction, Corrections, from_record, new_correction, to_record
from reader.errors import CorrectionError


def test_white_space_in_words_is_made_plain() -> None:
    made = new_correction("  New \n York ", kind="place", same_as=" New  York City")
    assert (made.words, made.same_as) == ("New York", "New York City")


@pytest.mark.parametrize("words", ["", " ", "…", "x" * 201])
def test_words_must_be_words(words: str) -> None:
    with pytest.raises(CorrectionError):
        new_correction(words, kind="person")


def test_a_kind_must_be_one_that_there_is() -> None:
    with pytest.raises(CorrectionError, match="“animal”"):
        new_correction("Rex", kind="animal")


def test_a_record_and_back() -> None:
    made = new_correction("Bob", kind="person", same_as="Robert Vale", now="2026-11-24T10:00:00Z")
    assert from_record(to_record(made)) == made


def test_nonsense_in_a_record_counts_as_empty() -> None:
    assert from_record({"words": 3, "kind": "animal", "same as": ["x"]}) == Correction("")


def test_the_same_words_have_the_same_key() -> None:
    assert new_correction("Bob", kind="person").key == new_correction("Bob", same_as="Robert").key
    assert new_correction("Bob").key != new_correction("bob").key


def test_a_later_correction_replaces_that_of_the_same_words() -> None:
    first, second = new_correction("Bob", kind="person"), new_correction("Bob", kind="place")
    assert list(Corrections([first]).with_(second)) == [second]
    assert list(Corrections([first]).with_(Correction("Bob"))) == []


def test_only_those_whose_words_stand_in_a_text_matter() -> None:
    both = Corrections([new_correction("Bob", kind="person"), new_correction("Ann", kind="person")])
    assert [each.words for each in both.within("Bob came.")] == ["Bob"]
