"""The tagged page: every tag shown and explained, nothing of the article become markup."""

from __future__ import annotations

from base64 import b64encode

from reader.article import NO_DESCRIPTION, Article, Block, Cell, Mark, Picture, Span, compose
from reader.exchange.tagged import tagged_page
from reader.loading.parts import Part, joined
from reader.tagger.tagging import Entity, Quantity, Quotation, Tag, Tagging, TimeValue
from reader.tagger.vocabulary import CARDINAL, DATE, DIRECT, INDIRECT, PERSON

from .outline import Outline

TEXT, BLOCKS = compose(
    [
        ("title", "On <harbours>", 1),
        ("paragraph", "“We saw 340 & more,” Ada Quill said in 2019.", 0),
        ("item", "one", 1),
        ("item", "two", 1),
        ("code", "if a < b:", 0),
        ("rule", "", 0),
    ]
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


TAGGING = Tagging(
    tags=(
        Tag(at("“We saw 340 & more,”"), DIRECT, "q", quotation=0),
        Tag(at("340"), CARDINAL, "n", Quantity(340, counts="boats")),
        Tag(at("Ada Quill"), PERSON, "p", entity=0),
        Tag(at("2019"), DATE, "d", TimeValue("2019")),
        Tag(at("one"), INDIRECT, "q", quotation=1),
    ),
    entities=(Entity(0, "Ada Quill", PERSON, (at("Ada Quill"),)),),
    quotations=(
        Quotation((at("“We saw 340 & more,”"),), DIRECT, speaker="Ada Quill"),
        Quotation((at("one"),), INDIRECT),
    ),
)


def test_tags_say_what_they_are() -> None:
    page = Outline(tagged_page(Article("a", TEXT, BLOCKS, title="On <harbours>"), TAGGING))
    spans = [(span.get("data-layer"), "data-quoted" in span, span["title"]) for span in page.all("span")]
    assert spans == [
        (None, True, "Quote: Ada Quill"),
        (None, True, "Quote: Ada Quill"),
        ("numbers", False, "Cardinal: 340 boats"),
        (None, True, "Quote: Ada Quill"),
        ("people", False, "Person: Ada Quill"),
        ("dates", False, "Date: 2019"),
        (None, False, "Indirect"),
    ]
    assert [box["id"] for box in page.all("input")] == [
        "people", "organizations", "places", "other", "numbers", "dates", "quotations",
    ]  # fmt: skip
    assert "People 1" in page.words


def test_blocks_become_what_they_are() -> None:
    page = Outline(tagged_page(Article("a", TEXT, BLOCKS), TAGGING))
    counts = {name: len(page.all(name)) for name in ("h1", "p", "ul", "li", "pre", "hr")}
    assert counts == {"h1": 1, "p": 1, "ul": 1, "li": 2, "pre": 1, "hr": 1}
    for words in ("On <harbours>", "“We saw 340 & more,” Ada Quill said in 2019.", "if a < b:"):
        assert words in page.words


def test_marks_and_links_stay_and_only_web_links_lead_anywhere() -> None:
    marks = (
        Mark(Span(0, 4), "strong"),
        Mark(Span(5, 9), "link", "https://a.example/?x=1&y=2"),
        Mark(Span(10, 13), "link", "javascript:alert(1)"),
    )
    page = Outline(tagged_page(Article("a", "bold link bad", (Block(Span(0, 13), marks=marks),)), Tagging()))
    assert [link["href"] for link in page.all("a")] == ["https://a.example/?x=1&y=2"]
    assert len(page.all("strong")) == 1


def test_an_empty_article_is_a_page_too() -> None:
    assert Outline(tagged_page(Article("a", "", ()), Tagging())).all("h1")


# -- everything that an article can hold ---------------------------------------------------------------------------


def made(*parts: tuple[str, dict[str, object]], **facts: object) -> Article:
    """An article of blocks: their texts and their facts."""
    text, blocks = joined(Part(words, Block(Span(0, len(words)), **own)) for words, own in parts)  # type: ignore[arg-type]
    return Article("a", text, blocks, **facts)  # type: ignore[arg-type]


def item(words: str, level: int = 1, marker: str = "•") -> tuple[str, dict[str, object]]:
    return words, {"kind": "item", "level": level, "marker": marker}


def main_of(article: Article, tagging: Tagging | None = None) -> str:
    """What stands in the page's body, on one line; the page is well formed."""
    page = tagged_page(article, tagging or Tagging())
    Outline(page)
    return page.partition("<main>\n")[2].partition("\n</main>")[0].replace("\n", "").replace(' dir="auto"', "")


def test_lists_nest_and_keep_their_numbers() -> None:
    found = main_of(made(item("one", 1, "3."), item("in", 2), item("more"), item("on", 1, ""), item("two", 1, "5.")))
    assert found == (
        '<ol><li value="3">one<ul><li>in</li></ul></li></ol>'
        '<ul><li>more<p>on</p></li></ul><ol><li value="5">two</li></ol>'
    )


def test_letters_and_boxes_stand_before_their_items() -> None:
    found = main_of(made(item("first", 1, "iv."), item("done", 1, "☑"), item("word", 1, ""), item("meaning", 2, "")))
    assert found == (
        "<ul><li style=\"list-style-type: 'iv. '\">first</li><li style=\"list-style-type: '☑ '\">done<p>word</p>"
        '<ul><li style="list-style-type: none">meaning</li></ul></li></ul>'
    )
    hostile = main_of(made(item("x", 1, "'\"></ul><script>")))
    assert "<script>" not in hostile


def test_tables_have_their_heads_and_widths_and_tags_stay_in_their_cells() -> None:
    row: dict[str, object] = {"kind": "table"}
    head = (Cell(Span(0, 4), is_header=True), Cell(Span(5, 10), is_header=True))
    wide = (Cell(Span(0, 9), columns=2),)
    article = made(
        ("Port\tShips", row | {"cells": head, "level": 1}), ("Oslo\t340", row), ("both of 5", row | {"cells": wide})
    )
    start = article.text.index("340")
    found = main_of(article, Tagging(tags=(Tag(Span(start, start + 3), CARDINAL, "n", Quantity(340)),)))
    assert found == (
        '<div class="wide"><table><tr><th>Port</th><th>Ships</th></tr><tr><td>Oslo</td><td><span data-layer="numbers" '
        'title="Cardinal: 340">340</span></td></tr><tr><td colspan="2">both of 5</td></tr></table></div>'
    )


def test_listings_are_one_element_each() -> None:
    code: dict[str, object] = {"kind": "code"}
    page = tagged_page(made(("if a:", code | {"level": 1}), ("    b()", code), ("c", code | {"level": 1})), Tagging())
    assert '<pre dir="ltr">if a:\n    b()</pre>\n<pre dir="ltr">c</pre>' in page


def test_pictures_that_came_along_are_in_the_page_and_others_are_not_loaded() -> None:
    data = b"\x89PNG\r\n\x1a\n..."
    image: dict[str, object] = {"kind": "image"}
    article = made(
        ("A <ship>", image | {"picture": "0123456789abcdef.png"}),
        ("A mast", image | {"src": "https://quay.example/mast.png"}),
        (NO_DESCRIPTION, image | {"picture": "fedcba9876543210.png", "src": "javascript:alert(1)"}),
        ("The quay.", {"kind": "caption"}),
        pictures=(Picture("0123456789abcdef.png", data),),
    )
    page = Outline(tagged_page(article, Tagging()))
    (shown,) = page.all("img")
    assert shown["src"] == f"data:image/png;base64,{b64encode(data).decode()}"
    assert shown["alt"] == "A <ship>"
    assert [link["href"] for link in page.all("a")] == ["https://quay.example/mast.png"]
    assert [place.get("class") for place in page.all("p")] == ["image", "image away", "image away", "caption"]
    assert "img-src data:" in str(page.all("meta"))


def test_links_within_the_article_lead_to_their_place() -> None:
    article = made(
        ("See 1 and 2.", {"marks": (Mark(Span(4, 5), "link", "#n 1"), Mark(Span(10, 11), "link", "#gone"))}),
        ("The note.", {"kind": "item", "names": ("n 1", "again")}),
    )
    found = main_of(article)
    assert (
        found
        == '<p>See <a href="#at-n%201">1</a> and 2.</p><ul><li id="at-n%201"><a id="at-again"></a>The note.</li></ul>'
    )


def test_close_lines_deep_headings_and_nested_quotes() -> None:
    found = main_of(
        made(
            ("Roses", {}),
            ("are red", {"level": 1}),
            ("Deep", {"kind": "heading", "level": 9}),
            ("He said", {"kind": "quote", "level": 2}),
            ("* * *", {"kind": "rule"}),
        )
    )
    assert found == (
        '<p>Roses</p><p class="close">are red</p><h6>Deep</h6>'
        '<blockquote style="margin-inline-start: 1rem">He said</blockquote><p>* * *</p>'
    )
