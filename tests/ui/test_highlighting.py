"""Highlighting: boundaries, words and paragraphs, labels, names of colours, the bar beside the selection, overlaps."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reader.annotation import Anchor, Annotation, attach, new_annotation
from reader.article import Article, Block, Span, text_hash
from reader.exchange import export
from reader.library import Library
from reader.settings import Settings, color_names, load_settings
from reader.style import load_theme
from reader.ui.citing import with_source, with_source_as_html
from reader.ui.color_names import ColorNames
from reader.ui.page.crowds import crowds
from reader.ui.page.handles import Handle, handles
from reader.ui.page.placed import Placed
from reader.ui.page.word_edges import edge_before, next_edge
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.color_dots import ColorDot
from reader.ui.widgets.labels_field import LabelsField
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, drag_over, make_article, span_of
from tests.ui.painted import colors_in, near
from tests.ui.showcase import showcase

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
    shown(window, library, qtbot, make_article((PARTS[0], *LONG), "00000000cc"))
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
    shown(window, library, qtbot, make_article((PARTS[0], *LONG), "00000000cc"))
    view = window.page.view
    view.select(Span(0, len(window.reading.article.text)))
    qtbot.waitUntil(window.page.cards.selection_bar.isVisible, timeout=3000)
    window.highlight("green")
    window.page.cards.open_note(window.page.cards.current, focus=False)
    view.viewport().grab()
    assert len(view.document().documentLayout()._laid) < 120


# -- words, paragraphs, pictures, tables ---------------------------------------------------------------------------


def double_press(window: MainWindow, at: QPoint) -> None:
    """Click, and press again without letting go."""
    page = window.page.view.viewport()
    QTest.mouseClick(page, LEFT, pos=at)
    send(window, QEvent.Type.MouseButtonDblClick, at, LEFT)


def send(window: MainWindow, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """An event of a mouse whose left button is held."""
    page = window.page.view.viewport()
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QMouseEvent(kind, QPointF(at), QPointF(page.mapToGlobal(at)), button, LEFT, none))


def middle(window: MainWindow, words: str) -> QPoint:
    """The middle of some words."""
    return window.page.view.rect_of(span_of(window.reading.article, words)).center()


def test_a_drag_that_begins_with_a_double_click_selects_whole_words(window: MainWindow) -> None:
    double_press(window, middle(window, "counted"))
    send(window, QEvent.Type.MouseMove, middle(window, "stone,") + QPoint(6, 0))
    assert window.reading.article.slice(window.page.view.selected()) == "counted every stone"
    send(window, QEvent.Type.MouseMove, middle(window, "have") - QPoint(6, 0))
    assert window.reading.article.slice(window.page.view.selected()) == "have counted"
    QTest.mouseRelease(window.page.view.viewport(), LEFT, pos=middle(window, "We"))
    press(window, Qt.Key.Key_H)
    assert [item.annotation.anchor.exact for item in window.reading.placed] == ["have counted"]


def test_a_third_click_selects_the_paragraph(window: MainWindow) -> None:
    at = middle(window, "promise")
    double_press(window, at)
    QTest.mouseRelease(window.page.view.viewport(), LEFT, pos=at)
    send(window, QEvent.Type.MouseButtonPress, at, LEFT)
    QTest.mouseRelease(window.page.view.viewport(), LEFT, pos=at)
    assert window.reading.article.slice(window.page.view.selected()) == "A harbour is a promise made in stone."
    assert window.page.cards.selection_bar.isVisible()


def shown(window: MainWindow, library: Library, qtbot: QtBot, article: Article) -> Article:
    """Open another article."""
    kept = library.add(article)
    window.open_article(kept.id)
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.id == kept.id, timeout=5000)
    window.page.view.viewport().grab()
    return window.reading.article


def test_a_picture_is_highlighted_as_a_whole_and_a_table_by_its_cells(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    article = shown(window, library, qtbot, showcase())
    window.activateWindow()
    window.page.view.setFocus()
    picture = next(block for block in article.blocks if block.kind == "image" and len(block.span) > 10)
    window.page.view.show_offset(picture.span.start)
    at = window.page.view.rect_of(picture.span).intersected(window.page.view.rect()).center()
    double_press(window, at)
    QTest.mouseRelease(window.page.view.viewport(), LEFT, pos=at)
    assert window.page.view.selected() == picture.span
    window.highlight("green")
    assert window.reading.placed[-1].span == picture.span
    assert handle(window, is_start=False).stem.height() > 50
    rows = [block for block in article.blocks if block.kind == "table"][:2]
    window.page.view.select(Span(rows[0].span.start, rows[1].span.end))
    window.highlight("blue")
    assert Span(rows[0].span.start, rows[1].span.end) in [item.span for item in window.reading.placed]


# -- the bar -------------------------------------------------------------------------------------------------------


def seen_of(card: Card, window: MainWindow) -> QRect:
    """Where a card is seen, without its shadow, in the window's coordinates."""
    inner = card.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    return QRect(card.mapTo(window, inner.topLeft()), inner.size())


