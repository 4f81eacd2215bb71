"""The command palette: everything that can be done, found by a few letters and done with Enter."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.settings import Settings, load_settings
from reader.ui.actions import ACTIONS
from reader.ui.palette_ranking import Command, matching, rank
from reader.ui.widgets.palette import CommandPalette
from reader.ui.window import MainWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def command(title: str, menu: str = "Find", *, enabled: bool = True) -> Command:
    return Command(title.lower(), title, menu, ("F3",), enabled)


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window whose page has the focus."""
    window.activateWindow()
    window.page.view.setFocus()
    qtbot.waitUntil(window.page.view.hasFocus, timeout=3000)
    return window


def opened(window: MainWindow) -> CommandPalette:
    """The palette, brought up by its keys."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, BOTH)
    assert window.menus.palette.isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    return window.menus.palette


def typed(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("", "Search the library"),
        ("sea", "Search the library"),
        ("lib sea", "Search the library"),
        ("stl", "Search the library"),
        ("brar", "Search the library"),
        ("find lib", "Search the library"),
        ("fi", "Search the library"),
        ("hy", "Highlight in yellow"),
        ("f3", "Next hit"),
    ],
)
def test_what_is_found(words: str, title: str) -> None:
    assert rank(words, command(title)) is not None


@pytest.mark.parametrize("words", ["x", "searchx", "lib zoo", "lts", "3"])
def test_what_is_not_found(words: str) -> None:
    assert rank(words, command("Search the library")) is None


def test_the_best_comes_first_then_what_was_done_last_and_the_dim_at_the_end() -> None:
    commands = [
        command("Next hit"),
        command("Show the hits"),
        command("Hide", enabled=False),
        command("Hit list"),
        command("History"),
    ]
    assert [each.title for each in matching("hi", commands, ())] == [
        "Hit list",
        "History",
        "Next hit",
        "Show the hits",
        "Hide",
    ]
    assert [each.title for each in matching("hi", commands, ("history",))][:2] == ["History", "Hit list"]
    assert [each.title for each in matching("", commands, ("history", "hide"))] == [
        "History",
        "Next hit",
        "Show the hits",
        "Hide",
        "Hit list",
    ]


def test_it_lists_every_action_with_its_keys(ready: MainWindow) -> None:
    palette = opened(ready)
    assert [each.name for each in palette.listed] == [row.name for row in ACTIONS if row.name != "commands"]
    assert all(each.keys for each in palette.listed)


def test_letters_and_enter_do_it_and_the_focus_is_back(ready: MainWindow, qtbot: QtBot) -> None:
    size = ready.choices.now.text_size
    opened(ready)
    typed("larger")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not ready.menus.palette.isVisible()
    assert ready.page.view.hasFocus()
    qtbot.waitUntil(lambda: ready.choices.now.text_size > size, timeout=2000)


def test_what_was_done_last_stands_first_also_the_next_time(
    ready: MainWindow, make_window: Callable[..., MainWindow], article: Article, qtbot: QtBot
) -> None:
    for words in ("larger", "next sentence"):
        opened(ready)
        typed(words)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ready.page.view.sentence is not None, timeout=2000)
    assert [each.name for each in opened(ready).listed[:2]] == ["next_sentence", "larger"]
    ready.close()
    assert load_settings().commands == ("next_sentence", "larger")
    again = make_window(article.id, Settings(theme="paper", commands=("gone", "smaller")))
    again.menus.show_palette()
    assert again.menus.palette.listed[0].name == "smaller"


def test_what_cannot_be_done_is_dim_and_not_done(ready: MainWindow) -> None:
    palette = opened(ready)
    typed("remove highlight")
    assert [(each.name, each.enabled) for each in palette.listed] == [("remove", False)]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_arrows_walk_over_what_is_dim(ready: MainWindow) -> None:
    palette = opened(ready)
    walked = []
    for _ in palette.listed:
        walked.append(palette.listed[palette._list.currentIndex().row()])
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert all(each.enabled for each in walked)
    assert len({each.name for each in walked}) == sum(1 for each in palette.listed if each.enabled)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert palette.isVisible()


def test_the_pointer_chooses_when_it_moves_and_not_when_it_rests(ready: MainWindow) -> None:
    palette = opened(ready)
    view, field = palette._list, QApplication.focusWidget()
    QTest.mouseMove(view.viewport(), view.visualRect(palette._model.index(2)).center())
    assert view.currentIndex().row() == 2
    for _ in range(30):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert view.currentIndex().row() > 30


def test_esc_closes_and_so_do_its_keys_and_a_click_beside_it(ready: MainWindow) -> None:
    palette = opened(ready)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert ready.page.view.hasFocus()
    opened(ready)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, BOTH)
    assert not palette.isVisible()
    opened(ready)
    QTest.mouseClick(ready.page.view.viewport(), Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


def test_letters_in_the_field_are_no_shortcuts(ready: MainWindow) -> None:
    opened(ready)
    typed("jkhm1?/ u")
    assert ready.page.view.sentence is None
    assert QApplication.focusWidget().text() == "jkhm1?/ u"
    assert ready.menus.palette._nothing.isVisible()


def test_a_click_does_it(ready: MainWindow, qtbot: QtBot) -> None:
    palette = opened(ready)
    typed("next sentence")
    box = palette._list.visualRect(palette._model.index(0))
    QTest.mouseClick(palette._list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.waitUntil(lambda: ready.page.view.sentence is not None, timeout=2000)


@pytest.mark.parametrize("size", [(420, 320), (700, 500), (1600, 1000)])
def test_it_fits_into_every_window(ready: MainWindow, size: tuple[int, int]) -> None:
    ready.resize(*size)
    palette = opened(ready)
    inner = palette.geometry().adjusted(12, 12, -12, -12)
    assert ready.rect().contains(inner)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_it_is_there_at_once(ready: MainWindow) -> None:
    opened(ready)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    start = time.perf_counter()
    ready.menus.show_palette()
    ready.menus.palette.grab()
    assert time.perf_counter() - start < 0.05


def test_the_list_of_keys_shows_all_of_every_key(ready: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel, QScrollArea

    from reader.ui.shortcuts import ShortcutsDialog

    dialog = ShortcutsDialog(ready.theme, ready)
    qtbot.addWidget(dialog)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    keys = [label for label in dialog.findChildren(QLabel) if "Ctrl+Shift+P" in label.text()]
    assert len(keys) == 1
    assert area.widget().width() <= area.viewport().width()
    assert all(label.geometry().right() < area.viewport().width() for label in dialog.findChildren(QLabel))
