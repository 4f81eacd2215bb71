"""A notes file that cannot be read is never taken for an empty one: it is put aside, and the best we have takes its place."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from reader.library import durable
from reader.library.articles import article_record
from reader.library.clock import stamps_in
from reader.library.layout import Layout, id_in_name
from reader.library.notes import Notes, Serializer, UnreadableNotesError, new_tables, parse
from reader.library.safekeeping import History, Notice, Quarantine
from reader.library.shelf import Shelf
from reader.library.texts import newest_text

SETTLING = 0.2
"""Seconds that a file must stand as it is before it counts as damaged: another program may be writing it just now."""

LOOKS = 10


def rescue(layout: Layout, shelf: Shelf[Notes], history: History, path: Path, now: str) -> Notice | None:
    """Put a damaged notes file aside and something sound in its place; hold the library's lock.

    That is the latest of what this program remembers and what the history holds, else the article without annotations,
    made from its text; `now` is UTC, ISO 8601. Returns what to tell, or None when nothing was to do.
    """
    content = _settled(path)
    if content is None:
        return None
    article_id = id_in_name(path.name)
    if article_id is None:
        return Notice(f"The file {path.name} in the library cannot be read and was left as it is.", path)
    aside = Quarantine(layout).keep(path, content)
    known = [notes for notes in (shelf.remembered(path), history.newest(article_id, parse)) if notes]
    if known:
        latest = max(known, key=_last_change)
        durable.write(path, Serializer().serialize(latest.tables))
        return Notice(f"The notes file {path.name} was damaged; what was last known of it was put back.", aside)
    article = newest_text(layout, article_id)
    if article is not None:
        tables = new_tables(article_id, article_record(article, now))
        durable.write(path, Serializer().serialize(tables))
        return Notice(f"The notes file {path.name} was damaged and there was no copy of it; it was put aside.", aside)
    path.unlink()
    durable.flush_folder(path.parent)
    return Notice(
        f"The notes file {path.name} was damaged, and nothing is left of its article; it was put aside.", aside
    )


def _last_change(notes: Notes) -> str:
    return max(stamps_in(notes.records), default="")


def _settled(path: Path) -> bytes | None:
    """Return what stands in a file that stays unreadable, or None when it can be read after all or is gone."""
    before = None
    for _ in range(LOOKS):
        try:
            content, mark = durable.read(path)
        except FileNotFoundError:
            return None
        with suppress(UnreadableNotesError):
            parse(content)
            return None
        if mark == before:
            break
        before = mark
        time.sleep(SETTLING)
    return content
