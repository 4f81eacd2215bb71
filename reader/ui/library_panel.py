"""The left column: every article of the library, and the field that narrows the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.library import Entry
from reader.style import Theme
from reader.ui.icons import icon
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.rows import Row
from reader.ui.words import day, plural


class LibraryPanel(QFrame):
    """Shows the articles, the one read last first."""

    article_chosen = Signal(str)
    open_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)

        self.setAccessibleName(self.tr("Library"))
        self._entries: Sequence[Entry] = ()
        self._current = ""
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Search titles and sites"))
        self._field.setAccessibleName(self.tr("Search titles and sites"))
        self._field.setClearButtonEnabled(False)
        self._field.textChanged.connect(lambda _words: self._refresh())
        self._list = RowList(theme, self.tr("Articles"))
        self._list.chosen.connect(lambda row: self.article_chosen.emit(row.key))
        self._empty = QLabel()
        self._empty.setObjectName("dim")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(18, 14, 18, 0)
        self._open = QPushButton(self.tr("Open a file…"))
        self._open.setToolTip("Ctrl+O")
        self._open.clicked.connect(self.open_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 8)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 12)
        top.addWidget(self._field)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(10, 6, 10, 0)
        bottom.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addLayout(bottom)
        self.setMinimumWidth(180)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._list.set_theme(theme)
        self._open.setIcon(icon("open", theme.window.dim))

    def show_entries(self, entries: Sequence[Entry], current: str) -> None:
        """Show the library; the open article is selected."""
        self._entries, self._current = entries, current
        self._refresh()

    def select(self, article_id: str) -> None:
        """Select the article that is open."""
        self._current = article_id
        self._list.select_key(article_id)

    def focus_search(self) -> None:
        """Type into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    @property
    def titles(self) -> list[str]:
        """The titles in the list, from the top."""
        return [row.title for row in self._list.rows]

    def _refresh(self) -> None:
        wanted = self._field.text().casefold().split()
        rows = tuple(
            self._row(entry)
            for entry in self._entries
            if all(word in f"{entry.title} {entry.site}".casefold() for word in wanted)
        )
        self._list.show_rows(rows)
        self._list.select_key(self._current)
        self._empty.setVisible(not rows)
        self._empty.setText(
            self.tr("No article has these words in its title or site.")
            if self._entries
            else self.tr("Articles that you open are kept here, with your highlights and notes.")
        )

    def _row(self, entry: Entry) -> Row:
        about = " · ".join(part for part in (entry.site, day(entry.published)) if part)
        marks = [
            plural(entry.highlights, self.tr("highlight"), self.tr("highlights")) if entry.highlights else "",
            plural(entry.notes, self.tr("note"), self.tr("notes")) if entry.notes else "",
        ]
        state = ", ".join(part for part in marks if part) or ("" if entry.share else self.tr("unread"))
        return Row(
            key=entry.id,
            title=" ".join(entry.title.split()) or self.tr("Untitled"),
            footer="\n".join((about, state)) if about else state,
            share=entry.share,
        )
