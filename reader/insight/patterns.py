"""Finding regular expressions, in a process of its own: an unlucky one takes for ever, and only a process can be stopped.

Python's matcher holds the interpreter while it works, so a thread would not keep the window alive.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from array import array
from pathlib import Path
from threading import Lock

from reader.insight.finding import Query
from reader.insight.hits import MOST, Hits
from reader.processes import can_start
from reader.progress import CancelledError

PATIENCE = 3.0
"""Seconds until a search is given up."""

WORKER = Path(__file__).with_name("pattern_worker.py")
FLAGS_IN_FRONT = re.compile(r"(?:\(\?[aiLmsux]+\))?")


class TooSlowError(Exception):
    """The pattern tries so many ways that nobody would wait for it."""


class NoProcessError(Exception):
    """No process could be started, or it ended without an answer."""


def can_search() -> bool:
    """Whether there is a Python to start: not where the program is one frozen file."""
    return can_start()


def compiled(query: Query) -> re.Pattern[str]:
    """The pattern of a query. Raises `re.error`, with the place in `query.words`; "^" and "$" are the ends of a paragraph."""
    flags = re.MULTILINE | (0 if query.match_case else re.IGNORECASE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pattern = re.compile(query.words, flags)
            if query.whole_words:
                front = FLAGS_IN_FRONT.match(query.words)[0]  # type: ignore[index]  # it matches nothing, too
                pattern = re.compile(rf"{front}\b(?:{query.words[len(front) :]})\b", flags)
        except (OverflowError, RecursionError) as error:
            raise re.error("too large", query.words) from error
    return pattern


class PatternSearch:
    """One search, which another thread may stop."""

    def __init__(self, pattern: re.Pattern[str], text: str, patience: float = PATIENCE) -> None:
        self._pattern, self._text, self._patience = pattern, text, patience
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False
        self._lock = Lock()

    def run(self) -> Hits:
        """Search, and wait. Raises `TooSlowError`, `NoProcessError`, and `CancelledError` once it is stopped."""
        question = {
            "pattern": self._pattern.pattern,
            "flags": self._pattern.flags & ~re.UNICODE,
            "most": MOST,
            "seconds": self._patience + 1,
        }
        with self._lock:
            if self._is_stopped:
                raise CancelledError
            process = self._process = _started()
        try:
            asked = json.dumps(question).encode() + b"\n" + self._text.encode("utf-8", "surrogatepass")
            answer, _ = process.communicate(asked, timeout=self._patience)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise TooSlowError from error
        if self._is_stopped:
            raise CancelledError
        if process.returncode:
            raise NoProcessError(f"it ended with {process.returncode}")
        pairs = array("q")
        pairs.frombytes(answer)
        return Hits(pairs[::2], pairs[1::2])

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None and self._process.poll() is None:
                self._process.kill()


def _started() -> subprocess.Popen[bytes]:
    if not can_search():
        raise NoProcessError("there is no Python to start")
    try:
        return subprocess.Popen(  # noqa: S603 - our own module in our own Python
            [sys.executable, "-I", "-S", "-W", "ignore", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise NoProcessError(str(error)) from error
