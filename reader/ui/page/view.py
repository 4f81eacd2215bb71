"""The page itself: tags, highlights and hits on the article's text, and what mouse and keys do on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from reader.article import NO_DESCRIPTION, Article, Mark, Span
from reader.article.article import block_at
from reader.insight.hits import Hits
from reader.style import Theme
from reader.tagger.tagging import Tagging
from reader.ui.page.jumps import Jumps
from reader.ui.page.links import Links, leads_out
from reader.ui.page.moving import MovingView
from reader.ui.page.painting import PagePainter
from reader.ui.page.placed import Placed
from reader.ui.page.setting import Setting
from reader.ui.page.spans import SpanIndex
from reader.ui.page.typography import Typography
from reader.ui.positions import Positions
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.ui.page.handles import Handle
    from reader.ui.page.pictures import FindPicture, PagePictures

FLASH_MILLISECONDS = 900


class PageView(MovingView):
    """Shows one article. Spans and offsets are the article's; only this widget knows positions.

    `tasks` decodes pictures; whoever closes the page must let them finish.
    """

    selection_settled = Signal()
    pointed = Signal(object, QPoint)
    clicked = Signal(int, QPoint)
    note_clicked = Signal(str)
    link_asked = Signal(str)
    picture_asked = Signal(str)

    def __init__(
        self, theme: Theme, typography: Typography, parent: QWidget | None = None, tasks: Tasks | None = None
    ) -> None:
        super().__init__(typography, parent)
        self.tasks = tasks or Tasks(self)
        self.painter = PagePainter(theme, meta_font=typography.small)
        self.jumps = Jumps()
        self._pressed = QPoint()
        self._links: Links | None = None
        self._flash_timer = QTimer(self, singleShot=True, interval=FLASH_MILLISECONDS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._selection_timer = QTimer(self, singleShot=True, interval=250)
        self._selection_timer.timeout.connect(self.selection_settled)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.painted.connect(lambda: self.viewport().setMouseTracking(True))
        self.selectionChanged.connect(self._selection_timer.start)

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_article(
        self, article: Article, header: QWidget | None = None, pictures: FindPicture | None = None
    ) -> None:
        """Show an article from its top.

        `header` is a widget that stands below the headline and scrolls with it; `pictures` finds the bytes or the file of a
        picture by its name, in the article itself unless said otherwise.
        """
        self.painter.positions = positions = Positions(article.text)
        self.painter.sheets = article.sheets
        self._links = Links(article)

        def made() -> PagePictures:
            from reader.ui.page.pictures import PagePictures, pictures_of

            return PagePictures(pictures or pictures_of(article), self.tasks, self.repaint_page, self._show_frames)

        setting = Setting(article, positions, made, self.painter.theme)
        setting.listings.colored.connect(self._lay_anew)
        self.painter.tags, self.painter.found = SpanIndex(), Hits()
        self.painter.take_placed(())
        self.painter.found_now = self.painter.flash = self.painter.sentence = self.painter.thing = None
        self.painter.held = None
        self.jumps = Jumps()
        self.set_article(article, positions, setting, self.painter, header)

    def show_picture(self, src: str, data: bytes) -> None:
        """Show the picture at an address that was asked for; no bytes: it could not be loaded."""
        if self._layout is not None:
            self._layout.setting.pictures.take(src, data)
            self._show_frames(src)

    def _show_frames(self, key: str) -> None:
        """A picture has another size than it had."""
        blocks = self.article.blocks if self.article is not None else ()
        beside = {
            n + step for n, block in enumerate(blocks) if key in (block.picture, block.src) for step in (-1, 0, 1)
        }
        self._lay_anew(beside)

    def _lay_anew(self, numbers: Iterable[int]) -> None:
        """Blocks have other colours or another size."""
        if self._layout is not None and self._layout.forget(numbers):
            self._settle()

    def show_tags(self, tagging: Tagging) -> None:
        """Paint these tags."""
        self.painter.tags = SpanIndex(tagging.tags)
        self.repaint_page()

    def show_annotations(self, placed: list[Placed]) -> None:
        """Paint these highlights and notes."""
        self.painter.take_placed(placed)
        self.repaint_page()

    def show_found(self, hits: Hits, now: Span | None) -> None:
        """Mark what a search found, one of them as the present one."""
        self.painter.found = hits
        self.painter.found_now = now
        self.repaint_page()

    def show_sentence(self, sentence: Span | None, thing: Span | None = None) -> None:
        """Mark the sentence that one is at, and frame the thing in it that is meant."""
        if (sentence, thing) != (self.painter.sentence, self.painter.thing):
            self.painter.sentence, self.painter.thing = sentence, thing
            self.repaint_page()

    def show_layers(self, keys: frozenset[str]) -> None:
        """Paint the tags of these layers only."""
        self.painter.layers = keys
        self.repaint_page()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.painter.theme = theme
        if self._layout is not None:
            self._layout.setting.set_theme(theme)
            self._layout.forget_colors()
        self.repaint_page()

    def set_typography(self, typography: Typography) -> None:
        """Set the page in another size or face, and keep the place."""
        self.painter.meta_font = typography.small
        super().set_typography(typography)

    def set_meta(self, text: str) -> None:
        """What stands below the headline of the article that is shown next."""
        self.painter.meta = text.replace(" ·", "\u00a0·")

    def meta_height(self, column: float) -> float:
        """The height of what stands below the headline, which may take several lines in a narrow column."""
        return super().meta_height(column) + self.painter.more_meta(column)

    # -- the place -----------------------------------------------------------------------------------------------

    def reveal(self, span: Span, *, flash: bool = True) -> None:
        """Scroll so that a passage can be read, if it is not in sight, and frame it for a moment."""
        if self._layout is None:
            return
        y = self._layout.y_of(self._positions.position(span.start))
        top, height = self.verticalScrollBar().value(), self.height()
        if not top + 20 <= y <= top + height - 80:
            self.show_offset(span.start)
        self._show_sideways(self._positions.position(span.start))
        if flash:
            self.painter.flash = span
            self._flash_timer.start()
        self.repaint_page()

    def show_speaker(self, speaker: tuple[int, str] | None) -> None:
        """Write in the margin who speaks from an offset on; nothing for None."""
        if speaker != self.painter.speaker:
            self.painter.speaker = speaker
            self.repaint_page()

    # -- links and pictures --------------------------------------------------------------------------------------

    def link_at(self, offset: int | None) -> Mark | None:
        """The link over a character."""
        return None if offset is None or self._links is None else self._links.at(offset)

    def links_over(self, span: Span) -> list[Mark]:
        """The links of a passage within one block."""
        return [] if self._links is None else self._links.over(span)

    def note_of(self, link: Mark) -> str:
        """The words of the article that a link leads to; empty for one that leads out."""
        return self._links.note(link.href) if self._links is not None else ""

    def named(self, href: str) -> Span | None:
        """The block that a link within the article leads to."""
        return self._links.target(href) if self._links is not None else None

    def follow(self, link: Mark) -> bool:
        """Go where a link within the article leads; false when it leads out."""
        target = self.named(link.href)
        if target is not None:
            self.reveal(target)
        return target is not None

    def _picture_at(self, offset: int | None) -> str | None:
        """The description of the picture at an offset; nothing where there is no picture."""
        if offset is None or self.article is None:
            return None
        block = self.article.blocks[block_at(self.article.blocks, offset)]
        return self.article.slice(block.span).strip(NO_DESCRIPTION) if block.kind == "image" else None

    def _asks_for(self, point: QPoint) -> str:
        """The address of the picture whose button is under a point."""
        if self._layout is None:
            return ""
        on_page = self._on_page(QPointF(point))
        block = self._layout.block_at(on_page.y())
        if self._layout.block_of(block.blockNumber()).kind != "image":
            return ""
        from reader.ui.page.frames import button_at

        return button_at(self._layout, block, on_page)

    def _note_at(self, point: QPoint) -> str:
        """The id of the highlight whose note in the margin is under a point."""
        if self._layout is None or self.painter.notes is None:
            return ""
        self._tell_window()
        return self.painter.notes.at(self._layout, self._positions, self._on_page(QPointF(point)))

    # -- the selection -------------------------------------------------------------------------------------------

    def selected(self) -> Span | None:
        """The selected passage, as one means it."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self.article is None:
            return None
        start = self._positions.offset(cursor.selectionStart())
        return self.passage(start, self._positions.offset(cursor.selectionEnd()))

    def passage(self, start: int, end: int) -> Span | None:
        """What one means by the text between two offsets: no white space at its ends, a picture as a whole."""
        if self.article is None:
            return None
        text, blocks = self.article.text[start:end], self.article.blocks
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if end <= start:
            return None
        first, last = blocks[block_at(blocks, start)], blocks[block_at(blocks, end - 1)]
        return Span(
            first.span.start if first.kind == "image" else start, last.span.end if last.kind == "image" else end
        )

    def nearest(self, point: QPoint) -> int:
        """The offset of the edge between two characters that is nearest to a point of the viewport."""
        return self._positions.offset(self.cursorForPosition(point).position())

    def character_before(self, offset: int) -> int:
        """The offset of the character, with all that belongs to it, before an offset."""
        return self._beside(offset, QTextCursor.MoveOperation.PreviousCharacter)

    def character_after(self, offset: int) -> int:
        """The offset behind the character, with all that belongs to it, at an offset."""
        return self._beside(offset, QTextCursor.MoveOperation.NextCharacter)

    def _beside(self, offset: int, step: QTextCursor.MoveOperation) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.position(offset))
        cursor.movePosition(step)
        return self._positions.offset(cursor.position())

    def box_in_sight(self, span: Span) -> QRect:
        """The box around the part of a passage that is in sight, in the viewport's coordinates; nothing else is laid out."""
        seen = self.seen()
        if span.start > seen.end:
            return self.rect_of(Span(span.start, span.start + 1))
        if span.end <= seen.start:
            return self.rect_of(Span(span.end - 1, span.end))
        return self.rect_of(Span(max(span.start, seen.start), min(span.end, seen.end + 1)))

    def handle_at(self, point: QPoint) -> Handle | None:
        """The handle of the highlight that is meant, under a point of the viewport."""
        if self._layout is None or self.painter.held is None:
            return None
        from reader.ui.page.handles import handle_at

        self._tell_window()
        return handle_at(self._layout, self._positions, self.painter.held.span, self._on_page(QPointF(point)))

    @property
    def sentence(self) -> Span | None:
        """The sentence that one is at, reading by keys."""
        return self.painter.sentence

    def select(self, span: Span) -> None:
        """Select a passage, as if by hand."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.position(span.start))
        cursor.setPosition(self._positions.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def copy_selection(self) -> None:
        """Copy the selected passage as plain text, paragraphs set apart."""
        span = self.selected()
        if span is not None and self.article is not None:
            QGuiApplication.clipboard().setText(self.article.excerpt(span))

    def _end_flash(self) -> None:
        self.painter.flash = None
        self.repaint_page()

    # -- events --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint()
        self._show_caret(shown=False)
        if not self._grasp(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A release without a drag is a click on what lies there."""
        if self._let_go():
            return
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._selection_timer.stop()
            self.selection_settled.emit()
        elif (point - self._pressed).manhattanLength() < 5:
            self._click(point, with_control=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _click(self, point: QPoint, *, with_control: bool) -> None:
        src = self._asks_for(point)
        offset = self.offset_at(point)
        link = self.link_at(offset)
        if src and self._layout is not None:
            self._layout.setting.pictures.ask(src)
            self.repaint_page()
            self.picture_asked.emit(src)
        elif link is not None and self.follow(link):
            pass
        elif link is not None and with_control and leads_out(link.href):
            self.link_asked.emit(link.href)
        elif offset is not None:
            self.clicked.emit(offset, point)
        elif note := self._note_at(point):
            self.note_clicked.emit(note)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is over."""
        if self._drag(event):
            return
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            point = event.position().toPoint()
            offset = self.offset_at(point)
            self._show_pointer(point, offset)
            self.pointed.emit(offset, point)

    def _show_pointer(self, point: QPoint, offset: int | None) -> None:
        """A hand over what a click follows, a beam over text."""
        link = self.link_at(offset)
        note = self._note_at(point) if offset is None else ""
        if self.painter.point_at_note(note):
            self.repaint_page()
        hand = bool(note or self._asks_for(point)) or (link is not None and link.href.startswith("#"))
        picture = self._picture_at(offset)
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
        if not hand and (offset is None or picture is not None):
            shape = Qt.CursorShape.ArrowCursor
        page = self.viewport()
        if page.cursor().shape() != shape:
            page.setCursor(shape)
        if page.toolTip() != (picture or ""):
            page.setToolTip(picture or "")

    def leaveEvent(self, event: Any) -> None:
        """The pointer is over nothing."""
        super().leaveEvent(event)
        if self.painter.point_at_note(""):
            self.repaint_page()
        self.pointed.emit(None, QPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; all other keys move the page."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)
