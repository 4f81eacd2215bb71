"""Names that are one thing or another as the sentence has it: seats of power, and cities that play."""

from __future__ import annotations

import re

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import LOC, ORG, Lexicon

REACH = 24
SCORE = re.compile(r" (?:\(?\d{1,3}[-–]\d|\d{1,3}(?:[,;.]|$|\n| [A-Z]| \d| \())")
NEXT = re.compile(r"(?:['’]s?)? ([a-z]+)")
PARTED = (")", ",")
"""What follows the team in brackets after its player: "Roe (Leeds)"."""
DATED = re.compile(r" \((?!\d)|,? \d{4}-\d\d|, (?!\d)[^,\n]{3,25}(?:, | \d{4}-| \(| [-–—])|,? [A-Z][a-z]{2,8}\.? \d")
"""What follows the city of a dateline."""


def weigh_by_sentence(found: Found, text: str, lexicon: Lexicon) -> None:
    """Give single mentions a type of their own: "at the Pentagon" a place, "Leeds beat Hull" two teams."""
    teams = _cities_of_teams(found) if found.sport else frozenset()
    for form in found.forms.values():
        if form.look in lexicon.seats:
            for mention in form.mentions:
                mention.kind = LOC if _is_at(mention, text, lexicon) else None
        elif found.sport and form.kind == LOC and form.look not in lexicon.nations and form.mentions:
            _weigh_play(form, text, teams, lexicon)


def _is_at(mention: Mention, text: str, lexicon: Lexicon) -> bool:
    before = text[max(mention.line, mention.start - REACH) : mention.start].lower().split()
    if before and before[-1] == lexicon.words["article"]:
        before.pop()
    return bool(before) and before[-1] in lexicon.at_seat


def _weigh_play(form: Form, text: str, teams: frozenset[str], lexicon: Lexicon) -> None:
    """A city that plays once is a team wherever nothing says that it is a place."""
    before = [_words_before(mention, text) for mention in form.mentions]
    if (
        form.look in teams
        or any(m.kind == ORG for m in form.mentions)
        or any(_plays(m, words, text, lexicon) for m, words in zip(form.mentions, before, strict=True))
    ):
        for mention, words in zip(form.mentions, before, strict=True):
            if mention.kind is None and not _is_where(mention, words, text, lexicon):
                mention.kind = ORG


def _plays(mention: Mention, before: list[str], text: str, lexicon: Lexicon) -> bool:
    after = text[mention.end : mention.end + REACH]
    if DATED.match(after) and mention.start == mention.line:
        return False
    following = NEXT.match(after)
    last = before[-1] if before else ""
    verb = following is not None and following[1] in lexicon.sport_after and last not in lexicon.sport_not_after
    if after[:1] in PARTED and text[mention.start - 1 : mention.start] == "(" and mention.start > mention.line:
        return True
    return SCORE.match(after) is not None or last in lexicon.sport_before or verb or _lost_to(before, lexicon)


def _is_where(mention: Mention, before: list[str], text: str, lexicon: Lexicon) -> bool:
    """Whether a mention on a sports page is the city after all: a dateline, "in Leeds", "Leeds, England"."""
    if mention.start == mention.line and DATED.match(text, mention.end):
        return True
    if _lost_to(before, lexicon):
        return False
    return bool(before) and before[-1] in lexicon.sport_not_after


def _lost_to(before: list[str], lexicon: Lexicon) -> bool:
    return len(before) > 1 and before[-1] == lexicon.words["to"] and before[-2] in lexicon.sport_lost


def _words_before(mention: Mention, text: str) -> list[str]:
    return text[max(mention.line, mention.start - REACH) : mention.start].lower().split()


def _cities_of_teams(found: Found) -> frozenset[str]:
    """What stands before the last word of a team's name: "Baltimore" of "Baltimore Orioles"."""
    teams = (form for form in found.forms.values() if form.kind == ORG and form.mentions and len(form.words) > 1)
    return frozenset(" ".join(form.words[:-1]) for form in teams if form.text.endswith("s"))
