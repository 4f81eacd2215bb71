"""The window as a person uses it: open, highlight, note, undo, find, leave, come back."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QUndoStack, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.annotation import Annotation
from reader.article import Article, Span
from reader.errors import LibraryError
from reader.library import Library
from reader.settings import Settings, load_settings
from reader.ui.actions import ACTIONS
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, drag_over, make_article, span_of


def key(window: MainWindow, sequence: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a person does."""
    QTest.keyClick(QApplication.focusWidget() or window.page.view, sequence, modifier)


def type_text(words: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def select(window: MainWindow, words: str) -> Span:
    """Select some words with the mouse."""
    window.activateWindow()
    window.page.view.setFocus()
    span = span_of(window.reading.article, words)
    drag_over(window.page.view, span)
    return span


def press(window: MainWindow, words: str) -> None:
    """Press a button of the card of what was folded away."""
    button = next(each for each in window.page.folding.card.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(window: MainWindow, article: Article) -> tuple[Annotation, ...]:
    """What lies on the disk, once everything is written."""
    window.tasks.finish()
    return Library(window.library().folder).annotations(article.id)


def test_a_selection_highlighted_with_a_key_is_on_the_disk(window: MainWindow, article: Article) -> None:
    select(window, "counted every stone")
    assert window.page.cards.selection_bar.isVisible()
    key(window, Qt.Key.Key_H)
    (annotation,) = kept(window, article)
    assert annotation.anchor.exact == "counted every stone"
    assert annotation.color == "yellow"
    assert not window.page.cards.selection_bar.isVisible()
    assert window.page.view.selected() is None


def test_the_colors_have_keys_and_dots(window: MainWindow, article: Article) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_3)
    assert [item.annotation.color for item in window.reading.placed] == ["blue"]
    select(window, "north pier")
    dots = window.page.cards.selection_bar.findChildren(type(window.page.cards.selection_bar._dots._dots[0]))
    QTest.mouseClick(dots[1], Qt.MouseButton.LeftButton)
    assert [annotation.color for annotation in kept(window, article)] == ["blue", "green"]


def test_a_note_is_typed_and_saved_without_a_button(window: MainWindow, article: Article, qtbot: QtBot) -> None:
    select(window, "Stenvik")
    key(window, Qt.Key.Key_M)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    type_text("who owns it? h 1 m")
    qtbot.waitUntil(lambda: window.reading.placed[0].annotation.note != "", timeout=3000)
    (annotation,) = kept(window, article)
    assert annotation.note == "who owns it? h 1 m"
    assert annotation.anchor.exact == "Stenvik"


def test_words_typed_a_moment_before_closing_are_kept(window: MainWindow, article: Article) -> None:
    select(window, "Stenvik")
    key(window, Qt.Key.Key_M)
    type_text("the last word")
    window.close()
    (annotation,) = Library(window.library().folder).annotations(article.id)
    assert annotation.note == "the last word"


def test_words_typed_a_moment_before_another_article_opens_are_kept(
    window: MainWindow, article: Article, library: Library, qtbot: QtBot
) -> None:
    other = library.add(make_article((("title", "Another story", 0), PARTS[1]), "00000000bb"))
    select(window, "Stenvik")
    key(window, Qt.Key.Key_M)
    type_text("not lost")
    window.open_article(other.id)
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.id == other.id, timeout=5000)
    assert kept(window, article)[0].note == "not lost"
    assert window.reading.placed == []


def test_undo_and_redo_reach_the_disk(window: MainWindow, article: Article) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(window, article) == ()
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [annotation.anchor.exact for annotation in kept(window, article)] == ["every stone"]


def test_a_typed_note_is_one_step_of_undo(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_M)
    type_text("first words")
    qtbot.waitUntil(lambda: bool(window.reading.placed[0].annotation.note), timeout=3000)
    type_text(" and more")
    qtbot.waitUntil(lambda: window.reading.placed[0].annotation.note.endswith("more"), timeout=3000)
    key(window, Qt.Key.Key_Escape)
    stack: QUndoStack = window.reading.undo_stack
    assert stack.count() == 2
    window.undo()
    assert window.reading.placed[0].annotation.note == ""


