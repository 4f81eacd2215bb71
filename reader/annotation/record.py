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
        "anchor": {
            "start": anchor.start,
            "end": anchor.end,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "text": anchor.text,
        },
        "created": annotation.created,
        "modified": annotation.modified,
    }


def from_record(key: str, article_id: str, record: Mapping[str, Any]) -> Annotation:
    """Return the annotation of a record, which a person may have edited by hand: a field of the wrong type counts as empty."""
    labels = record.get("labels")
    return Annotation(
        id=key,
        article_id=article_id,
        anchor=_anchor(record),
        color=_words(record, "color"),
        note=_words(record, "note"),
        labels=tuple(label for label in labels if isinstance(label, str)) if isinstance(labels, list) else (),
        created=_words(record, "created"),
        modified=_words(record, "modified"),
    )


def _anchor(record: Mapping[str, Any]) -> Anchor:
    exact, anchor = _words(record, "quote"), record.get("anchor")
    if not isinstance(anchor, dict):
        return Anchor(exact)
    return Anchor(
        exact=exact,
        prefix=_words(anchor, "prefix"),
        suffix=_words(anchor, "suffix"),
        start=_offset(anchor, "start"),
        text=_words(anchor, "text"),
    )


def _words(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _offset(record: Mapping[str, Any], key: str) -> int:
    value = record.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
