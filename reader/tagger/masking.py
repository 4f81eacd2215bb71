"""What the rules do not read: listings, references to notes, descriptions of images; and cells of a table that are not one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.article import Block, Mark, Span

UNREAD = frozenset({"code", "image"})
BREAK, GAP = "\n", " "


def masked(text: str, blocks: Sequence[Block]) -> str:
    """Return the text, as long as it was, with line breaks for what is not read and between the cells of a table."""
    pieces: list[str] = []
    end = 0
    for span, filler in _masks(text, blocks):
        pieces += (text[end : span.start], filler * len(span))
        end = span.end
    return "".join((*pieces, text[end:])) if pieces else text


def _masks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, str]]:
    for block in blocks:
        if block.kind in UNREAD:
            yield block.span, BREAK
        elif block.kind == "table":
            yield from ((Span(cell.span.end, cell.span.end + 1), BREAK) for cell in block.cells[:-1])
        elif block.marks:
            yield from _references(text, block)


def _references(text: str, block: Block) -> Iterator[tuple[Span, str]]:
    """The marks of one block that are listings or lead to a note, each place once."""
    end = block.span.start
    for mark in sorted(block.marks, key=lambda mark: mark.span):
        if mark.span.start >= end and (mark.kind == "code" or _is_reference(text, mark)):
            yield mark.span, GAP
            end = mark.span.end


def _is_reference(text: str, mark: Mark) -> bool:
    """Whether a mark is the number of a note: a raised or an inner link that says hardly more than a number."""
    if not (mark.kind == "sup" or (mark.kind == "link" and mark.href.startswith("#"))):
        return False
    said = text[mark.span.start : mark.span.end].strip("[]() ")
    return said.isdecimal() or len(said) == 1
