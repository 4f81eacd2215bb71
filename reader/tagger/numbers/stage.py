"""The stage that finds numbers: one scan for where they may begin, rules only there."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.numbers.carrying import FAR, carry
from reader.tagger.numbers.context import (
    bound_before,
    chain_end,
    in_address,
    is_list_number,
    is_name_in_words,
    is_nominal,
    sign_before,
    skipped,
    word_before,
)
from reader.tagger.numbers.counting import counted
from reader.tagger.numbers.lexicon import NumberWords, number_words
from reader.tagger.numbers.ranges import with_range
from reader.tagger.numbers.reading import Figure, Nothing, money_before, part_of_unit, read_figure
from reader.tagger.tagging import Quantity, Tag
from reader.tagger.vocabulary import CARDINAL, MONEY, ORDINAL

PHONE = re.compile(r"\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}|\(\d{3,5}\) ?\d{3,4}[ .-]\d{3,4}")
SMALLEST_NAME = 100
"""A number from here on that is part of a name once is so in the whole text."""
CODE = re.compile(r"0\d+(?:[ -]\d{2,8}(?!\w)){0,5}")
"""Digits that begin with a nought are a code or a telephone number ("020 7946 0018")."""
GLUED = re.compile(r"\.?\w+")
"""Letters and digits that are one word, from a digit on or from the point before it."""
NEXT_WORD = re.compile(r" ([a-z]+)")


def tag_numbers(draft: Draft) -> None:
    """Fill `draft.numbers` with every number of the text, in the order of the text."""
    draft.numbers = find_numbers(draft.text, number_words(draft.language))


def find_numbers(text: str, words: NumberWords) -> list[Tag]:
    """The numbers of a text. They lie in it, in order, and do not overlap."""
    tags: list[Tag] = []
    names: set[str] = set()
    done = 0
    for found in words.scan.finditer(text):
        start = found.start()
        if start < done:
            continue
        figure = _spoken(text, start, words) if found["word"] else _written(text, start, words)
        if isinstance(figure, Figure) and figure.start >= done:
            tag = _tag(text, figure, words)
            tags.append(carry(text, tag, tags, words) if tags and start - done < FAR else tag)
        elif isinstance(figure, Nothing) and figure.name:
            names.add(figure.name)
        done = figure.end
    return [tag for tag in tags if not _is_name(text, tag, names)] if names else tags


def _is_name(text: str, tag: Tag, names: set[str]) -> bool:
    """Whether a bare number that counts nothing is a thing's name elsewhere in the text ("their new 777", "the 777")."""
    value = tag.value
    return (
        tag.type is CARDINAL
        and isinstance(value, Quantity)
        and not value.counts
        and text[tag.span.start : tag.span.end] in names
    )


def _written(text: str, at: int, words: NumberWords) -> Figure | Nothing:
    """The figure that the digit at `at` begins, unless what stands around it says that it is no quantity."""
    if text[at - 1 : at] == "." and not text[at - 2 : at - 1].isalnum():
        at -= 1
    before = text[at - 1 : at]
    plain = before in (" ", "\n", "")
    money = not plain and money_before(text, at, words)
    if not plain and (before.isalpha() or before == "_") and not money:
        return Nothing(GLUED.match(text, at).end())  # type: ignore[union-attr]
    if before in ("+", "(") and (phone := PHONE.match(text, at - 1)):
        return Nothing(phone.end())
    if not plain and not money and (beyond := skipped(text, at, words)) > at:
        return Nothing(beyond)
    figure = read_figure(text, at, words, word=False)
    if isinstance(figure, Nothing):
        return figure
    if in_address(text, figure.start):
        return Nothing(figure.end)
    if _is_letter(text, figure) and is_nominal(text, at, figure.end, 0, words):
        return Nothing(figure.end)
    if figure.type is CARDINAL and (nothing := _no_quantity(text, figure, words)):
        return nothing
    ranged = with_range(text, figure, words)
    if isinstance(ranged, Nothing) or ranged.type is MONEY:
        return ranged
    return _signed(text, ranged, words)


