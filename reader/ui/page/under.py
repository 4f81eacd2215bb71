"""What lies under a point of the page: text, a link, a picture or its button, a note in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from reader.article import NO_DESCRIPTION, Mark
from reader.article.article import block_at
from reader.ui.page.layout import PageLayout
from reader.ui.page.links import Links
from reader.ui.positions import Positions

if TYPE_CHECKING:
    from reader.ui.page.margin_notes import MarginNotes


@dataclass(frozen=True, slots=True)
class Under:
    """What a click on a point would mean; nothing of it where the page is empty."""

    offset: int | None = None
    """The offset of the character."""
    link: Mark | None = None
    picture: str | None = None
    """The description of the picture, which may be empty."""
    src: str = ""
    """The address that the picture's button loads it from."""
    note: str = ""
    """The id of the highlight whose note stands in the margin."""

    @property
    def pointer(self) -> Qt.CursorShape:
        """A hand over what a click follows, a beam over text."""
        if self.note or self.src or (self.link is not None and self.link.href.startswith("#")):
            return Qt.CursorShape.PointingHandCursor
        is_text = self.offset is not None and self.picture is None
        return Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.ArrowCursor


def under(layout: PageLayout, positions: Positions, links: Links, notes: MarginNotes | None, point: QPointF) -> Under:
    """What lies under a point of the page, which the layout knows the window of."""
    position, src = layout.on_text(point), _asked_for(layout, point)
    if position is None:
        return Under(src=src, note=notes.at(layout, positions, point) if notes is not None else "")
    offset = positions.offset(position)
    return Under(offset, links.at(offset), _picture(layout, offset), src)


def _picture(layout: PageLayout, offset: int) -> str | None:
    blocks, text = layout.setting.blocks, layout.setting.text
    block = blocks[block_at(blocks, offset)]
    return text[block.span.start : block.span.end].strip(NO_DESCRIPTION) if block.kind == "image" else None


def _asked_for(layout: PageLayout, point: QPointF) -> str:
    block = layout.block_at(point.y())
    if layout.block_of(block.blockNumber()).kind != "image":
        return ""
    from reader.ui.page.frames import button_at

    return button_at(layout, block, point)
