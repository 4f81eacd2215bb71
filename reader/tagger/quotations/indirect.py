"""Indirect speech: the clause that a report reports ("X said that ...", "according to X, ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.tagger.quotations.extent import clause_end, phrase_end, takes_phrase
from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.phrases import phrase_after
from reader.tagger.quotations.report import SPOKEN, Report

POINT = Flag.POINT
QUOTED = Flag.QUOTED
TIME = Flag.TIME
ADVERB = Flag.ADVERB
CAPITAL = Flag.CAPITAL
AUXILIARY = Flag.AUXILIARY
PREPOSITION = Flag.PREPOSITION
CONJUNCTION = Flag.CONJUNCTION
LED_BY_PREPOSITION = Flag.AIMING | Flag.CALLING
FIRST_LETTER = re.compile(r"\w")
SHORTEST = 2
"""Words that a reported clause has at least."""
REACH = 14
"""Tokens between a verb and its "that"."""
MOSTLY = 0.8
"""The share of a clause that stands between marks from which on it is a quotation, and marked as one."""


@dataclass(slots=True)
class Reported:
    """A reported clause with the report that reports it (tokens)."""

    first: int
    end: int
    report: Report


def reported(n: Narrative, low: int, high: int, reports: Sequence[Report]) -> Iterator[Reported]:
    """The reported clauses of one sentence."""
    said = -1
    for k, report in enumerate(reports):
        if n.words[report.cue] in n.lexicon.words["quoting"] or (report.first < 0 and not _asks(n, report, high)):
            continue
        following = reports[k + 1 :]
        free = not k or not any(r.flags & SPOKEN and _reports(n, r, low) for r in reports[:k])
        clause = (_before(n, low, high, report, following) if free else None) or _after(n, high, report, following)
        if clause and _is_clause(n, *clause) and not _is_thing(n, clause, report, inside=report.cue < said):
            said = max(said, clause[1]) if report.flags & SPOKEN else said
            yield Reported(*clause, report)


def _asks(n: Narrative, report: Report, high: int) -> bool:
    """Asked whether he would run: whoever asked, the question is reported."""
    k = report.cue_end
    return bool(report.flags & Flag.ASKING) and k < high and n.words[k] in n.lexicon.words["questions"]


def _reports(n: Narrative, report: Report, low: int) -> bool:
    """Whether what stands before this report of something spoken belongs to it."""
    if report.rule == "relative" or report.start <= low:
        return False
    return n.words[report.cue] not in n.lexicon.words["quoting"]


def _is_clause(n: Narrative, first: int, end: int) -> bool:
    return _has_words(n, first, end) and not (n.quoted and _is_quotation(n, first, end))


def _has_words(n: Narrative, first: int, end: int) -> bool:
    words = 0
    for flag in n.flags[first:end]:
        words += not flag & (POINT | QUOTED)
        if words == SHORTEST:
            return True
    return 0 < words < end - first and bool(n.flags[first] & Flag.THAT)


def _is_quotation(n: Narrative, first: int, end: int) -> bool:
    """Whether the clause stands between marks but for a few words."""
    quoted = sum(n.lengths[k] for k in range(first, end) if n.flags[k] & QUOTED)
    return quoted > 0 and quoted >= MOSTLY * (n.starts[end - 1] + n.lengths[end - 1] - n.starts[first])


def _is_thing(n: Narrative, clause: tuple[int, int], report: Report, *, inside: bool) -> bool:
    """Asked whether she expected |a friendly welcome|, that they would discuss |the figures|: no clause, nor said by them.

    `inside` tells that the report stands in what somebody else says.
    """
    first, end = clause
    cue = n.words[report.cue]
    declining, pointing = cue in n.lexicon.words["declining"], cue in n.lexicon.words["pointing"]
    if report.flags & SPOKEN and not declining and not pointing:
        return False
    flags = n.flags[first:end]
    if any(f & QUOTED for f in flags):
        return False
    if declining:
        return n.words[first] in n.lexicon.words["infinitive"]
    if pointing:
        return n.words[first] in n.lexicon.words["infinitive"] and not any(f & Flag.AS for f in flags)
    if n.words[first] in n.lexicon.words["clause_starts"]:
        return False
    if any(f & (AUXILIARY | Flag.OTHER_FORM) and not f & CAPITAL for f in flags):
        return False
    return inside or (report.start > 0 and n.words[report.start - 1] in n.lexicon.words["wondering"])


def _before(n: Narrative, low: int, high: int, report: Report, following: Sequence[Report]) -> tuple[int, int] | None:
    """The bill, Smith said, will fail; the bill will fail, Smith said Friday."""
    if not report.flags & SPOKEN or report.rule not in ("subject", "inverted", "according to", "relative"):
        return None
    start = report.start
    if report.rule == "according to":
        if start == low:
            return None
        end = start - 1 if n.words[start - 1] == "," else start
        if end < start and end > low and report.stop < high and n.words[report.stop] == ",":
            return None if _is_opening(n, low, end) else (low, clause_end(n, high, report, following))
        return (low, end)
    if start - 1 > low and n.flags[start - 1] & QUOTED:
        return (low, start) if _carries_on(n, start - 1) else None
    if start - 1 <= low or n.words[start - 1] != "," or n.flags[start - 2] & QUOTED:
        return None
    stop = report.stop
    if report.rule == "subject" and stop < high and not _closes(n, stop, high):
        return None
    broken_off = any(r.cue <= stop + 2 and r.rule in ("elided", "participle") for r in following)
    if stop >= high or n.words[stop] != "," or broken_off:
        return (low, start - 1)
    return (low, clause_end(n, high, report, [r for r in following if r.start > stop + 1]))


def _carries_on(n: Narrative, q: int) -> bool:
    """Whether the passage at token `q` goes on with the reporter's sentence: the plan "is dead," she said."""
    first = FIRST_LETTER.search(n.text, n.starts[q], n.starts[q] + n.lengths[q])
    return first is not None and first[0].islower()


