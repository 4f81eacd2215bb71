"""An article's annotations as an export shows them: each passage with the words around it, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from reader.annotation import Annotation, attach
from reader.article import Article, Block, Span, text_hash
from reader.article.article import block_at
from reader.article.places import Places
from reader.tagger.tagging import Tagging

NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Passage:
    """One annotation's passage: `before + exact + after` is the sentence, or the sentences, that it stands in.

    `span` is where it lies in the article, or None for an orphan, which shows the surroundings that it was made in.
    A note on the whole article has an empty `exact`. `paragraph` counts from 1, 0 stands above the first one;
    `speaker` is whose words they are, when the passage lies in a quotation, and `page` the number that is printed on the
    page where it begins. `blocks` are those that the sentence lies in, a line of it each; an orphan has none.
    `color_name` is what the person calls the colour, if anything.
    """

    annotation: Annotation
    span: Span | None
    before: str
    exact: str
    after: str
    paragraph: int = 0
    speaker: str = ""
    page: str = ""
    blocks: tuple[Block, ...] = ()
    color_name: str = ""

    @property
    def orphan(self) -> bool:
        """Whether the text has lost the passage."""
        return self.span is None and bool(self.exact)


def passages(
    article: Article,
    annotations: Sequence[Annotation],
    tagging: Tagging | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> tuple[Passage, ...]:
    """Return the notes on the whole article, then the passages in the order of the text, then the orphans.

    `names` is what the person calls the colours.
    """
    places, voices, version = Places(article), Voices(tagging or Tagging()), text_hash(article.text)
    found = [_passage(places, voices, version, annotation) for annotation in annotations]
    named = [replace(passage, color_name=names.get(passage.annotation.color, "")) for passage in found]
    return tuple(sorted(named, key=_order))


def _passage(places: Places, voices: Voices, version: str, annotation: Annotation) -> Passage:
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
        voices.speaker(span),
        places.article.sheet_at(span.start),
        _blocks_of(places.article, sentence),
    )


def _blocks_of(article: Article, span: Span) -> tuple[Block, ...]:
    first, last = block_at(article.blocks, span.start), block_at(article.blocks, max(span.start, span.end - 1))
    return article.blocks[first : last + 1]


def _order(passage: Passage) -> tuple[bool, int, int, str, str]:
    span = passage.span or Span(0, 0)
    return (passage.orphan, span.start, span.end, passage.annotation.created, passage.annotation.id)


class Voices:
    """Whose words stand where, looked up often: the pieces of all quotations by their start."""

    def __init__(self, tagging: Tagging) -> None:
        self._quotations = tagging.quotations
        pieces = [(piece, index) for index, q in enumerate(tagging.quotations) for piece in q.contents]
        self._pieces = sorted(pieces, key=lambda pair: pair[0])
        self._reach = list(accumulate((piece.end for piece, _ in self._pieces), max))

    def speaker(self, span: Span) -> str:
        """Return the speaker of the innermost quotation that holds more than half of a span, or nothing."""
        held: Counter[int] = Counter()
        last = bisect_left(self._pieces, span.end, key=lambda pair: pair[0].start) - 1
        while last >= 0 and self._reach[last] > span.start:
            piece, index = self._pieces[last]
            held[index] += max(0, min(span.end, piece.end) - max(span.start, piece.start))
            last -= 1
        holding = [self._quotations[index] for index, count in held.items() if 2 * count > len(span)]
        return min(holding, key=lambda q: sum(map(len, q.contents))).speaker if holding else ""
