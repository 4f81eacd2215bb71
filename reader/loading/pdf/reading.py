"""A PDF document -> an article: pages, what repeats on them, layout, headings, and everything as blocks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import urlsplit

from reader.article import Article, Block, Hidden, Sheet, Span
from reader.errors import UnreadableArticleError
from reader.loading.bylines import read_byline
from reader.loading.dates import read_date_line
from reader.loading.furniture import REASONS
from reader.loading.language import guess_language
from reader.loading.original import Original
from reader.loading.parts import Part, folded, joined
from reader.loading.pdf.characters import Word
from reader.loading.pdf.composing import Composer, Usual
from reader.loading.pdf.document import Chapter, opened
from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.headings import find_headings, find_title, leave_the_head, plain
from reader.loading.pdf.hyphens import Hyphens
from reader.loading.pdf.images import Camera
from reader.loading.pdf.items import find_items
from reader.loading.pdf.joining import find_captions, find_quotes, joined_up
from reader.loading.pdf.lines import Line, line_of, rows_of, segments_of
from reader.loading.pdf.notes import referred
from reader.loading.pdf.numbers import labels_of
from reader.loading.pdf.pages import Page, read_page, with_mirrored
from reader.loading.pdf.paragraphs import Setting, leadings_of, merged_lines
from reader.loading.pdf.running import Running, find_running
from reader.loading.pdf.sheets import Sheet as Layout
from reader.loading.pdf.sheets import columns_on, lay_out, listing_of, pieces_of
from reader.loading.pictures import Pictures
from reader.progress import Progress

UNKNOWN = 0.4
"""The share of characters that no font explains, with which nothing can be read."""

USUAL = 0.6
"""The share of letters that has to be bold, slanted or of a fixed pitch for it to say nothing."""

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


def read_article(original: Original, progress: Progress) -> Article:
    """Make an article of a PDF; raises UnreadableArticleError for one that is damaged, locked, or pictures alone."""
    contents = _contents(original, progress)
    pages = contents.pages
    pieces = {page.number: pieces_of(page) for page in pages}
    body = _body_size(pages)
    running = find_running([(page.number, page.height, pieces[page.number]) for page in pages], body)
    kept = {page.number: running.without(page.number, pieces[page.number]) for page in pages}
    columns = {page.number: columns_on(page, kept[page.number], body) for page in pages}
    progress(0.75)
    usual = _usual(pages)
    leadings = leadings_of(
        merged_lines([item for item in column if isinstance(item, Line)])
        for page in pages
        for column in columns[page.number]
    )
    layouts = [lay_out(page, columns[page.number], Setting(body, leadings), fixed=usual.is_fixed) for page in pages]
    progress(0.85)
    drafts = [draft for layout in layouts for draft in layout.drafts]
    find_captions(drafts)
    find_headings(drafts, body, contents.chapters, usual.is_bold)
    title = find_title(drafts, body, contents.title) if drafts else None
    if title:
        title.kind, title.level = "title", 0
        leave_the_head(drafts, title)
    find_items(drafts)
    find_quotes(drafts, body)
    drafts = joined_up(drafts)
    notes = [note for layout in layouts for note in layout.notes]
    composer = Composer(
        Hyphens(line.text for layout in layouts for column in layout.columns for line in column),
        usual,
        {page.number: with_mirrored(page.links) for page in pages if page.links},
        _references(layouts, notes),
    )
    progress(0.95)
    return _article(original, contents, _composed(drafts, notes, composer, contents, title), running)


def _contents(original: Original, progress: Progress) -> Contents:
    with opened(original) as document:
        camera = Camera()
        pages: list[Page] = []
        for number in range(document.pages):
            page = read_page(document, number, camera)
            if page is not None:
                pages.append(page)
            progress(0.2 + 0.5 * (number + 1) / document.pages)
        _refuse(original, pages)
        labels = [document.label(number) for number in range(document.pages)]
        return Contents(
            pages, document.pages, document.title, document.author, document.created, document.chapters(), labels
        )


def _refuse(original: Original, pages: Sequence[Page]) -> None:
    """Say why nothing can be read, where that is so."""
    if not pages:
        raise UnreadableArticleError(
            f"{original.shown} is a PDF document that is damaged: no page can be read from it."
        )
    if not any(page.words for page in pages):
        if any(page.photos or page.drawings.strokes for page in pages):
            raise UnreadableArticleError(
                f"{original.shown} holds its pages as pictures, without text; a program for text recognition (OCR) can add it."
            )
        raise UnreadableArticleError(f"{original.shown} is a PDF document whose pages are empty.")
    if sum(page.unknown for page in pages) > UNKNOWN * sum(page.letters for page in pages):
        raise UnreadableArticleError(
            f"{original.shown} does not say which letters its text is made of; a program for text recognition (OCR) can read it."
        )


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[word.style.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _usual(pages: Sequence[Page]) -> Usual:
    total, bold, slanted, fixed = 0, 0, 0, 0
    for page in pages:
        for word in page.words:
            letters, font = len(word.text), word.style.font
            total += letters
            bold += letters * font.is_bold
            slanted += letters * font.is_italic
            fixed += letters * font.is_fixed
    return Usual(bold > USUAL * total, slanted > USUAL * total, fixed > USUAL * total)


def _references(layouts: Sequence[Layout], notes: Sequence[Draft]) -> dict[tuple[int, str], str]:
    """The raised numbers that lead to a note at the foot of the same page: (page, number) -> the note's name."""
    found: dict[tuple[int, str], str] = {}
    signs = Counter((note.page, note.marker) for note in notes)
    raised: dict[int, set[str]] = {}
    for layout in layouts:
        for page in {note.page for note in layout.notes}:
            raised[page] = referred(layout.columns)
    for note in notes:
        key = (note.page, note.marker)
        if signs[key] == 1 and note.marker in raised.get(note.page, ()):
            found[key] = note.name
        else:
            note.name = ""
    return found


def _composed(
    drafts: Sequence[Draft], notes: Sequence[Draft], composer: Composer, contents: Contents, title: Draft | None
) -> tuple[_Flow, Pictures, str]:
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