def _is_opening(n: Narrative, low: int, end: int) -> bool:
    """But, according to the survey, ...: only a small word stands before."""
    return end == low + 1 and bool(n.flags[low] & (CONJUNCTION | ADVERB))


def _closes(n: Narrative, k: int, high: int) -> bool:
    """Whether nothing reported follows the verb: the sentence ends, or a time, a place, another clause follows."""
    flag, word = n.flags[k], n.words[k]
    if word in n.lexicon.words["clause_starts"] or word == ":" or flag & QUOTED:
        return False
    if word == ",":
        return k + 1 < high and not n.flags[k + 1] & QUOTED
    return bool(flag & (POINT | TIME | PREPOSITION)) or (bool(flag & ADVERB) and k + 2 >= high)


def _after(n: Narrative, high: int, report: Report, following: Sequence[Report]) -> tuple[int, int] | None:
    if report.rule == "according to":
        start = report.stop
        if start >= high or n.words[start] != ",":
            return None
        return (start + 1, clause_end(n, high, report, ()))
    if report.rule == "inverted" or (report.rule == "passive" and not _is_told(n, report, high)):
        return None
    start = _clause_start(n, report, high)
    if start < 0 or start >= high:
        return None
    end = clause_end(n, high, report, following)
    return (start, phrase_end(n, start, end) if takes_phrase(n, report, start) else end)


def _is_told(n: Narrative, report: Report, high: int) -> bool:
    """Was asked by Smith whether: what follows the one who speaks is a clause."""
    k = report.stop
    return bool(report.flags & SPOKEN) and k < high and n.words[k] in n.lexicon.words["clause_starts"]


def _clause_start(n: Narrative, report: Report, high: int) -> int:
    """Where the reported clause begins after the verb, past the hearer, the day and the place; -1 if there is none."""
    k = report.stop if report.rule == "passive" else report.cue_end
    if report.flags & Flag.TELLING and k < high and n.words[k] not in n.lexicon.words["clause_starts"]:
        k = _after_hearer(n, k, high)
    while k < high and (n.flags[k] & TIME or (n.flags[k] & ADVERB and not n.flags[k] & CAPITAL)):
        k += 1
    led = report.flags & LED_BY_PREPOSITION and not report.flags & Flag.TELLING
    when = _after_when(n, k, high)
    if led:
        k = when
    if k >= high:
        return -1
    word, flag = n.words[k], n.flags[k]
    if report.start > 0 and n.flags[report.start - 1] & QUOTED and not flag & Flag.THAT:
        return -1
    if word in n.lexicon.words["clause_starts"]:
        return k
    if word == "," or (flag & PREPOSITION and not led):
        that = next((j for j in range(k, min(high, k + REACH)) if n.flags[j] & Flag.THAT), -1)
        return when if that < 0 and k < when < high and n.flags[when] & (Flag.SUBJECT | Flag.DETERMINER) else that
    if flag & PREPOSITION:
        return k + 1
    if flag & (POINT | CONJUNCTION) or (flag & AUXILIARY and not flag & CAPITAL):
        return _opened(n, k)
    return k


def _opened(n: Narrative, k: int) -> int:
    """The token that opens a clause whose auxiliary stands at `k`: one that holds its subject ("it's"), "there"; else -1."""
    if n.words[k] in n.lexicon.words["contracted"]:
        return k
    return k - 1 if n.words[k - 1] in n.lexicon.words["existential"] else -1


def _after_hearer(n: Narrative, k: int, high: int) -> int:
    """The token after who is told: "told |voters in Ohio| that", "told |The Gazette| he"; `k` itself where nobody is."""
    hearer = phrase_after(n, k, high)
    end = hearer[1] if hearer else min(high, k + REACH)
    for j in range(k + 1, end):
        flag = n.flags[j]
        if flag & Flag.THAT or (hearer and flag & Flag.SUBJECT and not flag & (Flag.DETERMINER | Flag.WHO)):
            return j
        if flag & (POINT | AUXILIARY | QUOTED) and not hearer:
            break
    return end if hearer and end < high else k


def _after_when(n: Narrative, k: int, high: int) -> int:
    """The token after a time with a preposition at `k`: "on Wednesday |he"; `k` itself where none is, or one that owns."""
    if k + 1 >= high or not n.flags[k] & PREPOSITION or not n.flags[k + 1] & TIME:
        return k
    end = k + 2
    while end < high and (n.flags[end] & TIME or n.words[end].isdigit()):
        end += 1
    return k if n.owns(end - 1) else end


def span_of(n: Narrative, clause: Reported) -> Span:
    """The characters of a reported clause."""
    return n.span(clause.first, clause.end)
