"""What cleaning folded away from the article: each piece with its reason, and the buttons that put it back or away again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.article import NO_DESCRIPTION, Hidden
from reader.opening import Folds
from reader.style import Theme
from reader.ui import fonts
from reader.ui.widgets.card import SHADOW, Card

WIDTH, NARROWEST, HIGHEST, PREVIEW, SCROLL_BAR = 480, 300, 420, 220, 10
BESIDE = 96
"""The width of the button beside a piece."""

AT_ONCE = 40
"""A page can have hundreds of pieces around its article; so many are listed, and as many more each time one asks for them."""

FLUSH = "padding-left: 0; padding-right: 0"


class FoldedCard(Card):
    """Lists the hidden pieces. `asked` gives the indexes of those that are to be back, and a rule to make or take back, or None."""

    asked = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("What was folded away"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 8, SHADOW + 10)
        self._content: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_folds(self, folds: Folds, most: int = AT_ONCE) -> None:
        """Show what is folded away, what was put back, and what is always kept: of both at most so many pieces."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.setParent(None)
            self._content.deleteLater()
        self.setFixedWidth(max(NARROWEST, min(fonts.scaled(WIDTH), self._area.width() + 2 * SHADOW)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self._fill(column, folds, most)
        column.addStretch()
        area.setWidget(inner)
        area.setFixedHeight(min(HIGHEST, column.heightForWidth(self._room) + 2))
        self._content = area
        self._column.addWidget(area)

    @property
    def _room(self) -> int:
        """The width of what is listed."""
        return self.width() - 2 * SHADOW - 22 - SCROLL_BAR

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- what is in it -------------------------------------------------------------------------------------------

    def _fill(self, column: QVBoxLayout, folds: Folds, most: int) -> None:
        self._add_away(column, folds, most)
        back = sorted(folds.back)
        if back:
            everything = self._link(self.tr("Fold all away"), frozenset()) if len(back) > 1 else None
            column.addWidget(_heading(self.tr("Back in the text"), everything))
        for index in back[:most]:
            away = self._button(self.tr("Fold away"), folds.back - {index})
            column.addWidget(_row(folds.base.hidden[index], away, None))
        self._add_more(column, folds, len(back), most)
        for kind in sorted(folds.kept):
            column.addWidget(self._rule(folds, kind))

    def _add_away(self, column: QVBoxLayout, folds: Folds, most: int) -> None:
        hidden, offered = folds.base.hidden, set(folds.kept)
        if len(folds.away) > 1:
            everything = self._link(self.tr("Restore all"), frozenset(range(len(hidden))))
            column.addWidget(_heading(self.tr("Folded away"), everything))
        for index in folds.away[:most]:
            piece = hidden[index]
            restore = self._button(self.tr("Restore"), folds.back | {index})
            always = None if piece.kind in offered or not folds.site else self._always(folds, piece.kind)
            offered.add(piece.kind)
            column.addWidget(_row(piece, restore, always))
        self._add_more(column, folds, len(folds.away), most)

    def _add_more(self, column: QVBoxLayout, folds: Folds, count: int, most: int) -> None:
        """What lists the pieces that are not listed yet."""
        if count > most:
            button = QPushButton(self.tr("{} more…").format(f"{count - most:,}"))
            button.setObjectName("link")
            button.setStyleSheet(FLUSH)
            button.clicked.connect(lambda: self.show_folds(folds, most + AT_ONCE))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _always(self, folds: Folds, kind: str) -> QPushButton:
        """What puts back every piece of a kind, in this article and in those to come from its site."""
        words = self.tr("Always keep “{}” from {}").format(kind, folds.site_name)
        button = self._link(words, folds.back | _of_kind(folds, kind), (kind, True))
        button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, self._room - BESIDE))
        button.setAccessibleName(words)
        return button

    def _rule(self, folds: Folds, kind: str) -> QWidget:
        """A rule, and what takes it back."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(self.tr("“{}” from {}: kept because you asked.").format(kind, folds.site_name))
        words.setObjectName("dim")
        words.setWordWrap(True)
        row.addWidget(words, 1)
        undo = self._button(self.tr("Undo"), folds.back - _of_kind(folds, kind), (kind, False))
        undo.setAccessibleName(self.tr("Keep “{}” no more").format(kind))
        row.addWidget(undo, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _link(self, words: str, back: frozenset[int], rule: tuple[str, bool] | None = None) -> QPushButton:
        button = self._button(words, back, rule)
        button.setObjectName("link")
        return button

    def _button(self, words: str, back: frozenset[int], rule: tuple[str, bool] | None = None) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self.asked.emit(back, rule))
        return button


def _of_kind(folds: Folds, kind: str) -> frozenset[int]:
    return frozenset(index for index, piece in enumerate(folds.base.hidden) if piece.kind == kind)


def _heading(words: str, button: QPushButton | None) -> QWidget:
    """What the pieces below have in common, and what is done to all of them."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    heading = QLabel(words)
    heading.setStyleSheet("font-weight: 700")
    row.addWidget(heading, 1)
    if button is not None:
        row.addWidget(button)
    return box


def _row(piece: Hidden, button: QPushButton, below: QPushButton | None) -> QWidget:
    """A piece with its reason and the beginning of its text."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    words = QVBoxLayout()
    words.setSpacing(2)
    reason = QLabel(piece.reason[:1].upper() + piece.reason[1:])
    reason.setObjectName("dim")
    reason.setWordWrap(True)
    text = " ".join(piece.text.replace(NO_DESCRIPTION, "").split())
    preview = QLabel(text if len(text) <= PREVIEW else text[:PREVIEW].rstrip() + "…")
    preview.setTextFormat(Qt.TextFormat.PlainText)
    preview.setWordWrap(True)
    words.addWidget(reason)
    words.addWidget(preview)
    if below is not None:
        below.setStyleSheet(FLUSH)
        words.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
    row.addLayout(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return box
