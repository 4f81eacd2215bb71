"""Finding a quoted passage as a person writes it."""

from __future__ import annotations

import pytest

from reader.cli.quotes import find_passage
from reader.errors import PassageNotFoundError

TEXT = "He said: “Don’t wait – go…”\nThen he left. Nobody\u00a0waited, nobody went. It cost (a) $5.*"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Then he left.", "Then he left."),
        ('"Don\'t wait - go..."', "“Don’t wait – go…”"),
        ("go…”  Then\nhe", "go…”\nThen he"),
        ("Nobody waited", "Nobody\u00a0waited"),
        ("  Then he left. ", "Then he left."),
        ("(a) $5.*", "(a) $5.*"),
        ("nobody", "nobody"),
    ],
)
def test_a_passage_is_found(quote: str, found: str) -> None:
    span = find_passage(TEXT, quote)
    assert TEXT[span.start : span.end] == found


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("he", "“he” stands 2 times in the article: quote more of the words around it."),
        ("never said", "“never said” does not stand in the article."),
        (" \n", "An empty quote is no passage."),
        ("x" * 100, f"“{'x' * 60}…” does not stand in the article."),
    ],
)
def test_what_is_not_found_once_is_said(quote: str, sentence: str) -> None:
    with pytest.raises(PassageNotFoundError) as error:
        find_passage(TEXT, quote)
    assert str(error.value) == sentence


def test_overlapping_places_are_two() -> None:
    with pytest.raises(PassageNotFoundError, match="2 times"):
        find_passage("aaa", "aa")
