"""The order of the tagger's work, as a tuple that one can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from reader.article import Article, Block, Span
from reader.correction import Corrections
from reader.progress import Progress, silent
from reader.tagger.agreement import agreeing
from reader.tagger.corrected import give_way, set_speakers, without_tags
from reader.tagger.draft import Draft
from reader.tagger.language import load_language
from reader.tagger.masking import masked
from reader.tagger.names import tag_names
from reader.tagger.numbers import drop_named, settle_currencies, tag_numbers
from reader.tagger.quotations import tag_quotations
from reader.tagger.resolve import resolve
from reader.tagger.tagging import Tagging
from reader.tagger.times import tag_times

Stage = Callable[[Draft], None]

PIPELINE: tuple[Stage, ...] = (
    tag_numbers,
    tag_times,
    tag_names,
    drop_named,
    settle_currencies,
    tag_quotations,
    set_speakers,
    give_way,
)

NONE = Corrections()
LINES = re.compile(r"^[^\S\n]*+\S[^\n]*", re.MULTILINE)


def tag(article: Article, progress: Progress = silent, corrections: Corrections = NONE) -> Tagging:
    """Tag an article as the person's corrections have it, relative times against the day that it was published."""
    draft = _draft(article.text, article.blocks, article.language, _day(article.published), corrections)
    return _run(draft, progress)


def tag_text(
    text: str, published: date | None = None, language: str = "en", corrections: Corrections = NONE
) -> Tagging:
    """Tag a bare text; a line is a paragraph."""
    return _run(_draft(text, (), language, published, corrections), silent)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The spans of the lines that are not blank."""
    return tuple(Span(*m.span()) for m in LINES.finditer(text))


def _draft(text: str, blocks: tuple[Block, ...], language: str, day: date | None, corrections: Corrections) -> Draft:
    read = masked(text, blocks)
    return Draft(read, paragraphs_of(read), load_language(language), day, blocks, corrections)


def _run(draft: Draft, progress: Progress) -> Tagging:
    for done, stage in enumerate(PIPELINE):
        progress(done / len(PIPELINE))
        stage(draft)
    progress(1.0)
    tags = without_tags(resolve(draft.numbers + draft.times + draft.names + draft.quotes), draft)
    return agreeing(draft.text, tags, draft.entities, draft.quotations)


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
