"""Drafts -> parts: one text from the lines, with its hyphens mended, and the marks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.article import NO_DESCRIPTION, Block, Cell, Mark, Span
from reader.article.article import BREAKS, MarkKind
from reader.loading.parts import Part
from reader.loading.pdf.characters import Word
from reader.loading.pdf.drafts import Draft, share_of
from reader.loading.pdf.hyphens import HYPHENS, Hyphens
from reader.loading.pdf.lines import WIDE_LETTERS, Line
from reader.loading.pdf.pages import Link, link_at
from reader.loading.pictures import Pictures

JOINTS = frozenset("-–—/")
"""What a line may end with without a space before the next: the dash of "1914–|1918"."""


@dataclass(slots=True)
class Text:
    """A text that grows line by line. `turns` are where pages begin in it: (offset, page)."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Usual:
    """What goes without saying in a document: looks that most of its letters have."""

    is_bold: bool = False
    is_italic: bool = False
    is_fixed: bool = False


class Composer:
    """Makes parts of the drafts of one document."""

    def __init__(
        self, hyphens: Hyphens, usual: Usual, links: Mapping[int, Sequence[Link]], notes: Mapping[tuple[int, str], str]
    ) -> None:
        self._hyphens, self._usual, self._links, self._notes = hyphens, usual, links, notes

    def part(self, draft: Draft, pictures: Pictures) -> tuple[Part, list[tuple[int, int]]]:
        """The part that a draft becomes, and where pages begin in it."""
        if draft.kind == "image":
            name = pictures.keep(draft.photo.data) if draft.photo else ""
            block = Block(Span(0, 1), "image", picture=name, src=name)
            return Part(NO_DESCRIPTION, block), [(0, draft.page)]
        text = self.text_of(draft.lines, draft.pages, is_heading=draft.kind in ("heading", "title"))
        block = Block(
            Span(0, len(text.text)),
            draft.kind,
            int(draft.is_close) if draft.kind == "paragraph" else draft.level,
            tuple(text.marks),
            names=(draft.name,) if draft.name else (),
        )
        if draft.kind == "item":
            block = replace(block, marker=draft.marker)
        return Part(text.text, block), text.turns

    def rows(self, draft: Draft) -> list[Part]:
        """The parts of a table, one a row."""
        parts = []
        for number, row in enumerate(draft.cells):
            texts, marks, cells, offset = [], [], [], 0
            for lines in row:
                inner = self.text_of(lines, [draft.page] * len(lines), is_heading=number < draft.headers)
                texts.append(inner.text.replace("\t", " "))
                marks += [replace(mark, span=mark.span.moved(offset)) for mark in inner.marks]
                cells.append(Cell(Span(offset, offset + len(inner.text)), is_header=number < draft.headers))
                offset += len(inner.text) + 1
            whole = "\t".join(texts)
            block = Block(Span(0, len(whole)), "table", 0 if number else 1, tuple(marks), cells=tuple(cells))
            parts.append(Part(whole, block))
        return parts

    def text_of(self, lines: Sequence[Line], pages: Sequence[int], *, is_heading: bool = False) -> Text:
        """Join lines to one text."""
        plain = self._plain(lines, is_heading=is_heading)
        made = Text()
        for line, page in zip(lines, pages, strict=True):
            glue = self._glue(made, line, self._links.get(page, ()))
            if not made.turns or made.turns[-1][1] != page:
                made.turns.append((len(made.text) + len(glue), page))
            made.text += glue
            for index, word in enumerate(line.words):
                gap = " " * line.parted[index]
                self._add(made, gap, word, self._kinds(line, word, plain), page)
        made.text = BREAKS.sub(" ", made.text)
        return made

    def _plain(self, lines: Sequence[Line], *, is_heading: bool) -> Usual:
        """The looks that are not marked here, because all has them."""
        whole = is_heading and bool(lines)
        return Usual(
            self._usual.is_bold or whole,
            self._usual.is_italic or (whole and share_of(lines, "is_italic") > 0.9),
            self._usual.is_fixed,
        )

    def _glue(self, made: Text, line: Line, links: Sequence[Link]) -> str:
        """What stands between the text and the next line; a hyphen that only broke a word goes."""
        if not made.text:
            return ""
        first, last = line.words[0].text, made.text[-1]
        if last in HYPHENS and made.text[-2:-1].isalnum():
            if not self._hyphens.keeps(made.text[:-1][-60:], line.text[:60]):
                made.text = made.text[:-1]
                made.marks = [_cut(mark, len(made.text)) for mark in made.marks if mark.span.start < len(made.text)]
            return ""
        if links and _is_inside(made.text.rpartition(" ")[2] + first, link_at(line.words[0], links)):
            return ""
        if last in JOINTS and made.text[-2:-1].isalnum() and last != "-":
            return ""
        if WIDE_LETTERS.match(last) and WIDE_LETTERS.match(first[0]):
            return ""
        return " "

    def _kinds(self, line: Line, word: Word, plain: Usual) -> list[MarkKind]:
        font = word.style.font
        kinds: list[MarkKind] = []
        if font.is_fixed and not plain.is_fixed:
            kinds.append("code")
        if font.is_bold and not plain.is_bold and not font.is_symbolic:
            kinds.append("strong")
        if font.is_italic and not plain.is_italic:
            kinds.append("emphasis")
        rise = line.rise(word)
        if rise > 0.1:
            kinds.append("sup")
        elif rise < -0.05:
            kinds.append("sub")
        return kinds

    def _add(self, made: Text, gap: str, word: Word, kinds: Sequence[MarkKind], page: int) -> None:
        """Add a word; a mark that the word before has too goes on over the space."""
        end = len(made.text)
        made.text += gap
        start = len(made.text)
        made.text += word.text
        for kind in kinds:
            _mark(made, Mark(Span(start, len(made.text)), kind), end)
        href = link_at(word, self._links.get(page, ()))
        note = self._notes.get((page, word.text)) if "sup" in kinds else None
        if href or note:
            _mark(made, Mark(Span(start, len(made.text)), "link", href or f"#{note}"), end)


def _mark(made: Text, mark: Mark, end: int) -> None:
    """Add a mark, or lengthen the same one if it reaches to `end`, or to a glue after it."""
    for index in range(len(made.marks) - 1, max(-1, len(made.marks) - 6), -1):
        last = made.marks[index]
        if last.kind == mark.kind and last.href == mark.href and end - 1 <= last.span.end <= mark.span.start:
            made.marks[index] = replace(last, span=Span(last.span.start, mark.span.end))
            return
    made.marks.append(mark)


def _is_inside(text: str, href: str) -> bool:
    """Whether a text is a part of an address, which a line's end may have broken anywhere."""
    return len(text) > 8 and text.strip("<>()[].,;") in href


def _cut(mark: Mark, end: int) -> Mark:
    return mark if mark.span.end <= end else replace(mark, span=Span(mark.span.start, end))
