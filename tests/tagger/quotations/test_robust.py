"""No text makes the stage fail, none makes it slow, and what it finds lies inside the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.language import Language, load_language
from reader.tagger.pipeline import LINES
from reader.tagger.quotations import tag_quotations
from reader.tagger.tagging import Entity
from reader.tagger.vocabulary import PERSON

PIECES = [
    *"\"'“”‘’«»„‚‹›`´,.:;!?…—-()[]\n ",
    " said ", " says ", "said", " who ", " he ", " she ", " they ", " the ", " and ", " but ", " that ", " adding ",
    " according to ", " told ", "Ann Roe", "Roe", "Mr. ", " minister ", " the minister ", "’s ", "'s ", "''", " called ",
    " in ", " on Monday ", " pointed out ", " was told by ", "6'2\"", " 45-year-old ", "Now", " never", "U.S. ",
]  # fmt: skip
LENGTH = 60_000
"""Characters: enough that twice the work a character would show by seconds."""


def tagged(text: str, entities: list[Entity] | None = None) -> Draft:
    lines = tuple(Span(*m.span()) for m in LINES.finditer(text))
    draft = Draft(text, lines, load_language("en"), entities=entities or [])
    tag_quotations(draft)
    return draft


def people(text: str) -> list[Entity]:
    places = tuple(Span(i, i + 3) for i in range(len(text)) if text.startswith("Roe", i))
    return [Entity(0, "Ann Roe", PERSON, places)] if places else []


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200))
def test_any_text(text: str) -> None:
    draft = tagged(text, people(text))
    for tag in draft.quotes:
        assert 0 <= tag.span.start < tag.span.end <= len(text)
        assert tag.quotation is not None
        assert tag.span in draft.quotations[tag.quotation].contents
    for quotation in draft.quotations:
        for span in (quotation.cue, quotation.source):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        "“",
        "”",
        "‘",
        "’",
        "''",
        ' "a',
        " 'a",
        " “a ‘b",
        "said ",
        "he said ",
        "(",
        "((a ",
        ", who ",
        '"a," he said, ',
    ],
)
def test_one_thing_over_and_over_takes_no_more_than_its_share(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    start = time.process_time()
    tagged(text, people(text[:200]))
    seconds = time.process_time() - start
    assert seconds < 3.0, f"{seconds:.1f} s for {len(text)} characters of {piece!r}"


def test_a_language_without_a_file_has_no_quotations() -> None:
    text = "“We go on,” said Ann Roe."
    draft = Draft(text, (Span(0, len(text)),), Language("xx", {}))
    tag_quotations(draft)
    assert draft.quotes == []
    assert draft.quotations == []
