"""What a bare number takes from the figure beside it: "fell 3 points to |41|", "$5 billion on top of the |four billion|"."""

from __future__ import annotations

from dataclasses import replace

from reader.tagger.numbers.lexicon import NumberWords
from reader.tagger.tagging import Quantity, Tag
from reader.tagger.vocabulary import CARDINAL, MONEY, QUANTITY

FAR = 60
"""Numbers that stand at least so many characters apart share nothing."""
NEAR = 8
"""A level and how much it changed stand at most so many characters apart ("25,120, up 80 points")."""
LARGE = 1e6
"""A bare amount of money is at least so large."""


def carry(text: str, tag: Tag, tags: list[Tag], words: NumberWords) -> Tag:
    """The tag, with the unit of the last of `tags` where it goes on with that; or the last gets this one's, in place.

    `tags` has one at least.
    """
    last = tags[-1]
    between = text[last.span.end : tag.span.start]
    if _is_bare(tag) and _goes_on(last, tag, between, words):
        return _in_unit_of(last, tag)
    if len(between) <= NEAR and tag.type is QUANTITY and _is_bare(last) and words.level_change.fullmatch(between):
        tags[-1] = _in_unit_of(tag, last)
    return tag


def _goes_on(last: Tag, tag: Tag, between: str, words: NumberWords) -> bool:
    if (
        last.type not in (QUANTITY, MONEY)
        or not isinstance(last.value, Quantity)
        or not isinstance(tag.value, Quantity)
    ):
        return False
    if words.reaches.fullmatch(between):
        return last.value.unit not in words.sub_units
    if last.type is not MONEY or tag.value.value < LARGE or "\n" in between or ". " in between:
        return False
    return words.more_of.search(between) is not None


def _is_bare(tag: Tag) -> bool:
    value = tag.value
    return tag.type is CARDINAL and isinstance(value, Quantity) and not value.counts and value.upper is None


def _in_unit_of(model: Tag, tag: Tag) -> Tag:
    unit, value = model.value, tag.value
    if not (isinstance(unit, Quantity) and isinstance(value, Quantity)):
        return tag
    return replace(tag, type=model.type, rule="unit-of-the-other", value=replace(value, unit=unit.unit, per=unit.per))
