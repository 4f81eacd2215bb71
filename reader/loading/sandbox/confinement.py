"""What the process that reads may do: use so much memory and time, write no files to speak of, use no network, start nothing.

The limits on memory, time and files are the kernel's, where there are such (not on Windows). The rest is an audit hook of
Python's: it stops a library that would do such a thing by itself, not machine code that has taken the process over.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

MEMORY = 600_000_000
"""Bytes of address space, the interpreter and all libraries included (60 MB when everything is imported)."""

LARGEST_WRITTEN = 4_000_000
"""Bytes of a file: enough for a compiled module."""

FORBIDDEN = (
    "socket.",
    "subprocess.Popen",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.kill",
    "os.rmdir",
    "os.mkdir",
    "shutil.",
    "urllib.Request",
    "webbrowser.open",
)
"""How the audit events begin that end in a refusal."""

CHANGES = ("os.rename", "os.remove", "os.truncate", "os.link", "os.symlink", "os.chmod")
"""Audit events whose first argument is a file that would be changed."""

COMPILED = "__pycache__"
"""Folders whose files Python itself writes when it imports a module."""


def confine() -> None:
    """Give up, for the rest of this process, what reading an article does not need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked decides what an interruption means
    if sys.platform != "win32":
        _limit_resources()
    sys.addaudithook(_refuse)


def allow_seconds(seconds: float) -> None:
    """Let the kernel end this process when it has computed for so much longer, should nobody be left to end it."""
    if sys.platform == "win32":
        return
    import resource

    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _limit(resource.RLIMIT_CPU, int(used + seconds) + 2)


def peak_memory() -> int:
    """The most memory that this process ever used, in bytes; 0 where that is not known."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":  # getrusage would tell the peak of the process that started this one, if that is larger
        with suppress(OSError, ValueError, IndexError):
            status = Path("/proc/self/status").read_text("ascii", "replace")
            return int(status.split("VmHWM:")[1].split()[0]) * 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _limit_resources() -> None:
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _limit(kind, most, most)


def _limit(kind: int, soft: int, hard: int | None = None) -> None:
    """Lower a limit. A lower one of the system's stays, and one that the system refuses to set is left (memory on macOS)."""
    import resource
    from contextlib import suppress

    above = resource.getrlimit(kind)[1]
    highest = [value for value in (hard, above) if value not in (None, resource.RLIM_INFINITY)]
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (min([soft, *highest]), min(highest, default=resource.RLIM_INFINITY)))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        if _is_for_writing(flags) and not _is_pythons_own(path):
            raise PermissionError(f"{mode or 'writing'}: the process that reads articles writes no files")
    elif event.startswith(FORBIDDEN) or (event in CHANGES and not _is_pythons_own(arguments[0])):
        raise PermissionError(f"{event} is not for the process that reads articles")


def _is_for_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND))


def _is_pythons_own(path: object) -> bool:
    return COMPILED in str(path) or path == os.devnull
