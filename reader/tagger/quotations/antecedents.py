"""Whom a pronoun means: the person who fits, not far before it, and is what the text speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.names.gender import gender_of
from reader.tagger.quotations.lexicon import Lexicon
from reader.tagger.quotations.marks import Passage
from reader.tagger.quotations.roles import WORD, Mention
from reader.tagger.tagging import Entity

SENTENCE = re.compile(r"[.!?”\"’'\n](?:(?<=\n)|[^\S\n]+(?=[“\"‘'A-Z]))")
OUTSIDE_MARKS = re.compile('[^“”"]*')
REACH = 200
"""Characters behind a name in which a pronoun tells its gender."""
WINDOW = 1800
"""Characters before a pronoun in which its antecedent is sought."""
POSSESSIVES = ("'s", "’s")
NEW_PARAGRAPH = 1.0
OWNER = 1.5
NO_SUBJECT = 1.0
UNKNOWN_GENDER = 2.0
"""What an antecedent costs, in sentences between it and the pronoun: one in another paragraph, one that only owns something,
one behind another person of its sentence, one of whom nobody knows whether it is a woman or a man."""


@dataclass(slots=True)
class Antecedents:
    """`people` are all mentions of people in the order of the text; more may be put in while the text is read."""

    draft: Draft
    lexicon: Lexicon
    passages: Sequence[Passage]
    people: list[Mention]
    entities: dict[int, Entity] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    noted: list[tuple[int, int]] = field(default_factory=list)
    spoke: dict[int, int] = field(default_factory=dict)

    def find(self, start: int, wanted: tuple[str, ...]) -> int | None:
        """The person whom a pronoun at `start` means: who fits and costs least, the later one of two.

        `wanted` are the genders that fit, the best one first.
        """
        self._catch_up()
        low = bisect_left(self.people, (max(0, start - WINDOW),))
        high = bisect_left(self.people, (start,))
        near = [m for m in self.people[low:high] if self._gender(m.entity) in wanted and not self._is_quoted(m.start)]
        if not near:
            return None
        sentences = [bisect_right(self.starts, m.start) for m in near]
        owners = [self.draft.text.startswith(POSSESSIVES, m.end) for m in near]
        topics = {
            s: self.spoke.get(s, m.entity)
            for m, s, owns in zip(reversed(near), reversed(sentences), reversed(owners), strict=True)
            if not owns
        }
        here = bisect_right(self.starts, start)
        line = self.draft.text.rfind("\n", 0, start) + 1
        return min(
            (
                here
                - sentence
                + NEW_PARAGRAPH * (mention.start < line)
                + (OWNER if owns else NO_SUBJECT * (topics[sentence] != mention.entity))
                + UNKNOWN_GENDER * (self.genders[mention.entity] != wanted[0]),
                -mention.start,
                mention.entity,
            )
            for mention, sentence, owns in zip(near, sentences, owners, strict=True)
        )[2]

    def note(self, start: int, entity: int) -> None:
        """Remember who speaks in the sentence of the offset `start`: they are what it is about."""
        self.noted.append((start, entity))

    def _catch_up(self) -> None:
        """What only pronouns ask for, made when the first one asks: many a text has none."""
        if not self.starts:
            self.entities.update((e.id, e) for e in self.draft.entities)
            self.starts.extend(_sentence_starts(self.draft.text, self.lexicon))
            self.marked.extend(p.start for p in self.passages)
        for start, entity in self.noted:
            self.spoke.setdefault(bisect_right(self.starts, start), entity)
        self.noted.clear()

    def _is_quoted(self, start: int) -> bool:
        k = bisect_right(self.marked, start) - 1
        return k >= 0 and start < self.passages[k].end

    def _gender(self, entity: int) -> str:
        if entity not in self.genders:
            self.genders[entity] = self._find_gender(entity)
        return self.genders[entity]

    def _find_gender(self, entity: int) -> str:
        found = self.entities[entity]
        for word in self._words_beside(found.mentions[:8]):
            if word in self.lexicon.genders:
                return self.lexicon.genders[word]
        return gender_of(found.name, self.draft.language) or self._gender_by_pronoun(found.mentions[:8])

    def _gender_by_pronoun(self, mentions: Iterable[Span]) -> str:
        """Ingrid Solheim, who signed with |her| counterpart: a pronoun in a sentence that has named nobody else before it."""
        for mention in mentions:
            line = self.draft.text[mention.end : mention.end + REACH].partition("\n")[0]
            end = SENTENCE.search(line)
            low = bisect_left(self.people, (mention.end,))
            others = [m.start - mention.end for m in self.people[low : low + 1]]
            limit = min([end.start() if end else len(line), *others])
            if self._is_quoted(mention.start) or not self._opens_sentence(mention.start):
                continue
            for word in OUTSIDE_MARKS.match(line, 0, limit).group().lower().split():  # type: ignore[union-attr]
                if word in self.lexicon.words["objects"]:
                    continue
                for gender in ("male", "female"):
                    if word.strip(",;:") in self.lexicon.words[gender]:
                        return gender
        return ""

    def _opens_sentence(self, at: int) -> bool:
        """Whether nobody else is named in the sentence before the offset `at`."""
        opening = self.starts[bisect_right(self.starts, at) - 1]
        k = bisect_left(self.people, (at,))
        return k == 0 or self.people[k - 1].end <= opening

    def _words_beside(self, mentions: Iterable[Span]) -> Iterable[str]:
        """The word before each mention: "Mrs. Clinton", "the actress Jane Roe"."""
        for mention in mentions:
            for piece in reversed(self.draft.text[max(0, mention.start - 24) : mention.start].split()):
                words = WORD.findall(piece)
                if words:
                    yield words[-1].lower().rstrip(".")
                    break


def _sentence_starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where sentences begin, about: not behind "Capt." or an initial."""
    yield 0
    for found in SENTENCE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()].split()[-1:] if found[0][0] == "." else []
        if not before or not (len(before[0]) == 1 or before[0].lower() in lexicon.abbreviations):
            yield found.end()
