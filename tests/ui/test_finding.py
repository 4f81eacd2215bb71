"""Finding in the article by hand: as typed, in four ways, without ever holding the window up."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.settings import load_settings
from reader.ui.colors import color
from reader.ui.page.strip import EDGE
from reader.ui.widgets.find_bar import FindBar
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, make_article, span_of

SIGNS = (
    ("title", "Signs", 0),
    (
        "paragraph",
        "A naïve man said: “I don’t know”. A Naive one (1914–1918) didn't. The naïvely built pier 😀 naive.",
        0,
    ),
)
ENDLESS = (*PARTS, ("paragraph", "a" * 60 + "b", 0))


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def bring_to_front(window: MainWindow, qtbot: QtBot) -> None:
    """Make it the window that keys go to, once it has its list of articles."""
    window.activateWindow()
    window.page.view.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow() and bool(window.shelf.titles), timeout=10_000)


def look(window: MainWindow, words: str, qtbot: QtBot) -> FindBar:
    """Open the bar and type, and press Enter as one does."""
    bring_to_front(window, qtbot)
    press(window, Qt.Key.Key_Slash)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClicks(QApplication.focusWidget(), words)
    press(window, Qt.Key.Key_Return)
    return window.page.finding.bar


def found(window: MainWindow) -> list[str]:
    """What is marked on the page."""
    hits, article = window.page.view.painter.found, window.reading.article
    assert article is not None
    return [article.slice(hits[number]) for number in range(len(hits))]


def now(window: MainWindow) -> str:
    """What is marked as the present hit."""
    span, article = window.page.view.painter.found_now, window.reading.article
    return article.slice(span) if span is not None and article is not None else ""


def count(bar: FindBar) -> str:
    """What is said of how many there are."""
    return bar._field._count.text()


@pytest.fixture
def signs(make_window: Callable[..., MainWindow], library: Library) -> MainWindow:
    """A window with accents, curly quotes and dashes."""
    return make_window(library.add(make_article(SIGNS)).id)


def test_what_no_keyboard_has_is_found_all_the_same(signs: MainWindow, qtbot: QtBot) -> None:
    bar = look(signs, "naive", qtbot)
    assert found(signs) == ["naïve", "Naive", "naïve", "naive"]
    assert count(bar) == "1 of 4"
    look(signs, "don't", qtbot)
    assert found(signs) == ["don’t"]
    look(signs, "1914-1918", qtbot)
    assert found(signs) == ["1914–1918"]


def test_as_typed_without_enter(signs: MainWindow, qtbot: QtBot) -> None:
    bring_to_front(signs, qtbot)
    signs.page.finding.open()
    QTest.keyClicks(signs.page.finding.bar._field, "pier")
    qtbot.waitUntil(lambda: found(signs) == ["pier"], timeout=2000)


def test_the_ways_have_keys_and_buttons(signs: MainWindow, qtbot: QtBot) -> None:
    look(signs, "naive", qtbot)
    press(signs, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert found(signs) == ["naïve", "Naive", "naive"]
    press(signs, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert found(signs) == ["naive"]
    press(signs, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    press(signs, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert len(found(signs)) == 4
    signs.page.finding.bar._ways["case"].click()
    assert found(signs) == ["naive"]


def test_a_regular_expression_and_what_is_wrong_with_one(signs: MainWindow, qtbot: QtBot) -> None:
    bar = look(signs, r"[Nn]a\Sve\w*", qtbot)
    assert count(bar) == "not found"
    press(signs, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: found(signs) == ["naïve", "Naive", "naïvely", "naive"], timeout=10_000)
    bar._field.setText("[Nn")
    qtbot.waitUntil(bar._problem.isVisible, timeout=3000)
    assert bar._problem.text() == "A “[” is never closed (character 1)."
    assert bar._field.accessibleDescription() == bar._problem.text()
    assert found(signs) == []
    bar._field.setText("[Nn]aive")
    qtbot.waitUntil(lambda: found(signs) == ["Naive", "naive"], timeout=10_000)
    assert not bar._problem.isVisible()


def test_an_endless_expression_leaves_the_window_alive(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.insight.patterns.PatternSearch.__init__.__defaults__", (1.0,))
    window = make_window(library.add(make_article(ENDLESS)).id)
    bring_to_front(window, qtbot)
    window.page.finding.toggle("pattern")
    bar = window.page.finding.bar
    bar._field.setText("(a+)+$")
    longest, before = 0.0, time.monotonic()
    while not bar._problem.isVisible() and time.monotonic() - before < 30:
        begun = time.monotonic()
        QApplication.processEvents()
        longest = max(longest, time.monotonic() - begun)
        time.sleep(0.005)
    assert "took too long" in bar._problem.text()
    assert longest < 0.5
    bar._field.setText("harbour$|stone")
    qtbot.waitUntil(lambda: len(found(window)) > 1, timeout=10_000)


def test_steps_go_around_by_every_key(window: MainWindow, qtbot: QtBot) -> None:
    bar = look(window, "harbour", qtbot)
    assert count(bar) == "1 of 3"
    press(window, Qt.Key.Key_F3)
    press(window, Qt.Key.Key_Return)
    assert count(bar) == "3 of 3"
    press(window, Qt.Key.Key_Return)
    assert count(bar) == "1 of 3"
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(bar) == "3 of 3"
    press(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count(bar) == "2 of 3"


def test_the_last_search_goes_on_with_the_bar_closed(window: MainWindow, qtbot: QtBot) -> None:
    bar = look(window, "harbour", qtbot)
    press(window, Qt.Key.Key_Escape)
    assert found(window) == []
    assert window.page.view.hasFocus()
    assert window.reading.article.slice(window.page.view.selected()) == "harbour"
    press(window, Qt.Key.Key_F3)
    assert count(bar) == "2 of 3"
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count(bar) == "1 of 3"


def test_searches_are_remembered_over_restarts(
    make_window: Callable[..., MainWindow], window: MainWindow, qtbot: QtBot
) -> None:
    look(window, "stone", qtbot)
    look(window, "harbour", qtbot)
    window.page.finding.toggle("words")
    press(window, Qt.Key.Key_Escape)
    window.close()
    assert load_settings().searches == ("harbour", "stone")
    again = make_window(window.reading.article.id, load_settings())
    bring_to_front(again, qtbot)
    again.page.finding.open()
    bar = again.page.finding.bar
    assert bar._field.text() == "harbour"
    assert bar._ways["words"].isChecked()
    press(again, Qt.Key.Key_Up)
    assert bar._field.text() == "stone"
    press(again, Qt.Key.Key_Down)
    assert bar._field.text() == "harbour"


def test_the_strip_marks_every_hit(make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot) -> None:
    article = library.add(make_article((PARTS[0], *LONG)))
    window = make_window(article.id)
    look(window, "Paragraph 399", qtbot)
    strip = window.page.strip
    image = strip.grab().toImage()
    y = round(EDGE + span_of(article, "Paragraph 399").start / len(article.text) * (strip.height() - 2 * EDGE))
    assert QColor(image.pixel(strip.width() // 2, y)).name() == color(window.theme.window.accent).name()
    assert window.page.view.seen().contains(span_of(article, "Paragraph 399"))


def test_another_article_is_searched_for_the_same_and_opens_at_its_place(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    bar = look(window, "paragraph", qtbot)
    assert count(bar) == "not found"
    other = library.add(make_article((PARTS[0], *LONG), "00000000bb"))
    window.open_article(other.id)
    qtbot.waitUntil(lambda: len(found(window)) == 400, timeout=10_000)
    assert count(bar) == "400 found"
    assert window.page.view.place().offset == 0
    bar._field.setFocus()
    press(window, Qt.Key.Key_Return)
    assert count(bar) == "1 of 400"


def test_a_book_is_searched_without_holding_the_window_up(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    long = tuple(("paragraph", "It goes on and on by the sea’s cold edge, naïvely. " * 60, 0) for _ in range(1300))
    window = make_window(library.add(make_article((PARTS[0], *long))).id)
    bring_to_front(window, qtbot)
    begun = time.monotonic()
    window.page.finding.open()
    QTest.keyClicks(window.page.finding.bar._field, "naively")
    assert time.monotonic() - begun < 1
    qtbot.waitUntil(lambda: len(window.page.view.painter.found) == 78_000, timeout=20_000)
    assert now(window) == "naïvely"
