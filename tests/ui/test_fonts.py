"""The fonts that come with the program: all are there before anything is set."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextLayout
from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.settings import Settings
from reader.ui import fonts
from reader.ui.tasks import Tasks
from reader.ui.window import MainWindow


@pytest.mark.parametrize("family", [fonts.READING, fonts.WINDOW])
def test_every_family_has_its_italics(family: str) -> None:
    assert {QFontDatabase.italic(family, style) for style in QFontDatabase.styles(family)} == {True, False}


def test_words_in_italics_are_set_in_the_italic_face() -> None:
    layout = QTextLayout("“It’s 1,000.”", fonts.font(fonts.READING, 24))
    slanted = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setFontItalic(True)
    slanted.start, slanted.length, slanted.format = 0, 13, form
    layout.setFormats([slanted])
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    raw = layout.glyphRuns()[0].rawFont()
    assert (raw.familyName(), raw.style()) == (fonts.READING, QFont.Style.StyleItalic)


def test_no_font_comes_after_the_page(qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set already would be drawn with the figures and commas of the new font's numbering."""
    added: list[str] = []
    window = MainWindow(lambda: library, Settings(theme="paper"), Tasks())
    qtbot.addWidget(window)
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", added.append)
    window.furnish()
    window.show()
    qtbot.waitExposed(window)
    window.tasks.finish()
    assert added == []


def test_a_bold_font_is_bold_in_the_scripts_of_other_fonts_too() -> None:
    """They have no axis for it."""
    assert fonts.font(fonts.READING, 20, 650).weight() >= QFont.Weight.DemiBold
    assert fonts.font(fonts.READING, 20).weight() == QFont.Weight.Normal
