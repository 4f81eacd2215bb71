"""Opening an article for reading: load it, find it in the library, bring back what was attached to it and the place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation import Annotation
from reader.article import Article
from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.library import Library


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as the window needs it.

    `place` is where it was left: an offset, and the share of its line that was scrolled past. `problem` says in one
    sentence what went wrong, and `is_kept` tells whether the library holds the article all the same.
    """

    article: Article
    annotations: tuple[Annotation, ...] = ()
    place: tuple[int, float] | None = None
    problem: str = ""
    is_kept: bool = True


def open_source(library: Library, source: str) -> Opened:
    """Open a file and keep it in the library. A file that was opened before and has not changed is not loaded again.

    Raises `UnreadableArticleError` when nothing can be read there. A library that cannot be used is a problem, no error.
    """
    path = Path(source)
    with suppress(LibraryError, OSError):
        kept = library.kept_file(path)
        if kept is not None:
            return _opened(library, kept)
    from reader.loading import load

    article = load(path)
    try:
        return _opened(library, library.add(article, original=path))
    except LibraryError as error:
        return Opened(article, problem=str(error), is_kept=False)


def open_kept(library: Library, article_id: str) -> Opened:
    """Open an article of the library.

    Raises `LibraryError` when it is not there or cannot be read.
    """
    return _opened(library, library.article(article_id))


def reopen(library: Library, article: Article) -> Opened:
    """Keep a changed version of an article (something folded away was restored) and open it."""
    try:
        return _opened(library, replace(library.add(article), source=article.source))
    except LibraryError as error:
        return Opened(article, problem=str(error), is_kept=False)


def _opened(library: Library, article: Article) -> Opened:
    place = library.place(article.id)
    return Opened(article, library.annotations(article.id), (place.offset, place.fraction) if place else None)
