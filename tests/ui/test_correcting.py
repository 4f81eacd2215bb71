"""Saying what words are, in the window: the card, what it says of its effect, the page read anew, undo, the list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from reader.correction import new_correction
from reader.library import Library
from reader.tagger.vocabulary import LABELS
from reader.ui.window import MainWindow
from tests.ui.pages import PARTS, drag_over, make_article, span_of


def kinds(window: MainWindow, words: str) -> set[str]:
    """What the words are marked as on the page."""
    reading = window.reading
    assert reading.article is not None
    return {LABELS[tag.type] for tag in reading.tagging.tags if reading.article.slice(tag.span) == words}


def select(window: MainWindow, words: str) -> None:
    assert window.reading.article is not None
    drag_over(window.page.view, span_of(window.reading.article, words))


def ask(window: MainWindow, words: str) -> None:
    """Select words and press T."""
    select(window, words)
    window.page.view.setFocus()
    QTest.keyClick(window.page.view, Qt.Key.Key_T)
    assert window.page.correcting.card.isVisible()


def press(window: MainWindow, title: str) -> None:
    buttons = window.page.correcting.card.findChildren(QPushButton)
    QTest.mouseClick(next(each for each in buttons if each.text() == title), Qt.MouseButton.LeftButton)


def card_words(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.page.correcting.card.findChildren(QLabel))


@pytest.fixture
def tagged(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window once its article is tagged."""
    qtbot.waitUntil(lambda: bool(window.reading.tagging.tags), timeout=8000)
    return window


def test_a_name_is_corrected_undone_and_corrected_again(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    assert kinds(tagged, "Lindqvist") == {"person"}
    ask(tagged, "Lindqvist")
    press(tagged, "Place")
    press(tagged, "Apply")
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"place"}, timeout=8000)
    assert [(each.words, each.kind) for each in library.corrections()] == [("Lindqvist", "place")]
    tagged.undo()
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"person"}, timeout=8000)
    assert len(library.corrections()) == 0
    tagged.redo()
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"place"}, timeout=8000)


def test_the_card_says_what_would_change_here_and_elsewhere(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.add(make_article((*PARTS, ("paragraph", "Lindqvist left; Lindqvist came back.", 0)), "00000000bb"))
    ask(tagged, "Lindqvist")
    assert "holds in every article" in card_words(tagged) or "Changes" not in card_words(tagged)
    press(tagged, "Not a name")
    qtbot.waitUntil(lambda: "Changes 1 mention here, 3 in 1 other article." in card_words(tagged), timeout=8000)
    QTest.keyClick(QApplication.focusWidget() or tagged.page.correcting.card, Qt.Key.Key_Escape)
    assert not tagged.page.correcting.card.isVisible()
    assert len(library.corrections()) == 0


def test_words_that_were_not_marked_become_a_name(tagged: MainWindow, qtbot: QtBot) -> None:
    assert kinds(tagged, "north pier") == set()
    ask(tagged, "north pier")
    press(tagged, "Place")
    press(tagged, "Apply")
    qtbot.waitUntil(lambda: kinds(tagged, "north pier") == {"place"}, timeout=8000)


def test_words_stand_for_another_name_of_the_article(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    ask(tagged, "Stenvik")
    box = tagged.page.correcting.card.findChild(QComboBox)
    assert box is not None
    assert box.findText("Anna Lindqvist") > 0
    box.setCurrentText("Anna Lindqvist")
    press(tagged, "Apply")
    qtbot.waitUntil(lambda: kinds(tagged, "Stenvik") == {"person"}, timeout=8000)
    names = {entity.name: len(entity.mentions) for entity in tagged.reading.tagging.entities}
    assert names["Anna Lindqvist"] == 3
    assert [each.same_as for each in library.corrections()] == ["Anna Lindqvist"]


def test_what_is_so_already_cannot_be_applied(tagged: MainWindow) -> None:
    ask(tagged, "Lindqvist")
    apply = next(each for each in tagged.page.correcting.card.findChildren(QPushButton) if each.text() == "Apply")
    assert not apply.isEnabled()
    press(tagged, "Law")
    assert apply.isEnabled()
    press(tagged, "Person")
    assert not apply.isEnabled()


def test_a_correction_is_taken_back_on_its_card(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.correct(new_correction("Lindqvist", kind="no name"))
    tagged.reading.start_tagging()
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == set(), timeout=8000)
    ask(tagged, "Lindqvist")
    press(tagged, "Take back")
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"person"}, timeout=8000)


