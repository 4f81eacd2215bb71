"""Where words stand in a text: thousands of them are looked for in one pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, hiragana, Han."""
SPACES = "\xa0\u202f\u2009"
CURLED, STRAIGHT = "’", "'"


class _Patterns(NamedTuple):
    word: re.Pattern[str]
    runs_on: re.Pattern[str]
    unparted: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled when words are looked for: a start pays nothing for it."""
    return _Patterns(
        word=re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+"),
        runs_on=re.compile(rf"[^\W{UNSPACED}]"),
        unparted=re.compile(f"[{UNSPACED}]"),
    )


class Phrases:
    """Words to be found, by the first word of each. Immutable."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, int, str]]] = {}
        for phrase in phrases:
            typed = _typed(phrase)
            first = _patterns().word.search(typed)
            if first is not None:
                self._by_first.setdefault(first[0], []).append((typed, first.start(), phrase))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and phrase wherever one stands as words of its own; apostrophes and spaces of any make are alike."""
        if not self._by_first:
            return
        known, typed = self._by_first, _typed(text)
        for word in _patterns().word.finditer(typed):
            for phrase, before, said in known.get(word[0], ()):
                start = word.start() - before
                end = start + len(phrase)
                if start >= 0 and typed.startswith(phrase, start) and _is_whole(typed, start, end):
                    yield start, end, said


def has_words(text: str, words: str) -> bool:
    """Whether words stand somewhere in a text, be it inside others."""
    return _typed(words) in _typed(text)


def spellings(words: str) -> tuple[str, ...]:
    """Return the ways in which texts may write the same words: with either apostrophe."""
    straight, curled = words.replace(CURLED, STRAIGHT), words.replace(STRAIGHT, CURLED)
    return (words,) if straight == curled else (straight, curled)


def _typed(text: str) -> str:
    """Return a text as keyboards write it, each character where it was."""
    for space in SPACES:
        text = text.replace(space, " ")
    return text.replace(CURLED, STRAIGHT)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no letter goes on beyond a place."""
    if start and _go_on(text[start - 1], text[start]):
        return False
    return end == len(text) or not (_go_on(text[end], text[end - 1]) or unicodedata.category(text[end])[0] == "M")


def _go_on(beyond: str, edge: str) -> bool:
    """Whether a character beyond the edge makes words part of others; where words are not spaced none does."""
    patterns = _patterns()
    return patterns.runs_on.match(beyond) is not None and not patterns.unparted.match(edge)
