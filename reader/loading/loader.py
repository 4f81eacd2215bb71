"""A path, an address or a text -> an article, and every way in which a file can fail to be one, each with its sentence."""

from __future__ import annotations

import os
import stat
from functools import partial
from pathlib import Path

from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.loading.address import fetch, file_of, is_address
from reader.loading.formats import format_of
from reader.loading.original import Original
from reader.loading.plain_text import article_of
from reader.loading.sandbox import read_apart
from reader.progress import Progress, silent

LARGEST = 50_000_000
"""Bytes. A book has one or two million."""

TAKEN = 0.2
"""How much of the work is done when the bytes are here, 0 to 1."""


def load(source: str | Path, *, progress: Progress = silent, url: str = "") -> Article:
    """Load the article in a file or at a web address; `url` is the address that a file came from, if that is known.

    Raises UnreadableArticleError, whose sentence says what is wrong, for a file that is missing, empty, too large, may not be
    read, or is of a format that we do not know, and for an address that gives no such file; lets through what `progress` raises.
    """
    original = take(source, progress=lambda share: progress(TAKEN * share), url=url)
    return read(original, progress=lambda share: progress(TAKEN + (1 - TAKEN) * share))


def take(source: str | Path, *, progress: Progress = silent, url: str = "") -> Original:
    """Take in what a file holds or what stands at a web address, without reading it; raises what `load` raises."""
    if is_address(source):
        path = file_of(str(source))
        if not path:
            return fetch(str(source), progress=progress)
        source = path
    place = Path(source)
    name = _sayable(place.name or str(place))
    original = Original(_contents(place, name), name, _sayable(str(place.absolute())), url)
    progress(1.0)
    return original


def read(original: Original, *, progress: Progress = silent) -> Article:
    """Make an article of what was taken in: here, or in a process of its own where that is safer; raises what `load` raises."""
    progress(0.0)
    format_ = format_of(original)
    reading = format_.read if len(original.data) <= format_.trusted else partial(read_apart, format_)
    article = reading(original, progress)
    progress(1.0)
    return article


def load_html(markup: str, *, url: str = "") -> Article:
    """Make an article of markup that is decoded already, such as another program copied; raises what `load` raises."""
    data = markup.encode("utf-8", "replace")
    return read(Original(data, url=url, content_type="text/html", charset="utf-8"))


def load_text(text: str, *, source: str = "", title: str = "") -> Article:
    """Make an article of a text that is decoded already; a `source` that is a web address becomes the article's."""
    url = source if source.startswith(("http://", "https://")) else ""
    return article_of(text, Original(path=source, url=url), title)


def _contents(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        _refuse_by_kind(found, name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableArticleError(f"There is no file “{name}” in “{_sayable(str(path.parent))}”.") from error
    except PermissionError as error:
        raise UnreadableArticleError(f"You may not read “{name}”: its owner gives no permission.") from error
    except ValueError as error:
        raise UnreadableArticleError("A file's name cannot hold the character NUL.") from error
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise UnreadableArticleError(f"“{name}” could not be read; is its drive still there? ({reason})") from error
    if len(data) > LARGEST:
        raise UnreadableArticleError(_too_large(name, len(data)))
    if not data:
        raise UnreadableArticleError(f"“{name}” is empty.")
    return data


def _refuse_by_kind(found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableArticleError(f"“{name}” is a folder; open one of the files in it.")
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableArticleError(f"“{name}” is not a file with contents to read.")
    if found.st_size > LARGEST:
        raise UnreadableArticleError(_too_large(name, found.st_size))


def _too_large(name: str, size: int) -> str:
    return f"“{name}” has {size / 1e6:.0f} MB; Close Reader opens files of up to {LARGEST // 1_000_000} MB."


def _sayable(name: str) -> str:
    """A file's name as text that can be shown and saved; bytes in it that are no characters become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")
