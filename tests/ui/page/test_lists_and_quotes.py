"""Lists, quotes, rules and the white between blocks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from reader.article import Span
from reader.loading.parts import Part
from reader.style import load_theme
from reader.ui.page.view import PageView
from tests.ui.page.conftest import Show
from tests.ui.pages import span_of
from tests.ui.painted import colors_of, near
from tests.ui.showcase import text_part

WINDOW = load_theme("paper").window


def item(text: str, marker: str, level: int = 1) -> Part:
    return text_part(text, "item", level, marker=marker)


def left(view: PageView, words: str) -> int:
    return view.rect_of(span_of(view.article, words)).left()


def box(view: PageView, words: str) -> QRect:
    return view.rect_of(span_of(view.article, words))


def before(view: PageView, words: str, width: int) -> QRect:
    """What stands left of a passage."""
    at = box(view, words)
    return QRect(at.left() - width, at.top(), width - 2, at.height())


def test_items_of_a_level_begin_at_one_edge_and_deeper_ones_further_in(show: Show) -> None:
    view = show([text_part("Before"), item("one", "•"), item("two", "•", 2), item("three", "•", 3), item("four", "•")])
    assert left(view, "Before") < left(view, "one") == left(view, "four") < left(view, "two") < left(view, "three")


def test_the_widest_number_fits_before_its_item(show: Show) -> None:
    narrow = show([item("first of few", "1."), item("second of few", "2.")])
    wide = show([item("first of many", "1."), item("last of many", "100000.")])
    assert left(narrow, "first of few") == left(narrow, "second of few")
    assert left(wide, "first of many") == left(wide, "last of many") > left(narrow, "first of few")
    edge = box(wide, "last of many")
    outside = QRect(0, edge.top(), edge.left() - (left(wide, "last of many") - 0), edge.height())
    assert not near(WINDOW.dim, colors_of(wide, outside), 40)


@pytest.mark.parametrize("marker", ["•", "3.", "a)", "☐", "☑"])
def test_a_marker_is_painted_before_its_item_and_not_before_its_second_paragraph(show: Show, marker: str) -> None:
    view = show([item("an item", marker), item("goes on", "")])
    assert near(WINDOW.dim, colors_of(view, before(view, "an item", 24)), 40)
    assert colors_of(view, before(view, "goes on", 24)) == {WINDOW.page.lower()}
    assert left(view, "an item") == left(view, "goes on")


def test_a_box_that_is_ticked_is_filled(show: Show) -> None:
    view = show([item("open", "☐"), item("done", "☑")])
    inks = [
        sum(near(WINDOW.dim, {name}, 6) for name in colors_list(view, before(view, word, 24)))
        for word in ("open", "done")
    ]
    assert inks[1] > inks[0] * 1.5


def colors_list(view: PageView, at: QRect) -> list[str]:
    image = view.viewport().grab(at).toImage()
    return [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]


def test_lists_that_read_leftwards_have_their_markers_on_the_right(show: Show) -> None:
    view = show([item("הרציף הצפוני", "1."), text_part("הנמל הוא הבטחה של אבן", "quote", 1)])
    words = box(view, "הרציף הצפוני")
    page = view.viewport().width()
    assert words.right() > page / 2
    assert near(WINDOW.dim, colors_of(view, QRect(words.right() + 3, words.top(), 22, words.height())), 40)
    quote = box(view, "הנמל הוא")
    assert near(WINDOW.line, colors_of(view, QRect(quote.right() + 4, quote.top(), 40, quote.height())), 3)


def test_the_rule_beside_quotes_goes_on_between_them_and_stops_below_them(show: Show) -> None:
    quotes = [text_part(f"Quote {name}", "quote", level) for name, level in (("one", 1), ("two", 2), ("three", 1))]
    view = show([*quotes, text_part("After them.")])
    one, two, after = box(view, "Quote one"), box(view, "Quote two"), box(view, "After them.")
    x = after.left()
    gap = QRect(x, one.bottom() + 2, 6, two.top() - one.bottom() - 4)
    assert gap.height() > 5
    assert near(WINDOW.line, colors_of(view, gap))
    inner = QRect(one.left(), one.top(), 4, two.top() - one.top() - 2)
    assert left(view, "Quote two") > left(view, "Quote one") == left(view, "Quote three") > x
    assert not near(
        WINDOW.line, colors_of(view, inner.translated(-2, 0)).difference(colors_of(view, box(view, "Quote one")))
    )
    last = box(view, "Quote three")
    assert colors_of(view, QRect(x, last.bottom() + 3, 6, after.top() - last.bottom() - 5)) == {WINDOW.page.lower()}


def test_a_heading_stands_closer_to_what_it_heads(show: Show) -> None:
    for level in range(1, 7):
        view = show([text_part("What was"), text_part("A heading", "heading", level), text_part("What is")])
        head = box(view, "A heading")
        assert head.top() - box(view, "What was").bottom() > box(view, "What is").top() - head.bottom() > 0


def test_headings_get_smaller_with_their_level(show: Show) -> None:
    view = show([text_part("Some heading", "heading", level) for level in range(1, 6)])
    spans = [block.span for block in view.article.blocks]
    widths = [view.rect_of(span).width() for span in spans]
    assert widths == sorted(set(widths), reverse=True)


def test_a_caption_belongs_to_the_table_below_it_and_to_the_picture_above_it(show: Show) -> None:
    from tests.ui.showcase import image, table

    rows = (("Port", "Ships"), ("Rye", "88"))
    view = show([*table(rows), text_part("The next table", "caption"), *table((("Dock", "Cranes"), ("East", "4")))])
    above, caption, below = box(view, "88"), box(view, "The next table"), box(view, "Dock")
    assert caption.top() - above.bottom() > below.top() - caption.bottom() + 4
    lost = [
        image("A lost picture", "0123456789abcdef.png"),
        text_part("Its caption", "caption"),
        image("Another", "ab.png"),
    ]
    view = show(lost)
    above, caption, below = box(view, "A lost picture"), box(view, "Its caption"), box(view, "Another")
    assert caption.top() - above.bottom() < below.top() - caption.bottom()


def test_a_rule_is_three_dots_in_the_middle(show: Show) -> None:
    view = show([text_part("Before"), text_part("", "rule"), text_part("After")])
    top, bottom = box(view, "Before").bottom() + 2, box(view, "After").top() - 2
    middle = QRect(view.viewport().width() // 2 - 30, top, 60, bottom - top)
    assert near(WINDOW.faint, colors_of(view, middle), 12)
    assert colors_of(view, QRect(middle.right() + 8, top, 80, bottom - top)) == {WINDOW.page.lower()}


def test_small_letters_above_and_below_do_not_move_the_lines(show: Show) -> None:
    words = "water and what is in it " * 20
    plain = show([text_part(words)], width=500)
    raised = show([text_part(words.replace("what", "wh^a^t").replace("water", "wat~er~"))], width=500)
    span = Span(0, len(plain.article.text))
    assert abs(plain.rect_of(span).height() - raised.rect_of(span).height()) <= 1


def test_deep_lists_leave_room_for_their_words(show: Show) -> None:
    view = show(
        [item(f"level {level} has words enough to fill a line or two", "•", level) for level in range(1, 13)], width=420
    )
    assert view.rect_of(view.article.blocks[-1].span).width() > 150
