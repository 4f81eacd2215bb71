"""Where paragraphs begin, which hyphens go, what is a heading, an item, a quote, a listing; and the marks in them."""

import pytest

from reader.loading import pdf
from reader.loading.original import Original
from reader.loading.pdf.hyphens import Hyphens
from reader.progress import silent
from tests.loading.pdf.paper import Paper, story, width_of


def read(paper):
    return pdf.read(Original(bytes(paper), "paper.pdf", "/papers/paper.pdf"), silent)


def texts(article):
    return [article.slice(block.span) for block in article.blocks]


def kinds(article):
    return [(block.kind, block.level) for block in article.blocks]


def marked(article):
    return [(article.slice(mark.span), mark.kind, mark.href) for block in article.blocks for mark in block.marks]


def lines(page, said, left=50, top=80, step=12, size=10, font="roman"):
    for number, line in enumerate(said):
        page.text(left, top + step * number, line, size, font)
    return top + step * len(said)


@pytest.mark.parametrize(("indent", "gap"), [(12, 0), (0, 8), (12, 8)])
def test_paragraphs_begin_by_indent_or_by_gap(indent, gap):
    paper = Paper()
    page, top = paper.page(), 80
    for number in range(5):
        top = page.paragraph(50, top, 400, story(number), indent=indent) + gap
    assert texts(read(paper)) == [story(number) for number in range(5)]


def test_paragraphs_that_only_end_before_the_side():
    paper = Paper()
    page, top = paper.page(), 80
    for number in range(4):
        top = page.paragraph(50, top, 400, story(number))
    assert texts(read(paper)) == [story(number) for number in range(4)]


def test_hanging_lines_belong_to_the_line_above():
    paper = Paper()
    page, top = paper.page(), 80
    entries = [f"Reed, Alma: {story(1, 2)}", f"Lind, Tomas: {story(2, 2)}", f"Oakes, Bea: {story(3, 2)}"]
    for entry in entries:
        words, first = entry.split(), []
        while width_of(" ".join([*first, words[0]]), 10) < 400:
            first.append(words.pop(0))
        page.text(50, top, " ".join(first), 10)
        top = page.paragraph(70, top + 12, 380, " ".join(words))
    assert texts(read(paper)) == entries


def test_words_that_a_line_breaks_are_put_together():
    paper = Paper()
    said = [
        "The government met the well-known captain at the pier, and nobody in the govern-",
        "ment could say what the keeper of the bridge had wanted when he came there by the well-",
        "known road that goes north. It was an agree-",
        "ment of the Anglo-",
        "American kind, and it held from 1914-",
        "1918 as an agreement of governments does.",
    ]
    lines(paper.page(), said)
    assert texts(read(paper)) == [
        "The government met the well-known captain at the pier, and nobody in the government could say what the keeper of the "
        "bridge had wanted when he came there by the well-known road that goes north. It was an agreement of the Anglo-American "
        "kind, and it held from 1914-1918 as an agreement of governments does."
    ]


@pytest.mark.parametrize(
    ("above", "below", "kept"),
    [
        ("inter", "national", False),
        ("self", "evident", True),
        ("Anglo", "American", True),
        ("INTER", "NATIONAL", False),
        ("week", "end", True),
        ("naviga", "tor", False),
        ("1914", "18", True),
    ],
)
def test_hyphens(above, below, kept):
    words = [
        "An international meeting at the end of the week was in-",
        "ternational, said the",
        "text of the inter-",
        "national",
    ]
    assert Hyphens(words).keeps(above, below) is kept


def test_a_text_that_breaks_no_words_keeps_its_hyphens():
    assert Hyphens(["a two-", "fold plan", "and more"]).keeps("two", "fold")


def test_headings_are_ranked_by_size_and_weight():
    paper = Paper()
    page, top = paper.page(), 130
    page.text(60, 80, "The Book of Piers", 26, "bold")
    for number, (name, size, font) in enumerate(
        [
            ("Stone", 16, "roman"),
            ("Granite", 12, "bold"),
            ("Wood", 16, "roman"),
            ("ROPES AND NETS", 10, "roman"),
            ("Iron", 12, "bold"),
        ]
    ):
        page.text(50, top, name, size, font)
        top = page.paragraph(50, top + 20, 450, story(number)) + 24
    article = read(paper)
    assert [
        (article.slice(block.span), block.kind, block.level) for block in article.blocks if block.kind != "paragraph"
    ] == [
        ("The Book of Piers", "title", 0),
        ("Stone", "heading", 2),
        ("Granite", "heading", 3),
        ("Wood", "heading", 2),
        ("ROPES AND NETS", "heading", 4),
        ("Iron", "heading", 3),
    ]
    assert article.title == "The Book of Piers"


