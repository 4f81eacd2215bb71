"""Articles from what stands on the command line: files, or standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UnreadableArticleError, UsageError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.cli.console import Console
    from reader.progress import Progress

STANDARD_INPUT = "-"


def read_articles(names: Sequence[str], console: Console, part: float = 1.0) -> Iterator[tuple[str, Article]]:
    """Yield each file's name and article; what cannot be used is said on standard error, and the others go on.

    `-`, and no name at all when something is piped in, is standard input. `part` is how much of the work on an article
    reading it is, 0 to 1.
    """
    if not names and not console.has_input:
        raise UsageError("Name at least one file, or pipe a text in.")
    console.bar.begin(len(names))
    for name in names or (STANDARD_INPUT,):
        console.bar.piece(name)
        try:
            yield name, _read(name, console, lambda share: console.bar.share(part * share))
        except UnreadableArticleError as error:
            console.complain(error)
        console.bar.finish_piece()
    console.bar.clear()


def _read(name: str, console: Console, progress: Progress) -> Article:
    from reader.loading import load

    if name == STANDARD_INPUT:
        return _from_bytes(console.read(), progress)
    path = Path(name)
    return _from_bytes(path.read_bytes(), progress) if path.is_fifo() else load(path, progress=progress)


def _from_bytes(data: bytes, progress: Progress) -> Article:
    """The article in what a pipe held, of whatever format and encoding."""
    from reader.loading.formats import format_of
    from reader.loading.original import Original

    if not data:
        raise UnreadableArticleError("Standard input is empty.")
    original = Original(data)
    return format_of(original).read(original, progress)
