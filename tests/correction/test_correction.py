"""Corrections are plain values; nonsense is refused in a sentence, or read as nothing when it stands in a file."""

import pytest

from reader.article import Span
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


def places(text: str, *words: str) -> list[str]:
    said = Corrections(new_correction(each, kind="place") for each in words)
    return [text[start:end] for start, end, _ in said.names_in(text)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Bob came; Bobby and Bob's.", ["Bob", "Ann"], ["Bob", "Bob"]),
        ("O’Hara met O'Hara.", ["O'Hara"], ["O’Hara", "O'Hara"]),
        ("The U.S. and U.S.A", ["U.S."], ["U.S."]),
        ("(a+b)* is .NET, not ASP.NET", ["(a+b)*", ".NET"], ["(a+b)*", ".NET"]),
        ("New\xa0York", ["New York"], ["New\xa0York"]),
        ("他在北京工作", ["北京"], ["北京"]),
        ("ジョンとジョンソン", ["ジョン"], ["ジョン"]),
        ("كتب محمد علي، ومحمدين", ["محمد"], ["محمد"]),
        ("cafe\u0301 and cafe", ["cafe"], ["cafe"]),
        ("🙂 Bob 🙂", ["Bob 🙂"], ["Bob 🙂"]),
        ("New York Times", ["New York", "New York Times", "York"], ["New York", "New York Times", "York"]),
    ],
)
def test_words_are_found_where_they_stand_as_words(text: str, words: list[str], found: list[str]) -> None:
    assert places(text, *words) == found


def test_what_is_no_name_is_not_looked_for() -> None:
    said = Corrections([new_correction("Bob", kind="no name"), new_correction("Ann", same_as="Anna Vale")])
    assert list(said.names_in("Bob and Ann")) == []


def test_what_no_article_has_is_left_out_of_words() -> None:
    made = new_correction("\u200fA\u0301nna\0 \u00adVale\ud800", same_as="Zoe\u0301\n Vale")
    assert (made.words, made.same_as) == ("Ánna Vale", "Zoé Vale")
    assert new_correction("می\u200cخواهم", kind="work").words == "می\u200cخواهم"


@pytest.mark.parametrize("words", ["…", "x" * 5000, "\u200f", "", "."])
def test_words_that_are_none_count_as_empty_in_a_record(words: str) -> None:
    assert from_record({"words": words, "same as": words, "kind": "Person"}) == Correction("", "person")


def test_what_words_stand_for_has_letters() -> None:
    with pytest.raises(CorrectionError, match="letters"):
        new_correction("Bob", same_as="…")


def test_what_is_no_name_stands_for_nobody() -> None:
    with pytest.raises(CorrectionError, match="nothing"):
        new_correction("Bob", kind="no tag", same_as="Robert Vale")
    assert from_record({"words": "Bob", "kind": "no name", "same as": "Robert Vale"}) == Correction("Bob", "no name")


def test_who_speaks_is_something_that_was_said() -> None:
    assert not Corrections()
    assert Corrections([new_correction("Bob", kind="person")])
    assert Corrections().in_article({Span(0, 3): "Bob"})
