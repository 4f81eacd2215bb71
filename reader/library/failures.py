"""What the file system refused, as one sentence for a person."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryError

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class ChangedOutsideError(Exception):
    """A file was replaced or edited by another program between our reading and our writing: read it again."""


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn every `OSError` inside into a `LibraryError` about the library in `folder`."""
    try:
        yield
    except OSError as error:
        raise LibraryError(sentence(error, folder)) from error


def sentence(error: OSError, folder: Path) -> str:
    """Return what went wrong with the library in `folder`, in plain words."""
    place = _place(error, folder)
    if error.errno in FULL:
        return f"The disk is full: nothing could be written to {place}."
    if folder.exists() and not folder.is_dir():
        return f"{folder} is not a folder, so no library can be in it."
    if error.errno in FORBIDDEN:
        return f"Close Reader is not allowed to read or write in {place}."
    if not folder.exists():
        return f"The library folder {folder} is not there."
    reason = error.strerror or type(error).__name__
    return f"The library could not be read or written in {place}: {reason}."


def _place(error: OSError, folder: Path) -> Path:
    """Return the folder that a person would look into: the library, or the one outside of it that made trouble."""
    path = error.filename
    if not isinstance(path, str | Path) or Path(path).is_relative_to(folder):
        return folder
    return Path(path).parent
