"""What a number counts: "28,000 US troops" counts "US troops"."""

from __future__ import annotations

import re

from reader.tagger.numbers.lexicon import NumberWords

WORD = re.compile(
    r"[ \u00a0](?:of (?:the |his |her |their |its |our |my |these |those )?)?([^\W\d_][\w'’.-]*|\d{3}s?|[\d]+[A-Za-z]+)"
)
MOST = 4
"""A counted noun phrase has at most so many words."""


def counted(text: str, end: int, value: float, words: NumberWords) -> str:
    """The noun phrase that begins after `end`, up to its first plural noun, or "" if none is seen."""
    if text[end : end + 1] == "-":
        return _hyphenated(text, end)
    phrase: list[str] = []
    best = 0
    at = end
    for _ in range(MOST):
        match = WORD.match(text, at)
        if match is None:
            break
        word = match[1].rstrip("'’.")
        if "of " in match[0] and phrase:
            break
        lower = word.lower()
        if lower in words.stop:
            if lower == "and" and phrase and not best:
                phrase.append(word)
                at = match.end()
                continue
            break
        phrase.append(word.removesuffix("'s").removesuffix("’s"))
        at = match.end()
        if is_plural(lower, word, words):
            best = len(phrase)
        elif best:
            break
        if match[1] != word or word != phrase[-1]:
            break
    if best:
        return " ".join(phrase[:best])
    return phrase[0] if value == 1 and phrase else ""


def _hyphenated(text: str, end: int) -> str:
    found = re.compile(r"-([a-z]{3,})").match(text, end)
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


def singular(phrase: str, words: NumberWords) -> str:
    """The phrase with its last word in the singular: "US troops" -> "US troop", "people" -> "person"."""
    head, blank, last = phrase.rpartition(" ")
    lower = last.lower()
    if lower in words.singulars:
        return head + blank + words.singulars[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return head + blank + last[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return head + blank + last[:-2]
    if is_plural(lower, last, words) and lower.endswith("s"):
        return head + blank + last[:-1]
    return phrase