def _is_letter(text: str, figure: Figure) -> bool:
    """Whether the unit is one capital right after the digits, as in a name ("30C", but "iPhone 5C", "seat 12A")."""
    last = text[figure.end - 2 : figure.end]
    return figure.rule == "unit-symbol" and last[:1].isdigit() and last[1:].isupper()


def _no_quantity(text: str, figure: Figure, words: NumberWords) -> Nothing | None:
    """The date, code or name that the bare number is only a part of, if it is no quantity."""
    start, end = figure.start, figure.end
    if (beyond := chain_end(text, start, end)) > start:
        return Nothing(beyond)
    if text[end : end + 1] == "-" and (tied := words.tied_score.match(text, end)):
        return Nothing(tied.end())
    if end - start <= 2 and text[end : end + 1] in (".", ")") and is_list_number(text, start):
        return Nothing(end)
    if text[end : end + 1].isalpha():
        return Nothing(GLUED.match(text, end).end())  # type: ignore[union-attr]
    if text[start] == "0" and end - start > 1 and text[start:end].isdecimal():
        return Nothing(CODE.match(text, start).end())  # type: ignore[union-attr]
    symbol = figure.scaled and text[end - 1].isupper() and text[end - 2].isdigit()
    if symbol and not counted(text, end, figure.value, words):
        return Nothing(end)
    if is_nominal(text, start, end, figure.value, words):
        return Nothing(end, text[start:end] if figure.value >= SMALLEST_NAME else "")
    return None


def _signed(text: str, figure: Figure, words: NumberWords) -> Figure:
    sign = sign_before(text, figure.start, words)
    if sign < 0:
        return figure
    return replace(figure, start=sign, value=-figure.value)


def _spoken(text: str, at: int, words: NumberWords) -> Figure | Nothing:
    """A figure in words, unless the words mean something else ("one another", "the second half")."""
    figure = read_figure(text, at, words, word=True)
    if isinstance(figure, Nothing):
        return _quarter(text, at, words) or figure
    if text[figure.end : figure.end + 1] == "-" and (tied := words.tied_score.match(text, figure.end)):
        return Nothing(tied.end())
    if figure.type is CARDINAL and figure.value == 1 and figure.form == "words" and _is_pronoun(text, figure, words):
        return Nothing(figure.end)
    if figure.form == "ordinal":
        return _share(text, figure, words)
    word = word_before(text, figure.start)
    if figure.type is CARDINAL and figure.form == "words" and is_name_in_words(text, figure.start, word, words):
        return Nothing(figure.end)
    if (
        figure.type is CARDINAL
        and figure.form == "fraction"
        and figure.value == 0.5
        and _is_period(text, figure, words)
    ):
        return Nothing(figure.end)
    if figure.form == "vague" or figure.type is not CARDINAL:
        return figure if figure.form == "vague" else with_range(text, figure, words)
    before = word.lower()
    if text[figure.start : figure.end].lower() in words.numerals.scales:
        return _bare_scale(text, figure, before, words)
    ranged = with_range(text, figure, words)
    return _signed(text, ranged, words) if isinstance(ranged, Figure) and before in words.numerals.minus else ranged


def _quarter(text: str, at: int, words: NumberWords) -> Figure | None:
    """Reads "a quarter of", which is a fourth; a quarter alone is a coin, three months or a part of a town."""
    found = words.run.match(text, at)
    below = words.numerals.denominators.get(found[0].lower()) if found else None
    if found is None or below is None or word_before(text, at).lower() not in words.numerals.articles:
        return None
    if not (text.startswith(words.of, found.end()) or _is_measure(text, at, found.end(), words)):
        return None
    whole = Figure(at, found.end(), 1 / below, CARDINAL, "cardinal-fraction", digits=False, form="fraction")
    return part_of_unit(text, at, found.end(), 1 / below, words) or whole


