"""The run of prose in a text that holds a whole page: menus and lists of other articles on both sides, the article between.

Each paragraph of prose counts by its length, each short line against it; the article is the stretch with the largest sum
(Kadane's). A list inside an article is bridged if enough prose follows on it, a footer or another story's teaser is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.loading.furniture import kind_of
from reader.loading.plain_text.pieces import Piece
from reader.loading.plain_text.structure import is_prose, is_wide
from reader.loading.plain_text.wrapping import ENDS_SENTENCE

A_LINE = 100
"""Characters of prose that outweigh one short line."""

MOST_OF_ONE, SENTENCE, SHORT = 5.0, 0.4, -1.0
"""What the longest paragraph, a short sentence and a line without one count."""

FEWEST_LINES, MOST_PIECES = 15, 4_000
"""So many short lines around the run make a text a whole page; what has more pieces is a book."""

LEAST_SHARE = 0.35
"""Of all that is said in sentences so much is the article, or the text is no page with one."""

RIVAL = 0.4
"""A second stretch with more than this share of the best one's sum could be the article as well."""

SENTENCE_END = re.compile(r"[.!?…。！？]")
COOKIES = re.compile(r"cookies|website|browser|consent|tracking|partners|necessary|privacy|technologies")
FEWEST_ABOVE = 3
"""Paragraphs that stand above the comments."""


class Run(NamedTuple):
    """The indexes of the first and the last paragraph of an article's prose."""

    first: int
    last: int


def find_run(pieces: Sequence[Piece]) -> Run | None:
    """Return the run of prose of a whole page; None for a text that is none, or has no prose.

    What rivals the best stretch belongs to the run, and so does all between: nobody can know which of the two is the article.
    """
    if len(pieces) > MOST_PIECES:
        return None
    weights = [_weight(piece) for piece in pieces]
    best = _best(weights, 0, len(weights))
    if best is None:
        return None
    comments = _comments(pieces, best.run)
    best = _best(weights, best.run.first, comments) or best if comments else best
    first, last = best.run
    while (rival := _best(weights, 0, first)) and rival.sum > RIVAL * best.sum:
        first = rival.run.first
    while not comments and (rival := _best(weights, last + 1, len(weights))) and rival.sum > RIVAL * best.sum:
        last = rival.run.last
    outside = sum(weight == SHORT for weight in [*weights[:first], *weights[last + 1 :]])
    words = [len(piece.text) if weight > 0 else 0 for piece, weight in zip(pieces, weights, strict=True)]
    is_most = sum(words[first : last + 1]) >= LEAST_SHARE * sum(words)
    return Run(first, last) if outside >= FEWEST_LINES and is_most else None


def _weight(piece: Piece) -> float:
    length = len(piece.text) * (3 if is_wide(piece.text) else 1)
    if is_prose(piece) and SENTENCE_END.search(piece.text) and not _is_about_cookies(piece.text):
        return min(length / A_LINE, MOST_OF_ONE)
    if piece.kind in ("heading", "quote", "item", "code", "rule", "table"):
        return 0.0
    return SENTENCE if is_sentence(piece.text) else SHORT


def _is_about_cookies(text: str) -> bool:
    return "ookies" in text and len(set(COOKIES.findall(text.lower()))) > 2


def is_sentence(text: str) -> bool:
    """Whether a line is a sentence, if only a short one."""
    return len(text.split()) > 3 and bool(ENDS_SENTENCE.search(text))


class _Stretch(NamedTuple):
    run: Run
    sum: float


def _best(weights: Sequence[float], start: int, end: int) -> _Stretch | None:
    """The stretch with the largest sum, begun and ended by what counts for it."""
    best: _Stretch | None = None
    total, first = 0.0, start
    for index in range(start, end):
        if total <= 0:
            total, first = 0.0, index
        total += weights[index]
        if total > (best.sum if best else 0.0):
            best = _Stretch(Run(first, index), total)
    return best


def _comments(pieces: Sequence[Piece], run: Run) -> int:
    """Where the readers' comments begin inside a run; 0 if they do not."""
    above = 0
    for index in range(run.first, run.last):
        above += is_prose(pieces[index])
        if above >= FEWEST_ABOVE and kind_of(pieces[index].text, "end", web=True) == "comments":
            return index
    return 0
