"""A slimmed text without mammoth, for a document on which it fails or would take too long: paragraphs by their roles, no forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Block, BlockKind, Span
from reader.loading.characters import normalise
from reader.loading.docx.assembling import Line
from reader.loading.docx.names import value, w, whole
from reader.loading.docx.trees import text_in
from reader.loading.parts import Part

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "quote": "quote",
    "code": "code",
    "caption": "caption",
}


def paragraphs_of(root: _Element) -> Iterator[str]:
    """The bare texts of all paragraphs that have any."""
    for paragraph in root.iter(w("p")):
        text = _text(paragraph)
        if text:
            yield text


def bare_lines(root: _Element) -> Iterator[Line]:
    """The paragraphs of a slimmed part: headings, items, quotes, lines of code; cells of tables are paragraphs."""
    is_code = False
    for paragraph in root.iter(w("p")):
        text = _text(paragraph)
        if not text:
            continue
        properties = paragraph.find(w("pPr"))
        role = value(properties, "pStyle").removeprefix("Close")
        item = properties.find(w("numPr")) if properties is not None else None
        kind: BlockKind = "item" if item is not None else KINDS.get(role, "paragraph")
        level = {
            "item": 1 + whole(value(item, "ilvl")),
            "heading": whole(role[1:], 1),
            "quote": 1,
            "code": 0 if is_code else 1,
        }.get(kind, 0)
        is_code = kind == "code"
        yield Line(role, Part(text, Block(Span(0, len(text)), kind, level)))


def _text(paragraph: _Element) -> str:
    return " ".join(normalise(text_in(paragraph)).split())
