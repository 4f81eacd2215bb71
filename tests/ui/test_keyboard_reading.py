"""Reading by keys: sentence by sentence, from mark to mark, cards, jumps and the way back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.article import Article, Mark, Span
from reader.library import Library
from reader.style import load_theme
from reader.ui.page import jumps
from reader.ui.page.sentences import Sentences
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, make_article, span_of
from tests.ui.painted import blended, colors_in, colors_of, near

SHIFT, CONTROL, ALT, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window.page.view, key, modifier)


def sentence(window: MainWindow) -> str:
    """The words of the sentence that one is at."""
    span = window.page.view.sentence
    return window.reading.article.slice(span) if span is not None else ""


def thing(window: MainWindow) -> str:
    """The words of the thing that one is at."""
    span = window.page.view.painter.thing
    return window.reading.article.slice(span) if span is not None else ""


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window whose page has the focus and its tags."""
    window.activateWindow()
    window.page.view.setFocus()
    qtbot.waitUntil(lambda: bool(window.reading.tagging.tags), timeout=8000)
    return window


@pytest.fixture
def book(make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot) -> MainWindow:
    """A window with a long article that has no tags."""
    window = make_window(library.add(make_article((PARTS[0], *LONG))).id)
    window.resize(1000, 700)
    window.activateWindow()
    window.page.view.setFocus()
    qtbot.waitUntil(window.page.view.hasFocus, timeout=3000)
    return window


def test_j_and_k_go_from_sentence_to_sentence(ready: MainWindow) -> None:
    walked = []
    for _ in range(5):
        press(ready, Qt.Key.Key_J)
        walked.append(sentence(ready))
    assert walked == [
        "The harbour that moved twice",
        "Mayor Anna Lindqvist said on Friday that the harbour of Malmö would cost $4.2 million.",
        "😀 It opens in May.",
        "What it costs",
        "“We have counted every stone,” Lindqvist said.",
    ]
    press(ready, Qt.Key.Key_K)
    press(ready, Qt.Key.Key_K)
    assert sentence(ready) == "😀 It opens in May."
    for _ in range(9):
        press(ready, Qt.Key.Key_J)
    assert sentence(ready) == "the south pier"


def test_shift_goes_by_paragraphs(ready: MainWindow) -> None:
    for _ in range(3):
        press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_K, SHIFT)
    assert sentence(ready).startswith("Mayor Anna")
    press(ready, Qt.Key.Key_K, SHIFT)
    assert sentence(ready) == "The harbour that moved twice"
    for _ in range(3):
        press(ready, Qt.Key.Key_J, SHIFT)
    assert sentence(ready).startswith("“We have counted")


def test_the_sentence_is_marked_quietly_beside_and_behind_it(ready: MainWindow) -> None:
    view, theme = ready.page.view, load_theme("paper")
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_J, SHIFT)
    span = span_of(ready.reading.article, "said on Friday that")
    assert near(blended(theme.window.text, theme.window.page, 0.045), colors_in(view, span))
    box = view.rect_of(view.sentence)
    margin = box.adjusted(-20, 0, -box.width() - 2, 0)
    assert near(theme.window.accent, colors_of(view, margin), 12)
    press(ready, Qt.Key.Key_Escape)
    assert view.sentence is None
    assert not near(theme.window.accent, colors_of(view, margin), 12)


