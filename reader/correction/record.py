"""A correction as a plain JSON record that a person can read and edit, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.correction.correction import EVERY_KIND, UNNAMED, Correction, can_be_corrected, plain


def to_record(correction: Correction) -> dict[str, Any]:
    """Return the record of a correction."""
    return {
        "words": correction.words,
        "kind": correction.kind,
        "same as": correction.same_as,
        "created": correction.created,
        "modified": correction.modified,
    }


def from_record(record: Mapping[str, Any]) -> Correction:
    """Return the correction of a record, which a person may have edited by hand: what makes no sense counts as empty."""
    kind = _words(record, "kind").casefold()
    words, same_as = plain(_words(record, "words")), plain(_words(record, "same as"))
    return Correction(
        words=words if can_be_corrected(words) else "",
        kind=kind if kind in EVERY_KIND else "",
        same_as=same_as if can_be_corrected(same_as) and kind not in UNNAMED else "",
        created=_words(record, "created"),
        modified=_words(record, "modified"),
    )


def _words(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""
