"""Words that a line end broke: which are put together without the hyphen, and which keep it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
BEFORE = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*$")
AFTER = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
HYPHENS = "-\u2010\u00ad"

KEEPING = frozenset(
    (
        "self",
        "non",
        "ex",
        "half",
        "cross",
        "all",
        "ever",
        "so",
        "well",
        "ill",
        "anti",
        "pro",
        "semi",
        "quasi",
        "vice",
        "pre",
        "mid",
    )
)
"""First parts that keep their hyphen more often than not."""

SHORTEST_PART = 3
"""Letters: a half that is shorter is a syllable, even where it is a word as well."""


class Hyphens:
    """Knows the words of a document, and so which hyphens its lines' ends put in."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        breaks: list[tuple[str, str]] = []
        above = ""
        for line in lines:
            is_broken = line[-1:] in HYPHENS and line[-2:-1].isalpha()
            words = WORD.findall(line.lower())
            self._counts.update(words[bool(above) : len(words) - is_broken])  # halves of words are none
            if above:
                breaks.append((above, line))
            above = line if is_broken else ""
        halves = (self._halves(one[:-1], other) for one, other in breaks)
        self._breaks_words = sum(self._counts[left + right] > 0 for left, right in halves if left and right) > 0

    def keeps(self, above: str, below: str) -> bool:
        """Whether the hyphen at the end of `above`, a text without it, belongs to the word that goes on in `below`."""
        left, right = self._halves(above, below)
        if not left or not right or not right[0].islower() or left[-1].isdigit():
            return True
        whole, both = self._counts[left + right], self._counts[f"{left}-{right}"]
        if whole or both:
            return both > whole
        last = left.rpartition("-")[2]
        if last in KEEPING or not self._breaks_words:
            return True
        return min(len(last), len(right)) >= SHORTEST_PART and bool(self._counts[last] and self._counts[right])

    def _halves(self, above: str, below: str) -> tuple[str, str]:
        left, right = BEFORE.search(above), AFTER.match(below)
        if not left or not right:
            return "", ""
        if left[0].isupper() and right[0].isupper() and len(left[0]) > 1:
            return left[0].lower(), right[0].lower()
        return left[0].lower(), right[0] if not right[0].islower() else right[0].lower()
