"""Stamps: a hybrid logical clock (Kulkarni et al. 2014) that orders the changes of several machines.

A stamp is `milliseconds-counter-device`, all in hexadecimal of fixed width, so that stamps compare as strings.
A record keeps its stamps in `clock`, apart from its plain values: `made` (of the whole record when it was new), `fields`
(field -> stamp of its last change since) and `labels` (label -> stamp of its last coming or going since), `seen` (device ->
greatest stamp taken in), and `also` (field -> stamp -> words that somebody else wrote at the same time).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

STAMP = re.compile("([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})")
DAY = 86_400_000
LARGEST_COUNTER = 0xFFFF


def next_stamp(device: str, known: Iterable[str], now: int) -> str:
    """Return a stamp later than every stamp of this device and all that are known; `now` is in ms since 1970.

    The stamps of others that are more than a day ahead of this clock are wrong and do not move it.
    """
    milliseconds, counter = now, 0
    for stamp in sorted(set(known), reverse=True):
        match = STAMP.fullmatch(stamp)
        if match is None:
            continue
        theirs = int(match[1], 16)
        if theirs <= now + DAY or match[3] == device:
            milliseconds, counter = max((now, 0), (theirs, int(match[2], 16) + 1))
            break
    if counter > LARGEST_COUNTER:
        milliseconds, counter = milliseconds + 1, 0
    return f"{milliseconds:012x}-{counter:04x}-{device}"


def stamps_in(records: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the greatest stamps of every device that the records have taken in, each once."""
    clocks = (record.get("clock") for record in records)
    seen = [clock.get("seen") for clock in clocks if isinstance(clock, dict)]
    return {stamp for each in seen if isinstance(each, dict) for stamp in each.values() if isinstance(stamp, str)}
