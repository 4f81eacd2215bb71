"""The sentences of an article as one steps through them; a block is cut into its sentences when it is first stepped on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.article import NO_DESCRIPTION, Article, Span
from reader.article.article import block_at
from reader.article.places import sentences

RUNS = frozenset({"code", "table"})
"""Kinds whose blocks, each a line or a row, make one paragraph together."""

WHOLE = frozenset({"code", "image", "table"})
"""Kinds whose blocks are one step: a line, a picture, a row."""


class Sentences:
    """Finds the sentence at an offset, and its neighbours. Every answer is nothing where the article ends."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._number = -1
        self._cut: Sequence[Span] = ()

    def at(self, offset: int) -> Span | None:
        """The sentence that holds an offset, or the next one where there is none."""
        number = block_at(self._article.blocks, offset)
        found = self._of(number)
        index = max(0, bisect_right(found, offset, key=lambda span: span.start) - 1)
        if found and (offset < found[index].end or index == len(found) - 1):
            return found[index]
        return found[index + 1] if found else self._beyond(number, 1, 0)

    def first_from(self, offset: int) -> Span | None:
        """The first sentence that begins at an offset or behind it; the last one of all at the end."""
        found = self.at(offset)
        return found if found is None or found.start >= offset else self.next(found, 1) or found

    def next(self, span: Span, direction: int) -> Span | None:
        """The next sentence (1), or the one before (-1)."""
        number = block_at(self._article.blocks, span.start)
        found = self._of(number)
        index = bisect_right(found, span.start, key=lambda each: each.start) - 1 + direction
        if 0 <= index < len(found):
            return found[index]
        return self._beyond(number, direction, 0 if direction > 0 else -1)

    def next_paragraph(self, span: Span, direction: int) -> Span | None:
        """The first sentence of the next paragraph (1); of this one (-1), or of the one before when one is there already."""
        number = block_at(self._article.blocks, span.start)
        first = self._run_start(number)
        if direction > 0:
            while self._continues(number + 1):
                number += 1
            return self._beyond(number, 1, 0)
        begun = self._of(first)
        if begun and begun[0].start < span.start:
            return begun[0]
        before = self._beyond(first, -1, 0)
        return before and self._of(self._run_start(block_at(self._article.blocks, before.start)))[0]

    def _of(self, number: int) -> Sequence[Span]:
        """The sentences of one block; those of the last one asked for are kept."""
        if number != self._number:
            self._number, self._cut = number, self._cut_block(number)
        return self._cut

    def _cut_block(self, number: int) -> Sequence[Span]:
        blocks, text = self._article.blocks, self._article.text
        if not 0 <= number < len(blocks) or blocks[number].kind == "rule":
            return ()
        span = blocks[number].span
        if blocks[number].kind in WHOLE:
            words = text[span.start : span.end]
            return (span,) if words.strip() or NO_DESCRIPTION in words else ()
        return tuple(sentences(text, span))

    def _beyond(self, number: int, direction: int, index: int) -> Span | None:
        """A sentence of the nearest block on that side that has any."""
        number += direction
        while 0 <= number < len(self._article.blocks):
            if found := self._of(number):
                return found[index]
            number += direction
        return None

    def _continues(self, number: int) -> bool:
        """Whether a block is a further row or line of what the block before it began."""
        blocks = self._article.blocks
        return (
            0 < number < len(blocks) and blocks[number].kind in RUNS and blocks[number].is_close_to(blocks[number - 1])
        )

    def _run_start(self, number: int) -> int:
        while self._continues(number):
            number -= 1
        return number
