"""Work done beside the rest of the start: in a child process where a process can be copied safely, else in a thread.

A thread alone would gain nothing: importing is Python's own work, and two threads of one process take turns at it.
Why, and what it brings: docs/decisions/start-up.md.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Thread
from typing import Any

Outcome = tuple[Any, Exception | None]


def ahead(work: Callable[[], Any]) -> Callable[[], Any]:
    """Begin some work now. What is returned waits for its result, or raises its error.

    The result is a value that can be pickled. Call this before any thread is started.
    """
    return _in_child(work) if sys.platform == "linux" else _in_thread(work)


def _outcome(work: Callable[[], Any]) -> Outcome:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - handed on to whoever asks for the result
        return None, error


def _result(outcome: Outcome) -> Any:
    result, error = outcome
    if error is not None:
        raise error
    return result


def _in_thread(work: Callable[[], Any]) -> Callable[[], Any]:
    outcomes: list[Outcome] = []
    thread = Thread(target=lambda: outcomes.append(_outcome(work)), daemon=True)
    thread.start()

    def result() -> Any:
        thread.join()
        return _result(outcomes[0])

    return result


def _in_child(work: Callable[[], Any]) -> Callable[[], Any]:
    """Copy this process: the child does the work, pickles the outcome into a pipe and ends.

    When the child brings nothing (it was killed, or its outcome cannot be pickled) the work is done here.
    """
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return _in_thread(work)
    if child == 0:
        os.close(reading)  # else nobody ever hears that the parent is gone, and the outcome waits to be read
        _work_and_end(work, writing)
    os.close(writing)

    def result() -> Any:
        import pickle

        with os.fdopen(reading, "rb") as pipe:
            brought = pipe.read()
        os.waitpid(child, 0)
        return _result(pickle.loads(brought) if brought else _outcome(work))  # noqa: S301 - our own child's

    return result


def _work_and_end(work: Callable[[], Any], writing: int) -> None:
    """The whole life of the child; what the parent would do at its end is not done, what the work asks for is."""
    try:
        import atexit
        import pickle

        atexit._clear()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(_outcome(work), pickle.HIGHEST_PROTOCOL))
        atexit._run_exitfuncs()
    finally:
        os._exit(0)
