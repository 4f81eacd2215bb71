"""The library that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.console import Console
    from reader.library import Library


@contextmanager
def opened_library(options: Namespace, console: Console) -> Iterator[Library]:
    """Open the library of `--library`, or the default one; what it had to mend by itself is said on standard error."""
    from reader.library import Library
    from reader.paths import library_folder

    folder = Path(options.library) if options.library else library_folder()
    if folder.exists() and not folder.is_dir():
        raise LibraryError(f"{folder} is not a folder, so no library can be in it.")
    with Library(folder) as library:
        try:
            yield library
        finally:
            for notice in library.notices:
                console.tell(f"close-reader: {notice.sentence}")
