"""A row of a table is one block whose cells are parted by tabs, and an image that nobody described is one U+FFFC.

No name, number or date may reach over a tab, and U+FFFC changes nothing of what stands around it.
"""

from __future__ import annotations

import pytest

from reader.article import NO_DESCRIPTION, Article, compose
from reader.insight.layers import layer_of
from reader.tagger import tag
from reader.tagger.tagging import Quantity

ROWS = (
    "James Mattis\tPentagon\tWashington",
    "New\tYork\tTimes",
    "University of\tOslo",
    "Mr\tBrown\tMary\tJones",
    "1953\t28,000\t$4.2 million\t12 percent",
    "$\t5\tmillion",
    "3\tkm\ttwenty\tfive",
    "10\tto\t12\tpercent",
    "May\t5\t2018",
    "Monday\tMarch\t12\t9\tam",
    "340\tboats\tat least\t7",
    "2010\tto\t2014",
)


def article_of(*rows: str, kind: str = "table") -> Article:
    text, blocks = compose((kind, row, int(number == 0)) for number, row in enumerate(rows))  # type: ignore[misc]
    return Article("a", text, blocks)


@pytest.mark.parametrize("row", ROWS)
def test_no_name_and_no_number_reaches_over_a_tab(row: str) -> None:
    article = article_of("What\tWho", row)
    tags = [each for each in tag(article).tags if layer_of(each.type) != "quotations"]
    assert [article.slice(each.span) for each in tags if "\t" in article.slice(each.span)] == []


def test_cells_are_tagged_as_if_they_stood_alone() -> None:
    article = article_of("1953\t28,000\t$4.2 million\t12 percent", "James Mattis\tPentagon\tOslo")
    found = {article.slice(each.span): each.value for each in tag(article).tags}
    assert {"1953", "28,000", "$4.2 million", "12 percent", "James Mattis", "Pentagon", "Oslo"} == found.keys()
    assert isinstance(found["28,000"], Quantity)
    assert (found["28,000"].value, found["28,000"].unit) == (28000, "")


def test_what_is_counted_stands_in_the_same_cell() -> None:
    article = article_of("340\tboats", "28,000\tUS troops")
    values = [each.value for each in tag(article).tags if isinstance(each.value, Quantity)]
    assert [value.counts for value in values] == ["", ""]


def test_an_image_without_a_description_is_nothing() -> None:
    assert tag(article_of(NO_DESCRIPTION, kind="image")).tags == ()
    text = f"The firm paid $5 million.\n{NO_DESCRIPTION}\nMary Jones said on Monday that the sea was calm."
    with_it = article_of(*text.split("\n"), kind="paragraph")
    without = article_of(*text.replace(f"{NO_DESCRIPTION}\n", "").split("\n"), kind="paragraph")
    words = [[article.slice(each.span) for each in tag(article).tags] for article in (with_it, without)]
    assert words[0] == words[1]
