"""All corrections of a person, as the tagger asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.correction.correction import Correction


class Corrections:
    """Corrections by their words. Immutable: a change makes another one."""

    __slots__ = ("_by_words",)

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self._by_words = {each.words: each for each in corrections if not each.says_nothing}

    def __iter__(self) -> Iterator[Correction]:
        return iter(self._by_words.values())

    def __len__(self) -> int:
        return len(self._by_words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Corrections) and self._by_words == other._by_words

    def __hash__(self) -> int:
        return hash(frozenset(self._by_words.values()))

    def of(self, words: str) -> Correction | None:
        """Return what was said of these words."""
        return self._by_words.get(words)

    def within(self, text: str) -> Corrections:
        """Return those whose words stand somewhere in a text."""
        return Corrections(each for each in self if each.words in text)

    def with_(self, correction: Correction) -> Corrections:
        """Return these and another one, which replaces that of the same words; one that says nothing takes it away."""
        return Corrections((self._by_words | {correction.words: correction}).values())
