"""What the library holds, at a glance: one entry an article, each notes file parsed once and again when it changes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reader.annotation import Record, words_of
from reader.library import durable
from reader.library.durable import Fingerprint
from reader.library.layout import Layout, id_in_name
from reader.library.notes import ForeignFileError, Notes, UnreadableNotesError, parse
from reader.library.places import Visit


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the library's list. Times are UTC, ISO 8601; `share` is how much of it was read, 0 to 1.

    `highlights` and `notes` count what is not deleted; a highlight with a note is both. `labels` are the article's own and its
    annotations'. `opened` is empty for an article that was never read.
    """

    id: str
    title: str = ""
    site: str = ""
    published: str = ""
    added: str = ""
    opened: str = ""
    words: int = 0
    highlights: int = 0
    notes: int = 0
    labels: tuple[str, ...] = ()
    share: float = 0.0
    source: str = ""
    url: str = ""

    @property
    def latest(self) -> str:
        """When it was last opened, or else added."""
        return max(self.opened, self.added)


@dataclass(frozen=True, slots=True)
class Card:
    """What the catalogue remembers of one notes file; `text` is the version of the article's text."""

    path: Path
    mark: Fingerprint
    entry: Entry
    text: str


class Catalogue:
    """The notes files of a library. A file is taken for an article's by the id inside of it."""

    def __init__(self, layout: Layout, unreadable: Callable[[Path], None]) -> None:
        self._layout = layout
        self._folder = str(layout.notes) + os.sep
        self._unreadable = unreadable
        self._cards: dict[str, Card] = {}
        self._paths: dict[str, Path] = {}
        self._passed_over: dict[str, Fingerprint | None] = {}
        self._guard = threading.Lock()

    def cards(self) -> dict[str, Card]:
        """Return the articles by their ids; a file that cannot be read is handed to `unreadable` and looked at again."""
        failed = self._look()
        for path in failed:
            self._unreadable(path)
        if failed:
            self._passed_over |= {path.name: durable.fingerprint(path) for path in self._look()}
        return _by_id(self._cards.values())

    def path(self, article_id: str) -> Path | None:
        """Return an article's notes file, or None. Only the names are looked at when one of them has the id."""
        known = self._paths.get(article_id)
        if known is not None and known.exists():
            return known
        names = (name for name in self._names() if article_id in name)
        named = next((name for name in names if id_in_name(name) == article_id), None)
        card = self.cards().get(article_id) if named is None else None
        path = card.path if card else self._layout.notes / named if named else None
        if path is not None:
            self._paths[article_id] = path
        return path

    def _look(self) -> list[Path]:
        """Bring the cards up to date; returns the files that could not be read."""
        with self._guard:
            cards: dict[str, Card] = {}
            failed: list[Path] = []
            for name in self._names():
                try:
                    if self._is_hopeless(name):
                        continue
                    cards[name] = self._card(name)
                except FileNotFoundError:
                    continue
                except (UnreadableNotesError, OSError) as error:
                    if not isinstance(error, ForeignFileError) or id_in_name(name):
                        failed.append(self._layout.notes / name)
            self._cards = cards
        return failed

    def _is_hopeless(self, name: str) -> bool:
        """Whether a file is as it was when nothing could be made of it."""
        return name in self._passed_over and self._passed_over[name] == durable.fingerprint(self._folder + name)

    def _card(self, name: str) -> Card:
        known = self._cards.get(name)
        if known is not None and known.mark == durable.fingerprint(self._folder + name):
            return known
        path = self._layout.notes / name
        content, mark = durable.read(path)
        notes = parse(content)
        return Card(path, mark, entry_of(notes), words_of(notes.article, "text"))

    def _names(self) -> list[str]:
        names = os.listdir(self._folder)  # noqa: PTH208 - a path for each of thousands is made only where it is needed
        return sorted(name for name in names if name.endswith(".json") and not name.startswith("."))


def entry_of(notes: Notes) -> Entry:
    """Return the entry of an article, without the places, which lie elsewhere."""
    article = notes.article
    live = [record for record in notes.annotations.values() if not record.get("deleted")]
    words = article.get("words")
    return Entry(
        id=notes.article_id,
        title=words_of(article, "title"),
        site=words_of(article, "site"),
        published=words_of(article, "published"),
        added=words_of(article, "added"),
        words=words if isinstance(words, int) else 0,
        highlights=sum(1 for record in live if words_of(record, "color") or not words_of(record, "note")),
        notes=sum(1 for record in live if words_of(record, "note")),
        labels=_labels([article, *live]),
        source=words_of(article, "source"),
        url=words_of(article, "url"),
    )


def visited(entry: Entry, visit: Visit | None) -> Entry:
    """Return the entry with what is known of the last visit to it."""
    return entry if visit is None else replace(entry, opened=visit.time, share=visit.place.share)


def _labels(records: Iterable[Record]) -> tuple[str, ...]:
    lists = (record.get("labels") for record in records)
    labels = {label for labels in lists if isinstance(labels, list) for label in labels if isinstance(label, str)}
    return tuple(sorted(labels))


def _by_id(cards: Iterable[Card]) -> dict[str, Card]:
    """Return one card an article: of several files with one id, the one whose name says it."""
    chosen: dict[str, Card] = {}
    for card in cards:
        if card.entry.id not in chosen or id_in_name(card.path.name) == card.entry.id:
            chosen[card.entry.id] = card
    return chosen
