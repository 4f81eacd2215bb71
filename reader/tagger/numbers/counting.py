"""What a number counts: "28,000 US troops" counts "US troops"."""

from __future__ import annotations

import re

from reader.tagger.numbers.lexicon import NumberWords

HYPHENATED = re.compile(r"-([a-z]{3,})")
MOST = 4
"""A counted noun phrase has at most so many words."""


def counted(text: str, end: int, value: float, words: NumberWords) -> str:
    """The noun phrase that begins after `end`, up to its first plural noun, or "" if none is seen."""
    if text[end : end + 1] == "-":
        return _hyphenated(text, end)
    phrase: list[str] = []
    best = 0
    while len(phrase) < MOST and (match := words.counted_word.match(text, end)):
        word, whole = match["word"].rstrip("'’."), match["word"]
        lower = word.lower()
        joins = lower == words.numerals.conjunction and bool(phrase) and not best
        if (match["of"] and phrase) or (lower in words.stop and not joins):
            break
        owned = word.endswith(("'s", "’s"))
        phrase.append(word[:-2] if owned else word)
        end = match.end()
        if not owned and is_plural(lower, word, words):
            best = len(phrase)
        elif best:
            break
        if whole != word or owned:
            break
    if best:
        return " ".join(phrase[:best])
    return phrase[0] if value == 1 and phrase else ""


def _hyphenated(text: str, end: int) -> str:
    found = HYPHENATED.match(text, end)
    return found[1] if found else ""


def is_plural(lower: str, word: str, words: NumberWords) -> bool:
    """Whether a word looks like a plural noun."""
    if lower in words.plurals:
        return True
    return (
        lower.endswith("s")
        and len(lower) > 2
        and lower not in words.not_plural
        and not lower.endswith(("ss", "ous", "'s"))
        and not word.isupper()
    )
