"""Links and notes: how they look, where they lead, what their cards say. Printed pages beside the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.article import Article, Block, Mark, Sheet, Span
from reader.library import Library
from reader.loading.parts import joined
from reader.style import load_theme
from reader.ui.page.formats import is_sign
from reader.ui.page.links import open_link
from reader.ui.page.view import PageView
from reader.ui.window import MainWindow
from tests.ui.page.conftest import Show
from tests.ui.pages import span_of
from tests.ui.painted import colors_in, colors_of, near
from tests.ui.showcase import text_part

PAPER = load_theme("paper")
PARTS = (
    text_part(
        "The accounts begin here.[^1^](#note) Read [the tables](https://port.example/tides) or [ask](mailto:keeper@port.example)."
    ),
    *(text_part("Much is said in between. " * 20) for _ in range(12)),
    text_part("They are kept in the town hall. ↩", "item", 1, marker="1.", names=("note",)),
    text_part("In a cupboard.", "item", 1, marker=""),
)


def center(view: PageView, words: str) -> QPoint:
    span = span_of(view.article, words)
    return view.rect_of(Span(span.start, span.start + 1)).center()


def click(view: PageView, words: str, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, *modifiers, pos=center(view, words))


def test_a_link_out_is_underlined_and_the_sign_of_a_note_has_its_own_colour(show: Show) -> None:
    view = show(PARTS)
    words = span_of(view.article, "the tables")
    plain = span_of(view.article, "accounts")
    line = {name for name in colors_in(view, words) if name not in colors_in(view, plain)}
    assert any(near(name, line, 40) for name in (PAPER.window.accent,)) or line
    sign = view.article.text.index("1 Read")
    assert near(PAPER.window.accent, colors_in(view, Span(sign, sign + 1)), 60)


@pytest.mark.parametrize("words", ["1", "[12]", "*", "†", "a", "[b]", "iv", "注3", "(i)"])
def test_what_the_signs_of_notes_look_like(words: str) -> None:
    block = Block(Span(10, 10 + len(words)))
    assert is_sign(Mark(block.span, "link", "#note"), block, words)
    assert not is_sign(Mark(block.span, "link", "https://port.example"), block, words)


@pytest.mark.parametrize("words", ["Notes", "here", "Map 2", "the end of it"])
def test_a_short_word_is_a_link_like_others(words: str) -> None:
    block = Block(Span(10, 10 + len(words)))
    assert not is_sign(Mark(block.span, "link", "#note"), block, words)


def test_a_click_on_the_sign_of_a_note_goes_there(show: Show) -> None:
    view = show(PARTS, height=400)
    sign = view.article.text.index("1 Read")
    note = view.article.blocks[-2].span
    assert not view.viewport().rect().intersects(view.rect_of(note))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.rect_of(Span(sign, sign + 1)).center())
    assert view.viewport().rect().contains(view.rect_of(note).center())


def test_control_and_a_click_ask_to_open_a_link_and_a_click_alone_does_not(show: Show, qtbot: QtBot) -> None:
    view = show(PARTS)
    with qtbot.waitSignal(view.link_asked) as told:
        click(view, "the tables", Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["https://port.example/tides"]
    with qtbot.assertNotEmitted(view.link_asked, wait=20), qtbot.waitSignal(view.clicked):
        click(view, "the tables")


def test_only_web_and_mail_addresses_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()) or True)
    hrefs = [
        "https://a.example/",
        "http://a.example/",
        "mailto:a@b.example",
        "file:///etc/passwd",
        "javascript:1",
        "a.exe",
    ]
    assert [open_link(href) for href in hrefs] == [True, True, True, False, False, False]
    assert opened == hrefs[:3]


@pytest.fixture
def window(make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot) -> MainWindow:
    article = library.add(Article("00000000bb", *joined([text_part("A title", "title"), *PARTS]), title="A title"))
    window = make_window(article.id)
    qtbot.waitUntil(lambda: bool(window.page.view.painter.tags) or window.reading.tagging is not None, timeout=5000)
    return window


def hover(window: MainWindow, span: Span, qtbot: QtBot) -> list[str]:
    """What the card says that comes up."""
    from PySide6.QtWidgets import QLabel, QPushButton

    view = window.page.view
    point = view.rect_of(Span(span.start, span.start + 1)).center()
    QTest.mouseMove(view.viewport(), point + QPoint(-2, 0))
    QTest.mouseMove(view.viewport(), point)
    card = window.page.cards.hover
    qtbot.waitUntil(card.isVisible, timeout=3000)
    parts = [*card.findChildren(QLabel), *card.findChildren(QPushButton)]
    return [part.text() for part in parts if part.isVisible()]


def test_the_card_of_a_note_says_all_of_it(window: MainWindow, qtbot: QtBot) -> None:
    sign = window.page.view.article.text.index("1 Read")
    said = hover(window, Span(sign, sign + 1), qtbot)
    assert "They are kept in the town hall. ↩\nIn a cupboard." in said
    assert "Go there" in said


def test_the_card_of_a_link_shows_its_address_and_opens_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QPushButton

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()) or True)
    said = hover(window, span_of(window.page.view.article, "the tables"), qtbot)
    assert "port.example/tides" in said
    button = next(b for b in window.page.cards.hover.findChildren(QPushButton) if b.text() == "Open in the browser")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == ["https://port.example/tides"]
    assert not window.page.cards.hover.isVisible()


def test_the_number_of_a_printed_page_stands_beside_the_line_where_it_begins(show: Show) -> None:
    text, blocks = joined([text_part("One line of words. " * 30), text_part("Another. " * 30)])
    article = Article("0", text, blocks, sheets=(Sheet(0, "12"), Sheet(text.index("Another") + 90, "xiii")))
    view = show(article, width=900)
    for sheet in article.sheets:
        line = view.rect_of(Span(sheet.offset, sheet.offset + 1))
        column = view.rect_of(blocks[0].span)
        margin = QRect(column.right() + 6, line.top(), view.viewport().width() - column.right() - 8, line.height())
        assert near(PAPER.window.faint, colors_of(view, margin), 60)
        assert colors_of(view, margin.translated(0, line.height())) == {PAPER.window.page.lower()}
    narrow = show(article, width=420)
    column = narrow.rect_of(blocks[0].span)
    edge = QRect(column.right() + 4, 0, narrow.viewport().width() - column.right() - 4, 300)
    assert colors_of(narrow, edge) == {PAPER.window.page.lower()}
