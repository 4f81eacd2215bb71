"""Names that are one thing or another as the sentence has it: seats of power, and cities that play."""

from __future__ import annotations

import re

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import LOC, ORG, Lexicon

REACH = 24
SCORE = re.compile(r" (?:\(?\d{1,3}[-–]\d|\d{1,3}(?:,|$|\n| [A-Z]))")
NEXT = re.compile(r"(?:['’]s?)? ([a-z]+)")


def weigh_by_sentence(found: Found, text: str, lexicon: Lexicon) -> None:
    """Give single mentions a type of their own: "at the Pentagon" a place, "Leeds beat Hull" two teams."""
    for form in found.forms.values():
        if form.look in lexicon.seats:
            for mention in form.mentions:
                mention.kind = LOC if _is_at(mention, text, lexicon) else None
        elif found.sport and form.kind == LOC:
            _weigh_play(form, text, lexicon)


def _is_at(mention: Mention, text: str, lexicon: Lexicon) -> bool:
    before = text[max(mention.line, mention.start - REACH) : mention.start].split()
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1].lower() in lexicon.at_seat


def _weigh_play(form: Form, text: str, lexicon: Lexicon) -> None:
    for mention in form.mentions:
        after = text[mention.end : mention.end + REACH]
        before = text[max(mention.line, mention.start - REACH) : mention.start].split()
        last = before[-1].lower() if before else ""
        following = NEXT.match(after)
        plays = following is not None and following[1] in lexicon.sport_after
        if SCORE.match(after) or (last in lexicon.sport_before) or (plays and last not in {"in", "from", "near"}):
            mention.kind = ORG
