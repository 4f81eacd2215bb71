"""A rule explains itself: one line a tag, with the rule that made it and the value that it read."""

from __future__ import annotations

from collections.abc import Iterator

from reader.tagger.tagging import Quantity, Tag, Tagging, TimeValue
from reader.tagger.vocabulary import LABELS
from reader.tagger.wording import number_in_words, unit_in_words

LONGEST = 40
"""Code points of a tag's text that a line shows."""


def explain(text: str, tagging: Tagging) -> Iterator[str]:
    """Yield a line for every tag: offsets, label, rule, the tagged text, and what it was read as.

    A quotation whose speaker another rule found names that one too, after a plus sign.
    """
    rows = [_row(text, tag, tagging) for tag in tagging.tags]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        columns = [
            row[0].rjust(widths[0]),
            *(cell.ljust(width) for cell, width in zip(row[1:4], widths[1:], strict=True)),
        ]
        yield "  ".join([*columns, row[4]]).rstrip()


def _row(text: str, tag: Tag, tagging: Tagging) -> tuple[str, str, str, str, str]:
    rule, meaning = tag.rule, _meaning(tag, tagging)
    speaking = tagging.quotations[tag.quotation].rule if tag.quotation is not None else ""
    if speaking and speaking != rule:
        rule = f"{rule} + {speaking}"
    words = _shortened(text[tag.span.start : tag.span.end])
    return f"{tag.span.start}-{tag.span.end}", LABELS[tag.type], rule, words, f"= {meaning}" if meaning else ""


def _meaning(tag: Tag, tagging: Tagging) -> str:
    if isinstance(tag.value, TimeValue):
        times = " to ".join(filter(None, [tag.value.timex, tag.value.upper]))
        return f"about {times}" if tag.value.approx else times
    if isinstance(tag.value, Quantity):
        return _quantity(tag.value)
    if tag.quotation is not None:
        return tagging.quotations[tag.quotation].speaker or "(nobody known)"
    return tagging.entities[tag.entity].name if tag.entity is not None else ""


def _quantity(quantity: Quantity) -> str:
    bound = {"least": "at least", "most": "at most"}.get(quantity.bound, "")
    upper = "" if quantity.upper is None else f"to {number_in_words(quantity.upper)}"
    unit = unit_in_words(quantity)
    counts = quantity.counts if quantity.counts != unit else ""
    parts = [
        "about" if quantity.approx else "",
        bound,
        number_in_words(quantity.value),
        upper,
        unit,
        f"({counts})" if counts else "",
    ]
    return " ".join(part for part in parts if part)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
