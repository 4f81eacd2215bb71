"""What stands at the edges of pages: running heads, page numbers, footnotes; and the numbers by which pages are cited."""

import pytest

from reader.loading import pdf
from reader.loading.original import Original
from reader.loading.pdf.numbers import Printed, labels_of, roman_number
from reader.loading.restoring import restore
from reader.progress import silent
from tests.loading.pdf.paper import Paper, story, width_of


def read(paper):
    return pdf.read(Original(bytes(paper), "paper.pdf", "/papers/paper.pdf"), silent)


def texts(article):
    return [article.slice(block.span) for block in article.blocks]


def hidden(article):
    return {each.kind: each.text.split("\n") for each in article.hidden}


def test_running_heads_and_page_numbers_are_folded_away_once():
    paper = Paper()
    for number in range(6):
        page = paper.page()
        page.text(50, 40, "The Journal of Piers" if number % 2 else "Alma Reed", 8)
        page.text(530, 40, str(211 + number), 8)
        page.text(200, 815, "Norwick Press, all rights reserved", 8)
        page.paragraph(50, 80, 490, story(number))
    article = read(paper)
    assert texts(article) == [story(number) for number in range(6)]
    assert hidden(article) == {
        "running head": ["Alma Reed", "Norwick Press, all rights reserved", "The Journal of Piers"],
        "page number": ["211 212 213 214 215 216"],
    }
    assert [sheet.label for sheet in article.sheets] == ["211", "212", "213", "214", "215", "216"]
    assert [article.text[sheet.offset :][:20] for sheet in article.sheets] == [
        story(number)[:20] for number in range(6)
    ]


def test_what_was_folded_away_can_be_put_back():
    paper = Paper()
    for number in range(3):
        page = paper.page()
        page.text(50, 40, "The Journal of Piers", 8)
        page.paragraph(50, 80, 490, story(number))
    article = restore(read(paper), [0])
    assert texts(article) == ["The Journal of Piers", *(story(number) for number in range(3))]
    assert article.sheet_at(article.text.index(story(1))) == "2"


@pytest.mark.parametrize("form", ["{}", "- {} -", "Page {} of 9", "{}/9", "p. {}"])
def test_forms_of_page_numbers(form):
    paper = Paper()
    for number in range(3):
        page = paper.page()
        page.paragraph(50, 80, 490, story(number))
        page.text(290, 810, form.format(number + 4), 9)
    article = read(paper)
    assert texts(article) == [story(number) for number in range(3)]
    assert [sheet.label for sheet in article.sheets] == ["4", "5", "6"]


def test_the_chapter_beside_the_page_number_goes_with_it():
    paper = Paper()
    for number in range(6):
        page = paper.page()
        page.text(50, 40, str(30 + number), 8)
        page.text(250, 40, ("Stone", "Wood", "Iron", "Rope", "Salt", "Fish")[number], 8, "italic")
        page.paragraph(50, 80, 490, story(number))
    assert texts(read(paper)) == [story(number) for number in range(6)]


def test_a_first_line_that_comes_again_is_no_running_head():
    """Lines of the text itself, close to those below them, stay, however often they come."""
    paper = Paper()
    for number in range(4):
        page = paper.page()
        page.text(50, 80, "So it was told, and so the keeper wrote it down in his book, word for word:", 10)
        page.paragraph(50, 92, 490, story(number))
    assert "\n".join(texts(read(paper))).count("so the keeper wrote") == 4


def test_a_heading_with_the_page_s_number_by_chance_stays():
    paper = Paper()
    for number in range(5):
        page = paper.page()
        page.text(50, 80, str(number + 1) if number == 2 else "", 14, "bold")
        page.text(80, 80, f"The {['first', 'second', 'third', 'fourth', 'fifth'][number]} pier", 14, "bold")
        page.paragraph(50, 110, 490, story(number, 8))
        page.text(290, 810, str(number + 1), 9)
    assert "3 The third pier" in texts(read(paper))


def test_small_documents_lose_nothing_by_chance():
    paper = Paper()
    page = paper.page()
    page.text(50, 40, "12", 10)
    page.text(50, 60, "A line of its own", 10)
    page.paragraph(50, 100, 490, story(1))
    assert texts(read(paper))[0] == "12"


def test_a_document_of_lines_that_are_alike_keeps_them():
    paper = Paper()
    for number in range(8):
        paper.page().text(50, 80, f"Slide {number}", 10)
    assert texts(read(paper)) == [f"Slide {number}" for number in range(8)]


def test_labels_of_the_file_count_where_nothing_is_printed():
    paper = Paper(labels="0<</S/r>>2<</S/D/St 5>>")
    for number in range(4):
        paper.page().paragraph(50, 80, 490, story(number))
    assert [sheet.label for sheet in read(paper).sheets] == ["i", "ii", "5", "6"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({}, ["1", "2", "3", "4"]),
        ({1: 12, 3: 14}, ["11", "12", "13", "14"]),
        ({2: 1}, ["1", "2", "1", "2"]),
        ({3: 9}, ["6", "7", "8", "9"]),
    ],
)
def test_pages_without_a_number_count_on_from_their_neighbours(printed, expected):
    numbers = {page: Printed(value, "1", str(value)) for page, value in printed.items()}
    assert labels_of(4, numbers, [""] * 4) == expected


def test_roman_pages_count_on_as_such():
    assert labels_of(3, {0: Printed(4, "i", "iv")}, [""] * 3) == ["iv", "v", "vi"]
    assert [roman_number(value) for value in (1, 4, 9, 14, 40, 90, 388)] == [
        "i",
        "iv",
        "ix",
        "xiv",
        "xl",
        "xc",
        "ccclxxxviii",
    ]


def noted(rule=True):
    paper = Paper()
    for number in range(2):
        page = paper.page()
        page.paragraph(50, 80, 490, story(number, 5))
        left = 50
        page.text(left, 160, "A last word", 10)
        left += width_of("A last word", 10)
        page.text(left, 156, str(number + 1), 6)
        page.text(left + 3.5, 160, " before the end.", 10)
        if rule:
            page.rule(50, 740, 150)
        page.text(56, 748, str(number + 1), 5)
        page.text(60, 752, f"See the book of piers, volume {number + 3}, where the keeper tells it in", 8)
        page.text(50, 762, "his own words.", 8)
    return read(paper)


def test_footnotes_stand_at_the_end_and_their_numbers_lead_to_them():
    article = noted()
    assert texts(article)[-3:] == [
        "",
        "See the book of piers, volume 3, where the keeper tells it in his own words.",
        "See the book of piers, volume 4, where the keeper tells it in his own words.",
    ]
    first, second = article.blocks[-2:]
    assert (first.kind, first.marker, first.names) == ("item", "1", ("note-1-1",))
    links = [mark for block in article.blocks for mark in block.marks if mark.kind == "link"]
    assert [(article.slice(mark.span), mark.href) for mark in links] == [("1", "#note-1-1"), ("2", "#note-2-2")]
    assert second.names == ("note-2-2",)
    assert "A last word1 before the end." in article.text
    assert [article.sheet_at(block.span.start) for block in (first, second)] == ["1", "2"]


def test_a_raised_number_is_enough_without_a_rule():
    assert noted(rule=False).blocks[-1].names == ("note-2-2",)


def test_small_print_without_a_sign_is_no_note():
    paper = Paper()
    page = paper.page()
    page.paragraph(50, 80, 490, story(1, 5))
    page.paragraph(50, 700, 490, story(2, 2), 8)
    article = read(paper)
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]
    assert article.text.endswith(story(2, 2))
