"""Reading zip archives that strangers made: EPUB books and Word documents are such.

Nothing is ever unpacked to the disk. Members are known by clean relative names; a name that is absolute or climbs out of the
archive belongs to nobody. What is declared is weighed before anything is unpacked, and no member yields more than it declares.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.errors import UnreadableArticleError
from reader.loading.original import Original

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

BEGINNING = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"
END = b"PK\x05\x06"
BEFORE_NAME = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 20_000_000
"""Bytes, unpacked. A picture of a camera has ten million, the longest chapter one."""

LARGEST_SUM = 500_000_000
"""Bytes that all members may declare, unpacked."""

SUSPICIOUS_SUM, STEEPEST = 50_000_000, 250
"""An archive that unpacks to more bytes than the first, and to more than so many times its own size, is a bomb."""

STORED, DEFLATED = 0, 8
ENCRYPTED = 0x1
DRIVE = re.compile("[A-Za-z]:")


class Archive:
    """The members of one archive. Raises UnreadableArticleError for one that is broken or unpacks to too much."""

    def __init__(self, original: Original) -> None:
        self._shown = original.shown
        self._zip = self._opened(original.data)
        members = self._zip.infolist()
        self._refuse_bombs(members, len(original.data))
        self._members = {name: member for member in members if (name := clean_name(member.filename))}
        self._folded = {name.casefold(): name for name in reversed(self._members)}

    @property
    def names(self) -> tuple[str, ...]:
        """The clean names of its members, in the archive's order; of two members of one name the later one counts."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return self._member(name) is not None

    def name_of(self, name: str) -> str:
        """The name that the archive itself has for a member, whatever case it is asked for in; empty if there is none."""
        clean = clean_name(name)
        return clean if clean in self._members else self._folded.get(clean.casefold(), "")

    def is_encrypted(self, name: str) -> bool:
        """Whether a member is locked with a password."""
        member = self._member(name)
        return member is not None and bool(member.flag_bits & ENCRYPTED)

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises UnreadableArticleError when it is missing, locked, too large or broken."""
        member = self._member(name)
        if member is None:
            raise UnreadableArticleError(f"{self._shown} is incomplete: “{name[:80]}” is missing in it.")
        if member.flag_bits & ENCRYPTED:
            raise UnreadableArticleError(f"{self._shown} is locked with a password; save it without one and open that.")
        if member.compress_type not in (STORED, DEFLATED):
            raise UnreadableArticleError(f"{self._shown} is packed in a way that Close Reader does not know.")
        if member.file_size > LARGEST_MEMBER:
            size, most = member.file_size / 1e6, LARGEST_MEMBER // 1_000_000
            raise UnreadableArticleError(f"{self._shown} has a part of {size:.0f} MB; parts may have up to {most} MB.")
        data = self._unpacked(member)
        if data is None:
            raise UnreadableArticleError(f"{self._shown} is damaged: “{name[:80]}” in it cannot be unpacked.")
        return data

    def find(self, name: str) -> bytes | None:
        """The bytes of a member, or nothing for what `read` would raise."""
        try:
            return self.read(name) if self.name_of(name) else None
        except UnreadableArticleError:
            return None

    def _member(self, name: str) -> ZipInfo | None:
        return self._members.get(self.name_of(name))

    def _unpacked(self, member: ZipInfo) -> bytes | None:
        from zipfile import BadZipFile

        try:
            return self._zip.read(member)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, struct.error):
            return None

    def _opened(self, data: bytes) -> ZipFile:
        from zipfile import BadZipFile, ZipFile

        if data.count(ENTRY) > MOST_MEMBERS:
            raise UnreadableArticleError(f"{self._shown} holds more than {MOST_MEMBERS:,} files; no book does.")
        try:
            return ZipFile(io.BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error, IndexError) as error:
            cut = "" if END in data else ": it breaks off before its end, as an unfinished download does"
            raise UnreadableArticleError(f"{self._shown} is damaged{cut}.") from error

    def _refuse_bombs(self, members: list[ZipInfo], size: int) -> None:
        total = sum(member.file_size for member in members)
        if total > LARGEST_SUM or (total > SUSPICIOUS_SUM and total > STEEPEST * size):
            raise UnreadableArticleError(
                f"{self._shown} would unpack to {total / 1e6:,.0f} MB, far more than what it is can hold."
            )


def clean_name(name: str) -> str:
    """A member's name as everybody writes it; empty for a folder and for a name that leads out of the archive."""
    clean = unicodedata.normalize("NFC", name.replace("\\", "/"))
    if clean.startswith("/") or DRIVE.match(clean) or clean.endswith("/") or "\0" in clean:
        return ""
    parts = [part for part in clean.split("/") if part not in ("", ".")]
    return "" if ".." in parts else "/".join(parts)


def resolved(address: str, folder: str) -> str:
    """The name of the member that a relative address in a file of a folder means; empty when it leads out of the archive.

    The address is unquoted already and has no fragment.
    """
    parts = [] if address.startswith("/") else [part for part in folder.split("/") if part]
    for part in address.replace("\\", "/").split("/"):
        if part == ".." and not parts:
            return ""
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return clean_name("/".join(parts))


def lists(data: bytes, beginning: str) -> bool:
    """Whether bytes are a zip archive, whole or broken, with a member whose name begins so."""
    if not data.startswith(BEGINNING):
        return False
    try:
        names: Iterable[str] = Archive(Original(data)).names
    except UnreadableArticleError:
        names = _names_on_the_way(data)
    return any(name.startswith(beginning) for name in names)


def _names_on_the_way(data: bytes) -> Iterator[str]:
    """The names that stand before the members themselves, for an archive whose directory cannot be read."""
    for found in islice(BEFORE_NAME.finditer(data), MOST_MEMBERS):
        yield data[found.end() : found.end() + int.from_bytes(found[1], "little")].decode("utf-8", "replace")
