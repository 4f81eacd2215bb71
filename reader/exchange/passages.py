"""An article's annotations as an export shows them: each passage with the words around it, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.annotation import Annotation, attach
from reader.article import Article, Span, text_hash
from reader.article.places import Places
from reader.tagger.tagging import Tagging


@dataclass(frozen=True, slots=True)
class Passage:
    """One annotation's passage: `before + exact + after` is the sentence, or the sentences, that it stands in.

    `span` is where it lies in the article, or None for an orphan, which shows the surroundings that it was made in.
    A note on the whole article has an empty `exact`. `paragraph` counts from 1, 0 stands above the first one;
    `speaker` is whose words they are, when the passage lies in a quotation.
    """

    annotation: Annotation
    span: Span | None
    before: str
    exact: str
    after: str
    paragraph: int = 0
    speaker: str = ""

    @property
    def orphan(self) -> bool:
        """Whether the text has lost the passage."""
        return self.span is None and bool(self.exact)


def passages(
    article: Article, annotations: Sequence[Annotation], tagging: Tagging | None = None
) -> tuple[Passage, ...]:
    """Return the notes on the whole article, then the passages in the order of the text, then the orphans."""
    places, version = Places(article), text_hash(article.text)
    found = [_passage(places, version, annotation, tagging) for annotation in annotations]
    return tuple(sorted(found, key=_order))


def _passage(places: Places, version: str, annotation: Annotation, tagging: Tagging | None) -> Passage:
    anchor = annotation.anchor
    span = attach(anchor, places.article.text, version)
    if span is None:
        return Passage(annotation, None, anchor.prefix, anchor.exact, anchor.suffix)
    text, sentence = places.article.text, places.sentence(span)
    return Passage(
        annotation,
        span,
        text[sentence.start : span.start],
        text[span.start : span.end],
        text[span.end : sentence.end],
        places.paragraph(span.start),
        speaker_of(span, tagging) if tagging else "",
    )


def _order(passage: Passage) -> tuple[bool, int, int, str, str]:
    span = passage.span or Span(0, 0)
    return (passage.orphan, span.start, span.end, passage.annotation.created, passage.annotation.id)


def speaker_of(span: Span, tagging: Tagging) -> str:
    """Return whose words a span is: the speaker of the quotation that holds more than half of it, or nothing."""
    for quotation in tagging.quotations:
        inside = sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in quotation.contents)
        if 2 * inside > len(span):
            return quotation.speaker
    return ""
