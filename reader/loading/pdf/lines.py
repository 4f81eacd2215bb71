"""Words -> lines: what stands on one base line, with its small raised and lowered signs, parted where the gaps are wide."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reader.loading.pdf.characters import LOOSE, Style, Word, looseness
from reader.loading.pdf.geometry import Box

LEVEL = 0.12
"""Words whose base lines differ by less than this, in ems, stand on one line."""

PARTED = 0.62
"""A gap wider than this, in ems, may be one between columns or cells; between words of a column it is rare."""

LOOSE_TO_THE_LEFT = 0.24
"""A gap between words that run from right to left; their letters stand up to 0.2 apart where two do not join."""

SMALL = 0.86
"""A raised or lowered sign is at most so large, of the size of the line."""

WIDE_LETTERS = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
"""Letters of scripts that are written without spaces, or as wide as they are high."""

FIRST_RIGHT_TO_LEFT = "\u0590"
WIDEST_NARROW = "\u1100"

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Line(NamedTuple):
    """Words on one base line, in the order in which they are read.

    `size` is that of most of its letters, `parted` says before which words a space stands, `text` is what it reads.
    """

    words: tuple[Word, ...]
    box: Box
    base: float
    size: float
    parted: tuple[bool, ...]
    text: str

    @property
    def style(self) -> Style:
        """The style of most of its letters."""
        weights: Counter[Style] = Counter()
        for word in self.words:
            weights[word.style] += len(word.text)
        return weights.most_common(1)[0][0]

    def rise(self, word: Word) -> float:
        """How far a small word is raised above the line, in ems of it; negative when lowered, 0 for what is not small."""
        if word.style.size > SMALL * self.size:
            return 0.0
        return (self.base - word.base) / self.size

    def without_first(self) -> Line:
        """The line without its first word, the marker of an item; one word at least is left."""
        parted = (False, *self.parted[2:])
        text = self.text[len(self.words[0].text) :].lstrip()
        return self._replace(words=self.words[1:], parted=parted, text=text)


def runs_to_the_left(lines: Sequence[Line]) -> bool:
    """Whether most of the letters of some lines are read from right to left."""
    text = "".join(line.text for line in lines)
    return not text.isascii() and 2 * len(RIGHT_TO_LEFT.findall(text)) > sum(map(str.isalpha, text))


def mirrored(line: Line) -> Line:
    """A line that runs from right to left, as if it ran from left to right, beyond the left edge of the page."""
    words = tuple(word._replace(left=-word.right, right=-word.left) for word in line.words)
    return line._replace(words=words, box=line.box.mirrored())


def is_space_between(one: Word, other: Word) -> bool:
    """Whether a space parts two neighbours on a line."""
    size = one.style.size if one.style.size < other.style.size else other.style.size
    gap = other.left - one.right
    if gap < 0 and one.left - other.right > gap:
        gap = one.left - other.right  # from right to left
    if one.text[-1] >= FIRST_RIGHT_TO_LEFT and RIGHT_TO_LEFT.match(one.text[-1]):
        return gap > LOOSE_TO_THE_LEFT * size  # the order in which spaces are stored says nothing here
    if gap > (LOOSE if one.text[-1] < FIRST_RIGHT_TO_LEFT else looseness(ord(one.text[-1]))) * size:
        is_parted = (
            gap > 0.25 * size or abs(one.base - other.base) <= 0.1 * size
        )  # a raised number may stand off a little
    else:
        is_parted = other.is_spaced and gap > -0.1 * size
    if (
        is_parted
        and one.text[-1] >= WIDEST_NARROW
        and WIDE_LETTERS.match(one.text[-1])
        and WIDE_LETTERS.match(other.text)
    ):
        return False
    return is_parted


def line_of(words: Iterable[Word]) -> Line:
    """One line of words that stand on it; at least one."""
    ordered = _in_reading_order(sorted(words, key=lambda word: word.left))
    styles = {word.style.size for word in ordered}
    sizes: Counter[tuple[float, float]] = Counter()
    for word in ordered:
        sizes[word.style.size, word.base] += len(word.text)
    size = ordered[0].style.size
    if len(styles) > 1:
        size = max(styles, key=lambda each: sum(count for (style, _), count in sizes.items() if style == each))
    base = max((count, base) for (style, base), count in sizes.items() if style == size)[1]
    body = [word for word in ordered if word.style.size > SMALL * size]
    box = Box(
        min(word.left for word in ordered),
        min(word.top for word in body),
        max(word.right for word in ordered),
        max(word.bottom for word in body),
    )
    parted = (False, *(is_space_between(one, other) for one, other in pairwise(ordered)))
    text = "".join([f" {word.text}" if gap else word.text for word, gap in zip(ordered, parted, strict=True)])
    return Line(tuple(ordered), box, base, size, parted, text)


def segments_of(words: Sequence[Word]) -> list[Line]:
    """The lines of a page, cut at every wide gap, from the top down."""
    bands = _with_small_signs(_bands(words))
    return [line_of(run) for band in bands for run in _runs(band)]


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Pieces of lines of one column, those that stand side by side together, from the top down."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.base):
        if rows and abs(line.base - rows[-1][0].base) <= LEVEL * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Words by their base line, from the top down."""
    bands: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.base):
        if bands and word.base - bands[-1][0].base <= LEVEL * min(word.style.size, bands[-1][0].style.size):
            bands[-1].append(word)
        else:
            bands.append([word])
    return [sorted(band, key=lambda word: word.left) for band in bands]


