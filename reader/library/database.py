"""TinyDB on our files: text for ids, and a storage that replaces a file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.annotation import Record
from reader.library.changes import Row
from reader.library.shelf import File, Kept, Shelf


class NotesStorage(Storage):
    """One reading of a notes file for one change, and a durable replacement of the file on every write.

    All of a change is made on that one reading: what another program writes meanwhile is never half of it. What was
    read is shared with readers, so TinyDB, which changes records in place, gets a copy of the one that will change.
    """

    def __init__(self, shelf: Shelf[File], path: Path, kept: Kept[File], row: Row) -> None:
        self._shelf = shelf
        self._path = path
        self._kept = kept
        self._row = row

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables, in which the row's record may be changed."""
        tables: dict[str, dict[str, Any]] = dict(self._kept.file.tables)
        table = tables[self._row.table] = dict(tables.get(self._row.table, {}))
        if self._row.key in table:
            table[self._row.key] = dict(table[self._row.key])
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by these tables; on return they are on the disk. Raises `ChangedOutsideError`."""
        self._kept = self._shelf.write(self._path, data, self._kept)


class NotesTable(Table):
    """A table whose ids are text."""

    document_id_class = str  # type: ignore[assignment]


class NotesDatabase(TinyDB):
    """One article's notes as a TinyDB."""

    table_class = NotesTable
    default_storage_class = NotesStorage  # type: ignore[assignment]


def put(shelf: Shelf[File], path: Path, kept: Kept[File], row: Row) -> None:
    """Put a row into the file that was read as `kept`; it is on the disk on return. Raises `ChangedOutsideError`."""
    with NotesDatabase(shelf, path, kept, row) as database:
        table = database.table(row.table)
        if row.key in kept.file.tables.get(row.table, {}):
            table.update(_becomes(row.record), doc_ids=[row.key])
        else:
            table.insert(Document(row.record, row.key))  # type: ignore[arg-type]


def _becomes(record: Record) -> Callable[[MutableMapping[str, Any]], None]:
    """Return TinyDB's kind of operation that puts a record in the place of another."""

    def operation(document: MutableMapping[str, Any]) -> None:
        document.clear()
        document.update(record)

    return operation
