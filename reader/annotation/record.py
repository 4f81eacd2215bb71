"""An annotation as a plain JSON record, and back. The id and the article's id stand outside of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.annotation.anchoring import Anchor
from reader.annotation.annotation import Annotation

Record = dict[str, Any]
"""A JSON object: keys are text, values are whatever JSON holds."""


def to_record(annotation: Annotation) -> Record:
    """Return the record of an annotation: plain values that a person can read."""
    anchor = annotation.anchor
    return {
        "quote": anchor.exact,
        "note": annotation.note,
        "color": annotation.color,
        "labels": list(annotation.labels),
        "anchor": anchor_record(anchor),
        "created": annotation.created,
        "modified": annotation.modified,
    }


def from_record(key: str, article_id: str, record: Mapping[str, Any]) -> Annotation:
    """Return the annotation of a record, which a person may have edited by hand: a field of the wrong type counts as empty."""
    labels = record.get("labels")
    return Annotation(
        id=key,
        article_id=article_id,
        anchor=anchor_from_record(record),
        color=words_of(record, "color"),
        note=words_of(record, "note"),
        labels=tuple(label for label in labels if isinstance(label, str)) if isinstance(labels, list) else (),
        created=words_of(record, "created"),
        modified=words_of(record, "modified"),
    )


def anchor_record(anchor: Anchor) -> Record:
    """Return what a record says of an anchor beside its words."""
    return {
        "start": anchor.start,
        "end": anchor.end,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "text": anchor.text,
    }


def anchor_from_record(record: Mapping[str, Any]) -> Anchor:
    """Return the anchor of a record with a `quote`."""
    exact, anchor = words_of(record, "quote"), record.get("anchor")
    if not isinstance(anchor, dict):
        return Anchor(exact)
    return Anchor(
        exact=exact,
        prefix=words_of(anchor, "prefix"),
        suffix=words_of(anchor, "suffix"),
        start=_offset(anchor, "start"),
        text=words_of(anchor, "text"),
    )


def words_of(record: Mapping[str, Any], key: str) -> str:
    """Return a field of a record that is text; whatever else stands there counts as empty."""
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _offset(record: Mapping[str, Any], key: str) -> int:
    value = record.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
