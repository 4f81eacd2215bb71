"""Notes in the margin: where they stand, how they look, what a click does; nothing where there is no room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.annotation import Anchor, Annotation, new_annotation
from reader.article import Sheet, Span
from reader.library import Library
from reader.settings import Settings
from reader.style import load_theme
from reader.ui.page.margin_notes import MarginNote, letters_of, longest_label, set_words
from reader.ui.page.placed import Placed
from reader.ui.page.view import PageView
from reader.ui.window import MainWindow
from tests.ui.page.conftest import Show
from tests.ui.pages import LONG, PARTS, make_article, span_of
from tests.ui.painted import colors_of, near
from tests.ui.showcase import showcase

PAPER = load_theme("paper")
LONG_NOTE = "The first chapter gives another figure, and the footnote says that nobody has counted since. " * 8
ARABIC = "كان الميناء القديم يقع على بعد ميلين من المدينة، وكانت السفن تنتظر المد قبل أن تدخل. "


def noted(view: PageView, words: str, note: str = "a note", **more: object) -> Placed:
    """A highlight of some words with a note."""
    placed = Placed(span_of(view.article, words), Annotation(words, "0", Anchor(words), "pink", note=note))
    return replace(placed, annotation=replace(placed.annotation, **more))


def stand(view: PageView) -> list[MarginNote]:
    """The notes in sight, as they stand on the page."""
    view.viewport().grab()
    if view.painter.notes is None:
        return []
    return view.painter.notes.in_sight(view.document().documentLayout(), view.painter.positions)


def box_of(view: PageView, annotation_id: str) -> QRectF:
    """Where a note stands, in the viewport's coordinates."""
    found = next(note.box for note in stand(view) if note.placed.annotation.id == annotation_id)
    return found.translated(0, -view.verticalScrollBar().value())


def shown(view: PageView, note: str) -> str:
    """What is shown of a note that stands alone."""
    view.show_annotations([noted(view, "Lindqvist", note)])
    return stand(view)[0].words.lines.text()


def test_a_note_stands_beside_the_first_line_of_its_passage(show: Show) -> None:
    view = show(make_article(), width=1150)
    view.show_annotations([noted(view, "the harbour of Malmö")])
    box, passage = box_of(view, "the harbour of Malmö"), view.rect_of(span_of(view.article, "the harbour"))
    assert abs(box.center().y() - passage.center().y()) < 4
    setting = view.document().documentLayout().setting
    assert box.left() > setting.left + setting.column
    assert box.right() <= view.width()
    assert near(PAPER.highlight("pink")[:7], colors_of(view, box.toRect()))
    assert near(PAPER.window.dim, colors_of(view, box.toRect()), 60)


@pytest.mark.parametrize("width", [420, 760, 900])
def test_where_the_margin_is_narrow_there_is_nothing(show: Show, width: int) -> None:
    view = show(make_article(), width=width)
    before = view.viewport().grab(view.viewport().rect()).toImage()
    view.show_annotations([noted(view, "Lindqvist", color="")])
    assert stand(view) == []
    assert view.viewport().grab(view.viewport().rect()).toImage() == before


def test_a_highlight_without_words_has_nothing_in_the_margin(show: Show) -> None:
    view = show(make_article(), width=1150)
    view.show_annotations([noted(view, "Lindqvist", "")])
    assert view.painter.notes is None
    view.show_annotations([noted(view, "Lindqvist", "", labels=("claim", "doubt"))])
    assert [note.words.labels for note in stand(view)] == ["claim · doubt"]


def test_notes_never_overlap_and_keep_their_order(show: Show) -> None:
    view = show(make_article((PARTS[0], *LONG)), width=1150)
    text = view.article.text
    starts = range(text.index("Paragraph 1"), 4000, 40)
    view.show_annotations(
        [
            Placed(Span(at, at + 20), Annotation(str(at), "0", Anchor("x"), "blue", note=LONG_NOTE, labels=("claim",)))
            for at in starts
        ]
    )
    for scrolled in (0, 137, 600, 1500):
        view.verticalScrollBar().setValue(scrolled)
        notes = stand(view)
        assert len(notes) > 6
        assert all(upper.box.bottom() <= lower.box.top() for upper, lower in pairwise(notes))
        assert [int(note.placed.annotation.id) for note in notes] == sorted(int(n.placed.annotation.id) for n in notes)


def test_a_note_stays_where_it_is_on_the_page_while_one_scrolls(show: Show) -> None:
    view = show(make_article((PARTS[0], *LONG)), width=1150)
    view.show_annotations([noted(view, f"Paragraph {number} of", LONG_NOTE) for number in range(40)])
    view.verticalScrollBar().setValue(900)
    before = {note.placed.annotation.id: note.box for note in stand(view)}
    for scrolled in range(920, 1200, 20):
        view.verticalScrollBar().setValue(scrolled)
        after = {note.placed.annotation.id: note.box for note in stand(view)}
        assert all(after[key] == before[key] for key in after.keys() & before.keys())


