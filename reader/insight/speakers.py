"""Who said what: an article's quotations, gathered by speaker."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Article, Span
from reader.article.places import Places
from reader.insight.roles import Roles
from reader.tagger.tagging import Quotation, Tagging
from reader.tagger.vocabulary import TokenType

MARKS = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "「": "」", "〝": "〞"}
UNOPENED = "”»›」＂"
"""What closes a piece whose opening mark stands in another paragraph; an apostrophe may be no mark."""
STRAIGHT = ("''", "``", '"', "'", "＂")


@dataclass(frozen=True, slots=True)
class Saying:
    """One quotation: `quotation` is its index in the tagging, `type` tells direct, partial and indirect ones apart.

    `text` is without its marks, an interruption shown as `…`; `cue` is the verb as it stands; `span` reaches from the first
    word to the last; `paragraph` counts from 1.
    """

    quotation: int
    text: str
    cue: str
    span: Span
    paragraph: int
    type: TokenType


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with what they say. `name` is empty for whoever the article does not name, `entity` None for who is none.

    `role` is what the article calls them beside their name: "US Defense Secretary", "professor of law at Yale".
    """

    name: str
    role: str
    entity: int | None
    sayings: tuple[Saying, ...]


def sayings(article: Article, tagging: Tagging) -> tuple[Speaker, ...]:
    """The speakers in the order of their first words, those that nobody can know last."""
    places, roles = Places(article), Roles(article, tagging)
    said: dict[int | str, list[int]] = {}
    for index in sorted(range(len(tagging.quotations)), key=lambda i: tagging.quotations[i].contents[0].start):
        quotation = tagging.quotations[index]
        key = quotation.entity if quotation.entity is not None else " ".join(quotation.speaker.casefold().split())
        said.setdefault(key, []).append(index)
    speakers = [_speaker(places, roles, tagging, indices) for indices in said.values()]
    return tuple(sorted(speakers, key=lambda speaker: not speaker.name))


def _speaker(places: Places, roles: Roles, tagging: Tagging, indices: list[int]) -> Speaker:
    first = tagging.quotations[indices[0]]
    entity = tagging.entities[first.entity] if first.entity is not None else None
    return Speaker(
        name=entity.name if entity else first.speaker,
        role=roles.of(entity) if entity else "",
        entity=first.entity,
        sayings=tuple(_saying(places, index, tagging.quotations[index]) for index in indices),
    )


def _saying(places: Places, index: int, quotation: Quotation) -> Saying:
    article = places.article
    pieces = [_unmarked(article.slice(content)) for content in quotation.contents]
    return Saying(
        quotation=index,
        text=" … ".join(" ".join(piece.split()) for piece in pieces),
        cue=article.slice(quotation.cue) if quotation.cue else "",
        span=Span(quotation.contents[0].start, quotation.contents[-1].end),
        paragraph=places.paragraph(quotation.contents[0].start),
        type=quotation.type,
    )


def _unmarked(words: str) -> str:
    """Words without the quotation marks around them; an apostrophe that ends them stays."""
    words = words.strip()
    straight = next((mark for mark in STRAIGHT if words.startswith(mark)), "")
    if straight:
        return words.removeprefix(straight).removesuffix(straight.replace("`", "'"))
    inner = words[1:] if words[:1] in MARKS else words
    closing = MARKS.get(words[:1], UNOPENED)
    return inner[:-1] if inner and inner[-1] in closing else inner
