"""The three columns: the page in the middle, the library and the inspector beside it while there is room for them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.style import Theme
from reader.ui import fonts
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.inspector import Inspector
    from reader.ui.library_panel import LibraryPanel

NARROW = {"inspector": 1160, "library": 680}
"""A window less wide than this has no room for the panel, unless it is asked for."""


class Sides(QSplitter):
    """Holds the columns. The panels are empty frames until the page is on the screen."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, reading: Reading, page: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._reading = theme, reading
        self._frames = {"library": _frame("library"), "inspector": _frame("inspector")}
        self._wanted = {"library": settings.library_shown, "inspector": settings.inspector_shown}
        for part in (self._frames["library"], page, self._frames["inspector"]):
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setCollapsible(1, False)
        self.setStretchFactor(1, 1)
        middle = max(300, settings.window_width - settings.library_width - settings.inspector_width)
        self.setSizes([settings.library_width, middle, settings.inspector_width])
        self._fit(settings.window_width)

    @cached_property
    def shelf(self) -> LibraryPanel:
        """The list of articles."""
        from reader.ui.library_panel import LibraryPanel

        panel = LibraryPanel(self._theme)
        _fill(self._frames["library"], panel)
        return panel

    @cached_property
    def inspector(self) -> Inspector:
        """The notes and the views of the open article."""
        from reader.ui.inspector import Inspector

        panel = Inspector(self._theme, self._reading)
        _fill(self._frames["inspector"], panel)
        return panel

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "shelf" in vars(self):
            self.shelf.set_theme(theme)
        if "inspector" in vars(self):
            self.inspector.set_theme(theme)

    def is_shown(self, name: str) -> bool:
        """Whether "library" or "inspector" is shown."""
        return not self._frames[name].isHidden()

    def show_panel(self, name: str) -> None:
        """Show "library" or "inspector", however narrow the window is."""
        self._frames[name].show()
        self.changed.emit()

    def toggle(self, name: str) -> bool:
        """Show or hide "library" or "inspector"; answers whether it is shown now."""
        frame = self._frames[name]
        frame.setVisible(frame.isHidden())
        self._wanted[name] = not frame.isHidden()
        self.changed.emit()
        return self._wanted[name]

    def widths(self) -> dict[str, int]:
        """The widths of the panels that are shown, as settings."""
        sizes = {"library": self.sizes()[0], "inspector": self.sizes()[2]}
        return {f"{name}_width": size for name, size in sizes.items() if self.is_shown(name) and size}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that becomes too narrow hides its panels, and shows them again when it is wide enough."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if before > 0 and any(min(before, now) < fonts.scaled(limit) <= max(before, now) for limit in NARROW.values()):
            self._fit(now)
            self.changed.emit()

    def _fit(self, width: int) -> None:
        for name, frame in self._frames.items():
            frame.setVisible(self._wanted[name] and width >= fonts.scaled(NARROW[name]))


def _frame(name: str) -> QFrame:
    """An empty panel in its colour."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    return frame


def _fill(frame: QFrame, panel: QWidget) -> None:
    layout = frame.layout()
    if layout is not None:
        layout.addWidget(panel)
