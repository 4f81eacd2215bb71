"""The subject of a sentence: the noun phrase that it opens with."""

from __future__ import annotations

from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.phrases import phrase_before

CAPITAL = Flag.CAPITAL
DETERMINER = Flag.DETERMINER
OPENINGS = Flag.CONJUNCTION | Flag.ADVERB | Flag.QUOTED
SIDE_CLAUSES = Flag.PREPOSITION | Flag.SUBORDINATOR | Flag.PARTICIPLE | Flag.TIME
ENDS = Flag.QUOTED | Flag.AUXILIARY | Flag.RELATIVE | Flag.SUBORDINATOR
PEOPLE = Flag.SPEECH | Flag.DOCUMENT | Flag.ROLE | Flag.COLLECTIVE
LONGEST = 30
"""Tokens that an opening clause or a subject may have."""


def first_subject(n: Narrative, low: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that the tokens `low` to `high` open with, after an opening "In Ohio," or "When asked,"."""
    first = _after_openings(n, low, high)
    if first >= high:
        return None
    if n.flags[first] & Flag.SUBJECT and not n.flags[first] & DETERMINER:
        return (first, first + 1)
    end = first
    named = False
    while end < min(high, first + LONGEST) and not _ends_subject(n, end, first, named=named):
        named = named or bool(n.flags[end] & CAPITAL)
        end += 1
    return phrase_before(n, end - 1, first) if end > first else None


def _after_openings(n: Narrative, low: int, high: int) -> int:
    """Where the main clause begins; `high` if an opening clause never ends."""
    i = low
    while i < high:
        flag = n.flags[i]
        if n.words[i] == "," or (flag & OPENINGS and not flag & (DETERMINER | CAPITAL)):
            i += 1
            continue
        aside = flag & SIDE_CLAUSES or n.words[i].endswith(n.lexicon.participle_endings)
        if not aside or flag & DETERMINER:
            return i
        comma = next((k for k in range(i, min(high, i + LONGEST)) if n.words[k] == ","), -1)
        if comma < 0:
            return high
        i = comma + 1
    return i


def _ends_subject(n: Narrative, k: int, first: int, *, named: bool) -> bool:
    flag, word = n.flags[k], n.words[k]
    if flag & ENDS and not flag & (CAPITAL | DETERMINER):
        return True
    if flag & Flag.POINT:
        return not (word == "." and n.words[k - 1] in n.lexicon.abbreviations) and word not in "-&’'"
    if k == first or flag & CAPITAL:
        return False
    if named:
        return not flag & Flag.GENITIVE and (not flag & PEOPLE or bool(flag & Flag.PREPOSITION))
    return _looks_like_verb(n, k)


def _looks_like_verb(n: Narrative, k: int) -> bool:
    finite = n.flags[k] & Flag.OTHER_FORM or n.words[k].endswith(n.lexicon.past_endings)
    return bool(finite) and not n.flags[k - 1] & DETERMINER
