"""TinyDB on our files: text for ids, and a storage that replaces a file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping, Sequence
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

    def __init__(self, shelf: Shelf[File], path: Path, kept: Kept[File], rows: Sequence[Row]) -> None:
        self._shelf = shelf
        self._path = path
        self._kept = kept
        self._rows = rows

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables, in which the rows' records may be changed."""
        tables: dict[str, dict[str, Any]] = dict(self._kept.file.tables)
        for name in {row.table for row in self._rows}:
            tables[name] = dict(tables.get(name, {}))
        for row in self._rows:
            if row.key in tables[row.table]:
                tables[row.table][row.key] = dict(tables[row.table][row.key])
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


def put(shelf: Shelf[File], path: Path, kept: Kept[File], rows: Sequence[Row]) -> None:
    """Put rows of one table into the file that was read as `kept`; they are on the disk on return. Raises `ChangedOutsideError`."""
    name = rows[0].table
    there = kept.file.tables.get(name, {})
    known, new = [row for row in rows if row.key in there], [row for row in rows if row.key not in there]
    with NotesDatabase(shelf, path, kept, rows) as database:
        table = database.table(name)
        if known:
            table.update(_become(row.record for row in known), doc_ids=[row.key for row in known])
        if new:
            table.insert_multiple(Document(row.record, row.key) for row in new)  # type: ignore[arg-type]


def _become(records: Iterable[Record]) -> Callable[[MutableMapping[str, Any]], None]:
    """Return TinyDB's kind of operation that puts records, one after the other, in the place of those that it is given."""
    following = iter(records)

    def operation(document: MutableMapping[str, Any]) -> None:
        document.clear()
        document.update(next(following))

    return operation
