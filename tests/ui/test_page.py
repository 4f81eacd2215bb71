"""The reading view: what it paints, where it is, what is selected."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.annotation import Anchor, Annotation
from reader.article import Article, Span, compose
from reader.style import load_theme
from reader.tagger.tagging import Tag, Tagging
from reader.tagger.vocabulary import DIRECT, INDIRECT, PERSON
from reader.ui.colors import color
from reader.ui.page import layout
from reader.ui.page.painting import stretches
from reader.ui.page.placed import Placed
from reader.ui.page.typography import Typography
from reader.ui.page.view import PageView
from reader.ui.stylesheet import palette
from tests.ui.pages import drag_over, make_article, span_of
from tests.ui.painted import blended, colors_in, near


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView(load_theme("paper"), Typography())
    qtbot.addWidget(made)
    made.setPalette(palette(load_theme("paper")))
    made.resize(760, 900)
    made.show_article(make_article())
    made.show()
    return made


def highlight(span: Span, name: str, created: str = "1") -> Placed:
    return Placed(span, Annotation(created, "0", Anchor("x"), name, created=created))


def test_a_tag_is_underlined_in_its_color_only_while_its_layer_is_on(view: PageView) -> None:
    name = span_of(view.article, "Anna Lindqvist")
    ink = color(load_theme("paper").tag_color(PERSON)).name()
    view.show_tags(Tagging((Tag(name, PERSON, "test"),)))
    assert ink not in colors_in(view, name)
    view.show_layers(frozenset(["people"]))
    assert near(ink, colors_in(view, name), 12)
    view.show_layers(frozenset(["places"]))
    assert not near(ink, colors_in(view, name), 12)


def test_an_emoji_before_a_tag_does_not_shift_it(view: PageView) -> None:
    name, before = span_of(view.article, "May"), span_of(view.article, "It opens")
    view.show_tags(Tagging((Tag(name, PERSON, "test"),)))
    view.show_layers(frozenset(["people"]))
    ink = color(load_theme("paper").tag_color(PERSON)).name()
    assert near(ink, colors_in(view, name), 12)
    assert not near(ink, colors_in(view, before), 12)


def test_a_quotation_is_washed_and_not_underlined(view: PageView) -> None:
    theme, span = load_theme("paper"), span_of(view.article, "“We have counted every stone,”")
    view.show_tags(Tagging((Tag(span, DIRECT, "test"),)))
    view.show_layers(frozenset(["quotations"]))
    assert near(blended(theme.wash(DIRECT), theme.window.page), colors_in(view, span))


def test_reported_speech_is_not_washed_where_it_is_quoted(view: PageView) -> None:
    theme, quoted = load_theme("paper"), span_of(view.article, "We have counted")
    clause = Span(quoted.start, view.article.text.index(" Lindqvist said. The"))
    view.show_layers(frozenset(["quotations"]))
    view.show_tags(Tagging((Tag(clause, INDIRECT, "test"), Tag(quoted, DIRECT, "test"))))
    assert near(blended(theme.wash(DIRECT), theme.window.page), colors_in(view, quoted))
    twice = blended(theme.wash(INDIRECT), blended(theme.wash(DIRECT), theme.window.page))
    inside = Span(quoted.start + 2, quoted.end - 2)
    assert not near(twice, colors_in(view, inside), 0)


def test_a_highlight_is_filled_and_the_older_one_below_it_is_a_lane(view: PageView) -> None:
    theme, span = load_theme("paper"), span_of(view.article, "every stone")
    view.show_annotations([highlight(span, "yellow", "1")])
    yellow = blended(theme.highlight("yellow"), theme.window.page)
    assert near(yellow, colors_in(view, span))
    view.show_annotations([highlight(span, "yellow", "1"), highlight(span, "green", "2")])
    found = colors_in(view, span)
    assert near(blended(theme.highlight("green"), theme.window.page), found)
    assert not near(yellow, found)
    assert near(theme.highlight("yellow")[:7], found, 3)


def test_overlapping_highlights_are_cut_at_their_edges() -> None:
    old, new = highlight(Span(0, 10), "yellow", "1"), highlight(Span(5, 15), "green", "2")
    cut = list(stretches([(old.span, old.annotation), (new.span, new.annotation)]))
    assert cut == [(0, 5, ["yellow"]), (5, 10, ["green", "yellow"]), (10, 15, ["green"])]


def test_the_mouse_selects_exactly_what_it_was_drawn_over(view: PageView) -> None:
    span = span_of(view.article, "harbour of Malmö")
    drag_over(view, span)
    assert view.selected() == span


def test_what_is_copied_is_plain_text_with_paragraphs_apart(view: PageView) -> None:
    article = view.article
    view.select(Span(article.text.index("What it"), article.text.index("counted")))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "What it costs\n\n“We have"


def test_a_click_tells_the_character_under_it(view: PageView, qtbot: QtBot) -> None:
    span = span_of(view.article, "Stenvik")
    box = view.rect_of(Span(span.start, span.start + 1))
    with qtbot.waitSignal(view.clicked) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert told.args[0] == span.start


def test_nothing_is_under_the_margin(view: PageView) -> None:
    assert view.offset_at(QPoint(4, 300)) is None


def test_the_place_is_kept_when_size_and_width_change(long_view: PageView) -> None:
    long_view.show_offset(len(long_view.article.text) // 2)
    before = long_view.place()
    for change in (
        lambda: long_view.set_typography(Typography(size=26)),
        lambda: long_view.resize(500, 500),
        lambda: long_view.resize(1000, 700),
        lambda: long_view.set_typography(Typography()),
    ):
        change()
        QApplication.processEvents()
        shown = long_view.rect_of(Span(before.offset, before.offset + 1))
        assert long_view.place() == before
        assert abs(shown.top() + before.fraction * shown.height()) < 2


def test_scrolling_up_over_unseen_paragraphs_does_not_jump(long_view: PageView) -> None:
    long_view.show_offset(len(long_view.article.text) * 3 // 4)
    bar = long_view.verticalScrollBar()
    for _ in range(60):
        place = long_view.place()
        top = long_view.rect_of(Span(place.offset, place.offset + 1)).top()
        bar.setValue(bar.value() - 53)
        moved = long_view.rect_of(Span(place.offset, place.offset + 1)).top()
        assert abs(moved - top - 53) <= 1


def test_the_end_can_be_reached_and_is_the_end(long_view: PageView) -> None:
    QTest.keyClick(long_view, Qt.Key.Key_End)
    last = Span(len(long_view.article.text) - 1, len(long_view.article.text))
    assert long_view.viewport().rect().contains(long_view.rect_of(last).center())
    assert long_view.share_read() == 1.0
    QTest.keyClick(long_view, Qt.Key.Key_Home)
    assert long_view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("piece", ["iiiiiiiiii", "漢字仮名交", "WWWWWWWWWW", "word and word "])
def test_the_end_of_what_was_guessed_wrong_is_reached_at_once(qtbot: QtBot, piece: str) -> None:
    view = PageView(load_theme("paper"), Typography())
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show_article(make_article((("title", "Wide and narrow", 0), *[("paragraph", piece * 700, 0)] * 12)))
    view.show()
    QTest.keyClick(view, Qt.Key.Key_End)
    length = len(view.article.text)
    assert view.viewport().rect().contains(view.rect_of(Span(length - 1, length)).center())
    assert view.share_read() == 1.0
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.offset_at(QPoint(view.width() // 2, 40)) is not None


def test_a_page_further_never_skips_a_line(long_view: PageView) -> None:
    bottom = long_view.offset_at(QPoint(long_view.width() // 2, long_view.viewport().height() - 30))
    long_view.turn("1")
    assert bottom is None or long_view.place().offset <= bottom


def test_shift_and_arrows_select(view: PageView) -> None:
    view.select(Span(0, 1))
    view.clear_selection()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected() is not None


@pytest.mark.parametrize(
    "parts", [(("paragraph", "x", 0),), (("paragraph", "", 0),), (("title", "Only a headline", 0),)]
)
def test_tiny_articles_are_shown(qtbot: QtBot, parts: tuple[tuple[str, str, int], ...]) -> None:
    view = PageView(load_theme("dark"), Typography())
    qtbot.addWidget(view)
    view.show_article(make_article(parts))
    view.show()
    assert not view.viewport().grab().isNull()
    assert 0.0 <= view.share_read() <= 1.0


def test_an_article_without_blocks_is_shown(qtbot: QtBot) -> None:
    view = PageView(load_theme("paper"), Typography())
    qtbot.addWidget(view)
    view.show_article(Article("0", "", ()))
    view.show()
    assert not view.viewport().grab().isNull()


def test_scripts_of_the_world_are_laid_out(qtbot: QtBot) -> None:
    lines = (
        "שלום עולם, זה סיפור",
        "مرحبا بالعالم",
        "你好，世界",
        "こんにちは世界",
        "Здравствуй, мир",
        "नमस्ते दुनिया",
        "👩‍👩‍👧 e\u0301",
    )
    text, blocks = compose([("paragraph", line, 0) for line in lines])
    view = PageView(load_theme("paper"), Typography())
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show_article(Article("0", text, blocks))
    view.show()
    for block in blocks:
        box = view.rect_of(block.span)
        assert box.width() > 10
        view.select(block.span)
        assert view.selected() == block.span


def test_lines_of_verse_stand_close_and_stanzas_apart(view: PageView) -> None:
    lines = ("The wheel goes round", "the water falls", "A light goes on", "behind the walls")
    article = make_article(tuple(("paragraph", line, number % 2) for number, line in enumerate(lines)))
    view.show_article(article)
    tops = [view.rect_of(span_of(article, line)).top() for line in lines]
    line, gap, other = (below - above for above, below in pairwise(tops))
    assert line == other < gap


def test_what_qt_keeps_of_the_blocks_that_were_read_is_given_back(
    long_view: PageView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST_LETTERS", 2000)
    view = long_view
    view.select(Span(700, 720))
    before = view._layout
    view.verticalScrollBar().setValue(1500)
    place, picture = view.place(), view.viewport().grab().toImage()
    qtbot.waitUntil(lambda: view._layout is not before)
    assert view.place() == place
    assert view.verticalScrollBar().value() == 1500
    assert view.selected() == Span(700, 720)
    assert view.viewport().grab().toImage() == picture
    view.set_typography(Typography(size=22))
    assert view.place() == place
