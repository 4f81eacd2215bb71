"""Finding words in a text as a person means them: whatever the case, the accents, the house's quotation marks and dashes.

A text is folded once and searched often. Folding may lengthen or shorten it ("ß" becomes "ss", the accents of a decomposed
letter go), so the folded text knows which offsets of the original it came from; hits are always in offsets of the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reader.insight.hits import Hits, hits_of
from reader.progress import Progress, silent

CHUNK = 16_384
"""So many characters are folded between two looks at whether anybody still waits: two milliseconds at most."""

NOT_ASCII = re.compile("[^\x00-\x7f]+")
ALL = re.compile(".+", re.DOTALL)
FOREIGN = 1.25
"""From so many bytes of UTF-8 a character on, folding all of a chunk is quicker than folding what is not ASCII piece by piece."""


SIGNS = (
    dict.fromkeys("‘’‚‛′´ʼʻ‹›׳", "'")
    | dict.fromkeys("“”„‟″«»〝〞״", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
)
"""What no keyboard has, as it is typed."""

LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "þ": "th",
    "й": "й",
    "ـ": "",
}
"""Letters that Unicode does not take apart but people do, and the one that it does and people do not."""

MARKS = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""Accents and vowel points that people leave out when they type. Vowel signs of Indic scripts are none: they are letters."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    With `match_case` a letter stands for itself alone, with its accents; a typed quotation mark or dash still stands for all of
    its kind, since no keyboard has them. A pattern is a regular expression of Python's, taken as it is written.
    """

    words: str = ""
    whole_words: bool = False
    match_case: bool = False
    is_pattern: bool = False


class Folded:
    """A text as it is searched. `progress` is told between two chunks, and may end the work."""

    def __init__(self, text: str, *, match_case: bool = False, progress: Progress = silent) -> None:
        self._signs = _Signs() if match_case else _Letters()
        self._behind, self._behind_folded = array("q"), array("q")
        parts, length = [], 0
        for start in range(0, len(text), CHUNK):
            progress(start / len(text))
            chunk = text[start : start + CHUNK]
            chunk = chunk if match_case else chunk.replace("İ", "I").lower()
            parts.append(chunk if chunk.isascii() else self._fold(chunk, start, length))
            length += len(parts[-1])
        self.text = "".join(parts)

    def start(self, place: int) -> int:
        """The offset of the character that a place of the folded text begins in."""
        return self._offset(place, 0)

    def end(self, place: int) -> int:
        """The offset behind all that stands before a place of the folded text, the accents of its last letter too."""
        return self._offset(place, 1)

    @property
    def is_even(self) -> bool:
        """Whether its places are the offsets of the original."""
        return not self._behind

    def _offset(self, place: int, inside: int) -> int:
        """`_behind` are the offsets behind all characters that are not folded to one, `_behind_folded` their places."""
        number = bisect_right(self._behind_folded, place)
        offset = place + (self._behind[number - 1] - self._behind_folded[number - 1] if number else 0)
        if number < len(self._behind) and offset >= self._behind[number]:
            return self._behind[number] - 1 + inside
        return offset

    def _fold(self, chunk: str, offset: int, place: int) -> str:
        """Fold a chunk in lower case that stands at an offset; its folded text stands at a place."""
        signs = self._signs

        def folded(run: re.Match[str]) -> str:
            nonlocal place
            made = run[0].translate(signs)
            if not signs.uneven.isdisjoint(run[0]):
                for number, sign in enumerate(run[0], offset + run.start() + 1):
                    place += len(signs[ord(sign)]) - 1
                    if sign in signs.uneven:
                        self._behind.append(number)
                        self._behind_folded.append(number - offset + place)
            return made

        foreign = len(chunk.encode("utf-8", "surrogatepass")) > len(chunk) * FOREIGN
        return (ALL if foreign else NOT_ASCII).sub(folded, chunk)


class _Signs(dict[int, str]):
    """What signs stand for; `uneven` are those met so far that stand for none or for several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = made = self.folded(sign)
        if len(made) != 1:
            self.uneven.add(sign)
        return made

    def folded(self, sign: str) -> str:
        """One sign in lower case, folded: what cannot be seen is nothing."""
        return "" if unicodedata.category(sign) == "Cf" else SIGNS.get(sign, sign)


class _Letters(_Signs):
    """What signs and letters stand for when neither case nor accents matter."""

    def folded(self, sign: str) -> str:
        """One sign, folded."""
        if sign in SIGNS or unicodedata.category(sign) == "Cf":
            return super().folded(sign)
        marks = _marks()
        bare = marks.sub("", unicodedata.normalize("NFKD", sign))
        bare = bare if bare.strip() or marks.fullmatch(sign) else sign
        return LETTERS.get(sign, unicodedata.normalize("NFC", bare).casefold())


@cache
def _marks() -> re.Pattern[str]:
    """Made when the first text is folded: the page, which knows hits, is on the screen before that."""
    return re.compile(MARKS)


def find_words(folded: Folded, query: Query, progress: Progress = silent) -> Hits:
    """Every place of some words in a folded text; any white space matches any other."""
    wanted = Folded(query.words, match_case=query.match_case).text.split()
    if not wanted:
        return Hits()
    text = folded.text
    pairs = (match.span() for match in re.finditer(r"\s+".join(map(re.escape, wanted)), text))
    if query.whole_words:
        pairs = ((start, end) for start, end in pairs if is_whole(text, start, end))
    if not folded.is_even:
        pairs = ((folded.start(start), folded.end(end)) for start, end in pairs)
    return hits_of(_watched(pairs, progress))


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    return not (
        (start and is_letter(text[start]) and is_letter(text[start - 1]))
        or (end < len(text) and is_letter(text[end - 1]) and is_letter(text[end]))
    )


def is_letter(character: str) -> bool:
    """Whether a character is part of a word: also the vowel signs of Indic scripts."""
    return character.isalnum() or character == "_" or unicodedata.category(character) in ("Mn", "Mc")


def _watched(pairs: Iterable[tuple[int, int]], progress: Progress) -> Iterator[tuple[int, int]]:
    for number, pair in enumerate(pairs):
        if not number % CHUNK:
            progress(0.0)
        yield pair
