"""Saying what words are, in the window: the card, what it says of its effect, the page read anew, undo, the list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from reader.article import Article, Span
from reader.correction import new_correction
from reader.errors import LibraryError
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


def test_another_answer_does_not_show_what_was_counted_of_the_last(tagged: MainWindow, qtbot: QtBot) -> None:
    ask(tagged, "Lindqvist")
    press(tagged, "Place")
    qtbot.waitUntil(lambda: "Changes 1 mention here" in card_words(tagged), timeout=8000)
    press(tagged, "Not a name")
    assert "Changes" not in card_words(tagged)
    qtbot.waitUntil(lambda: "Changes 1 mention here" in card_words(tagged), timeout=8000)
    press(tagged, "Person")
    assert "Changes" not in card_words(tagged)


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
    facts = cards.known.of(tag, None, tagged.theme)
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


def card_button(window: MainWindow, title: str) -> QPushButton:
    return next(each for each in window.page.correcting.card.findChildren(QPushButton) if each.text() == title)


def key(*keys: Qt.Key) -> None:
    for each in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, each)


def test_arrows_choose_and_enter_answers(tagged: MainWindow, qtbot: QtBot) -> None:
    ask(tagged, "Lindqvist")
    key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert card_button(tagged, "Place").isChecked()
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"place"}, timeout=8000)


@pytest.mark.parametrize(
    ("steps", "title"),
    [("DDD", "Not a name"), ("DDDR", "Never mark"), ("RDDDU", "Law"), ("DDRR", "Not a name"), ("LU", "Person")],
)
def test_arrows_go_where_they_point(tagged: MainWindow, steps: str, title: str) -> None:
    ask(tagged, "Lindqvist")
    arrows = {"D": Qt.Key.Key_Down, "U": Qt.Key.Key_Up, "L": Qt.Key.Key_Left, "R": Qt.Key.Key_Right}
    key(*(arrows[step] for step in steps))
    assert card_button(tagged, title).isChecked()
    assert card_button(tagged, title).hasFocus()


def test_tab_stops_at_the_kinds_once_and_enter_presses_buttons(tagged: MainWindow) -> None:
    ask(tagged, "Lindqvist")
    key(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QComboBox | QLineEdit)
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card_button(tagged, "Cancel")
    key(Qt.Key.Key_Return)
    assert not tagged.page.correcting.card.isVisible()


def test_what_is_another_kind_stands_for_nobody_of_the_old_one(tagged: MainWindow, library: Library) -> None:
    ask(tagged, "Lindqvist")
    box = tagged.page.correcting.card.findChild(QComboBox)
    assert box is not None
    assert box.currentText() == "Anna Lindqvist"
    press(tagged, "Place")
    assert box.currentText() == ""
    press(tagged, "Person")
    assert box.currentText() == "Anna Lindqvist"
    press(tagged, "Place")
    press(tagged, "Apply")
    tagged.tasks.finish()
    assert [(each.kind, each.same_as) for each in library.corrections()] == [("place", "")]


@pytest.mark.parametrize("name", ["…", "   .", "\u200f!"])
def test_what_is_no_name_cannot_be_stood_for(tagged: MainWindow, name: str) -> None:
    ask(tagged, "Stenvik")
    box = tagged.page.correcting.card.findChild(QComboBox)
    assert box is not None
    box.setEditText(name)
    assert not card_button(tagged, "Apply").isEnabled()


def test_the_card_is_as_high_as_its_words_need(tagged: MainWindow) -> None:
    ask(tagged, "Lindqvist")
    before = tagged.page.correcting.card.height()
    ask(tagged, "A harbour is a promise made in stone")
    ask(tagged, "Lindqvist")
    assert tagged.page.correcting.card.height() == before


def test_words_of_two_lines_are_no_name(tagged: MainWindow) -> None:
    article = tagged.reading.article
    assert article is not None
    start, end = span_of(article, "north pier").start, span_of(article, "the south").end
    tagged.page.correcting.ask(Span(start, end))
    assert "card" not in vars(tagged.page.correcting)


def test_what_was_said_is_known_before_the_tags_are(
    make_window: Callable[..., MainWindow], article: Article, library: Library, qtbot: QtBot
) -> None:
    library.correct(new_correction("Lindqvist", kind="law"))
    window = make_window(article.id)
    qtbot.waitUntil(lambda: window.reading.corrections.of("Lindqvist") is not None, timeout=8000)
    window.reading.correct(new_correction("Lindqvist", kind="place"))
    qtbot.waitUntil(lambda: kinds(window, "Lindqvist") == {"place"}, timeout=8000)
    window.undo()
    qtbot.waitUntil(lambda: kinds(window, "Lindqvist") == {"law"}, timeout=8000)


def test_the_last_answer_holds_however_quickly_they_follow(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    for kind in ("place", "law", "work", "event", "organization"):
        tagged.reading.correct(new_correction("Lindqvist", kind=kind))
        tagged.undo()
        tagged.redo()
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"organization"}, timeout=8000)
    tagged.tasks.finish()
    assert [each.kind for each in library.corrections()] == ["organization"]
    assert kinds(tagged, "Lindqvist") == {"organization"}


def test_what_cannot_be_written_holds_here_and_is_written_later(
    tagged: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, said = Library.correct, "The disk is full."

    def refuse(*_args: object) -> None:
        raise LibraryError(said)

    monkeypatch.setattr(Library, "correct", refuse)
    tagged.reading.correct(new_correction("Lindqvist", kind="place"))
    qtbot.waitUntil(lambda: kinds(tagged, "Lindqvist") == {"place"}, timeout=8000)
    assert any(said in label.text() for label in tagged.page.notice.findChildren(QLabel))
    assert tagged.reading.would_lose
    tagged.reading.correct(new_correction("Stenvik", kind="person"))
    qtbot.waitUntil(lambda: kinds(tagged, "Stenvik") == {"person"}, timeout=8000)
    assert kinds(tagged, "Lindqvist") == {"place"}
    monkeypatch.setattr(Library, "correct", real)
    tagged.reading.retry()
    qtbot.waitUntil(lambda: not tagged.reading.would_lose, timeout=8000)
    assert len(library.corrections()) == 2


def test_several_that_are_taken_back_come_back_together(tagged: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.correct(new_correction("Lindqvist", kind="place"), new_correction("Stenvik", kind="person"))
    tagged.page.correcting.show_all()
    qtbot.waitUntil(lambda: bool(tagged.findChildren(QDialog)), timeout=8000)
    dialog = tagged.findChildren(QDialog)[0]
    dialog.findChildren(QTableWidget)[0].selectAll()
    QTest.mouseClick(
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Take back"), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: len(library.corrections()) == 0, timeout=8000)
    dialog.accept()
    tagged.undo()
    qtbot.waitUntil(lambda: len(library.corrections()) == 2, timeout=8000)


def test_a_name_of_the_list_is_corrected_there(tagged: MainWindow) -> None:
    select(tagged, "north pier")
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
