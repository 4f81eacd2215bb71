"""The right column: the notes, who said what, the names and the numbers of the open article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.insight.layers import type_counts
from reader.style import Theme
from reader.tagger.vocabulary import INDIRECT, NUMBER, inside
from reader.ui import fonts, inspector_rows
from reader.ui.reading import Reading
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.rows import Row

COUNTS: dict[str, Callable[[Reading], int]] = {
    "notes": lambda reading: len(reading.all_annotations()),
    "said": lambda reading: sum(1 for each in reading.tagging.quotations if each.type is not INDIRECT),
    "names": lambda reading: len(reading.tagging.entities),
    "numbers": lambda reading: sum(
        count for kind, count in type_counts(reading.tagging).items() if inside(kind, NUMBER)
    ),
}
TABS = ("notes", "said", "names", "numbers")
FILL_AFTER = 60
"""Milliseconds that a list waits for the page to be painted first, and for other changes that come at the same time."""


class Inspector(QFrame):
    """Four lists over one reading. A click on a row goes to its passage.

    `speaker_said` gives the number of a quotation that was dragged onto a speaker, and their name, empty for one not named.
    """

    passage_asked = Signal(object, str)
    note_asked = Signal(str)
    remove_asked = Signal(str)
    correction_asked = Signal()
    speaker_said = Signal(int, str)

    def __init__(self, theme: Theme, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector"))
        self._theme, self._reading = theme, reading
        self._titles = {
            "notes": self.tr("Notes"),
            "said": self.tr("Said by"),
            "names": self.tr("Names"),
            "numbers": self.tr("Numbers"),
        }
        self._empties = {
            "notes": self.tr("Select a passage and press H to highlight it, or M to write a note. They are kept here."),
            "said": self.tr("Nobody is quoted in this article."),
            "names": self.tr("No names were found in this article."),
            "numbers": self.tr("No numbers were found in this article."),
        }
        self._tabs = QButtonGroup(self)
        self._lists: dict[str, RowList] = {}
        self._messages: dict[str, QLabel] = {}
        self._stale: set[str] = set()
        self._uncounted: set[str] = set()
        self._totals: dict[str, int] = {}
        self._stack = QStackedWidget()
        self._bar = bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 4)
        bar.setSpacing(2)
        for number, key in enumerate(TABS):
            bar.addWidget(self._tab(number, key))
            self._stack.addWidget(self._page(key))
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(fonts.scaled(290))
        self._timer = QTimer(self, singleShot=True, interval=FILL_AFTER)
        self._timer.timeout.connect(self.fill)
        reading.article_changed.connect(lambda: self._refresh("said", "names", "numbers"))
        reading.tagging_changed.connect(lambda: self._refresh("said", "names", "numbers"))
        reading.annotations_changed.connect(lambda: self._refresh("notes"))
        self.show_tab("notes")
        self._refresh(*TABS)
        self.fill()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for rows in self._lists.values():
            rows.set_theme(theme)
        self._stale.update(TABS)
        self._timer.start()

    def show_tab(self, key: str) -> None:
        """Show one of the lists: "notes", "said", "names" or "numbers"."""
        number = TABS.index(key)
        self._tabs.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self._fill(key)

    def select_annotation(self, annotation_id: str) -> None:
        """Bring a note into sight."""
        self._fill("notes")
        self._lists["notes"].select_key(annotation_id)

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows of one list."""
        self._fill(key)
        return self._lists[key].rows

    def _refresh(self, *keys: str) -> None:
        """Lists are out of date; the page is painted first."""
        self._stale.update(keys)
        self._uncounted.update(keys)
        if not self._timer.isActive():
            self._timer.start()

    def fill(self) -> None:
        """Bring the list that is shown and all counts up to date; the other lists are filled when they are asked for."""
        if self._reading.article is not None:
            self._fill(TABS[self._stack.currentIndex()])
        if self._uncounted:
            self._totals |= {key: COUNTS[key](self._reading) for key in self._uncounted}
            self._uncounted.clear()
            self._name_tabs()

    def _fill(self, key: str) -> None:
        if key not in self._stale:
            return
        self._stale.discard(key)
        rows = inspector_rows.BUILDERS[key](self._reading, self._theme)
        self._lists[key].show_rows(rows)
        self._lists[key].setVisible(bool(rows))
        self._messages[key].setVisible(not rows and self._reading.article is not None)

    def _name_tabs(self) -> None:
        """Write the tabs' names with how much they hold, or without where that would not fit."""
        for counted in (True, False):
            for number, key in enumerate(TABS):
                total = self._totals.get(key, 0) if counted else 0
                title = self._titles[key]
                self._tabs.button(number).setText(f"{title} {total:,}" if total else title)
            if self.tabs_width() <= self.width():
                return

    def tabs_width(self) -> int:
        """How much room the tabs take as they are written now."""
        margins, buttons = self._bar.contentsMargins(), self._tabs.buttons()
        widths = sum(button.sizeHint().width() for button in buttons) + self._bar.spacing() * len(buttons)
        return widths + margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for the counts now, or none any more."""
        super().resizeEvent(event)
        self._name_tabs()

    def _tab(self, number: int, key: str) -> QPushButton:
        button = QPushButton(self._titles[key])
        button.setObjectName("tab")
        button.setCheckable(True)
        button.setAutoExclusive(
            True
        )  # the group sees to it; assistive tools are told by this that one of several is chosen
        button.clicked.connect(lambda: self.show_tab(key))
        button.toggled.connect(lambda on: button.setFont(fonts.window(13, 640 if on else fonts.REGULAR)))
        self._tabs.addButton(button, number)
        return button

    def _page(self, key: str) -> QWidget:
        rows = RowList(self._theme, self._titles[key])
        rows.chosen.connect(self._chosen)
        if key == "notes":
            rows.edit_asked.connect(lambda row: self.note_asked.emit(row.key))
            rows.remove_asked.connect(lambda row: self.remove_asked.emit(row.key))
        if key in ("names", "said"):
            rows.edit_asked.connect(lambda row: self.correction_asked.emit() if row.span else None)
        if key == "said":
            rows.let_rows_be_dragged()
            rows.moved.connect(self._moved)
        message = QLabel(self._empties[key])
        message.setObjectName("dim")
        message.setWordWrap(True)
        message.setAlignment(Qt.AlignmentFlag.AlignTop)
        message.setContentsMargins(18, 12, 18, 0)
        self._lists[key], self._messages[key] = rows, message
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(message)
        column.addWidget(rows, 1)
        return page

    def _moved(self, number: int, target: int) -> None:
        """A quotation was dragged onto a speaker, or onto one of their quotations."""
        rows = self._lists["said"].rows
        heading = next((row for row in reversed(rows[: target + 1]) if row.heading), None)
        if heading is not None:
            quotation = int(rows[number].key.partition(":")[2])
            self.speaker_said.emit(quotation, "" if heading.initials == "?" else heading.heading)

    def _chosen(self, row: Row) -> None:
        if row.span is not None:
            self.passage_asked.emit(row.span, row.key)
