"""Equations of Word as a line of text, with raised and lowered runs where the equation has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.loading.docx.names import m, w

if TYPE_CHECKING:
    from lxml.etree import _Element

Piece = tuple[str, str]
"""Text, and whether it is raised ("superscript"), lowered ("subscript") or neither ("")."""

DEEPEST = 40
WRAPPED = frozenset({"num", "den", "e", "deg"})
RAISED = {m("sup"): "superscript", m("sub"): "subscript"}


def pieces_of(equation: _Element, depth: int = 0) -> Iterator[Piece]:
    """The text of an equation in its order: a fraction as "a/b", a root as "√(x)", a bracket with its signs."""
    if depth > DEEPEST:
        yield "".join(equation.itertext()), ""
        return
    for each in equation:
        if each.tag in (m("t"), w("t")):
            yield each.text or "", ""
        elif each.tag == m("f"):
            yield from _wrapped(each.find(m("num")), depth)
            yield "/", ""
            yield from _wrapped(each.find(m("den")), depth)
        elif each.tag == m("rad"):
            yield "√", ""
            yield from _wrapped(each.find(m("e")), depth)
        elif each.tag == m("d"):
            yield from _bracketed(each, depth)
        elif each.tag in RAISED:
            yield "".join(text for text, _ in pieces_of(each, depth + 1)), RAISED[each.tag]
        elif each.tag == m("nary"):
            yield _sign(each, "naryPr", "chr", "∫"), ""
            yield from pieces_of(each, depth + 1)
        else:
            yield from pieces_of(each, depth + 1)


def _wrapped(part: _Element | None, depth: int) -> Iterator[Piece]:
    """A part of a fraction or root, in brackets when it is more than one sign or number."""
    if part is None:
        return
    pieces = list(pieces_of(part, depth + 1))
    text = "".join(text for text, _ in pieces)
    is_simple = text.isalnum() or len(text) < 2
    yield ("" if is_simple else "("), ""
    yield from pieces
    yield ("" if is_simple else ")"), ""


def _bracketed(element: _Element, depth: int) -> Iterator[Piece]:
    yield _sign(element, "dPr", "begChr", "("), ""
    for number, part in enumerate(element.iterchildren(m("e"))):
        yield (", " if number else ""), ""
        yield from pieces_of(part, depth + 1)
    yield _sign(element, "dPr", "endChr", ")"), ""


def _sign(element: _Element, properties: str, name: str, otherwise: str) -> str:
    said = element.find(f"{m(properties)}/{m(name)}")
    return otherwise if said is None else (said.get(m("val")) or "")
