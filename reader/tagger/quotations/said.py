"""A passage in its place, and what becomes of it when somebody said it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Span
from reader.tagger.quotations.marks import Passage
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.report import Report
from reader.tagger.quotations.shape import Shape

DASHES = frozenset("-–—―")


@dataclass(slots=True)
class Said:
    """One passage that somebody said. `source` and `cue` are where the text says so; `carried` when that is elsewhere.

    `passage` is the index of the passage, `whole` tells direct from partial.
    """

    passage: int
    span: Span
    whole: bool
    rule: str
    cue: Span | None = None
    source: Span | None = None
    carried: bool = False


@dataclass(slots=True)
class Place:
    """The passage at token `q` of a sentence (tokens `low` to `high`)."""

    narrative: Narrative
    q: int
    low: int
    high: int
    passage: Passage
    shape: Shape

    def said(self, report: Report, rule: str, *, whole: bool) -> Said:
        """The passage as said by a report's source."""
        n = self.narrative
        source = n.source(report.first, report.end) if report.first >= 0 else None
        return self.by(rule, source, n.span(report.cue, report.cue_end), whole=whole)

    def by(self, rule: str, source: Span | None, cue: Span | None, *, whole: bool, carried: bool = False) -> Said:
        """The passage as said by `source`."""
        span = Span(self.passage.start, self.passage.end)
        return Said(self.narrative.quoted[self.q], span, whole, rule, cue, source, carried)
