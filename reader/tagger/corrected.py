"""What the person said must never be tagged is not, whatever found it."""

from __future__ import annotations

from reader.correction import NO_TAG
from reader.tagger.draft import Draft
from reader.tagger.tagging import Tag

MARKS = "\"'“”‘’«»„‚‹›"


def without_tags(tags: list[Tag], draft: Draft) -> list[Tag]:
    """The tags but those whose words, quotation marks apart, are never to be tagged."""
    never = {each.words for each in draft.corrections if each.kind == NO_TAG}
    if not never:
        return tags
    return [tag for tag in tags if draft.text[tag.span.start : tag.span.end].strip(MARKS) not in never]
