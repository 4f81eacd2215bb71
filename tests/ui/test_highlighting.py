"""Highlighting: boundaries, words and paragraphs, labels, names of colours, the bar beside the selection, overlaps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.annotation import Annotation, attach
from reader.article import Article, Span, text_hash
from reader.library import Library
from reader.ui.page.handles import Handle, handles
from reader.ui.page.word_edges import edge_before, next_edge
from reader.ui.window import MainWindow
from tests.ui.pages import drag_over, span_of

LEFT = Qt.MouseButton.LeftButton
SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def highlighted(window: MainWindow, words: str, color: str = "yellow") -> Annotation:
    """Highlight some words by hand; it is the highlight that is meant then."""
    window.activateWindow()
    window.page.view.setFocus()
    drag_over(window.page.view, span_of(window.reading.article, words))
    window.highlight(color)
    made = window.reading.annotation(window.page.cards.current)
    assert made is not None
    return made


def words_of(window: MainWindow, annotation: Annotation) -> str:
    """The words that a highlight lies on now."""
    now = window.reading.annotation(annotation.id)
    assert now is not None
    return now.anchor.exact


def handle(window: MainWindow, *, is_start: bool) -> Handle:
    """One of the handles that are shown."""
    view = window.page.view
    view.viewport().grab()
    held = view.painter.held
    assert held is not None
    shown = handles(view.document().documentLayout(), view.painter.positions, held.span)
    return next(each for each in shown if each.is_start == is_start)


def grip(window: MainWindow, *, is_start: bool) -> QPoint:
    """Where a handle is taken hold of."""
    return handle(window, is_start=is_start).knob.toPoint() - QPoint(0, window.page.view.verticalScrollBar().value())


def edge(window: MainWindow, words: str) -> QPoint:
    """A point right behind some words."""
    box = window.page.view.rect_of(span_of(window.reading.article, words))
    return QPoint(box.right() + 1, box.center().y())


def drag_handle(window: MainWindow, to: QPoint, *, is_start: bool = False) -> None:
    """Move a handle with the mouse."""
    page, grasp = window.page.view.viewport(), grip(window, is_start=is_start)
    QTest.mouseMove(page, grasp)
    QTest.mousePress(page, LEFT, pos=grasp)
    QTest.mouseMove(page, QPoint((grasp.x() + to.x()) // 2, to.y()))
    QTest.mouseMove(page, to)
    QTest.mouseRelease(page, LEFT, pos=to)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on the page."""
    QTest.keyClick(window.page.view, key, modifiers)


# -- boundaries ----------------------------------------------------------------------------------------------------


def test_a_handle_moves_the_end_and_everything_else_stays(window: MainWindow, article: Article) -> None:
    made = highlighted(window, "counted every", "green")
    window.reading.write_note(made.id, "how many?")
    window.reading.label(made.id, ("economy",))
    steps = window.reading.undo_stack.count()
    drag_handle(window, edge(window, "every stone"))
    window.tasks.finish()
    (kept,) = Library(window.library().folder).annotations(article.id)
    assert kept.anchor.exact == "counted every stone"
    assert (kept.id, kept.color, kept.note, kept.labels) == (made.id, "green", "how many?", ("economy",))
    assert attach(kept.anchor, article.text, text_hash(article.text)) == span_of(article, "counted every stone")
    assert window.reading.undo_stack.count() == steps + 1
    press(window, Qt.Key.Key_Z, CONTROL)
    assert words_of(window, made) == "counted every"


