"""What layout hands on: the paragraphs, lines and headings of a plain text before anybody asks whether they are furniture."""

from __future__ import annotations

from typing import NamedTuple

from reader.article.article import BlockKind


class Piece(NamedTuple):
    """One block to be. `alone`: blank lines stand around it. A paragraph of level 1 is a line that stands close under the last."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    alone: bool = False
    language: str = ""


TIGHT = 1
"""The level of a paragraph that is a line of verse, of an address or of a chat: no gap above it."""
