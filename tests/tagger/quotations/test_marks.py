"""Marks -> passages: every house's, and what scraping makes of them."""

from __future__ import annotations

import pytest

from reader.article import Span
from reader.tagger.language import load_language
from reader.tagger.pipeline import LINES
from reader.tagger.quotations.lexicon import lexicon_of
from reader.tagger.quotations.marks import Passage, passages


def found(text: str) -> list[Passage]:
    lines = [Span(*m.span()) for m in LINES.finditer(text)]
    return passages(text, lines, lexicon_of(load_language("en")))


def inner(text: str) -> list[str]:
    return [text[p.inner.start : p.inner.end] for p in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said, “two.”", ["One,", "two."]),
        ('"One," he said, "two."', ["One,", "two."]),
        ("‘One,’ he said, ‘two.’", ["One,", "two."]),
        ("'One,' he said, 'two.'", ["One,", "two."]),
        ("''One,'' he said, ``two.''", ["One,", "two."]),
        ("«One,» he said, „two.“ And „three.”", ["One,", "two.", "three."]),
        ("»One,« he said.", ["One,"]),
        ("‹One,› he said.", ["One,"]),
        ("(“One”)—“two”", ["One", "two"]),
    ],
)
def test_houses(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Don't the workers' clubs open at nine o'clock?",
        "The '90s were kind to rock 'n' roll, and 'twas late.",
        'He is 6\'2" tall and the screen is 27" wide.',
        "It’s the boys’ and the girls’ turn.",
        'A stray " mark',
        '""',
        '" "',
        '<a href="http://example.org">link</a>',
    ],
)
def test_no_passage(text: str) -> None:
    assert inner(text) == []


def test_an_outer_passage_keeps_its_inner_ones() -> None:
    assert inner("“He said ‘no’ and “never” again.” Then.") == ["He said ‘no’ and “never” again."]
    assert inner("‘He said “no” again,’ she wrote.") == ["He said “no” again,"]


def test_an_inch_inside_a_passage_does_not_close_it() -> None:
    assert inner('"The 30" pipe broke," he said.') == ['The 30" pipe broke,']


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    one, two = found("He rose. “We go on.\nNothing followed. “Yes.”")
    assert (one.closed, two.closed) == (False, True)
    assert inner("He rose. “We go on.\nNothing followed. “Yes.”") == ["We go on.", "Yes."]


def test_a_lost_closing_mark_is_found_again_before_the_verb() -> None:
    assert inner("“We go on, said Ann Roe. “We must.”") == ["We go on,", "We must."]


def test_a_lost_opening_mark_at_the_start_of_a_paragraph() -> None:
    (passage,) = found("We go on,” said Ann Roe.")
    assert not passage.opened
    assert passage.end == 10


def test_doubled_marks() -> None:
    assert inner("““We go on,”” she said.") == ["We go on,"]


def test_marks_that_were_swapped_in_typing() -> None:
    assert inner("”We go on,” she said, “and on.“") == ["We go on,", "and on."]
