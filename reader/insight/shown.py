"""What of a tagging is shown on a page: everything but times that name no day, such as "now" and "recently"."""

from __future__ import annotations

from dataclasses import replace

from reader.tagger.tagging import Tagging, TimeValue

NO_DAY = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
"""TimeML's values of words that lean on the moment of writing and say nothing more."""


def shown(tagging: Tagging) -> Tagging:
    """Return the tagging without what is tagged for other programs alone."""
    tags = tuple(tag for tag in tagging.tags if not (isinstance(tag.value, TimeValue) and tag.value.timex in NO_DAY))
    return replace(tagging, tags=tags) if len(tags) < len(tagging.tags) else tagging
