"""Reading what is to be opened: it may take long, touches nothing and can be given up."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Article, Picture
from reader.errors import LibraryError, UnreadableArticleError
from reader.opening.sources import is_address
from reader.opening.values import Loaded
from reader.progress import Progress, silent

if TYPE_CHECKING:
    from reader.library import Library

FETCHED = 0.7
"""How much of opening an address is done when the page is here, 0 to 1."""


def read_source(library: Library, source: str, progress: Progress = silent) -> Loaded:
    """Read a file or an address. A file that was opened before and has not changed is not loaded again.

    Raises `UnreadableArticleError` when nothing can be read there; lets through what `progress` raises.
    """
    if is_address(source):
        return _read_address(library, source, progress)
    path = Path(source)
    with suppress(LibraryError, OSError):
        kept = library.kept_file(path)
        if kept is not None:
            return Loaded(kept=kept.id)
    from reader.loading import load

    return Loaded(load(path, progress=progress), path)


def _read_address(library: Library, address: str, progress: Progress) -> Loaded:
    """Read a page of the web; when it cannot be had and the library holds it, that is shown, and the person is told."""
    from reader.library import Received
    from reader.loading import read, take

    try:
        original = take(address, progress=lambda share: progress(FETCHED * share))
        article = read(original, progress=lambda share: progress(FETCHED + (1 - FETCHED) * share))
    except UnreadableArticleError as error:
        with suppress(LibraryError):
            known = library.known(Article("", "", (), url=address))
            if known:
                return Loaded(kept=known, problem=f"{error} The article is shown as it was kept.")
        raise
    return Loaded(article, Received(original.data, _suffix(original.content_type, original.name)))


def _suffix(content_type: str, name: str) -> str:
    """How a file of a page from the web is to end."""
    for words, suffix in (("html", ".html"), ("pdf", ".pdf"), ("epub", ".epub"), ("text/plain", ".txt")):
        if words in content_type:
            return suffix
    return Path(name).suffix


def read_pasted(text: str, markup: str = "") -> Loaded:
    """Read what was copied or dragged from another program: its markup, and if nothing can be made of that, its text.

    Raises `UnreadableArticleError` when nothing can be made of either.
    """
    from reader.library import Received
    from reader.loading import load_html, load_text

    if markup.strip():
        try:
            return Loaded(load_html(markup), Received(markup.encode("utf-8", "replace"), ".html"))
        except UnreadableArticleError:
            if not text.strip():
                raise
    return Loaded(load_text(text), Received(text.encode("utf-8", "replace"), ".txt"))


def fetch_picture(src: str) -> Picture:
    """Fetch a picture of an article that the person asked for.

    Raises `UnreadableArticleError` when there is none to be had.
    """
    from reader.loading.address import fetch_picture as fetch
    from reader.loading.pictures import Pictures

    pictures = Pictures()
    pictures.keep(fetch(src))
    if not pictures.taken:
        raise UnreadableArticleError("The picture is too large to be kept.")
    return pictures.taken[0]
