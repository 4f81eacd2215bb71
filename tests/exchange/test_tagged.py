"""The tagged page: every tag shown and explained, nothing of the article become markup."""

from __future__ import annotations

from reader.article import Article, Block, Mark, Span, compose
from reader.exchange.tagged import tagged_page
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
