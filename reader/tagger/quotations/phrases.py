"""Noun phrases beside a verb: where the one before it begins, where the one after it ends.

No parser: a walk over the tokens that stops at what cannot belong to the name of a source.
"""

from __future__ import annotations

from reader.tagger.quotations.lexicon import CUE, Flag
from reader.tagger.quotations.narrative import Narrative

LONGEST = 28
"""Tokens that one noun phrase may have."""

CAPITAL = Flag.CAPITAL
QUOTED = Flag.QUOTED
POINT = Flag.POINT
DETERMINER = Flag.DETERMINER
PREPOSITION = Flag.PREPOSITION
BINDING = Flag.BINDING
CONJUNCTION = Flag.CONJUNCTION
TIME = Flag.TIME
SUBJECT = Flag.SUBJECT
ADVERB = Flag.ADVERB
AUXILIARY = Flag.AUXILIARY
PARTICIPLE = Flag.PARTICIPLE
SUBORDINATOR = Flag.SUBORDINATOR
RELATIVE = Flag.RELATIVE
ARTICLE = Flag.ARTICLE
PERSONAL = Flag.ROLE | Flag.COLLECTIVE | Flag.DOCUMENT
NAMING = CAPITAL | DETERMINER | PERSONAL | SUBJECT | Flag.PLURAL
SAID = Flag.SAYING | Flag.TELLING | Flag.ASKING
BOUNDS = POINT | QUOTED | PREPOSITION | CONJUNCTION | AUXILIARY | TIME
BEFORE_ARTICLE = PREPOSITION | CONJUNCTION | POINT | Flag.OTHER_FORM | Flag.ADVERB | Flag.WHO
BARS = Flag.SUBJECT | Flag.AUXILIARY | Flag.SUBORDINATOR | Flag.RELATIVE
INSIDE = frozenset("-–&/'’#@$%")
DASHES = frozenset("-–—")


