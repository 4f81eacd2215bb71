"""Every passage of `quotations.gold`: who said what, and nothing else was said."""

from __future__ import annotations

import pytest

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.language import load_language
from reader.tagger.names import tag_names
from reader.tagger.pipeline import LINES
from reader.tagger.quotations import tag_quotations
from reader.tagger.vocabulary import INDIRECT

from .gold import CORPUS, Passage, bare, passages

GOLD = [
    pytest.param(passage, path.parent.name, id=f"{path.parent.name}: {passage.title}")
    for path in sorted(CORPUS.glob("*/quotations.gold"))
    for passage in passages(path)
]
Found = tuple[str, str, str]


def quotations(text: str, language: str = "en") -> list[Found]:
    """Kind, speaker and bare words of every content, in the order of the text."""
    lines = tuple(Span(*m.span()) for m in LINES.finditer(text))
    draft = Draft(text, lines, load_language(language))
    tag_names(draft)
    tag_quotations(draft)
    return [
        (tag.type[-1].lower(), draft.quotations[tag.quotation or 0].speaker, bare(text[tag.span.start : tag.span.end]))
        for tag in sorted(draft.quotes, key=lambda t: (t.span.start, -t.span.end))
    ]


@pytest.mark.parametrize(("passage", "language"), GOLD)
def test_who_said_what(passage: Passage, language: str) -> None:
    found = quotations(passage.text, language)
    kind = INDIRECT[-1].lower()
    said = [f for f in found if f[0] != kind]
    wanted = [line for line in passage.lines if line.kind != kind]
    assert [(w.kind, w.speaker) for w in wanted] == [f[:2] for f in said], said
    assert all(w.fits(f[2]) for w, f in zip(wanted, said, strict=True)), said
    for line in passage.lines:
        if line.kind == kind:
            assert any(f[:2] == (kind, line.speaker) and line.fits(f[2]) for f in found), found


def test_the_gold_is_large_enough() -> None:
    assert len(GOLD) >= 30
