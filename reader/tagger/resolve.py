"""Settles tags that overlap: one tag a place inside a family, nested tags across families."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from reader.article import Span
from reader.tagger.tagging import Tag
from reader.tagger.vocabulary import ENTITY, FAMILIES, NUMBER, QUOTATION, TIME, TokenType, family


def resolve(tags: list[Tag]) -> list[Tag]:
    """The tags that stand, sorted by (start, -end).

    Inside a family the longest tag wins, ties go to the earliest. A number inside a time, or one that crosses a time, goes: the
    digits are the date's. Any other two families nest, and where two cross, names are trimmed to what lies outside the other,
    numbers and times to what lies outside a quotation. Quotations nest among themselves and are never trimmed. n log n.
    """
    families: dict[TokenType, list[Tag]] = {root: [] for root in FAMILIES}
    for tag in tags:
        families[family(tag.type)].append(tag)
    times = _longest(families[TIME])
    numbers = _outside(_longest(families[NUMBER]), times)
    names = _longest(families[ENTITY])
    kept = _sorted(families[QUOTATION])
    for layer in (times, numbers, names):
        kept = _sorted([*kept, *_nested(layer, kept)])
    return kept


def _sorted(tags: Iterable[Tag]) -> list[Tag]:
    return sorted(tags, key=lambda t: (t.span.start, -t.span.end))


def _longest(tags: Iterable[Tag]) -> list[Tag]:
    """Of tags that overlap, the longest, of equals the earliest; sorted. What loses against a loser stands."""
    kept: list[Tag] = []
    chain: list[Tag] = []
    end = 0
    for tag in _sorted(tags):
        span = tag.span
        if span.start >= end:
            kept += chain if len(chain) < 2 else _longest_of_chain(chain)
            chain = [tag]
            end = span.end
        else:
            chain.append(tag)
            end = max(end, span.end)
    return kept + _longest_of_chain(chain)


def _longest_of_chain(chain: list[Tag]) -> list[Tag]:
    """The same of tags of which each overlaps an earlier one."""
    if len(chain) < 2:
        return chain
    kept: list[Tag] = []
    for tag in sorted(chain, key=lambda t: t.span.start - t.span.end):
        at = bisect_left(kept, tag.span.end, key=lambda t: t.span.start)
        if not at or kept[at - 1].span.end <= tag.span.start:
            kept.insert(at, tag)
    return kept


def _outside(tags: list[Tag], others: list[Tag]) -> list[Tag]:
    """The tags that overlap none of the others. Both are sorted and free of overlaps among themselves."""
    kept: list[Tag] = []
    at = 0
    for tag in tags:
        while at < len(others) and others[at].span.end <= tag.span.start:
            at += 1
        if at == len(others) or others[at].span.start >= tag.span.end:
            kept.append(tag)
    return kept


def _nested(layer: list[Tag], kept: list[Tag]) -> list[Tag]:
    """The layer's tags, each trimmed where it crosses a kept one; a tag with nothing left goes.

    `layer` is sorted and free of overlaps, `kept` sorted. Every kept span is pushed, popped and looked at once.
    """
    trimmed: list[Tag] = []
    open_ends: list[int] = []
    at = 0
    for tag in layer:
        start, end = tag.span.start, tag.span.end
        while at < len(kept) and kept[at].span.start < start:
            _push(open_ends, kept[at].span)
            at += 1
        while open_ends and open_ends[-1] < end:
            start = max(start, open_ends.pop())
        ahead = at
        while ahead < len(kept) and kept[ahead].span.start < end:
            inner = kept[ahead].span
            if inner.start > tag.span.start and inner.end > end:
                end = inner.start
            ahead += 1
        if start < end:
            whole = start == tag.span.start and end == tag.span.end
            trimmed.append(tag if whole else replace(tag, span=Span(start, end)))
    return trimmed


def _push(open_ends: list[int], span: Span) -> None:
    while open_ends and open_ends[-1] <= span.start:
        open_ends.pop()
    open_ends.append(span.end)
