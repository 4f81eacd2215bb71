"""The files of tables that are in use, parsed once: what they hold is remembered until they change on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from reader.library import durable
from reader.library.durable import Fingerprint
from reader.library.failures import ChangedOutsideError
from reader.library.notes import Serializer, TableFile, Tables

ROOM = 8
"""How many files are kept in memory."""

File = TypeVar("File", bound=TableFile)


@dataclass(frozen=True, slots=True)
class Kept(Generic[File]):
    """A file of tables, such as an article's notes, as it stood on the disk."""

    mark: Fingerprint
    content: bytes
    file: File
    serializer: Serializer = field(default_factory=Serializer)


class Shelf(Generic[File]):
    """Reads and replaces files of one kind. Readers need no lock; who writes holds the library's from reading to writing."""

    def __init__(self, parse: Callable[[bytes], File]) -> None:
        self._parse = parse
        self._kept: dict[Path, Kept[File]] = {}
        self._guard = threading.Lock()

    def read(self, path: Path) -> Kept[File]:
        """Return what a file holds; raises `OSError` and `UnreadableNotesError`."""
        kept = self._kept.get(path)
        if kept is not None and kept.mark == durable.fingerprint(path):
            return kept
        content, mark = durable.read(path)
        serializer = kept.serializer if kept is not None else Serializer()
        return self._keep(path, Kept(mark, content, self._parse(content), serializer))

    def write(self, path: Path, tables: Tables, before: Kept[File] | None) -> Kept[File]:
        """Replace a file durably; `before` is what was read from it, None for a new file.

        Raises `ChangedOutsideError`, and replaces nothing, when another program has changed it since.
        """

        def unchanged() -> None:
            if not _is_as_it_was(path, before):
                raise ChangedOutsideError(path)

        serializer = before.serializer if before else Serializer()
        content = serializer.serialize(tables)
        mark = durable.write(path, content, unchanged)
        file = replace(before.file, tables=tables, left_out=0) if before else self._parse(content)
        return self._keep(path, Kept(mark, content, file, serializer))

    def remembered(self, path: Path) -> File | None:
        """Return what a file held when it was last sound, as far as this program has seen it."""
        kept = self._kept.get(path)
        return kept.file if kept else None

    def _keep(self, path: Path, kept: Kept[File]) -> Kept[File]:
        with self._guard:
            self._kept.pop(path, None)
            self._kept[path] = kept
            while len(self._kept) > ROOM:
                del self._kept[next(iter(self._kept))]
        return kept


def _is_as_it_was(path: Path, before: Kept[File] | None) -> bool:
    """Whether a file holds what was read from it.

    Some network disks give a file another inode or a coarser time with every look; then its content has the word.
    """
    mark = durable.fingerprint(path)
    if before is None or mark is None:
        return before is None and mark is None
    return mark == before.mark or path.read_bytes() == before.content
