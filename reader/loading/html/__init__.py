"""Web pages: a tree of elements, what of it is the article, and its blocks."""

from __future__ import annotations

from pathlib import PurePath

from reader.article import Article
from reader.loading.encoding import decode
from reader.loading.markup import looks_like_html
from reader.loading.original import Original
from reader.loading.pictures import Find, nothing
from reader.loading.saved_page import finder, saved_from
from reader.progress import Progress, silent

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
TYPES = frozenset({"text/html", "application/xhtml+xml"})


def recognises(original: Original) -> bool:
    """Whether the bytes are a web page."""
    is_named_so = PurePath(original.name).suffix.lower() in SUFFIXES or original.content_type in TYPES
    return looks_like_html(original.data, is_named_so=is_named_so)


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a web page; the pictures of a saved one lie beside it."""
    markup = decode(original.data, original.charset)
    progress(0.2)
    return article_of(markup, original, progress=progress, find=finder(original))


def article_of(
    markup: str, original: Original, *, progress: Progress = silent, find: Find = nothing, title: str = ""
) -> Article:
    """Make an article of a page's markup; see `reader.loading.html.page.article_of`."""
    from reader.loading.html.page import article_of as made

    return made(markup, original, progress=progress, find=find, title=title, url=saved_from(markup))