def test_nothing_out_of_sight_is_laid_out_for_a_note(show: Show) -> None:
    view = show(make_article((PARTS[0], *LONG)), width=1150)
    layout = view.document().documentLayout()
    view.verticalScrollBar().setValue(20_000)
    view.viewport().grab()
    laid = [number for number in range(len(view.article.blocks)) if layout.is_laid(number)]
    view.show_annotations([noted(view, f"Paragraph {number} of") for number in range(400)])
    assert stand(view)
    assert [number for number in range(len(view.article.blocks)) if layout.is_laid(number)] == laid


def test_a_long_note_ends_with_three_dots_after_a_word(show: Show) -> None:
    view = show(make_article(), width=1150)
    assert shown(view, "short") == "short"
    words = shown(view, LONG_NOTE)
    assert words.endswith("…")
    assert LONG_NOTE.startswith(words.rstrip("…"))
    assert stand(view)[0].words.count == 6
    assert shown(view, "one\n\n  two  ") == "one\u2028two"
    assert shown(view, "x" * 5000).endswith("x…")
    assert shown(view, "😀" * 500).strip("😀") == "…"
    assert len(shown(view, "注" * 500)) < 120


def test_a_line_that_is_cut_never_ends_in_half_a_word() -> None:
    letters = letters_of(13)
    words = "counted, weighed, and found wanting by all who came after"
    for width in range(140, 260, 7):
        cut = set_words(words, letters, width, 1).text()
        assert cut == words or (cut[:-1] in words and words[len(cut) - 1] in " ,")


def test_notes_that_follow_closely_are_shorter_so_that_the_next_stands_at_its_place(show: Show) -> None:
    view = show(make_article(), width=1150)
    view.show_annotations([noted(view, "Mayor Anna", LONG_NOTE), noted(view, "What it costs", "dear")])
    first, second = stand(view)
    assert 2 <= first.words.count < 6
    assert abs(box_of(view, "What it costs").center().y() - view.rect_of(second.placed.span).center().y()) < 8


def test_notes_make_room_for_the_numbers_of_printed_pages(show: Show) -> None:
    article = make_article()
    start = span_of(article, "Mayor").start
    view = show(replace(article, sheets=(Sheet(start, "118"), Sheet(start, "119"))), width=1250)
    view.show_annotations([noted(view, "Mayor")])
    line, box = view.rect_of(span_of(article, "Mayor")), box_of(view, "Mayor")
    setting = view.document().documentLayout().setting
    before = QRectF(setting.left + setting.column + 4, line.top(), box.left() - setting.left - setting.column - 5, 20)
    assert near(PAPER.window.faint, colors_of(view, before.toRect()), 60)
    last = before.adjusted(before.width() - 3, 0, 0, 0).toRect()
    assert colors_of(view, last) == {PAPER.window.page.lower()}


def test_of_pages_that_begin_together_the_numbers_are_written_together() -> None:
    assert longest_label(()) == ""
    assert longest_label((Sheet(0, "xi"), Sheet(4, "12"), Sheet(4, "13"), Sheet(9, "14"))) == "12, 13"


def test_notes_keep_clear_of_listings_and_tables_that_reach_into_the_margin(show: Show) -> None:
    article = showcase()
    view = show(article, width=1250)
    view.reveal(span_of(article, "@dataclass"), flash=False)
    view.show_annotations([noted(view, "hour: int", LONG_NOTE), noted(view, "How the tides are read", LONG_NOTE)])
    layout = view.document().documentLayout()
    place = view.painter.positions.position
    listing = layout.rects(place(span_of(article, "@dataclass").start), place(span_of(article, '} m")').end))
    assert len(stand(view)) == 2
    for note in stand(view):
        assert note.box.bottom() <= listing[0].top() or note.box.top() >= listing[-1].bottom()


def test_in_an_article_from_right_to_left_they_stand_on_the_left(show: Show) -> None:
    parts = (("title", "الميناء الذي انتقل مرتين", 0), ("paragraph", ARABIC * 3, 0), ("paragraph", ARABIC * 2, 0))
    view = show(make_article(parts), width=1150)
    view.show_annotations([noted(view, "القديم", "ملاحظة")])
    box = box_of(view, "القديم")
    setting = view.document().documentLayout().setting
    assert 0 <= box.left() < box.right() < setting.left
    inner = box.toRect()
    bar = inner.adjusted(inner.width() - 12, 0, 0, 0)
    assert near(PAPER.highlight("pink")[:7], colors_of(view, bar))
    assert not near(PAPER.highlight("pink")[:7], colors_of(view, inner.adjusted(0, 0, -12, 0)))


