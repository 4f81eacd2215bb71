"""Tables: columns, wrapped cells, moving sideways, and what is selected, marked and copied in them."""

from __future__ import annotations

import random
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.annotation import Anchor, Annotation
from reader.article import Span
from reader.insight.hits import hits_of
from reader.style import load_theme
from reader.ui.page.placed import Placed
from reader.ui.page.tables import NUMBER
from reader.ui.page.view import PageView
from tests.ui.page.conftest import Show
from tests.ui.pages import drag, span_of
from tests.ui.painted import blended, colors_in, near
from tests.ui.showcase import HARBOURS, WIDE, table, text_part

PAPER = load_theme("paper")


def lines_of(view: PageView, words: str) -> int:
    """How many lines high a passage stands."""
    one = view.rect_of(span_of(view.article, words[:1])).height()
    return round(view.rect_of(span_of(view.article, words)).height() / one)


def box(view: PageView, words: str) -> object:
    return view.rect_of(span_of(view.article, words))


def wheel(view: PageView, at: QPoint, angle: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_cells_of_a_column_stand_below_each_other(show: Show) -> None:
    view = show(table(HARBOURS), width=900)
    assert box(view, "Malmö").left() == box(view, "Rye").left() == box(view, "Honfleur").left()
    assert box(view, "Sweden").left() == box(view, "France").left() > box(view, "Malmö").right()
    assert box(view, "Malmö").top() == box(view, "Sweden").top() == box(view, "The mole that").top()


def test_numbers_end_at_one_edge_and_words_begin_at_one(show: Show) -> None:
    view = show(table(HARBOURS), width=900)
    ends = [box(view, number).right() for number in ("1,204", "6,830", "88")]
    assert max(ends) - min(ends) <= 2
    assert abs(box(view, "Ships a year").right() - ends[0]) <= 3
    assert box(view, "c. 1287").left() == box(view, "1775").left()


@pytest.mark.parametrize(
    "text", ["1,204", "−3.10", "12 %", "$4.2", "€ 1 200", "(88)", "1.5e", "+2", "17 km", "3–4", "1/2", "90°"]
)
def test_these_are_numbers(text: str) -> None:
    assert NUMBER.fullmatch(text)


@pytest.mark.parametrize("text", ["", "c. 1287", "Painters", "Room 12 in the old mole", "n/a"])
def test_these_are_none(text: str) -> None:
    assert not NUMBER.fullmatch(text)


def test_a_long_cell_is_broken_within_its_column(show: Show) -> None:
    view = show(table(HARBOURS), width=760)
    story, ships = box(view, "A storm moved the river"), box(view, "88")
    assert lines_of(view, "A storm moved the river, and the sea left the town behind on its hill") > 1
    assert story.left() > ships.right()
    last = box(view, "on its hill")
    assert last.top() > ships.top()
    assert last.left() >= story.left() - 2


def test_heads_are_bold_and_ruled(show: Show) -> None:
    view = show(table((("Port", "Ships"), ("Port", "Ships"))), width=760)
    head, row = Span(0, 4), Span(11, 15)
    assert view.rect_of(head).width() > view.rect_of(row).width()
    from PySide6.QtCore import QRect

    from tests.ui.painted import colors_of

    at = view.rect_of(head)
    below = QRect(at.left(), at.bottom(), 30, view.rect_of(row).top() - at.bottom())
    assert near(PAPER.window.faint, colors_of(view, below), 3)


def test_a_cell_across_columns_has_their_room(show: Show) -> None:
    rows = (
        ("Year", "Income and loss", "Rest"),
        ("2019", "12.50", "−3.10", "9.40"),
        ("2020", "nothing was published", ""),
    )
    view = show(table(rows, {(0, 1): 2, (2, 1): 2}))
    assert lines_of(view, "nothing was published") == 1
    assert box(view, "Income").left() <= box(view, "12.50").left()
    assert box(view, "Rest").right() == pytest.approx(box(view, "9.40").right(), abs=2)


def test_every_character_has_a_place_in_its_own_cell(show: Show) -> None:
    chance = random.Random(7)
    words = ["office", "fi", "🙂", "e\u0301", "漢字", "stone" * 9, "", "a b c", "1,204", "of the harbour that moved"]
    rows = tuple(tuple(" ".join(chance.sample(words, 2)).strip() for _ in range(5)) for _ in range(30))
    view = show(table(rows), width=640)
    layout = view._layout
    for number, block in enumerate(view.article.blocks):
        begins = [cell.span.start for cell in block.cells]
        grid = layout.setting.grid(number)
        for column, cell in enumerate(block.cells):
            left, width = grid.place(column)
            for rect in layout.rects(
                view._positions.position(cell.span.start), view._positions.position(cell.span.end)
            ):
                inner = rect.left() - layout.origin(layout.document().findBlockByNumber(number)).x()
                assert inner >= left - 2
                assert inner + rect.width() <= left + width + 3
        assert begins == sorted(begins)


def test_a_click_in_a_cell_is_on_its_text(show: Show, qtbot: object) -> None:
    view = show(table(HARBOURS), width=900)
    for words in ("Denmark", "12.8", "Painters", "1027", "behind on its hill"):
        span = span_of(view.article, words)
        assert span.start <= view.offset_at(view.rect_of(span).center()) < span.end


def test_the_mouse_selects_within_and_across_cells(show: Show) -> None:
    view = show(table(HARBOURS), width=900)
    start, end = view.rect_of(span_of(view.article, "Esbjerg")), view.rect_of(span_of(view.article, "1868"))
    drag(view, QPoint(start.left() + 1, start.center().y()), QPoint(end.right() + 1, end.center().y()))
    assert view.article.slice(view.selected()) == "Esbjerg\tDenmark\t1868"


def test_what_is_copied_from_a_table_has_tabs_and_lines(show: Show) -> None:
    view = show(table((("Port", "Ships"), ("Rye", "88"), ("Malmö", "1,204"))))
    view.select(Span(0, len(view.article.text)))
    view.copy_selection()
    assert QApplication.clipboard().text() == "Port\tShips\nRye\t88\nMalmö\t1,204"


def test_a_highlight_over_cells_fills_them_and_not_what_is_between(show: Show) -> None:
    view = show(table(HARBOURS), width=900)
    rye = span_of(view.article, "England")
    view.show_annotations([Placed(rye, Annotation("1", "0", Anchor("x"), "green", created="1"))])
    fill = blended(PAPER.highlight("green"), PAPER.window.page)
    assert near(fill, colors_in(view, rye))
    assert not near(fill, colors_in(view, span_of(view.article, "c. 1287")))


def test_a_table_of_words_keeps_to_the_column(show: Show) -> None:
    rows = tuple(
        ("Some words of a cell that goes on for a while", "and other words beside them, as many") for _ in range(4)
    )
    view = show([text_part("x" * 300), *table(rows)], width=1400)
    column = view.rect_of(view.article.blocks[0].span)
    assert view.rect_of(view.article.blocks[1].span).right() <= column.right() + 2


def test_a_wide_table_uses_the_margin_first(show: Show) -> None:
    parts = [text_part("Before."), *table(WIDE)]
    view = show(parts, width=1600)
    last = [cell.span for cell in view.article.blocks[1].cells][-1]
    assert view.rect_of(last).right() <= view.viewport().width()
    assert view.rect_of(span_of(view.article, "Station")).left() < view.rect_of(span_of(view.article, "Before.")).left()


def test_a_table_that_is_wider_than_the_window_moves_sideways(show: Show) -> None:
    view = show(table(WIDE), width=700)
    first, last = span_of(view.article, "Station"), span_of(view.article, "June 2020")
    at = view.rect_of(first)
    assert view.rect_of(last).left() > view.viewport().width()
    assert view.offset_at(view.rect_of(last).center()) is None
    wheel(view, at.center(), QPoint(0, -240), Qt.KeyboardModifier.ShiftModifier)
    moved = view.rect_of(first).left()
    assert moved < at.left()
    wheel(view, at.center(), QPoint(-240, 0), Qt.KeyboardModifier.NoModifier)
    assert view.rect_of(first).left() < moved
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.rect_of(last).right() <= view.viewport().width()
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.rect_of(first) == at


def test_the_bar_below_a_wide_table_is_dragged(show: Show) -> None:
    from reader.ui.page.sideways import bars

    view = show([*table(WIDE), text_part("After it.")], width=700)
    view.viewport().grab()
    (bar,) = bars(view._layout)
    at, before = bar.handle.center().toPoint(), view.rect_of(span_of(view.article, "Station")).left()
    drag(view, at, at + QPoint(200, 0))
    assert view.rect_of(span_of(view.article, "Station")).left() < before - 200
    assert view.selected() is None
    assert bar.track.bottom() < view.rect_of(span_of(view.article, "After it.")).top()


def test_the_wheel_over_a_table_still_scrolls_the_page(show: Show) -> None:
    view = show([*table(WIDE), *(text_part("Below. " * 60) for _ in range(30))], width=700, height=500)
    wheel(view, view.rect_of(span_of(view.article, "Gauge")).center(), QPoint(0, -120), Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0


def test_a_hit_in_a_far_column_is_brought_into_sight(show: Show) -> None:
    view = show(table(WIDE), width=700)
    far = span_of(view.article, "May 2020")
    view.show_found(hits_of([(far.start, far.end)]), far)
    view.reveal(far, flash=False)
    assert view.viewport().rect().contains(view.rect_of(far))
    near_by = span_of(view.article, "Station")
    view.reveal(near_by, flash=False)
    assert view.viewport().rect().contains(view.rect_of(near_by))


def test_a_table_that_reads_leftwards_begins_on_the_right(show: Show) -> None:
    view = show(table((("נמל", "אניות"), ("חיפה", "1,204"), ("יפו", "88"))))
    assert box(view, "נמל").left() > box(view, "אניות").right()
    assert box(view, "חיפה").left() > box(view, "1,204").right()
    assert box(view, "חיפה").right() > view.viewport().width() / 2


def test_ten_thousand_rows_are_shown_at_once(show: Show) -> None:
    chance = random.Random(3)
    names = ("pier", "lock", "mole", "a light that nobody keeps", "quay")
    rows = tuple(
        (f"{n}", chance.choice(names), f"{chance.random() * 1000:.2f}", chance.choice(names)) for n in range(10_000)
    )
    parts = table(rows)
    start = time.process_time()
    view = show(parts)
    view.viewport().grab()
    assert time.process_time() - start < 1.5
    QTest.keyClick(view, Qt.Key.Key_End)
    length = len(view.article.text)
    assert view.viewport().rect().contains(view.rect_of(Span(length - 1, length)).center())


def test_a_row_that_is_higher_than_the_window_is_scrolled_through(show: Show) -> None:
    view = show(table((("One cell", "of very many words " * 400), ("Last", "row"))), width=500, height=400)
    seen = []
    for _ in range(40):
        seen.append(view.verticalScrollBar().value())
        view.turn("1")
    assert seen == sorted(seen)
    assert view.viewport().rect().contains(view.rect_of(span_of(view.article, "Last")).center())