def test_the_outline_says_what_is_a_heading():
    paper = Paper()
    for number, name in enumerate(["Salt", "Fish"]):
        page = paper.page()
        page.text(50, 80, name, 10)
        page.paragraph(50, 104, 400, story(number))
        paper.outline.append((f"{name}", number))
    assert kinds(read(paper)) == [("heading", 1), ("paragraph", 0)] * 2


def test_lists_have_items_with_their_markers():
    paper = Paper()
    page = paper.page()
    top = page.paragraph(50, 80, 400, story(1)) + 6
    for marker in ("•", "•", "–", "–", "1.", "2.", "(a)", "(b)"):
        left = 80 if marker in ("–", "(a)", "(b)") else 60
        page.text(left, top, marker.replace("•", "\u2022"), 10)
        top = page.paragraph(left + 18, top, 300, story(len(marker) + top.__hash__() % 5, 2)) + 3
    page.paragraph(50, top + 8, 400, story(9))
    article = read(paper)
    assert [(block.marker, block.level) for block in article.blocks if block.kind == "item"] == [
        ("•", 1),
        ("•", 1),
        ("–", 2),
        ("–", 2),
        ("1.", 1),
        ("2.", 1),
        ("(a)", 2),
        ("(b)", 2),
    ]
    assert kinds(article)[0] == kinds(article)[-1] == ("paragraph", 0)


def test_a_paragraph_that_begins_with_a_number_is_no_item():
    paper = Paper()
    page = paper.page()
    top = page.paragraph(50, 80, 400, story(1))
    page.paragraph(50, top, 400, f"12. That was the number of the boat. {story(2)}")
    assert kinds(read(paper)) == [("paragraph", 0)] * 2


def test_dots_that_are_drawn_are_bullets():
    paper = Paper()
    page = paper.page()
    for number in range(3):
        page.fill(62, 74 + 40 * number, 66, 78 + 40 * number, 0)
        page.paragraph(75, 80 + 40 * number, 350, story(number, 2))
    assert kinds(read(paper)) == [("item", 1)] * 3


def test_a_quote_stands_in_on_both_sides():
    paper = Paper()
    page = paper.page()
    top = page.paragraph(50, 80, 400, story(1, 6))
    top = page.paragraph(75, top + 6, 350, story(2, 4))
    page.paragraph(50, top + 6, 400, story(3, 6))
    assert kinds(read(paper)) == [("paragraph", 0), ("quote", 1), ("paragraph", 0)]


def test_listings_keep_their_lines_and_their_indents():
    paper = Paper()
    page = paper.page()
    top = page.paragraph(50, 80, 400, story(1, 6))
    top = lines(page, ["def tide(hour):", "    return 2 * hour", "", "print(tide(3))"], top=top + 10, font="fixed")
    page.paragraph(50, top + 10, 400, story(2, 6))
    article = read(paper)
    assert texts(article)[1:-1] == ["def tide(hour):", "    return 2 * hour", "", "print(tide(3))"]
    assert kinds(article)[1:-1] == [("code", 1), ("code", 0), ("code", 0), ("code", 0)]


def test_marks_come_from_fonts_heights_and_links():
    paper = Paper()
    page = paper.page()
    left = 50.0
    for text, font in (
        ("The ", "roman"),
        ("North Star", "italic"),
        (" was ", "roman"),
        ("never", "bold"),
        (" late, see ", "roman"),
    ):
        page.text(left, 80, text, 10, font)
        left += width_of(text, 10)
    page.text(left, 80, "the report", 10)
    page.link(left, 70, left + width_of("the report", 10), 84, "https://example.org/report")
    left += width_of("the report", 10)
    page.text(left, 80, " and E = mc", 10)
    page.text(left + width_of(" and E = mc", 10), 76, "2", 6)
    page.text(left + width_of(" and E = mc", 10) + 4, 80, ".", 10)
    page.paragraph(50, 92, 400, story(1, 6))
    assert marked(read(paper)) == [
        ("North Star", "emphasis", ""),
        ("never", "strong", ""),
        ("the report", "link", "https://example.org/report"),
        ("2", "sup", ""),
    ]


def test_links_that_are_not_allowed_are_none():
    paper = Paper()
    page = paper.page()
    page.text(50, 80, "Run this", 10)
    page.link(50, 70, 90, 84, "file:///etc/passwd")
    page.link(50, 70, 90, 84, "javascript:alert\\(1\\)")
    assert marked(read(paper)) == []


def test_letters_that_are_set_far_apart_are_words():
    paper = Paper()
    page = paper.page()
    page.text(50, 80, "A QUIET HARBOUR", 12, "roman", "6 Tc")
    page.paragraph(50, 110, 400, story(1, 6))
    assert texts(read(paper))[0] == "A QUIET HARBOUR"


def test_text_that_is_drawn_letter_by_letter():
    paper = Paper()
    page, left = paper.page(), 50.0
    for letter in "The gull came home before dawn.":
        if letter != " ":
            page.text(left, 80, letter, 10)
        left += width_of(letter, 10)
    assert texts(read(paper)) == ["The gull came home before dawn."]
