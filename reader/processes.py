"""Other processes of Close Reader: modules of its own, run by its own Python, with a pipe each way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def can_start() -> bool:
    """Whether there is a Python to start: none inside another program, nor where Close Reader is one frozen file."""
    return bool(sys.executable) and Path(sys.executable).is_file() and not getattr(sys, "frozen", False)


def start_module(name: str) -> subprocess.Popen[bytes]:
    """Start a module of this very `reader`, which is found before any other; the folder that it starts in does not count.

    Raises `OSError`.
    """
    here = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(  # noqa: S603 - our own module in our own Python
        [sys.executable, "-P", "-m", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
