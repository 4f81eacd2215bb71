"""The notes files that are in use, parsed once: what they hold is remembered until they change on the disk."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from reader.library import durable
from reader.library.durable import Fingerprint
from reader.library.failures import ChangedOutsideError
from reader.library.notes import Notes, Serializer, Tables, parse

ROOM = 8
"""How many articles are kept in memory."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A notes file as it stood on the disk."""

    mark: Fingerprint
    content: bytes
    notes: Notes
    serializer: Serializer = field(default_factory=Serializer)


class Shelf:
    """Reads and replaces notes files. Readers need no lock; who writes holds the library's from reading to writing."""

    def __init__(self) -> None:
        self._kept: dict[Path, Kept] = {}
        self._guard = threading.Lock()

    def read(self, path: Path) -> Kept:
        """Return what a file holds; raises `OSError` and `UnreadableNotesError`."""
        kept = self._kept.get(path)
        if kept is not None and kept.mark == durable.fingerprint(path):
            return kept
        content, mark = durable.read(path)
        serializer = kept.serializer if kept is not None else Serializer()
        return self._keep(path, Kept(mark, content, parse(content), serializer))

    def write(self, path: Path, tables: Tables, before: Kept | None) -> Kept:
        """Replace a file durably; `before` is what was read from it, None for a new file.

        Raises `ChangedOutsideError`, and replaces nothing, when another program has changed it since.
        """

        def unchanged() -> None:
            if not _is_as_it_was(path, before):
                raise ChangedOutsideError(path)

        serializer = before.serializer if before else Serializer()
        content = serializer.serialize(tables)
        mark = durable.write(path, content, unchanged)
        article_id = before.notes.article_id if before else next(iter(tables["article"]))
        return self._keep(path, Kept(mark, content, Notes(article_id, tables), serializer))

    def remembered(self, path: Path) -> Notes | None:
        """Return what a file held when it was last sound, as far as this program has seen it."""
        kept = self._kept.get(path)
        return kept.notes if kept else None

    def _keep(self, path: Path, kept: Kept) -> Kept:
        with self._guard:
            self._kept.pop(path, None)
            self._kept[path] = kept
            while len(self._kept) > ROOM:
                del self._kept[next(iter(self._kept))]
        return kept


def _is_as_it_was(path: Path, before: Kept | None) -> bool:
    """Whether a file holds what was read from it.

    Some network disks give a file another inode or a coarser time with every look; then its content has the word.
    """
    mark = durable.fingerprint(path)
    if before is None or mark is None:
        return before is None and mark is None
    return mark == before.mark or path.read_bytes() == before.content
