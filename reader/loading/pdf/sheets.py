"""One page -> drafts in reading order: its tables, boxes, pictures and columns, and the notes at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.loading.pdf.characters import Word
from reader.loading.pdf.contents import contents_from
from reader.loading.pdf.drafts import Draft, share_of
from reader.loading.pdf.geometry import Box, around
from reader.loading.pdf.lines import Line, mirrored, rows_of, runs_to_the_left, segments_of
from reader.loading.pdf.notes import foot_of, notes_of
from reader.loading.pdf.pages import Page, Photo
from reader.loading.pdf.paragraphs import Setting, lines_between, measure_of, merged_lines, paragraphs_of
from reader.loading.pdf.regions import columns_of
from reader.loading.pdf.tables import Table, edges_of, plain_table, ruled_tables

LARGEST_BOX = 0.55
"""Of the page: a larger frame is the page's own."""

CHARACTER_WIDTH = 0.6
"""Ems that a letter of a fixed pitch is wide."""


class Aside(NamedTuple):
    """A box on the page with text of its own."""

    box: Box
    lines: list[Line]


Item = Line | Photo | Table | Aside


class Sheet(NamedTuple):
    """What layout made of a page: its drafts, the notes at its foot, and the columns of lines that it found."""

    drafts: list[Draft]
    notes: list[Draft]
    columns: list[list[Line]]


def pieces_of(page: Page) -> list[Line]:
    """The pieces of lines of a page, drawn dots of lists among them."""
    return segments_of([*page.words, *_bullets(page)])


def _bullets(page: Page) -> list[Word]:
    """Dots that are drawn before a line, as words."""
    found = []
    for dot in page.drawings.dots:
        middle = 0.5 * (dot.top + dot.bottom)
        beside = [
            word
            for word in page.words
            if 0 < word.left - dot.right < 2.5 * word.style.size
            and word.base - 0.75 * word.style.size < middle < word.base + 0.1 * word.style.size
        ]
        before = any(
            0 <= dot.left - word.right < 3 * word.style.size
            and word.base - word.style.size < middle < word.base + 0.3 * word.style.size
            for word in page.words
        )
        if beside and not before:
            first = min(beside, key=lambda word: word.left)
            found.append(first._replace(text="•", left=dot.left, right=dot.right))
    return found


def columns_on(page: Page, pieces: Sequence[Line], body: float) -> list[list[Item]]:
    """The lines, pictures, tables and boxes of a page, column by column."""
    outlines = [panel.box for panel in page.drawings.panels if not panel.is_filled]
    rules, bars = edges_of(outlines)
    tables = ruled_tables(pieces, [*page.drawings.rules, *rules], [*page.drawings.bars, *bars], page.number)
    taken = {id(line) for table in tables for line in table.lines}
    rest = [line for line in pieces if id(line) not in taken]
    asides = _asides(page, rest)
    taken = {id(line) for aside in asides for line in aside.lines}
    items: list[Item] = [line for line in rest if id(line) not in taken]
    return columns_of([*items, *asides, *tables, *page.photos], body)


def _asides(page: Page, lines: Sequence[Line]) -> list[Aside]:
    """Frames and tinted panels that hold some lines, but not most of the page's."""
    found: list[Aside] = []
    left = list(lines)
    panels = sorted((panel.box for panel in page.drawings.panels), key=lambda box: box.area)
    for box in panels:
        if box.area > LARGEST_BOX * page.width * page.height:
            break
        inside = lines_between(left, box)
        if len(rows_of(inside)) < 2 or len(inside) > 0.7 * len(lines) or share_of(inside, "is_fixed") > 0.8:
            continue
        if any(line.box.left < box.left - 2 or line.box.right > box.right + 2 for line in inside):
            continue
        found.append(Aside(box, inside))
        gone = set(map(id, inside))
        left = [line for line in left if id(line) not in gone]
    return found


def lay_out(page: Page, columns: Sequence[Sequence[Item]], setting: Setting, *, fixed: bool) -> Sheet:
    """Make drafts of the columns of a page. `fixed` says that all of the document is set in a fixed pitch."""
    sheet = Sheet([], [], [])
    for column in columns:
        _lay_out_column(page, column, setting, sheet, fixed=fixed)
    return sheet


