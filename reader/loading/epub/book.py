"""A whole book -> one article: its files are opened, put in order, linked with each other, emitted and joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from reader.article import Article, Block, Hidden, Sheet, Span
from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive
from reader.loading.declared import settled_language
from reader.loading.epub.chapter import Chapter, body_of, page_of_picture, prepare, roles_of
from reader.loading.epub.contents import read_contents
from reader.loading.epub.headings import settle_headings
from reader.loading.epub.leaves import FOLD, REASONS, fold_leaves, kind_at
from reader.loading.epub.linking import link
from reader.loading.epub.package import Item, Package, member_at, read_package
from reader.loading.epub.pages import mark_pages
from reader.loading.epub.protection import refuse_locked
from reader.loading.html.emit import Emitter, with_names
from reader.loading.original import Original
from reader.loading.parts import Part, folded, joined
from reader.loading.pictures import Pictures
from reader.loading.signs import Found, read_signs
from reader.progress import Progress

LARGEST_TEXT = 40_000_000
"""Bytes of markup that a book may have; the longest novels have five million."""

MOST_TAGS = 3_000_000
"""Tags of all files; a long novel has 100,000."""


class Piece(NamedTuple):
    """Neighbouring parts that stay (no kind), or are folded away together."""

    kind: str
    parts: list[Part]


def read_book(original: Original, progress: Progress) -> Article:
    """Make an article of a book."""
    archive = Archive(original)
    package = read_package(archive, original)
    refuse_locked(archive, package, original)
    contents = read_contents(archive, package)
    roles = (*package.roles, *contents.roles)
    chapters = _opened(archive, package, roles, original, progress)
    fold_leaves(chapters, package)
    settle_headings([chapter for chapter in chapters if not chapter.body.get(FOLD)], contents.chapters)
    labels = mark_pages(chapters, contents.pages)
    linked = link(chapters, lambda href, name: member_at(archive, href, name.rpartition("/")[0]))
    pictures = Pictures(archive.find)
    pieces = list(_emitted(_in_order(chapters, linked), pictures, progress))
    return _article(original, package, pieces, labels, pictures)


# -- files -----------------------------------------------------------------------------------------------------------


def _opened(
    archive: Archive, package: Package, roles: Sequence[tuple[str, str]], original: Original, progress: Progress
) -> list[Chapter]:
    """The trees of all files. One that cannot be unpacked leaves a note in its place; if all are such, that is raised."""
    chapters: list[Chapter] = []
    size = tags = 0
    failed: UnreadableArticleError | None = None
    for number, item in enumerate(package.spine):
        progress(0.2 + 0.3 * number / len(package.spine))
        try:
            data = b"" if _is_picture(item) else archive.read(item.name)
        except UnreadableArticleError as error:
            failed = error
            chapters.append(_lost(number, item))
            continue
        size += len(data)
        tags += data.count(b"<")
        if size > LARGEST_TEXT or tags > MOST_TAGS:
            most = LARGEST_TEXT // 1_000_000
            raise UnreadableArticleError(
                f"{original.shown} has more than {most} MB of text, or {MOST_TAGS:,} tags; no book has."
            )
        chapters.append(_chapter(archive, number, item, data, roles))
    if failed and all(chapter.body.get(FOLD) == "damaged" for chapter in chapters):
        raise failed
    return chapters


def _is_picture(item: Item) -> bool:
    return item.media_type.startswith("image/") and item.media_type != "image/svg+xml"


def _chapter(archive: Archive, number: int, item: Item, data: bytes, roles: Sequence[tuple[str, str]]) -> Chapter:
    body = page_of_picture(item.name) if _is_picture(item) else body_of(data)
    folder = item.name.rpartition("/")[0]
    own = {kind for name, kind in roles if name == item.name} | roles_of(body)
    prepare(body, lambda src: member_at(archive, src, folder)[0])
    return Chapter(number, item.name, body, item.is_linear, own)


def _lost(number: int, item: Item) -> Chapter:
    body = page_of_picture("")
    body.text = f"“{item.name}” is damaged."
    body.set(FOLD, "damaged")
    return Chapter(number, item.name, body)


def _in_order(chapters: Sequence[Chapter], linked: set[int]) -> list[Chapter]:
    """The files in the order of reading: those set beside it come last, a cover stays where it is.

    What nothing leads to is folded away.
    """
    main: list[Chapter] = []
    beside: list[Chapter] = []
    for chapter in chapters:
        if chapter.is_linear or not "".join(chapter.body.itertext()).strip():
            main.append(chapter)
        else:
            beside.append(chapter)
            if chapter.number not in linked and not chapter.body.get(FOLD):
                chapter.body.set(FOLD, "supplement")
    return main + beside


# -- parts -----------------------------------------------------------------------------------------------------------


def _emitted(chapters: Sequence[Chapter], pictures: Pictures, progress: Progress) -> Iterator[Piece]:
    """The parts of all files, those that are folded away apart."""
    for number, chapter in enumerate(chapters):
        progress(0.5 + 0.4 * number / len(chapters))
        whole = chapter.body.get(FOLD) or ""
        has_folds = not whole and any(each.get(FOLD) for each in chapter.body.iter("*"))
        parts: list[Part] = []
        kind = whole
        for found in Emitter("", pictures).walk(chapter.body):
            here = kind_at(found.element) if has_folds else whole
            if here != kind and parts:
                yield Piece(kind, parts)
                parts = []
            kind = here
            parts.append(found.part)
        if parts:
            yield Piece(kind, parts)


def _article(
    original: Original, package: Package, pieces: list[Piece], labels: Sequence[str], pictures: Pictures
) -> Article:
    pieces, signs = _settled(pieces)
    kept = [part for piece in pieces if not piece.kind for part in piece.parts]
    text = "\n".join(part.text for part in kept)
    if not any(part.text.strip() and part.block.kind != "image" for part in kept) and not pictures.taken:
        raise UnreadableArticleError(f"{original.shown} is an EPUB book without any text in it.")
    title = package.title or _first_heading(kept) or PurePath(original.name).stem
    head = [Part(title, Block(Span(0, len(title)), "title"))] if title else []
    full, blocks = joined([*head, *kept])
    sheets = [Sheet(blocks[len(head) + each.part].span.start + each.offset, labels[each.number]) for each in signs]
    return Article(
        id=hashlib.sha256((original.url or text).encode("utf-8")).hexdigest()[:10],
        text=full,
        blocks=blocks,
        title=title,
        byline=package.byline,
        site=package.publisher,
        url=original.url or package.address,
        published=package.published,
        language=settled_language(package.language, text),
        source=original.path,
        hidden=tuple(_hidden(pieces, len(head))),
        sheets=tuple(sheets),
        pictures=pictures.taken,
    )


def _settled(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Found]]:
    """Links settled over the whole book, what stays apart from what does not, and the signs of pages taken out.

    Nothing that stays is linked to what is folded away.
    """
    parts = with_names([part for piece in pieces for part in piece.parts])
    kept_names: set[str] = set()
    settled: list[Piece] = []
    start = 0
    for piece in pieces:
        own = parts[start : start + len(piece.parts)]
        start += len(piece.parts)
        settled.append(Piece(piece.kind, own))
        if not piece.kind:
            kept_names.update(name for part in own for name in part.block.names)
    found: list[Found] = []
    index = 0
    for number, piece in enumerate(settled):
        bare, signs = read_signs(piece.parts)
        if not piece.kind:
            bare = [_without_links(part, kept_names) for part in bare]
            found += [each._replace(part=index + each.part) for each in signs]
            index += len(bare)
        settled[number] = Piece(piece.kind, bare)
    return settled, [each for each in found if each.part < index]


def _without_links(part: Part, names: set[str]) -> Part:
    """The part without links to other names of the same text than these."""
    marks = tuple(mark for mark in part.block.marks if mark.href[:1] != "#" or mark.href[1:] in names)
    return part if len(marks) == len(part.block.marks) else Part(part.text, replace(part.block, marks=marks))


def _hidden(pieces: Sequence[Piece], before: int) -> Iterator[Hidden]:
    for piece in pieces:
        if piece.kind:
            yield folded(piece.parts, piece.kind, REASONS[piece.kind], before)
        else:
            before += len(piece.parts)


def _first_heading(parts: Sequence[Part]) -> str:
    return next((part.text for part in parts if part.block.kind == "heading"), "")
