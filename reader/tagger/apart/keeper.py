"""Keeps one process that tags warm between two articles, and ends it when nobody needs it."""

from __future__ import annotations

import atexit
import os
import subprocess
from contextlib import suppress
from functools import cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer

from reader.article import Article
from reader.correction import Corrections
from reader.processes import can_start, start_module
from reader.progress import Progress, silent
from reader.tagger.apart.messages import read_message, read_tagging, write_article, write_message
from reader.tagger.tagging import Tagging

WORKER = "reader.tagger.apart.worker"
LONG = 60_000
"""A text of fewer code points is tagged where it is asked for: that takes less than a frame's worth at a time."""

IDLE = 60.0
"""Seconds without work after which the process is ended."""

TICK = 0.05
"""Seconds between two looks at whether the tags are still wanted."""


Question = tuple[Article, Corrections]
Answer = float | str | Tagging | None
"""A share, what went wrong, the tagging, or nothing: the process is gone."""


class TaggingError(Exception):
    """The process that tags broke down; `str(error)` is its own account, for a report."""


def tag_apart(article: Article, progress: Progress = silent, corrections: Corrections | None = None) -> Tagging:
    """Tag an article as `tag` does, a long one in another process; where none can be started, here.

    Lets through what `progress` raises; then the other process is ended. Raises `TaggingError` when the tagger itself fails there.
    """
    said = corrections or Corrections()
    if len(article.text) >= LONG and can_start():
        with suppress(OSError, EOFError):  # the process could not be started, or died: the work is done here
            return _keeper().tag(article, progress, said)
    from reader.tagger.pipeline import tag

    return tag(article, progress, said)


class Keeper:
    """One process that tags, at most. One asks at a time; who comes later waits."""

    def __init__(self, idle: float = IDLE) -> None:
        self._idle = idle
        self._owner = os.getpid()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._timer: Timer | None = None

    def tag(self, article: Article, progress: Progress, corrections: Corrections) -> Tagging:
        """Have the process tag an article.

        Raises `EOFError` or `OSError` when the process dies, `TaggingError` when the tagger fails.
        """
        while not self._lock.acquire(timeout=TICK):
            progress(0.0)
        try:
            answer = self._ask((article, corrections), progress)
        except BaseException:
            self._end()
            raise
        finally:
            self._rest_later()
            self._lock.release()
        if isinstance(answer, Tagging):
            return answer
        raise TaggingError(str(answer))

    def end(self) -> None:
        """End the process now."""
        with self._lock:
            self._end()

    def _ask(self, question: Question, progress: Progress) -> Tagging | str:
        answers: SimpleQueue[Answer] = SimpleQueue()
        process = self._ready()
        Thread(target=_talk, args=(process, question, answers), daemon=True).start()
        share = 0.0
        while True:
            progress(share)
            with suppress(Empty):
                answer = answers.get(timeout=TICK)
                if answer is None:
                    raise EOFError
                if not isinstance(answer, float):
                    return answer
                share = answer

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._timer is not None:
            self._timer.cancel()
        if self._process is None or self._process.poll() is not None or self._owner != os.getpid():
            self._owner = os.getpid()
            self._process = start_module(WORKER)
        return self._process

    def _rest_later(self) -> None:
        self._timer = Timer(self._idle, self.end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()


@cache
def _keeper() -> Keeper:
    keeper = Keeper()
    atexit.register(keeper.end)
    return keeper


def _talk(process: subprocess.Popen[bytes], question: Question, answers: SimpleQueue[Answer]) -> None:
    """Send the question and pass on what comes, in a thread of its own, since a pipe may block; None when the process is gone."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        write_article(process.stdin, question[0])
        write_message(process.stdin, question[1])
        answer: float | str = 0.0
        while isinstance(answer, float) and answer < 1:
            answer = read_message(process.stdout)
            answers.put(answer)
        if not isinstance(answer, str):
            answers.put(read_tagging(process.stdout))
    except (OSError, ValueError, EOFError):
        answers.put(None)
