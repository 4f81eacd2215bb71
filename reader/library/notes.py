"""A file of TinyDB's tables as data, one article's notes above all: read with care, written so that git and people can read it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from reader.annotation import Record
from reader.library.layout import ARTICLE_ID

SCHEMA = 1
"""The version of the format that this program writes; files of a later one are only read."""

Tables = dict[str, Any]
"""Table -> id -> record. Tables that we do not know may hold anything."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class UnreadableNotesError(Exception):
    """The bytes of a notes file are no notes: cut off, empty, overwritten, or not JSON."""


class ForeignFileError(UnreadableNotesError):
    """Sound JSON, but no notes file of ours."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a file of tables holds. `name` is what it is called in the history: of notes the article's id.

    `left_out` counts the entries that are no records; the tables are without them. The tables are shared between readers:
    nobody changes them in place.
    """

    name: str
    tables: Tables
    left_out: int = 0

    @property
    def records(self) -> list[Record]:
        """Every record of every table that has a clock."""
        tables = [table for name, table in self.tables.items() if name != "meta" and isinstance(table, dict)]
        return [record for table in tables for record in table.values() if isinstance(record, dict)]

    @property
    def schema(self) -> object:
        """The version of the format that the file names; a file that names none is of the first."""
        file = self.tables.get("meta")
        file = file.get("file") if isinstance(file, dict) else None
        return file.get("schema", 1) if isinstance(file, dict) else 1

    @property
    def writable(self) -> bool:
        """Whether this program knows the format well enough to change the file."""
        return isinstance(self.schema, int) and self.schema <= SCHEMA


@dataclass(frozen=True, slots=True)
class Notes(TableFile):
    """What a notes file holds."""

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return self.name

    @property
    def article(self) -> Record:
        """What is known of the article: title, address, the version of its text ..."""
        record: Record = self.tables["article"][self.name]
        return record

    @property
    def annotations(self) -> dict[str, Record]:
        """Every annotation by its id, the deleted ones too."""
        records: dict[str, Record] = self.tables["annotations"]
        return records

    @property
    def speakers(self) -> dict[str, Record]:
        """Who speaks in which passage, as far as the person said so; the deleted ones too."""
        records: dict[str, Record] = self.tables.get("speakers", {})
        return records


def parse(content: bytes) -> Notes:
    """Read a notes file; raises `UnreadableNotesError` when it does not parse, and when it is no notes file."""
    tables = parse_tables(content)
    articles = tables.get("article")
    if not isinstance(articles, dict):
        raise ForeignFileError("no article")
    articles, strange = records_of(articles)
    ids = sorted(key for key in articles if ARTICLE_ID.fullmatch(key))
    if not ids:
        raise ForeignFileError("no article")
    annotations, stranger = records_of(tables.get("annotations", {}))
    known: Tables = {"article": articles, "annotations": annotations}
    if "speakers" in tables:
        known["speakers"], more = records_of(tables["speakers"])
        stranger += more
    return Notes(ids[0], {**tables, **known}, strange + stranger)


def parse_tables(content: bytes) -> Tables:
    """Read a file of tables; raises `UnreadableNotesError` when it is none."""
    try:
        tables = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableNotesError(str(error)) from error
    if not isinstance(tables, dict):
        raise ForeignFileError("no tables")
    return tables


def records_of(table: object) -> tuple[dict[str, Record], int]:
    """Return the records of a table, and how many entries were none."""
    if not isinstance(table, dict):
        return {}, 1
    records = {key: value for key, value in table.items() if isinstance(value, dict)}
    return records, len(table) - len(records)


def new_tables(article_id: str, record: Record) -> Tables:
    """Return the tables of an article without annotations."""
    return {"annotations": {}, "article": {article_id: record}, "meta": {"file": {"schema": SCHEMA}}}


class Serializer:
    """Writes tables as JSON: indent 1, sorted keys, UTF-8, a newline at the end.

    It remembers the JSON of every annotation, so that a save of one among thousands costs one.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Record, str]] = {}

    def serialize(self, tables: Tables) -> bytes:
        """Return the content of a notes file; a lone surrogate is written as its escape."""
        parts = [f" {_json(key)}: {self._table(key, tables[key])}" for key in sorted(tables)]
        text = "{\n" + ",\n".join(parts) + "\n}\n"
        try:
            return text.encode("utf-8")
        except UnicodeEncodeError:
            return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode("utf-8")

    def _table(self, name: str, table: Any) -> str:
        if name != "annotations" or not table:
            return _json(table).replace("\n", "\n ")
        known = {key: self._entry(key, record) for key, record in table.items()}
        self._known = known
        return "{\n" + ",\n".join([known[key][1] for key in sorted(known)]) + "\n }"

    def _entry(self, key: str, record: Record) -> tuple[Record, str]:
        before = self._known.get(key)
        if before is not None and (before[0] is record or before[0] == record):
            return before
        return record, f"  {_json(key)}: " + _json(record).replace("\n", "\n  ")


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
