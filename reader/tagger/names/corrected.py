"""What the person said of names outranks all evidence: their types, where they stand, and whom they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reader.correction import NO_NAME, NO_TAG, Correction
from reader.tagger.draft import Draft
from reader.tagger.names.coreference import Thing, normal
from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import TYPES, Lexicon
from reader.tagger.names.scan import begins_sentence
from reader.tagger.names.spelling import spelled
from reader.tagger.vocabulary import LABELS

RULE = "your correction"
CERTAIN = 100.0
"""Votes that nothing outweighs."""
YEAR = len("2018 ")
"""What a tag of an event may have before the name: "2018 World Cup"."""
KINDS = {LABELS[token]: number for number, token in enumerate(TYPES)}


@dataclass(slots=True)
class Cover:
    """The mentions of names in the order of the text, none over another, each as (start, end, form's text)."""

    spans: list[tuple[int, int, str]]

    def put(self, start: int, end: int, name: str) -> list[tuple[int, int, str]]:
        """Put a mention in the place of those that it touches, which are returned; not when it lies inside a longer one."""
        at = bisect_left(self.spans, (start,))
        first = at - 1 if at and self.spans[at - 1][1] > start else at
        last = bisect_left(self.spans, (end,))
        there = self.spans[first:last]
        if any(a <= start and end <= b and b - a > end - start for a, b, _ in there):
            return []
        self.spans[first:last] = [(start, end, name)]
        return there


def impose(found: Found, draft: Draft, lexicon: Lexicon) -> None:
    """Give corrected words their type wherever they stand, and take away what is no name; names are not linked yet."""
    corrections = sorted(draft.corrections, key=lambda each: -len(each.words))
    named = [each for each in corrections if each.kind in KINDS]
    for correction in corrections:
        if correction.kind in {NO_NAME, NO_TAG}:
            _drop(found, correction.words, draft.text)
    if not named:
        return
    standing = [form for form in found.forms.values() if form.kind is not None or form.fixed]
    cover = Cover(sorted((m.start, m.end, form.text) for form in standing for m in form.mentions))
    lines = [paragraph.start for paragraph in draft.paragraphs]
    for correction in named:
        form = _fixed(found, correction, lexicon)
        lost = set()
        for match in re.finditer(rf"(?<!\w){re.escape(correction.words)}(?!\w)", draft.text):
            lost.update(cover.put(*match.span(), form.text))
        for name in {name for _, _, name in lost} - {form.text}:
            other = found.forms[name]
            other.mentions = [m for m in other.mentions if (m.start, m.end, name) not in lost]
        _take_places(form, cover, draft.text, lines)


def settle(found: Found, things: list[Thing], draft: Draft, lexicon: Lexicon) -> list[Thing]:
    """Return the linked things with corrected types, and with names joined or parted as the person said."""
    for form in found.forms.values():
        if form.fixed:
            for mention in form.mentions:
                mention.kind = form.kind
    for correction in draft.corrections:
        if correction.same_as:
            things = _joined(things, correction, lexicon)
    return things


def _drop(found: Found, words: str, text: str) -> None:
    form = found.forms.get(words)
    if form is not None:
        form.kind, form.fixed, form.mentions = None, True, []
    event = found.forms.get(words[YEAR:]) if words[:YEAR].strip().isdigit() else None
    if event is not None:
        event.mentions = [m for m in event.mentions if not text.startswith(words, max(0, m.start - YEAR))]


def _fixed(found: Found, correction: Correction, lexicon: Lexicon) -> Form:
    """The form of corrected words, made when the scan did not find it."""
    words = correction.words
    form = found.forms.get(words)
    if form is None:
        look = spelled(words.replace("’", "'"), lexicon)
        form = found.forms[words] = Form(words, tuple(words.split(" ")), look)
    form.kind, form.rule, form.fixed = KINDS[correction.kind], RULE, True
    form.votes[form.kind] = CERTAIN
    return form


def _take_places(form: Form, cover: Cover, text: str, lines: list[int]) -> None:
    """Give a form the mentions that are covered by it: those that the scan found, and new ones."""
    known = {(m.start, m.end): m for m in form.mentions}
    form.mentions = []
    for start, end, name in cover.spans:
        if name == form.text:
            line = lines[bisect_left(lines, start + 1) - 1]
            new = Mention(start, end, begins_sentence(text, start, line), "", line)
            form.mentions.append(known.get((start, end), new))
    form.inside = sum(not mention.first for mention in form.mentions)


def _joined(things: list[Thing], correction: Correction, lexicon: Lexicon) -> list[Thing]:
    """The things with corrected words joined to what they stand for; all of a thing comes with its full name."""
    owners = [thing for thing in things if any(form.text == correction.words for form in thing.forms)]
    if not owners:
        return things
    alone = correction.same_as == correction.words
    target = None if alone else _named(things, correction.same_as, lexicon)
    if target is None:
        target = Thing(owners[0].kind, name="" if alone else correction.same_as)
        things = [*things, target]
    for owner in owners:
        if owner is not target:
            _move(owner, target, correction.words, whole=not alone and owner.full_name() == correction.words)
    return [thing for thing in things if thing.mentions]


def _named(things: list[Thing], name: str, lexicon: Lexicon) -> Thing | None:
    """The thing of a name: the one that has it as its fullest name, else one that is called so somewhere."""
    key = normal(Form(name, tuple(name.split(" "))), lexicon)
    called = [thing for thing in things if any(normal(form, lexicon) == key for form in thing.forms)]
    return next((thing for thing in called if thing.full_name() == name), called[0] if called else None)


def _move(owner: Thing, target: Thing, words: str, *, whole: bool) -> None:
    """Move what is called by these words, or all of a thing, to another."""
    moving = [pair for pair in owner.mentions if whole or pair[1].text == words]
    for mention, form in moving:
        if not form.fixed:
            mention.kind = target.kind
        if form not in target.forms:
            target.forms.append(form)
    target.mentions += moving
    owner.mentions = [] if whole else [pair for pair in owner.mentions if pair[1].text != words]
    owner.forms = [form for form in owner.forms if any(pair[1] is form for pair in owner.mentions)]
