"""One writer at a time: threads of this program and other programs on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0
"""Seconds to wait for another writer; a save takes some milliseconds."""

PAUSE = 0.003
"""Seconds between two looks at a lock that another program holds."""


class WriteLock:
    """A lock of the system's kernel on a file, so that a killed program holds nothing; it may be taken again inside."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.RLock()
        self._file: BaseFileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; raises `LibraryError` when another program does not let go of it."""
        from filelock import Timeout

        with self._thread:
            try:
                held = self._made().acquire(timeout=PATIENCE, poll_interval=PAUSE)
            except Timeout as error:
                raise LibraryError("Another program is writing to the library and does not finish.") from error
            with held:
                yield

    def wait(self) -> None:
        """Return when no thread of this program is writing."""
        with self._thread:
            return

    def _made(self) -> BaseFileLock:
        from filelock import FileLock

        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = FileLock(self._path, thread_local=False)
        return self._file
