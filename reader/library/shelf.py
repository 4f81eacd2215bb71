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
    """A notes file as it stands on the disk."""

    mark: Fingerprint
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
        return self._keep(path, Kept(mark, parse(content), serializer))

    def write(self, path: Path, tables: Tables, expected: Fingerprint | None) -> Kept:
        """Replace a file durably; `expected` is the state that it was read in, None for a new file.

        Raises `ChangedOutsideError`, and replaces nothing, when another program has changed it since.
        """

        def unchanged() -> None:
            if durable.fingerprint(path) != expected:
                raise ChangedOutsideError(path)

        kept = self._kept.get(path)
        serializer = kept.serializer if kept is not None else Serializer()
        content = serializer.serialize(tables)
        mark = durable.write(path, content, unchanged)
        article_id = next(iter(tables["article"])) if kept is None else kept.notes.article_id
        return self._keep(path, Kept(mark, Notes(article_id, tables), serializer))

    def remembered(self, path: Path) -> Tables | None:
        """Return what a file held when it was last sound, as far as this program has seen it."""
        kept = self._kept.get(path)
        return None if kept is None else kept.notes.tables

    def _keep(self, path: Path, kept: Kept) -> Kept:
        with self._guard:
            self._kept.pop(path, None)
            self._kept[path] = kept
            while len(self._kept) > ROOM:
                del self._kept[next(iter(self._kept))]
        return kept