def phrase_before(n: Narrative, last: int, low: int, *, near: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends with token `last`, as (first, end); it does not reach before `low`.

    With `near` a preposition other than "of" ends it: what a relative pronoun stands for.
    """
    first = last + 1
    i = last
    low = max(low, last - LONGEST)
    while i >= low:
        step = _step_before(n, i, last, low)
        if step == 0 or (near and n.flags[i] & PREPOSITION and not n.flags[i] & Flag.GENITIVE):
            break
        i -= step
        first = i + 1
    first = _after_opening_preposition(n, first, last)
    while first <= last and (_is_lead(n, first) or _is_complementizer(n, first)):
        first += 1
    return (first, last + 1) if first <= last and _can_name(n, first, last) else None


def _step_before(n: Narrative, i: int, last: int, low: int) -> int:
    """How many tokens from `i` leftwards belong to the phrase: 0 where it ends."""
    flag, word = n.flags[i], n.words[i]
    small = not flag & CAPITAL
    if flag & POINT:
        if word == "." and i > low and (n.words[i - 1] in n.lexicon.abbreviations or len(n.words[i - 1]) == 1):
            return 1
        if word == ")" and i > low:
            opening = next((k for k in range(i - 1, max(low, i - 6), -1) if n.words[k] == "("), -1)
            return i - opening + 1 if opening > low else 0
        return int((word in INSIDE and i < last and n.touches(i + 1)) or _lists_fields(n, i, low))
    if flag & QUOTED:
        return 0
    if small and flag & BARS and not flag & DETERMINER:
        return 0
    if flag & TIME and (i < last or small):
        return 0
    if flag & CONJUNCTION and small:
        return int(bool(flag & Flag.AND) and i > low and i < last and _coordinates(n, i))
    if flag & PREPOSITION and small:
        return int(i < last and (i == low or not n.flags[i - 1] & (POINT | QUOTED | TIME | ADVERB)))
    if (
        flag & SAID
        and small
        and flag & (Flag.OTHER_FORM | Flag.PARTICIPLE)
        and not flag & (Flag.SPEECH | Flag.DOCUMENT)
    ):
        return 0
    return 1


def _lists_fields(n: Narrative, i: int, low: int) -> bool:
    """The comma of "Department for Environment, Food and Rural Affairs"."""
    k = i
    while k - 2 > low and n.words[k] == "," and n.flags[k - 1] & CAPITAL:
        k -= 2
    body = k - 1
    if k == i or body < low or not n.flags[k] & Flag.BELONGING or n.words[body] not in n.lexicon.words["bodies"]:
        return False
    while i + 2 < len(n.words) and n.words[i] == "," and n.flags[i + 1] & CAPITAL:
        i += 2
    return bool(n.flags[i] & Flag.AND) and i + 1 < len(n.words) and bool(n.flags[i + 1] & CAPITAL)


def _coordinates(n: Narrative, i: int) -> bool:
    """Whether the "and" at `i` joins two nouns: both names, or both common nouns."""
    before, after = n.flags[i - 1], n.flags[i + 1]
    if (before | after) & (POINT | QUOTED):
        return False
    return bool(before & CAPITAL) == bool(after & CAPITAL) or bool(after & DETERMINER)


def _after_opening_preposition(n: Narrative, first: int, last: int) -> int:
    """In an interview Trump -> Trump: what a sentence-opening preposition governs is no source."""
    if first >= last or not n.flags[first] & PREPOSITION:
        return first
    for k in range(first + 2, last + 1):
        if n.flags[k] & DETERMINER or (
            n.flags[k] & CAPITAL and not n.flags[k - 1] & CAPITAL and not n.flags[k - 1] & (DETERMINER | BINDING)
        ):
            return k
    return last


def _is_lead(n: Narrative, i: int) -> bool:
    flag = n.flags[i]
    return bool(flag & (CONJUNCTION | POINT | PREPOSITION)) or (bool(flag & ADVERB) and not flag & DETERMINER)


def _is_complementizer(n: Narrative, i: int) -> bool:
    """Said |that| ministers would: the word opens a clause here and points at nobody."""
    return i > 0 and bool(n.flags[i] & Flag.THAT) and bool(n.flags[i - 1] & CUE)


def _can_name(n: Narrative, first: int, last: int) -> bool:
    """Something in the phrase can speak: a name, a role, a noun with its determiner."""
    if n.flags[last] & ARTICLE or n.owns(last):
        return False
    return bool(n.flags[last] & NAMING) or any(
        n.flags[k] & NAMING or n.words[k].endswith("s") for k in range(first, last + 1)
    )


def phrase_after(n: Narrative, first: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that begins with token `first`, with its appositions; it does not reach `high`."""
    if first >= high or not _can_begin(n, first):
        return None
    if n.flags[first] & SUBJECT and not n.flags[first] & DETERMINER:
        return (first, first + 1)
    end = first
    high = min(high, first + LONGEST)
    named = True
    i = first
    while i < high:
        step = _step_after(n, i, first, high, named=named)
        if step == 0:
            break
        if n.words[i] == "," or (
            not n.flags[i] & (CAPITAL | POINT | DETERMINER | PREPOSITION | CONJUNCTION) and n.flags[i] & PERSONAL
        ):
            named = False
        i += step
        end = i
    while end > first and (n.flags[end - 1] & (CONJUNCTION | PREPOSITION | ARTICLE) or n.words[end - 1] in DASHES):
        end -= 1
    return (first, end) if end > first and _can_name(n, first, end - 1) else None


def _can_begin(n: Narrative, i: int) -> bool:
    flag = n.flags[i]
    if flag & (QUOTED | POINT):
        return False
    if flag & SUBJECT:
        return True
    if flag & CAPITAL:
        return not flag & TIME
    if flag & (PREPOSITION | AUXILIARY | CONJUNCTION | SUBORDINATOR | TIME | RELATIVE) and not flag & DETERMINER:
        return False
    return bool(flag & (DETERMINER | PERSONAL)) or _leads_to_name(n, i) or _is_bare_plural(n, i)


def _is_bare_plural(n: Narrative, i: int) -> bool:
    """Media trackers, oil traders: one or two common words without an article, the last one a plural."""
    end = next((k for k in range(i, min(i + 3, len(n.words))) if n.flags[k] & ~SAID & BOUNDS), -1)
    if end <= i:
        return False
    word = n.words[end - 1]
    return word.endswith(n.lexicon.plural_endings) and not word.endswith(n.lexicon.singular_endings)


def _leads_to_name(n: Narrative, i: int) -> bool:
    """Campaign chairman Jo Roe, veteran pollster Ann Doe: small words right before a name."""
    for k in range(i + 1, min(i + 6, len(n.words))):
        flag = n.flags[k]
        if flag & (PERSONAL | CAPITAL) and not flag & TIME:
            return not n.flags[i] & ADVERB
        if flag & (POINT | QUOTED | PREPOSITION | CONJUNCTION | AUXILIARY | DETERMINER) and n.words[k] not in INSIDE:
            return False
    return False


def _step_after(n: Narrative, i: int, first: int, high: int, *, named: bool) -> int:
    flag = n.flags[i]
    small = not flag & CAPITAL
    if flag & QUOTED:
        return 0
    if flag & POINT:
        return _point_after(n, i, first, high)
    if flag & SUBJECT and not flag & DETERMINER and i > first and not named:
        return 0 if small and not flag & Flag.WHO else 1
    if flag & TIME and i > first:
        return 0
    if small and flag & ARTICLE and i > first and not n.flags[i - 1] & BEFORE_ARTICLE:
        return int(any(f & (Flag.RELATIVE | POINT) for f in n.flags[first:i]))
    if small and flag & CONJUNCTION:
        return int(
            bool(flag & Flag.AND)
            and i + 1 < high
            and (bool(n.flags[i + 1] & (CAPITAL | DETERMINER | PERSONAL)) or not named)
            and not n.flags[i + 1] & SAID
        )
    if small and flag & PREPOSITION:
        return int(
            bool(flag & BINDING)
            and (bool(flag & Flag.BELONGING) or not named)
            and i + 1 < high
            and not n.flags[i + 1] & (TIME | PARTICIPLE)
        )
    if small and flag & (SUBORDINATOR | RELATIVE):
        return int(bool(flag & Flag.RELATIVE) and not named)
    if small and flag & ADVERB and named:
        return 0
    return 1


def _point_after(n: Narrative, i: int, first: int, high: int) -> int:
    word = n.words[i]
    if word == "." and i > first:
        before = n.words[i - 1]
        touching = n.touches(i) and i + 1 < high
        return int(
            touching and (before in n.lexicon.abbreviations or (len(before) == 1 and bool(n.flags[i - 1] & CAPITAL)))
        )
    if word == "(" and i + 1 < high:
        closing = next((k for k in range(i + 1, min(high, i + 8)) if n.words[k] == ")"), -1)
        return closing - i + 1 if closing > 0 else 0
    if word == "," and i + 1 < high:
        return int(_is_apposition(n, i + 1))
    return int(word in INSIDE and i + 1 < high and n.touches(i + 1))


def _is_apposition(n: Narrative, i: int) -> bool:
    """Whether what follows a comma says who the one before it is: "a Democrat", "head of the bank", "of Ohio", "43"."""
    flag, word = n.flags[i], n.words[i]
    if flag & (POINT | QUOTED | TIME):
        return False
    if flag & (Flag.WHO | Flag.GENITIVE):
        return True
    if flag & (SUBORDINATOR | CONJUNCTION | PARTICIPLE | AUXILIARY | PREPOSITION | SUBJECT) and not flag & DETERMINER:
        return False
    if flag & (ADVERB | SAID) and not flag & (DETERMINER | PERSONAL | CAPITAL):
        return False
    return not word.endswith(n.lexicon.gerund_endings)
