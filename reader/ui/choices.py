"""The person's settings while the window is open: changed one by one, written a moment later."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from reader.settings import Settings, save_settings
from reader.style import Theme, has_theme, load_theme
from reader.ui import fonts
from reader.ui.page.typography import LARGEST, LOOSEST, NARROWEST, SMALLEST, TIGHTEST, WIDEST, Typography

WRITE_AFTER = 400


class Choices(QObject):
    """Holds the settings. `failed` gives the error when they cannot be written; they are in force all the same."""

    failed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = settings
        self._timer = QTimer(self, singleShot=True, interval=WRITE_AFTER)
        self._timer.timeout.connect(self.write)

    def change(self, **choices: object) -> None:
        """Change some of the settings."""
        self.now = replace(self.now, **choices)  # type: ignore[arg-type]
        self._timer.start()

    def write(self) -> None:
        """Write the settings now."""
        self._timer.stop()
        try:
            save_settings(self.now)
        except OSError as error:
            self.failed.emit(error)


def chosen_theme(settings: Settings) -> str:
    """The theme's name: the person's choice, else what the system says, else paper."""
    if has_theme(settings.theme):
        return settings.theme
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "paper"


def chosen_colors(settings: Settings) -> Theme:
    """The theme that is chosen, with code as the person wants it."""
    theme = load_theme(chosen_theme(settings))
    if not settings.code_style:
        return theme
    from reader.style.code_style import with_code_style

    return with_code_style(theme, settings.code_style)


def chosen_typography(settings: Settings) -> Typography:
    """How the page is to be set; what is out of all bounds counts as the nearest that is not."""
    fonts.load_chosen(settings.font)
    return Typography(
        settings.font,
        min(LARGEST, max(SMALLEST, settings.text_size)),
        min(LOOSEST, max(TIGHTEST, settings.leading)),
        min(WIDEST, max(NARROWEST, settings.line_length)),
        is_justified=settings.justified,
        is_indented=settings.indented,
    )
