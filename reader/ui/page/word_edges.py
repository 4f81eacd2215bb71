"""Where words begin and end, in every script that Unicode tells how to part into words. Offsets are code points."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from reader.ui.positions import Positions

FARTHEST = 400
"""A word that is farther away is not looked for."""


def next_edge(text: str, offset: int, *, is_start: bool) -> int | None:
    """The first place behind an offset where a word begins, or where one ends."""
    found = _edges(text[offset : offset + FARTHEST], is_start=is_start)
    return next((offset + edge for edge in found if edge > 0), None)


def edge_before(text: str, offset: int, *, is_start: bool) -> int | None:
    """The last place before an offset where a word begins, or where one ends."""
    first = max(0, offset - FARTHEST)
    found = _edges(text[first:offset], is_start=is_start)
    return next((first + edge for edge in reversed(found) if first + edge < offset), None)


def _edges(text: str, *, is_start: bool) -> list[int]:
    """Where words begin in a text, or where they end; a sign of a script without spaces counts as a word."""
    positions, finder = Positions(text), QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    found, start = [], 0
    while (position := finder.toNextBoundary()) != -1:
        end = positions.offset(position)
        if any(character.isalnum() for character in text[start:end]):
            found.append(start if is_start else end)
        start = end
    return found
