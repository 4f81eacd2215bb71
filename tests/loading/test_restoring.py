"""What was folded away comes back to its place."""

from __future__ import annotations

import pytest

from reader.article import Article, Block, Hidden, Mark, Span
from reader.loading import load, restore
from reader.paths import resources

ARTICLE = Article(
    "0123456789",
    "Title\nOne two.\nThree.",
    (
        Block(Span(0, 5), "title"),
        Block(Span(6, 14), marks=(Mark(Span(10, 13), "link", "https://example.org"),)),
        Block(Span(15, 21), "quote", 1),
    ),
    hidden=(
        Hidden("above", "icons", "", 0),
        Hidden("again", "headline", "", 1),
        Hidden("first\nsecond", "teaser", "", 2),
        Hidden("below", "copyright", "", 3),
    ),
)


def texts(article: Article) -> list[str]:
    return [article.slice(block.span) for block in article.blocks]


def test_one_piece():
    found = restore(ARTICLE, [1])
    assert texts(found) == ["Title", "again", "One two.", "Three."]
    assert [(each.text, each.before) for each in found.hidden] == [("above", 0), ("first\nsecond", 3), ("below", 4)]
    assert found.id == ARTICLE.id


def test_all_pieces():
    found = restore(ARTICLE, range(4))
    assert texts(found) == ["above", "Title", "again", "One two.", "first", "second", "Three.", "below"]
    assert found.text == "\n".join(texts(found))
    assert found.hidden == ()
    link = found.blocks[3].marks[0]
    assert (found.slice(link.span), link.href) == ("two", "https://example.org")
    assert found.blocks[6].kind == "quote"


def test_one_after_the_other_is_the_same_as_all_at_once():
    step = ARTICLE
    while step.hidden:
        step = restore(step, [0])
    assert step == restore(ARTICLE, range(4))


def test_nothing_and_what_is_not_there():
    assert restore(ARTICLE, []) == ARTICLE
    with pytest.raises(IndexError):
        restore(ARTICLE, [4])


@pytest.mark.parametrize("path", sorted((resources() / "samples").glob("*.txt")), ids=lambda path: path.name)
def test_a_sample_restored_has_every_line_of_its_file_in_order(path):
    article = load(path)
    whole = restore(article, range(len(article.hidden)))
    assert texts(whole) == [line.removeprefix("- ") for line in path.read_text("utf-8").split("\n") if line.strip()]
