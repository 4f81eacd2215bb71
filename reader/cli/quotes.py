"""Finding the passage that a person quotes: as they write it, which is seldom as the page prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article import Span
from reader.errors import PassageNotFoundError

SAME = ('"“”„‟«»″＂', "'‘’‚‛‹›`´′", "-‐‑‒–—―−")
"""Marks that stand for one another."""

PIECES = re.compile(r"\s+|…|\.\.\.|.", re.DOTALL)
SHOWN = 60
"""Code points of a quote that an error repeats."""


def find_passage(text: str, quote: str) -> Span:
    """Return where a quote stands in a text: exactly, or else but for white space, quotation marks, dashes and ellipses.

    Raises `PassageNotFoundError` when it stands there never or more than once.
    """
    wanted = quote.strip()
    shown = wanted if len(wanted) <= SHOWN else f"{wanted[:SHOWN].rstrip()}…"
    if not wanted:
        raise PassageNotFoundError("An empty quote is no passage.")
    for pattern in (re.escape(wanted), _tolerant(wanted)):
        places = list(_places(re.compile(pattern), text))
        if len(places) > 1:
            raise PassageNotFoundError(
                f"“{shown}” stands {len(places)} times in the article: quote more of the words around it."
            )
        if places:
            return places[0]
    raise PassageNotFoundError(f"“{shown}” does not stand in the article.")


def _places(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Every place where a pattern matches, overlapping ones too."""
    found = pattern.search(text)
    while found:
        yield Span(*found.span())
        found = pattern.search(text, found.start() + 1)


def _tolerant(quote: str) -> str:
    """A pattern for a quote in which each piece stands for all that is written like it."""
    return "".join(_alike(piece) for piece in PIECES.findall(quote))


def _alike(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    if piece in ("…", "..."):
        return r"(?:…|\.\.\.)"
    marks = next((marks for marks in SAME if piece in marks), "")
    return f"[{re.escape(marks)}]" if marks else re.escape(piece)
