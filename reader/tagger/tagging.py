"""What the tagger finds: pure values, recomputed at will and never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Span
from reader.tagger.vocabulary import TokenType


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it is meant. `upper` is a range's other end; `unit` is singular plain English, money's an ISO 4217 code.

    `counts` is what is counted ("US troops"), `bound` one of "", "least", "most"; `per` is what a rate is taken of, in the
    singular ("barrel" in "$58 per barrel", "day" in "500,000 barrels a day").
    """

    value: float | int
    upper: float | int | None = None
    unit: str = ""
    counts: str = ""
    approx: bool = False
    bound: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TimeML value ("2018-04-27", "P3D", "2018-W17"); `upper` is a range's or an alternative's other value."""

    timex: str
    upper: str = ""
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """One found thing: `type` is a Pygments token type of the vocabulary, `rule` names the rule that fired.

    `entity` is the index of its entity in `Tagging.entities`, `quotation` of its quotation in `Tagging.quotations`.
    """

    span: Span
    type: TokenType
    rule: str
    value: Quantity | TimeValue | None = None
    entity: int | None = None
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a name; `name` is its fullest mention, `mentions` are in the order of the text."""

    id: int
    name: str
    type: TokenType
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words: `contents` are several spans when it is interrupted.

    `source` is where the text names the speaker, `source_kind` one of "name", "pronoun", "noun", "";
    `speaker` is the entity's full name where it can be known, else the noun phrase, else empty; `entity` its index.
    """

    contents: tuple[Span, ...]
    type: TokenType
    cue: Span | None = None
    source: Span | None = None
    source_kind: str = ""
    speaker: str = ""
    entity: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Tagging:
    """Everything found in one text; `tags` are sorted by (start, -end)."""

    tags: tuple[Tag, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
