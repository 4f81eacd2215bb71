"""The card behind “Aa”: how the page is set and in which colours, each choice in force at once."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.style import Theme, load_theme, theme_names
from reader.style.code_style import code_styles
from reader.ui import fonts
from reader.ui.page.typography import LARGEST, LOOSEST, NARROWEST, SMALLEST, TIGHTEST, WIDEST
from reader.ui.widgets.amount import Amount
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.drop_down import DropDown
from reader.ui.widgets.tiles import INDENTED, LEFT, SPACED, STRAIGHT, DrawnTile, FontTile, ThemeTile, TileRow

WIDTH = 400
SIDE, TOP = 18, 14
LENGTH_STEP, LEADING_STEP = 6, 5
PER_CENT = 100
FROM_EDGE = 8


class TypographyCard(Card):
    """Shows the settings of the page. `chosen` gives those that the person changes, by name; `left` that the card may go."""

    chosen = Signal(dict)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Type and colours"))
        self._make_amounts(theme)
        self._make_rows(theme)
        self._inner, self._scroll = QWidget(), QScrollArea()
        self._arrange()

    def _make_amounts(self, theme: Theme) -> None:
        self._size = Amount(theme, self.tr("Text size"), (SMALLEST, LARGEST), 1)
        self._length = Amount(theme, self.tr("Line length"), (NARROWEST, WIDEST), LENGTH_STEP)
        bounds = (round(TIGHTEST * PER_CENT), round(LOOSEST * PER_CENT))
        self._leading = Amount(
            theme, self.tr("Line spacing"), bounds, LEADING_STEP, lambda share: f"{share / PER_CENT:.2f}"
        )
        for amount, explanation in (
            (self._size, self.tr("Height of the text in pixels")),
            (self._length, self.tr("Characters on a full line")),
            (self._leading, self.tr("Height of a line, in heights of the text")),
        ):
            amount.setToolTip(explanation)
            amount.setAccessibleDescription(explanation)
        self._size.chosen.connect(lambda size: self.chosen.emit({"text_size": size}))
        self._length.chosen.connect(lambda length: self.chosen.emit({"line_length": length}))
        self._leading.chosen.connect(lambda share: self.chosen.emit({"leading": share / PER_CENT}))

    def _make_rows(self, theme: Theme) -> None:
        self._fonts = self._row(
            self.tr("Font"),
            "font",
            FontTile(theme, fonts.READING, fonts.READING, "Literata"),
            FontTile(theme, fonts.LEGIBLE, fonts.LEGIBLE, "Atkinson"),
            FontTile(theme, fonts.WINDOW, fonts.WINDOW, "Inter"),
            FontTile(theme, fonts.SERIF, self.tr("The system's serif"), self.tr("Serif")),
            FontTile(theme, fonts.SANS, self.tr("The system's sans-serif"), self.tr("Sans")),
        )
        self._alignment = self._row(
            self.tr("Alignment"),
            "justified",
            DrawnTile(theme, self.tr("Ragged"), LEFT, value=False),
            DrawnTile(theme, self.tr("Justified"), STRAIGHT, value=True),
        )
        self._paragraphs = self._row(
            self.tr("Paragraphs"),
            "indented",
            DrawnTile(theme, self.tr("Spaced"), SPACED, value=False),
            DrawnTile(theme, self.tr("Indented"), INDENTED, value=True),
        )
        both = (load_theme("paper"), load_theme("dark"))
        follows = ThemeTile(theme, "", self.tr("As the system"), self.tr("System"), both)
        shown = [load_theme(name) for name in theme_names()]
        tiles = [
            ThemeTile(theme, each.name, each.title, each.title.split()[-1].capitalize(), (each,)) for each in shown
        ]
        self._themes = self._row(self.tr("Colours"), "theme", follows, *tiles)

        self._code = DropDown(theme, self.tr("Colours of code"))
        self._code.setMaxVisibleItems(14)
        self._code.addItem(self.tr("As the theme"), "")
        for style in code_styles():
            self._code.addItem(style, style)
        self._code.activated.connect(lambda number: self.chosen.emit({"code_style": self._code.itemData(number)}))

    def _row(self, name: str, setting: str, *tiles: DrawnTile | FontTile | ThemeTile) -> TileRow:
        row = TileRow(name, tiles)
        row.chosen.connect(lambda value: self.chosen.emit({setting: value}))
        return row

    def _arrange(self) -> None:
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, 30)
        for part in (
            self._size,
            self._fonts,
            self._length,
            self._leading,
            self._alignment,
            self._paragraphs,
            self._themes,
        ):
            at = grid.rowCount()
            if isinstance(part, Amount):
                for column, widget in enumerate((part.title, part, part.number)):
                    grid.addWidget(widget, at, column)
            elif part in (self._fonts, self._themes):
                grid.addWidget(part, at, 0, 1, 3)
            else:
                grid.addWidget(QLabel(part.name), at, 0)
                grid.addWidget(part, at, 1, 1, 2)
        at = grid.rowCount()
        grid.addWidget(QLabel(self.tr("Code")), at, 0)
        grid.addWidget(self._code, at, 1, 1, 2)
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
        for part in (
            self._size,
            self._length,
            self._leading,
            self._fonts,
            self._alignment,
            self._paragraphs,
            self._themes,
            self._code,
        ):
            part.set_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._size.show_value(settings.text_size)
        self._length.show_value(settings.line_length)
        self._leading.show_value(round(settings.leading * PER_CENT))
        self._fonts.show_value(settings.font)
        self._alignment.show_value(settings.justified)
        self._paragraphs.show_value(settings.indented)
        self._themes.show_value(settings.theme)
        self._code.setCurrentIndex(max(0, self._code.findData(settings.code_style)))

    def open_below(self, box: QRect) -> None:
        """Show the card below a box of the parent, no larger than the parent; what has no room is scrolled to."""
        area = self._area.size()
        self.setFixedWidth(min(fonts.scaled(WIDTH), area.width() + 2 * (SHADOW - FROM_EDGE)))
        self._inner.adjustSize()
        room = area.height() - box.bottom() - 2 * TOP - SHADOW
        self._scroll.setFixedHeight(max(80, min(self._inner.sizeHint().height(), room)))
        self.place_by(box.translated(-FROM_EDGE, 0), above=False)
        self.move(min(self.x(), area.width() - self.width() + SHADOW - FROM_EDGE), self.y())

    # -- keys ----------------------------------------------------------------------------------------------------

    def focus(self) -> None:
        """Go to the first choice."""
        self._size.setFocus(Qt.FocusReason.TabFocusReason)

    def _stops(self) -> Iterator[QWidget]:
        """What Tab leads to, in its order: of each row of tiles the chosen one."""
        yield self._size
        yield self._fonts.stop
        yield self._length
        yield self._leading
        for row in (self._alignment, self._paragraphs, self._themes):
            yield row.stop
        yield self._code

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes round within the card."""
        stops = list(self._stops())
        at = next((number for number, stop in enumerate(stops) if self._has_focus(stop)), -1 if forwards else 0)
        stop = stops[(at + (1 if forwards else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        self._scroll.ensureWidgetVisible(stop)
        return True

    def _has_focus(self, stop: QWidget) -> bool:
        row = stop.parentWidget()
        return stop.hasFocus() or (isinstance(row, TileRow) and row.isAncestorOf(self.focusWidget() or self))

    def holds(self, widget: QWidget) -> bool:
        """Whether a widget belongs to the card; a list that falls open from it does, although it is a window of its own."""
        step: QWidget | None = widget
        while step is not None and step is not self:
            step = step.parentWidget()
        return step is self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
