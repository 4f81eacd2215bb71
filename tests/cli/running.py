"""What a command answers, and what it is given instead of the real streams."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from typing import NamedTuple

STORY = """The harbour that moved

By Tom Reed

HULL, England - “We count the berths,” harbour master Ada Quill said on Monday. The harbour lost 340 boats in 2019.

It cost $5.2 million. The council met at 9 and went home.
"""


class Answer(NamedTuple):
    """The exit code and what was written."""

    code: int
    out: str
    err: str


class Piped:
    """A standard input or output that bytes go through."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        self.buffer = io.BytesIO(data)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


Run = Callable[..., Answer]
Start = Callable[..., subprocess.Popen[bytes]]
