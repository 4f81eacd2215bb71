"""Tags and entities that agree: what was cut or taken away when tags were settled is so in the entities, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Span
from reader.tagger.tagging import Entity, Quotation, Tag, Tagging


def agreeing(text: str, tags: Sequence[Tag], entities: Sequence[Entity], quotations: Sequence[Quotation]) -> Tagging:
    """Return a tagging in which the mentions of an entity are its tags; one that lost all of them is none any more.

    What is left of a name that was cut loses its loose ends, and goes when no letter is left.
    """
    whole = {(entity.id, span) for entity in entities for span in entity.mentions}
    standing = [tag for tag in (_clean(tag, text, whole) for tag in tags) if tag is not None]
    named = [(tag.entity, tag.span) for tag in standing if tag.entity is not None]
    if len(named) == len(whole) and whole.issuperset(named):
        return Tagging(tuple(standing), tuple(entities), tuple(quotations))
    mentions: dict[int, list[Span]] = {}
    for number, span in named:
        mentions.setdefault(number, []).append(span)
    kept = [entity for entity in entities if entity.id in mentions]
    numbers = {entity.id: number for number, entity in enumerate(kept)}
    return Tagging(
        tuple(tag if tag.entity is None else replace(tag, entity=numbers[tag.entity]) for tag in standing),
        tuple(replace(each, id=numbers[each.id], mentions=tuple(mentions[each.id])) for each in kept),
        tuple(each if each.entity is None else replace(each, entity=numbers.get(each.entity)) for each in quotations),
    )


def _clean(tag: Tag, text: str, whole: set[tuple[int, Span]]) -> Tag | None:
    if tag.entity is None or (tag.entity, tag.span) in whole:
        return tag
    start, end = tag.span.start, tag.span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(tag, span=Span(start, end)) if start < end else None
