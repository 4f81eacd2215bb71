"""Sources -> speakers: a name, a pronoun or "the secretary" leads to the entity that the article means."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.quotations.antecedents import Antecedents
from reader.tagger.quotations.lexicon import Flag, Lexicon
from reader.tagger.quotations.marks import Passage
from reader.tagger.quotations.roles import AGED, Mention, Roles
from reader.tagger.vocabulary import PERSON

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
HEAD_ENDS = re.compile(r"[,;(—–:]|\s-\s")
HEAD_STOPS = Flag.PREPOSITION | Flag.RELATIVE | Flag.AUXILIARY | Flag.SUBORDINATOR


class Resolved(NamedTuple):
    """Who a source means: `kind` is "name", "pronoun", "noun" or "", `entity` an entity's id where there is one."""

    kind: str = ""
    speaker: str = ""
    entity: int | None = None


COMMON = Flag.DETERMINER | Flag.COLLECTIVE
"""Words that are capitalised by their place at most."""


@dataclass(slots=True)
class Speakers:
    """What the article has told of its people so far; `resolve` is called in the order of the text."""

    draft: Draft
    lexicon: Lexicon
    passages: Sequence[Passage]
    mentions: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    positions: dict[int, int] = field(default_factory=dict)
    antecedents: Antecedents = field(init=False)
    exact: dict[tuple[int, int], int] = field(init=False)
    roles: Roles = field(init=False)

    def __post_init__(self) -> None:
        for position, entity in enumerate(self.draft.entities):
            self.positions[entity.id] = position
            mentions = [Mention(m.start, m.end, entity.id) for m in entity.mentions]
            self.mentions += mentions
            if entity.type is PERSON:
                self.people += mentions
        self.mentions.sort()
        self.exact = {(start, end): entity for start, end, entity in self.mentions}
        self.people.sort()
        self.antecedents = Antecedents(self.draft, self.lexicon, self.passages, self.people)
        self.roles = Roles(self.draft, self.lexicon, self.people)

    def resolve(self, source: Span | None) -> Resolved:
        """Who speaks, by the words that name the source; the next pronoun may mean them."""
        if source is None:
            return Resolved()
        who = self._resolve(source)
        if who.entity is not None:
            self.antecedents.note(source.start, who.entity)
        return who

    def _resolve(self, source: Span) -> Resolved:
        whole = self.exact.get((source.start, source.end))
        if whole is not None:
            return Resolved("name", self._name(whole), whole)
        text = self.draft.text[source.start : source.end]
        first = WORD.search(text)
        if not first or text in self.lexicon.words["questioners"]:
            return Resolved()
        word = first.group().lower()
        if word in self.lexicon.words["pronouns"] and not WORD.search(text, first.end()):
            return self._pronoun(source.start, word)
        inside = self._inside(source)
        head = source.start + _head_length(text, self.lexicon, source.start, inside)
        named = self._named(inside, head)
        if named is not None:
            return Resolved("name", self._name(named), named)
        shouted = self._in_capitals(text)
        if shouted is not None:
            return Resolved("name", self._name(shouted), shouted)
        return self._described(source, head, inside)

    def _in_capitals(self, label: str) -> int | None:
        """The person whom a transcript's label means: "HALE", "GEN. HALE"."""
        last = label.rpartition(" ")[2]
        if len(last) < 3 or not last.isupper():
            return None
        wanted = last.casefold()
        bearers = {e.id for e in self.draft.entities if e.type is PERSON and e.name.casefold().split()[-1:] == [wanted]}
        return bearers.pop() if len(bearers) == 1 else None

    def _name(self, entity: int) -> str:
        return self.draft.entities[self.positions[entity]].name

    def _inside(self, source: Span) -> list[Mention]:
        """The mentions inside a source."""
        low = bisect_left(self.mentions, (source.start,))
        high = bisect_left(self.mentions, (source.end,), low)
        return [m for m in self.mentions[low:high] if m.end <= source.end + 2]

    def _named(self, inside: Sequence[Mention], head: int) -> int | None:
        """The entity whose mention ends the head of the source ("US Defense Secretary |James Mattis|, a ...")."""
        before = [m for m in inside if m.start < head]
        if not before:
            return None
        last = max(before, key=lambda m: (m.end, m.start))
        if any(self._joins(m, last) for m in before):
            return None
        rest = self.draft.text[last.end : head].strip(" .,'’\"”")
        return last.entity if not rest or rest.lower() in self.lexicon.words.get("reflexives", ()) else None

    def _joins(self, first: Mention, second: Mention) -> bool:
        """Whether "and" and nothing else stands between two names: both speak, and neither for the other."""
        between = self.draft.text[first.end : second.start].strip().lower()
        return bool(self.lexicon.flags.get(between, 0) & Flag.AND)

    def _described(self, source: Span, head: int, inside: Sequence[Mention]) -> Resolved:
        """The one who is "the secretary", "the 45-year-old", else the noun phrase as it stands."""
        phrase = self.draft.text[source.start : head].strip(" ,;:-–—")
        entity = self._apposition(source, head, inside)
        if entity is not None:
            return Resolved("name", self._name(entity), entity)
        entity = self._bearer(phrase, source.start)
        if entity is not None:
            return Resolved("noun", self._name(entity), entity)
        whole = self.draft.text[source.start : source.end].strip(" ,;:-–—")
        named = whole[:1].isupper() and not self.lexicon.flags.get(whole.split()[0].lower(), 0) & COMMON
        return Resolved("name" if named else "noun", phrase if named else whole)

    def _apposition(self, source: Span, head: int, inside: Sequence[Mention]) -> int | None:
        """Her deputy, |Marc Roth|; one of them, the actor |Jan Roe|: the person named first, and right after the comma."""
        text = self.draft.text
        comma = text.find(",", head, source.end)
        if comma < 0 or any(m.start < comma for m in inside):
            return None
        low = bisect_left(self.people, (head,))
        for mention in self.people[low : low + 1]:
            between = text[comma + 1 : mention.start].split()
            after = text[mention.end : source.end].lstrip()
            if mention.end <= source.end and all(w.islower() for w in between) and after[:1] in {"", ",", "(", ";"}:
                return mention.entity
        return None

    def _bearer(self, phrase: str, start: int) -> int | None:
        first = phrase.split(maxsplit=1)[0].lower() if phrase else ""
        if first not in self.lexicon.words["definite"]:
            return None
        found = self.roles.find(phrase, start)
        if found is None and AGED.search(phrase) and not self.roles.ages:
            return self.antecedents.find(start, ("", "male", "female"))  # nobody's age is told: the one just spoken of
        return found

    def _pronoun(self, start: int, word: str) -> Resolved:
        wanted = (
            "male" if word in self.lexicon.words["male"] else "female" if word in self.lexicon.words["female"] else ""
        )
        if not wanted:
            return Resolved("pronoun")
        entity = self.antecedents.find(start, (wanted, ""))
        if entity is None:
            return Resolved("pronoun")
        self.note(Span(start, start + len(word)), entity)
        return Resolved("pronoun", self._name(entity), entity)

    def note(self, source: Span, entity: int) -> None:
        """Remember that a source meant an entity: the next pronoun may mean it too."""
        if entity in self.positions and self.draft.entities[self.positions[entity]].type is PERSON:
            insort(self.people, Mention(source.start, source.end, entity))


def _head_length(text: str, lexicon: Lexicon, start: int, mentions: Sequence[Mention]) -> int:
    """How far the head of a noun phrase at `start` reaches: to a comma, a preposition or "who", but never inside a name."""
    ends = [m.start() for m in HEAD_ENDS.finditer(text)]
    for word in WORD.finditer(text):
        if word.start() and word[0][0].islower() and lexicon.flags.get(word[0], 0) & HEAD_STOPS:
            ends.append(word.start())
            break
    free = [e for e in ends if e and not any(m.start < start + e < m.end for m in mentions)]
    return min(free, default=len(text))
