"""Number words that are a part of a name: "|First| Nations", "the Hateful |Eight|", "the |Zero| Leisure Plan"."""

from __future__ import annotations

from bisect import bisect_right

from reader.tagger.draft import Draft
from reader.tagger.tagging import Tag
from reader.tagger.vocabulary import CARDINAL

SENTENCE_ENDS = ("", "\n", ".", "!", "?", ":")
"""What stands before the first word of a sentence, blanks left out: there a capital says nothing."""


def drop_named(draft: Draft) -> None:
    """Take capitalised number words that lie inside a longer name out of `draft.numbers`. Needs the names."""
    names = sorted((tag.span.start, tag.span.end) for tag in draft.names)
    if names:
        draft.numbers = [tag for tag in draft.numbers if not _is_named(draft.text, tag, names)]


def _is_named(text: str, tag: Tag, names: list[tuple[int, int]]) -> bool:
    start, end = tag.span.start, tag.span.end
    if not text[start].isupper():
        return False
    at = bisect_right(names, (start, len(text))) - 1
    if at < 0:
        return False
    first, last = names[at]
    if last < end or (first, last) == (start, end):
        return False
    return first < start or tag.type is not CARDINAL or not _begins_sentence(text, start)


def _begins_sentence(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].rstrip(" \u00a0")[-1:] in SENTENCE_ENDS
