"""What a correction would change: the mentions of an article that would be read otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.article import Article, Span
from reader.correction import Correction, Corrections, has_words
from reader.progress import Progress, silent
from reader.tagger.tagging import Tagging
from reader.tagger.vocabulary import LABELS

Reading = dict[Span, tuple[str, str]]
"""What each tagged passage is taken for: its label, and the name of its entity."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How many mentions of how many articles change; `looked_at` counts the articles that were looked at."""

    mentions: int = 0
    articles: int = 0
    looked_at: int = 0


def changed_mentions(article: Article, before: Corrections, after: Corrections, progress: Progress = silent) -> int:
    """Return how many mentions of an article would be read otherwise after a change of the corrections.

    A mention counts when its type or its entity changes, when it comes or goes; one that gets other bounds counts once.
    """
    from reader.tagger.apart import tag_apart

    old = _reading(tag_apart(article, lambda share: progress(share / 2), before))
    new = _reading(tag_apart(article, lambda share: progress(0.5 + share / 2), after))
    fresh = [span for span in new if new[span] != old.get(span)]
    gone = [span for span in old if span not in new]
    return len(fresh) + sum(not _meets(span, fresh) for span in gone)


def library_effects(
    articles: Iterable[Article], before: Corrections, correction: Correction, progress: Progress = silent
) -> Iterator[Effect]:
    """Yield the effect so far after each article; only those that have the words, now or before, are tagged."""
    after = before.with_(correction)
    mentions = hits = 0
    for looked_at, article in enumerate(articles, 1):
        progress(0.0)
        changed = changed_mentions(article, before, after, progress) if has_words(article.text, correction.words) else 0
        mentions, hits = mentions + changed, hits + bool(changed)
        yield Effect(mentions, hits, looked_at)


def _reading(tagging: Tagging) -> Reading:
    return {
        tag.span: (LABELS[tag.type], "" if tag.entity is None else tagging.entities[tag.entity].name)
        for tag in tagging.tags
        if tag.quotation is None
    }


def _meets(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
