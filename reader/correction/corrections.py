"""All corrections of a person, as the tagger asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reader.article import Span
from reader.correction.correction import NAME_KINDS, Correction
from reader.correction.phrases import Phrases


class Corrections:
    """Corrections by their words. Immutable: a change makes another one.

    `speakers` is what the person said of one article: who speaks in which passage, empty where nobody can know.
    """

    __slots__ = ("_by_words", "_named", "speakers")

    def __init__(self, corrections: Iterable[Correction] = (), speakers: Mapping[Span, str] | None = None) -> None:
        self._by_words = {each.words: each for each in corrections if not each.says_nothing}
        self._named: Phrases | None = None
        self.speakers = dict(speakers or {})

    def __iter__(self) -> Iterator[Correction]:
        return iter(self._by_words.values())

    def __len__(self) -> int:
        return len(self._by_words)

    def __bool__(self) -> bool:
        """Whether anything was said, of words or of who speaks."""
        return bool(self._by_words or self.speakers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Corrections):
            return NotImplemented
        return (self._by_words, self.speakers) == (other._by_words, other.speakers)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_words.values()))

    def of(self, words: str) -> Correction | None:
        """Return what was said of these words."""
        return self._by_words.get(words)

    def names_in(self, text: str) -> Iterator[tuple[int, int, Correction]]:
        """Yield every place of words that were said to be a name, in the order of the text, with what was said of them."""
        if self._named is None:
            self._named = Phrases(each.words for each in self if each.kind in NAME_KINDS)
        for start, end, words in self._named.find(text):
            yield start, end, self._by_words[words]

    def with_(self, correction: Correction) -> Corrections:
        """Return these and another one, which replaces that of the same words; one that says nothing takes it away."""
        return Corrections((self._by_words | {correction.words: correction}).values(), self.speakers)

    def in_article(self, speakers: Mapping[Span, str]) -> Corrections:
        """Return these with who speaks in which passage of one article."""
        return Corrections(self, speakers)
