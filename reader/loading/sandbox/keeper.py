"""Keeps one process that reads warm between two articles, and ends it when nobody needs it."""

from __future__ import annotations

import atexit
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock, Timer

from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.loading.original import Original
from reader.loading.sandbox.child import Child, ChildDiedError, ChildTimeoutError, Patience
from reader.loading.sandbox.confinement import MEMORY
from reader.loading.sandbox.frames import Frame
from reader.loading.sandbox.receiving import UnsoundAnswerError, received
from reader.progress import Progress

IDLE = 60.0
"""Seconds without work after which the process is ended."""

MOST_ARTICLES = 500
"""Articles that one process reads, so that what leaks in the libraries stays small."""

MOST_MEMORY = 300_000_000
"""Bytes. A process that ever needed so much is not kept: what it gives back is in pieces."""

Read = Callable[[Original, Progress], Article]


class SandboxError(Exception):
    """The reading was given up; `str(error)` says why, to follow "because"."""


class Keeper:
    """One process that reads, at most, for the process that made it; a copy of that process (`os.fork`) starts its own."""

    def __init__(self, idle: float = IDLE) -> None:
        self._idle = idle
        self._owner = os.getpid()
        self._lock = Lock()
        self._child: Child | None = None
        self._timer: Timer | None = None
        self._used = 0.0

    @property
    def child(self) -> Child | None:
        """The process, if one is running."""
        return self._child if self._child is not None and self._child.is_alive else None

    def read(self, read: Read, original: Original, progress: Progress, patience: Patience) -> Article:
        """Have a function of a module read an original.

        Raises `UnreadableArticleError` as the function does; `SandboxError` when it took too long or too much memory or broke
        down; and lets through what `progress` raises.
        """
        question = _question(read, original, patience.whole)
        with self._turn(progress):
            return self._read(question, original, progress, patience)

    def rest(self) -> None:
        """End the process now, even while somebody waits for its answer."""
        child = self._child
        if child is not None and self._owner == os.getpid():
            child.kill()
        with self._lock:
            self._end()

    def _read(self, question: Frame, original: Original, progress: Progress, patience: Patience) -> Article:
        child = self._ready()
        try:
            answer = child.ask(question, progress, patience)
        except ChildTimeoutError as error:
            raise SandboxError("it took too long") from error
        except ChildDiedError as error:
            raise SandboxError("it made the reading break down") from error
        record = answer.record
        if "article" in record:
            return self._received(answer, original)
        if "unreadable" in record:
            raise UnreadableArticleError(" ".join(str(record["unreadable"]).split())[:1000])
        if "exhausted" in record:
            self._end()
            raise SandboxError(f"it needed more than {MEMORY // 1_000_000} MB of memory")
        raise SandboxError("it made the reading break down") from RuntimeError(str(record.get("traceback", "")))

    def _received(self, answer: Frame, original: Original) -> Article:
        try:
            article = received(answer, original)
        except UnsoundAnswerError as error:
            self._end()
            raise SandboxError("it made the reading break down") from error
        memory = answer.record.get("memory")
        if not isinstance(memory, int) or memory > MOST_MEMORY:
            self._end()
        return article

    def _ready(self) -> Child:
        if self._owner != os.getpid():
            self._owner, self._child, self._timer = os.getpid(), None, None
        if self._child is not None and (not self._child.is_alive or self._child.asked >= MOST_ARTICLES):
            self._end()
        if self._child is None:
            try:
                self._child = Child()
            except OSError as error:
                raise SandboxError("no other process could be started to read it") from error
        return self._child

    @contextmanager
    def _turn(self, progress: Progress) -> Iterator[None]:
        """Wait for one's turn, and see to it that the process ends when no other follows."""
        while not self._lock.acquire(timeout=0.1):
            progress(0.0)
        try:
            yield
        finally:
            self._used = time.monotonic()
            if self._timer is None and self._child is not None:
                self._wait(self._idle)
            self._lock.release()

    def _wait(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        """End the process if it was idle for long enough, else look again when it could be."""
        with self._lock:
            self._timer = None
            left = self._used + self._idle - time.monotonic()
            if left > 0:
                self._wait(left)
            else:
                self._end()

    def _end(self) -> None:
        if self._child is not None and self._owner == os.getpid():
            self._child.end()
        self._child = None


@cache
def keeper() -> Keeper:
    """The one that this program uses; its process ends with the program."""
    made = Keeper()
    atexit.register(made.rest)
    return made


def _question(read: Read, original: Original, seconds: float) -> Frame:
    facts = {name: getattr(original, name) for name in original.__dataclass_fields__ if name != "data"}
    name = f"{read.__module__}:{read.__qualname__}"
    return Frame({"read": name, "original": facts, "seconds": seconds}, original.data)
