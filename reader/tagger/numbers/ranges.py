"""Two figures that make one: "10 to 12 percent", "$1.2-1.4 trillion", "between 20 and 30 people", "one in five"."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.article import Span
from reader.tagger.numbers.context import is_score, sign_before, word_before
from reader.tagger.numbers.lexicon import NumberWords
from reader.tagger.numbers.numerals import times
from reader.tagger.numbers.reading import Figure, Nothing, read_figure
from reader.tagger.vocabulary import CARDINAL, MONEY, ORDINAL, QUANTITY

DASHES = "-–—"
FAR = 16
"""A figure with its currency's symbol begins at most so far before its digits."""


def with_range(text: str, figure: Figure, words: NumberWords) -> Figure | Nothing:
    """The figure, widened to the range or proportion that it begins; Nothing if the two are a score."""
    if (
        figure.type is ORDINAL
        or figure.form == "multiple"
        or text[figure.end : figure.end + 1] not in (" ", "\u00a0", "-", "–", "—")
    ):
        return figure
    if figure.type is CARDINAL and (share := words.proportion.match(text, figure.end)):
        return _proportion(text, figure, share, words)
    if figure.type is CARDINAL and figure.value in (1, -1) and (line := words.over.match(text, figure.end)):
        return _quotient(text, figure, line.end(), words)
    joint = words.to.match(text, figure.end) or words.either.match(text, figure.end)
    if joint is None and _word_before_sign(text, figure.start) == words.between:
        joint = words.between_and.match(text, figure.end)
    if joint is None:
        return figure
    if joint[0][0] == "-" and joint[0][-1] == "-" and len(joint[0]) > 1:
        return _tied(text, figure, joint, words)
    either = joint.re is words.either
    upper = _read_at(text, joint.end(), words)
    if upper is None or upper.type is ORDINAL:
        return figure
    if joint.re is words.to and _apart(text, figure, upper, words):
        return figure
    dash = joint[0].strip() in DASHES
    if dash and joint[0][0] == " " and figure.type is not CARDINAL and upper.type is not figure.type:
        return figure
    if dash and upper.type is CARDINAL and figure.type is CARDINAL and _plain_score(text, figure, upper, words):
        return Nothing(upper.end)
    if either and upper.value > 3 * figure.value:
        return figure
    falling = not dash and word_before(text, figure.start).lower() == words.from_
    falling = falling or (-figure.value < upper.value <= figure.value and sign_before(text, figure.start, words) >= 0)
    return _merged(figure, upper, dash or falling, falling) or figure


def _word_before_sign(text: str, start: int) -> str:
    signed = text[start - 1 : start] in ("-", "−")
    return word_before(text, start - 1 if signed else start).lower()


def _apart(text: str, low: Figure, high: Figure, words: NumberWords) -> bool:
    """Whether two figures around "to" are no range: "fell 5p to 125p", "in 2019 to 147 trillion"."""
    word = word_before(text, low.start).lower()
    if low.type is CARDINAL:
        return word in words.years_after and low.end - low.start == 4 and low.value < 2100 and high.scaled
    return word in words.changes and low.type in (MONEY, QUANTITY)


def _plain_score(text: str, low: Figure, high: Figure, words: NumberWords) -> bool:
    return low.digits and high.digits and is_score(text, Span(low.start, high.end), low.value, high.value, words)


def _tied(text: str, figure: Figure, joint: re.Match[str], words: NumberWords) -> Figure | Nothing:
    """Reads "a ten-to-twelve-day trip"; odds ("10-to-1") are no quantity."""
    upper = _read_at(text, joint.end(), words)
    if upper is None or upper.type is ORDINAL:
        return figure
    return _merged(figure, upper, close=True, falling=False) or Nothing(upper.end)


def _read_at(text: str, at: int, words: NumberWords) -> Figure | None:
    if text[at : at + 1] in ("-", "−") and text[at + 1 : at + 2].isdigit():
        below = _read_at(text, at + 1, words)
        return replace(below, start=at, value=-below.value) if below and below.type in (CARDINAL, QUANTITY) else None
    found = words.scan.search(text, at, at + FAR)
    if found is None:
        return None
    figure = read_figure(text, found.start(), words, found["word"] is not None)
    return figure if isinstance(figure, Figure) and figure.start == at else None


def _merged(low: Figure, high: Figure, close: bool, falling: bool) -> Figure | None:
    """One figure of two: the first takes the second's unit and scale if it has none of its own."""
    if low.type is not CARDINAL and (low.type is not high.type or low.unit != high.unit) and high.type is not CARDINAL:
        return None
    if (
        high.type is CARDINAL
        and low.type is not CARDINAL
        and not close
        and low.form == "digits"
        and not high.scaled
        and low.rule != "money-symbol"
    ):
        return None
    value = low.value
    if high.scaled and not low.scaled and low.value < 1000 and high.value >= 1000:
        size = 10 ** (3 * ((len(str(int(high.value))) - 1) // 3))
        value = times(low.value, size)
    if high.type is CARDINAL and high.value <= value and not falling:
        return None
    best = high if high.type is not CARDINAL else low
    return replace(
        best,
        start=low.start,
        end=high.end,
        value=value,
        upper=high.value,
        rule="range",
        scaled=True,
        per=high.per or low.per,
    )


def _quotient(text: str, figure: Figure, at: int, words: NumberWords) -> Figure:
    """Reads "one over twenty"."""
    below = _read_at(text, at, words)
    if below is None or below.type is not CARDINAL or below.value < 2:
        return figure
    return replace(figure, end=below.end, value=figure.value / below.value, rule="fraction-over", form="fraction")


def _proportion(text: str, figure: Figure, joint: re.Match[str], words: NumberWords) -> Figure | Nothing:
    """Reads "one in five", "two out of three": a fraction, if the second number is the larger and counts nothing.

    "2-in-1" and the like are no quantity.
    """
    whole = _read_at(text, joint.end(), words)
    if (
        whole is None
        or whole.type is not CARDINAL
        or whole.value <= figure.value
        or whole.value < 2
        or figure.value < 1
    ):
        return Nothing(whole.end) if whole and joint[0][0] == "-" else figure
    odd = whole.value > 1000 and whole.value % 1000 != 0
    if joint[1] and (odd or whole.value > 1e6):
        return figure
    return replace(figure, end=whole.end, value=figure.value / whole.value, rule="proportion", form="fraction")
