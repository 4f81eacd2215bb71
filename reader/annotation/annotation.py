"""Anchor and Annotation: pure values. Times are UTC, ISO 8601 with seconds and a Z."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotation.anchoring import Anchor, describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.article import Article, Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight has an anchor and a colour, a note has words; one type serves both. `id` is a uuid4 in hex."""

    id: str
    article_id: str
    anchor: Anchor
    color: str = ""
    note: str = ""
    labels: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""


def new_annotation(
    article: Article,
    span: Span,
    *,
    color: str = "",
    note: str = "",
    labels: Iterable[str] = (),
    version: str | None = None,
) -> Annotation:
    """Return a new annotation of a passage of an article, made now; `version` is the text's hash, for who knows it already.

    Raises `PassageNotFoundError` when the span is empty or reaches beyond the text.
    """
    from uuid import uuid4

    now = utc_now()
    anchor = describe(article.text, span, version)
    return Annotation(uuid4().hex, article.id, anchor, color, note, tuple(labels), created=now, modified=now)


def utc_now() -> str:
    """Return this moment as annotations write it, such as `2026-11-23T10:02:11Z`."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
