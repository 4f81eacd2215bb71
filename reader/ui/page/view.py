"""The page itself: tags, highlights and hits on the article's text, and what the mouse does on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from reader.article import Article, Mark, Span
from reader.insight.hits import Hits
from reader.style import Theme
from reader.tagger.tagging import Tagging
from reader.ui.page.jumps import Jumps
from reader.ui.page.links import Links, leads_out
from reader.ui.page.painting import PagePainter
from reader.ui.page.placed import Placed
from reader.ui.page.selecting import SelectingView
from reader.ui.page.setting import Setting
from reader.ui.page.spans import SpanIndex
from reader.ui.page.typography import Typography
from reader.ui.positions import Positions
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.ui.page.handles import Handle
    from reader.ui.page.pictures import FindPicture, PagePictures
    from reader.ui.page.under import Under

FLASH_MILLISECONDS = 900


class PageView(SelectingView):
    """Shows one article. Spans and offsets are the article's; only this widget knows positions.

    `tasks` decodes pictures; whoever closes the page must let them finish.
    """

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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.painted.connect(lambda: self.viewport().setMouseTracking(True))

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

    @property
    def sentence(self) -> Span | None:
        """The sentence that one is at, reading by keys."""
        return self.painter.sentence

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

    def _end_flash(self) -> None:
        self.painter.flash = None
        self.repaint_page()

    def show_speaker(self, speaker: tuple[int, str] | None) -> None:
        """Write in the margin who speaks from an offset on; nothing for None."""
        if speaker != self.painter.speaker:
            self.painter.speaker = speaker
            self.repaint_page()

    # -- links ---------------------------------------------------------------------------------------------------

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

    # -- what lies at a place ------------------------------------------------------------------------------------

    def _under(self, point: QPoint) -> Under:
        """What lies under a point of the viewport."""
        from reader.ui.page.under import Under, under

        if self._layout is None or self._links is None:
            return Under()
        self._tell_window()
        return under(self._layout, self._positions, self._links, self.painter.notes, self._on_page(QPointF(point)))

    def handle_at(self, point: QPoint) -> Handle | None:
        """The handle of the highlight that is meant, under a point of the viewport."""
        if self._layout is None or self.painter.held is None:
            return None
        from reader.ui.page.handles import handle_at

        self._tell_window()
        return handle_at(self._layout, self._positions, self.painter.held.span, self._on_page(QPointF(point)))

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
            self._settle_selection()
        elif (point - self._pressed).manhattanLength() < 5:
            self._click(point, with_control=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _click(self, point: QPoint, *, with_control: bool) -> None:
        found = self._under(point)
        link = found.link
        if found.src and self._layout is not None:
            self._layout.setting.pictures.ask(found.src)
            self.repaint_page()
            self.picture_asked.emit(found.src)
        elif link is not None and self.follow(link):
            pass
        elif link is not None and with_control and leads_out(link.href):
            self.link_asked.emit(link.href)
        elif found.offset is not None:
            self.clicked.emit(found.offset, point)
        elif found.note:
            self.note_clicked.emit(found.note)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is over."""
        if self._drag(event):
            return
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            point = event.position().toPoint()
            found = self._under(point)
            self._show_pointer(found)
            self.pointed.emit(found.offset, point)

    def _show_pointer(self, found: Under) -> None:
        """The pointer and its words tell what it is over."""
        if self.painter.point_at_note(found.note):
            self.repaint_page()
        page, shape, words = self.viewport(), found.pointer, found.picture or ""
        if page.cursor().shape() != shape:
            page.setCursor(shape)
        if page.toolTip() != words:
            page.setToolTip(words)

    def leaveEvent(self, event: Any) -> None:
        """The pointer is over nothing."""
        super().leaveEvent(event)
        if self.painter.point_at_note(""):
            self.repaint_page()
        self.pointed.emit(None, QPoint())
