"""What a save does to a record: only the fields that the person changed, each with its stamp.

Everything else in the record stays: the fields that another program changed meanwhile and those that we do not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from reader.annotation import Record

TYPED = ("note", "title")
"""Fields of a person's own words: what two wrote at the same time is kept from both."""

UNSTAMPED = frozenset({"created", "modified", "labels"})
"""Fields that follow from the others, and labels, of which each has its own stamp."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a change is made: `stamp` orders it, `time` (UTC, ISO 8601) is for people."""

    stamp: str
    time: str

    @property
    def device(self) -> str:
        """The machine that makes the change."""
        return self.stamp.rpartition("-")[2]


class Row(NamedTuple):
    """A record and where in the notes file it belongs."""

    table: str
    key: str
    record: Record


def written(stored: Record | None, seen: Record | None, mine: Record, moment: Moment) -> Record | None:
    """Return the record to keep when a person who saw `seen` now wants `mine`, and the file holds `stored`.

    `seen` None: they saw what is stored. A record that was deleted comes back. Returns None when nothing is to change.
    """
    if stored is None:
        return _first(mine, moment)
    seen = stored if seen is None else seen
    changed = [field for field in mine if field != "labels" and mine[field] != seen.get(field)]
    differing = [field for field in changed if mine[field] != stored.get(field)]
    labels = _labels(stored, seen, mine)
    turned = set(labels) ^ set(_list(stored, "labels"))
    revived = ["deleted"] if stored.get("deleted") else []
    if not differing and not revived and labels == _list(stored, "labels"):
        return None
    record = deepcopy(stored)
    for field in differing:
        _keep_the_others_words(record, field, seen)
        record[field] = mine[field]
    record.pop("deleted", None)
    if "labels" in mine:
        record["labels"] = labels
    if "modified" in mine and "modified" not in differing:
        record["modified"] = moment.time
    _stamp(record, [*differing, *revived], turned, moment)
    return record


def deleted(stored: Record, moment: Moment) -> Record | None:
    """Return the record marked as deleted, with everything still in it; None when it is already."""
    if stored.get("deleted"):
        return None
    record = deepcopy(stored)
    record["deleted"] = moment.time
    _stamp(record, ["deleted"], (), moment)
    return record


def _first(mine: Record, moment: Moment) -> Record:
    record = deepcopy(mine)
    record["clock"] = {"made": moment.stamp, "seen": {moment.device: moment.stamp}}
    return record


def _labels(stored: Record, seen: Record, mine: Record) -> list[Any]:
    """Return the stored labels with those added and without those removed since `seen`; in `mine`'s order where only we changed."""
    ours, before, theirs = (_list(record, "labels") for record in (mine, seen, stored))
    if ours == before or "labels" not in mine:
        return theirs
    if theirs == before:
        return ours
    kept = [label for label in theirs if label in ours or label not in before]
    return kept + [label for label in ours if label not in before and label not in kept]


def _keep_the_others_words(record: Record, field: str, seen: Record) -> None:
    """Put aside words that somebody else typed since `seen`, before ours take their place."""
    theirs = record.get(field)
    if field not in TYPED or not theirs or theirs == seen.get(field):
        return
    clock = _clock(record)
    stamp = str(_part(clock, "fields").get(field, clock.get("made", "")))
    _part(_part(clock, "also"), field)[stamp] = theirs


def _stamp(record: Record, fields: Iterable[str], labels: Iterable[str], moment: Moment) -> None:
    clock = _clock(record)
    _part(clock, "seen")[moment.device] = moment.stamp
    changed = {field: moment.stamp for field in fields if field not in UNSTAMPED}
    turned = {label: moment.stamp for label in labels if isinstance(label, str)}
    for name, stamps in (("fields", changed), ("labels", turned)):
        if stamps:
            _part(clock, name).update(stamps)


def _clock(record: Record) -> Record:
    return _part(record, "clock")


def _part(record: Record, key: str) -> Record:
    """Return the object under a key, an empty one where there was none or nonsense."""
    if not isinstance(record.get(key), dict):
        record[key] = {}
    part: Record = record[key]
    return part


def _list(record: Mapping[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []
