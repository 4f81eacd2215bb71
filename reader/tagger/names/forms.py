"""Every form of words that may be a name, with all its mentions in the text and the votes on what it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.tagger.names.lexicon import TYPES

NO_VOTES = [0.0] * len(TYPES)


@dataclass(slots=True)
class Mention:
    """One place where a form stands. `first`: it begins a sentence. `title`: the title before it. `line`: where its line begins."""

    start: int
    end: int
    first: bool
    title: str
    line: int
    kind: int | None = None
    entity: int | None = None


@dataclass(slots=True)
class Form:
    """One way of writing a name. `look` is how gazetteers would have it. `inside` counts the mentions whose capital the sentence does not ask for, `alone` those that are a whole line.

    `fixed`: the person said what it is.
    """

    text: str
    words: tuple[str, ...]
    look: str = ""
    mentions: list[Mention] = field(default_factory=list)
    votes: list[float] = field(default_factory=NO_VOTES.copy)
    context: list[float] = field(default_factory=NO_VOTES.copy)
    inside: int = 0
    titled: int = 0
    alone: int = 0
    kind: int | None = None
    rule: str = ""
    fixed: bool = False


@dataclass(slots=True)
class Found:
    """What one pass over the text brings: the forms by their text, the headlines that are to be read afterwards, and whether it is sport."""

    forms: dict[str, Form] = field(default_factory=dict)
    sport: bool = False
    headlines: list[tuple[int, int]] = field(default_factory=list)
