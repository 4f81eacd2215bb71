"""What layout hands on: pieces of the text that are becoming blocks, with their lines still on their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.article.article import BlockKind
from reader.loading.pdf.geometry import Box, around
from reader.loading.pdf.lines import Line
from reader.loading.pdf.pages import Photo


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, and for each the page that it stands on.

    `left` and `right` are the sides of its column. `is_open` says that the column ends below its last line: it may go on in
    the next. `is_set_in` says that its first line begins further in. `cells` are the lines of each cell, of each row, of a table.
    `is_aside` is what stands in a box of its own, `is_entry` a line of a table of
    contents; `is_close` that it stands right under the one above.
    """

    kind: BlockKind
    page: int
    lines: list[Line] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    is_open: bool = False
    is_set_in: bool = False
    marker: str = ""
    level: int = 0
    photo: Photo | None = None
    cells: list[list[list[Line]]] = field(default_factory=list)
    headers: int = 0
    name: str = ""
    is_aside: bool = False
    is_entry: bool = False
    is_close: bool = False

    @property
    def box(self) -> Box:
        """The room that it takes on the page where it begins."""
        if self.photo:
            return self.photo.box
        lines = self.lines or [line for row in self.cells for cell in row for line in cell]
        return around(line.box for line in lines)

    @property
    def text(self) -> str:
        """Its lines with spaces between them, hyphens and all."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its letters, in points."""
        return max((line.size for line in self.lines), default=0.0)

    @property
    def is_float(self) -> bool:
        """Whether the text around it goes on past it."""
        return self.is_aside or self.kind in ("image", "table", "caption")

    def take(self, other: Draft) -> None:
        """Go on with the lines of another."""
        self.lines += other.lines
        self.pages += other.pages
        self.is_open, self.left, self.right = other.is_open, other.left, other.right


def share_of(lines: Sequence[Line], attribute: str) -> float:
    """The share of the letters of some lines whose font is "is_bold", "is_italic" or "is_fixed"."""
    letters = found = 0
    for line in lines:
        for word in line.words:
            letters += len(word.text)
            found += len(word.text) * bool(getattr(word.style.font, attribute))
    return found / letters if letters else 0.0
