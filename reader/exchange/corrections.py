"""Corrections as a JSON file that a person can read, keep and hand on."""

from __future__ import annotations

import json

from reader.correction import Correction, Corrections, from_record, new_correction
from reader.errors import CorrectionError


def corrections_to_json(corrections: Corrections) -> str:
    """Return corrections in the order of their words."""
    rows = [_row(each) for each in sorted(corrections, key=lambda each: (each.words.casefold(), each.words))]
    return json.dumps({"corrections": rows}, ensure_ascii=False, indent=1) + "\n"


def corrections_from_json(text: str) -> list[Correction]:
    """Return the corrections of such a file, or of a library's `corrections.json`; those that were taken back are left out.

    Raises `CorrectionError` when it is none.
    """
    try:
        rows = json.loads(text).get("corrections")
    except (ValueError, RecursionError, AttributeError) as error:
        raise CorrectionError("This is no file of corrections.") from error
    rows = list(rows.values()) if isinstance(rows, dict) else rows
    if not isinstance(rows, list):
        raise CorrectionError("This is no file of corrections.")
    read = (from_record(row) for row in rows if isinstance(row, dict) and not row.get("deleted"))
    return [
        new_correction(each.words, kind=each.kind, same_as=each.same_as)
        for each in read
        if each.words and not each.says_nothing
    ]


def _row(correction: Correction) -> dict[str, str]:
    named = {"words": correction.words, "kind": correction.kind, "same as": correction.same_as}
    return {key: value for key, value in named.items() if value}
