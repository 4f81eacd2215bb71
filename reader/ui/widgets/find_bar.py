"""The bar that finds words in the page: all hits are marked, one of them is the present one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.insight.finding import Query
from reader.insight.hits import Hits
from reader.style import Theme
from reader.ui.finder import Finder
from reader.ui.icons import icon

WIDTH = 440
PAUSE = 60
"""Milliseconds without a key until what was typed is looked for."""

SLOW = 250
"""Milliseconds until it is said that one has to wait."""

KEPT = 20
"""So many searches are remembered."""

WAYS = {"words": "whole", "case": "case", "pattern": "regex"}
"""The ways in which one can look, with their icons."""


class FindBar(QFrame):
    """Type, and the hits are marked; Enter goes to the next, Shift+Enter to the previous, the arrows bring back earlier searches.

    `found` gives the hits and the present one, `closed` the present one when the bar is left; `remembered` gives the searches, the
    newest first, and the ways that are on.
    """

    found = Signal(object, object)
    closed = Signal(object)
    remembered = Signal(object, object)

    def __init__(self, theme: Theme, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layer-bar")
        self.setAccessibleName(self.tr("Find in this article"))
        self._theme, self._finder = theme, finder
        self._from, self._ahead, self._goes = 0, 0, True
        self._hits, self._now = Hits(), -1
        self._searches: list[str] = []
        self._recalled = -1
        self._field = FindField(self)
        self._typing = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing.timeout.connect(self._search)
        self._waiting = QTimer(self, singleShot=True, interval=SLOW)
        self._waiting.timeout.connect(lambda: self._field.tell(self.tr("looking…")))
        self._field.textChanged.connect(lambda _words: self._typing.start())
        self._ways = {
            "words": self._way(self.tr("Whole words"), "Alt+W"),
            "case": self._way(self.tr("Match case and accents"), "Alt+C"),
            "pattern": self._way(self.tr("Regular expression"), "Alt+R"),
        }
        self._buttons = {
            "up": self._button(self.tr("Previous (Shift+F3)"), lambda: self.step(-1)),
            "down": self._button(self.tr("Next (F3)"), lambda: self.step(1)),
            "close": self._button(self.tr("Close (Esc)"), self.leave),
        }
        self._problem = QLabel()
        self._problem.setObjectName("dim")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._arrange()
        finder.found.connect(self._take)
        finder.failed.connect(self._fail)
        self.set_theme(theme)
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._field, 4)
        row.addSpacing(4)
        for way in self._ways.values():
            row.addWidget(way)
        row.addSpacing(4)
        row.addWidget(self._buttons["up"])
        row.addWidget(self._buttons["down"])
        row.addStretch(1)
        row.addWidget(self._buttons["close"])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.window.dim))
        self._show_ways()

    def remember(self, searches: tuple[str, ...], ways: tuple[str, ...]) -> None:
        """What was looked for before, the newest first, and how."""
        self._searches = list(searches[:KEPT])
        for name, button in self._ways.items():
            button.setChecked(name in ways)
        self._field.setText(next(iter(searches), ""))
        self._typing.stop()

    def start(self, offset: int, words: str = "", *, ahead: int = 0) -> None:
        """Open the bar; the first hit is the one at or behind `offset`, or `ahead` of it by one."""
        self._from, self._ahead = offset, ahead
        self.show()
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def search_again(self) -> None:
        """Another article is shown: mark the same words there, and stay where one is."""
        self._hits, self._now, self._from = Hits(), -1, 0
        if self.isVisible():
            self.found.emit(self._hits, None)
            self._search(go=False)

    def toggle(self, name: str) -> None:
        """Look in another way: for whole words, with the case as typed, for a regular expression."""
        self._ways[name].toggle()

    def step(self, direction: int) -> None:
        """Go to the next or the previous hit, around the ends."""
        self._keep_words()
        if self._typing.isActive() or self._finder.is_busy:
            if self._typing.isActive():
                self._search()
            return
        if self._hits:
            there = self._now >= 0
            self._now = (self._now + direction) % len(self._hits) if there else self._hits.first_from(self._from)
            self._from = self._hits[self._now].start
            self._tell()

    def leave(self) -> None:
        """Close the bar and unmark the hits."""
        now = self._hits[self._now] if self._now >= 0 else None
        self._typing.stop()
        self._waiting.stop()
        self._finder.stop()
        self._keep_words()
        self.hide()
        self._hits, self._now = Hits(), -1
        self.found.emit(self._hits, None)
        self.closed.emit(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc and the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._recall(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    # -- looking -------------------------------------------------------------------------------------------------

    def _query(self) -> Query:
        on = {name: button.isChecked() for name, button in self._ways.items()}
        return Query(self._field.text(), on["words"], on["case"], on["pattern"])

    def _search(self, *, go: bool = True) -> None:
        self._typing.stop()
        self._goes = go
        self._waiting.start()
        self._finder.look_for(self._query())

    def _take(self, hits: Hits) -> None:
        """Show the hits, and go to the one that one meant."""
        self._hits, self._now = hits, -1
        if self._goes and hits:
            self._now = hits.first_from(self._from)
            if self._ahead < 0 or (self._ahead and hits[self._now].start == self._from):
                self._now = (self._now + self._ahead) % len(hits)
        self._ahead = 0
        self._tell()

    def _fail(self, words: str) -> None:
        """Say why there is nothing to be found."""
        self._hits, self._now = Hits(), -1
        self._tell(problem=words)

    def _tell(self, problem: str = "") -> None:
        self._waiting.stop()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._field.tell("" if problem else self._count())
        if problem:
            self._field.setAccessibleDescription(problem)
        self.found.emit(self._hits, self._hits[self._now] if self._now >= 0 else None)

    def _count(self) -> str:
        total = len(self._hits)
        if not total:
            return self.tr("not found") if self._field.text().strip() else ""
        many = f"{total:,}" if self._hits.are_all else f"{total:,}+"
        if self._now < 0:
            return self.tr("{} found").format(many)
        return self.tr("{} of {}").format(f"{self._now + 1:,}", many)

    # -- what is remembered --------------------------------------------------------------------------------------

    def _keep_words(self) -> None:
        words = self._field.text()
        self._recalled = -1
        if words.strip() and self._searches[:1] != [words]:
            self._searches = [words, *(each for each in self._searches if each != words)][:KEPT]
        self.remembered.emit(tuple(self._searches), tuple(name for name in WAYS if self._ways[name].isChecked()))

    def _recall(self, step: int) -> None:
        """Bring back an earlier search, or go on to a later one."""
        if self._recalled < 0 and self._searches[:1] == [self._field.text()]:
            self._recalled = 0
        number = self._recalled + step
        if 0 <= number < len(self._searches):
            self._recalled = number
            self._field.setText(self._searches[number])

    # -- buttons -------------------------------------------------------------------------------------------------

    def _way(self, title: str, key: str) -> QToolButton:
        button = self._button(f"{title} ({key})", self._show_ways)
        button.setObjectName("way")
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.toggled.connect(self._turn_way)
        return button

    def _turn_way(self) -> None:
        self._show_ways()
        if self.isVisible():
            self._search()

    def _show_ways(self) -> None:
        for name, button in self._ways.items():
            ink = self._theme.window.accent if button.isChecked() else self._theme.window.dim
            button.setIcon(icon(WAYS[name], ink))

    def _button(self, title: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(run)
        return button


class FindField(QLineEdit):
    """The field, with what was found at its far end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find in this article"))
        self.setAccessibleName(self.tr("Find in this article"))
        self.setMaximumWidth(WIDTH)
        self.setMinimumWidth(140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = QLabel(self)
        self._count.setObjectName("dim")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell(self, words: str) -> None:
        """Say how many there are, to those too who listen."""
        self._count.setText(words)
        self.setAccessibleDescription(words)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The far end is elsewhere."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._count.adjustSize()
        size, leftwards = self._count.size(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = size.width() + 8 if self._count.text() else 0
        self.setTextMargins(room if leftwards else 0, 0, 0 if leftwards else room, 0)
        self._count.move(10 if leftwards else self.width() - size.width() - 10, (self.height() - size.height()) // 2)
