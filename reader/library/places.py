"""How far the person has read: one file a device, written by that device alone, so that no two ever conflict."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.annotation import Record, utc_now, words_of
from reader.library import durable
from reader.library.durable import Fingerprint


@dataclass(frozen=True, slots=True)
class Place:
    """A reading place: an offset (code points) in the version `text`, and how far behind it, as the window measures that.

    `share` is how much of the article was read, 0 to 1.
    """

    offset: int
    fraction: float = 0.0
    text: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Visit:
    """A place and when it was left (UTC, ISO 8601)."""

    place: Place
    time: str


class Places:
    """The reading places in a library's `positions` folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, tuple[Fingerprint, dict[str, Record]]] = {}

    def visits(self) -> dict[str, Visit]:
        """Return the latest visit to each article, on whatever device."""
        latest: dict[str, Visit] = {}
        for places in self._devices():
            for article_id, record in places.items():
                visit = _visit(record)
                if article_id not in latest or visit.time > latest[article_id].time:
                    latest[article_id] = visit
        return latest

    def latest(self, article_id: str) -> Visit | None:
        """Return the latest visit to one article, on whatever device."""
        found = (places[article_id] for places in self._devices() if article_id in places)
        return max(map(_visit, found), key=lambda visit: visit.time, default=None)

    def keep(self, device: str, article_id: str, place: Place) -> None:
        """Write down a place durably; hold the library's lock."""
        path = self._folder / f"{device}.json"
        places = {**self._places(path)}
        places[article_id] = {
            **places.get(article_id, {}),
            "fraction": place.fraction,
            "offset": place.offset,
            "share": place.share,
            "text": place.text,
            "time": utc_now(),
        }
        path.parent.mkdir(exist_ok=True)
        mark = durable.write(path, _file(places))
        self._known[path] = (mark, places)

    def _devices(self) -> Iterator[dict[str, Record]]:
        """Yield the records of every device whose file can be read: nobody is kept from reading for want of a place."""
        for path in sorted(self._folder.glob("*.json")):
            with suppress(OSError):
                yield self._places(path)

    def _places(self, path: Path) -> dict[str, Record]:
        """Return the records in a device's file; a file that is not there or is damaged holds none."""
        mark = durable.fingerprint(path)
        known = self._known.get(path)
        if mark is None:
            return {}
        if known is None or known[0] != mark:
            content, mark = durable.read(path)
            known = self._known[path] = (mark, _records(content))
        return known[1]


def _file(places: Mapping[str, Record]) -> bytes:
    """Return the content of a device's file: JSON with a line for each article."""
    lines = [f"  {json.dumps(key)}: {json.dumps(places[key], sort_keys=True)}" for key in sorted(places)]
    return ('{\n "places": {\n' + ",\n".join(lines) + '\n },\n "schema": 1\n}\n').encode("ascii")


def _records(content: bytes) -> dict[str, Record]:
    try:
        file = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    places = file.get("places") if isinstance(file, dict) else None
    if not isinstance(places, dict):
        return {}
    return {key: value for key, value in places.items() if isinstance(value, dict)}


def _visit(record: Record) -> Visit:
    place = Place(
        offset=max(0, int(_number(record, "offset"))),
        fraction=float(_number(record, "fraction")),
        text=words_of(record, "text"),
        share=_share(record, "share"),
    )
    return Visit(place, words_of(record, "time"))


def _share(record: Mapping[str, Any], key: str) -> float:
    return min(1.0, max(0.0, float(_number(record, key))))


def _number(record: Mapping[str, Any], key: str) -> int | float:
    value = record.get(key)
    return value if isinstance(value, int | float) and value == value and abs(value) < 1e15 else 0  # noqa: PLR0124 - NaN
