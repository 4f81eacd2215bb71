"""Titles and offices in a run: they part it and are no part of the name that follows."""

from __future__ import annotations

from reader.tagger.names.joins import ORG_HEADS
from reader.tagger.names.lexicon import AMBIGUOUS, EVT, HEAD, LAWS, LOC, MODIFIER, OFFICE, ORG, POSSESSOR, TITLE
from reader.tagger.names.run import Run

WHOLE_HEADS = sum(1 << HEAD + k for k in (ORG, LOC, EVT, LAWS))


def is_title(run: Run, i: int) -> bool:
    """Whether the word at `i` is the title of whom the run names next: "General | Hart", not "General Motors"."""
    flags = run.flags[i]
    if not flags & TITLE or _owns_office(run, i):
        return False
    if not flags & AMBIGUOUS:
        return True
    if run.lexicon.is_given(run.words[i]) and flags & AMBIGUOUS and i + 1 < len(run.words):
        return bool(run.flags[i + 1] & TITLE) or run.lexicon.is_given(run.words[i + 1])
    if i + 1 >= len(run.words) or run.marks[i] or run.words[i + 1].islower():
        return not (i > 0 and run.words[i - 1] in run.lexicon.particles)
    end = run.chunk_end(i + 1)
    if run.lexicon.is_given(run.words[i + 1]):
        return not run.flags[end - 1] & 1 << HEAD + ORG
    return not run.flags[end - 1] & WHOLE_HEADS


def _owns_office(run: Run, i: int) -> bool:
    """Whether a title owns an institution: "Attorney General's Office"."""
    while i < len(run.words) and run.flags[i] & TITLE and not run.marks[i]:
        i += 1
    return (
        i + 1 < len(run.words)
        and run.marks[i] in {"'s", "’s"}
        and bool(run.flags[i] & POSSESSOR and run.flags[i + 1] & ORG_HEADS)
    )


def after_title(run: Run, i: int) -> tuple[int, str]:
    """Where what follows a title begins, and the title if that is a person: "Secretary of State |", not "Minister of | Roads"."""
    k, n = i + 1, len(run.words)
    while k < n and run.words[k].islower() and run.words[k] not in run.lexicon.particles:
        k += 1
    if k == i + 1 or not run.words[i + 1].startswith(run.lexicon.run["of"][0]):
        return k, "" if run.marks[i] in {"'s", "’s"} else run.words[i]
    office = k
    while (
        k < n
        and (run.flags[k] & (OFFICE | MODIFIER) or run.words[k] in run.lexicon.run["and"])
        and not run.known_until(k)
    ):
        k += 1
    return k, run.words[i] if k > office else ""


def without_office(run: Run, i: int, end: int) -> int:
    """The end without the words of an office whose title follows: "US Defense | Secretary"."""
    if end >= len(run.words) or not run.flags[end] & TITLE or run.marks[end - 1]:
        return end
    kept = end
    while kept > i and run.flags[kept - 1] & MODIFIER and run.words[kept - 1] not in run.lexicon.known:
        kept -= 1
    while kept > i and run.words[kept - 1].islower():
        kept -= 1
    return kept
