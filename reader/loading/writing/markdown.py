"""An article as Markdown: CommonMark with GitHub's tables and tasks, and footnotes as pandoc and Obsidian read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.article import Article, Block, Span
from reader.loading.writing.footnotes import footnotes
from reader.loading.writing.inline import Inline
from reader.loading.writing.lists import outline

TASKS = {"☐": "- [ ]", "☑": "- [x]"}
NUMBER = re.compile(r"\d{1,9}[.)]")
MOST_EMPTY = 200
"""Cells that a row is filled up with at most: as many columns as a table is read with."""


def to_markdown(article: Article) -> str:
    """The article as Markdown. What the article says is escaped, so that nothing in it becomes markup."""
    return _Writer(article).written()


class _Writer:
    def __init__(self, article: Article) -> None:
        self._article = article
        self._labels = footnotes(article)
        names = {name: label for index, label in self._labels.items() for name in article.blocks[index].names}
        self._inline = Inline(article, names)

    def written(self) -> str:
        """The whole text: runs of neighbouring blocks; a footnote takes the paragraphs that go on with it."""
        parts, start = [], 0
        for (kind, _number), run in groupby(self._kinds()):
            end = start + sum(1 for _ in run)
            blocks = self._article.blocks[start:end]
            parts.append(self._note(self._labels[start], blocks) if kind == "note" else self._run(kind, blocks))
            start = end
        return "\n\n".join(parts) + "\n"

    def _kinds(self) -> Iterator[tuple[str, int]]:
        """For each block the kind of its run and a number that changes where another run of the kind begins."""
        number, kind = 0, ""
        above: Block | None = None
        for index, block in enumerate(self._article.blocks):
            goes_on = above is not None and block.kind == above.kind and _goes_on(block, above)
            if index in self._labels:
                number, kind = number + 1, "note"
            elif kind == "note" and block.kind == "item" and not block.marker:
                pass
            elif kind != block.kind or not goes_on:
                number, kind = number + 1, block.kind
            above = block
            yield kind, number

    def _run(self, kind: str, blocks: Sequence[Block]) -> str:
        match kind:
            case "code":
                return _listing([self._article.slice(block.span) for block in blocks], blocks[0].language)
            case "table":
                return self._table(blocks)
            case "item":
                return self._list(blocks)
            case "quote":
                return self._quotation(blocks)
            case _:
                return "\\\n".join(map(self._plain, blocks))

    def _plain(self, block: Block) -> str:
        if block.kind == "image":
            return self._inline.image(block)
        if block.kind == "rule" and not len(block.span):
            return f"{self._inline.names(block)}* * *"
        level = {"title": 1, "heading": min(6, max(1, block.level))}.get(block.kind, 0)
        return ("#" * level + " " if level else "") + self._inline.block(block)

    def _list(self, blocks: Sequence[Block]) -> str:
        lines: list[str] = []
        column = 0
        for block, indent, marker in outline(blocks, _marker):
            start = " " * indent + (f"{marker} " if marker else "")
            begins_inside = indent > column and NUMBER.fullmatch(marker) and marker[:-1] != "1"
            if not marker and block.is_tight:
                lines[-1] += "\\"
            elif not marker or begins_inside:  # a list that does not begin with 1 cannot interrupt a paragraph
                lines.append("")
            lines.append(start + self._inline.block(block))
            column = indent
        return "\n".join(lines)

    def _note(self, label: str, blocks: Sequence[Block]) -> str:
        first, *others = blocks
        return "\n\n".join(
            [f"[^{label}]: {self._inline.note(first)}", *(f"    {self._inline.note(each)}" for each in others)]
        )

    def _quotation(self, blocks: Sequence[Block]) -> str:
        text = ""
        for number, block in enumerate(blocks):
            above = blocks[number - 1] if number else None
            if above is not None:
                shared = ("> " * max(1, min(above.level, block.level))).rstrip()
                text += "\\\n" if block.is_tight and above.level == block.level else f"\n{shared}\n"
            text += "> " * max(1, block.level) + self._inline.block(block)
        return text

    def _table(self, rows: Sequence[Block]) -> str:
        cells = [self._cells(row) for row in rows]
        columns = max(map(len, cells))
        lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in cells]
        if not any(cell.is_header for cell in rows[0].cells):
            lines.insert(0, f"|{'  |' * columns}")
        lines.insert(1, f"|{' --- |' * columns}")
        return "\n".join(lines)

    def _cells(self, row: Block) -> list[str]:
        found: list[str] = []
        for span, columns in _cell_spans(self._article, row):
            found += [self._inline.cell(row, span), *[""] * min(columns - 1, MOST_EMPTY)]
        return found


def _goes_on(block: Block, above: Block) -> bool:
    """Whether a block is written together with the one above, which is of its kind."""
    return block.kind in ("item", "quote") or (block.kind != "image" and block.is_close_to(above))


def _cell_spans(article: Article, row: Block) -> Iterator[tuple[Span, int]]:
    """The cells of a row with their widths; a row that names none is parted at its tabs."""
    if row.cells:
        yield from ((cell.span, cell.columns) for cell in row.cells)
        return
    start = row.span.start
    for part in article.slice(row.span).split("\t"):
        yield Span(start, start + len(part)), 1
        start += len(part) + 1


def _marker(marker: str) -> str:
    """A marker as Markdown has it; letters and Roman numerals, which it has not, stand behind a bullet."""
    if marker in TASKS:
        return TASKS[marker]
    if NUMBER.fullmatch(marker):
        return marker
    return f"- {marker}" if any(map(str.isalnum, marker)) else "-"


def _listing(lines: Sequence[str], language: str) -> str:
    longest = max(len(ticks) for line in lines for ticks in ["", *re.findall("`+", line)])
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence + language, *lines, fence])
