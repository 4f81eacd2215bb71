"""Listings: their ground, their colours, and lines that are too long."""

from __future__ import annotations

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from reader.article import Span
from reader.style import load_theme
from reader.ui.page.view import PageView
from tests.ui.page.conftest import Show
from tests.ui.pages import span_of
from tests.ui.painted import colors_in, near
from tests.ui.showcase import listing, text_part

PAPER = load_theme("paper")
PYTHON = "def tide(hour):\n    '''How high\n    the water is.'''\n    return 1.5"


def wait_for(qtbot: QtBot, view: PageView, words: str, name: str) -> None:
    qtbot.waitUntil(lambda: near(name, colors_in(view, span_of(view.article, words)), 14), timeout=3000)


def test_code_is_coloured_a_moment_after_it_is_shown(show: Show, qtbot: QtBot) -> None:
    view = show([text_part("Read this:"), *listing(PYTHON, "python")])
    wait_for(qtbot, view, "def", "#8A3B12")
    wait_for(qtbot, view, "1.5", "#7F560A")


def test_a_string_over_two_lines_is_one_to_the_lexer(show: Show, qtbot: QtBot) -> None:
    view = show(listing(PYTHON, "python"))
    wait_for(qtbot, view, "the water is", "#3B6B3F")


def test_the_colours_follow_the_theme(show: Show, qtbot: QtBot) -> None:
    view = show(listing(PYTHON, "python"))
    wait_for(qtbot, view, "def", "#8A3B12")
    view.set_theme(load_theme("dark"))
    wait_for(qtbot, view, "def", "#E0A27A")


def test_no_language_is_guessed_and_unknown_ones_are_plain(show: Show, qtbot: QtBot) -> None:
    for language in ("", "harbourish", "../x"):
        view = show(listing(PYTHON, language))
        qtbot.wait(40)
        found = colors_in(view, span_of(view.article, "def"))
        assert not near("#8A3B12", found, 14)
        assert near(PAPER.window.panel, found)


def test_two_listings_of_different_languages_do_not_mix(show: Show, qtbot: QtBot) -> None:
    view = show([*listing("def f(): pass", "python"), *listing("def = 1", "")])
    wait_for(qtbot, view, "def f", "#8A3B12")
    assert not near("#8A3B12", colors_in(view, Span(14, 17)), 14)
    first, second = (view.rect_of(view.article.blocks[n].span) for n in (0, 1))
    assert second.top() - first.bottom() > 20


def test_a_line_that_is_too_long_goes_on_further_in(show: Show) -> None:
    view = show(listing("    total = " + " + ".join(f"harbour_{n}" for n in range(60)) + "\nend"), width=420)
    long, end = view.article.blocks[0].span, view.article.blocks[1].span
    box, first = view.rect_of(long), view.rect_of(Span(4, 9))
    assert box.height() > 3 * first.height()
    assert box.right() < view.viewport().width()
    last_word = view.rect_of(Span(long.end - 4, long.end))
    assert view.rect_of(Span(end.start, end.start + 1)).left() < first.left()
    assert view.offset_at(last_word.center()) is not None


def test_a_long_line_reaches_into_a_free_margin_before_it_is_broken(show: Show) -> None:
    code = "x = " + "1" * 96
    narrow, wide = show(listing(code), width=700), show(listing(code), width=1400)
    line = Span(0, len(code))
    assert narrow.rect_of(line).height() > wide.rect_of(line).height()
    assert wide.rect_of(line).left() == wide.rect_of(Span(0, 1)).left()


def test_a_tab_is_four_characters_wide(show: Show) -> None:
    view = show(listing("\tstone\nabcdstone"))
    spans = [Span(1, 6), Span(11, 16)]
    assert abs(view.rect_of(spans[0]).left() - view.rect_of(spans[1]).left()) <= 1


def test_the_ground_is_one_piece(show: Show) -> None:
    view = show([text_part("Before"), *listing("one\n\nthree"), text_part("After")])
    one, three = view.rect_of(span_of(view.article, "one")), view.rect_of(span_of(view.article, "three"))
    column = QRect(three.right() + 60, one.top(), 2, three.bottom() - one.top())
    image = view.viewport().grab(column).toImage()
    assert {image.pixelColor(0, y).name() for y in range(image.height())} == {PAPER.window.panel.lower()}


def test_a_huge_listing_is_shown_at_once_and_coloured_in_its_beginning(show: Show, qtbot: QtBot) -> None:
    view = show(listing("\n".join(f"value_{n} = {n}  # stone" for n in range(30_000)), "python"))
    qtbot.waitUntil(lambda: near("#7F560A", colors_in(view, Span(10, 11)), 14), timeout=9000)
