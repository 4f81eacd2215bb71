"""One process that reads, as seen from Close Reader: started, asked, waited for with patience, killed."""

from __future__ import annotations

import contextlib
import time
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO, NamedTuple

from reader.loading.sandbox.frames import BrokenFrameError, Frame, read_frame, write_frame
from reader.processes import start_module
from reader.progress import Progress

WORKER = "reader.loading.sandbox.worker"
TICK = 0.1
"""Seconds between two looks at whether the person has asked to stop."""

GRACE = 1.0
"""Seconds until the streams of a process that is gone have told so."""

MOST_FRAMES = 10_000
"""Messages to one question; a process that sends more is out of its mind."""

Answer = Frame | BrokenFrameError | None


class Patience(NamedTuple):
    """How many seconds an answer is waited for: in all, and without any progress."""

    whole: float
    standstill: float


class ChildDiedError(Exception):
    """The process ended, or said what makes no sense, before it gave its answer."""


class ChildTimeoutError(Exception):
    """The process gave no answer in time."""


class Child:
    """A process that reads. Whatever goes wrong in `ask` ends it."""

    def __init__(self) -> None:
        self.asked = 0
        self._talker = Thread()
        self._process = start_module(WORKER)

    @property
    def id(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, question: Frame, progress: Progress, patience: Patience) -> Frame:
        """Ask, and wait for the answer with patience; `progress` is told what it tells and may stop the work.

        Raises `ChildDiedError` or `ChildTimeoutError`, and lets through what `progress` raises; all of them end the process.
        """
        self.asked += 1
        answers: SimpleQueue[Answer] = SimpleQueue()
        self._talker = Thread(target=self._talk, args=(question, answers), daemon=True)
        self._talker.start()
        try:
            return _waited_for(answers, progress, patience)
        except BaseException:
            self.end()
            raise

    def kill(self) -> None:
        """Kill the process; whoever waits for its answer hears that it died."""
        self._process.kill()

    def end(self) -> None:
        """Kill the process, wait until it is gone, and close the streams to it.

        Should something that it started hold them open, they are left to the thread that reads them.
        """
        self.kill()
        self._process.wait()
        if self._talker.ident is not None:
            self._talker.join(GRACE)
        for stream in () if self._talker.is_alive() else self._streams:
            with contextlib.suppress(OSError):
                stream.close()

    @property
    def _streams(self) -> tuple[BinaryIO, BinaryIO]:
        # Both are pipes, since Popen was asked for them.
        return self._process.stdin, self._process.stdout  # type: ignore[return-value]

    def _talk(self, question: Frame, answers: SimpleQueue[Answer]) -> None:
        """Send the question and pass on all that comes, in a thread of its own, since a pipe may block for ever."""
        to_child, from_child = self._streams
        try:
            write_frame(to_child, question)
            for _ in range(MOST_FRAMES):
                frame = read_frame(from_child)
                answers.put(frame)
                if frame is None or "progress" not in frame.record:
                    return
            answers.put(BrokenFrameError("too many messages"))
        except (OSError, ValueError):  # the process has ended, or was ended and its streams closed
            answers.put(None)
        except BrokenFrameError as error:
            answers.put(error)


def _waited_for(answers: SimpleQueue[Answer], progress: Progress, patience: Patience) -> Frame:
    share, moved = 0.0, time.monotonic()
    end = moved + patience.whole
    while True:
        left = min(end, moved + patience.standstill) - time.monotonic()
        if left <= 0:
            raise ChildTimeoutError
        try:
            answer = answers.get(timeout=min(TICK, left))
        except Empty:
            progress(share)
            continue
        if not isinstance(answer, Frame):
            raise ChildDiedError(str(answer or "it ended")) from answer
        if "progress" not in answer.record:
            return answer
        before, share = share, _share(answer, share)
        moved = time.monotonic() if share > before else moved
        progress(share)


def _share(answer: Frame, before: float) -> float:
    """The share done, 0 to 1, which never shrinks."""
    share = answer.record["progress"]
    return min(1.0, max(before, share)) if isinstance(share, int | float) else before
