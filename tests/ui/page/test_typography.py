"""How the page is set: straight edges, indented paragraphs, width and leading; and that a change of it moves nothing away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from reader.annotation import Anchor, Annotation
from reader.article import Block, Span
from reader.ui import fonts
from reader.ui.page.placed import Placed
from reader.ui.page.typography import LARGEST, LOOSEST, SMALLEST, TIGHTEST, Typography
from reader.ui.page.view import PageView
from tests.ui.page.conftest import Show
from tests.ui.painted import colors_of
from tests.ui.showcase import text_part

SENTENCE = "The harbour of the old town was moved twice, and each time the fishermen said that nobody had asked them. "
PARAGRAPH = SENTENCE * 5
ARABIC = (
    "في مدينة مالمو انتقل الميناء مرتين خلال قرن واحد وقالت رئيسة البلدية إن الميناء سيكلف أربعة ملايين دولار. " * 4
)
CHINESE = "港口在一百年里搬了两次家。市长周五表示，新港口将耗资四百二十万美元，并将于五月开放。" * 6
VERSE = (text_part("Once upon a midnight dreary,"), text_part("while I pondered, weak and weary,", level=1))
SETTINGS = [
    Typography(size=26),
    Typography(size=13, leading=1.4),
    Typography(characters=90, leading=1.8),
    Typography(characters=48, is_justified=True),
    Typography(is_indented=True),
    Typography(family=fonts.WINDOW, is_justified=True, is_indented=True),
    Typography(family=fonts.SERIF),
    Typography(family=fonts.SANS, size=40),
]


def drawn(view: PageView, number: int) -> list[tuple[float, float]]:
    """Where the letters of each line of a block begin and end, read from the edges of their characters."""
    block = view.document().findBlockByNumber(number)
    text, layout = block.text(), view._layout.lay(block)
    found = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        end = line.textStart() + len(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        xs = [line.cursorToX(position)[0] for position in range(line.textStart(), end + 1)]
        found.append((min(xs), max(xs)))
    return found


@pytest.mark.parametrize("text", [PARAGRAPH, ARABIC, CHINESE])
def test_straight_edges_are_straight_but_for_the_last_line(show: Show, text: str) -> None:
    view = show([text_part("A title", "title"), text_part(text)])
    view.set_typography(Typography(is_justified=True))
    edges = drawn(view, 1)
    assert len(edges) > 3
    assert all(abs(left) < 1.5 and abs(right - view._layout.column) < 2.5 for left, right in edges[:-1])
    left, right = edges[-1]
    assert right - left < view._layout.column - 5


def test_a_line_that_would_have_gaps_stays_as_it_is(show: Show) -> None:
    view = show(
        [text_part("A few words before thelongestwordthatanybodyhaseverwrittenwithoutastopinit and more. " * 6)]
    )
    view.set_typography(Typography(characters=48, is_justified=True))
    ragged = [right for _, right in drawn(view, 0)[:-1] if right < view._layout.column - 20]
    assert ragged


def test_headings_captions_and_verse_have_no_straight_edge(show: Show) -> None:
    view = show([text_part("A headline that is longer than one line of the page can be " * 2, "title"), *VERSE])
    view.set_typography(Typography(is_justified=True))
    assert all(right < view._layout.column - 2 for _, right in drawn(view, 0) + drawn(view, 1))


def test_a_narrow_column_has_no_straight_edge(show: Show) -> None:
    view = show([text_part(PARAGRAPH)], width=300)
    view.set_typography(Typography(is_justified=True))
    assert max(right for _, right in drawn(view, 0)) - min(right for _, right in drawn(view, 0)[:-1]) > 8


def test_paragraphs_go_on_as_in_a_book(show: Show) -> None:
    parts = [text_part("A title", "title"), text_part(PARAGRAPH), text_part(PARAGRAPH)]
    view = show([*parts, text_part("A heading", "heading", 2), text_part(PARAGRAPH), *VERSE, *VERSE])
    spaced = [view._layout.setting.below(number) for number in range(8)]
    view.set_typography(Typography(is_indented=True))
    setting = view._layout.setting
    assert drawn(view, 1)[0][0] == 0
    assert 15 < drawn(view, 2)[0][0] < 40
    assert drawn(view, 2)[1][0] == 0
    assert (setting.below(1), spaced[1] > 0) == (0, True)
    assert drawn(view, 4)[0][0] == 0, "the first one after a heading is not set in"
    assert [drawn(view, number)[0][0] for number in range(5, 9)] == [0, 0, 0, 0], "verse is left alone"
    assert setting.below(6) == spaced[6] > 0


def test_quotes_and_text_from_the_right_are_set_in_too(show: Show) -> None:
    quotes = [text_part(PARAGRAPH, "quote", 1)] * 2
    view = show([*quotes, text_part(ARABIC), text_part(ARABIC)])
    view.set_typography(Typography(is_indented=True))
    assert drawn(view, 1)[0][0] > drawn(view, 0)[0][0] + 10
    assert drawn(view, 1)[1][0] == drawn(view, 0)[1][0]
    assert drawn(view, 3)[0][1] < view._layout.column - 10
    assert abs(drawn(view, 3)[1][1] - view._layout.column) < 1.5


@pytest.mark.parametrize("family", [fonts.READING, fonts.WINDOW, fonts.SERIF])
@pytest.mark.parametrize("characters", [48, 66, 90])
def test_lines_have_the_characters_that_were_asked_for(show: Show, family: str, characters: int) -> None:
    view = show([text_part(PARAGRAPH)], width=1400)
    view.set_typography(Typography(family=family, characters=characters))
    layout = view._layout.lay(view.document().firstBlock())
    lengths = [layout.lineAt(at).textLength() for at in range(layout.lineCount() - 1)]
    assert abs(sum(lengths) / len(lengths) - characters) < 5


@pytest.mark.parametrize("width", [260, 320, 420])
@pytest.mark.parametrize("size", [SMALLEST, 18, 36, LARGEST])
def test_nothing_reaches_out_of_a_narrow_window(show: Show, width: int, size: int) -> None:
    view = show([text_part("A headline of some words", "title"), *[text_part(PARAGRAPH)] * 2], width=width)
    for typography in (Typography(size=size), Typography(size=size, is_indented=True, is_justified=True)):
        view.set_typography(typography)
        setting = view._layout.setting
        assert setting.margin >= 12
        for number in range(3):
            assert all(setting.left + right <= width - 10 for _, right in drawn(view, number))


@pytest.mark.parametrize("family", [fonts.READING, fonts.WINDOW, fonts.SERIF])
@pytest.mark.parametrize("leading", [TIGHTEST, 1.45, 1.5, 1.6, LOOSEST])
@pytest.mark.parametrize("size", [SMALLEST, 18, 26, LARGEST])
def test_lanes_stand_between_the_letters_and_the_next_line(family: str, leading: float, size: int) -> None:
    style = Typography(family=family, size=size, leading=leading).style(Block(Span(0, 1)))
    letters = style._metrics.tightBoundingRect("dpqgjlhT")
    room_below = style.line_height - style.baseline
    assert 3 * style.lane <= room_below + 0.5, "the third stands below the letters' feet"
    assert style.baseline + letters.top() >= 0.5, "tall letters of the next line do not touch the first"
    assert style.baseline + letters.bottom() <= style.line_height


def test_three_lanes_and_the_next_line_stay_apart(show: Show) -> None:
    view = show([text_part(PARAGRAPH)])
    view.set_typography(Typography(leading=TIGHTEST))
    names = ("yellow", "green", "blue", "pink")
    view.show_annotations(
        [
            Placed(Span(0, 60), Annotation(str(n), "0", Anchor("x"), name, created=str(n)))
            for n, name in enumerate(names)
        ]
    )
    first, second = (view._layout.rects(span.start, span.end)[0] for span in (Span(0, 50), Span(80, 110)))
    assert first.bottom() <= second.top() + 1
    seam = view._layout.rects(0, 40)[0]
    box = (
        QRectF(seam.left() + 4, seam.bottom() - 3 * 2.5, 60, 7)
        .toRect()
        .translated(0, -view.verticalScrollBar().value())
    )
    assert len(colors_of(view, box)) > 3


@pytest.mark.parametrize("share", [0.02, 0.37, 0.9])
def test_whatever_is_changed_the_sentence_at_the_top_stays(long_view: PageView, share: float) -> None:
    long_view.show_offset(int(len(long_view.article.text) * share))
    place, seen = long_view.place(), long_view.seen().start
    for typography in SETTINGS:
        long_view.set_typography(typography)
        assert long_view.place() == place
        top = long_view._positions.position(place.offset)
        past = long_view.verticalScrollBar().value() - long_view._layout.y_of(top)
        assert abs(past / long_view._layout.line_height_of(top) - place.fraction) < 0.06
        assert long_view.seen().start == seen
    long_view.set_typography(Typography())
    assert long_view.place() == place


def test_letters_of_all_marks_stand_at_one_height(show: Show) -> None:
    view = show([text_part("Plain and `code` and *slanted* and **bold** words. " * 12)])
    for leading in (1.4, 1.6, 1.8):
        view.set_typography(Typography(leading=leading))
        layout, style = view._layout.lay(view.document().firstBlock()), view._layout.style(0)
        feet = [layout.lineAt(at).y() + layout.lineAt(at).ascent() for at in range(layout.lineCount())]
        assert all(abs(below - above - style.line_height) < 0.1 for above, below in pairwise(feet))


def test_a_headline_is_not_much_larger_than_the_text_where_few_words_have_room(show: Show) -> None:
    view = show([text_part("How a rocket carried a promise", "title"), text_part("A heading", "heading", 1)], width=420)
    usual = [view._layout.style(number).font.pixelSize() / 18 for number in (0, 1)]
    view.set_typography(Typography(size=40))
    narrow = [view._layout.style(number).font.pixelSize() / 40 for number in (0, 1)]
    assert all(less < much for less, much in zip(narrow, usual, strict=True))
    assert all(less > 1.1 for less in narrow)
    assert narrow[0] > narrow[1]


def test_what_stands_below_the_headline_is_all_there_in_a_narrow_window(show: Show) -> None:
    parts = [text_part("A title", "title"), text_part(PARAGRAPH)]
    view = show(parts, width=420, meta="By the history desk  ·  16 July 2019  ·  history.example  ·  6 min")
    usual = view._layout.header_height
    view.set_typography(Typography(size=36))
    assert view._layout.header_height > usual * 1.6
    below = view._layout.header_rect().bottom()
    assert below < view._layout.y_of(view.document().findBlockByNumber(1).position())
    image = view.viewport().grab(view._layout.header_rect().toRect().adjusted(0, 0, 10, 0)).toImage()
    second = range(round(image.height() * 0.55), image.height())
    assert len({image.pixel(x, y) for y in second for x in range(60)}) > 5, "there are words on the second line"