def _lay_out_column(page: Page, column: Sequence[Item], setting: Setting, sheet: Sheet, *, fixed: bool) -> None:
    lines = [item for item in column if isinstance(item, Line)]
    rows, whole = rows_of(lines), merged_lines(lines)
    if runs_to_the_left(whole):
        rows, whole = [[mirrored(line) for line in reversed(row)] for row in rows], [mirrored(line) for line in whole]
    foot = foot_of(whole, page.drawings.rules, setting.body)
    sheet.notes.extend(notes_of(whole[foot:], page.number))
    sheet.columns.append(whole[:foot])
    floats = sorted((item for item in column if not isinstance(item, Line)), key=lambda item: item.box.top)
    measure = measure_of(whole) if whole else None
    first = len(sheet.drafts)
    run: list[Line] = []

    def flush() -> None:
        if run and measure:
            sheet.drafts.extend(paragraphs_of(run, measure, setting, page.number))
            run.clear()

    index = 0
    while index < foot:
        while floats and floats[0].box.top < whole[index].box.top:
            flush()
            _add_float(page, floats.pop(0), setting, sheet, fixed=fixed)
        entries = contents_from(rows[:foot], index, page.number, measure.left, measure.right) if measure else []
        if entries:
            flush()
            sheet.drafts.extend(entries)
            index += len(entries)
            continue
        table = plain_table(rows[:foot], index, page.number) if len(rows[index]) > 1 else None
        if table:
            flush()
            sheet.drafts.append(table[1])
            index += table[0]
            continue
        listing = 0 if fixed else _listing(whole[:foot], index)
        if listing:
            flush()
            sheet.drafts.append(_code(whole[index : index + listing], page.number))
            index += listing
            continue
        run.append(whole[index])
        index += 1
    flush()
    for item in floats:
        _add_float(page, item, setting, sheet, fixed=fixed)
    if len(sheet.drafts) > first:
        sheet.drafts[-1].is_open = True


def _add_float(page: Page, item: Item, setting: Setting, sheet: Sheet, *, fixed: bool) -> None:
    if isinstance(item, Photo):
        sheet.drafts.append(Draft("image", page.number, photo=item))
    elif isinstance(item, Table):
        sheet.drafts.append(item.draft)
    elif isinstance(item, Aside):
        inner = Sheet([], [], sheet.columns)
        for column in columns_of(item.lines, setting.body):
            _lay_out_column(page, column, setting, inner, fixed=fixed)
        for draft in inner.drafts:
            draft.is_aside = True
            draft.is_open = False
        sheet.drafts.extend(inner.drafts)
        sheet.drafts.extend(inner.notes)


def _listing(lines: Sequence[Line], start: int) -> int:
    """How many lines from one on are a listing: all in a fixed pitch."""
    stop = start
    while stop < len(lines) and share_of([lines[stop]], "is_fixed") > 0.95:
        if stop > start and lines[stop].base - lines[stop - 1].base > 3.2 * lines[stop].size:
            break
        stop += 1
    lone = stop - start == 1 and len(lines[start].words) < 2
    return 0 if lone else stop - start


def _code(lines: Sequence[Line], page: int) -> Draft:
    return Draft("code", page, list(lines), [page] * len(lines), around(line.box for line in lines).left)


def listing_of(draft: Draft) -> list[str]:
    """The lines of a listing as text, with the spaces that stand before and inside them; blank lines where one was left."""
    texts: list[str] = []
    above: Line | None = None
    for line in draft.lines:
        pitch = CHARACTER_WIDTH * line.size
        sizes = [(word.right - word.left) / len(word.text) for word in line.words if len(word.text) > 2]
        pitch = sizes[len(sizes) // 2] if sizes else pitch
        text = ""
        for index, word in enumerate(line.words):
            column = round((word.left - draft.left) / max(pitch, 0.5))
            text += (
                " " * max(column - len(text) if line.parted[index] or not index else 0, line.parted[index]) + word.text
            )
        if above is not None and line.base - above.base > 1.8 * line.size:
            texts.append("")
        texts.append(text)
        above = line
    return texts
