"""The running text of one block while it is read: white space collapsed, what is emphasised or linked remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.article import Mark, MarkKind, Span
from reader.loading.characters import normalise

SPACE = re.compile(r"[ \t\n\f\r]+")


class Inline:
    """Gathers text; `opened` and `closed` say where marks begin and end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._is_spaced = True
        self._open: list[tuple[MarkKind, str, int]] = []
        self._marks: list[Mark] = []

    def add(self, text: str) -> None:
        """Add text as it stands in the source."""
        if not text:
            return
        clean = SPACE.sub(" ", normalise(text).replace("\n", " "))
        if self._is_spaced:
            clean = clean.removeprefix(" ")
        if clean:
            self._pieces.append(clean)
            self._length += len(clean)
            self._is_spaced = clean[-1] == " "

    def opened(self, kind: MarkKind, href: str = "") -> None:
        """A mark begins."""
        self._open.append((kind, href, self._length))

    def closed(self) -> None:
        """The mark that was opened last ends."""
        kind, href, start = self._open.pop()
        self._mark(kind, href, start)

    def _mark(self, kind: MarkKind, href: str, start: int) -> None:
        if self._length > start:
            self._marks.append(Mark(Span(start, self._length), kind, href))

    def taken(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the text so far with its marks, trimmed, and begin anew; marks that are open go on."""
        if not self._pieces:
            return "", ()
        for kind, href, start in self._open:
            self._mark(kind, href, start)
        self._open = [(kind, href, 0) for kind, href, _ in self._open]
        text, marks = trimmed("".join(self._pieces), self._marks)
        self._pieces, self._marks, self._length, self._is_spaced = [], [], 0, True
        return text, marks


def trimmed(text: str, marks: Iterable[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Take white space from the ends of a text and of each mark; marks with nothing in them go, and so do doubles."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    found: dict[Mark, None] = {}
    for mark in marks:
        first, last = max(mark.span.start, start), min(mark.span.end, end)
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            found[Mark(Span(first - start, last - start), mark.kind, mark.href)] = None
    return text[start:end], tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)))
