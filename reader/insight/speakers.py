"""Who said what: an article's quotations, gathered by speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reader.article import Article, Span
from reader.article.places import Places
from reader.insight.roles import Roles
from reader.tagger.tagging import Quotation, Tagging
from reader.tagger.vocabulary import INDIRECT, TokenType

MARKS = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "「": "」", "〝": "〞"}
UNOPENED = "”»›」＂"
"""What closes a piece whose opening mark stands in another paragraph; an apostrophe may be no mark."""
STRAIGHT = ("''", "``", '"', "'", "＂")


WORD = re.compile(r"\w+")
WORDS_AROUND = 2
"""Reported speech that adds no more words than these to what it quotes (“that”, “and that”) is the quotation itself."""


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
    quoted = [span for each in tagging.quotations if each.type is not INDIRECT for span in each.contents]
    quoted.sort()
    for index in sorted(range(len(tagging.quotations)), key=lambda i: tagging.quotations[i].contents[0].start):
        quotation = tagging.quotations[index]
        if quotation.type is INDIRECT and not _reports(article, quotation, quoted):
            continue
        key = quotation.entity if quotation.entity is not None else " ".join(quotation.speaker.casefold().split())
        said.setdefault(key, []).append(index)
    speakers = [_speaker(places, roles, tagging, indices) for indices in said.values()]
    return tuple(sorted(speakers, key=lambda speaker: not speaker.name))


def _reports(article: Article, quotation: Quotation, quoted: list[Span]) -> bool:
    """Whether reported speech says more than the words that it quotes; `said that "…"` does not."""
    first, last = quotation.contents[0].start, quotation.contents[-1].end
    inside = quoted[bisect_left(quoted, Span(first, first)) : bisect_left(quoted, Span(last, last))]
    left = [article.slice(piece) for content in quotation.contents for piece in content.without(inside)]
    return len(WORD.findall(" ".join(left))) > WORDS_AROUND


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
