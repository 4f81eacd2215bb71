"""Files that are whole or not there: written beside, flushed to the disk, then put in the place of the old one."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

TEMPORARY = ".~{name}.{random}.tmp"
"""A name that Dropbox, OneDrive and iCloud leave alone."""

REPLACE_TRIES = 20
REPLACE_PAUSE = 0.05
"""Windows refuses to replace a file that another program is just reading: try for one second."""

CANNOT_FLUSH_A_FOLDER = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOSYS, errno.EACCES})


class Fingerprint(NamedTuple):
    """What tells one state of a file from another without reading it."""

    modified: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Fingerprint:
        """Return the fingerprint in what the system says of a file."""
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


def fingerprint(path: Path | str) -> Fingerprint | None:
    """Return the present state of a file, or None when there is none."""
    try:
        return Fingerprint.of(os.stat(path))  # noqa: PTH116 - a library has thousands, and no path for most of them
    except FileNotFoundError:
        return None


def read(path: Path) -> tuple[bytes, Fingerprint]:
    """Return a file's content and the state that it was read in."""
    with path.open("rb") as file:
        mark = Fingerprint.of(os.fstat(file.fileno()))
        return file.read(), mark


def write(path: Path, content: bytes, before_replacing: Callable[[], None] = lambda: None) -> Fingerprint:
    """Write a whole file durably; returns its state. When anything fails the old file is as it was.

    `before_replacing` is the last to speak: what it raises is let through and nothing is replaced.
    """
    with _beside(path) as (file, replace):
        file.write(content)
        return replace(before_replacing)


def copy(source: Path, path: Path) -> Fingerprint:
    """Copy a file durably, whatever its size."""
    with source.open("rb") as origin, _beside(path) as (file, replace):
        shutil.copyfileobj(origin, file, 1 << 20)
        return replace(lambda: None)


@contextmanager
def _beside(path: Path) -> Iterator[tuple[BinaryIO, Callable[[Callable[[], None]], Fingerprint]]]:
    """Open a file beside `path`, and give what flushes it and puts it in its place."""
    path = Path(os.path.realpath(path))
    temporary = path.with_name(TEMPORARY.format(name=path.name, random=os.urandom(4).hex()))

    def replace(before_replacing: Callable[[], None]) -> Fingerprint:
        file.flush()
        _keep_permissions(path, temporary)
        os.fsync(file.fileno())
        mark = Fingerprint.of(os.fstat(file.fileno()))
        file.close()
        before_replacing()
        _replace(temporary, path)
        flush_folder(path.parent)
        return mark

    with temporary.open("xb") as file:
        try:
            yield file, replace
        except BaseException:
            with suppress(OSError):  # a full disk refuses once more what is left in the buffer
                file.close()
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


def _keep_permissions(path: Path, temporary: Path) -> None:
    """Give the new file the old one's mode: what was private stays private."""
    with suppress(FileNotFoundError, PermissionError):
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))


def _replace(temporary: Path, path: Path) -> None:
    for left in range(REPLACE_TRIES, -1, -1):
        try:
            temporary.replace(path)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(REPLACE_PAUSE)
        else:
            return


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can: Windows and some network disks cannot."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in CANNOT_FLUSH_A_FOLDER:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, durably."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        flush_folder(each.parent)


def sweep(folder: Path, older_than: float) -> None:
    """Remove what interrupted writers left in a folder more than `older_than` seconds ago."""
    horizon = time.time() - older_than
    for path in folder.glob(TEMPORARY.format(name="*", random="*")):
        with suppress(OSError):
            if path.stat().st_mtime < horizon:
                path.unlink()
