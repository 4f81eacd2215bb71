"""What the person said outranks what was found: who speaks, what is a name and no number, what is never to be tagged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter

from reader.article import Span
from reader.correction import NO_TAG, spellings
from reader.tagger.draft import Draft
from reader.tagger.tagging import Quotation, Tag

MARKS = "\"'“”‘’«»„‚‹›"


RULE = "your correction"


def set_speakers(draft: Draft) -> None:
    """Give quotations the speakers that the person named; the name is that of an entity of the text, or any."""
    if not draft.corrections.speakers:
        return
    entities = {entity.name: entity.id for entity in reversed(draft.entities)}
    for span, speaker in draft.corrections.speakers.items():
        number = _quotation_at(span, draft.quotations)
        if number is not None:
            draft.quotations[number] = replace(
                draft.quotations[number],
                source=None,
                source_kind="",
                speaker=speaker,
                entity=entities.get(speaker),
                rule=RULE,
            )


def _quotation_at(span: Span, quotations: list[Quotation]) -> int | None:
    """The quotation that a passage belongs to: the one of whose pieces it shares the most."""
    best, most = None, 0.0
    for number, quotation in enumerate(quotations):
        for content in quotation.contents:
            if content.overlaps(span):
                shared = min(content.end, span.end) - max(content.start, span.start)
                share = shared / (max(content.end, span.end) - min(content.start, span.start))
                if share > most:
                    best, most = number, share
    return best


def give_way(draft: Draft) -> None:
    """Take away the numbers and times that a name of the person's would be cut by, or that are the same words."""
    names = [tag.span for tag in draft.names if tag.rule.endswith(RULE)]
    if names:
        draft.numbers = [tag for tag in draft.numbers if not _is_cut_by(tag.span, names)]
        draft.times = [tag for tag in draft.times if not _is_cut_by(tag.span, names)]


def _is_cut_by(span: Span, names: list[Span]) -> bool:
    """Whether a span is one of these, or crosses one; they are in the order of the text, none over another."""
    first = bisect_right(names, span.start, key=attrgetter("end"))
    last = bisect_left(names, span.end, key=attrgetter("start")) - 1
    return any(name == span or _cross(name, span) for name in {*names[first : first + 1], *names[last : last + 1]})


def _cross(one: Span, other: Span) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def without_tags(tags: list[Tag], draft: Draft) -> list[Tag]:
    """The tags but those whose words, quotation marks apart, are never to be tagged."""
    never = {words for each in draft.corrections if each.kind == NO_TAG for words in spellings(each.words)}
    if not never:
        return tags
    return [
        tag for tag in tags if " ".join(draft.text[tag.span.start : tag.span.end].split()).strip(MARKS) not in never
    ]
