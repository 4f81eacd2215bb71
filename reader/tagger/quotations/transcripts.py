"""Speech that stands without marks: interview transcripts ("HALE: We ...", "Q: ...") and block quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.quotations.lexicon import Lexicon

LABEL = re.compile(r"\s*((?:[A-Z]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}))(?: \([^)\n]{1,40}\))?([:.])\s+(?=\S)")
SIGNATURE = re.compile(r"\s+([-–—―])\s*((?:[^\W\d_][\w.'’-]* ?){1,5})(?:,[^\n–—―]{0,80})?(?=\s*$)")
FEWEST = 3
"""Labelled paragraphs that make a transcript; one of the labels has to come back."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Words of somebody without marks around them, with where the speaker and the colon or dash stand."""

    span: Span
    rule: str
    source: Span | None = None
    cue: Span | None = None


def unmarked(draft: Draft, lexicon: Lexicon) -> dict[int, Unmarked]:
    """The unmarked speech of a text, by the index of its paragraph."""
    return {**dict(_turns(draft, lexicon)), **dict(_block_quotes(draft, lexicon))}


def _turns(draft: Draft, lexicon: Lexicon) -> Iterator[tuple[int, Unmarked]]:
    found: dict[int, re.Match[str]] = {}
    for index, line in enumerate(draft.paragraphs):
        match = LABEL.match(draft.text, line.start, line.end)
        if match and _is_label(match) and not _is_marked(draft.text, match.end(), line, lexicon):
            found[index] = match
    labels = Counter(match.group(1) for match in found.values())
    if len(found) < FEWEST or len(labels) < 2 or labels.most_common(1)[0][1] < 2:
        return
    for index, match in found.items():
        end = draft.paragraphs[index].end
        yield index, Unmarked(Span(match.end(), end), "transcript", Span(*match.span(1)), Span(*match.span(2)))


def _is_label(match: re.Match[str]) -> bool:
    """A full stop only after one letter ("Q. Why?"): else it ends a sentence."""
    return match.group(2) == ":" or len(match.group(1)) == 1


def _is_marked(text: str, start: int, line: Span, lexicon: Lexicon) -> bool:
    """Whether the words after a label stand between marks, which say more."""
    return text[start] in lexicon.openers or text[start] in lexicon.straight or text[line.end - 1] in lexicon.closers


def _block_quotes(draft: Draft, lexicon: Lexicon) -> Iterator[tuple[int, Unmarked]]:
    starts = {block.span.start for block in draft.blocks if block.kind == "quote"}
    for index, line in enumerate(draft.paragraphs):
        if line.start not in starts or _is_marked(draft.text, line.start, line, lexicon):
            continue
        signed = SIGNATURE.search(draft.text, line.start, line.end)
        if signed and signed.start() > line.start:
            span = Span(line.start, signed.start())
            yield index, Unmarked(span, "block quotation", Span(*signed.span(2)), Span(*signed.span(1)))
        else:
            yield index, Unmarked(line, "block quotation")
