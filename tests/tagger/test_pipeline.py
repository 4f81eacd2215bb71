"""The lines of a text are its paragraphs, however much white space stands in it."""

import time

import pytest

from reader.article import Span
from reader.tagger import tag_text
from reader.tagger.pipeline import paragraphs_of


def test_lines_that_are_not_blank_are_paragraphs() -> None:
    assert paragraphs_of("  a b\n\n \t\nc\n") == (Span(0, 5), Span(10, 11))
    assert paragraphs_of(" \n ") == ()


@pytest.mark.parametrize("piece", [" ", "\t", "\u00a0", " \n", "\n", "x ", " \u3000"])
def test_no_white_space_is_quadratic(piece: str) -> None:
    start = time.process_time()
    tag_text(piece * 200_000)
    assert time.process_time() - start < 20
