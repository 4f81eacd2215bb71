"""Words are found as a person means them, and every hit lies at its right offsets."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.insight.finding import CHUNK, Folded, Query, find_words
from reader.progress import CancelledError


def found(text: str, words: str, *, whole_words: bool = False, match_case: bool = False) -> list[str]:
    """The passages that are found."""
    hits = find_words(Folded(text, match_case=match_case), Query(words, whole_words, match_case))
    return [text[hits[number].start : hits[number].end] for number in range(len(hits))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Naïve, NAIVE, nai\u0308ve", "naive", ["Naïve", "NAIVE", "nai\u0308ve"]),
        ("a naive man", "naïve", ["naive"]),
        ("don’t don't don´t", "don't", ["don’t", "don't", "don´t"]),
        ("don't", "don’t", ["don't"]),
        ("“Yes” and «no»", '"no"', ["«no»"]),
        ("1914–1918, 1914-1918", "1914-1918", ["1914–1918", "1914-1918"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "s", ["S", "ß"]),
        ("and so on… he", "on... he", ["on… he"]),
        ("the of\ufb01ce", "office", ["of\ufb01ce"]),
        ("a of\ufb01ce", "ice", ["\ufb01ce"]),
        ("Łódź, Malmö, Tromsø", "tromso", ["Tromsø"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("ὈΔΥΣΣΕΎΣ", "οδυσσευς", ["ὈΔΥΣΣΕΎΣ"]),
        ("ёлка, елка, мой", "елка", ["ёлка", "елка"]),
        ("мой мои", "мои", ["мои"]),
        ("مُحَمَّد و محمد", "محمد", ["مُحَمَّد", "محمد"]),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("कि की", "कि", ["कि"]),
        ("が か", "か", ["か"]),
        ("hy\u00adphen\u00adated", "hyphenated", ["hy\u00adphen\u00adated"]),
        ("two\nlines, two  lines, two\u00a0lines", "two lines", ["two\nlines", "two  lines", "two\u00a0lines"]),
        ("😀 smile 😀 smile", "SMILE", ["smile", "smile"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("anything", "  ", []),
        ("", "word", []),
    ],
)
def test_whatever_the_case_the_accents_and_the_signs(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("May may MAY", "May", ["May"]),
        ("naïve naive", "naive", ["naive"]),
        ("Don’t don’t", "don't", ["don’t"]),
        ("e\u0301 e", "e", ["e", "e"]),
    ],
)
def test_with_its_case_a_letter_stands_for_itself(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words, match_case=True) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("art, party, Art", "art", ["art", "Art"]),
        ("art_1 art-1", "art", ["art"]),
        ("$4.2 million, $4.25", "$4.2", ["$4.2"]),
        ("naïve naïvely", "naive", ["naïve"]),
        ("किताब किता", "किता", ["किता"]),
    ],
)
def test_whole_words(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words, whole_words=True) == expected


@given(st.text("abéßﬁe\u0301 …’'İ\n😀\u00ad", max_size=60), st.text("abeéßs'i.", min_size=1, max_size=3))
def test_a_hit_is_the_words_again(text: str, words: str) -> None:
    wanted = Folded(words).text
    for passage in found(text, words):
        assert wanted in Folded(passage).text


@given(st.text(max_size=80))
def test_every_character_is_where_it_was(text: str) -> None:
    folded = Folded(text)
    for place in range(len(folded.text)):
        start, end = folded.start(place), folded.end(place + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[place] in Folded(text[start:end]).text


def test_lower_case_lengthens_one_letter_only() -> None:
    long = [chr(code) for code in range(sys.maxunicode + 1) if len(chr(code).lower()) != 1]
    assert long == ["İ"]


def test_chunks_are_seamless() -> None:
    text = "é" * (CHUNK - 3) + "die Straße\u0301 dort " + "x’" * CHUNK + "die Straße"
    folded = Folded(text)
    hits = find_words(folded, Query("strasse"))
    assert [text[hit.start : hit.end] for hit in (hits[0], hits[1])] == ["Straße\u0301", "Straße"]


def test_hits_are_asked_for_by_place() -> None:
    hits = find_words(Folded("ab ab ab"), Query("ab"))
    assert list(hits.over(1, 4)) == [Span(0, 2), Span(3, 5)]
    assert list(hits.over(2, 3)) == []
    assert (hits.first_from(0), hits.first_from(1), hits.first_from(7)) == (0, 1, 0)
    assert hits.begin_in(6, 7)
    assert not hits.begin_in(7, 100)
    assert hits.are_all


def test_a_book_is_searched_at_once() -> None:
    folded = Folded("It goes on and on by the sea’s edge. " * 110_000)
    begun = time.perf_counter()
    assert not len(find_words(folded, Query("nowhere")))
    assert time.perf_counter() - begun < 0.5


def test_folding_can_be_stopped() -> None:
    def stop(share: float) -> None:
        if share > 0.5:
            raise CancelledError

    with pytest.raises(CancelledError):
        Folded("é" * CHUNK * 4, progress=stop)
