"""Keeping what was read, with what the person asked to keep of it, and opening what is kept: quick, and it writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation import attach, describe
from reader.article import Article, Span, text_hash
from reader.article.article import block_at
from reader.errors import LibraryError
from reader.opening.reading import read_source
from reader.opening.values import Folds, Loaded, Opened
from reader.progress import Progress, silent

if TYPE_CHECKING:
    from reader.library import Library, Received


def open_source(library: Library, source: str, progress: Progress = silent) -> Opened:
    """Open a file or an address and keep what it holds.

    Raises `UnreadableArticleError` when nothing can be read there. A library that cannot be used is a problem, no error.
    """
    return keep_loaded(library, read_source(library, source, progress))


def keep_loaded(library: Library, loaded: Loaded) -> Opened:
    """Keep an article that was read, with what the person asked to keep of it, and open it."""
    if loaded.article is None:
        return replace(open_kept(library, loaded.kept), problem=loaded.problem)
    try:
        base = loaded.article
        return _keep(library, base, _asked_back(library, base), loaded.original)
    except LibraryError as error:
        return Opened(loaded.article, problem=str(error), is_kept=False, folds=Folds(loaded.article))


def open_kept(library: Library, article_id: str) -> Opened:
    """Open an article of the library.

    Raises `LibraryError` when it is not there or cannot be read.
    """
    article, folded = library.article(article_id), library.folded(article_id)
    base, back = (folded.article, frozenset(folded.back)) if folded else (article, frozenset())
    wanted = back | _of_kinds(base, _kinds_kept(library, base))
    with suppress(LibraryError):  # an article that cannot be written can still be read
        if wanted != back:
            return _keep(library, base, wanted)
    return _opened(library, article, base, back)


def fold(library: Library, folds: Folds, back: Collection[int]) -> Opened:
    """Open an article with these of its hidden pieces put back and all others folded away; highlights find their passages."""
    wanted = frozenset(back)
    try:
        opened = _keep(library, folds.base, wanted)
    except LibraryError as error:
        article = _put_back(folds.base, wanted)
        opened = Opened(article, problem=str(error), is_kept=False, folds=replace(folds, back=wanted))
    return _at_the_same_place(opened, _put_back(folds.base, folds.back))


def _at_the_same_place(opened: Opened, before: Article) -> Opened:
    """Return what was opened with its place, which was measured in the text `before`, where the same words stand now."""
    if opened.place is None or not before.blocks or opened.article.text == before.text:
        return opened
    offset, fraction = opened.place
    block = before.blocks[block_at(before.blocks, offset)].span
    if not len(block):
        return opened
    anchor = describe(before.text, Span(block.start, min(block.end, block.start + 200)))
    found = attach(anchor, opened.article.text, text_hash(opened.article.text))
    return replace(opened, place=(found.start + offset - block.start, fraction)) if found else opened


def _keep(library: Library, base: Article, back: frozenset[int], original: Path | Received | None = None) -> Opened:
    from reader.library import Folded

    folded = Folded(base, tuple(sorted(back))) if back else None
    kept = library.add(_put_back(base, back), original, folded=folded)
    return _opened(library, kept, replace(base, id=kept.id), back)


def _put_back(base: Article, back: Collection[int]) -> Article:
    if not back:
        return base
    from reader.loading import restore

    return restore(base, back)


def _opened(library: Library, article: Article, base: Article, back: frozenset[int]) -> Opened:
    from reader.library import site_of

    place = library.place(article.id)
    return Opened(
        article,
        library.annotations(article.id),
        (place.offset, place.fraction) if place else None,
        folds=Folds(base, back, site_of(base), _kinds_kept(library, base)) if base.hidden else None,
        version=text_hash(article.text),
    )


# -- what the person asked to keep ---------------------------------------------------------------------------------


def _asked_back(library: Library, article: Article) -> frozenset[int]:
    """The hidden pieces of a kind that is always kept on the article's site, and those that were put back in it before."""
    if not article.hidden:
        return frozenset()
    before: Counter[tuple[str, str]] = Counter()
    known = library.known(article)
    folded = library.folded(known) if known else None
    if folded is not None:
        before.update((folded.article.hidden[index].kind, folded.article.hidden[index].text) for index in folded.back)
    same = frozenset(index for index, piece in enumerate(article.hidden) if _taken(before, (piece.kind, piece.text)))
    return same | _of_kinds(article, _kinds_kept(library, article))


def _taken(counts: Counter[tuple[str, str]], key: tuple[str, str]) -> bool:
    counts[key] -= 1
    return counts[key] >= 0


def _kinds_kept(library: Library, article: Article) -> frozenset[str]:
    from reader.library import site_of

    site = site_of(article)
    return frozenset(keep.kind for keep in library.keeps() if site and keep.site == site)


def _of_kinds(article: Article, kinds: Collection[str]) -> frozenset[int]:
    return frozenset(index for index, piece in enumerate(article.hidden) if piece.kind in kinds)
