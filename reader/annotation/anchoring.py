"""Anchor: how a passage is written down, and how it is found again. Offsets are code points.

A wrong anchor is worse than an orphan: a passage is only found where nothing else could be meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Span, text_hash
from reader.errors import PassageNotFoundError

CONTEXT = 32
"""How many code points before and after a passage are written down with it."""

ENOUGH = CONTEXT
"""A match that leans on the surroundings of one side alone has at least this many code points, with the passage."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage, its surroundings, and the version of the text that it was made in (`text_hash`).

    `start` is a code point offset in that version; `prefix` and `suffix` are at most 32 code points each.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    text: str = ""

    @property
    def end(self) -> int:
        """The offset behind the passage, in the version that `text` names."""
        return self.start + len(self.exact)


def describe(text: str, span: Span, version: str | None = None) -> Anchor:
    """Return the anchor of a passage; `version` is the text's hash, for who knows it already.

    Raises `PassageNotFoundError` when the span is empty or reaches beyond the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise PassageNotFoundError(f"There is no passage from {span.start} to {span.end} in this text.")
    return Anchor(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        text=version or text_hash(text),
    )


def attach(anchor: Anchor, text: str, version: str) -> Span | None:
    """Return where an anchor's passage lies in a text of that version, or None: it is an orphan there.

    In the text that it was made in, and wherever it still stands at its place with its surroundings, that is its
    place. Elsewhere it is where its words stand once with their surroundings on both sides, or else once in the
    whole text with the surroundings on one side. Whatever could be meant in two places is an orphan.
    """
    if not anchor.exact:
        return None
    if version == anchor.text and _stands(anchor.exact, text, anchor.start):
        return Span(anchor.start, anchor.end)
    whole = anchor.prefix + anchor.exact + anchor.suffix
    if len(whole) > len(anchor.exact) and _stands(whole, text, anchor.start - len(anchor.prefix)):
        return Span(anchor.start, anchor.end)
    return _elsewhere(anchor, text)


def _stands(words: str, text: str, start: int) -> bool:
    return start >= 0 and text.startswith(words, start)


def _elsewhere(anchor: Anchor, text: str) -> Span | None:
    before, exact, after = anchor.prefix, anchor.exact, anchor.suffix
    whole = before + exact + after
    if (before and after) or len(whole) >= ENOUGH:
        start = _only(whole, text)
        if start is not None:
            return _span(anchor, start + len(before))
    start = _only(exact, text)
    if start is None:
        return None
    follows = len(before + exact) >= ENOUGH and before and _stands(before, text, start - len(before))
    precedes = len(exact + after) >= ENOUGH and after and _stands(after, text, start + len(exact))
    return _span(anchor, start) if follows or precedes else None


def _only(words: str, text: str) -> int | None:
    """Return where words stand in a text, if they stand there once."""
    start = text.find(words)
    return start if start >= 0 and text.find(words, start + 1) < 0 else None


def _span(anchor: Anchor, start: int) -> Span:
    return Span(start, start + len(anchor.exact))
