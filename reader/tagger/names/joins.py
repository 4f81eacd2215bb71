"""Where a name that has begun ends: over "of", "and", "de", commas and possessives that belong to it."""

from __future__ import annotations

from reader.tagger.names.lexicon import (
    ANY_FIRST,
    ANY_HEAD,
    CALENDAR,
    EVT,
    FIRST,
    HEAD,
    LAWS,
    LOC,
    MODIFIER,
    ORG,
    POSSESSOR,
    SUFFIX,
    TITLE,
    WRK,
)
from reader.tagger.names.run import Run

OF_HEADS = sum(1 << HEAD + k | 1 << FIRST + k for k in (ORG, LOC, EVT, LAWS, WRK)) & ~(1 << FIRST + LOC)
ORG_HEADS = 1 << HEAD + ORG | 1 << FIRST + ORG


def name_end(run: Run, i: int, known: int) -> int:
    """The end of the name that begins at `i`, over "of", "and", "de" and possessives that belong to it."""
    end = max(run.chunk_end(i), known)
    while end < len(run.words):
        following = _joined(run, i, end)
        if not following:
            break
        end = run.chunk_end(following)
    return end


def _joined(run: Run, i: int, end: int) -> int:
    """The index of the word after the gap at `end` when the gap lies inside a name, else 0."""
    word, n = run.words[end], len(run.words)
    if run.marks[end - 1]:
        return end if _mark_joins(run, i, end) else 0
    after = end
    while after < n and (run.words[after].islower() or run.words[after] == "&"):
        after += 1
    if after in {end, n} or run.flags[after] & CALENDAR:
        return 0
    if word in run.lexicon.particles:
        joins = True
    elif word in run.lexicon.run["of"]:
        joins = _of_joins(run, i, end, word)
    else:
        joins = word == "&" or (word in run.lexicon.run["and"] and _and_joins(run, i, end, after))
    return after if joins else 0


def _mark_joins(run: Run, i: int, end: int) -> bool:
    if run.marks[end - 1] == "-":
        return False
    if run.marks[end - 1] == ",":
        suffixed = run.flags[end] & SUFFIX or run.words[end] in run.lexicon.run["after_comma"]
        return bool(suffixed) or _lists_fields(run, i, end)
    following = run.words[end]
    return not following.islower() and bool(run.flags[end - 1] & POSSESSOR or run.words[i] in run.lexicon.run["saints"])


def _lists_fields(run: Run, i: int, end: int) -> bool:
    """Department for Environment, |Food and Rural Affairs: common words that say together what a body is there for."""
    of = next((k for k in range(i + 1, end) if run.words[k] in run.lexicon.run["of"]), 0)
    if not of or not run.flags[of - 1] & ORG_HEADS:
        return False
    last = end
    while last + 1 < len(run.words) and run.marks[last] == ",":
        last += 1
    if last + 2 >= len(run.words) or run.words[last + 1] not in run.lexicon.run["and"]:
        return False
    fields = [w for w in run.words[of + 1 : last + 3] if not w.islower()]
    return not any(run.lexicon.is_given(w) or w in run.lexicon.known for w in fields) and all(
        run.lexicon.is_common(w) for w in fields
    )


def _of_joins(run: Run, i: int, end: int, word: str) -> bool:
    heads = run.flags[end - 1] | run.flags[i] & ANY_FIRST & ~(1 << FIRST + LOC)
    if any(w.islower() for w in run.words[i:end]):
        heads |= max((f & ORG_HEADS for f in run.flags[i:end]), default=0)
    if word != run.lexicon.run["of"][0]:
        return bool(heads & (ORG_HEADS | 1 << HEAD + LAWS))
    if heads & OF_HEADS:
        return not (end - i == 1 and run.flags[i] & TITLE and not run.flags[i] & ANY_HEAD)
    own = [w for w in run.words[i:end] if not w.islower()]
    if run.flags[end - 1] & TITLE or any(w in run.lexicon.known for w in own):
        return False
    return (i > 0 or len(own) > 1) and all(run.lexicon.is_common(w) for w in own)


def _and_joins(run: Run, i: int, end: int, after: int) -> bool:
    """Whether "Food and | Agriculture Organization" is one name: the left is no name of its own, the right has the head."""
    right = run.chunk_end(after)
    left_heads = run.flags[i] & ANY_FIRST & ~(1 << FIRST + LOC)
    of_left = [k for k in range(i + 1, end) if run.words[k] in run.lexicon.run["of"]]
    if of_left and (left_heads | run.flags[of_left[0] - 1]) & ORG_HEADS:
        return not run.known_until(after) and not run.lexicon.is_given(run.words[after])
    if not run.flags[right - 1] & (ORG_HEADS | 1 << HEAD + LAWS):
        return False
    if right - after == 1 and run.flags[end - 1] & ANY_HEAD:
        return False
    own = run.words[run.known_until(i) or i : end]
    return (
        bool(own)
        and all(run.lexicon.is_common(w) for w in own if not w.islower())
        and (
            not run.flags[end - 1] & ANY_HEAD
            or (end - i == 1 and bool(run.flags[i] & MODIFIER) and not run.known_until(after))
        )
    )
