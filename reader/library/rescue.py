"""A notes file that cannot be read is never taken for an empty one: it is put aside, and the best we have takes its place."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from reader.library import durable
from reader.library.articles import article_record
from reader.library.layout import Layout, id_in_name
from reader.library.notes import Serializer, UnreadableNotesError, new_tables, parse
from reader.library.safekeeping import History, Notice, Quarantine
from reader.library.shelf import Shelf
from reader.library.texts import newest_text

SETTLING = 0.2
"""Seconds that a file must stand as it is before it counts as damaged: another program may be writing it just now."""

LOOKS = 10


def rescue(layout: Layout, shelf: Shelf, history: History, path: Path, now: str) -> Notice | None:
    """Put a damaged notes file aside and something sound in its place; hold the library's lock.

    What this program remembers of the file comes first, then the last copy in the history, then the article without
    annotations, made from its text; `now` is UTC, ISO 8601. Returns what to tell, or None when nothing was to do.
    """
    content = _settled(path)
    article_id = id_in_name(path.name)
    if content is None:
        return None
    if article_id is None:
        return Notice(f"The file {path.name} in the library cannot be read and was left as it is.", path)
    aside = Quarantine(layout).keep(path, content)
    remembered = shelf.remembered(path)
    copy = history.newest(article_id)
    if remembered is not None:
        durable.write(path, Serializer().serialize(remembered))
        return Notice(f"The notes file {path.name} was damaged; what was last read from it was put back.", aside)
    if copy is not None:
        durable.write(path, copy)
        return Notice(f"The notes file {path.name} was damaged; its last copy was put back.", aside)
    article = newest_text(layout, article_id)
    if article is not None:
        record = article_record(article, now)
        durable.write(path, Serializer().serialize(new_tables(article_id, record)))
        return Notice(f"The notes file {path.name} was damaged and there was no copy of it; it was put aside.", aside)
    path.unlink()
    durable.flush_folder(path.parent)
    return Notice(
        f"The notes file {path.name} was damaged, and nothing else is left of its article; it was put aside.", aside
    )


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
            return content
        before = mark
        time.sleep(SETTLING)
    return content
