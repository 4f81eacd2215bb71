"""Which forms are names, and of which type: all votes of all mentions added up, one type a form."""

from __future__ import annotations

import re
from operator import add

from reader.tagger.names.forms import Form, Found
from reader.tagger.names.lexicon import (
    ANY_HEAD,
    FUNCTION,
    INSTITUTION,
    MODIFIER,
    ORG,
    PER,
    TITLE,
    Lexicon,
)

SURE = 4.0
"""Votes that make a name of an ordinary word with a capital."""
ALONE = 1.5
"""What a lone word must have more to be a person: people are introduced in full, but for players."""
DOUBT = 0.5
"""A lone word of no more votes is left alone: its type would be a guess."""
ALONE_ON_LINE = 8.0
"""Votes that ordinary words must have where they are a whole line: headings and buttons are such lines."""
FAINT = 1.0
"""Several words of which no more is known than this are some scheme or heading, no organization."""
SPORTING = ((7, 0.03), (5, 0.05), (3, 0.1))
"""So many different words of sport, and such a share of all different words, make a sports page: a long one and a table."""
UNFIT = FUNCTION | TITLE | MODIFIER
LOWER_WORD = re.compile(r"(?<![\w’'/.=&?_-])[a-z]{3,}+(?![\w/=_-]|\.\w)")
"""An ordinary word, no piece of an address."""
ENDINGS = ("ly", "ing", "tion", "tions", "ness", "ment", "ments", "ities", "ized", "ised", "able", "less", "ful")


def decide(found: Found, text: str, lexicon: Lexicon) -> None:
    """Set `kind` and `rule` of every form that is a name; the others keep None."""
    lower = set(LOWER_WORD.findall(text)) if found.forms else set()
    sporting = len(lower & lexicon.sport)
    found.sport = text.startswith(lexicon.sport_slugs) or any(
        sporting >= count and sporting > share * len(lower) for count, share in SPORTING
    )
    for form in found.forms.values():
        _settle(form, lower, found.sport, lexicon)
        if found.sport and form.kind is None and _is_team(form, lower):
            form.kind, form.rule = ORG, "team"


def _is_team(form: Form, lower: set[str]) -> bool:
    """Whether an ordinary plural with a capital in mid-sentence is a team on a sports page: "the Bears"."""
    return form.inside > 0 and len(form.words) == 1 and form.text.endswith("s") and form.text.lower() not in lower


def _settle(form: Form, lower: set[str], sport: bool, lexicon: Lexicon) -> None:
    own = form.votes
    votes = form.votes = list(map(add, own, form.context))
    if len(form.words) == 1 and not form.titled and not (sport and form.inside):
        votes[PER] -= ALONE
    weight = max(votes)
    best = votes.index(weight)
    if len(form.words) > 1:
        stands = weight > (FAINT if best == ORG else 0) and _is_phrase(form, weight, lower, lexicon)
    else:
        stands = weight > DOUBT and _is_word(form, weight, lower, lexicon)
    if stands:
        form.kind, form.rule = best, _reason(form, best, own[best], lexicon)


def _reason(form: Form, kind: int, own: float, lexicon: Lexicon) -> str:
    """What spoke loudest for the type."""
    if kind in lexicon.kinds.get(form.look, ()):
        return "gazetteer"
    if kind == PER and form.titled:
        return "title"
    return "neighbours" if form.context[kind] > own else "own words"


def _is_phrase(form: Form, weight: float, lower: set[str], lexicon: Lexicon) -> bool:
    """Whether several capitalised words are a name and no heading, label or office."""
    words = form.words
    if form.look in lexicon.known or (form.text.isupper() and lexicon.is_place(form.look)):
        return True
    flags = lexicon.flags
    headed = len(words) > 2 and flags.get(words[-1], 0) & ANY_HEAD
    if not headed and all(flags.get(w, 0) & UNFIT or w.islower() for w in words):
        return False
    if form.titled or (form.inside and not form.text.isupper()):
        return True
    ordinary = all(lexicon.is_common(w) or w.islower() for w in words)
    if ordinary and all(w.isupper() for w in words):
        return False
    if form.inside:
        return True
    if ordinary and weight < ALONE_ON_LINE and form.alone == len(form.mentions):
        return False
    if not ordinary or weight >= SURE:
        return weight > 1
    named = len(words) == 2 and lexicon.is_given(words[0]) and words[1] in lexicon.surnames
    return named and weight > 1 and lower.isdisjoint(w.lower() for w in words)


def _is_word(form: Form, weight: float, lower: set[str], lexicon: Lexicon) -> bool:
    word = form.text
    flags = lexicon.flags.get(word, 0)
    unfit = flags & UNFIT and not flags & INSTITUTION
    if len(word) < 2 or (unfit and word not in lexicon.known and not form.titled):
        return False
    if (word in lexicon.known or lexicon.is_place(form.look)) and not lexicon.is_common(word):
        return True
    low = word.lower()
    common = low in lexicon.common
    if form.titled:
        return not flags & (ANY_HEAD | TITLE)
    if common:
        return _is_ordinary_word_used_as_name(form, weight, flags, low in lower, lexicon)
    if form.inside:
        return True
    if low in lower or low.endswith(ENDINGS):
        return False
    return weight > 0.5 or len(form.mentions) > 1


def _is_ordinary_word_used_as_name(form: Form, weight: float, flags: int, seen_lower: bool, lexicon: Lexicon) -> bool:
    if not form.inside:
        return weight >= SURE and not seen_lower and (form.text in lexicon.known or lexicon.is_place(form.text))
    if flags & INSTITUTION:
        return True
    if form.text.isupper() and form.text not in lexicon.known:
        return False
    return weight >= (SURE if not seen_lower else 2 * SURE)
