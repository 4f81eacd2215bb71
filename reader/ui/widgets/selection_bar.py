"""The small bar beside a selection: the colours, a note, labels, copy, what the words are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from reader.style import Theme
from reader.ui.color_names import ColorNames
from reader.ui.icons import icon
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.color_dots import ColorDots

GAP = 6
"""The bar stands so far from the selection."""

ALONG, ACROSS = 6, 4
"""The margins inside the bar, along and across it."""


class SelectionBar(Card):
    """Asks what to do with the selected passage."""

    color_chosen = Signal(str)
    naming_asked = Signal(str)
    note_asked = Signal()
    labels_asked = Signal()
    copy_asked = Signal()
    source_asked = Signal()
    correction_asked = Signal()

    def __init__(self, theme: Theme, names: ColorNames, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(2)
        self._dots = ColorDots(theme, names)
        self._dots.chosen.connect(self.color_chosen)
        self._dots.naming_asked.connect(self.naming_asked)
        self._row.addWidget(self._dots)
        self._buttons = {
            "note": self._button(self.tr("Note (M)"), self.note_asked),
            "label": self._button(self.tr("Labels (L)"), self.labels_asked),
            "copy": self._button(self.tr("Copy (Ctrl+C)"), self.copy_asked),
            "source": self._button(self.tr("Copy with source (Ctrl+Shift+C)"), self.source_asked),
            "tag": self._button(self.tr("What this is (T)"), self.correction_asked),
        }
        for button in self._buttons.values():
            self._row.addWidget(button)
        self.setAccessibleName(self.tr("What to do with the selection"))
        self._lie()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._dots.set_theme(theme)
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.window.text))

    def stand_by(self, box: QRect, page: QRect) -> None:
        """Show the bar beside a selection: above it, below it, upright at its side, or else above the page.

        `box` is the part of the selection that is in sight and `page` what is seen of the page, both in the parent's
        coordinates. The bar is never over the selection as long as there is any such place in the window.
        """
        box = QRect(
            QPoint(box.left(), max(page.top(), min(box.top(), page.bottom()))),
            QPoint(box.right(), max(page.top(), min(box.bottom(), page.bottom()))),
        )
        self._lie()
        size = self._inner()
        x = max(page.left() + GAP, min(box.center().x() - size.width() // 2, page.right() - size.width() - GAP))
        if box.top() - GAP - size.height() >= page.top():
            self._show_at(x, box.top() - GAP - size.height())
        elif box.bottom() + GAP + size.height() <= page.bottom():
            self._show_at(x, box.bottom() + GAP)
        elif not self._stand_upright(box, page):
            self._lie()
            self._show_at(x, page.top() - GAP - size.height())

    def _stand_upright(self, box: QRect, page: QRect) -> bool:
        """Show the bar at the side of a selection that leaves no room above and below; false when there is none either."""
        self._lie(upright=True)
        size = self._inner()
        y = max(page.top() + GAP, min(box.center().y(), page.center().y()) - size.height() // 2)
        if size.height() + 2 * GAP > page.height():
            return False
        if box.right() + GAP + size.width() <= page.right():
            self._show_at(box.right() + GAP, y)
        elif box.left() - GAP - size.width() >= page.left():
            self._show_at(box.left() - GAP - size.width(), y)
        else:
            return False
        return True

    def _lie(self, *, upright: bool = False) -> None:
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        across, down = (ACROSS, ALONG) if upright else (ALONG, ACROSS)
        self._row.setDirection(direction)
        self._row.setContentsMargins(SHADOW + across, SHADOW + down, SHADOW + across, SHADOW + down)
        self._dots.set_direction(direction)

    def _inner(self) -> QSize:
        """The size of what is seen of the bar, without its shadow."""
        self._row.invalidate()
        return self._row.sizeHint() - QSize(2 * SHADOW, 2 * SHADOW)

    def _show_at(self, x: int, y: int) -> None:
        """Stand with the visible corner at a place, never outside the window."""
        size = self._row.sizeHint()
        self.setGeometry(QRect(QPoint(x - SHADOW, max(0, y) - SHADOW), size))
        self.show()
        self.raise_()

    def _button(self, title: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button
