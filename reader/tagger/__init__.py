"""Article -> Tagging: a rule-based tagger. No model, no network, the same answer every time.

The rules are imported when something is tagged for the first time: who only needs the vocabulary does not pay for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.tagger.tagging import Entity, Quantity, Quotation, Tag, Tagging, TimeValue

if TYPE_CHECKING:
    from reader.tagger.pipeline import tag, tag_text

__all__ = ["Entity", "Quantity", "Quotation", "Tag", "Tagging", "TimeValue", "tag", "tag_text"]


def __getattr__(name: str) -> Any:
    if name in ("tag", "tag_text"):
        from reader.tagger import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
