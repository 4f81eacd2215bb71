"""Markdown in all its dialects: CommonMark, GitHub's, Pandoc's, and what notebooks such as Obsidian and Joplin write."""

from __future__ import annotations

from pathlib import PurePath

from reader.article import Article
from reader.loading.binary import binary_kind
from reader.loading.encoding import decode
from reader.loading.markdown.signs import SAMPLE, looks_like_markdown
from reader.loading.markup import is_html_document
from reader.loading.original import Original
from reader.progress import Progress

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".qmd", ".rmd"})
OPEN_SUFFIXES = frozenset({"", ".txt", ".text"})
"""Names that say nothing, so that the content has to."""


def recognises(original: Original) -> bool:
    """Whether this is Markdown: by its name, or without one by plain signs of it."""
    suffix = PurePath(original.name).suffix.lower()
    if suffix not in SUFFIXES | OPEN_SUFFIXES or binary_kind(original.data) or is_html_document(original.data):
        return False
    return suffix in SUFFIXES or looks_like_markdown(decode(original.data[: 2 * SAMPLE]).replace("\r\n", "\n"))


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a Markdown file. Raises UnreadableArticleError for one of white space."""
    from reader.loading.markdown.document import read as made

    return made(original, progress)
