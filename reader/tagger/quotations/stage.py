"""The stage itself: marks, then reports, then attribution, then speakers, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.tagger.draft import Draft
from reader.tagger.quotations.attribution import Paragraph, attribute
from reader.tagger.quotations.carrying import Memory, signed
from reader.tagger.quotations.indirect import reported, span_of
from reader.tagger.quotations.lexicon import Lexicon, lexicon_of
from reader.tagger.quotations.marks import Passage, passages
from reader.tagger.quotations.narrative import Narrative, narrative_of
from reader.tagger.quotations.report import Report
from reader.tagger.quotations.reports import reports_of
from reader.tagger.quotations.said import Said
from reader.tagger.quotations.speakers import Resolved, Speakers
from reader.tagger.quotations.transcripts import Unmarked, unmarked
from reader.tagger.tagging import Quotation, Tag
from reader.tagger.vocabulary import DIRECT, INDIRECT, PARTIAL, TokenType


@dataclass(slots=True)
class _Found:
    """A quotation before its speaker is known: passages that belong together, or one reported clause."""

    contents: tuple[Span, ...]
    types: tuple[TokenType, ...]
    rule: str
    cue: Span | None
    source: Span | None


def tag_quotations(draft: Draft) -> None:
    """Fill `draft.quotes` and `draft.quotations` from the text and the names that were found before."""
    if "quotations" not in draft.language.words:
        return
    lexicon = lexicon_of(draft.language)
    marked = passages(draft.text, draft.paragraphs, lexicon)
    found = list(_found(draft, marked, lexicon))
    speakers = Speakers(draft, lexicon, marked)
    for each in sorted(found, key=lambda f: (f.contents[0].start, -f.contents[0].end)):
        _add(draft, each, speakers.resolve(each.source))


def _found(draft: Draft, marked: Sequence[Passage], lexicon: Lexicon) -> Iterator[_Found]:
    memory = Memory()
    said: list[Said] = []
    without_marks = unmarked(draft, lexicon)
    at = 0
    for index, paragraph in enumerate(draft.paragraphs):
        first = at
        while at < len(marked) and marked[at].paragraph == index:
            at += 1
        if index in without_marks:
            yield _unmarked(without_marks[index], memory)
            continue
        n = narrative_of(draft.text, paragraph, marked[first:at], range(first, at), lexicon)
        reports = reports_of(n)
        if at == first:
            signed_now = _signed(n, said, marked, index)
            said[len(said) - len(signed_now) :] = signed_now
            memory.pass_sentence(n, n.sentences[-1], reports[-1], index)
        else:
            said += attribute(Paragraph(index, n, reports), marked, memory)
        if n.cues:
            yield from _indirect(n, reports)
    yield from _joined(said, marked)


def _unmarked(words: Unmarked, memory: Memory) -> _Found:
    """Speech without marks; an unsigned block quotation is said by whom the sentence before it is about."""
    source, cue = words.source, words.cue
    if source is None:
        memory.settle()
        source, cue = memory.subject, memory.subject_cue
    type_ = DIRECT if words.rule == "block quotation" else INDIRECT
    return _Found((words.span,), (type_,), words.rule, cue, source)


def _signed(n: Narrative, said: Sequence[Said], marked: Sequence[Passage], index: int) -> list[Said]:
    """The last passage as said by whom this paragraph names, if the paragraph is a signature; else nothing."""
    if not said or marked[said[-1].passage].paragraph != index - 1 or not (said[-1].carried or said[-1].source is None):
        return []
    last = signed(n, said[-1])
    return [last] if last else []


def _indirect(n: Narrative, reports: Sequence[Sequence[Report]]) -> Iterator[_Found]:
    for (low, high), here in zip(n.sentences, reports, strict=True):
        for clause in reported(n, low, high, here) if here else ():
            report = clause.report
            cue = n.span(report.cue, report.cue_end)
            source = n.source(report.first, report.end) if report.first >= 0 else None
            yield _Found((span_of(n, clause),), (INDIRECT,), f"indirect: {report.rule}", cue, source)


def _joined(said: Sequence[Said], marked: Sequence[Passage]) -> Iterator[_Found]:
    """Passages that one report covers, or that go on in the next paragraph without a closing mark, are one quotation."""
    group: list[Said] = []
    for each in said:
        if group and not _continues(group[-1], each, marked):
            yield _quotation(group)
            group = []
        group.append(each)
    if group:
        yield _quotation(group)


def _continues(before: Said, after: Said, marked: Sequence[Passage]) -> bool:
    first, second = marked[before.passage], marked[after.passage]
    if first.paragraph == second.paragraph:
        return (
            before.cue is not None
            and before.cue == after.cue
            and not after.carried
            and after.span.start - before.span.end < 200
        )
    return after.carried and not first.closed and second.paragraph == first.paragraph + 1


def _quotation(group: Sequence[Said]) -> _Found:
    types = tuple(DIRECT if s.whole else PARTIAL for s in group)
    first = group[0]
    return _Found(tuple(s.span for s in group), types, first.rule, first.cue, first.source)


def _add(draft: Draft, found: _Found, who: Resolved) -> None:
    number = len(draft.quotations)
    draft.quotations.append(
        Quotation(
            found.contents, found.types[0], found.cue, found.source, who.kind, who.speaker, who.entity, found.rule
        )
    )
    for span, type_ in zip(found.contents, found.types, strict=True):
        draft.quotes.append(Tag(span, type_, found.rule, entity=None, quotation=number))
