"""Titles in quotation marks after the word for what they title: the film “Salt Roads”."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import WRK, Lexicon


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = "|".join(sorted(noun for noun, votes in lexicon.before.items() if (WRK, 3.0) in votes))
    return re.compile(rf"\b(?:{nouns})s?,?(?: [\w’'-]+){{0,3}},? [\"“‘]([^\"“”\n]{{2,60}}?),?[\"”’](?!\w)")


def read_works(found: Found, text: str, lexicon: Lexicon) -> None:
    """Add the titles as forms; whatever else was found inside them goes."""
    spans: list[tuple[int, int]] = []
    for match in _pattern(lexicon).finditer(text):
        start, end = match.span(1)
        name = text[start:end]
        if _is_title(name, lexicon):
            form = found.forms.setdefault(
                f"“{name}”", Form(name, tuple(name.split()), name, kind=WRK, rule="title in quotes")
            )
            form.mentions.append(Mention(start, end, False, "", text.rfind("\n", 0, start) + 1))
            form.inside += 1
            spans.append((start, end))
    if spans:
        _clear(found, spans)


def _is_title(name: str, lexicon: Lexicon) -> bool:
    """Whether every word but the small ones has a capital."""
    words = name.split()
    small = lexicon.run["small"]
    return (
        name[:1].isupper() and all(not w[0].islower() or w in small for w in words) and not name.endswith((".", "!”"))
    )


def _clear(found: Found, spans: list[tuple[int, int]]) -> None:
    starts = [start for start, _ in spans]

    def inside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.start < spans[at][1]

    for form in found.forms.values():
        if form.rule != "title in quotes":
            form.mentions = [m for m in form.mentions if not inside(m)]