def _with_small_signs(bands: list[list[Word]]) -> list[list[Word]]:
    """Put raised and lowered signs on the line of the word that they stand beside."""
    moved: dict[int, list[Word]] = {}
    kept: list[list[Word]] = []
    reach = max((word.style.size for band in bands for word in band), default=0.0)
    for index, band in enumerate(bands):
        near = [
            other
            for step in (-1, 1)
            for other in _neighbours(bands, index, step, reach)
            if any(word.style.size > band[0].style.size for word in bands[other])
        ]
        rest = []
        for word in band:
            home = next((other for other in near if _stands_beside(word, bands[other])), None)
            if home is None:
                rest.append(word)
            else:
                moved.setdefault(home, []).append(word)
        kept.append(rest)
    whole = [rest + moved.get(index, []) for index, rest in enumerate(kept)]
    return [sorted(band, key=lambda word: word.left) for band in whole if band]


def _neighbours(bands: Sequence[Sequence[Word]], index: int, step: int, reach: float) -> Iterable[int]:
    other = index + step
    while 0 <= other < len(bands) and abs(bands[other][0].base - bands[index][0].base) < 0.8 * reach:
        yield other
        other += step


def _stands_beside(small: Word, band: Sequence[Word]) -> bool:
    """Whether a small word is raised or lowered beside a larger one of a line."""
    place = bisect_left(band, small.left, key=lambda word: word.left)
    for word in band[max(0, place - 2) : place + 2]:
        size = word.style.size
        if small.style.size > SMALL * size:
            continue
        rise = (word.base - small.base) / size
        gap = max(small.left - word.right, word.left - small.right)
        if (0.12 < rise < 0.75 or -0.42 < rise < -0.06) and -0.6 * size < gap < 0.4 * size:
            return True
    return False


def _runs(band: Sequence[Word]) -> Iterable[list[Word]]:
    """The words of a line between its wide gaps; letters set far apart become words."""
    run: list[Word] = []
    for word in _closed_up(_whole(band)):
        if run:
            last = run[-1]
            if word.left - last.right > PARTED * max(min(last.style.size, word.style.size), 0.5 * word.style.size):
                yield run
                run = []
        run.append(word)
    if run:
        yield run


def _whole(band: Sequence[Word]) -> list[Word]:
    """The words of a line that were drawn in pieces, in one."""
    whole: list[Word] = []
    for word in band:
        if whole and _goes_on(whole[-1], word):
            last = whole[-1]
            whole[-1] = last._replace(text=last.text + word.text, right=max(last.right, word.right))
        else:
            whole.append(word)
    return whole


def _goes_on(one: Word, other: Word) -> bool:
    """Whether a word was only drawn in two pieces."""
    return (
        one.style == other.style
        and abs(one.base - other.base) < 0.1
        and not is_space_between(one, other)
        and not RIGHT_TO_LEFT.search(other.text)
    )


def _closed_up(band: Sequence[Word]) -> Sequence[Word]:
    """Join letters that were set far apart ("H E A D I N G") to words; other lines stay as they are."""
    single = [len(word.text) == 1 and word.text.isalpha() and word.text < FIRST_RIGHT_TO_LEFT for word in band]
    if sum(single) < 5 or sum(single) < 0.7 * len(band):
        return band
    gaps = [other.left - one.right for one, other in pairwise(band)]
    between = median(sorted(gaps)[: max(1, 3 * len(gaps) // 4)])
    joined = [band[0]]
    for word, gap in zip(band[1:], gaps, strict=True):
        last = joined[-1]
        if gap <= max(1.5 * between, between + 0.12 * word.style.size) and last.style == word.style:
            joined[-1] = last._replace(text=last.text + word.text, right=word.right)
        else:
            joined.append(word._replace(is_spaced=True))
    return joined


def _in_reading_order(words: list[Word]) -> list[Word]:
    """Words from left to right, or from right to left where the script goes so."""
    turned = sum(len(word.text) for word in words if RIGHT_TO_LEFT.search(word.text))
    if 2 * turned <= sum(len(word.text) for word in words if any(map(str.isalpha, word.text))):
        return words
    ordered: list[Word] = []
    foreign: list[Word] = []
    for word in reversed(words):
        if RIGHT_TO_LEFT.search(word.text) or not any(map(str.isalnum, word.text)):
            ordered += [*foreign, word]
            foreign = []
        else:
            foreign.insert(0, word)
    return ordered + foreign
