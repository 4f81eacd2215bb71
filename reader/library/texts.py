"""The article as it was read, as one JSON file a version of its text. The text in it never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.annotation import Record, words_of
from reader.article import Article, text_hash
from reader.article.record import from_record, to_record
from reader.errors import LibraryError
from reader.library import durable
from reader.library.layout import Layout

METADATA = ("title", "byline", "site", "url", "published", "language", "source")
"""What is known of an article besides its text; the notes file has the last word on it."""


def keep_text(layout: Layout, article: Article) -> None:
    """Write a version of an article, unless it is kept just so already, if from somewhere else."""
    version = text_hash(article.text)
    path = layout.text_file(article.id, version)
    with suppress(LibraryError):
        kept = kept_text(layout, article.id, version)
        if replace(article, url=kept.url, source=kept.source) == kept:
            return
    durable.make_folder(path.parent)
    durable.write(path, to_json(article))


def kept_text(layout: Layout, article_id: str, version: str) -> Article:
    """Return one version of an article; raises `LibraryError` when it is not there or damaged."""
    path = layout.text_file(article_id, version)
    try:
        article = from_json(article_id, path.read_bytes())
    except FileNotFoundError as error:
        raise LibraryError(
            f"The text of article {article_id} is not in the library folder (any more, or yet)."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LibraryError(
            f"The text of article {article_id} is damaged; open the article again to repair it."
        ) from error
    if text_hash(article.text) != version:
        raise LibraryError(f"The text of article {article_id} is not what it was; open the article again to repair it.")
    return article


def newest_text(layout: Layout, article_id: str) -> Article | None:
    """Return the version of an article that was written last, if any can be read."""

    def written(path: Path) -> int:
        return path.stat().st_mtime_ns

    for path in sorted(layout.texts(article_id).glob("*.json"), key=written, reverse=True):
        try:
            return kept_text(layout, article_id, path.stem)
        except LibraryError:
            continue
    return None


def kept_texts(layout: Layout, article_id: str) -> list[Article]:
    """Return every version of an article; raises `LibraryError` when one of them cannot be read."""
    return [kept_text(layout, article_id, path.stem) for path in layout.texts(article_id).glob("*.json")]


def forget_text(layout: Layout, article: Article) -> None:
    """Remove one version of an article."""
    layout.text_file(article.id, text_hash(article.text)).unlink(missing_ok=True)


def with_metadata(article: Article, record: Mapping[str, Any]) -> Article:
    """Return the article with what the record says of it."""
    known: Record = {field: words_of(record, field) for field in METADATA if field in record}
    return replace(article, **known)


def to_json(article: Article) -> bytes:
    """Return an article as one line of JSON; fields that are at their default are left out."""
    record = to_record(article)
    return (json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")


def from_json(article_id: str, content: bytes) -> Article:
    """Return the article that `to_json` wrote."""
    return from_record(json.loads(content), article_id)
