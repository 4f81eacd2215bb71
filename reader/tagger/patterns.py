"""Regular expressions made from word lists: a trie compiles to one that fails at the first wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD_ENDS = r"(?![^\W_])"
"""No letter or digit stands behind."""
Trie = dict[str, "Trie"]


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; `(?!)` for none."""
    root: Trie = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _emit(root) if root else "(?!)"


def cased(words: Iterable[str]) -> set[str]:
    """Each word as it is, with a capital, and in capitals (`dozen`, `Dozen`, `DOZEN`)."""
    return {form for word in words for form in (word, word[:1].upper() + word[1:], word.title(), word.upper())}


def spaced(pattern: str) -> str:
    """The pattern with its blanks widened: any run of up to three blanks, a no-break space or a hyphen may stand there."""
    return pattern.replace(" ", r"[ \u00a0-]{1,3}")


def whole_words(words: Iterable[str], before: str = "") -> re.Pattern[str]:
    """Any of the words, whole and in any case, as group 1."""
    return re.compile(rf"{before}({spaced(alternation(w.lower() for w in words))}){WORD_ENDS}", re.IGNORECASE)


def _emit(node: Trie) -> str:
    branches = [_literal(letter) + _emit(child) for letter, child in sorted(node.items()) if letter]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


def _literal(letter: str) -> str:
    return letter if letter == " " else re.escape(letter)