@pytest.mark.parametrize("size", [(1440, 900), (1000, 560), (420, 320)])
def test_the_bar_is_never_over_the_selection_and_never_outside(
    window: MainWindow, library: Library, qtbot: QtBot, size: tuple[int, int]
) -> None:
    article = shown(window, library, qtbot, make_article((PARTS[0], *LONG), "00000000cc"))
    if size[0] < 1000:
        window.toggle_panel("library")
        window.toggle_panel("inspector")
    window.resize(*size)
    view, bar = window.page.view, window.page.cards.selection_bar
    view.setFocus()
    words = len(LONG[0][1]) + 1
    start = article.text.index("Paragraph 200")
    for first, count, share in (
        (0, 20, 0.0),
        (start, 20, 0.3),
        (start, words, 0.95),
        (start, words * 3, 0.01),
        (start, words * 60, -4.0),
        (0, len(article.text), 0.0),
    ):
        view.show_offset(start, share)
        view.select(Span(first, min(len(article.text), first + count)))
        view.show_offset(first or start, share)
        view.selection_settled.emit()
        assert bar.isVisible()
        place = seen_of(bar, window)
        assert window.rect().contains(place)
        box = view.box_in_sight(view.selected()).intersected(view.rect())
        area = QRect(view.viewport().mapTo(window, box.topLeft()), box.size())
        assert not place.intersects(area), (first, count, share, place, area, view.viewport().mapTo(window, QPoint()))