def test_the_speaker_of_a_quotation_stands_in_the_other_margin(show: Show) -> None:
    for parts, in_left in ((PARTS, True), ((("paragraph", ARABIC * 3, 0), ("paragraph", ARABIC, 0)), False)):
        view = show(make_article(parts), width=1150)
        before = view.viewport().grab().toImage()
        view.show_speaker((view.article.blocks[-1].span.start, "Anna Lindqvist"))
        after = view.viewport().grab().toImage()
        half = view.width() // 6
        left, right = (QRect(x, 0, half, after.height()) for x in (60, view.width() - half))
        assert (after.copy(left) != before.copy(left)) == in_left
        assert (after.copy(right) != before.copy(right)) != in_left


@pytest.mark.parametrize("theme", ["paper", "dark"])
def test_the_note_of_the_highlight_that_is_meant_is_marked(show: Show, theme: str) -> None:
    view, window = show(make_article(), width=1150, theme=theme), load_theme(theme).window
    placed = noted(view, "Lindqvist")
    view.show_annotations([placed])
    assert not near(window.selected, colors_of(view, box_of(view, "Lindqvist").toRect()))
    view.painter.held = placed
    assert near(window.selected, colors_of(view, box_of(view, "Lindqvist").toRect()))


def test_the_pointer_over_a_note_is_a_hand_and_the_note_answers(show: Show, qtbot: QtBot) -> None:
    view = show(make_article(), width=1150)
    qtbot.waitUntil(view.viewport().hasMouseTracking)
    view.show_annotations([noted(view, "Lindqvist")])
    box, page = box_of(view, "Lindqvist").toRect(), view.viewport()
    QTest.mouseMove(page, box.center() + QPoint(-3, 0))
    QTest.mouseMove(page, box.center())
    qtbot.waitUntil(lambda: page.cursor().shape() == Qt.CursorShape.PointingHandCursor)
    assert near(PAPER.window.panel, colors_of(view, box), 1)
    QTest.mouseMove(page, QPoint(box.center().x(), box.bottom() + 60))
    qtbot.waitUntil(lambda: page.cursor().shape() == Qt.CursorShape.ArrowCursor)
    assert not near(PAPER.window.panel, colors_of(view, box), 1)
    QTest.mouseMove(page, box.center())
    qtbot.waitUntil(lambda: page.cursor().shape() == Qt.CursorShape.PointingHandCursor)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not near(PAPER.window.panel, colors_of(view, box), 1)


@pytest.fixture
def wide(make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot) -> MainWindow:
    """A window with room beside the page, and a note on it."""
    article = library.add(make_article())
    annotation = new_annotation(article, span_of(article, "Anna Lindqvist"), color="green", note="who is she?")
    library.put(annotation)
    window = make_window(article.id, Settings(theme="paper", window_width=1900))
    qtbot.waitUntil(lambda: bool(window.reading.placed), timeout=5000)
    return window


def test_a_click_on_a_note_opens_its_card(wide: MainWindow) -> None:
    view, item = wide.page.view, wide.reading.placed[0]
    spot = box_of(view, item.annotation.id).toRect().center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    card = wide.page.cards.note_card
    assert card.isVisible()
    assert card.annotation_id == item.annotation.id
    assert near(PAPER.window.selected, colors_of(view, box_of(view, item.annotation.id).toRect()))


def test_what_is_typed_into_the_card_is_in_the_margin_at_once(wide: MainWindow) -> None:
    view, item = wide.page.view, wide.reading.placed[0]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box_of(view, item.annotation.id).toRect().center())
    wide.reading.write_note(item.annotation.id, "the mayor")
    assert [note.words.lines.text() for note in stand(view)] == ["the mayor"]


def test_notes_of_another_width_are_set_anew(show: Show) -> None:
    view = show(make_article(), width=1150)
    view.show_annotations([noted(view, "Lindqvist", LONG_NOTE)])
    wide = stand(view)[0]
    view.resize(1100, 900)
    assert stand(view)[0].box.width() < wide.box.width()
    assert stand(view)[0].words.lines.text() != wide.words.lines.text()


def test_a_note_that_would_stand_far_from_its_passage_is_left_to_the_panel(show: Show) -> None:
    view = show(make_article((PARTS[0], *LONG)), width=1150)
    starts = range(60, 460, 8)
    view.show_annotations(
        [Placed(Span(at, at + 6), Annotation(str(at), "0", Anchor("x"), "blue", note=LONG_NOTE)) for at in starts]
    )
    layout, place = view.document().documentLayout(), view.painter.positions.position
    notes = stand(view)
    assert 10 < len(notes) < len(starts)
    assert all(note.box.top() - layout.y_of(place(note.placed.span.start)) < 320 for note in notes)


def test_a_click_in_the_panel_marks_the_note_in_the_margin(wide: MainWindow) -> None:
    view, item = wide.page.view, wide.reading.placed[0]
    wide.page.cards.reveal(item.span, item.annotation.id)
    assert near(PAPER.window.selected, colors_of(view, box_of(view, item.annotation.id).toRect()))
