"""Signs set into a source's text, where a page of the print begins or a comment hangs, and found again in the finished parts.

A sign is a number in characters that no text has (private use, plane 16). It goes through the reading of a tree like a letter,
so that its place is exact to the character; afterwards it is taken out, and marks and cells close up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.article import Cell, Mark, Span
from reader.loading.parts import Part

OPENING, CLOSING, ZERO = "\U0010fdf0", "\U0010fdf1", 0x10FDE0
SIGN = re.compile(f"{OPENING}([{chr(ZERO)}-{chr(ZERO + 9)}]{{1,7}}){CLOSING}")
STRAY = re.compile(f"[{chr(ZERO)}-{CLOSING}]")


class Found(NamedTuple):
    """A sign: its number, the index of the part that it stood in, and its offset there once all signs are out."""

    number: int
    part: int
    offset: int


def sign(number: int) -> str:
    """Return the sign of a number."""
    return OPENING + "".join(chr(ZERO + int(digit)) for digit in str(number)) + CLOSING


def without_strays(text: str) -> str:
    """Return a source's text without characters that could be taken for signs."""
    return STRAY.sub("", text) if STRAY.search(text) else text


def read_signs(parts: Sequence[Part]) -> tuple[list[Part], list[Found]]:
    """Take the signs out of parts. A part that held nothing else goes, and its signs stand at the beginning of the next."""
    kept: list[Part] = []
    found: list[Found] = []
    for part in parts:
        if OPENING not in part.text:
            kept.append(part)
            continue
        bare, signs = _read(part)
        found += [Found(number, len(kept), offset) for number, offset in signs]
        if bare.text:
            kept.append(bare)
    return kept, found


def _read(part: Part) -> tuple[Part, list[tuple[int, int]]]:
    cuts = [match.span() for match in SIGN.finditer(part.text)]
    numbers = ["".join(str(ord(digit) - ZERO) for digit in match[1]) for match in SIGN.finditer(part.text)]

    def moved(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in cuts if start < offset)

    def closed(span: Span) -> Span:
        return Span(moved(span.start), moved(span.end))

    text = SIGN.sub("", part.text)
    marks = tuple(Mark(span, mark.kind, mark.href) for mark in part.block.marks if len(span := closed(mark.span)))
    cells = tuple(Cell(closed(cell.span), cell.is_header, cell.columns) for cell in part.block.cells)
    block = replace(part.block, span=Span(0, len(text)), marks=marks, cells=cells)
    signs = [(int(number), moved(start)) for number, (start, _) in zip(numbers, cuts, strict=True)]
    return Part(text, block), signs
