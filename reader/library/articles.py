"""The record of an article in its notes file: made when it is added, and brought up to date when it is added again."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reader.annotation import Record
from reader.article import Article, text_hash
from reader.errors import LibraryError
from reader.library import durable
from reader.library.catalogue import Card
from reader.library.layout import ARTICLE_ID, Layout
from reader.library.notes import Notes, words_of
from reader.library.texts import METADATA

SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def article_record(article: Article, added: str) -> Record:
    """Return the record of an article that is new to the library; `added` is UTC, ISO 8601."""
    return {
        **{field: getattr(article, field) for field in METADATA},
        "text": text_hash(article.text),
        "words": article.words,
        "added": added,
        "labels": [],
    }


def renewed(record: Mapping[str, Any], before: Article | None, article: Article) -> Record:
    """Return the fields of a kept article that a new loading changes.

    What the person wrote in place of what was loaded `before` stays, and so does what the new loading does not know.
    The address and the file that it came from stay, unless there is none or the file has moved.
    """
    told = {field: getattr(article, field) for field in METADATA if getattr(article, field)}
    fresh = {field: value for field, value in told.items() if _replaceable(record, before, field)}
    return fresh | {"text": text_hash(article.text), "words": article.words}


def _replaceable(record: Mapping[str, Any], before: Article | None, field: str) -> bool:
    value = words_of(record, field)
    if field == "source":
        return not value or (Path(value).is_absolute() and not _is_file(value))
    return not value or (field != "url" and value == getattr(before, field, ""))


def _is_file(path: str | Path) -> bool:
    try:
        return Path(path).is_file()
    except OSError:
        return False


def kept_card(article: Article, cards: Mapping[str, Card]) -> Card | None:
    """Return the card of the article that this one is: it has its id, else its address, its file or its text."""
    url, file, text = address(article.url), source_file(article), text_hash(article.text)
    by_url = (card for card in cards.values() if url and address(card.entry.url) == url)
    by_file = (card for card in cards.values() if file and card.entry.source == file)
    by_text = (card for card in cards.values() if article.text.strip() and card.text == text)
    return cards.get(article.id) or next(by_url, None) or next(by_file, None) or next(by_text, None)


def address(url: str) -> str:
    """Return an address without the place in the page."""
    return url.partition("#")[0]


def source_file(article: Article) -> str:
    """Return where an article came from when that is the same tomorrow: a whole path or an address."""
    return article.source if Path(article.source).is_absolute() or "://" in article.source else ""


def free_id(article: Article, taken: Iterable[str]) -> str:
    """Return an id for a new article: its own, else one that another machine would give it too, else a random one."""
    origin = address(article.url) or article.text
    wanted = (article.id, hashlib.sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()[:10])
    taken = set(taken)
    for candidate in wanted:
        if ARTICLE_ID.fullmatch(candidate) and candidate not in taken:
            return candidate
    return os.urandom(5).hex()


def keep_original(layout: Layout, article_id: str, original: Path) -> str:
    """Copy the file that an article came from; returns the copy's name, made from its content.

    Raises `LibraryError` when there is no such file.
    """
    if not _is_file(original):
        raise LibraryError(f"{original} is not there or is not a file, so it cannot be copied into the library.")
    name = original_name(original)
    copy = layout.originals(article_id) / name
    if not copy.exists():
        durable.make_folder(copy.parent)
        durable.copy(original, copy)
    return name


def original_name(original: Path) -> str:
    """Return what the copy of a file is called: a hash of its content, and its suffix when that is a plain one."""
    with original.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    suffix = original.suffix.lower()
    return digest + (suffix if SUFFIX.fullmatch(suffix) else "")


def versions_in_use(notes: Notes) -> set[str]:
    """Return the versions of the text that the article or any of its annotations, the deleted ones too, names."""
    anchors = (record.get("anchor") for record in notes.annotations.values())
    named = {words_of(anchor, "text") for anchor in anchors if isinstance(anchor, dict)}
    return named | {words_of(notes.article, "text")}
