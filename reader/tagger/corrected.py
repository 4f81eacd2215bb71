"""What the person said of quotations outranks what found them: who speaks, and what is never to be tagged."""

from __future__ import annotations

from dataclasses import replace

from reader.article import Span
from reader.correction import NO_TAG
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


def without_tags(tags: list[Tag], draft: Draft) -> list[Tag]:
    """The tags but those whose words, quotation marks apart, are never to be tagged."""
    never = {each.words for each in draft.corrections if each.kind == NO_TAG}
    if not never:
        return tags
    return [tag for tag in tags if draft.text[tag.span.start : tag.span.end].strip(MARKS) not in never]
