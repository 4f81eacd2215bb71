"""Names that are one thing or another as the sentence has it: seats of power, and cities that play."""

from __future__ import annotations

import re

from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import LOC, ORG, Lexicon

REACH = 24
SCORE = re.compile(r" (?:\(?\d{1,3}[-–]\d|\d{1,3}(?:,|$|\n| [A-Z]| \d))")
NEXT = re.compile(r"(?:['’]s?)? ([a-z]+)")


def weigh_by_sentence(found: Found, text: str, lexicon: Lexicon) -> None:
    """Give single mentions a type of their own: "at the Pentagon" a place, "Leeds beat Hull" two teams."""
    for form in found.forms.values():
        if form.look in lexicon.seats:
            for mention in form.mentions:
                mention.kind = LOC if _is_at(mention, text, lexicon) else None
        elif found.sport and form.kind == LOC and form.look not in lexicon.nations:
            _weigh_play(form, text, lexicon)


def _is_at(mention: Mention, text: str, lexicon: Lexicon) -> bool:
    before = text[max(mention.line, mention.start - REACH) : mention.start].lower().split()
    if before and before[-1] == lexicon.words["article"]:
        before.pop()
    return bool(before) and before[-1] in lexicon.at_seat


def _weigh_play(form: Form, text: str, lexicon: Lexicon) -> None:
    """A city that plays once is a team wherever nothing says that it is a place."""
    before = [_word_before(mention, text) for mention in form.mentions]
    plays = False
    for mention, last in zip(form.mentions, before, strict=True):
        after = text[mention.end : mention.end + REACH]
        following = NEXT.match(after)
        verb = following is not None and following[1] in lexicon.sport_after
        plays = plays or SCORE.match(after) is not None or last in lexicon.sport_before or verb
    if plays:
        for mention, last in zip(form.mentions, before, strict=True):
            dateline = text.startswith((" (", ", "), mention.end) and mention.start == mention.line
            if last not in lexicon.sport_not_after and not dateline:
                mention.kind = ORG


def _word_before(mention: Mention, text: str) -> str:
    before = text[max(mention.line, mention.start - REACH) : mention.start].split()
    return before[-1].lower() if before else ""
