"""What is killed: our library, and stock TinyDB on one file, behind one small face.

Every save brings a word of its own, such as `[a17]`, into a note and leaves the words that stood there. So whatever was acknowledged
can be looked for, whoever wrote after it: a word that stands nowhere in the annotation is a loss.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from reader.annotation import Annotation, new_annotation
from reader.article import Article, Span, compose
from reader.library import Library

WORD = re.compile(r"\[[a-z]\d+\]")
SENTENCE = "Nobody on the quay waved, and the captain did not look back. "


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in an annotation, wherever in it, and whether it is deleted."""

    words: frozenset[str]
    is_deleted: bool


class Session(Protocol):
    """A program that has the notes open."""

    def read(self) -> dict[str, str]:
        """Look at the disk; returns each note by its annotation's id."""

    def save(self, key: str, note: str) -> str:
        """Write a note, a new one when `key` is empty; returns its id once it is safe."""

    def remove(self, key: str) -> None:
        """Delete a note; it is safe on return."""


class Store(Protocol):
    """The notes of one machine, about one article at a time. Everything lies under `root`."""

    root: Path

    def begin(self, twin: Store | None = None) -> None:
        """Go on with a new article; with the other machine's store, a copy of its."""

    def session(self) -> Session:
        """Open the notes as a program does that was just started."""

    def synced(self) -> Path:
        """The folder that is kept in step with the other machine."""

    def standing(self) -> dict[str, Standing]:
        """Open everything anew and return what stands; raises `ValueError` when it cannot be read."""

    def copies(self) -> list[dict[str, Standing]]:
        """What stands in conflict copies that nobody merged."""

    def unreadable(self) -> int:
        """How many files cannot be read."""

    def quarantined(self) -> int:
        """How many files were put into quarantine."""


def filler() -> str:
    """Some words, more or fewer, so that files grow and shrink."""
    return SENTENCE * random.randint(0, 9)


def words_in(value: Any) -> Iterator[str]:
    """Every word of ours in every text inside of a record."""
    if isinstance(value, str):
        yield from WORD.findall(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


class Ours:
    """The library as the program uses it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.article = Article("", "", ())

    def open(self) -> Library:
        """The library, opened anew."""
        return Library(self.root / "Library", data=self.root / "data", state=self.root / "state")

    def begin(self, twin: Store | None = None) -> None:
        library = self.open()
        if isinstance(twin, Ours):
            library.add(twin.article)
            self.article = twin.article
            for path in (twin.root / "Library" / "notes").glob(f"*--{twin.article.id}.json"):
                (self.root / "Library" / "notes" / path.name).write_bytes(path.read_bytes())
        else:
            text, blocks = compose([("paragraph", f"{random.random()}. {SENTENCE}", 0)])
            self.article = library.add(Article("", text, blocks, title="The captain"))

    def session(self) -> Session:
        return OurSession(self.open(), self.article)

    def synced(self) -> Path:
        return self.root / "Library" / "notes"

    def standing(self) -> dict[str, Standing]:
        library = self.open()
        library.articles()
        library.annotations(self.article.id)
        library.article(self.article.id)
        (path,) = self.synced().glob(f"*--{self.article.id}.json")
        return _standing(json.loads(path.read_bytes())["annotations"])

    def copies(self) -> list[dict[str, Standing]]:
        names = self.synced().glob(f"*--{self.article.id}?*.json")
        return [_standing(json.loads(path.read_bytes())["annotations"]) for path in names if path.name[0] != "."]

    def unreadable(self) -> int:
        return sum(map(_is_unreadable, (self.root / "Library").rglob("*.json")))

    def quarantined(self) -> int:
        return len(list((self.root / "data" / "quarantine").rglob("*.json")))


class OurSession:
    """A library that stays open."""

    def __init__(self, library: Library, article: Article) -> None:
        self._library, self._article = library, article
        self._known: dict[str, Annotation] = {}

    def read(self) -> dict[str, str]:
        self._known = {each.id: each for each in self._library.annotations(self._article.id)}
        return {key: each.note for key, each in self._known.items()}

    def save(self, key: str, note: str) -> str:
        known = self._known.get(key)
        annotation = (
            replace(known, note=note) if known else new_annotation(self._article, Span(3, 9), color="yellow", note=note)
        )
        self._library.put(annotation)
        self._known[annotation.id] = annotation
        return annotation.id

    def remove(self, key: str) -> None:
        self._library.remove(self._known[key])


class Stock:
    """TinyDB as it comes: one JSON file that is written in place."""

    is_cached = False

    def __init__(self, root: Path) -> None:
        self.root = root

    def begin(self, twin: Store | None = None) -> None:
        self.synced().mkdir(parents=True, exist_ok=True)
        for path in self.synced().iterdir():
            path.unlink()
        if twin is None:
            self.session()
        else:
            (self.synced() / "notes.json").write_bytes((twin.synced() / "notes.json").read_bytes())

    def session(self) -> Session:
        from tinydb import TinyDB
        from tinydb.middlewares import CachingMiddleware
        from tinydb.storages import JSONStorage

        storage = CachingMiddleware(JSONStorage) if self.is_cached else JSONStorage
        return StockSession(TinyDB(self.synced() / "notes.json", storage=storage))

    def synced(self) -> Path:
        return self.root / "folder"

    def standing(self) -> dict[str, Standing]:
        return _stock_standing(self.synced() / "notes.json")

    def copies(self) -> list[dict[str, Standing]]:
        return [_stock_standing(path) for path in self.synced().glob("notes?*.json") if not _is_unreadable(path)]

    def unreadable(self) -> int:
        return sum(_is_unreadable(path) for path in self.synced().glob("*.json") if path.stat().st_size)

    def quarantined(self) -> int:
        return 0


class StockSession:
    """A TinyDB that stays open."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def read(self) -> dict[str, str]:
        return {each["id"]: each["note"] for each in self._database.all() if "deleted" not in each}

    def save(self, key: str, note: str) -> str:
        from tinydb import where

        if not key or not self._database.update({"note": note}, where("id") == key):
            key = key or f"{random.getrandbits(128):032x}"
            self._database.insert({"id": key, "note": note, "quote": "on the quay", "color": "yellow"})
        return key

    def remove(self, key: str) -> None:
        from tinydb import where

        self._database.update({"deleted": True}, where("id") == key)


class Cached(Stock):
    """TinyDB with its cache, which writes after a thousand changes or on closing."""

    is_cached = True


def _standing(records: dict[str, Any]) -> dict[str, Standing]:
    return {key: Standing(frozenset(words_in(each)), "deleted" in each) for key, each in records.items()}


def _stock_standing(path: Path) -> dict[str, Standing]:
    content = path.read_bytes()
    records = json.loads(content).get("_default", {}).values() if content else []
    return _standing({each["id"]: each for each in records})


def _is_unreadable(path: Path) -> bool:
    content = path.read_bytes()
    if path.name.startswith("."):
        return False
    try:
        json.loads(content)
    except ValueError:
        return True
    return False
