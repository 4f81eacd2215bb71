"""What passes between Close Reader and the process that reads for it: a record in JSON, and raw bytes behind it.

Eight bytes say how long the two are. Nothing is ever unpickled: the other side may have been taken over by what it read.
"""

from __future__ import annotations

import json
import struct
from typing import BinaryIO, NamedTuple

from reader.article.record import Record

LENGTHS = struct.Struct(">II")
LARGEST_RECORD = 300_000_000
"""Bytes. The largest file that is read has 50 million, and what its blocks need in JSON."""

LARGEST_DATA = 150_000_000
"""Bytes: the original on the way there, the pictures on the way back."""


class BrokenFrameError(Exception):
    """What came is no frame: it breaks off, is too long, or holds no JSON object."""


class Frame(NamedTuple):
    """One message."""

    record: Record
    data: bytes = b""


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write one message and send it off."""
    record = json.dumps(frame.record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(LENGTHS.pack(len(record), len(frame.data)))
    stream.write(record)
    stream.write(frame.data)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """Read one message; None when the other side has closed the stream.

    Raises `BrokenFrameError`.
    """
    lengths = stream.read(LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < LENGTHS.size:
        raise BrokenFrameError("the message breaks off")
    record_length, data_length = LENGTHS.unpack(lengths)
    if record_length > LARGEST_RECORD or data_length > LARGEST_DATA:
        raise BrokenFrameError("the message is too long")
    record = _parsed(_exactly(stream, record_length))
    return Frame(record, _exactly(stream, data_length))


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise BrokenFrameError("the message breaks off")
    return data


def _parsed(raw: bytes) -> Record:
    try:
        record = json.loads(raw.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise BrokenFrameError("the message is no JSON") from error
    if not isinstance(record, dict):
        raise BrokenFrameError("the message is no JSON object")
    return record
