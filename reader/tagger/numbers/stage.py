"""The stage that finds numbers: one scan for where they may begin, rules only there."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.numbers.context import (
    bound_before,
    chain_end,
    in_address,
    is_nominal,
    sign_before,
    skipped,
    word_before,
)
from reader.tagger.numbers.counting import counted
from reader.tagger.numbers.lexicon import NumberWords, number_words
from reader.tagger.numbers.ranges import with_range
from reader.tagger.numbers.reading import Figure, Nothing, read_figure
from reader.tagger.tagging import Quantity, Tag
from reader.tagger.vocabulary import CARDINAL, ORDINAL, QUANTITY

GLUED = re.compile(r"[\w]+")


def tag_numbers(draft: Draft) -> None:
    """Fill `draft.numbers` with every number of the text, in the order of the text."""
    draft.numbers = find_numbers(draft.text, number_words(draft.language))


def find_numbers(text: str, words: NumberWords) -> list[Tag]:
    """The numbers of a text. They lie in it, in order, and do not overlap."""
    tags: list[Tag] = []
    done = 0
    for found in words.scan.finditer(text):
        start = found.start()
        if start < done:
            continue
        kind = found.lastgroup
        figure = _figure(text, start, kind, found.end(), words)
        done = figure.end
        if isinstance(figure, Figure):
            tags.append(_tag(text, figure, words))
    return tags


def _figure(text: str, start: int, kind: str | None, after: int, words: NumberWords) -> Figure | Nothing:
    if kind == "digits":
        beyond = skipped(text, start, words)
        if beyond > start:
            return Nothing(beyond)
    figure = read_figure(text, start, kind, words, after)
    if isinstance(figure, Nothing):
        return figure
    if kind == "word":
        return _spoken(text, figure, words)
    return _written(text, figure, kind, words)


def _written(text: str, figure: Figure, kind: str | None, words: NumberWords) -> Figure | Nothing:
    """A figure in digits, unless what stands around it says that it is no quantity."""
    start = figure.start
    if in_address(text, start):
        return Nothing(figure.end)
    if figure.type is CARDINAL and kind == "digits":
        beyond = chain_end(text, start, figure.end)
        if beyond > start:
            return Nothing(beyond)
        if text[figure.end : figure.end + 1].isalpha():
            return Nothing(GLUED.match(text, figure.end).end())  # type: ignore[union-attr]
        if is_nominal(text, start, figure.end, figure.value, words):
            return Nothing(figure.end)
    ranged = with_range(text, figure, words)
    if isinstance(ranged, Nothing):
        return ranged
    return _signed(text, ranged, words) if kind == "digits" else ranged


def _signed(text: str, figure: Figure, words: NumberWords) -> Figure:
    sign = sign_before(text, figure.start, words)
    if sign < 0:
        return figure
    return replace(figure, start=sign, value=-figure.value)


def _spoken(text: str, figure: Figure, words: NumberWords) -> Figure | Nothing:
    """A figure in words, unless the words mean something else ("one another", "the second half")."""
    if figure.type is CARDINAL and figure.value == 1 and figure.form == "words" and _is_pronoun(text, figure, words):
        return Nothing(figure.end)
    if figure.form == "fraction" and figure.value == 0.5 and _is_period(text, figure, words):
        return Nothing(figure.end)
    return with_range(text, figure, words)


def _is_pronoun(text: str, figure: Figure, words: NumberWords) -> bool:
    if text[figure.end : figure.end + 1] in "'’" and text[figure.end : figure.end + 1]:
        return True
    if word_before(text, figure.start).lower() in words.one_not_after and text[figure.start - 1 : figure.start] in " -":
        return True
    following = re.compile(r" ([a-z]+)").match(text, figure.end)
    return following is not None and following[1] in words.one_not_before


def _is_period(text: str, figure: Figure, words: NumberWords) -> bool:
    """Reads "the second half", "half-time": a part of a game or a year, or a word's first part."""
    before = word_before(text, figure.start).lower()
    return (
        before in words.numerals.ordinals or text[figure.end : figure.end + 1] == "-" or before in words.half_not_after
    )


def _tag(text: str, figure: Figure, words: NumberWords) -> Tag:
    bound = bound_before(text, figure.start, words)
    counts = ""
    if figure.type is CARDINAL:
        counts = counted(text, figure.end, figure.value, words)
    elif figure.type is QUANTITY and figure.rule == "age":
        counts = ""
    value = Quantity(
        figure.value,
        figure.upper,
        figure.unit,
        counts,
        bound == "approx",
        "" if bound == "approx" else bound,
        figure.per,
    )
    if figure.type is ORDINAL:
        value = Quantity(figure.value)
    return Tag(Span(figure.start, figure.end), figure.type, figure.rule, value)
