"""Leaving out of a markup, without reading it, what is no text: scripts, styles, comments and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

SKIPPED = re.compile(r"<(?:!(--)|(script|style|title|template|noscript|svg|w:instrText|w:delText)\b)", re.IGNORECASE)
"""How comments and elements begin whose content is no text that anybody reads."""


def shown_of(markup: str) -> Iterator[str]:
    """The markup in pieces, without what is skipped. What begins and never ends is not skipped but for its tag."""
    start, endless = 0, set()
    while opened := SKIPPED.search(markup, start):
        yield markup[start : opened.start()]
        kind = (opened[1] or opened[2]).lower()
        end = None if kind in endless else _end_of(kind).search(markup, opened.end())
        if end is None:
            endless.add(kind)
            yield markup[opened.start() : opened.end()]
        start = end.end() if end else opened.end()
    yield markup[start:]


@cache
def _end_of(kind: str) -> re.Pattern[str]:
    return re.compile("-->" if kind == "--" else f"</{kind}[^<>]*>", re.IGNORECASE)
