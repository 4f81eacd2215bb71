"""Tags as plain JSON values: what `tag --jsonl` and `tag --format json` write."""

from __future__ import annotations

from typing import Any

from reader.article import Span
from reader.tagger.tagging import Quantity, Quotation, Tag, Tagging
from reader.tagger.vocabulary import DIRECT, LABELS, MONEY, PARTIAL
from reader.tagger.wording import value_fields

KINDS = {DIRECT: "direct", PARTIAL: "partial"}


def to_spans(tagging: Tagging) -> list[dict[str, Any]]:
    """Every tag as a dictionary, in the order of the text.

    `start`, `end` (code points) and `label` always; where they exist `value`, `unit`, `counts`, `approx`, `bound`,
    `currency` (ISO 4217), `entity` (an index), and of a quotation `kind`, `speaker`, `speaker_span`, `cue_span` and
    `quotation`, the index that the pieces of an interrupted quotation share; `rule` last.
    """
    return [_span(tag, tagging) for tag in tagging.tags]


def to_entities(tagging: Tagging) -> list[dict[str, Any]]:
    """Every entity as a dictionary: `id`, `name`, `label` and its `mentions` as pairs of offsets."""
    return [
        {"id": e.id, "name": e.name, "label": LABELS.get(e.type, "other"), "mentions": [_pair(m) for m in e.mentions]}
        for e in tagging.entities
    ]


def _span(tag: Tag, tagging: Tagging) -> dict[str, Any]:
    span: dict[str, Any] = {"start": tag.span.start, "end": tag.span.end, "label": LABELS[tag.type]}
    if tag.value is not None:
        span |= value_fields(tag)
        if tag.type is MONEY and isinstance(tag.value, Quantity) and _is_code(tag.value.unit):
            span["currency"] = tag.value.unit
    if tag.entity is not None:
        span["entity"] = tag.entity
    if tag.type in KINDS:
        span["kind"] = KINDS[tag.type]
    if tag.quotation is not None:
        span |= _quotation(tagging.quotations[tag.quotation])
        span["quotation"] = tag.quotation
    span["rule"] = tag.rule
    return span


def _quotation(quotation: Quotation) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if quotation.speaker:
        fields["speaker"] = quotation.speaker
    if quotation.source is not None:
        fields["speaker_span"] = _pair(quotation.source)
    if quotation.cue is not None:
        fields["cue_span"] = _pair(quotation.cue)
    return fields


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _is_code(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()
