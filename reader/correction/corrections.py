"""All corrections of a person, as the tagger asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reader.article import Span
from reader.correction.correction import Correction


class Corrections:
    """Corrections by their words. Immutable: a change makes another one.

    `speakers` is what the person said of one article: who speaks in which passage, empty where nobody can know.
    """

    __slots__ = ("_by_words", "speakers")

    def __init__(self, corrections: Iterable[Correction] = (), speakers: Mapping[Span, str] | None = None) -> None:
        self._by_words = {each.words: each for each in corrections if not each.says_nothing}
        self.speakers = dict(speakers or {})

    def __iter__(self) -> Iterator[Correction]:
        return iter(self._by_words.values())

    def __len__(self) -> int:
        return len(self._by_words)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Corrections):
            return NotImplemented
        return (self._by_words, self.speakers) == (other._by_words, other.speakers)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_words.values()))

    def of(self, words: str) -> Correction | None:
        """Return what was said of these words."""
        return self._by_words.get(words)

    def within(self, text: str) -> Corrections:
        """Return those whose words stand somewhere in a text."""
        return Corrections((each for each in self if each.words in text), self.speakers)

    def with_(self, correction: Correction) -> Corrections:
        """Return these and another one, which replaces that of the same words; one that says nothing takes it away."""
        return Corrections((self._by_words | {correction.words: correction}).values(), self.speakers)

    def in_article(self, speakers: Mapping[Span, str]) -> Corrections:
        """Return these with who speaks in which passage of one article."""
        return Corrections(self, speakers)
