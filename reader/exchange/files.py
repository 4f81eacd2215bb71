"""Writing an export: whole or not at all, under a name that every system takes."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from uuid import uuid4

from reader.article import Article
from reader.errors import ReaderError

NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\\/:*?"<>|#^\[\]]+')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
LONGEST_NAME = 120
"""Bytes of UTF-8 that a name may have before its suffix; systems allow 255, sync engines add to them."""


class UnwritableFileError(ReaderError):
    """A file that the person asked for could not be written; what stood there before still does."""


def write(path: Path, text: str) -> None:
    """Write text as UTF-8: beside its place first and onto the disk, then over what stood there.

    Raises `UnwritableFileError`. A device or a pipe is written to as it stands.
    """
    data = text.encode("utf-8", "replace")
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFileError(f"{path} could not be written: {reason}.") from error


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".close-reader-{uuid4().hex}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def file_name(article: Article, suffix: str) -> str:
    """Return a name for an article's export that a person recognises and every system accepts: its title without what may not be."""
    title = NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", article.title))
    stem = " ".join(title.split()).strip(". ")
    stem = stem.encode("utf-8")[:LONGEST_NAME].decode("utf-8", "ignore").strip(". ")
    if RESERVED.fullmatch(stem):
        stem = f"{stem}_"
    return f"{stem or article.id or 'article'}{suffix}"
