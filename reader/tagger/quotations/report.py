"""A report: who said, with which verb. A verb of saying in its place, before its source is known."""

from __future__ import annotations

from dataclasses import dataclass

from reader.tagger.quotations.lexicon import Flag

SAYING = Flag.SAYING | Flag.ASKING
SPOKEN = Flag.SAYING | Flag.TELLING | Flag.ASKING


@dataclass(slots=True)
class Report:
    """Who (tokens `first` to `end`), said (token `cue` to `cue_end`). `first` is -1 when nobody is named.

    `start` is the leftmost token of source and cue, `stop` the end of both.
    """

    cue: int
    cue_end: int
    first: int
    end: int
    rule: str
    flags: int

    @property
    def start(self) -> int:
        """The leftmost token."""
        return self.cue if self.first < 0 or self.rule in ("elided", "participle") else min(self.cue, self.first)

    @property
    def stop(self) -> int:
        """The end of the rightmost token."""
        return self.cue_end if self.first < 0 or self.rule in ("elided", "participle") else max(self.cue_end, self.end)


@dataclass(slots=True)
class Verb:
    """A verb of saying: token `at`; `before` is the token left of it and its auxiliaries; the sentence is `low` to `high`."""

    at: int
    before: int
    flags: int
    low: int
    high: int

    def report(self, phrase: tuple[int, int], rule: str) -> Report:
        """Its report with the source `phrase`."""
        return Report(self.at, self.at + 1, *phrase, rule, self.flags)
