"""Standard input and output as the commands use them: UTF-8 whatever the locale, and quiet about who stops listening."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import IO

from reader.cli.bar import Bar
from reader.errors import ReaderError

BROKEN_PIPE = 141
"""The exit code of a program whose reader went away, as the shell has it: 128 and the number of SIGPIPE."""

INTERRUPTED = 130
"""The exit code of a program that was interrupted from the keyboard."""

CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


class OutputError(ReaderError):
    """Standard output does not take what is written to it, and not because somebody stopped listening."""


class Console:
    """What a command reads and writes. `complaints` counts the inputs that could not be used."""

    def __init__(self, quiet: bool = False) -> None:
        self.complaints = 0
        self.bar = Bar(sys.stderr if not quiet and _is_terminal(sys.stderr) else None)
        self._out: IO[bytes] | None = getattr(sys.stdout, "buffer", None)

    @property
    def shows_output(self) -> bool:
        """Whether standard output is a terminal, so that a person is looking."""
        return _is_terminal(sys.stdout)

    @property
    def has_input(self) -> bool:
        """Whether something is piped into standard input."""
        return sys.stdin is not None and not _is_terminal(sys.stdin)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of standard input as they come, without waiting for more."""
        if sys.stdin is not None:
            yield from iter(sys.stdin.buffer.readline, b"")

    def read(self, most: int = -1) -> bytes:
        """What is on standard input, but no more than so many bytes."""
        return sys.stdin.buffer.read(most) if sys.stdin is not None else b""

    def write(self, text: str) -> None:
        """Write text as UTF-8. On a terminal nothing in it can steer the terminal, unless it comes from `paint`."""
        self.raw(text.translate(CONTROLS) if self.shows_output else text)

    def line(self, text: str = "") -> None:
        """Write one line."""
        self.write(f"{text}\n")

    def answer(self, text: str) -> None:
        """Write one line that somebody is waiting for."""
        self.raw(f"{text}\n")
        self.flush()

    def raw(self, text: str) -> None:
        """Write text as UTF-8 as it stands."""
        if self._out is None:
            return
        self.bar.clear()
        try:
            self._out.write(text.encode("utf-8", "replace"))
        except OSError as error:
            raise self._unwritten(error) from error

    def flush(self) -> None:
        """Bring everything written on its way."""
        if self._out is None:
            return
        try:
            self._out.flush()
        except OSError as error:
            raise self._unwritten(error) from error

    def complain(self, sentence: object) -> None:
        """Say on standard error what could not be used, in one line."""
        self.complaints += 1
        self.tell(f"close-reader: {sentence}")

    def tell(self, sentence: str) -> None:
        """Write one line to standard error, as UTF-8 too."""
        if sys.stderr is None:
            return
        self.bar.clear()
        line = " ".join(sentence.split()).translate(CONTROLS) + "\n"
        sys.stderr.buffer.write(line.encode("utf-8", "replace"))
        sys.stderr.flush()

    def code(self) -> int:
        """The exit code: 0, or 1 after a complaint."""
        return 1 if self.complaints else 0

    def _unwritten(self, error: OSError) -> Exception:
        """The error to raise; the buffer that cannot be emptied goes nowhere, so that Python's own exit is quiet too."""
        self._out = None
        _point_nowhere(sys.stdout)
        if isinstance(error, BrokenPipeError):
            return error
        return OutputError(f"The output could not be written: {error.strerror or error}.")


def _is_terminal(stream: IO[str] | None) -> bool:
    return stream is not None and stream.isatty()


def _point_nowhere(stream: IO[str]) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
