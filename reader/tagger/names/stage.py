"""The stage: names of the text found, typed over all their mentions, and linked."""

from __future__ import annotations

import re
from operator import attrgetter

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.names.collect import collect
from reader.tagger.names.coreference import Thing, link
from reader.tagger.names.corrected import impose, settle
from reader.tagger.names.decide import decide
from reader.tagger.names.evidence import neighbour_votes
from reader.tagger.names.headlines import read_headlines
from reader.tagger.names.lexicon import EVT, HEAD, TYPES, Lexicon, load_lexicon
from reader.tagger.names.metonyms import weigh_by_sentence
from reader.tagger.names.results import read_results
from reader.tagger.names.works import read_works
from reader.tagger.tagging import Entity, Tag

YEAR = re.compile(r"(?:^|[\s“\"(])(?:1[89]|20)\d\d ")


def tag_names(draft: Draft) -> None:
    """Fill `draft.names` and `draft.entities`; numbers and times have been tagged before."""
    lexicon = load_lexicon(draft.language.code)
    found = collect(draft, lexicon)
    for form in found.forms.values():
        neighbour_votes(form, draft.text, lexicon)
    decide(found, draft.text, lexicon)
    read_headlines(found, draft.text, lexicon)
    read_works(found, draft.text, lexicon)
    read_results(found, draft.text, [(p.start, p.end) for p in draft.paragraphs], lexicon)
    if draft.corrections:
        impose(found, draft, lexicon)
    things = link(found.forms, draft.text, lexicon)
    weigh_by_sentence(found, draft.text, lexicon)
    if draft.corrections:
        things = settle(found, things, draft, lexicon)
    _publish(draft, things, lexicon)


def _publish(draft: Draft, things: list[Thing], lexicon: Lexicon) -> None:
    for thing in things:
        if len(thing.mentions) > 1:
            thing.mentions.sort(key=lambda pair: pair[0].start)
    things.sort(key=lambda thing: thing.mentions[0][0].start)
    for number, thing in enumerate(things):
        spans, kinds = [], []
        for mention, form in thing.mentions:
            start, kind = mention.start, thing.kind if mention.kind is None else mention.kind
            if kind == EVT and lexicon.flags.get(form.words[-1], 0) & 1 << HEAD + EVT:
                start = _with_year(draft.text, start)
            span = Span(start, mention.end)
            spans.append(span)
            kinds.append(kind)
            draft.names.append(Tag(span, TYPES[kind], f"name: {form.rule}", None, number))
        usual = thing.kind if thing.kind in kinds else kinds[0]
        draft.entities.append(Entity(number, thing.full_name(), TYPES[usual], tuple(spans)))
    draft.names.sort(key=attrgetter("span.start"))


def _with_year(text: str, start: int) -> int:
    """Where an event begins with its year before it: "the 2018 World Cup"."""
    return start - 5 if YEAR.fullmatch(text, max(0, start - 6), start) else start
