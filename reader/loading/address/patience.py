"""Waiting for work that may block for ever (a name look-up, a server that drips) without blocking with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from reader.progress import Progress

Result = TypeVar("Result")
TICK = 0.1
"""Seconds between two looks at whether the person has asked to stop."""


def patiently(
    work: Callable[[Progress], Result], progress: Progress, seconds: float, give_up: Callable[[], None]
) -> Result:
    """Do work in a thread of its own and wait for it so many seconds; returns its result or raises its error.

    The work's progress is told in the caller's thread, which may raise there. After that, and after the time, for which it
    raises `TimeoutError`, it calls `give_up` and leaves the thread to end by itself.
    """
    shares: list[float] = [0.0]
    outcome: SimpleQueue[tuple[Result | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            outcome.put((work(lambda share: shares.__setitem__(0, share)), None))
        except Exception as error:  # noqa: BLE001 - handed on to the caller's thread
            outcome.put((None, error))

    Thread(target=run, daemon=True).start()
    deadline = time.monotonic() + seconds
    try:
        result, error = _outcome(outcome, lambda: progress(shares[0]), deadline)
    except BaseException:
        give_up()
        raise
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # there is a result when there is no error


def _outcome(outcome: SimpleQueue[Result], told: Callable[[], None], deadline: float) -> Result:
    while True:
        told()
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return outcome.get(timeout=min(TICK, left))
        except Empty:
            continue
