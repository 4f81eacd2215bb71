"""What was folded away, in the window: put back, folded away again, always kept; each step can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from reader.article import Article, Hidden
from reader.library import Library
from reader.ui.widgets.card import SHADOW
from reader.ui.widgets.folded_strip import FoldedStrip
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, drag_over, make_article, span_of

PIECES = (
    Hidden("READ MORE: The ferry that never came", "teaser", "a link to another article", 2),
    Hidden("Share on Kelp", "share", "buttons for sharing", 2),
    Hidden("READ MORE: Stones that float", "teaser", "a link to another article", 4),
)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def folded_article(parts: tuple[tuple[str, str, int], ...] = PARTS, article_id: str = "00000000cc") -> Article:
    return replace(make_article(parts, article_id), hidden=PIECES, url=f"https://www.harbour.example/{article_id}")


@pytest.fixture
def window(make_window: Callable[..., MainWindow], library: Library) -> MainWindow:
    return make_window(library.add(folded_article()).id)


def shown(window: MainWindow) -> list[str]:
    """The words of the pieces that stand in the text."""
    assert window.reading.article is not None
    return [piece.text for piece in PIECES if piece.text in window.reading.article.text]


def card_words(window: MainWindow) -> list[str]:
    if not window.page.folding.card.isVisible():
        window.page.folding.toggle()
    card = window.page.folding.card
    return [each.text() for each in [*card.findChildren(QLabel), *card.findChildren(QPushButton)]]


def press(window: MainWindow, words: str) -> None:
    """Press the first button with these words on the card."""
    card_words(window)
    buttons = [each for each in window.page.folding.card.findChildren(QPushButton) if each.text() == words]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def key(window: MainWindow, letter: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    QTest.keyClick(QApplication.focusWidget() or window.page.view, letter, modifier)


def wait(window: MainWindow, qtbot: QtBot, *numbers: int) -> None:
    """Wait until these pieces stand in the text, and no others."""
    expected = [PIECES[number].text for number in numbers]
    qtbot.waitUntil(lambda: shown(window) == expected, timeout=5000)
    window.tasks.finish()


def test_a_piece_is_put_back_and_folded_away_again(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Restore")
    wait(window, qtbot, 0)
    assert window.reading.article is not None
    assert window.reading.article.hidden[0].text == "Share on Kelp"
    assert "Back in the text" in card_words(window)
    press(window, "Fold away")
    wait(window, qtbot)
    assert "Back in the text" not in card_words(window)
    assert [piece.text for piece in window.reading.article.hidden] == [piece.text for piece in PIECES]


def test_putting_back_is_undone_and_done_again_with_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Restore all")
    wait(window, qtbot, 0, 1, 2)
    key(window, Qt.Key.Key_Z, CONTROL)
    wait(window, qtbot)
    key(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    wait(window, qtbot, 0, 1, 2)


def test_when_nothing_is_folded_away_any_more_the_strip_still_opens_the_card(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Restore all")
    wait(window, qtbot, 0, 1, 2)
    strips = window.page.view.findChildren(QPushButton, "folded")
    assert strips[-1].text().startswith("Nothing is folded away; 3 pieces put back")
    QTest.mouseClick(strips[-1], Qt.MouseButton.LeftButton)
    assert window.page.folding.card.isVisible()
    press(window, "Fold all away")
    wait(window, qtbot)


def test_highlights_and_the_place_stay_where_they_are(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    window = make_window(library.add(folded_article((PARTS[0], *LONG), "00000000dd")).id)
    assert window.reading.article is not None
    span = span_of(window.reading.article, "Paragraph 200 of a long story")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    window.page.view.setFocus()
    window.page.view.show_offset(span.start)
    drag_over(window.page.view, span)
    qtbot.waitUntil(lambda: window.page.view.selected() == span, timeout=3000)
    key(window, Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier)
    print(
        window.actions_by_name["highlight"].isEnabled(),
        QApplication.focusWidget(),
        window.isActiveWindow(),
        QApplication.activeWindow(),
        window.page.view.selected(),
        window.page.status.opening.text(),
    )
    before = window.page.view.rect_of(span).top()
    press(window, "Restore all")
    wait(window, qtbot, 0, 1, 2)
    (item,) = window.reading.placed
    assert window.reading.article.slice(item.span) == "Paragraph 200 of a long story"
    assert abs(window.page.view.rect_of(item.span).top() - before) < 4


def test_a_kind_is_always_kept_from_a_site(
    window: MainWindow, make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    press(window, "Always keep “teaser” from harbour.example")
    wait(window, qtbot, 0, 2)
    assert [(keep.site, keep.kind) for keep in library.keeps()] == [("harbour.example", "teaser")]
    assert "“teaser” from harbour.example: kept because you asked." in card_words(window)
    other = library.add(folded_article((*PARTS, ("paragraph", "And more.", 0)), "00000000ee"))
    assert shown(make_window(other.id)) == [PIECES[0].text, PIECES[2].text]


def test_a_rule_is_taken_back_on_the_card_and_with_undo(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    press(window, "Always keep “teaser” from harbour.example")
    wait(window, qtbot, 0, 2)
    press(window, "Undo")
    wait(window, qtbot)
    assert library.keeps() == ()
    key(window, Qt.Key.Key_Z, CONTROL)
    wait(window, qtbot, 0, 2)
    assert len(library.keeps()) == 1
    key(window, Qt.Key.Key_Z, CONTROL)
    wait(window, qtbot)
    assert library.keeps() == ()


def test_without_a_site_nothing_is_offered(make_window: Callable[..., MainWindow], library: Library) -> None:
    window = make_window(library.add(replace(folded_article(), url="", site="")).id)
    assert not [words for words in card_words(window) if words.startswith("Always")]
    assert card_words(window).count("Restore") == 3


def test_it_is_offered_once_a_kind(window: MainWindow) -> None:
    offers = [words for words in card_words(window) if words.startswith("Always")]
    assert offers == ["Always keep “teaser” from harbour.example", "Always keep “share” from harbour.example"]


def test_of_hundreds_of_pieces_some_are_listed_and_the_others_when_one_asks(
    make_window: Callable[..., MainWindow], library: Library
) -> None:
    many = tuple(Hidden(f"Menu entry {number}", "page", "what stands around", 1) for number in range(300))
    window = make_window(library.add(replace(folded_article(), hidden=many)).id)
    assert card_words(window).count("Restore") == 40
    press(window, "260 more…")
    assert card_words(window).count("Restore") == 80
    assert "220 more…" in card_words(window)


def test_a_site_without_an_address_is_called_by_its_name(
    make_window: Callable[..., MainWindow], library: Library
) -> None:
    window = make_window(library.add(replace(folded_article(), url="", site="The Quay")).id)
    assert "Always keep “share” from The Quay" in card_words(window)


def test_the_card_is_moved_up_and_down_alone(make_window: Callable[..., MainWindow], library: Library) -> None:
    many = tuple(replace(PIECES[0], text=f"READ MORE: Ferry number {number}", before=2) for number in range(30))
    window = make_window(library.add(replace(folded_article(), hidden=many)).id)
    window.page.folding.toggle()
    area = window.page.folding.card.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0
    assert not area.horizontalScrollBar().isVisible()
    restore = next(each for each in area.findChildren(QPushButton) if each.text() == "Restore")
    assert restore.mapTo(area.viewport(), restore.rect().bottomRight()).x() < area.viewport().width()


@pytest.mark.parametrize(
    "site", ["www.harbour.example", "a-very-long-name-of-a-house.department.of-the.university.example"]
)
def test_the_card_and_the_strip_fit_into_a_narrow_window(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot, site: str
) -> None:
    article = replace(folded_article(), url=f"https://{site}/a")
    window = make_window(library.add(article).id)
    window.resize(420, 700)
    qtbot.waitUntil(lambda: window.page.width() == 420, timeout=3000)
    window.page.folding.toggle()
    card, column = window.page.folding.card, window.page
    assert card.geometry().right() - SHADOW <= column.rect().right()
    for button in card.findChildren(QPushButton):
        right = button.mapTo(card, button.rect().bottomRight()).x()
        assert right <= card.width() - SHADOW, button.text()
    strip = window.page.view.findChild(FoldedStrip)
    assert strip is not None
    assert strip.width() <= window.page.view.width()
    page = strip.grab().toImage()
    ground = page.pixel(3, page.height() // 2)
    edge = [page.pixel(x, y) for x in range(page.width() - 8, page.width() - 2) for y in range(6, page.height() - 6)]
    assert set(edge) == {ground}, "the words end before the strip does"


def test_what_puts_everything_back_is_in_sight_at_once(
    make_window: Callable[..., MainWindow], library: Library
) -> None:
    many = tuple(replace(PIECES[0], text=f"READ MORE: Ferry number {number}", before=2) for number in range(30))
    window = make_window(library.add(replace(folded_article(), hidden=many)).id)
    window.page.folding.toggle()
    everything = next(
        each for each in window.page.folding.card.findChildren(QPushButton) if each.text() == "Restore all"
    )
    assert not everything.visibleRegion().isEmpty()


@pytest.mark.parametrize("how", ["Esc", "again"])
def test_the_keys_are_the_pages_again_when_the_card_goes(window: MainWindow, how: str) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    window.page.folding.toggle()
    card = window.page.folding.card
    assert QApplication.focusWidget() is card
    if how == "Esc":
        QTest.keyClick(card, Qt.Key.Key_Escape)
    else:
        window.page.folding.toggle()
    assert not card.isVisible()
    assert QApplication.focusWidget() is window.page.view


def test_a_tags_card_goes_when_the_pointer_is_on_the_strip(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.reading.tagging.tags), timeout=5000)
    view, hover = window.page.view, window.page.cards.hover
    tag = window.reading.tagging.tags[0]
    view.pointed.emit(tag.span.start, view.rect_of(tag.span).center())
    qtbot.waitUntil(hover.isVisible, timeout=3000)
    strip = view.findChild(QPushButton, "folded")
    middle = QPointF(strip.rect().center())
    QApplication.sendEvent(strip, QEnterEvent(middle, middle, middle))
    qtbot.waitUntil(lambda: not hover.isVisible(), timeout=3000)
