"""Every kind of block at once, at every size: nothing overlaps, everything can be reached and selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.page.conftest import Show
from tests.ui.showcase import showcase

ARTICLE = None


@pytest.mark.parametrize(
    ("width", "size", "theme"), [(420, 18, "dark"), (420, 36, "paper"), (900, 18, "paper"), (1500, 36, "dark")]
)
def test_blocks_stand_below_each_other_and_can_be_selected(show: Show, width: int, size: int, theme: str) -> None:
    view = show(showcase(), width=width, size=size, theme=theme)
    bottom = -1e9
    for block in view.article.blocks:
        view.reveal(block.span, flash=False)
        if not len(block.span):
            continue
        box = view.rect_of(block.span).translated(0, view.verticalScrollBar().value())
        assert box.height() > 0
        if box.height() < view.height() * 0.6:
            assert box.top() >= bottom - 1, block
            bottom = box.bottom()
        view.select(block.span)
        assert view.selected() is not None or not view.article.slice(block.span).strip()


def test_it_is_scrolled_through_without_a_jump(show: Show) -> None:
    view = show(showcase(), width=760, height=500)
    QTest.keyClick(view, Qt.Key.Key_End)
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    while bar.value() > 60:
        before = bar.value()
        place = view.place()
        bar.setValue(before - 53)
        assert bar.value() < before or view.place() != place
