"""Saying whose words a quotation is, in the window: the margin, the card, undo, and the list of who said what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.ui.window import MainWindow
from tests.ui.pages import span_of

QUOTED = "“We have counted every stone,”"


@pytest.fixture
def tagged(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window once its article is tagged."""
    qtbot.waitUntil(lambda: bool(window.reading.tagging.quotations), timeout=8000)
    return window


def speaker(window: MainWindow) -> str:
    article = window.reading.article
    assert article is not None
    found = (each for each in window.reading.tagging.quotations if article.slice(each.contents[0]) == QUOTED)
    return next(found).speaker


def ask(window: MainWindow) -> None:
    """Point at the quotation and press T."""
    assert window.reading.article is not None
    span = span_of(window.reading.article, QUOTED)
    cards = window.page.cards
    facts = cards.known.at(span.start + 3, window.theme)
    assert facts is not None
    cards.hover.show_now(facts, window.page.view.rect_of(span))
    window.page.view.setFocus()
    QTest.keyClick(window.page.view, Qt.Key.Key_T)
    assert window.page.attributing.card.isVisible()


def press(window: MainWindow, title: str) -> None:
    buttons = window.page.attributing.card.findChildren(QPushButton)
    QTest.mouseClick(next(each for each in buttons if each.text() == title), Qt.MouseButton.LeftButton)


def choose(window: MainWindow, name: str) -> None:
    box = window.page.attributing.card.findChild(QComboBox)
    assert box is not None
    box.setEditText(name)


def test_another_speaker_is_chosen_undone_and_chosen_again(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    assert speaker(tagged) == "Anna Lindqvist"
    ask(tagged)
    choose(tagged, "Stenvik")
    press(tagged, "Apply")
    qtbot.waitUntil(lambda: speaker(tagged) == "Stenvik", timeout=8000)
    assert tagged.reading.article is not None
    assert [each.speaker for each in library.attributions(tagged.reading.article.id)] == ["Stenvik"]
    tagged.undo()
    qtbot.waitUntil(lambda: speaker(tagged) == "Anna Lindqvist", timeout=8000)
    tagged.redo()
    qtbot.waitUntil(lambda: speaker(tagged) == "Stenvik", timeout=8000)
    ask(tagged)
    press(tagged, "Take back")
    qtbot.waitUntil(lambda: speaker(tagged) == "Anna Lindqvist", timeout=8000)


def test_the_keyboard_alone_says_that_nobody_can_know(tagged: MainWindow, qtbot: QtBot) -> None:
    ask(tagged)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: speaker(tagged) == "", timeout=8000)


def test_escape_changes_nothing(tagged: MainWindow) -> None:
    ask(tagged)
    choose(tagged, "Somebody")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not tagged.page.attributing.card.isVisible()
    assert speaker(tagged) == "Anna Lindqvist"
    assert QApplication.focusWidget() is tagged.page.view


def test_what_is_no_quotation_is_none(tagged: MainWindow, qtbot: QtBot) -> None:
    ask(tagged)
    press(tagged, "Not a quotation")
    reading = tagged.reading
    assert reading.article is not None
    span = span_of(reading.article, QUOTED)
    qtbot.waitUntil(lambda: all(tag.span != span for tag in reading.tagging.tags), timeout=8000)


def test_the_speaker_stands_in_the_margin_under_the_pointer(tagged: MainWindow) -> None:
    assert tagged.reading.article is not None
    span = span_of(tagged.reading.article, QUOTED)
    view = tagged.page.view
    for name in ("library", "inspector"):
        tagged.toggle_panel(name)
    view.reveal(span, flash=False)
    before = view.grab().toImage()
    tagged.page.cards._pointed(span.start + 3, QPoint())
    after = view.grab().toImage()
    assert view.painter.speaker == (span.start, "Anna Lindqvist")
    left = range(max(1, view.rect_of(span).left() - 10))
    rows = range(before.height())
    assert any(before.pixel(x, y) != after.pixel(x, y) for x in left for y in rows)
    tagged.page.cards._pointed(None, QPoint())
    assert view.painter.speaker is None


def test_a_quotation_is_dragged_onto_another_speaker(tagged: MainWindow, qtbot: QtBot) -> None:
    tagged.inspector.show_tab("said")
    rows = tagged.inspector._lists["said"]
    texts = [row.heading or row.text for row in rows.rows]
    source = next(number for number, row in enumerate(rows.rows) if row.text == QUOTED.rstrip(",”") + ",”")
    target = texts.index("Stenvik")
    model = rows.model()
    data = model.mimeData([model.index(source, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index(target, 0))
    qtbot.waitUntil(lambda: speaker(tagged) == "Stenvik", timeout=8000)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())


def test_the_card_says_how_it_was_said(tagged: MainWindow) -> None:
    assert tagged.reading.article is not None
    facts = tagged.page.cards.known.at(span_of(tagged.reading.article, QUOTED).start + 3, tagged.theme)
    assert facts is not None
    tagged.page.cards.hover.show_now(facts, tagged.page.view.rect_of(facts.span))
    words = " ".join(label.text() for label in tagged.page.cards.hover.findChildren(QLabel))
    assert "Anna Lindqvist" in words
    assert "“said”" in words
