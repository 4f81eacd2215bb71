"""Tables with rules, with half of them, with none; and what only looks like one."""

import pytest

from reader.loading import pdf
from reader.loading.original import Original
from reader.progress import silent
from tests.loading.pdf.paper import Paper, story

ROWS = [
    ["Town", "1990", "2000", "2010"],
    ["Norwick", "1.20", "1.31", "1.45"],
    ["Eastholm", "0.90", "0.95", "1.02"],
    ["Port Ames", "2.10", "2.25", "2.40"],
]


def read(paper):
    return pdf.read(Original(bytes(paper), "paper.pdf", "/papers/paper.pdf"), silent)


def tables(article):
    return [[article.slice(cell.span) for cell in block.cells] for block in article.blocks if block.kind == "table"]


def headers(article):
    return [any(cell.is_header for cell in block.cells) for block in article.blocks if block.kind == "table"]


def draw(page, rows, top=300, left=60, column=90, step=16):
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            page.text(left + column * place, top + step * number, cell, 10)
    return top + step * len(rows)


def page_of(paper):
    page = paper.page()
    page.paragraph(50, 80, 490, story(1, 6))
    page.paragraph(50, 500, 490, story(2, 6))
    return page


def test_a_grid():
    paper = Paper()
    page = page_of(paper)
    draw(page, ROWS)
    for number in range(5):
        page.rule(55, 288 + 16 * number, 415)
        page.bar(55 + 90 * number, 288, 352)
    article = read(paper)
    assert tables(article) == ROWS
    assert headers(article) == [True, False, False, False]
    assert [block.level for block in article.blocks if block.kind == "table"] == [1, 0, 0, 0]
    assert article.blocks[0].kind == article.blocks[-1].kind == "paragraph"


def test_a_grid_drawn_cell_by_cell_with_text_in_lines():
    paper = Paper()
    page = page_of(paper)
    for row in range(3):
        for column in range(2):
            page.frame(60 + 150 * column, 290 + 40 * row, 210 + 150 * column, 330 + 40 * row)
            page.text(65 + 150 * column, 305 + 40 * row, f"Cell {row} and {column} begins", 10)
            page.text(65 + 150 * column, 318 + 40 * row, "and ends here", 10)
    assert tables(read(paper)) == [
        [f"Cell {row} and {column} begins and ends here" for column in range(2)] for row in range(3)
    ]


def test_rules_above_below_and_under_the_head():
    paper = Paper()
    page = page_of(paper)
    for top in (286, 305, 356):
        page.rule(55, top, 420)
    draw(page, ROWS)
    page.text(60, 275, "Table 1: Heights of the water by town and year.", 10)
    article = read(paper)
    assert tables(article) == ROWS
    assert headers(article) == [True, False, False, False]
    assert [block.kind for block in article.blocks] == ["paragraph", "caption", *["table"] * 4, "paragraph"]


def test_numbers_that_stand_in_columns():
    paper = Paper()
    draw(page_of(paper), ROWS)
    article = read(paper)
    assert tables(article) == ROWS
    assert headers(article) == [True, False, False, False]


def test_a_cell_that_is_empty():
    paper = Paper()
    page = page_of(paper)
    for top in (286, 305, 356):
        page.rule(55, top, 420)
    draw(page, [*ROWS[:2], ["Eastholm", "", "0.95", "1.02"], ROWS[3]])
    assert tables(read(paper))[2] == ["Eastholm", "", "0.95", "1.02"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name:", "Alma Reed"], ["Town:", "Norwick"], ["Trade:", "Keeper of the bridge"]],
        [["one", "two", "three"], ["four", "five", "six"], ["seven", "eight", "nine"]],
    ],
)
def test_words_in_columns_are_lines_and_no_table(rows):
    paper = Paper()
    draw(page_of(paper), rows)
    article = read(paper)
    assert not tables(article)
    assert " ".join(rows[0]) in article.text


def test_columns_of_prose_between_rules_are_no_table():
    paper = Paper()
    page = paper.page()
    page.rule(50, 70, 545)
    page.rule(50, 800, 545)
    page.paragraph(50, 90, 235, story(1, 8), indent=10)
    page.paragraph(310, 90, 235, story(2, 8), indent=10)
    article = read(paper)
    assert [article.slice(block.span) for block in article.blocks] == [story(1, 8), story(2, 8)]


def test_a_table_of_contents_has_an_entry_a_line():
    paper = Paper()
    page = paper.page()
    page.text(50, 80, "Contents", 16, "bold")
    for number, (name, at) in enumerate([("1 Stone", 3), ("2 Wood", 17), ("3 Iron and rope", 101)]):
        page.text(50, 110 + 14 * number, name, 10)
        page.text(200, 110 + 14 * number, ". " * 40, 10)
        page.text(500 - 5 * len(str(at)), 110 + 14 * number, str(at), 10)
    paper.page().paragraph(50, 80, 450, story(1, 8))
    article = read(paper)
    assert [article.slice(block.span) for block in article.blocks][1:4] == [
        "1 Stone … 3",
        "2 Wood … 17",
        "3 Iron and rope … 101",
    ]
