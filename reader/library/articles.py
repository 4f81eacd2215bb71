"""The record of an article in its notes file: made when it is added, and brought up to date when it is added again."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.annotation import Record, words_of
from reader.article import Article, text_hash
from reader.errors import LibraryError
from reader.library import durable, texts
from reader.library.catalogue import Card
from reader.library.layout import ARTICLE_ID, Layout
from reader.library.notes import Notes
from reader.library.pictures import forget_pictures, pictures_of
from reader.library.texts import METADATA

SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
FOLDED = "folded"
"""The field that says what was put back: the version in which all is folded away, and which pieces of it are back."""


@dataclass(frozen=True, slots=True)
class Folded:
    """An article as it was loaded, and the indexes of those of its hidden pieces that were put back since, ascending."""

    article: Article
    back: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What an article was made of when that is no file: a page from the web, the clipboard. `suffix` has its dot."""

    data: bytes = field(repr=False)
    suffix: str = ""


Original = Path | Received


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


def keep_original(layout: Layout, article_id: str, original: Original) -> str:
    """Keep what an article came from; returns the copy's name, made from its content.

    Raises `LibraryError` when there is no such file.
    """
    if not isinstance(original, Received) and not _is_file(original):
        raise LibraryError(f"{original} is not there or is not a file, so it cannot be copied into the library.")
    name = original_name(original)
    copy = layout.originals(article_id) / name
    if not copy.exists():
        durable.make_folder(copy.parent)
        if isinstance(original, Received):
            durable.write(copy, original.data)
        else:
            durable.copy(original, copy)
    return name


def original_name(original: Original) -> str:
    """Return what the copy of an original is called: a hash of its content, and its suffix when that is a plain one."""
    if isinstance(original, Received):
        digest, suffix = hashlib.sha256(original.data), original.suffix.lower()
    else:
        suffix = original.suffix.lower()
        with original.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    return digest.hexdigest()[:16] + (suffix if SUFFIX.fullmatch(suffix) else "")


def versions_in_use(notes: Notes) -> set[str]:
    """Return the versions of the text that are named: by the article, and by its annotations, the deleted ones too."""
    anchors = (record.get("anchor") for record in notes.annotations.values())
    return named_versions(notes) | {words_of(anchor, "text") for anchor in anchors if isinstance(anchor, dict)}


def named_versions(notes: Notes) -> set[str]:
    """Return the version that is read and, when something in it was put back, the one with everything folded away."""
    return {words_of(notes.article, "text"), folded_version(notes)} - {""}


def folded_version(notes: Notes) -> str:
    """Return the version in which everything is folded away, when something was put back since; else nothing."""
    folded = notes.article.get(FOLDED)
    return words_of(folded, "text") if isinstance(folded, dict) else ""


def pieces_back(notes: Notes) -> tuple[int, ...]:
    """Return the indexes of the hidden pieces of that version that were put back."""
    folded = notes.article.get(FOLDED)
    back = folded.get("back") if isinstance(folded, dict) else None
    return tuple(sorted({each for each in back if type(each) is int})) if isinstance(back, list) else ()


def forget_unused(layout: Layout, notes: Notes, gone: Sequence[Article]) -> None:
    """Remove those of these versions of an article that nothing names any more, and the pictures that only they showed."""
    in_use = versions_in_use(notes)
    for article in gone:
        if text_hash(article.text) not in in_use:
            texts.forget_text(layout, article)
    if any(map(pictures_of, gone)):
        with suppress(LibraryError):  # a version that cannot be read may show any of them
            kept = texts.kept_texts(layout, notes.article_id)
            for article in gone:
                forget_pictures(layout, article, kept)
