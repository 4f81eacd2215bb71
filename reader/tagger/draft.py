"""What the stages of the tagger pass on: the text, what is known of it, and what was found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reader.article import Block, Span
from reader.correction import Corrections
from reader.tagger.language import Language
from reader.tagger.tagging import Entity, Quotation, Tag


@dataclass(slots=True)
class Draft:
    """One text on its way through the stages. `paragraphs` are the spans of its lines that are not blank.

    `blocks` is empty for a bare text (`tag --jsonl`); `date` is the day that the article was published; `corrections` are
    what the person said, of words that may not stand in the text too.
    """

    text: str
    paragraphs: tuple[Span, ...]
    language: Language
    date: date | None = None
    blocks: tuple[Block, ...] = ()
    corrections: Corrections = field(default_factory=Corrections)
    numbers: list[Tag] = field(default_factory=list)
    times: list[Tag] = field(default_factory=list)
    names: list[Tag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quotes: list[Tag] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
