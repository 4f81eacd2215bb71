"""A read-only `QTextEdit` over the lazy layout, which keeps the reader's place whatever changes around it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader.article import Article
from reader.ui.page.layout import PageLayout, Painter
from reader.ui.page.setting import Setting
from reader.ui.page.typography import Typography
from reader.ui.positions import Positions

FARTHEST = 3.0
"""More lines than this below a line there is only what was guessed too high."""

BOTTOM_SPACE = 0.38
"""How much of the window stays free below the end of the text."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """What stands at the top of the window: the offset of its first line, and the share of that line that is scrolled past.

    Above the first line of a block the share is negative, in the space below its last line it is more than 1.
    """

    offset: int
    fraction: float


TOP = PagePlace(0, 0.0)
"""The very top of the page, with the space above its first line."""


class LazyTextView(QTextEdit):
    """Shows one article's text and where one is in it. Offsets are the article's; subclasses paint and listen."""

    scrolled = Signal()
    painted = Signal()

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article: Article | None = None
        self._typography = typography
        self._document: QTextDocument | None = None
        self._layout: PageLayout | None = None
        self._positions = Positions("")
        self._anchor = TOP
        self._settling = False
        self._header: QWidget | None = None
        self._unseen = False
        self._painted_timer = QTimer(self, singleShot=True, interval=0)
        self._painted_timer.timeout.connect(self.painted)
        self._renewal = QTimer(self, singleShot=True, interval=0)
        self._renewal.timeout.connect(self._renew)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_article(
        self, article: Article, positions: Positions, setting: Setting, painter: Painter, header: QWidget | None = None
    ) -> None:
        """Show an article from its top. `header` is a widget that stands below the headline and scrolls with it."""
        self.article = article
        self._unseen = True
        self._positions = positions
        before, document = self._document, QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setPlainText(article.text)
        setting.measure(0.0, self._typography)
        self._layout = PageLayout(document, setting, self._typography, painter)
        document.setDocumentLayout(self._layout)
        self._place_header(header)
        self._anchor = TOP
        self._settling = True  # Qt scrolls to where the cursor was, in a text that is not measured yet
        self.setDocument(document)
        self._settling = False
        self._document = document
        if before is not None:
            before.deleteLater()
        self.setAccessibleName(article.title)
        self._relayout()

    @property
    def typography(self) -> Typography:
        """How the page is set."""
        return self._typography

    def set_typography(self, typography: Typography) -> None:
        """Set the page in another size or face, and keep the place."""
        self._typography = typography
        if self._layout is not None:
            self._layout.typography = typography
            self._relayout()

    # -- the place -----------------------------------------------------------------------------------------------

    def place(self) -> PagePlace:
        """What stands at the top of the window."""
        return self._anchor

    def go_to_place(self, place: PagePlace) -> None:
        """Bring the line that holds `place.offset` back to where it was."""
        length = len(self.article.text) if self.article is not None else 0
        self._anchor = PagePlace(max(0, min(place.offset, length)), place.fraction)
        self._settle()

    def show_offset(self, offset: int, share: float = 0.33) -> None:
        """Scroll so that the line of an offset stands below the window's upper edge, by a share of its height."""
        if self._layout is None:
            return
        y = self._layout.y_of(self._positions.position(offset)) - self.height() * share
        self._layout.prepare(y, y + self.height())
        y = self._layout.y_of(self._positions.position(offset)) - self.height() * share
        if y <= 0:
            self.go_to_place(TOP)
        else:
            self.verticalScrollBar().setValue(round(y))
        self.scrolled.emit()

    def repaint_page(self) -> None:
        """Paint anew. Before the first paint there is nothing to ask for.

        The viewport is not touched until then: Qt made it, PySide has to find its Python type, and that takes 15 ms. It is
        as large as this widget, which has neither frame nor scroll bars.
        """
        if not self._unseen:
            self.viewport().update()

    def go_to_end(self, direction: int) -> None:
        """Go to the very top (-1) or to the very end (1), whose height is known only once it is laid out."""
        bar = self.verticalScrollBar()
        for _ in range(6):
            target = bar.maximum() if direction > 0 else 0
            if bar.value() == target:
                break
            bar.setValue(target)

    # -- laying out ----------------------------------------------------------------------------------------------

    def _place_header(self, header: QWidget | None) -> None:
        if self._header is not None:
            self._header.hide()
            self._header.deleteLater()
        self._header = header
        if header is not None:
            header.setParent(self)
            QWidget.setTabOrder(self, header)
            header.show()

    def _relayout(self) -> None:
        """Width, font or header changed: measure anew and come back to the same line."""
        if self._layout is None:
            return
        self._settling = True
        size = self.size()
        self._layout.reset(size.width(), size.height() * BOTTOM_SPACE, self._header_height)
        self._settling = False
        self._settle()

    def _header_height(self, column: float) -> float:
        """The height of what stands below the headline in a column of a width."""
        strip = self._header.sizeHint().height() + 10 if self._header is not None else 0
        return self.meta_height(column) + strip

    def meta_height(self, _column: float) -> float:
        """The height of the words below the headline: one line, unless a subclass knows more."""
        return round(self._typography.small.pixelSize() * 1.5)

    def _settle(self) -> None:
        """Lay out what is in sight (and a page around it) and put the anchored line back to its height."""
        if self._layout is None or self._settling:
            return
        self._settling = True
        position, height = self._positions.position(self._anchor.offset), self.height()
        bar = self.verticalScrollBar()
        for _ in range(4):
            y = self._anchored(self._layout, position)
            changed = self._layout.prepare(y - height, y + 2 * height)
            bar.setValue(round(self._anchored(self._layout, position)))
            if not changed:
                break
        self._settling = False
        self._move_header()
        self.repaint_page()
        if self._layout.is_full:
            self._renewal.start()

    def _renew(self) -> None:
        """Give back what Qt keeps of blocks that are long out of sight."""
        if self._layout is None or self._document is None or not self._layout.is_full:
            return
        self._settling = True
        self._layout = self._layout.renewed()
        self._document.setDocumentLayout(self._layout)
        self._settling = False
        self._settle()

    def _anchored(self, layout: PageLayout, position: int) -> float:
        """The height at which the window's upper edge stands when the anchored line is back at its place."""
        if self._anchor == TOP:
            return 0.0
        return max(0.0, layout.y_of(position) + self._anchor.fraction * layout.line_height_of(position))

    def _take_anchor(self) -> None:
        """The person scrolled: what is at the top now is the place."""
        if self._layout is None:
            return
        top = self.verticalScrollBar().value()
        if not top:
            self._anchor = TOP
            return
        position = self._layout.position_at(top)
        past = (top - self._layout.y_of(position)) / self._layout.line_height_of(position)
        self._anchor = PagePlace(self._positions.offset(position), min(past, FARTHEST))

    def _tell_window(self) -> None:
        """Let the layout know what the window shows of the page."""
        if self._layout is not None:
            top = float(self.verticalScrollBar().value())
            self._layout.window = (top, top + self.height())

    def _move_header(self) -> None:
        if self._header is None or self._layout is None:
            return
        area = self._layout.header_rect()
        size = self._header.sizeHint()
        top = area.bottom() - size.height() - 2 - self.verticalScrollBar().value()
        self._header.setGeometry(round(area.left()), round(top), min(size.width(), round(area.width())), size.height())

    # -- events --------------------------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; blocks that come into sight are laid out first, and the line at the top stays where it is."""
        super().scrollContentsBy(dx, dy)
        if not self._settling:
            self._take_anchor()
            self._settle()
            self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the page anew for its new width."""
        self._settling = True
        super().resizeEvent(event)
        self._settling = False
        self._relayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; `painted` tells that an article is seen for the first time."""
        self._tell_window()
        super().paintEvent(event)
        if self._unseen:
            self._unseen = False
            self._painted_timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt would scroll to the caret when the page is first shown; the place counts."""
        self._settling = True
        super().showEvent(event)
        self._settling = False
        self._settle()

    def minimumSizeHint(self) -> QSize:
        """The page may become narrow."""
        return QSize(260, 160)
