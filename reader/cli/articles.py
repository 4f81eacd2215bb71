"""Articles from what stands on the command line: files, or standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UnreadableArticleError, UsageError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.cli.console import Console

STANDARD_INPUT = "-"


def read_articles(names: Sequence[str], console: Console) -> Iterator[tuple[str, Article]]:
    """Yield each file's name and article; what cannot be used is said on standard error, and the others go on.

    `-`, and no name at all when something is piped in, is standard input.
    """
    if not names and not console.has_input:
        raise UsageError("Name at least one file, or pipe a text in.")
    console.bar.begin(len(names))
    for name in names or (STANDARD_INPUT,):
        console.bar.piece(name)
        try:
            yield name, _read(name, console)
        except UnreadableArticleError as error:
            console.complain(error)
        console.bar.finish_piece()
    console.bar.clear()


def _read(name: str, console: Console) -> Article:
    from reader.loading import load, load_bytes

    return load_bytes(console.read()) if name == STANDARD_INPUT else load(Path(name))
