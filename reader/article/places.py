"""Where in an article an offset stands: the number of its paragraph, and the sentence around a span."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reader.article.article import Article, Span, block_at

UNCOUNTED = frozenset({"title", "heading", "image", "caption", "rule"})
"""Kinds of block that a reader does not count when they say "the third paragraph"."""

REACH = 400
"""A sentence is shown to at most this many code points on either side of what it is shown for."""

CLOSERS = "\"'”’»›)\\]"
END = re.compile(rf"(?:(?<![.!?…؟۔।॥])[.!?…؟۔।॥]++[{CLOSERS}]*+(?=\s)|[。！？]++[{CLOSERS}」』]*+)\s*")
SPACE = re.compile(r"\s")
LAST_WORD = re.compile(r"([^\W\d_](?:[^\W_]|\.(?=[^\W_]))*)\.$")
VOWEL = re.compile(r"[aeiouyAEIOUY]")
ABBREVIATIONS = frozenset(
    {"adm", "approx", "capt", "col", "corp", "etc", "fig", "gen", "gov", "inc", "prof", "rep", "sen"}
)


class Places:
    """The paragraphs of one article, counted once and looked up often."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [block.span.start for block in article.blocks]
        self._numbers: list[int] = []
        count = 0
        for block in article.blocks:
            count += block.kind not in UNCOUNTED
            self._numbers.append(count)

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that holds `offset`, from 1; a heading has that of the paragraph above it, or 0."""
        index = bisect_right(self._starts, offset) - 1
        return self._numbers[index] if index >= 0 else 0

    def sentence(self, span: Span) -> Span:
        """Return the sentence, or the sentences, that hold `span`, within the blocks that it touches."""
        blocks = self.article.blocks
        if not blocks:
            return sentence_around(self.article.text, span, Span(0, len(self.article.text)))
        first = blocks[block_at(blocks, span.start)].span
        last = blocks[block_at(blocks, max(span.start, span.end - 1))].span
        return sentence_around(self.article.text, span, Span(first.start, max(last.end, span.end)))


def sentence_around(text: str, span: Span, bounds: Span) -> Span:
    """Return the sentence, or the sentences, that hold `span`; it begins and ends inside `bounds`.

    Where no sentence begins or ends within `REACH` code points it is cut between two words.
    """
    low, high = max(bounds.start, span.start - REACH), min(bounds.end, span.end + REACH)
    start = None if low > bounds.start else low
    end = None if high < bounds.end else high
    for match in END.finditer(text, low, high):
        if not _ends(text, match):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.end() > span.end or text[match.start() : match.end()].rstrip() == text[match.start() : span.end]:
            end = match.end()
            break
    start = _word_start(text, low, span.start) if start is None else start
    end = _word_end(text, span.end, high) if end is None else end
    return _trimmed(text, Span(start, end), span)


def sentences(text: str, bounds: Span) -> Iterator[Span]:
    """Cut what stands inside `bounds` into its sentences, without the white space at their edges, however long they are."""
    start = bounds.start
    for match in END.finditer(text, bounds.start, bounds.end):
        if match.end() < bounds.end and _ends(text, match):
            yield from _without_space(text, start, match.end())
            start = match.end()
    yield from _without_space(text, start, bounds.end)


def _without_space(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if stripped := words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(stripped))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends here: not behind an abbreviation or an initial, and not before a small letter."""
    following = text[match.end() : match.end() + 1]
    if following.islower():
        return False
    if match[0].rstrip() != ".":
        return True
    word = LAST_WORD.search(text, max(0, match.start() - 20), match.start() + 1)
    return word is None or not _abbreviates(word[1])


def _abbreviates(word: str) -> bool:
    inner = "." in word
    short = len(word) <= 3 and word[0].isupper() and not VOWEL.search(word)
    return inner or len(word) == 1 or short or word.lower() in ABBREVIATIONS


def _word_start(text: str, low: int, high: int) -> int:
    space = SPACE.search(text, low, high)
    return space.end() if space else low


def _word_end(text: str, low: int, high: int) -> int:
    return next((offset for offset in range(high, low, -1) if text[offset - 1].isspace()), high)


def _trimmed(text: str, sentence: Span, span: Span) -> Span:
    """Leave white space at the edges out, and never any part of `span`."""
    start, end = sentence.start, sentence.end
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(min(start, span.start), max(end, span.end))