def test_a_selection_by_keys_brings_the_bar_up_and_it_makes_way(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    QTest.mouseClick(window.page.view.viewport(), LEFT, pos=middle(window, "counted"))
    window.page.cards.put_away()
    for _ in range(4):
        press(window, Qt.Key.Key_Right, SHIFT)
    qtbot.waitUntil(window.page.cards.selection_bar.isVisible, timeout=3000)
    for _ in range(3):
        press(window, Qt.Key.Key_Up, SHIFT)
        span = window.page.view.selected()
        box = window.page.view.box_in_sight(span)
        place = seen_of(window.page.cards.selection_bar, window)
        assert not place.intersects(QRect(window.page.view.viewport().mapTo(window, box.topLeft()), box.size()))


# -- labels --------------------------------------------------------------------------------------------------------


def field_of(window: MainWindow) -> LabelsField:
    """The field for labels on the note's card."""
    return window.page.cards.note_card.findChild(LabelsField)


def test_labels_are_typed_shown_kept_and_undone(window: MainWindow, article: Article) -> None:
    made = highlighted(window, "counted every")
    press(window, Qt.Key.Key_L)
    entry = QApplication.focusWidget()
    QTest.keyClicks(entry, "economy, #follow up")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClicks(entry, "Economy")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert window.reading.annotation(made.id).labels == ("economy", "follow up")
    assert window.inspector.rows("notes")[0].footer == "economy · follow up"
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    assert window.reading.annotation(made.id).labels == ("economy",)
    window.undo()
    assert field_of(window).labels == ("economy", "follow up")
    window.tasks.finish()
    assert Library(window.library().folder).annotations(article.id)[0].labels == ("economy", "follow up")
    chip = field_of(window).findChildren(QPushButton, "label")[0]
    QTest.mouseClick(chip, LEFT)
    assert window.reading.annotation(made.id).labels == ("follow up",)


def test_a_label_that_is_typed_is_not_lost_when_the_card_is_left(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    press(window, Qt.Key.Key_L)
    QTest.keyClicks(QApplication.focusWidget(), "sea")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.reading.annotation(made.id).labels == ("sea",)
    assert not window.page.cards.note_card.isVisible()


def test_a_label_goes_to_a_selection_that_is_not_highlighted_yet(window: MainWindow) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    drag_over(window.page.view, span_of(window.reading.article, "every stone"))
    press(window, Qt.Key.Key_L)
    QTest.keyClicks(QApplication.focusWidget(), "sea,")
    assert [item.annotation.labels for item in window.reading.placed] == [("sea",)]


def test_the_labels_of_the_library_are_offered(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    other = library.add(make_article((("title", "Another story", 0), PARTS[1]), "00000000bb"))
    library.put(new_annotation(other, Span(0, 7), color="yellow", labels=("seafaring",)))
    made = highlighted(window, "counted every")
    press(window, Qt.Key.Key_L)
    field = field_of(window)
    qtbot.waitUntil(lambda: field._known.stringList() == ["seafaring"], timeout=3000)
    QTest.keyClicks(QApplication.focusWidget(), "sea")
    assert field._offered.isVisible()
    QTest.keyClick(field._offered, Qt.Key.Key_Down)
    QTest.keyClick(field._offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.annotation(made.id).labels == ("seafaring",), timeout=3000)
    assert field._field.text() == ""


# -- the names of colours ------------------------------------------------------------------------------------------


def test_colors_are_named_and_the_names_are_everywhere(window: MainWindow) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    press(window, Qt.Key.Key_L, CONTROL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "claim")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.page.view.hasFocus()
    assert window.actions_by_name["highlight_yellow"].text() == "Highlight in yellow: claim"
    highlighted(window, "counted every")
    dots = window.page.cards.selection_bar.findChildren(ColorDot)
    assert [dot.toolTip() for dot in dots][:2] == ["claim (yellow)", "Green"]
    dots[1].naming_asked.emit("green")
    assert QApplication.focusWidget().placeholderText() == "Green"
    QTest.keyClicks(QApplication.focusWidget(), "doubt")
    assert dots[1].toolTip() == "doubt (green)"
    window.close()
    assert load_settings().color_names == ("green=doubt", "yellow=claim")


def test_names_of_colors_that_make_no_sense_are_left_out() -> None:
    names = ColorNames(color_names(Settings(color_names=("yellow=claim", "green=", "nonsense"))))
    assert names.pairs == ("yellow=claim",)
    names.rename("violet", "royal")
    names.rename("yellow", "  ")
    assert names.pairs == ()


# -- copying with the source ---------------------------------------------------------------------------------------


def test_a_passage_is_copied_with_its_source(window: MainWindow) -> None:
    window.activateWindow()
    window.page.view.setFocus()
    drag_over(window.page.view, span_of(window.reading.article, "every stone"))
    press(window, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text() == (
        "“every stone”\n\n— The harbour that moved twice. harbour.example, 3 May 2019."
    )
    assert "<blockquote><p>“every stone”</p>" in QApplication.clipboard().mimeData().html()


def test_the_source_says_what_is_known() -> None:
    article = replace(
        make_article(), byline="Ann Lee", url="https://harbour.example/a?b=1&c=2", title="Who pays?", published="2019"
    )
    span = span_of(article, "“We have counted every stone,”")
    assert with_source(article, span) == (
        "“We have counted every stone,”\n\n— Who pays? Ann Lee, harbour.example, 2019. https://harbour.example/a?b=1&c=2"
    )
    assert '<a href="https://harbour.example/a?b=1&amp;c=2">Who pays?</a>' in with_source_as_html(article, span)
    assert with_source(Article("0", "a < b", (Block(Span(0, 5)),)), Span(0, 5)) == "“a < b”"


# -- overlaps ------------------------------------------------------------------------------------------------------


def test_a_click_means_the_smallest_highlight_and_another_the_next(window: MainWindow) -> None:
    large = highlighted(window, "have counted every stone", "green")
    small = highlighted(window, "counted every")
    window.page.cards.put_away()
    window.page.view.show_layers(frozenset())
    at = middle(window, "every")
    meant = []
    for _ in range(3):
        QTest.mouseClick(window.page.view.viewport(), LEFT, pos=at, delay=450)
        meant.append(window.page.cards.current)
    assert meant == [small.id, large.id, small.id]


def test_what_has_no_lane_is_counted_where_it_ends() -> None:
    def cut(*counts: int) -> list[tuple[int, int, list[str]]]:
        return [(number, number + 1, ["yellow"] * count) for number, count in enumerate(counts)]

    assert list(crowds(cut(4, 3, 1))) == []
    assert list(crowds(cut(4, 5, 6, 5, 4, 7))) == [(1, 4, 2), (5, 6, 3)]
    apart = [(0, 4, ["yellow"] * 5), (9, 12, ["yellow"] * 5)]
    assert list(crowds(apart)) == [(0, 4, 1), (9, 12, 1)]


def test_the_count_is_painted_over_the_lanes(window: MainWindow) -> None:
    view, span = window.page.view, span_of(window.reading.article, "counted every stone")
    many = [Placed(span, Annotation(str(n), "0", Anchor("x"), "blue", created=str(n))) for n in range(4)]
    ink, end = load_theme("paper").window.dim, Span(span.end - 3, span.end)
    view.show_annotations(many)
    before = colors_in(view, end)
    more = [*many, Placed(span, Annotation("9", "0", Anchor("x"), "blue", created="9"))]
    view.show_annotations(more)
    assert near(ink, colors_in(view, end) - before, 24)


def test_exports_name_the_colors_as_the_person_does(window: MainWindow, article: Article) -> None:
    made, names = new_annotation(article, Span(0, 7), color="yellow"), {"yellow": "claim"}
    assert "claim" in export("markdown", article, [made], None, names)
    assert "yellow" not in export("markdown", article, [made], None, names)
    assert '<span class="dot"></span>claim' in export("html", article, [made], None, names)
    assert "var(--mark-yellow)" in export("html", article, [made], None, names)
    target = json.loads(export("json", article, [made], None, names))["first"]["items"][0]["target"]
    assert (target["styleClass"], target["colorName"]) == ("yellow", "claim")


def test_a_press_on_a_handle_that_is_not_moved_is_a_click(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    steps = window.reading.undo_stack.count()
    stem = handle(window, is_start=False).stem.center().toPoint()
    at = stem - QPoint(2, window.page.view.verticalScrollBar().value())
    QTest.mouseClick(window.page.view.viewport(), LEFT, pos=at)
    assert window.page.cards.note_card.annotation_id == made.id
    assert window.reading.undo_stack.count() == steps


def test_a_new_selection_puts_the_note_away_and_keeps_its_words(window: MainWindow) -> None:
    made = highlighted(window, "counted every")
    press(window, Qt.Key.Key_M)
    QTest.keyClicks(QApplication.focusWidget(), "kept")
    drag_over(window.page.view, span_of(window.reading.article, "promise made"))
    assert window.page.cards.selection_bar.isVisible()
    assert not window.page.cards.note_card.isVisible()
    assert window.reading.annotation(made.id).note == "kept"