def test_the_card_of_a_tag_leads_to_its_correction(tagged: MainWindow) -> None:
    cards = tagged.page.cards
    tag = next(tag for tag in tagged.reading.tagging.tags if tag.entity is not None)
    facts = cards._facts(tag)
    assert facts is not None
    cards.hover.show_now(facts, tagged.page.view.rect_of(tag.span))
    correct = next(each for each in cards.hover.findChildren(QPushButton) if each.text() == "Correct…")
    QTest.mouseClick(correct, Qt.MouseButton.LeftButton)
    assert not cards.hover.isVisible()
    assert tagged.page.correcting.card.isVisible()


def test_the_keyboard_alone_corrects(tagged: MainWindow, qtbot: QtBot) -> None:
    ask(tagged, "Lindqvist")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    box = tagged.page.correcting.card.findChild(QComboBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"place"}, timeout=8000)


def test_a_name_of_the_list_is_corrected_there(tagged: MainWindow) -> None:
    tagged.inspector.show_tab("names")
    row = next(row for row in tagged.inspector.rows("names") if row.heading == "Stenvik")
    names = tagged.inspector._lists["names"]
    names.select_key(row.key)
    names.chosen.emit(row)
    QTest.keyClick(names, Qt.Key.Key_T)
    assert tagged.page.correcting.card.isVisible()
    assert "“Stenvik”" in card_words(tagged)


def test_without_words_it_says_what_to_do(tagged: MainWindow) -> None:
    tagged.page.view.setFocus()
    QTest.keyClick(tagged.page.view, Qt.Key.Key_T)
    assert "card" not in vars(tagged.page.correcting)
    assert any("press T" in label.text() for label in tagged.page.notice.findChildren(QLabel))


def test_all_corrections_are_listed_taken_back_and_exported(
    tagged: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    library.correct(new_correction("Lindqvist", kind="place"))
    library.correct(new_correction("Quay", kind="organization", same_as="Quay & Sons"))
    tagged.actions_by_name["corrections"].trigger()
    qtbot.waitUntil(lambda: bool(tagged.findChildren(QDialog)), timeout=8000)
    dialog = tagged.findChildren(QDialog)[0]
    table = dialog.findChildren(QTableWidget)[0]
    words = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]  # type: ignore[union-attr]
    assert words == [["Lindqvist", "Place", ""], ["Quay", "Organisation", "Quay & Sons"]]
    tagged.page.correcting.export(tmp_path / "mine")
    qtbot.waitUntil((tmp_path / "mine.json").exists, timeout=8000)
    assert len(json.loads((tmp_path / "mine.json").read_text("utf-8"))["corrections"]) == 2
    table.selectRow(0)
    take_back = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Take back")
    QTest.mouseClick(take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.words for each in library.corrections()] == ["Quay"], timeout=8000)
    assert table.rowCount() == 1
    dialog.accept()


def test_an_empty_list_says_how_to_correct(tagged: MainWindow, qtbot: QtBot) -> None:
    tagged.page.correcting.show_all()
    qtbot.waitUntil(lambda: bool(tagged.findChildren(QDialog)), timeout=8000)
    dialog = tagged.findChildren(QDialog)[0]
    assert any("Nothing was corrected yet" in label.text() for label in dialog.findChildren(QLabel))
    dialog.accept()


def test_a_correction_holds_in_the_next_window(
    tagged: MainWindow, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    assert tagged.reading.article is not None
    tagged.reading.correct(new_correction("Stenvik", kind="person"))
    tagged.tasks.finish()
    second = make_window(tagged.reading.article.id)
    qtbot.waitUntil(lambda: kinds(second, "Stenvik") == {"person"}, timeout=8000)
