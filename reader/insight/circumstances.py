"""Where, when and by what means something was said, as the sentence around its verb tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.article import Article, Span
from reader.article.places import Places
from reader.tagger.language import load_language
from reader.tagger.tagging import Quotation, Tag, Tagging
from reader.tagger.vocabulary import CLOCK, DATE, INDIRECT, ORGANIZATION, PLACE

REACH = 90
"""So many code points from the verb a time or a place still is that of the saying."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Each as it stands in the text with its preposition, or empty; `day` is the tag of a time, for its value."""

    medium: str = ""
    where: str = ""
    when: str = ""
    day: Tag | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    medium: re.Pattern[str]
    told: re.Pattern[str]
    place: re.Pattern[str]
    clause: re.Pattern[str]


def circumstances(quotation: Quotation, article: Article, tagging: Tagging) -> Circumstances:
    """Return what the reporter's own words of the sentence with the verb of saying tell; nothing where there is no verb."""
    words = _words(article.language)
    if quotation.cue is None or words is None:
        return Circumstances()
    said = [span for each in tagging.quotations if each.type is not INDIRECT for span in each.contents]
    said += [span for span in quotation.contents if span not in said]
    sentence = Places(article).sentence(quotation.cue)
    near = Span(max(sentence.start, quotation.cue.start - REACH), min(sentence.end, quotation.cue.end + REACH))
    pieces = near.without(sorted(said))
    own = next((piece for piece in pieces if piece.contains(quotation.cue)), None)
    if own is None:
        return Circumstances()
    bounds = _clause(article.text, own, quotation.cue, words)
    tags = [tag for tag in tagging.tags if bounds.contains(tag.span)]
    day = _nearest([tag for tag in tags if tag.type in (DATE, CLOCK)], quotation.cue)
    return Circumstances(
        medium=_medium(article.text, bounds, quotation, words),
        where=_where(article.text, tags, bounds, quotation, words),
        when=article.slice(day.span) if day else "",
        day=day,
    )


def _clause(text: str, own: Span, cue: Span, words: _Words) -> Span:
    """The stretch around the verb in which no other sentence begins."""
    after = words.clause.search(text, cue.end, own.end)
    before = [match.end() for match in words.clause.finditer(text, own.start, cue.start)]
    return Span(before[-1] if before else own.start, after.start() if after else own.end)


def _nearest(tags: list[Tag], cue: Span) -> Tag | None:
    return min(tags, key=lambda tag: max(tag.span.start - cue.end, cue.start - tag.span.end), default=None)


def _medium(text: str, bounds: Span, quotation: Quotation, words: _Words) -> str:
    """What carries the words: “in a statement”, “on Twitter”, “told The Times”; who was told stands right behind the verb."""
    found = words.medium.search(text, bounds.start, bounds.end)
    if found:
        return _uncapitalised(found[0])
    told = words.told.match(text, quotation.cue.start, bounds.end) if quotation.cue else None
    return told[0].rstrip(".’'") if told else ""


def _uncapitalised(words: str) -> str:
    """Words that may have begun a sentence, as they stand inside one."""
    return (words[:1].lower() + words[1:]).rstrip(".’'")


def _where(text: str, tags: list[Tag], bounds: Span, quotation: Quotation, words: _Words) -> str:
    for tag in tags:
        if tag.type not in (PLACE, ORGANIZATION) or (quotation.source and quotation.source.overlaps(tag.span)):
            continue
        before = words.place.search(text, bounds.start, tag.span.start)
        if before:
            return _uncapitalised(text[before.start(1) : tag.span.end])
    return ""


@cache
def _words(code: str) -> _Words | None:
    table: dict[str, Any] = load_language(code).words.get("quotations", {}).get("circumstances", {})
    if not table:
        return None

    def one_of(key: str) -> str:
        return "(?:" + "|".join(re.escape(word) for word in table[key].split()) + ")"

    def opening(key: str) -> str:
        return "(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in table[key].split()) + ")"

    name = r"(?:[Tt]he )?[^\W\d_a-z][\w&.’'-]*(?:[ ](?:of |the )?[^\W\d_a-z][\w&.’'-]*){0,5}"
    small = rf"(?:{one_of('media_words')}[ ]){{1,4}}"
    medium = (
        rf"\b{opening('media_before')} (?:{small}{one_of('media')}\b(?:[ ](?:to|with|on|for|published in) {name})?"
        rf"|{one_of('platforms')}\b)"
    )
    return _Words(
        medium=re.compile(medium),
        told=re.compile(rf"{one_of('telling')} (?:{one_of('told')}\b|{name})"),
        place=re.compile(rf"\b({opening('where')} (?:the |a )?)\Z"),
        clause=re.compile(rf"[;:—–]|\b{one_of('another_clause')}\b"),
    )
