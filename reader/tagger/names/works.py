"""Titles in quotation marks: after the word for what they title (the film “Salt Roads”), or if they look like nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import ANY_HEAD, PER, WRK, Lexicon


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = "|".join(sorted(noun for noun, votes in lexicon.before.items() if (WRK, 3.0) in votes))
    return re.compile(rf"\b(?:{nouns})s?,?(?: [\w’'-]+){{0,3}},? [\"“‘]([^\"“”\n]{{2,60}}?),?[\"”’](?!\w)")


QUOTED = re.compile(r"[\"“‘](?<!\w[\"“‘])([A-Z][^\"“”‘’\n]{3,60}?)[\"”’](?!\w)")


def read_works(found: Found, text: str, lexicon: Lexicon) -> None:
    """Add the titles as forms; whatever else was found inside them goes."""
    spans: list[tuple[int, int]] = []
    titles = [match.span(1) for match in _pattern(lexicon).finditer(text)]
    named = {start for start, _ in titles}
    titles += [m.span(1) for m in QUOTED.finditer(text) if m.start(1) not in named and _is_phrase(m[1], found, lexicon)]
    for start, end in sorted(titles):
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


def _is_phrase(name: str, found: Found, lexicon: Lexicon) -> bool:
    """Whether several ordinary words with capitals are quoted that are no name of another type, no headline and no sentence."""
    words = name.split()
    if len(words) < 2 or name.isupper() or not (name[-1].isalnum() or name[-1] == ")"):
        return False
    form = found.forms.get(name)
    if (form is not None and form.kind not in {None, PER}) or lexicon.flags.get(words[-1], 0) & ANY_HEAD:
        return False
    small = lexicon.run["small"]
    joined = any(w in small for w in words[1:])
    return all(
        lexicon.is_common(w.rstrip(",:")) or w in small or (joined and lexicon.is_place(w.rstrip(",:"))) for w in words
    )


def _clear(found: Found, spans: list[tuple[int, int]]) -> None:
    starts = [start for start, _ in spans]

    def inside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.start < spans[at][1]

    for form in found.forms.values():
        if form.rule != "title in quotes":
            form.mentions = [m for m in form.mentions if not inside(m)]
