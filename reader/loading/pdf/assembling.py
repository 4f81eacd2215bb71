"""The parts of a document put together to an article, with its pages, what was folded away, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.article import Article, Block, Hidden, Sheet, Span
from reader.loading.bylines import read_byline
from reader.loading.dates import read_date_line
from reader.loading.furniture import REASONS
from reader.loading.language import guess_language
from reader.loading.original import Original
from reader.loading.parts import Part, folded, joined
from reader.loading.pdf.characters import Word
from reader.loading.pdf.composing import Composer
from reader.loading.pdf.document import Chapter
from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.headings import plain
from reader.loading.pdf.lines import line_of, rows_of, segments_of
from reader.loading.pdf.numbers import labels_of
from reader.loading.pdf.pages import Page
from reader.loading.pdf.running import Running
from reader.loading.pdf.sheets import listing_of
from reader.loading.pictures import Pictures

HEAD = 12
"""Blocks at the beginning in which the author and the date may stand."""


@dataclass(slots=True)
class Contents:
    """What was read from a file: its pages, and what it says of itself."""

    pages: list[Page]
    count: int
    title: str
    author: str
    created: str
    chapters: list[Chapter]
    labels: list[str]


@dataclass(slots=True)
class _Flow:
    """The parts of an article as they are put together. `begins` is the first block of each page, `turns` its offset."""

    parts: list[Part] = field(default_factory=list)
    offset: int = 0
    begins: dict[int, int] = field(default_factory=dict)
    turns: list[tuple[int, int]] = field(default_factory=list)

    def add(self, part: Part, turns: Sequence[tuple[int, int]]) -> None:
        """Add a part; `turns` are (offset in it, page)."""
        for offset, page in turns:
            self.begins.setdefault(page, len(self.parts))
            if not self.turns or self.turns[-1][1] != page:
                self.turns.append((self.offset + offset, page))
        self.parts.append(part)
        self.offset += len(part.text) + 1


class Pieces(NamedTuple):
    """What an article is made of: drafts in their order, the notes for its end, the title among the drafts if there is one."""

    drafts: Sequence[Draft]
    notes: Sequence[Draft]
    title: Draft | None
    composer: Composer


def assembled(original: Original, contents: Contents, pieces: Pieces, running: Running) -> Article:
    """Make the article of the pieces of a document; the notes stand at its end, under a rule."""
    return _article(original, contents, _composed(contents, pieces), running)


def _composed(contents: Contents, pieces: Pieces) -> tuple[_Flow, Pictures, str]:
    """The parts, the pictures, and the title as it reads."""
    drafts, notes, title, composer = pieces
    flow, pictures = _Flow(), Pictures()
    heading = ""
    if title is None and contents.title:
        heading = contents.title
        flow.add(Part(heading, Block(Span(0, len(heading)), "title")), [(0, contents.pages[0].number)])
    for draft in drafts:
        if draft.kind == "table":
            for part in composer.rows(draft):
                flow.add(part, [(0, draft.page)])
        elif draft.kind == "code":
            for number, text in enumerate(listing_of(draft)):
                block = Block(Span(0, len(text)), "code", 0 if number else 1)
                flow.add(Part(text, block), [(0, draft.page)])
        else:
            part, turns = composer.part(draft, pictures)
            if draft.kind == "image" and not part.block.picture:
                continue
            flow.add(part, turns)
            if draft is title:
                heading = _without_signs(part)
    if notes:
        flow.add(Part("", Block(Span(0, 0), "rule")), [])
        for note in notes:
            flow.add(*composer.part(note, pictures))
    return flow, pictures, heading


def _without_signs(part: Part) -> str:
    """A title without the raised sign of a note at its end."""
    signs = [mark.span for mark in part.block.marks if mark.kind == "sup" and mark.span.end == len(part.text)]
    return part.text[: signs[0].start].rstrip() if signs and signs[0].start else part.text


def _article(original: Original, contents: Contents, made: tuple[_Flow, Pictures, str], running: Running) -> Article:
    flow, pictures, heading = made
    text, blocks = joined(flow.parts)
    head = [text[block.span.start : block.span.end] for block in blocks[:HEAD]]
    labels = labels_of(contents.count, running.numbers, contents.labels)
    identity = original.url.encode() or original.data
    return Article(
        id=hashlib.sha256(identity).hexdigest()[:10],
        text=text,
        blocks=blocks,
        title=heading or PurePath(original.name).stem or text[:60],
        byline=contents.author or next(filter(None, map(read_byline, head)), ""),
        site=(urlsplit(original.url).hostname or "").removeprefix("www."),
        url=original.url,
        published=_published(head) or contents.created,
        language=guess_language(text),
        source=original.path,
        hidden=_hidden(contents.pages, flow, running),
        sheets=tuple(Sheet(offset, labels[page]) for offset, page in flow.turns),
        pictures=pictures.taken,
    )


def _published(head: Sequence[str]) -> str:
    """The date that stands on a short line of its own near the title."""
    for line in head:
        found = read_date_line(line) if len(line) < 80 else None
        if found and found.published and len(found.rest) < 50:
            return found.published
    return ""


def _hidden(pages: Sequence[Page], flow: _Flow, running: Running) -> tuple[Hidden, ...]:
    """What was left out, one piece of each kind, in which each line stands once."""
    lines: dict[str, dict[str, tuple[int, str]]] = {}
    for number, text in running.heads.values():
        lines.setdefault("running head", {}).setdefault(plain(text), (number, text))
    for page in pages:
        for kind, words in (("turned text", page.turned), ("unseen text", page.unseen), ("labels", page.labels)):
            for text in _texts(words):
                lines.setdefault(kind, {}).setdefault(plain(text), (page.number, text))
    if running.numbers:
        numbers = " ".join(running.numbers[page].text for page in sorted(running.numbers))
        lines["page number"] = {"": (min(running.numbers), numbers)}
    found = []
    for kind, once in lines.items():
        parts = [Part(text, Block(Span(0, len(text)))) for _, text in once.values()]
        before = _place(min(page for page, _ in once.values()), flow.begins, len(flow.parts))
        found.append(folded(parts, kind, REASONS[kind], before))
    return tuple(sorted(found, key=lambda each: each.before))


def _place(page: int, begins: Mapping[int, int], last: int) -> int:
    return next((begins[each] for each in sorted(begins) if each >= page), last)


def _texts(words: Sequence[Word]) -> list[str]:
    """Words that do not belong to the page's text, as lines."""
    return [line_of(word for line in row for word in line.words).text for row in rows_of(segments_of(words))]
