"""Where reported words end: a clause before the next report, a noun phrase where the sentence goes on."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.report import SPOKEN, Report

POINT = Flag.POINT
QUOTED = Flag.QUOTED
ADVERB = Flag.ADVERB
CAPITAL = Flag.CAPITAL
AUXILIARY = Flag.AUXILIARY
PREPOSITION = Flag.PREPOSITION
CONJUNCTION = Flag.CONJUNCTION
CLAUSAL = SPOKEN | Flag.SHOWING
"""Verbs that bring a clause."""
APPENDED = CAPITAL | QUOTED
"""What a comma in a noun phrase goes on to: another name, another passage."""


def clause_end(n: Narrative, high: int, report: Report, following: Sequence[Report]) -> int:
    """The end of the clause after a report: of its sentence, or the start of what another report takes."""
    end = high
    if _is_subordinate(n, report):
        end = next((k for k in range(report.stop, high) if n.words[k] == ","), high)
    for other in following:
        if other.cue <= report.cue_end:
            continue
        if other.flags & SPOKEN and other.first < report.cue and n.words[other.cue - 1] == ",":
            end = min(end, other.cue)
            break
        if other.rule in ("elided", "participle"):
            if _goes_on(n, report, other) or n.words[other.cue - 1] == ",":
                end = min(end, other.cue)
                break
            continue
        if other.rule in ("subject", "inverted", "according to") and other.first == report.first:
            break
        apart = n.words[other.start - 1] == "," or (other.rule == "subject" and n.flags[other.start - 1] & CONJUNCTION)
        if other.flags & SPOKEN and apart and other.rule != "relative":
            end = min(end, other.start)
            break
    while end > report.cue_end and (
        n.flags[end - 1] & (CONJUNCTION | ADVERB) or (n.flags[end - 1] & POINT and n.words[end - 1] not in ")]%")
    ):
        end -= 1
    return end


def _goes_on(n: Narrative, report: Report, other: Report) -> bool:
    """Whether a later report is by the one of this, joined by "and": said X and |denied| Y, mentioning X and |adding| Y."""
    if other.rule == "elided":
        return bool(other.flags & (SPOKEN | Flag.CALLING))
    return report.rule == "participle" and bool(n.flags[other.cue - 1] & CONJUNCTION)


def _is_subordinate(n: Narrative, report: Report) -> bool:
    """When Smith announced that ..., the others left; asked whether ..., he left: the report ends with its clause."""
    if report.rule == "nobody":
        return True
    before = report.start - 1
    return before >= 0 and bool(n.flags[before] & (Flag.SUBORDINATOR | PREPOSITION)) and report.rule == "subject"


def takes_phrase(n: Narrative, report: Report, start: int) -> bool:
    """Whether what follows is a noun phrase, not a clause: endorsed |Smith|, called |the plan a fraud|."""
    only = report.flags & (Flag.CALLING | Flag.AIMING) and not report.flags & CLAUSAL
    return bool(only) and n.words[start] not in n.lexicon.words["clause_starts"]


def phrase_end(n: Narrative, start: int, end: int) -> int:
    """Where a noun phrase ends though the sentence goes on: at another clause, at the next thing that its subject did."""
    for k in range(start + 1, end):
        flag = n.flags[k]
        if flag & POINT:
            if n.words[k] == ";" or (n.words[k] == "," and not n.touches(k + 1) and not n.flags[k + 1] & APPENDED):
                return k
        elif flag & CONJUNCTION and not flag & CAPITAL and k + 1 < end and _acts(n, k + 1, end):
            return k
    return end


def _acts(n: Narrative, k: int, end: int) -> bool:
    """Whether a verb in the past stands at `k`, or an adverb and one: "and |called|", "but |also said|"."""
    while k + 1 < end and n.flags[k] & ADVERB and not n.flags[k] & CAPITAL:
        k += 1
    if n.flags[k] & (CAPITAL | POINT):
        return False
    return bool(n.flags[k] & (Flag.OTHER_FORM | AUXILIARY)) or n.words[k].endswith(n.lexicon.past_endings)
