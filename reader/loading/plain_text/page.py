"""A text on its way to an article: its pieces, what has been read from them, and which of them are furniture."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.loading.plain_text.pieces import Piece
from reader.loading.plain_text.run import Run
from reader.loading.plain_text.structure import is_prose

HEAD, END = 30, 60
"""A head and an end have at most so many pieces."""


@dataclass(slots=True)
class Page:
    """Pieces with what has been learnt of them so far: `folds` is the kind of furniture by index.

    `web`: they were taken from a page; `run` is where the article's prose stands if they are the whole of it.
    """

    pieces: list[Piece]
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""
    headline: int = -1
    web: bool = False
    folds: dict[int, str] = field(default_factory=dict)
    run: Run | None = None

    @property
    def first(self) -> int:
        """The index of the first paragraph of prose; without one, of the end of the longest possible head."""
        if self.run:
            return self.run.first
        limit = min(HEAD, len(self.pieces))
        return next((i for i in range(limit) if i not in self.folds and is_prose(self.pieces[i])), limit)

    @property
    def last(self) -> int:
        """The index of the last paragraph of prose, or of the piece before the longest possible end."""
        if self.run:
            return self.run.last
        limit = max(self.first, len(self.pieces) - END)
        backwards = range(len(self.pieces) - 1, limit - 1, -1)
        return next((i for i in backwards if i not in self.folds and is_prose(self.pieces[i])), limit - 1)
