"""The notes files, read and changed with every care: lock, outside changes, history, quarantine, schema."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.annotation import Record, utc_now
from reader.errors import LibraryError, UnknownArticleError
from reader.library import durable
from reader.library.catalogue import Card, Catalogue
from reader.library.changes import Moment, Row, written
from reader.library.clock import next_stamp, stamps_in
from reader.library.corrections import Rules, no_rules, parse_rules, rescue_rules
from reader.library.device import device_id
from reader.library.failures import ChangedOutsideError, in_words
from reader.library.layout import Layout, checked
from reader.library.lock import WriteLock
from reader.library.notes import Notes, Serializer, TableFile, UnreadableNotesError, new_tables, parse
from reader.library.safekeeping import History, Notice, Quarantine
from reader.library.shelf import File, Kept, Shelf

TRIES = 8
"""How often a change is made anew because another program changed the file between our reading and our writing."""

STALE = 600.0
"""Seconds after which a temporary file is taken for what an interrupted writer left."""

Change = Callable[[File, Moment], Row | None]
"""What is to be written, given what is there; None when nothing is. It may be asked more than once."""

Changes = Callable[[File, Moment], Sequence[Row]]
"""The same of several rows that are written together."""


class Store:
    """The notes files of one library. Reading needs no lock; changes wait for other threads and other programs."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.notices: dict[str, Notice] = {}
        self._lock = WriteLock(layout.lock)
        self._shelf = Shelf(parse)
        self._rules = Shelf(parse_rules)
        self._catalogue = Catalogue(layout, self._rescue)
        self._history = History(layout)
        self._was_there = False
        self._device = ""
        self._swept = False

    def is_there(self) -> bool:
        """Whether the library's folder exists; raises `LibraryError` when it did and does no more."""
        if self.layout.notes.is_dir():
            self._was_there = True
        elif self._was_there:
            raise LibraryError(f"The library folder {self.layout.folder} is no longer there.")
        return self._was_there

    def cards(self) -> dict[str, Card]:
        """Return every article's card by its id."""
        return self._catalogue.cards() if self.is_there() else {}

    def read(self, article_id: str) -> Notes:
        """Return an article's notes; raises `UnknownArticleError`."""
        return self._read(self._path(article_id)).file

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library's lock; what the system refuses inside becomes a `LibraryError`."""
        with in_words(self.layout.folder), self._lock.held():
            if not self._swept and self.layout.notes.is_dir():
                durable.sweep(self.layout.notes, STALE)
                self._swept = True
            yield

    def wait(self) -> None:
        """Return when no change is under way in this program."""
        self._lock.wait()

    @property
    def device(self) -> str:
        """This machine's id; hold the lock."""
        self._device = self._device or device_id(self.layout.state)
        return self._device

    def create(self, article_id: str, title: str, record: Record) -> None:
        """Write the notes file of a new article, and the library around it when it is the first."""
        with self.writing():
            if not self.is_there():
                self.layout.create()
            moment = self._moment(None)
            tables = new_tables(article_id, written(None, None, record, moment) or record)
            path = self.layout.notes_file(title, article_id)
            try:
                self._shelf.write(path, tables, None)
            except ChangedOutsideError as error:
                raise LibraryError(f"There is a file {path.name} already, and it cannot be read.") from error

    def change(self, article_id: str, change: Change[Notes]) -> None:
        """Make a change to an article's notes: durable on return, and made on what is in the file by then."""
        with self.writing():
            path = self._path(article_id)
            self._change(self._shelf, path, lambda: self._read(path), _one(change))

    def rules(self) -> Rules:
        """Return what the person said of names; a file that is not there says nothing."""
        path = self.layout.corrections
        return self._read_rules().file if path.exists() else parse_rules(Serializer().serialize(no_rules()))

    def change_rules(self, change: Changes[Rules]) -> None:
        """Make changes to what the person said of names, durable on return; the library is made if it is not there."""
        path = self.layout.corrections
        if not path.exists() and not change(self.rules(), Moment("", "")):
            return
        with self.writing():
            if not self.is_there():
                self.layout.create()
            if not path.exists():
                self._rules.write(path, no_rules(), None)
            self._change(self._rules, path, self._read_rules, change)

    def _change(self, shelf: Shelf[File], path: Path, read: Callable[[], Kept[File]], change: Changes[File]) -> None:
        from reader.library import database

        for _ in range(TRIES):
            kept = read()
            _refuse_what_is_newer(kept.file)
            rows = change(kept.file, self._moment(kept.file))
            if not rows:
                return None
            self._put_copies_aside(path, kept)
            with suppress(ChangedOutsideError):
                return database.put(shelf, path, kept, rows)
        raise LibraryError(f"Another program keeps changing {path.name}, so nothing could be saved in it.")

    def _path(self, article_id: str) -> Path:
        path = self._catalogue.path(checked(article_id)) if self.is_there() else None
        if path is None:
            raise UnknownArticleError(f"The library holds no article “{article_id}”.")
        return path

    def _read(self, path: Path) -> Kept[Notes]:
        try:
            return self._shelf.read(path)
        except UnreadableNotesError:
            self._rescue(path)
        try:
            return self._shelf.read(path)
        except (UnreadableNotesError, FileNotFoundError) as error:
            raise LibraryError(f"The notes file {path.name} is damaged and cannot be read.") from error

    def _rescue(self, path: Path) -> None:
        from reader.library.rescue import rescue

        try:
            with self.writing():
                notice = rescue(self.layout, self._shelf, self._history, path, utc_now())
        except LibraryError as error:
            notice = Notice(f"The notes file {path.name} cannot be read. {error}", path)
        if notice is not None:
            self._tell(notice)

    def _read_rules(self) -> Kept[Rules]:
        path = self.layout.corrections
        try:
            return self._rules.read(path)
        except UnreadableNotesError:
            with self.writing():
                notice = rescue_rules(self.layout, self._rules, self._history, path)
        if notice is not None:
            self._tell(notice)
        return self._rules.read(path)

    def _tell(self, notice: Notice) -> None:
        self.notices.setdefault(notice.sentence, notice)

    def _moment(self, file: TableFile | None) -> Moment:
        known = stamps_in(file.records) if file else ()
        return Moment(next_stamp(self.device, known, time.time_ns() // 1_000_000), utc_now())

    def _put_copies_aside(self, path: Path, kept: Kept[File]) -> None:
        """Keep the file as it is in the history, and in quarantine what a save would drop."""
        if kept.file.left_out:
            aside = Quarantine(self.layout).keep(path, kept.content)
            self._tell(
                Notice(f"Some entries in {path.name} made no sense; they are kept in a copy of the file.", aside)
            )
        try:
            self._history.keep(kept.file.name, kept.content)
        except OSError as error:
            self._tell(Notice(f"No daily copy of the notes can be kept: {error.strerror}.", self.layout.data))


def _one(change: Change[File]) -> Changes[File]:
    def changes(file: File, moment: Moment) -> Sequence[Row]:
        row = change(file, moment)
        return [row] if row is not None else []

    return changes


def _refuse_what_is_newer(file: TableFile) -> None:
    if not file.writable:
        raise LibraryError("These notes were written by a newer version of Close Reader; this one can only show them.")
