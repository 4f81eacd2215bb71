"""What the person said of names outranks all evidence: their types, where they stand, and whom they stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from reader.correction import NO_NAME, NO_TAG, Correction, spellings
from reader.tagger.draft import Draft
from reader.tagger.names.coreference import Thing
from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import TYPES, Lexicon
from reader.tagger.names.owners import Owners
from reader.tagger.names.scan import begins_sentence
from reader.tagger.names.spelling import spelled
from reader.tagger.vocabulary import LABELS

RULE = "your correction"
CERTAIN = 100.0
"""Votes that nothing outweighs."""
YEAR = len("2018 ")
"""What a tag of an event may have before the name: "2018 World Cup"."""
KINDS = {LABELS[token]: number for number, token in enumerate(TYPES)}

Place = tuple[int, int, str]
"""A mention that the scan found: start, end, the form's text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The mentions that the scan found, in the order of the text, none over another."""

    places: list[Place]

    def met_by(self, start: int, end: int) -> list[Place]:
        """The mentions that share a character with a place."""
        at = bisect_left(self.places, (start,))
        first = at - 1 if at and self.places[at - 1][1] > start else at
        return self.places[first : bisect_left(self.places, (end,))]


def impose(found: Found, draft: Draft, lexicon: Lexicon) -> None:
    """Give corrected words their type wherever they stand, and take away what is no name; names are not linked yet."""
    for correction in draft.corrections:
        for words in spellings(correction.words) if correction.kind else ():
            if correction.kind in {NO_NAME, NO_TAG}:
                _drop(found, words, draft.text)
            elif words in found.forms:
                _fix(found.forms[words], correction)
    standing = [form for form in found.forms.values() if form.kind is not None or form.fixed]
    taken, lost = _places(
        draft, Standing(sorted((m.start, m.end, form.text) for form in standing for m in form.mentions))
    )
    _lose(found, lost)
    _gain(found, taken, draft, lexicon)


def settle(found: Found, things: list[Thing], draft: Draft, lexicon: Lexicon) -> list[Thing]:
    """Return the linked things with corrected types, and with names joined or parted as the person said."""
    for form in found.forms.values():
        if form.fixed:
            for mention in form.mentions:
                mention.kind = form.kind
    joining = [each for each in draft.corrections if each.same_as]
    return Owners(things, lexicon).joined(joining) if joining else things


def _drop(found: Found, words: str, text: str) -> None:
    form = found.forms.get(words)
    if form is not None:
        form.kind, form.fixed, form.mentions = None, True, []
    event = found.forms.get(words[YEAR:]) if words[:YEAR].strip().isdigit() else None
    if event is not None:
        event.mentions = [m for m in event.mentions if not text.startswith(words, max(0, m.start - YEAR))]


def _fix(form: Form, correction: Correction) -> None:
    form.kind, form.rule, form.fixed = KINDS[correction.kind], RULE, True
    form.votes[form.kind] = CERTAIN


def _places(draft: Draft, standing: Standing) -> tuple[list[tuple[int, int, Correction]], set[Place]]:
    """Where corrected words stand, in the order of the text, none over another; and the mentions that they displace.

    Of corrections that overlap the longest holds. A longer name that the scan found keeps the words that it holds.
    """
    taken: list[tuple[int, int, Correction]] = []
    lost: set[Place] = set()
    longest_first = sorted(draft.corrections.names_in(draft.text), key=lambda each: (each[0] - each[1], each[0]))
    for start, end, correction in longest_first:
        at = bisect_left(taken, start, key=itemgetter(0))
        if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
            continue
        met = [place for place in standing.met_by(start, end) if place not in lost]
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in met):
            taken.insert(at, (start, end, correction))
            lost.update(met)
    return taken, lost


def _lose(found: Found, lost: set[Place]) -> None:
    for name in {name for _, _, name in lost}:
        form = found.forms[name]
        form.mentions = [m for m in form.mentions if (m.start, m.end, name) not in lost]


def _gain(found: Found, taken: list[tuple[int, int, Correction]], draft: Draft, lexicon: Lexicon) -> None:
    """Give the corrected words, form by form, the places that they take."""
    lines = [paragraph.start for paragraph in draft.paragraphs]
    gained: dict[str, list[Mention]] = {}
    for start, end, correction in taken:
        words = draft.text[start:end]
        if words not in found.forms:
            found.forms[words] = Form(words, tuple(words.split()), spelled(words.replace("’", "'"), lexicon))
        _fix(found.forms[words], correction)
        line = lines[bisect_left(lines, start + 1) - 1]
        first = begins_sentence(draft.text, start, line)
        gained.setdefault(words, []).append(Mention(start, end, first, "", line))
    for words, mentions in gained.items():
        form = found.forms[words]
        form.mentions = sorted([*form.mentions, *mentions], key=attrgetter("start"))
        form.inside = sum(not mention.first for mention in form.mentions)