def test_reading_begins_where_one_clicked(ready: MainWindow) -> None:
    view = ready.page.view
    box = view.rect_of(span_of(ready.reading.article, "expects"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    press(ready, Qt.Key.Key_J)
    assert sentence(ready) == "The firm Stenvik expects 1,200 ships a year."


def test_the_page_stands_still_until_it_has_to_move(book: MainWindow) -> None:
    view = book.page.view
    places, spans = [], []
    for _ in range(120):
        press(book, Qt.Key.Key_J)
        places.append(view.verticalScrollBar().value())
        spans.append(view.sentence)
        assert view.viewport().rect().contains(view.rect_of(view.sentence).center())
    assert [a.start < b.start for a, b in pairwise(spans)] == [True] * 119
    moved = sum(1 for a, b in pairwise(places) if a != b)
    assert 2 <= moved <= 30


def test_after_a_page_one_reads_on_from_its_top_and_the_page_does_not_move(book: MainWindow) -> None:
    view = book.page.view
    press(book, Qt.Key.Key_J)
    press(book, Qt.Key.Key_Space)
    press(book, Qt.Key.Key_Space)
    assert view.sentence is None
    top = view.verticalScrollBar().value()
    assert top > view.height()
    press(book, Qt.Key.Key_J)
    assert view.verticalScrollBar().value() == top
    assert 0 < view.rect_of(view.sentence).top() < view.height() * 0.3
    press(book, Qt.Key.Key_Space, SHIFT)
    assert view.verticalScrollBar().value() < top


def test_h_highlights_the_sentence_and_m_writes_on_it(ready: MainWindow, qtbot: QtBot) -> None:
    actions = ready.actions_by_name
    assert not actions["highlight"].isEnabled()
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_H)
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_3)
    press(ready, Qt.Key.Key_J, SHIFT)
    press(ready, Qt.Key.Key_M)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    QTest.keyClicks(QApplication.focusWidget(), "jk")
    press(ready, Qt.Key.Key_Escape)
    article, placed = ready.reading.article, ready.reading.placed
    assert [(article.slice(item.span)[:6], item.annotation.color, item.annotation.note) for item in placed] == [
        ("Mayor ", "yellow", ""),
        ("😀 It o", "blue", ""),
        ("What i", "blue", "jk"),
    ]
    for _ in range(4):
        press(ready, Qt.Key.Key_U)
    assert ready.reading.placed == []


def test_a_sentence_that_is_a_highlight_is_that_highlight(ready: MainWindow) -> None:
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_H)
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_K)
    press(ready, Qt.Key.Key_2)
    assert [item.annotation.color for item in ready.reading.placed] == ["green"]
    press(ready, Qt.Key.Key_Delete)
    assert ready.reading.placed == []


def test_n_and_p_go_over_the_tags_of_the_layers_that_are_on_and_over_highlights(ready: MainWindow) -> None:
    view, article = ready.page.view, ready.reading.article
    ready.reading.highlight(span_of(article, "would cost"), "yellow")
    for layer in ("organizations", "places", "other", "numbers", "dates", "quotations"):
        ready.page.layer_bar.toggle(layer)
    walked = []
    for _ in range(4):
        press(ready, Qt.Key.Key_N)
        walked.append(thing(ready))
    assert walked == ["Anna Lindqvist", "would cost", "Lindqvist", "Lindqvist"]
    assert ready.page.status._hint.text()
    assert sentence(ready).startswith("“We have counted")
    press(ready, Qt.Key.Key_P)
    assert thing(ready) == "would cost"
    press(ready, Qt.Key.Key_4)
    assert [item.annotation.color for item in ready.reading.placed] == ["pink"]
    press(ready, Qt.Key.Key_P)
    assert thing(ready) == "Anna Lindqvist"
    press(ready, Qt.Key.Key_P)
    assert thing(ready) == "Anna Lindqvist"
    assert view.painter.sentence is not None


def test_the_card_comes_by_key_the_smallest_first_and_then_the_next(ready: MainWindow) -> None:
    hover = ready.page.cards.hover
    for _ in range(2):
        press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_I, CONTROL)
    assert hover.isVisible()
    seen = [thing(ready)]
    for _ in range(3):
        press(ready, Qt.Key.Key_I, CONTROL)
        seen.append(thing(ready))
    assert seen[0] == "Anna Lindqvist"
    assert len(set(seen)) > 2
    press(ready, Qt.Key.Key_Escape)
    assert not hover.isVisible()
    assert sentence(ready).startswith("Mayor")
    press(ready, Qt.Key.Key_Escape)
    assert sentence(ready) == ""


def test_the_card_of_what_one_is_at_comes_first(ready: MainWindow) -> None:
    press(ready, Qt.Key.Key_N)
    press(ready, Qt.Key.Key_N)
    at = thing(ready)
    press(ready, Qt.Key.Key_I, CONTROL)
    assert thing(ready) == at
    assert ready.page.cards.hover.isVisible()


