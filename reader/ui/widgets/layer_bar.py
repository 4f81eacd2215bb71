"""The bar above the page: one switch a layer with its colour and count, the main menu and the button of type and colours."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from reader.insight.layers import LAYERS, Layer
from reader.style import Theme
from reader.ui import fonts, words
from reader.ui.colors import color

SWATCH, GAP, SIDE = 13, 6, 6


class LayerSwitch(QAbstractButton):
    """One layer: a stroke of its colour, its name, how much there is of it."""

    def __init__(self, layer: Layer, number: int, theme: Theme) -> None:
        super().__init__()
        self.layer, self._theme, self._count = layer, theme, 0
        self._title = words.layer_title(layer.key, short=True)
        self._short = self._bare = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(fonts.window(13))
        self.setToolTip(f"{self._title} (Alt+{number})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Tell how much there is."""
        self._count = count
        self.setAccessibleName(f"{words.layer_title(self.layer.key)}, {count}")
        self.updateGeometry()
        self.update()

    def set_short(self, *, short: bool, bare: bool = False) -> None:
        """Leave the name out where the bar is narrow, and where it is very narrow the count."""
        self._short, self._bare = short, bare
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def width_of(self, *, short: bool) -> int:
        """How wide the switch is with or without its name."""
        metrics = QFontMetrics(self.font())
        count = metrics.horizontalAdvance(f"{self._count:,}")
        name = 0 if short else metrics.horizontalAdvance(self._title) + GAP
        return 2 * SIDE + SWATCH + GAP + name + count

    def sizeHint(self) -> QSize:
        """Wide enough for name and count."""
        width = 2 * SIDE + SWATCH if self._bare else self.width_of(short=self._short)
        return QSize(width, max(30, QFontMetrics(self.font()).height() + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw stroke, name and count; a layer that is off is faint and its stroke is hollow."""
        painter, window = QPainter(self), self._theme.window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 1, 0, -1)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(color(window.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(color(window.selected if self.underMouse() else ""))
            painter.drawRoundedRect(box, 7, 7)
        on, middle = self.isChecked(), self.height() / 2
        ink = color(self._theme.tag_color(self.layer.types[0]) if on else window.line)
        painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(SIDE + 1, middle, SIDE + SWATCH - 1, middle))
        painter.setFont(self.font())
        x = SIDE + SWATCH + GAP
        if not self._short:
            painter.setPen(color(window.text if on else window.faint))
            painter.drawText(box.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._title)
            x += QFontMetrics(self.font()).horizontalAdvance(self._title) + GAP
        if self._bare:
            return
        painter.setPen(color(window.dim if on else window.faint))
        painter.drawText(box.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{self._count:,}")


class LayerBar(QFrame):
    """Seven switches, the main menu before them and the button of type and colours behind them."""

    layers_changed = Signal(object)
    type_asked = Signal()

    def __init__(self, theme: Theme, off: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layer-bar")
        self.setAccessibleName(self.tr("Layers"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(0)
        self._menu = QToolButton()
        self._menu.setIconSize(QSize(18, 18))
        self._menu.setFixedSize(34, 30)
        self._menu.setToolTip(self.tr("Menu (F10)"))
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.type_button = QToolButton()
        self.type_button.setText("Aa")
        self.type_button.setFont(fonts.window(15, family=fonts.READING))
        self.type_button.setToolTip(self.tr("Type and colours (Ctrl+T)"))
        self.type_button.setAccessibleName(self.tr("Type and colours"))
        self.type_button.clicked.connect(self.type_asked)
        self._row.addWidget(self._menu)
        self._switches = [LayerSwitch(layer, number, theme) for number, layer in enumerate(LAYERS, 1)]
        for switch in self._switches:
            switch.setChecked(switch.layer.key not in off)
            switch.toggled.connect(lambda _on: self.layers_changed.emit(self.layers_on()))
            self._row.addWidget(switch)
        self._row.addStretch()
        self._row.addWidget(self.type_button)
        self.set_theme(theme)

    def set_menu(self, main: QMenu) -> None:
        """The menu behind the first button."""
        self._menu.setMenu(main)

    def open_menu(self) -> None:
        """Open the main menu."""
        self._menu.showMenu()

    def layers_on(self) -> frozenset[str]:
        """The keys of the layers that are shown."""
        return frozenset(switch.layer.key for switch in self._switches if switch.isChecked())

    def toggle(self, key: str) -> None:
        """Switch one layer."""
        next(switch for switch in self._switches if switch.layer.key == key).toggle()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Tell how much there is in every layer."""
        for switch in self._switches:
            switch.show_count(counts[switch.layer.key])
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for switch in self._switches:
            switch.set_theme(theme)

    def show_icons(self, theme: Theme) -> None:
        """Draw the menu's icon, in the theme's ink."""
        from reader.ui.icons import icon

        self._menu.setIcon(icon("menu", theme.window.text))

    def resizeEvent(self, event: object) -> None:
        """Leave the names out where there is no room for them."""
        self._fit()
        super().resizeEvent(event)  # type: ignore[arg-type]

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the switches without names."""
        return QSize(sum(switch.width_of(short=True) for switch in self._switches) + 110, 44)

    def _fit(self) -> None:
        around = 52 + fonts.scaled(44)
        wanted = sum(switch.width_of(short=False) for switch in self._switches) + around
        least = sum(switch.width_of(short=True) for switch in self._switches) + around
        for switch in self._switches:
            switch.set_short(short=wanted > self.width(), bare=least > self.width())
