"""The lists beside the page: any number of rows, each as high as its words, of which only those in sight are measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.style import load_theme
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.rows import Row

WORDS = "Eight counties reported higher rents than a year before, and two did not report at all. "


def rows_of(count: int, prefix: str = "row") -> tuple[Row, ...]:
    return tuple(
        Row(f"{prefix}{number}", text=WORDS * (1 + number % 4), note="A note." if number % 3 == 0 else "")
        for number in range(count)
    )


class Counted(RowList):
    """Counts what is measured."""

    measured = 0

    def measure(self, number: int, width: int) -> int:
        self.measured += 1
        return super().measure(number, width)


@pytest.fixture
def rows(qtbot: QtBot) -> Counted:
    made = Counted(load_theme("paper"), "Notes")
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(rows: RowList, shown: Sequence[Row]) -> None:
    rows.show_rows(tuple(shown))
    rows.executeDelayedItemsLayout()


def keys_in_sight(rows: RowList) -> list[str]:
    found = [rows.indexAt(QPoint(20, y)).row() for y in range(0, rows.viewport().height(), 5)]
    return [rows.rows[number].key for number in dict.fromkeys(found) if number >= 0]


def test_only_what_is_near_is_measured(rows: Counted) -> None:
    show(rows, rows_of(10_000))
    assert 0 < rows.measured < 100
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() // 2)
    assert rows.measured < 200


def test_rows_stand_one_below_the_other(rows: Counted) -> None:
    show(rows, rows_of(60))
    boxes = [rows.visualRect(rows.model().index(number, 0)) for number in range(10)]
    assert boxes[0].top() == 0
    assert all(above.bottom() + 1 == below.top() for above, below in pairwise(boxes))
    assert boxes[1].height() < boxes[0].height()  # the first one has a note


def test_a_row_is_found_where_it_is_drawn(rows: Counted) -> None:
    show(rows, rows_of(300))
    for share in (0.0, 0.4, 1.0):
        bar = rows.verticalScrollBar()
        bar.setValue(int(bar.maximum() * share))
        for y in (3, 200, 590):
            index = rows.indexAt(QPoint(40, y))
            assert rows.visualRect(index).contains(QPoint(40, y))


def test_the_end_can_be_reached_and_is_the_end(rows: Counted) -> None:
    show(rows, rows_of(2000))
    for _ in range(5):
        rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    last = rows.visualRect(rows.model().index(1999, 0))
    assert abs(last.bottom() + 1 - rows.viewport().height()) <= 1
    assert keys_in_sight(rows)[-1] == "row1999"


def test_scrolling_up_does_not_make_what_is_in_sight_jump(rows: Counted) -> None:
    show(rows, rows_of(2000))
    bar = rows.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(30):
        index = rows.indexAt(QPoint(20, 5))
        before, value = rows.visualRect(index).top(), bar.value()
        bar.setValue(value - 120)
        assert rows.visualRect(index).top() == before + 120


def test_a_row_is_brought_into_sight(rows: Counted) -> None:
    show(rows, rows_of(5000))
    for number in (4321, 17, 4999, 0):
        rows.select_key(f"row{number}")
        box = rows.visualRect(rows.currentIndex())
        assert rows.currentIndex().row() == number
        assert box.top() >= 0
        assert box.bottom() <= rows.viewport().height()


def test_keys_go_through_the_rows(rows: Counted) -> None:
    show(rows, rows_of(400))
    rows.setFocus()
    for key, expected in (
        (Qt.Key.Key_Down, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_End, 399),
        (Qt.Key.Key_Up, 398),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(rows, key)
        assert rows.currentIndex().row() == expected
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    assert 3 < rows.currentIndex().row() < 20
    QTest.keyClick(rows, Qt.Key.Key_PageUp)
    assert rows.currentIndex().row() == 0


def test_a_new_row_above_leaves_what_is_in_sight_where_it_is(rows: Counted) -> None:
    shown = rows_of(900)
    show(rows, shown)
    rows.select_key("row500")
    before = keys_in_sight(rows), rows.visualRect(rows.currentIndex())
    show(rows, (*shown[:100], *rows_of(3, "new"), *shown[100:]))
    assert rows.current_row() == shown[500]
    assert (keys_in_sight(rows), rows.visualRect(rows.currentIndex())) == before


def test_at_the_top_a_new_first_row_is_seen(rows: Counted) -> None:
    shown = rows_of(50)
    show(rows, shown)
    show(rows, (*rows_of(1, "new"), *shown))
    assert keys_in_sight(rows)[0] == "new0"


def test_another_width_keeps_the_row_at_the_top(rows: Counted, qtbot: QtBot) -> None:
    show(rows, rows_of(900))
    rows.verticalScrollBar().setValue(9000)
    before = keys_in_sight(rows)[0]
    rows.resize(420, 600)
    qtbot.waitUntil(lambda: rows.visualRect(rows.model().index(0, 0)).width() > 380)
    assert keys_in_sight(rows)[0] == before


def test_a_short_list_has_no_scroll_bar_and_nothing_below(rows: Counted) -> None:
    show(rows, rows_of(2))
    assert rows.verticalScrollBar().maximum() == 0
    assert not rows.indexAt(QPoint(20, 580)).isValid()
    show(rows, ())
    assert not rows.indexAt(QPoint(20, 5)).isValid()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert not rows.currentIndex().isValid()


def test_a_click_chooses_the_row_under_it(rows: Counted, qtbot: QtBot) -> None:
    show(rows, rows_of(500))
    rows.verticalScrollBar().setValue(7000)
    wanted = rows.rows[rows.indexAt(QPoint(30, 300)).row()]
    with qtbot.waitSignal(rows.chosen) as told:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 300))
    assert told.args == [wanted]
    assert [index.row() for index in rows.selectedIndexes()] == [int(wanted.key[3:])]