def test_the_card_goes_along_to_the_other_mentions(ready: MainWindow) -> None:
    press(ready, Qt.Key.Key_N)
    while thing(ready) != "Anna Lindqvist":
        press(ready, Qt.Key.Key_N)
    press(ready, Qt.Key.Key_N, SHIFT)
    assert thing(ready) == "Lindqvist"
    assert ready.page.cards.hover.isVisible()
    assert sentence(ready).startswith("“We have")
    press(ready, Qt.Key.Key_P, SHIFT)
    assert thing(ready) == "Anna Lindqvist"


def test_a_link_is_followed_by_keys_and_b_comes_back(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    article = make_article((PARTS[0], *LONG))
    blocks = list(article.blocks)
    first = span_of(article, "Paragraph 0")
    blocks[1] = replace(blocks[1], marks=(Mark(first, "link", "#there"),))
    blocks[300] = replace(blocks[300], names=("there",))
    window = make_window(library.add(replace(article, blocks=tuple(blocks))).id)
    window.activateWindow()
    view = window.page.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus, timeout=3000)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_Return)
    assert window.page.cards.hover.isVisible()
    before = view.place()
    press(window, Qt.Key.Key_Return)
    there = view.place()
    assert view.seen().contains(Span(blocks[300].span.start, blocks[300].span.start + 1))
    assert not window.actions_by_name["forward"].isEnabled()
    press(window, Qt.Key.Key_B)
    assert view.place() == before
    assert sentence(window).startswith("Paragraph 0")
    press(window, Qt.Key.Key_Right, ALT)
    assert view.place() == there
    press(window, Qt.Key.Key_Left, ALT)
    assert view.place() == before
    press(window, Qt.Key.Key_B, SHIFT)
    assert view.place() == there
    QTest.mouseClick(view.viewport(), Qt.MouseButton.BackButton, pos=QPoint(300, 300))
    assert view.place() == before


def test_jumps_of_every_kind_can_be_taken_back(book: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(jumps, "PASSING", 0.15)
    view, places = book.page.view, []
    press(book, Qt.Key.Key_Space)

    def by_inspector() -> None:
        book.page.cards.reveal(span_of(book.reading.article, "Paragraph 100 of"))

    def by_strip() -> None:
        QTest.mouseClick(book.page.strip, Qt.MouseButton.LeftButton, pos=QPoint(6, book.page.strip.height() // 2))

    def by_find() -> None:
        press(book, Qt.Key.Key_F, CONTROL)
        QTest.keyClicks(QApplication.focusWidget(), "Paragraph 350")
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        press(book, Qt.Key.Key_Return)
        press(book, Qt.Key.Key_Escape)
        qtbot.waitUntil(view.hasFocus, timeout=2000)

    def by_end() -> None:
        press(book, Qt.Key.Key_End)

    for jump in (by_inspector, by_strip, by_find, by_end):
        time.sleep(0.2)
        places.append(view.place())
        jump()
        assert view.place() != places[-1]
    for place in reversed(places):
        press(book, Qt.Key.Key_B)
        assert view.place() == place
    assert not book.actions_by_name["back"].isEnabled()


def test_a_place_that_is_only_passed_is_not_come_back_to() -> None:
    from reader.ui.page.lazy_view import PagePlace

    stops = [jumps.Stop(PagePlace(offset, 0.0)) for offset in range(5)]
    history = jumps.Jumps()
    for stop in stops[:4]:
        history.leave(stop)
    assert history.go_back(stops[4]) == stops[0]
    assert not history.can_go_back
    assert history.go_forward(stops[0]) == stops[4]


def test_every_kind_of_block_is_one_step_or_many(qtbot: QtBot) -> None:
    from tests.ui.showcase import showcase

    article: Article = showcase()
    steps = Sentences(article)
    now, walked = steps.at(0), []
    while now is not None:
        walked.append(now)
        now = steps.next(now, 1)
    assert walked == sorted(walked)
    assert all(a.end <= b.start for a, b in pairwise(walked))
    back = [walked[-1]]
    while (before := steps.next(back[-1], -1)) is not None:
        back.append(before)
    assert back[::-1] == walked
    covered = {span.start for span in walked}
    kinds = {block.kind for block in article.blocks if any(block.span.start <= s < block.span.end for s in covered)}
    assert {"title", "paragraph", "item", "code", "table", "image"} <= kinds
    assert "rule" not in kinds


def test_a_step_in_a_book_is_instant(book: MainWindow) -> None:
    press(book, Qt.Key.Key_J)
    start = time.perf_counter()
    for _ in range(40):
        press(book, Qt.Key.Key_J, SHIFT)
    assert (time.perf_counter() - start) / 40 < 0.05


def test_a_table_and_a_listing_are_one_paragraph_and_their_rows_and_lines_steps() -> None:
    from tests.ui.showcase import showcase

    article: Article = showcase()
    steps = Sentences(article)
    number = next(number for number, block in enumerate(article.blocks) if block.kind == "table")
    last = number
    while article.blocks[last + 1].kind == "table":
        last += 1
    row = article.blocks[number].span
    second = steps.next(row, 1)
    assert second == article.blocks[number + 1].span
    assert steps.next_paragraph(second, -1) == row
    after = steps.next_paragraph(second, 1)
    assert after is not None
    assert after.start >= article.blocks[last].span.end
    before = steps.next_paragraph(row, -1)
    assert before is not None
    assert before.end <= row.start


def test_what_is_out_of_sight_is_not_highlighted(book: MainWindow) -> None:
    press(book, Qt.Key.Key_J)
    assert book.actions_by_name["highlight"].isEnabled()
    for _ in range(3):
        press(book, Qt.Key.Key_Space)
    assert not book.actions_by_name["highlight"].isEnabled()
    press(book, Qt.Key.Key_H)
    assert book.reading.placed == []


def test_the_page_can_be_scrolled_while_one_writes_a_note_on_the_sentence(book: MainWindow, qtbot: QtBot) -> None:
    press(book, Qt.Key.Key_J)
    press(book, Qt.Key.Key_J)
    press(book, Qt.Key.Key_M)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "half a ")
    bar = book.page.view.verticalScrollBar()
    bar.setValue(bar.value() + 3000)
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "thought")
    press(book, Qt.Key.Key_Escape)
    assert [item.annotation.note for item in book.reading.placed] == ["half a thought"]


def test_a_selection_is_meant_before_the_sentence_and_may_begin_at_it(ready: MainWindow) -> None:
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_J)
    for _ in range(5):
        press(ready, Qt.Key.Key_Right, SHIFT)
    press(ready, Qt.Key.Key_H)
    assert [ready.reading.article.slice(item.span) for item in ready.reading.placed] == ["Mayor"]
    assert sentence(ready) == ""
    press(ready, Qt.Key.Key_J)
    assert sentence(ready).startswith("Mayor Anna")


