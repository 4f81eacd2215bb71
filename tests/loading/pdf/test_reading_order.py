"""Columns, headlines over them, boxes, sheets that lie on their side: everything is read in its order."""

import pytest

from reader.loading import pdf
from reader.loading.original import Original
from reader.progress import silent
from tests.loading.pdf.paper import Paper, story, width_of


def read(paper):
    return pdf.read(Original(bytes(paper), "paper.pdf", "/papers/paper.pdf"), silent)


def texts(article):
    return [article.slice(block.span) for block in article.blocks]


def fill(page, columns, stories, *, top=80, left=50, width=495, gutter=20, each=2):
    """Set stories into columns, so many in each; return their numbers' texts in the order of reading."""
    wide = (width - gutter * (columns - 1)) / columns
    set_in = []
    for column in range(columns):
        y = top
        for _ in range(each):
            set_in.append(story(next(stories)))
            y = page.paragraph(left + column * (wide + gutter), y, wide, set_in[-1], indent=12)
    return set_in


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns):
    paper, numbers = Paper(), iter(range(100))
    said = [text for _ in range(2) for text in fill(paper.page(), columns, numbers)]
    assert texts(read(paper)) == said


def test_narrow_gutters_are_seen():
    paper = Paper()
    said = fill(paper.page(), 2, iter(range(10)), gutter=9, each=3)
    assert texts(read(paper)) == said


def test_a_headline_and_a_foreword_span_the_columns():
    paper = Paper()
    page = paper.page()
    page.text(150, 90, "The Long Winter of the Pier", 24, "bold")
    page.paragraph(50, 130, 495, story(90, 5), 12)
    said = fill(page, 2, iter(range(10)), top=210)
    page.text(120, 440, "What Came With the Thaw", 16, "bold")
    more = fill(page, 2, iter(range(10, 20)), top=470)
    article = read(paper)
    assert texts(article) == ["The Long Winter of the Pier", story(90, 5), *said, "What Came With the Thaw", *more]
    assert [block.kind for block in article.blocks if block.kind != "paragraph"] == ["title", "heading"]


def test_columns_of_other_line_heights_stand_side_by_side():
    paper = Paper()
    page = paper.page()
    page.paragraph(50, 80, 310, story(1, 8), 10)
    page.paragraph(400, 83, 140, story(2, 4), 8)
    assert texts(read(paper)) == [story(1, 8), story(2, 4)]


def test_a_paragraph_goes_on_over_columns_and_pages():
    paper = Paper()
    one, other = paper.page(), paper.page()
    whole = story(1, 12).split()
    parts = [" ".join(whole[:60]), " ".join(whole[60:130]), " ".join(whole[130:])]
    for page, left, text in ((one, 50, parts[0]), (one, 310, parts[1]), (other, 50, parts[2])):
        page.paragraph(left, 80, 240, text)
    other.paragraph(310, 80, 240, story(2), indent=12)
    article = read(paper)
    assert texts(article) == [" ".join(whole), story(2)]
    assert article.sheet_at(article.text.index(parts[2][:40]) + 5) == "2"
    assert article.sheet_at(article.text.index(parts[1])) == "1"


def test_a_box_is_read_after_the_paragraph_that_it_stands_in():
    paper = Paper()
    page = paper.page()
    whole = story(1, 10).split()
    page.paragraph(50, 80, 240, " ".join(whole[:70]))
    page.frame(45, 250, 300, 340)
    page.text(55, 270, "A box", 10, "bold")
    page.paragraph(55, 285, 230, story(50, 2))
    page.paragraph(50, 360, 240, " ".join(whole[70:]))
    page.paragraph(310, 80, 240, story(2, 9))
    assert texts(read(paper)) == [" ".join(whole), "A box", story(50, 2), story(2, 9)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_sheet_that_is_shown_turned(turn):
    """The text runs as `/Rotate` shows it upright, on a sheet that is stored otherwise."""
    paper = Paper()
    page = paper.page(turn=turn)
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]
    for number, line in enumerate(["The first line of a turned page,", "the second line", "and the third."]):
        left, top = {0: (80, 80 + 12 * number), 90: (80 + 12 * number, 700), 180: (500, 700 - 12 * number)}.get(
            turn, (500 - 12 * number, 80)
        )
        page.turned(left, top, line, matrix=matrix)
    assert texts(read(paper)) == ["The first line of a turned page, the second line and the third."]


def test_what_stands_sideways_on_an_upright_page_is_folded_away():
    paper = Paper()
    page = paper.page()
    page.paragraph(90, 80, 400, story(1))
    page.turned(30, 600, "harbour:2101.01234v1 4 Jan 2021")
    page.turned(200, 500, "DRAFT", 60, "0.7 0.7 -0.7 0.7")
    article = read(paper)
    assert texts(article) == [story(1)]
    (hidden,) = article.hidden
    assert hidden.kind == "turned text"
    assert "2101.01234" in hidden.text
    assert "DRAFT" in hidden.text


def test_authors_that_stand_side_by_side():
    paper = Paper()
    page = paper.page()
    page.text(140, 90, "On the Drying of Nets", 20)
    for left, names in ((190, ("Alma Reed", "University of Norwick")), (400, ("Tomas Lind", "Institute of the Tides"))):
        for number, name in enumerate(names):
            page.text(left - width_of(name, 10) / 2, 130 + 14 * number, name)
    fill(page, 2, iter(range(10)), top=190)
    assert texts(read(paper))[:5] == [
        "On the Drying of Nets",
        "Alma Reed",
        "University of Norwick",
        "Tomas Lind",
        "Institute of the Tides",
    ]
