"""Signs in a source's text: they come out where they went in, and leave no trace."""

from __future__ import annotations

from reader.article import Block, Cell, Mark, Span
from reader.loading.parts import Part
from reader.loading.signs import read_signs, sign, without_strays


def test_signs_come_out_with_their_places():
    text = f"It was {sign(3)}late, {sign(12)}very late."
    marked = Mark(Span(7, len(text)), "emphasis")
    parts, found = read_signs(
        [Part("Before", Block(Span(0, 6))), Part(text, Block(Span(0, len(text)), marks=(marked,)))]
    )
    assert [part.text for part in parts] == ["Before", "It was late, very late."]
    assert found == [(3, 1, 7), (12, 1, 13)]
    assert parts[1].block.span == Span(0, 23)
    assert parts[1].block.marks == (Mark(Span(7, 23), "emphasis"),)


def test_cells_close_up():
    text = f"a\t{sign(0)}b\tc"
    size = len(sign(0))
    cells = (Cell(Span(0, 1)), Cell(Span(2, 3 + size)), Cell(Span(4 + size, 5 + size)))
    (part,), _ = read_signs([Part(text, Block(Span(0, len(text)), "table", cells=cells))])
    assert [part.text[cell.span.start : cell.span.end] for cell in part.block.cells] == ["a", "b", "c"]


def test_a_part_of_nothing_but_signs_goes_and_they_stand_before_the_next():
    parts, found = read_signs([Part(sign(5), Block(Span(0, len(sign(5))))), Part("Next", Block(Span(0, 4)))])
    assert [part.text for part in parts] == ["Next"]
    assert found == [(5, 0, 0)]


def test_a_text_that_has_such_characters_is_freed_of_them():
    assert without_strays(f"a{sign(1)}b") == "ab"
    assert without_strays("plain") == "plain"