def test_removing_can_be_undone(window: MainWindow, article: Article) -> None:
    span = select(window, "every stone")
    key(window, Qt.Key.Key_H)
    box = window.page.view.rect_of(Span(span.start + 2, span.start + 3))
    QTest.mouseClick(window.page.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.page.cards.note_card.isVisible()
    window.page.view.setFocus()
    key(window, Qt.Key.Key_Delete)
    assert kept(window, article) == ()
    assert not window.page.cards.note_card.isVisible()
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(kept(window, article)) == 1


def test_closing_and_reopening_brings_everything_back(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    article = library.add(make_article((PARTS[0], *LONG)))
    first = make_window(article.id)
    first.page.view.show_offset(len(article.text) // 2)
    span = span_of(article, "Paragraph 200 of a long story")
    first.page.view.select(span)
    first.page.view.setFocus()
    first.highlight("green")
    first.leave_article()
    place = first.page.view.place()
    first.close()
    second = make_window(article.id)
    assert second.page.view.place().offset == place.offset
    assert abs(second.page.view.place().fraction - place.fraction) < 0.1
    assert [(item.span, item.annotation.color) for item in second.reading.placed] == [(span, "green")]


def test_notes_are_listed_when_the_panels_come_after_the_article(
    make_window: Callable[..., MainWindow], window: MainWindow, article: Article
) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    window.close()
    again = make_window(article.id, furnished=False)
    again.furnish()
    assert [row.text for row in again.inspector.rows("notes")] == ["every stone"]
    assert again.inspector._tabs.button(0).text() == "Notes 1"


def test_typing_without_a_pause_is_saved_while_one_types(window: MainWindow, article: Article) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_M)
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
        QTest.qWait(40)
    assert len(Library(window.library().folder).annotations(article.id)[0].note) >= 12


def test_the_inspector_shows_notes_and_goes_to_them(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    rows = window.inspector.rows("notes")
    assert [row.text for row in rows] == ["every stone"]
    window.inspector._lists["notes"].chosen.emit(rows[0])
    assert window.page.view.painter.flash == rows[0].span


def test_the_tabs_names_are_never_cut(window: MainWindow) -> None:
    inspector = window.inspector
    inspector._totals = {"notes": 2104, "said": 5751, "names": 17164, "numbers": 11071}
    for width in (290, 338, 520):
        inspector.resize(width, 600)
        inspector._name_tabs()
        assert inspector.tabs_width() <= width
    assert inspector._tabs.button(2).text() == "Names 17,164"


def test_tags_arrive_and_are_counted(window: MainWindow, qtbot: QtBot) -> None:
    def people() -> str:
        return next(each for each in window.page.layer_bar._switches if each.layer.key == "people").accessibleName()

    qtbot.waitUntil(lambda: people() != "People, 0", timeout=5000)
    assert window.reading.tagging.tags
    assert any(
        row.heading == "Anna Lindqvist" for row in window.inspector.rows("names")
    ) or not window.inspector.show_tab("names")
    assert "Anna Lindqvist" in [row.heading for row in window.inspector.rows("names")]
    window.inspector.show_tab("said")
    assert "Anna Lindqvist" in [row.heading for row in window.inspector.rows("said")]


def test_layers_switch_with_alt_and_a_number_and_are_remembered(window: MainWindow) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    key(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert "people" not in window.page.view.painter.layers
    window.close()
    assert load_settings().layers_off == ("people",)


def test_hovering_a_name_shows_its_card(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.reading.tagging.tags), timeout=5000)
    box = window.page.view.rect_of(span_of(window.reading.article, "Anna Lindqvist"))
    QTest.mouseMove(window.page.view.viewport(), box.center())
    qtbot.waitUntil(window.page.cards.hover.isVisible, timeout=3000)
    assert window.page.cards.hover._name.text() == "Anna Lindqvist"
    assert "2" in window.page.cards.hover._kind.text()


def test_find_marks_all_hits_and_steps_through_them(window: MainWindow) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    key(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_text("HARBOUR")
    key(window, Qt.Key.Key_Return)
    first = window.page.view.painter.found_now
    assert len(window.page.view.painter.found) == 3
    key(window, Qt.Key.Key_Return)
    second = window.page.view.painter.found_now
    assert first != second
    assert window.reading.article.slice(second).casefold() == "harbour"
    key(window, Qt.Key.Key_Escape)
    assert len(window.page.view.painter.found) == 0


def test_the_theme_and_the_size_are_remembered(window: MainWindow) -> None:
    window.choose_theme("dark")
    window.typesetting.zoom("1")
    assert window.page.view.painter.theme.name == "dark"
    window.close()
    assert (load_settings().theme, load_settings().text_size) == ("dark", 20)


@pytest.mark.parametrize("make", ["missing", "folder", "empty", "binary"])
def test_what_cannot_be_read_is_one_sentence_and_disturbs_nothing(
    window: MainWindow, article: Article, tmp_path: Path, qtbot: QtBot, make: str
) -> None:
    path = tmp_path / make
    if make == "folder":
        path.mkdir()
    elif make != "missing":
        path.write_bytes({"empty": b"", "binary": bytes(range(256)) * 40}[make])
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    window.open_file(str(path))
    qtbot.waitUntil(lambda: bool(window.page.notice.sentence), timeout=5000)
    assert window.page.notice.sentence.endswith(".")
    assert "\n" not in window.page.notice.sentence
    assert window.reading.article.id == article.id
    assert len(window.reading.placed) == 1


def test_files_that_are_dropped_are_opened_and_kept(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text(
            f"The story of {path.stem}\n\n"
            + f"It is a story about the number {path.stem}, told by the sea at length. " * 4,
            "utf-8",
        )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: "The story of one" in window.windowTitle(), timeout=5000)
    qtbot.waitUntil(lambda: len(window.shelf.titles) == 3, timeout=5000)


def test_the_wheel_scrolls_the_page_over_the_strip_too(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    window = make_window(library.add(make_article((PARTS[0], *LONG))).id)
    strip = window.page.view.findChild(QPushButton, "folded")
    middle = strip.rect().center()
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(strip.mapToGlobal(middle)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = strip.y()
    QApplication.sendEvent(strip, wheel)
    assert window.page.view.verticalScrollBar().value() > 0
    assert strip.y() < before


def test_what_was_folded_away_can_be_put_back(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    window.page.folding.toggle()
    assert window.page.folding.card.isVisible()
    press(window, "Restore")
    qtbot.waitUntil(lambda: "READ MORE" in window.reading.article.text, timeout=5000)
    assert window.reading.article.hidden == ()
    assert [window.reading.article.slice(item.span) for item in window.reading.placed] == ["every stone"]


def test_a_change_that_cannot_be_written_is_told_stays_and_is_written_when_it_can_be(
    window: MainWindow, article: Article, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_annotation: Annotation) -> None:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(window.library(), "put", refuse)
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: window.page.notice.sentence == "The disk is full.", timeout=3000)
    qtbot.waitUntil(lambda: window.page.status.saved.text() == "Not saved", timeout=3000)
    assert len(window.reading.placed) == 1
    asked: list[str] = []

    def press_enter() -> None:
        box = QApplication.activeModalWidget()
        asked.append(box.text())
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(200, press_enter)
    window.close()
    assert asked == ["Some of your last changes could not be saved."]
    assert window.isVisible()
    monkeypatch.undo()
    window.reading.saver.retry()
    qtbot.waitUntil(lambda: window.page.status.saved.text() == "Saved", timeout=3000)
    assert window.page.notice.sentence == ""
    assert [annotation.anchor.exact for annotation in kept(window, article)] == ["every stone"]


def test_an_article_that_could_not_be_kept_is_kept_with_its_notes_when_it_can_be(
    make_window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The sea came in at night and nobody in the village heard it, said Mary Hale. " * 5, "utf-8")
    window = make_window()

    def refuse(*_arguments: object, **_names: object) -> Article:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(window.library(), "add", refuse)
    window.open_file(str(path))
    qtbot.waitUntil(lambda: window.reading.article is not None, timeout=5000)
    assert window.page.notice.sentence == "The disk is full."
    select(window, "nobody in the village")
    key(window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: window.reading.saver.would_lose, timeout=3000)
    assert window.page.status.saved.text() == "Not saved"
    monkeypatch.undo()
    window.reading.saver.retry()
    qtbot.waitUntil(lambda: window.page.status.saved.text() == "Saved", timeout=3000)
    again = Library(window.library().folder)
    (entry,) = again.articles()
    assert [annotation.anchor.exact for annotation in again.annotations(entry.id)] == ["nobody in the village"]


def test_the_notes_are_exported_in_the_form_of_the_file_name(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    select(window, "every stone")
    key(window, Qt.Key.Key_H)
    for suffix, words in ((".md", "every stone"), (".html", "<html"), (".json", '"every stone"')):
        target = tmp_path / f"notes{suffix}"
        window.exports.export(str(target))
        qtbot.waitUntil(target.exists, timeout=5000)
        assert words in target.read_text("utf-8")


def test_every_action_has_a_handler_and_no_key_means_two_things(window: MainWindow) -> None:
    keys = [shortcut for action in ACTIONS for shortcut in action.shortcuts]
    assert len(keys) == len(set(keys))
    assert all(callable(attrgetter(action.run)(window)) for action in ACTIONS)
    assert all(action.shortcuts for action in ACTIONS)


def test_what_cannot_be_done_now_is_disabled(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    actions = window.actions_by_name
    assert not any(
        actions[name].isEnabled() for name in ("highlight", "note", "copy", "remove", "undo", "export", "open_find"[5:])
    )
    assert actions["open"].isEnabled()


def test_the_panels_hide_and_come_back(window: MainWindow) -> None:
    window.toggle_panel("library")
    window.toggle_panel("inspector")
    assert not window.shelf.isVisible()
    assert not window.inspector.isVisible()
    window.close()
    assert not load_settings().library_shown
    window.show()
    window.toggle_panel("library")
    assert window.shelf.isVisible()


def test_settings_of_a_wrong_kind_are_left_out(own_folders: Path) -> None:
    from reader.settings import settings_file

    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(
        '{"text_size": "big", "theme": "dark", "layers_off": ["people", 3], "unknown": 1}', "utf-8"
    )
    assert load_settings() == Settings(theme="dark", layers_off=("people",))
    settings_file().write_text("{", "utf-8")
    assert load_settings() == Settings()


def test_the_panels_of_the_command_line_are_the_inspectors() -> None:
    from reader.cli.dispatch import PANELS
    from reader.ui.inspector import TABS

    assert PANELS == TABS
