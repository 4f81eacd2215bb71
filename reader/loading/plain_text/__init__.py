"""Plain text, in any encoding, of any shape: the first format, and the one that takes what no other recognises."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from urllib.parse import urlsplit

from reader.article import Article, Block, Hidden, Span
from reader.errors import UnreadableArticleError
from reader.loading.binary import binary_kind
from reader.loading.characters import normalise
from reader.loading.encoding import decode
from reader.loading.furniture import REASONS
from reader.loading.language import guess_language
from reader.loading.original import Original
from reader.loading.plain_text.cleaning import clean
from reader.loading.plain_text.code import LANGUAGES, looks_like_code
from reader.loading.plain_text.gutenberg import Book, open_book
from reader.loading.plain_text.layout import fixed, lay_out, within_measure
from reader.loading.plain_text.page import Page
from reader.loading.plain_text.pieces import Piece
from reader.loading.plain_text.structure import with_structure
from reader.progress import Progress, silent

NOTHING_READABLE = frozenset({"notice", "cookies"})
"""Kinds of furniture that are no article even when a text has nothing else."""

CODE_SAMPLE = 40_000
"""Code points that are looked at to tell source code from prose."""

LONGEST_NAME = 60
"""An article without a title is called after so many code points of its beginning."""


def recognises(original: Original) -> bool:
    """Whether the bytes are text."""
    return not binary_kind(original.data)


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a text file."""
    text = decode(original.data, original.charset)
    progress(0.3)
    return article_of(text, original, progress=progress)


def article_of(decoded: str, original: Original, title: str = "", *, progress: Progress = silent) -> Article:
    """Make an article of a decoded text.

    Raises UnreadableArticleError for a text of white space, and for a page that only asks for JavaScript.
    """
    text = normalise(decoded)
    if not text.strip():
        raise UnreadableArticleError(f"{original.shown} holds nothing but white space.")
    progress(0.5)
    code = LANGUAGES.get(PurePath(original.name).suffix.lower(), "")
    if code or looks_like_code(text[:CODE_SAMPLE].split("\n")):
        book, language = Book("", text, ""), "en"
        page = Page(within_measure(fixed(text.strip("\n").split("\n"), code)), title)
    else:
        book = open_book(text)
        language = book.language or guess_language(book.work)
        page = clean(lay_out(book.work, language), title or book.title)
        _refuse_notices(page, original)
    progress(0.8)
    identity = hashlib.sha256((original.url or text).encode("utf-8")).hexdigest()[:10]
    return _assembled(page, book, language, original, identity)


def _refuse_notices(page: Page, original: Original) -> None:
    """Folding may not leave an empty page: either there was nothing to read, or its lines were what the person wanted."""
    if any(piece.text for index, piece in enumerate(page.pieces) if index not in page.folds):
        return
    if set(page.folds.values()) <= NOTHING_READABLE:
        only = page.pieces[min(page.folds)].text[:80]
        raise UnreadableArticleError(f"{original.shown} has nothing readable in it, only “{only}”.")
    page.folds.clear()


def _assembled(page: Page, book: Book, language: str, original: Original, identity: str) -> Article:
    pieces, hidden = _parted(page)
    if page.title and page.headline < 0:
        pieces.insert(0, Piece(page.title, "title"))
        hidden = [replace(each, before=each.before + 1) if each.before else each for each in hidden]
    if book.header:
        hidden.insert(0, _licence(book.header, 0))
    if book.footer.strip():
        hidden.append(_licence(book.footer, len(pieces)))
    pieces = with_structure(pieces, language)
    text, blocks = "\n".join(piece.text for piece in pieces), _blocks(pieces)
    url = original.url or page.url
    return Article(
        id=identity,
        text=text,
        blocks=blocks,
        title=page.title or PurePath(original.name).stem or beginning_of(text),
        byline=page.byline or book.author,
        site=page.site or (urlsplit(url).hostname or "").removeprefix("www."),
        url=url,
        published=page.published,
        language=language,
        source=original.path,
        hidden=tuple(hidden),
    )


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks of their texts joined by newlines. Normalised text has no other breaks to look for."""
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(Block(Span(start, end), piece.kind, piece.level, (), piece.language))
        start = end + 1
    return tuple(blocks)


def _parted(page: Page) -> tuple[list[Piece], list[Hidden]]:
    """What stays, the headline as the title, and what is folded away."""
    pieces: list[Piece] = []
    hidden: list[Hidden] = []
    for index, piece in enumerate(page.pieces):
        kind = page.folds.get(index)
        if kind:
            hidden.append(Hidden(piece.text, kind, REASONS[kind], len(pieces)))
        elif index == page.headline:
            pieces.append(piece._replace(kind="title", level=0))
        else:
            pieces.append(piece)
    return pieces, hidden


def _licence(text: str, before: int) -> Hidden:
    pieces = [piece for piece in lay_out(text, "en") if piece.text or piece.language]
    blocks = _blocks(pieces)
    return Hidden("\n".join(piece.text for piece in pieces), "licence", REASONS["licence"], before, blocks)


def beginning_of(text: str) -> str:
    """The first words of a text, to call it by."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(line) <= LONGEST_NAME:
        return line
    cut = line[:LONGEST_NAME].rpartition(" ")[0] or line[:LONGEST_NAME]
    return cut.rstrip(" ,;:.—-") + "…"
