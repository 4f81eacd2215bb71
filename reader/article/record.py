"""An article as plain values that JSON can hold, and back. Fields at their default are left out; pictures stay apart."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

from reader.article.article import Article, Block, Cell, Hidden, Mark, Sheet, Span

Record = dict[str, Any]
Value = TypeVar("Value")

INSIDE: dict[str, type] = {"blocks": Block, "marks": Mark, "cells": Cell, "hidden": Hidden, "sheets": Sheet}
"""Fields that hold tuples of values of ours."""

APART = frozenset({"id", "pictures"})
"""Fields of an article that are kept elsewhere."""

ALWAYS = frozenset({"blocks", "hidden"})
"""Fields of an article that are written even when they are empty."""

FIELDS: dict[type, tuple[Field[Any], ...]] = {
    kind: tuple(each for each in fields(kind) if each.name not in APART)
    for kind in (Article, Block, Cell, Hidden, Mark, Sheet)
}


def to_record(value: Any) -> Record:
    """Return an article, or one of its values, as plain values; a span becomes `start` and `end`."""
    record: Record = {}
    always = ALWAYS if isinstance(value, Article) else ()
    for each in FIELDS[type(value)]:
        held = getattr(value, each.name)
        if each.name == "span":
            record |= {"start": held.start, "end": held.end}
        elif each.default is not MISSING and held == each.default and each.name not in always:
            continue
        elif each.name in INSIDE:
            record[each.name] = [to_record(one) for one in held]
        else:
            record[each.name] = list(held) if isinstance(held, tuple) else held
    return record


def from_record(record: Record, article_id: str) -> Article:
    """Return the article that `to_record` wrote.

    Raises KeyError, TypeError, ValueError or AttributeError for a record that no article could have become.
    """
    if not {"text", *ALWAYS} <= record.keys():
        raise KeyError("an article's record has its text, its blocks and what is hidden")
    return _made(Article, record, id=article_id)


def _made(kind: type[Value], record: Record, **own: Any) -> Value:
    for each in FIELDS[kind]:
        name = each.name
        if name == "span":
            own[name] = Span(record["start"], record["end"])
        elif name not in record:
            continue
        elif name in INSIDE:
            own[name] = tuple(_made(INSIDE[name], one) for one in record[name])
        else:
            own[name] = tuple(record[name]) if isinstance(record[name], list) else record[name]
    return kind(**own)