def test_a_click_leaves_the_sentence(ready: MainWindow) -> None:
    view = ready.page.view
    press(ready, Qt.Key.Key_J)
    box = view.rect_of(span_of(ready.reading.article, "expects"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert view.sentence is None


def test_the_card_of_a_note_and_of_a_link_come_by_key_too(ready: MainWindow) -> None:
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_H)
    press(ready, Qt.Key.Key_I, CONTROL)
    assert ready.page.cards.note_card.isVisible()
    press(ready, Qt.Key.Key_Escape)
    assert not ready.page.cards.note_card.isVisible()
    assert ready.page.view.hasFocus()


def test_where_nothing_is_marked_the_status_line_says_so(ready: MainWindow) -> None:
    press(ready, Qt.Key.Key_J)
    press(ready, Qt.Key.Key_I, CONTROL)
    assert ready.page.status._hint.text() == "Nothing is marked in this sentence"
    press(ready, Qt.Key.Key_Return)
    assert ready.page.status._hint.text() == "There is no link in this sentence"


def test_alt_and_an_arrow_move_a_wide_table_in_sight_and_go_back_elsewhere(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    from tests.ui.showcase import showcase

    article = library.add(showcase())
    window = make_window(article.id)
    window.resize(900, 700)
    window.activateWindow()
    view = window.page.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus, timeout=3000)
    start = view.place()
    window.page.cards.reveal(span_of(window.reading.article, "North pier"))
    qtbot.waitUntil(window.actions_by_name["back"].isEnabled, timeout=2000)
    there = view.place()
    press(window, Qt.Key.Key_Right, ALT)
    press(window, Qt.Key.Key_Left, ALT)
    assert view.place() == there
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 1200)
    assert view.place() != there
    press(window, Qt.Key.Key_Left, ALT)
    assert view.place() == start
