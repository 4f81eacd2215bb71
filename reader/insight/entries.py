"""The names of an article: every person, organisation, place and other named thing with its mentions."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Span
from reader.insight.layers import LAYERS, layer_of
from reader.tagger.tagging import Entity, Tagging
from reader.tagger.vocabulary import TokenType

ORDER = {layer.key: place for place, layer in enumerate(LAYERS)}


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One named thing: `entity` is its index in the tagging, `mentions` are in the order of the text."""

    name: str
    type: TokenType
    entity: int
    mentions: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How often the article names it."""
        return len(self.mentions)


def names(tagging: Tagging) -> tuple[NameEntry, ...]:
    """Every entity, by layer in the order of the layer bar, the most mentioned first; ties as in the text."""
    entities = [entity for entity in tagging.entities if entity.mentions]
    entities.sort(key=_order)
    return tuple(NameEntry(entity.name, entity.type, entity.id, entity.mentions) for entity in entities)


def _order(entity: Entity) -> tuple[int, int, int]:
    return (ORDER[layer_of(entity.type)], -len(entity.mentions), entity.mentions[0].start)
