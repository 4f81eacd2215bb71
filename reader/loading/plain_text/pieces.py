"""What layout hands on: the paragraphs, lines and headings of a plain text before anybody asks whether they are furniture."""

from __future__ import annotations

from typing import NamedTuple

from reader.article.article import BlockKind


class Piece(NamedTuple):
    """One block to be.

    `alone`: it is set off from what stands around it. A paragraph of level `TIGHT` is a line that stands close under the one
    before, as in verse, an address or a chat.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    alone: bool = False
    language: str = ""


TIGHT = 1
"""The level of a paragraph that has no gap above it."""
