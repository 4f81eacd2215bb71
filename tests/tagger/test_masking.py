"""Listings, notes' numbers and cells: what is not read as a sentence."""

from __future__ import annotations

from reader.article import Article, Block, Cell, Mark, Span
from reader.tagger import tag
from reader.tagger.masking import masked


def article(*parts: tuple[str, str]) -> Article:
    blocks, offset = [], 0
    for kind, text in parts:
        cells, start = [], offset
        for cell in text.split("\t") if kind == "table" else ():
            cells.append(Cell(Span(start, start + len(cell))))
            start += len(cell) + 1
        blocks.append(Block(Span(offset, offset + len(text)), kind, cells=tuple(cells)))
        offset += len(text) + 1
    return Article("0", "\n".join(text for _, text in parts), tuple(blocks))


def tagged(made: Article) -> set[str]:
    return {made.slice(each.span) for each in tag(made).tags}


def test_listings_and_descriptions_are_not_read():
    made = article(
        ("paragraph", "It cost $5 on Monday."),
        ("code", "x = 12.5"),
        ("image", "Angela Merkel in 2015"),
        ("paragraph", "He has 7 cows."),
    )
    assert tagged(made) == {"$5", "Monday", "7"}


def test_cells_are_not_joined():
    made = article(("table", "John\tSmith\t12\tmillion"), ("table", "Paris\tFrance\t3\tpercent"))
    assert not any("\t" in each for each in tagged(made))
    assert "12" in tagged(made)


def test_numbers_of_notes_are_no_numbers():
    text = "They met in 2015.3 Nobody came [12] but 40 cows."
    marks = (Mark(Span(17, 18), "sup"), Mark(Span(31, 35), "link", "#n12"))
    made = Article("0", text, (Block(Span(0, len(text)), marks=marks),))
    assert tagged(made) == {"2015", "40 cows"} or tagged(made) == {"2015", "40"}


def test_what_is_raised_in_a_text_stays():
    text = "On the 4th of May it was x2."
    made = Article("0", text, (Block(Span(0, len(text)), marks=(Mark(Span(8, 10), "sup"),)),))
    assert masked(made.text, made.blocks) == text


def test_a_masked_text_is_as_long_as_it_was():
    made = article(("table", "a\tb\tc"), ("code", "😀x"), ("paragraph", "end"))
    assert len(masked(made.text, made.blocks)) == len(made.text)
    assert masked(made.text, made.blocks) == "a\nb\nc\n\n\n\nend"


def test_plain_text_is_the_same_object():
    made = article(("paragraph", "One."), ("heading", "Two"))
    assert masked(made.text, made.blocks) is made.text
