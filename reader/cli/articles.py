"""Articles from what stands on the command line: files, addresses, or standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UnreadableArticleError, UsageError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.cli.console import Console
    from reader.progress import Progress

STANDARD_INPUT = "-"


def read_articles(names: Sequence[str], console: Console, part: float = 1.0) -> Iterator[tuple[str, Article]]:
    """Yield each file's or address's name and its article; what cannot be used is said on standard error, and the others go on.

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
        return _from_bytes(console.read, "Standard input", progress)
    path = Path(name)
    if path.is_fifo():
        with path.open("rb") as pipe:
            return _from_bytes(pipe.read, f"“{path.name}”", progress)
    return load(name, progress=progress)


def _from_bytes(read_bytes: Callable[[int], bytes], shown: str, progress: Progress) -> Article:
    """The article in what a pipe holds, of whatever format and encoding."""
    from reader.loading import read
    from reader.loading.loader import LARGEST
    from reader.loading.original import Original

    data = read_bytes(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableArticleError(
            f"{shown} has more than {LARGEST // 1_000_000} MB, which is more than Close Reader opens."
        )
    if not data:
        raise UnreadableArticleError(f"{shown} is empty.")
    return read(Original(data), progress=progress)
