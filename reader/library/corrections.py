"""The person's corrections of the tagger as a file of tables, `corrections.json`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reader.annotation import Record
from reader.correction import Correction, Corrections, from_record, to_record
from reader.library import durable
from reader.library.changes import Moment, Row, deleted, written
from reader.library.layout import Layout
from reader.library.notes import (
    SCHEMA,
    ForeignFileError,
    Serializer,
    TableFile,
    Tables,
    UnreadableNotesError,
    parse_tables,
    records_of,
)
from reader.library.safekeeping import History, Notice, Quarantine
from reader.library.shelf import Shelf

TABLE = "corrections"


@dataclass(frozen=True, slots=True)
class Rules(TableFile):
    """What the file holds: a record a correction, by the correction's key."""

    @property
    def rows(self) -> dict[str, Record]:
        """Every correction by its key, the deleted ones too."""
        records: dict[str, Record] = self.tables[TABLE]
        return records


def no_rules() -> Tables:
    """Return the tables of a file without corrections."""
    return {TABLE: {}, "meta": {"file": {"schema": SCHEMA}}}


def parse_rules(content: bytes) -> Rules:
    """Read the file; raises `UnreadableNotesError` when it is not one of corrections."""
    tables = parse_tables(content)
    if not isinstance(tables.get(TABLE), dict):
        raise ForeignFileError("no corrections")
    rows, strange = records_of(tables[TABLE])
    return Rules(TABLE, {**tables, TABLE: rows}, strange)


def corrections_in(rules: Rules) -> Corrections:
    """Return what the person said and did not take back; of two rules about the same words the later one."""
    live = (from_record(row) for row in rules.rows.values() if not row.get("deleted"))
    said = sorted((each for each in live if each.words), key=lambda each: (each.modified, each.words))
    return Corrections(said)


def rows_of(rules: Rules, corrections: Iterable[Correction], moment: Moment) -> list[Row]:
    """Return the rows that corrections make; one that says nothing takes back what was said of its words.

    A person may have written rules under keys of their own: what is said now holds instead of all of the same words.
    """
    wanted = {correction.words: correction for correction in corrections}
    rows = [row for row in (_row_of(rules, each, moment) for each in wanted.values()) if row]
    keys = {each.key for each in wanted.values()}
    others = ((key, stored) for key, stored in rules.rows.items() if key not in keys and not stored.get("deleted"))
    for key, stored in others:
        if from_record(stored).words in wanted and (record := deleted(stored, moment)):
            rows.append(Row(TABLE, key, record))
    return rows


def _row_of(rules: Rules, correction: Correction, moment: Moment) -> Row | None:
    stored = rules.rows.get(correction.key)
    if correction.says_nothing:
        record = deleted(stored, moment) if stored else None
    else:
        created = str(stored.get("created", "")) if stored else ""
        dated = replace(correction, created=created or correction.created or moment.time, modified=moment.time)
        record = None if stored and _says(stored, correction) else written(stored, None, to_record(dated), moment)
    return Row(TABLE, correction.key, record) if record else None


def _says(stored: Record, correction: Correction) -> bool:
    """Whether a record says the same already."""
    said = from_record(stored)
    return not stored.get("deleted") and replace(said, created="", modified="") == replace(
        correction, created="", modified=""
    )


def rescue_rules(layout: Layout, shelf: Shelf[Rules], history: History, path: Path) -> Notice | None:
    """Put a damaged file of corrections aside and what was last known of it in its place; hold the library's lock."""
    content, _ = durable.read(path)
    try:
        parse_rules(content)
    except UnreadableNotesError:
        aside = Quarantine(layout).keep(path, content)
    else:
        return None
    known = shelf.remembered(path) or history.newest(TABLE, parse_rules)
    tables = known.tables if known else no_rules()
    durable.write(path, Serializer().serialize(tables))
    if known:
        return Notice("The file of your corrections was damaged; what was last known of it was put back.", aside)
    return Notice("The file of your corrections was damaged and there was no copy of it; it was put aside.", aside)