def test_a_handle_moves_the_start_across_paragraphs(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    box = window.page.view.rect_of(span_of(window.reading.article, "it costs"))
    drag_handle(window, QPoint(box.left(), box.center().y()), is_start=True)
    assert words_of(window, made) == "it costs\n“We have counted every"


def test_a_highlight_keeps_at_least_one_character(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    box = window.page.view.rect_of(span_of(window.reading.article, "We have"))
    drag_handle(window, box.center())
    assert words_of(window, made) == "c"
    drag_handle(window, edge(window, "Stenvik"), is_start=True)
    assert words_of(window, made) == "c"


def test_what_is_seen_while_a_handle_is_held_is_what_will_be(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    page, grasp, to = window.page.view.viewport(), grip(window, is_start=False), edge(window, "every stone")
    QTest.mousePress(page, LEFT, pos=grasp)
    QTest.mouseMove(page, to)
    assert window.page.view.painter.held.span == span_of(window.reading.article, "counted every stone")
    assert words_of(window, made) == "counted every"
    press(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(page, LEFT, pos=to)
    assert words_of(window, made) == "counted every"
    assert window.page.view.painter.held.span == span_of(window.reading.article, "counted every")


def test_keys_move_the_boundaries_by_words(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    for key, modifiers, words in (
        (Qt.Key.Key_Right, SHIFT, "counted every stone"),
        (Qt.Key.Key_Left, SHIFT, "counted every"),
        (Qt.Key.Key_Left, SHIFT | ALT, "have counted every"),
        (Qt.Key.Key_Right, SHIFT | ALT, "counted every"),
        (Qt.Key.Key_Left, SHIFT, "counted"),
        (Qt.Key.Key_Left, SHIFT, "counted"),
    ):
        press(window, key, modifiers)
        assert words_of(window, made) == words
    press(window, Qt.Key.Key_U)
    assert words_of(window, made) == "counted every"


def test_without_a_highlight_that_is_meant_the_same_keys_select(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    press(window, Qt.Key.Key_Escape)
    assert window.page.view.painter.held is None
    press(window, Qt.Key.Key_Right, SHIFT)
    assert words_of(window, made) == "counted every"
    assert window.page.view.textCursor().hasSelection()


def test_handles_are_gone_when_another_place_is_clicked(window: MainWindow) -> None:
    highlighted(window, "counted every")
    box = window.page.view.rect_of(span_of(window.reading.article, "promise"))
    QTest.mouseClick(window.page.view.viewport(), LEFT, pos=box.center())
    assert window.page.view.painter.held is None


def test_a_handle_at_the_edge_of_the_window_scrolls_the_page(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    from tests.ui.pages import LONG, PARTS, make_article

    window.open_article(library.add(make_article((PARTS[0], *LONG), "00000000cc")).id)
    qtbot.waitUntil(lambda: window.reading.article.id == "00000000cc", timeout=5000)
    made = highlighted(window, "Paragraph 0 of")
    page, grasp = window.page.view.viewport(), grip(window, is_start=False)
    QTest.mousePress(page, LEFT, pos=grasp)
    low = QPoint(grasp.x(), page.height() - 3)
    QTest.mouseMove(page, low)
    qtbot.waitUntil(lambda: window.page.view.verticalScrollBar().value() > 300, timeout=5000)
    QTest.mouseRelease(page, LEFT, pos=low)
    assert words_of(window, made).count("\n") > 2


def test_words_are_found_in_every_script() -> None:
    for text, starts in (
        ("one two’s three", (4, 10)),
        ("नमस्ते दुनिया", (7,)),
        ("😀 two", (2,)),
        ("مرحبا بالعالم", (6,)),
        ("你好世界", (1, 2, 3)),
    ):
        found, at = [], 0
        while (step := next_edge(text, at, is_start=True)) is not None:
            found.append(step)
            at = step
        assert tuple(found) == starts
    assert edge_before("one two", 7, is_start=False) == 3
    assert edge_before("one two", 3, is_start=True) == 0
    assert edge_before("one", 0, is_start=True) is None


def test_the_boundaries_of_a_book_long_highlight_are_not_laid_out(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    from tests.ui.pages import LONG, PARTS, make_article

    window.open_article(library.add(make_article((PARTS[0], *LONG), "00000000cc")).id)
    qtbot.waitUntil(lambda: window.reading.article.id == "00000000cc", timeout=5000)
    view = window.page.view
    view.select(Span(0, len(window.reading.article.text)))
    qtbot.waitUntil(window.page.cards.selection_bar.isVisible, timeout=3000)
    window.highlight("green")
    window.page.cards.open_note(window.page.cards.current, focus=False)
    view.viewport().grab()
    assert len(view.document().documentLayout()._laid) < 120
