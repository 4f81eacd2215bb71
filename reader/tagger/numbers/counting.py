"""What a number counts: "28,000 US troops" counts "US troops"."""

from __future__ import annotations

import re

from reader.tagger.numbers.lexicon import NumberWords

HYPHENATED = re.compile(r"-([a-z]{3,})")
MOST = 5
"""A counted noun phrase has at most so many words before a capitalised one."""
LONGEST = 7
"""And so many in all: "Model S and Model X vehicles"."""


def counted(text: str, end: int, value: float, words: NumberWords) -> str:
    """The noun phrase that begins after `end`, up to its first plural noun, or "" if none is seen.

    "12 page document" counts pages, "a 2.45 ERA" what the letters stand for.
    """
    if text[end : end + 1] == "-":
        return _hyphenated(text, end, words)
    phrase: list[str] = []
    best = 0
    while len(phrase) < LONGEST and (match := words.counted_word.match(text, end)):
        word, whole = match["word"].rstrip("'’."), match["word"]
        lower = word.lower()
        joins = phrase and not best and (lower == words.numerals.conjunction or (len(word) == 1 and word != lower))
        if (
            (lower in words.stop and not joins)
            or (phrase and match["of"])
            or (len(phrase) >= MOST and lower == word and phrase[-1].islower())
            or (best and _closed(phrase[-1], lower == word, words))
            or (word.isdecimal() and not phrase)
        ):
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
    if value == 1 and phrase:
        return phrase[0]
    compound = len(phrase) > 1 and phrase[0] in words.compound_parts
    measured = bool(phrase) and value % 1 != 0 and len(phrase[0]) > 1 and phrase[0].isupper()
    return phrase[0] if compound or measured else ""


def _hyphenated(text: str, end: int, words: NumberWords) -> str:
    found = HYPHENATED.match(text, end)
    return found[1] if found and found[1] not in words.stop else ""


def _closed(last: str, lower_follows: bool, words: NumberWords) -> bool:
    """Whether a plural ends the phrase though a plural or a verb follows ("19 fouls |proves|"); "sports teams" go on."""
    return lower_follows and last.islower() and last not in words.plurals and last not in words.plural_modifiers


def is_plural(lower: str, word: str, words: NumberWords) -> bool:
    """Whether a word looks like a plural noun."""
    if lower in words.plurals:
        return True
    return (
        lower.endswith("s")
        and (len(lower) > 2 or lower[0].isdecimal())
        and lower not in words.not_plural
        and not lower.endswith(("ss", "ous", "'s"))
        and not word.isupper()
    )


def kind_of(counts: str, words: NumberWords) -> str:
    """The kind of thing in a counted phrase: without the adverbs and participles before the noun.

    "Charging stations" and "newly built stations" are stations; adjectives and nouns stay ("US troops", "new seasons").
    """
    parts = counts.split(" ")
    while len(parts) > 1 and _says_how(parts[0], words):
        parts = parts[1:]
    return " ".join(parts)


def _says_how(word: str, words: NumberWords) -> bool:
    if not word.islower() or "-" in word or word in words.not_participles:
        return False
    return word in words.degrees or (len(word) > 4 and word.endswith(words.participle_ends))


def singular(phrase: str) -> str:
    """The phrase with its last word in the singular, as far as the letters tell."""
    if phrase.endswith("ies") and len(phrase) > 4:
        return phrase[:-3] + "y"
    if phrase.endswith(("ches", "shes", "sses", "xes")):
        return phrase[:-2]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
