"""What is put aside on this machine: a copy of each notes file a day, and what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.library import durable
from reader.library.layout import Layout
from reader.library.notes import UnreadableNotesError
from reader.library.shelf import File

DAYS_KEPT = 14
"""Of how many days with changes an article's copies are kept."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the library did by itself and that a person should know; `file` is where to look."""

    sentence: str
    file: Path


class History:
    """Copies of notes files as they were before their first change of a day."""

    def __init__(self, layout: Layout) -> None:
        self._folder = layout.data / "history" / layout.key
        self._done: set[tuple[str, str]] = set()

    def keep(self, name: str, content: bytes) -> None:
        """Keep the content of a sound file, of notes under their article's id, unless that was done today; dates are UTC."""
        today = datetime.now(UTC).strftime("%Y-%m-%d")
        if (name, today) in self._done:
            return
        copy = self._folder / name / f"{today}.json"
        if not copy.exists():
            durable.make_folder(copy.parent)
            durable.write(copy, content)
            self._forget(copy.parent)
        self._done.add((name, today))

    def newest(self, name: str, parse: Callable[[bytes], File]) -> File | None:
        """Return the last copy of a file that can be read."""
        for path in sorted((self._folder / name).glob("*.json"), reverse=True):
            with suppress(UnreadableNotesError):
                return parse(path.read_bytes())
        return None

    @staticmethod
    def _forget(folder: Path) -> None:
        for path in sorted(folder.glob("*.json"), reverse=True)[DAYS_KEPT:]:
            path.unlink(missing_ok=True)


class Quarantine:
    """Files that are no notes, or only in part; they are kept for ever, and nobody reads them but people."""

    def __init__(self, layout: Layout) -> None:
        self._folder = layout.data / "quarantine" / layout.key

    def keep(self, path: Path, content: bytes) -> Path:
        """Write content that stood in a notes file, once; returns where."""
        digest = hashlib.sha256(content).hexdigest()[:12]
        copy = self._folder / f"{path.stem}.{digest}.json"
        if not copy.exists():
            durable.make_folder(copy.parent)
            durable.write(copy, content)
        return copy
