"""Pictures: their size and place, those that are elsewhere, and those that are broken."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.annotation import Anchor, Annotation
from reader.article import NO_DESCRIPTION, Article, Picture, Span
from reader.loading.parts import joined
from reader.style import load_theme
from reader.ui.page.frames import notice_of
from reader.ui.page.placed import Placed
from reader.ui.page.view import PageView
from tests.ui.page.conftest import Show
from tests.ui.pages import drag
from tests.ui.painted import colors_in, near
from tests.ui.showcase import image, png, text_part

SRC = "https://pictures.example/ship.jpg"
DUSK = "#35507c"
NAME = "0011223344556677.png"


def image_span(view: PageView) -> Span:
    return next(block.span for block in view.article.blocks if block.kind == "image")


def wait_for_picture(qtbot: QtBot, view: PageView) -> None:
    qtbot.waitUntil(lambda: near(DUSK, colors_in(view, image_span(view)), 6), timeout=5000)


def button(view: PageView) -> QPoint:
    """The middle of the button that loads a picture."""
    layout = view._layout
    block = layout.document().findBlock(view._positions.position(image_span(view).start))
    return notice_of(layout, block).button_at.center().toPoint() - QPoint(0, view.verticalScrollBar().value())


def test_a_picture_is_scaled_down_to_the_column_and_never_up(show: Show, qtbot: QtBot) -> None:
    words = text_part("Words that fill the column from one edge of it to the other. " * 3)
    large = show([words, image("Dusk", NAME)], pictures=(Picture(NAME, png(1600, 800)),))
    column = large.rect_of(large.article.blocks[0].span)
    shown = large.rect_of(image_span(large))
    assert shown.left() == column.left()
    assert abs(shown.width() - 2 * shown.height()) <= 2
    small = show([words, image("Dusk", NAME)], pictures=(Picture(NAME, png(200, 100)),))
    shown = small.rect_of(image_span(small))
    assert (shown.width(), shown.height()) == (200, 100)
    assert abs(shown.center().x() - small.viewport().width() // 2) <= 2
    wait_for_picture(qtbot, small)


def test_the_pixels_come_later_and_the_place_is_kept_from_the_start(show: Show, qtbot: QtBot) -> None:
    view = show([image("Dusk", NAME), text_part("Below it.")], pictures=(Picture(NAME, png(900, 500)),))
    below = view.rect_of(view.article.blocks[1].span)
    wait_for_picture(qtbot, view)
    assert view.rect_of(view.article.blocks[1].span) == below


def test_a_picture_is_found_as_a_file(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(png(300, 200))
    view = show([text_part("Nothing yet.")], theme="dark")
    view.show_article(Article("0", *joined([image("Dusk", NAME)])), pictures=lambda name: tmp_path / name)
    wait_for_picture(qtbot, view)


def test_a_picture_without_a_ground_lies_on_paper_in_the_dark(show: Show, qtbot: QtBot) -> None:
    view = show([image("Sketch", NAME)], theme="dark", pictures=(Picture(NAME, png(300, 200, clear=True)),))
    qtbot.waitUntil(lambda: near("#F1EEE6", colors_in(view, image_span(view)), 2), timeout=5000)


def test_a_picture_is_selected_by_a_drag_and_tinted_by_a_highlight(show: Show, qtbot: QtBot) -> None:
    parts = [text_part("Above."), image(NO_DESCRIPTION, NAME), text_part("Below.")]
    view = show(parts, pictures=(Picture(NAME, png(300, 200)),))
    wait_for_picture(qtbot, view)
    span = image_span(view)
    box = view.rect_of(span)
    drag(view, QPoint(box.left() + 4, box.center().y()), QPoint(box.right() - 4, box.center().y()))
    assert view.selected() == span
    view.clear_selection()
    plain = view.viewport().grab(box).toImage().pixelColor(8, 8)
    view.show_annotations([Placed(span, Annotation("1", "0", Anchor("x"), "pink", created="1"))])
    tinted = view.viewport().grab(box).toImage().pixelColor(8, 8)
    assert tinted.red() > plain.red() + 20
    assert QColor(tinted) != QColor("#F2A8BE")


def test_an_image_elsewhere_is_a_frame_that_asks(show: Show, qtbot: QtBot) -> None:
    view = show([text_part("Above."), image("A ship", src=SRC), text_part("Below.")])
    assert near(load_theme("paper").window.panel, colors_in(view, image_span(view)))
    with qtbot.waitSignal(view.picture_asked) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button(view))
    assert told.args == [SRC]
    with qtbot.assertNotEmitted(view.picture_asked, wait=20):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button(view))
    before = view.rect_of(image_span(view)).height()
    view.show_picture(SRC, png(600, 400))
    wait_for_picture(qtbot, view)
    assert view.rect_of(image_span(view)).height() > before


def test_a_click_beside_the_button_asks_for_nothing(show: Show, qtbot: QtBot) -> None:
    view = show([image("A ship", src=SRC)])
    with qtbot.assertNotEmitted(view.picture_asked, wait=20):
        box = view.rect_of(image_span(view))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(12, 12))


def test_what_could_not_be_loaded_may_be_asked_for_again(show: Show, qtbot: QtBot) -> None:
    view = show([image("A ship", src=SRC)])
    for _ in range(2):
        with qtbot.waitSignal(view.picture_asked):
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button(view))
        view.show_picture(SRC, b"")


def test_bytes_that_are_no_picture_are_not_shown(show: Show) -> None:
    view = show([image("A ship", src=SRC)])
    view.show_picture(SRC, b"<html>Not here</html>")
    assert button(view) == QPoint()


def test_broken_pictures_are_frames(show: Show, qtbot: QtBot) -> None:
    for data in (b"", b"\x89PNG\r\n\x1a\n and nothing else", png(400, 300)[:60]):
        view = show([image("Lost", NAME), text_part("Below.")], pictures=(Picture(NAME, data),))
        qtbot.waitUntil(lambda view=view: view.rect_of(image_span(view)).height() < 100, timeout=5000)
        assert near(load_theme("paper").window.panel, colors_in(view, image_span(view)))


def test_a_picture_of_impossible_size_is_refused(show: Show) -> None:
    data = bytearray(png(40, 40))
    data[16:24] = (60_000).to_bytes(4, "big") + (60_000).to_bytes(4, "big")
    view = show([image("Huge", NAME)], pictures=(Picture(NAME, bytes(data)),))
    assert view.rect_of(image_span(view)).height() < 100


def test_scrolling_through_a_tall_picture_does_not_jump(show: Show) -> None:
    parts = [text_part("Above. " * 40), image("Tall", NAME), *(text_part("Below. " * 60) for _ in range(8))]
    view = show(parts, height=300, pictures=(Picture(NAME, png(300, 1500)),))
    bar, values = view.verticalScrollBar(), []
    for _ in range(30):
        bar.setValue(bar.value() + 47)
        values.append(bar.value())
    assert all(after - before in (46, 47, 48) for before, after in pairwise(values))


def test_the_description_is_said_by_a_tip(show: Show) -> None:
    view = show([image("A ship in a storm", NAME)], pictures=(Picture(NAME, png(300, 200)),))
    QTest.mouseMove(view.viewport(), view.rect_of(image_span(view)).center())
    QApplication.processEvents()
    assert view.viewport().toolTip() == "A ship in a storm"
