"""The layers of the page: which types of tag are switched on and off together, in the order of the layer bar."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from reader.tagger.tagging import Tagging
from reader.tagger.vocabulary import (
    EVENT,
    GROUP,
    LAW,
    NUMBER,
    ORGANIZATION,
    PERSON,
    PLACE,
    PRODUCT,
    QUOTATION,
    TIME,
    WORK,
    TokenType,
    inside,
)


@dataclass(frozen=True, slots=True)
class Layer:
    """Types that are shown and counted as one; a type stands for its subtypes too. `title` is its English name."""

    key: str
    title: str
    types: tuple[TokenType, ...]


LAYERS: tuple[Layer, ...] = (
    Layer("people", "People", (PERSON,)),
    Layer("organizations", "Organisations", (ORGANIZATION,)),
    Layer("places", "Places", (PLACE,)),
    Layer("other", "Other names", (GROUP, EVENT, WORK, PRODUCT, LAW)),
    Layer("numbers", "Numbers", (NUMBER,)),
    Layer("dates", "Dates", (TIME,)),
    Layer("quotations", "Quotations", (QUOTATION,)),
)

LAYER_TITLES = {layer.key: layer.title for layer in LAYERS}


@cache
def layer_of(token: TokenType) -> str:
    """Return the key of the layer that a type belongs to; an `Entity` of no known kind is among the other names."""
    return next((layer.key for layer in LAYERS if any(inside(token, kind) for kind in layer.types)), "other")


def type_counts(tagging: Tagging) -> Counter[TokenType]:
    """How many tags there are of each type."""
    return Counter(map(attrgetter("type"), tagging.tags))


def layer_counts(tagging: Tagging) -> dict[str, int]:
    """How much there is in every layer, in the order of `LAYERS`; a quotation of several pieces counts once."""
    counts = {layer.key: 0 for layer in LAYERS}
    for kind, count in type_counts(tagging).items():
        counts[layer_of(kind)] += count
    counts["quotations"] = len(tagging.quotations)
    return counts