def _bare_scale(text: str, figure: Figure, before: str, words: NumberWords) -> Figure | Nothing:
    """Reads "a million", "several hundred"; a scale after anything else belongs to what could not be read."""
    if before in words.vague_before:
        start = figure.start - 1 - len(before)
        return replace(figure, start=start, upper=figure.value * 10, rule="vague")
    for pair in words.vague_pairs:
        if text.startswith(pair, figure.start - 1 - len(pair)):
            return replace(figure, start=figure.start - 1 - len(pair), value=2 * figure.value, rule="pair")
    return figure if before in words.bare_scale_after else Nothing(figure.end)


def _share(text: str, figure: Figure, words: NumberWords) -> Figure:
    """Reads "a third of" as a fraction, and leaves every other ordinal as it is."""
    below = words.numerals.denominators.get(text[figure.start : figure.end].lower())
    if below is None and figure.value > 20:
        below = int(figure.value)
    article = word_before(text, figure.start).lower() in words.numerals.articles
    closes = text[figure.end : figure.end + 1] in ("", ".", ",", ";", "\n")
    whole = text.startswith(words.of, figure.end) or closes or _is_measure(text, figure.start, figure.end, words)
    if below is None or not article or not whole:
        return figure
    measure = part_of_unit(text, figure.start, figure.end, 1 / below, words)
    return measure or replace(figure, type=CARDINAL, value=1 / below, form="fraction", rule="cardinal-fraction")


def _is_measure(text: str, start: int, end: int, words: NumberWords) -> bool:
    """Fell by a |third| after the war: how much something changed, and no noun follows."""
    article = word_before(text, start)
    if word_before(text, start - len(article) - 1).lower() not in words.share_after:
        return False
    following = NEXT_WORD.match(text, end)
    return text[end : end + 1] in ("", ".", ",", ";", "\n") or (
        following is not None and following[1] in words.share_before
    )


def _is_pronoun(text: str, figure: Figure, words: NumberWords) -> bool:
    if text[figure.end : figure.end + 1] in "'’" and text[figure.end : figure.end + 1]:
        return True
    if word_before(text, figure.start).lower() in words.one_not_after and text[figure.start - 1 : figure.start] in " -":
        return True
    following = NEXT_WORD.match(text, figure.end)
    return following is not None and following[1] in words.one_not_before


def _is_period(text: str, figure: Figure, words: NumberWords) -> bool:
    """Reads "the second half", "half-time": a part of a game or a year, or a word's first part."""
    before = word_before(text, figure.start).lower()
    return (
        before in words.numerals.ordinals or text[figure.end : figure.end + 1] == "-" or before in words.half_not_after
    )


def _per(text: str, end: int, counts: str, words: NumberWords) -> str:
    """What counted things are per ("three thousand tests |per day|")."""
    after = end + 1 + len(counts)
    rate = words.rate.match(text, after) if text.startswith(counts, end + 1) else None
    return words.denominator(rate[1]) if rate else ""


def _tag(text: str, figure: Figure, words: NumberWords) -> Tag:
    span = Span(figure.start, figure.end)
    if figure.type is ORDINAL:
        return Tag(span, figure.type, figure.rule, Quantity(figure.value))
    bound = bound_before(text, figure.start, words, spelt=not figure.digits)
    end = figure.end
    tail = text[end : end + 2]
    if (tail in words.bound_after_initials or tail[:1] in words.bound_after_initials) and (
        after := words.bound_after.match(text, end)
    ):
        bound, end = bound or words.bounds_after[after[1]], after.end()
    counted_here = figure.type is CARDINAL and figure.form != "multiple"
    counts = counted(text, end, figure.value, words) if counted_here else ""
    per = figure.per or (_per(text, end, counts, words) if counts else "")
    approx = bound == "approx"
    value = Quantity(figure.value, figure.upper, figure.unit, counts, approx, "" if approx else bound, per)
    return Tag(span, figure.type, figure.rule, value)
