"""Stamps: a hybrid logical clock (Kulkarni et al. 2014) that orders the changes of several machines.

A stamp is `milliseconds-counter-device`, all in hexadecimal of fixed width, so that stamps compare as strings.
A record keeps the stamps of its fields in `clock`, apart from its plain values:
`fields` (field -> stamp), `labels` (label -> stamp of its last coming or going), `seen` (device -> greatest stamp
taken in), and `also` (field -> stamp -> words that were written at the same time by somebody else).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

STAMP = re.compile("([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})")
DAY = 86_400_000
LARGEST_COUNTER = 0xFFFF


def next_stamp(device: str, known: Iterable[str], now: int) -> str:
    """Return a stamp later than every stamp of this device and all that are known; `now` is in ms since 1970.

    The stamps of others that are more than a day ahead of this clock are wrong and do not move it.
    """
    milliseconds, counter = now, 0
    for stamp in known:
        match = STAMP.fullmatch(stamp)
        if match is None:
            continue
        theirs, count = int(match[1], 16), int(match[2], 16) + 1
        believed = theirs <= now + DAY or match[3] == device
        if believed and (theirs, count) > (milliseconds, counter):
            milliseconds, counter = theirs, count
    if counter > LARGEST_COUNTER:
        milliseconds, counter = milliseconds + 1, 0
    return f"{milliseconds:012x}-{counter:04x}-{device}"


def stamps_in(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the greatest stamps of every device that records have taken in."""
    for record in records:
        clock = record.get("clock")
        seen = clock.get("seen") if isinstance(clock, dict) else None
        if isinstance(seen, dict):
            yield from (stamp for stamp in seen.values() if isinstance(stamp, str))
