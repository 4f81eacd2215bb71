"""The contents by hand: the card of the headings, printed pages by their numbers, the chapter in the status line."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import Article, Sheet
from reader.library import Library
from reader.ui.widgets.contents_card import ENTRY, ContentsCard
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, make_article, span_of


def book(chapters: int = 30) -> Article:
    """A book with a section in every chapter."""
    parts = [PARTS[0], *LONG[:2]]
    for number in range(chapters):
        parts += [("heading", f"Chapter {number}: the naïve sea", 2), *LONG[:3], ("heading", f"Piers {number}", 4)]
        parts += LONG[3:5]
    return make_article(tuple(parts))


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key)


def bring_to_front(window: MainWindow, qtbot: QtBot) -> None:
    """Make it the window that keys go to, once it has its list of articles."""
    window.activateWindow()
    window.page.view.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow() and bool(window.shelf.titles), timeout=10_000)


def open_card(window: MainWindow, qtbot: QtBot) -> ContentsCard:
    """Open the contents by their key."""
    bring_to_front(window, qtbot)
    press(window, Qt.Key.Key_G)
    assert window.page.contents.card.isVisible()
    return window.page.contents.card


def titles(card: ContentsCard) -> list[str]:
    """What the card lists."""
    return [entry.title for entry in card.lines.entries]


@pytest.fixture
def reader(make_window: Callable[..., MainWindow], library: Library) -> MainWindow:
    """A window with the book open."""
    return make_window(library.add(book()).id)


def test_the_heading_that_is_read_is_marked_and_chosen(reader: MainWindow, qtbot: QtBot) -> None:
    article = reader.reading.article
    reader.page.view.show_offset(span_of(article, "Piers 7").end + 200)
    card = open_card(reader, qtbot)
    assert len(titles(card)) == 60
    assert titles(card)[card.lines.here] == "Piers 7"
    assert card._list.currentIndex().data(ENTRY).title == "Piers 7"
    assert [entry.depth for entry in card.lines.entries[:3]] == [0, 1, 0]
    assert card.field.accessibleDescription() == "Piers 7, 1 min, being read"


def test_arrows_and_enter_go_there(reader: MainWindow, qtbot: QtBot) -> None:
    card = open_card(reader, qtbot)
    for _ in range(3):
        press(reader, Qt.Key.Key_Down)
    press(reader, Qt.Key.Key_Up)
    press(reader, Qt.Key.Key_Return)
    assert not card.isVisible()
    assert reader.page.view.hasFocus()
    assert reader.page.view.seen().contains(span_of(reader.reading.article, "Chapter 1:"))
    assert reader.page.contents.chapter() == "Chapter 1: the naïve sea"


def test_typing_filters_whatever_the_accents(reader: MainWindow, qtbot: QtBot) -> None:
    card = open_card(reader, qtbot)
    QTest.keyClicks(card.field, "NAIVE chapter 1")
    assert titles(card) == [f"Chapter {n}: the naïve sea" for n in (1, *range(10, 20), 21)]
    QTest.keyClicks(card.field, " zebra")
    assert titles(card) == []
    assert card._words.isVisible()
    press(reader, Qt.Key.Key_Return)
    assert card.isVisible()
    press(reader, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert reader.page.view.hasFocus()


def test_a_click_goes_there(reader: MainWindow, qtbot: QtBot) -> None:
    card = open_card(reader, qtbot)
    box = card._list.visualRect(card.lines.index(4))
    QTest.mouseClick(card._list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert reader.page.contents.chapter() == "Chapter 2: the naïve sea"


def test_the_last_heading_is_where_one_went(reader: MainWindow, qtbot: QtBot) -> None:
    open_card(reader, qtbot)
    for _ in range(8):
        press(reader, Qt.Key.Key_PageDown)
    press(reader, Qt.Key.Key_Return)
    assert reader.page.contents.chapter() == "Piers 29"


def test_whoever_goes_elsewhere_leaves_the_card(reader: MainWindow, qtbot: QtBot) -> None:
    card = open_card(reader, qtbot)
    reader.page.finding.open()
    assert not card.isVisible()
    assert not reader.page.view.hasFocus()


def test_a_printed_page_by_its_number(make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot) -> None:
    article = book()
    sheets = tuple(Sheet(number * 1000, str(number + 100)) for number in range(len(article.text) // 1000))
    window = make_window(library.add(replace(article, sheets=sheets)).id)
    card = open_card(window, qtbot)
    assert card.lines.entries[0].detail.startswith("p. 10")
    QTest.keyClicks(card.field, "p. 123")
    assert titles(card) == ["Page 123"]
    press(window, Qt.Key.Key_Return)
    seen = window.page.view.seen()
    assert seen.start <= 23_000 < seen.end
    card = open_card(window, qtbot)
    QTest.keyClicks(card.field, "999")
    assert titles(card) == []
    assert "from 100 to" in card._words.text()


def test_pages_can_be_gone_to_where_there_are_no_headings(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    article = make_article((PARTS[0], *LONG))
    window = make_window(library.add(replace(article, sheets=(Sheet(0, "i"), Sheet(90_000, "ii")))).id)
    card = open_card(window, qtbot)
    assert titles(card) == []
    QTest.keyClicks(card.field, "ii")
    press(window, Qt.Key.Key_Return)
    seen = window.page.view.seen()
    assert seen.start <= 90_000 < seen.end


def test_without_headings_it_says_so_and_offers_nothing(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    window = make_window(library.add(make_article((PARTS[0], *LONG[:5]))).id)
    bring_to_front(window, qtbot)
    press(window, Qt.Key.Key_G)
    assert "card" not in vars(window.page.contents)
    assert window.page.view.hasFocus()
    assert window.page.status._hint.text() == "This article has no headings."


def test_hundreds_of_chapters_are_there_at_once(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    window = make_window(library.add(book(1000)).id)
    open_card(window, qtbot)
    window.page.contents.hide()
    begun = time.monotonic()
    card = open_card(window, qtbot)
    card.grab()
    QTest.keyClicks(card.field, "999")
    assert time.monotonic() - begun < 1
    assert titles(card) == ["Chapter 999: the naïve sea", "Piers 999"]


def test_the_status_line_names_the_chapter(reader: MainWindow, qtbot: QtBot) -> None:
    bring_to_front(reader, qtbot)
    chapter = reader.page.status.chapter
    assert chapter.text() == ""
    reader.page.view.show_offset(span_of(reader.reading.article, "Chapter 5").end + 300)
    qtbot.waitUntil(lambda: chapter.text().startswith("Chapter 5"), timeout=3000)
    QTest.mouseClick(chapter, Qt.MouseButton.LeftButton, pos=QPoint(10, chapter.height() // 2))
    assert reader.page.contents.card.isVisible()
    press(reader, Qt.Key.Key_Escape)
    reader.resize(420, 600)
    qtbot.waitUntil(lambda: len(chapter.text()) < 20, timeout=3000)
