"""The card of what is printed: with which additions, where the notes stand, on which paper, how large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.printing.choices import A4, END, FOOT, LARGEST, LETTER, NOWHERE, SMALLEST, PrintChoices
from reader.ui.widgets.amount import Amount
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.tiles import Tile, TileRow

WIDTH = 420
SIDE, TOP = 20, 16


class PrintCard(Card):
    """Shows the choices. `chosen` gives those that the person changes, by name; `left` that the card may go."""

    chosen = Signal(dict)
    print_asked = Signal()
    pdf_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Print"))
        self._title = QLabel(self.tr("On paper"))
        self._title.setObjectName("name")
        self._make_choices(theme)
        self._pdf, self._print = QPushButton(self.tr("Save as PDF…")), QPushButton(self.tr("Print…"))
        self._pdf.clicked.connect(self.pdf_asked)
        self._print.clicked.connect(self.print_asked)
        self._inner, self._scroll = QWidget(), QScrollArea()
        self._arrange()

    def _make_choices(self, theme: Theme) -> None:
        self._switches = {
            "highlights": QPushButton(self.tr("Highlights")),
            "tags": QPushButton(self.tr("Layers that are on")),
            "links": QPushButton(self.tr("Addresses of links")),
        }
        for name, switch in self._switches.items():
            switch.setCheckable(True)
            switch.setObjectName("chip")
            switch.clicked.connect(lambda on, name=name: self.chosen.emit({name: on}))
        self._notes = TileRow(
            self.tr("Notes"),
            [
                Tile(theme, FOOT, self.tr("Footnotes")),
                Tile(theme, END, self.tr("At the end")),
                Tile(theme, NOWHERE, self.tr("None")),
            ],
        )
        self._paper = TileRow(self.tr("Paper"), [Tile(theme, A4, "A4"), Tile(theme, LETTER, self.tr("Letter"))])
        self._points = Amount(theme, self.tr("Text size"), (SMALLEST, LARGEST), 1, self.tr("{} pt").format)
        self._notes.chosen.connect(lambda value: self.chosen.emit({"notes": value}))
        self._paper.chosen.connect(lambda value: self.chosen.emit({"paper": value}))
        self._points.chosen.connect(lambda value: self.chosen.emit({"points": value}))

    def _arrange(self) -> None:
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._title, 0, 0, 1, 3)
        switches = QVBoxLayout()
        switches.setSpacing(6)
        for switch in self._switches.values():
            switches.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(self.tr("With")), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(switches, 1, 1, 1, 2)
        for at, row in enumerate((self._notes, self._paper), 2):
            grid.addWidget(QLabel(row.name), at, 0)
            grid.addWidget(row, at, 1, 1, 2)
        for column, widget in enumerate((self._points.title, self._points, self._points.number)):
            grid.addWidget(widget, 4, column)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._pdf)
        buttons.addWidget(self._print)
        grid.addLayout(buttons, 5, 0, 1, 3)
        self._scroll.setObjectName("clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        column_of_card = QVBoxLayout(self)
        column_of_card.setContentsMargins(SHADOW + SIDE, SHADOW + TOP, SHADOW + SIDE, SHADOW + TOP)
        column_of_card.addWidget(self._scroll)

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for part in (self._notes, self._paper, self._points):
            part.set_theme(theme)

    def show_choices(self, choices: PrintChoices) -> None:
        """Show what is chosen."""
        for name, switch in self._switches.items():
            switch.setChecked(getattr(choices, name))
        self._notes.show_value(choices.notes)
        self._paper.show_value(choices.paper)
        self._points.show_value(choices.points)

    def open(self, *, is_pdf: bool) -> None:
        """Show the card in the middle of the page, with one of the two buttons as what Enter presses."""
        for button, is_first in ((self._pdf, is_pdf), (self._print, not is_pdf)):
            button.setObjectName("primary" if is_first else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self.show()
        self.raise_()
        self.place()
        button = self._pdf if is_pdf else self._print
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(button)

    def place(self) -> None:
        """Keep to the middle of the page, no larger than that; what has no room is scrolled to."""
        area = self._area.size()
        self.setFixedWidth(
            min(
                max(fonts.scaled(WIDTH), self._inner.minimumSizeHint().width() + 2 * SIDE) + 2 * SHADOW,
                area.width() + SHADOW,
            )
        )
        room = area.height() - 2 * (TOP + SHADOW)
        self._scroll.setFixedHeight(max(80, min(self._inner.sizeHint().height(), room)))
        self.adjustSize()
        self.move((area.width() - self.width()) // 2, max(-SHADOW, (area.height() - self.height()) // 3))

    # -- keys ----------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes round within the card, of each row of tiles to the chosen one."""
        stops = [*self._switches.values(), self._notes.stop, self._paper.stop, self._points, self._pdf, self._print]
        at = next((number for number, stop in enumerate(stops) if stop.hasFocus()), -1 if forwards else 0)
        stop = stops[(at + (1 if forwards else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        self._scroll.ensureWidgetVisible(stop)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the card; Enter presses the button that has the focus, or the one that was asked for."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            asked = self._pdf if self._pdf.objectName() == "primary" else self._print
            (focused if focused in (self._pdf, self._print) else asked).click()
        else:
            super().keyPressEvent(event)
