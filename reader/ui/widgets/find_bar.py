"""The bar that finds words in the page: all hits are marked, one of them is the present one."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.article import Span
from reader.style import Theme
from reader.ui.icons import icon

MARKED = 20_000
"""More hits than this are counted no further: nobody steps through them."""

QUOTES = {"'": "['‘’]", "’": "['‘’]", '"': '["“”„«»]', "“": '["“”]', "”": '["“”]', "-": "[-‐‑–—]"}


def find(text: str, words: str) -> list[Span]:
    """Every place of `words` in a text, whatever the case; any white space, and any house's quotation marks and dashes, match."""
    wanted = words.strip()
    if not wanted:
        return []
    pattern = "".join(
        r"\s+" if part.isspace() else QUOTES.get(part, re.escape(part)) for part in re.split(r"(\s+|.)", wanted) if part
    )
    found = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        found.append(Span(*match.span()))
        if len(found) >= MARKED:
            break
    return found


class FindBar(QFrame):
    """Type, and the hits are marked; Enter goes to the next, Shift+Enter to the last, Esc closes. `closed` gives the present hit."""

    found = Signal(object, object)
    closed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layer-bar")
        self._text = ""
        self._from = 0
        self._hits: list[Span] = []
        self._now = -1
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find in this article"))
        self._field.setAccessibleName(self.tr("Find in this article"))
        self._field.setMaximumWidth(340)
        self._typing = QTimer(self, singleShot=True, interval=90)
        self._typing.timeout.connect(self._search)
        self._field.textChanged.connect(lambda _words: self._typing.start())
        self._count = QLabel()
        self._count.setObjectName("dim")
        self._buttons = {
            "up": self._button(self.tr("Previous (Shift+F3)"), lambda: self.step(-1)),
            "down": self._button(self.tr("Next (F3)"), lambda: self.step(1)),
            "close": self._button(self.tr("Close (Esc)"), self.leave),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.addWidget(self._field, 1)
        row.addWidget(self._buttons["up"])
        row.addWidget(self._buttons["down"])
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._buttons["close"])
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.window.dim))

    def start(self, text: str, offset: int, words: str = "") -> None:
        """Open the bar over a text; the first hit is the first one behind `offset`."""
        self._text, self._from = text, offset
        self.show()
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def set_text(self, text: str) -> None:
        """Another article is shown: search it for the same words."""
        self._text, self._from = text, 0
        if self.isVisible():
            self._search()

    def step(self, direction: int) -> None:
        """Go to the next or the previous hit, around the ends."""
        if self._typing.isActive():
            self._typing.stop()
            self._search()
            return
        if self._hits:
            self._now = (self._now + direction) % len(self._hits)
            self._tell()

    def leave(self) -> None:
        """Close the bar and unmark the hits."""
        now = self._hits[self._now] if self._hits else None
        self.hide()
        self._hits, self._now = [], -1
        self.found.emit([], None)
        self.closed.emit(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._typing.stop()
        self._hits = find(self._text, self._field.text())
        starts = [hit.start for hit in self._hits]
        self._now = bisect_left(starts, self._from) % len(starts) if starts else -1
        self._tell()

    def _tell(self) -> None:
        total = len(self._hits)
        if total:
            many = f"{total:,}+" if total >= MARKED else f"{total:,}"
            self._count.setText(self.tr("{} of {}").format(f"{self._now + 1:,}", many))
        else:
            self._count.setText(self.tr("not found") if self._field.text().strip() else "")
        self.found.emit(self._hits, self._hits[self._now] if total else None)

    def _button(self, title: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(run)
        return button
