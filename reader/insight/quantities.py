"""The figures of an article: every number with what it counts, as it is written and as it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article import Article, Span
from reader.article.places import Places
from reader.tagger.tagging import Quantity, Tag, Tagging
from reader.tagger.vocabulary import NUMBER, TokenType, inside
from reader.tagger.wording import unit_in_words

GAP = re.compile(r"[\s-]{0,2}")
BOUNDS = {"least": "≥", "most": "≤"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: `text` is it with what it counts ("28,000 US troops"), `normalised` its value and unit.

    `span` is the tag's, `sentence` the words around it, `paragraph` counts from 1.
    """

    text: str
    normalised: str
    type: TokenType
    span: Span
    paragraph: int
    sentence: str


def figures(article: Article, tagging: Tagging) -> tuple[Figure, ...]:
    """Every number of an article in the order of the text; times are none."""
    places = Places(article)
    return tuple(_figure(places, tag) for tag in tagging.tags if inside(tag.type, NUMBER))


def _figure(places: Places, tag: Tag) -> Figure:
    article = places.article
    value = tag.value if isinstance(tag.value, Quantity) else None
    return Figure(
        text=_with_counted(article, tag.span, value.counts if value else ""),
        normalised=normalised(value) if value else "",
        type=tag.type,
        span=tag.span,
        paragraph=places.paragraph(tag.span.start),
        sentence=" ".join(article.slice(places.sentence(tag.span)).split()),
    )


def _with_counted(article: Article, span: Span, counted: str) -> str:
    """The number as it is written, with what it counts where that follows it."""
    gap = GAP.match(article.text, span.end)
    start = gap.end() if gap else span.end
    follows = counted and article.text.startswith(counted, start)
    return " ".join(article.text[span.start : start + len(counted) if follows else span.end].split())


def normalised(quantity: Quantity) -> str:
    """A value in figures with its unit: `≥ 28,000 US troops`, `≈ 10–12 percent`, `25,400,000,000 US dollar`."""
    signs = ["≈"] if quantity.approx else []
    signs += [BOUNDS[quantity.bound]] if quantity.bound else []
    value = (
        _number(quantity.value) if quantity.upper is None else f"{_number(quantity.value)}–{_number(quantity.upper)}"
    )
    return " ".join([*signs, value, *filter(None, [unit_in_words(quantity)])])


def _number(value: float | int) -> str:
    """A number with thousands apart and no digits that it does not have."""
    whole = int(value) if isinstance(value, int) or value.is_integer() else value
    return f"{whole:,}"
