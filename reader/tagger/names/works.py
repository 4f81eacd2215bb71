"""Titles in quotation marks: after the word for what they title (the film “Salt Roads”), or if they look like nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import ANY_HEAD, PER, WRK, Lexicon
from reader.tagger.patterns import alternation

REACH = 80
"""Characters before a title within which the word for what it titles begins."""
OPENER = re.compile(r"[\"“‘](?<!\w.)")
TITLE = re.compile(r"([^\"“”\n]{2,60}?),?[\"”’](?!\w)")
PHRASE = re.compile(r"([A-Z][^\"“”‘’\n]{3,60}?)[\"”’](?!\w)")


@cache
def _told(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before a title that says that it is one; it ends where the title's mark stands."""
    nouns = alternation(noun for noun, votes in lexicon.before.items() if (WRK, 3.0) in votes)
    return re.compile(rf"\b{nouns}s?,?(?: [\w’'-]+){{0,3}},? \Z")


def read_works(found: Found, text: str, lexicon: Lexicon) -> None:
    """Add the titles as forms; whatever else was found inside them goes."""
    spans: list[tuple[int, int]] = []
    for start, end in _titles(found, text, lexicon).items():
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


def _titles(found: Found, text: str, lexicon: Lexicon) -> dict[int, int]:
    """Where titles begin and end, in the order of the text: those that a word tells of, and phrases; of each sort none begins inside another."""
    told = _told(lexicon)
    titles: dict[int, int] = {}
    title_end = phrase_end = 0
    for opener in OPENER.finditer(text):
        start = opener.end()
        if text[start - 2 : start - 1] == " " and start > title_end:
            title = TITLE.match(text, start)
            if title and told.search(text, max(title_end, start - REACH), start - 1):
                titles[start] = title.end(1)
                title_end = title.end()
        phrase = PHRASE.match(text, start) if start > phrase_end else None
        if phrase:
            phrase_end = phrase.end()
            if start not in titles and _is_phrase(phrase[1], found, lexicon):
                titles[start] = phrase.end(1)
    return titles


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
