"""Where a verb of saying has its source: before it, after it, or in the report before."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.phrases import phrase_after, phrase_before
from reader.tagger.quotations.report import SAYING, Report, Verb
from reader.tagger.quotations.subjects import first_subject

CAPITAL = Flag.CAPITAL
QUOTED = Flag.QUOTED
POINT = Flag.POINT
DETERMINER = Flag.DETERMINER
PREPOSITION = Flag.PREPOSITION
OTHER_FORM = Flag.OTHER_FORM
NOUN = Flag.SPEECH | Flag.DOCUMENT | Flag.ROLE
SPEAKS = CAPITAL | Flag.ROLE | Flag.COLLECTIVE | Flag.DOCUMENT | Flag.PLURAL | Flag.AUXILIARY | Flag.ADVERB
APART = POINT | QUOTED | PREPOSITION | Flag.SUBORDINATOR | Flag.CONJUNCTION | Flag.ADVERB | Flag.AUXILIARY
ASIDES = PREPOSITION | DETERMINER | Flag.WHO | Flag.GENITIVE
PARENTHESES = frozenset({",", ")", "—", "–", "-"})
PARENTHESIS = 30
"""Tokens that may stand between a source and its verb."""


def passive(n: Narrative, verb: Verb) -> Report | None:
    """Was told by his lawyer that, was described by X as."""
    for k in range(verb.at + 1, min(verb.at + 8, verb.high)):
        if n.flags[k] & Flag.AGENT:
            phrase = phrase_after(n, k + 1, verb.high)
            return verb.report(phrase, "passive") if phrase else None
        if n.flags[k] & (POINT | QUOTED):
            break
    return None


def participle(n: Narrative, verb: Verb, earlier: Sequence[Report]) -> Report | None:
    """A comma and "adding that": the one who spoke before in the sentence, else its subject."""
    last = verb.at - 1
    if last >= verb.low and not n.flags[last] & APART and n.flags[last] & (NOUN | CAPITAL):
        phrase = phrase_before(n, last, verb.low, near=True)
        if phrase and (n.flags[last] & NOUN or n.flags[phrase[0] - 1] & (Flag.AUXILIARY | PREPOSITION)):
            return verb.report(phrase, "subject")
    phrase = _spoke_before(n, verb.at, earlier) or first_subject(n, verb.low, verb.at) or (-1, -1)
    return verb.report(phrase, "participle")


def _spoke_before(n: Narrative, at: int, earlier: Sequence[Report]) -> tuple[int, int] | None:
    last = next((r for r in reversed(earlier) if r.first >= 0), None)
    if last is None or ")" in n.words[last.stop : at]:
        return None
    return last.first, last.end


def _elided(n: Narrative, verb: Verb, earlier: Sequence[Report]) -> Report | None:
    """A comma and "but added": the speaker of the report before, else the subject of the sentence."""
    if verb.flags & Flag.BASE and not verb.flags & OTHER_FORM and verb.before + 1 < verb.at:
        return None  # "and would crack": what will be done is not what is said
    phrase = _spoke_before(n, verb.at, earlier) or first_subject(n, verb.low, verb.at)
    return verb.report(phrase, "elided") if phrase else None


def inverted(n: Narrative, verb: Verb) -> Report | None:
    """The cue stands right after the speech, the source after the cue: said Brown."""
    i, low, high = verb.at, verb.low, verb.high
    if not verb.flags & SAYING or not verb.flags & OTHER_FORM or verb.flags & CAPITAL:
        return None
    beside = i > low and bool(n.flags[i - 1] & QUOTED)
    if not beside and i > low and n.words[i - 1] not in PARENTHESES:
        return None
    start = i + 1
    while start < high and n.flags[start] & Flag.ADVERB and not n.flags[start] & (DETERMINER | CAPITAL):
        start += 1
    phrase = phrase_after(n, start, high)
    if not phrase or _begins_clause(n, phrase, high):
        return None
    if beside or i == low or (i > low + 1 and n.flags[i - 2] & QUOTED) or _closes(n, verb, phrase[1]):
        return verb.report(phrase, "inverted")
    return None


def _begins_clause(n: Narrative, phrase: tuple[int, int], high: int) -> bool:
    """Said he would: the pronoun is the subject of what is said, not the source."""
    first, end = phrase
    if not n.flags[first] & Flag.SUBJECT or end >= high:
        return _holds_verb(n, first, end)
    return not n.flags[end] & (POINT | QUOTED | PREPOSITION | Flag.CONJUNCTION | Flag.TIME | Flag.SUBORDINATOR)


def _holds_verb(n: Narrative, first: int, end: int) -> bool:
    """Said the bridge would hold: no noun phrase, unless a "who" or a comma stands before its verb."""
    for flag in n.flags[first:end]:
        if flag & (POINT | Flag.RELATIVE | Flag.WHO):
            return False
        if flag & Flag.AUXILIARY and not flag & CAPITAL:
            return True
    return False


def _closes(n: Narrative, verb: Verb, stop: int) -> bool:
    """Whether "..., said Smith" closes its sentence, and no apposition opens it ("Kaplan, a screenwriter, said")."""
    parenthesis = _across_parenthesis(n, verb, verb.at - 1)
    if parenthesis and parenthesis.first <= verb.low + 2:
        return False
    return stop >= verb.high or n.words[stop] in ".,;?!" or bool(n.flags[stop] & (Flag.TIME | PREPOSITION))


def after_subject(n: Narrative, verb: Verb, earlier: Sequence[Report]) -> Report | None:
    """Smith said, who said, but added: the source stands before the verb, or is the one of the verb before."""
    last, low = verb.before, verb.low
    if last < low:
        return verb.report((-1, -1), "nobody") if verb.flags & OTHER_FORM and verb.at == low else None
    flags, word = n.flags[last], n.words[last]
    small = not flags & CAPITAL
    if (flags & Flag.RELATIVE and not flags & DETERMINER) or flags & Flag.WHO:
        return _relative(n, verb)
    if flags & Flag.SUBJECT:
        return verb.report((last, last + 1), "subject")
    if word in PARENTHESES:
        return _across_parenthesis(n, verb, last) or _elided(n, verb, earlier)
    if small and flags & Flag.CONJUNCTION:
        return _elided(n, verb, earlier)
    if flags & QUOTED:
        return _across_title(n, verb)
    if small and flags & (Flag.SUBORDINATOR | PREPOSITION):
        asked = flags & Flag.SUBORDINATOR and verb.flags & Flag.ASKING and verb.flags & OTHER_FORM
        return verb.report((-1, -1), "nobody") if asked else None
    phrase = _with_clause(n, phrase_before(n, last, low), low)
    if not phrase or (verb.flags & NOUN and not flags & SPEAKS):
        return None
    return verb.report(phrase, "subject")


def _with_clause(n: Narrative, phrase: tuple[int, int] | None, low: int) -> tuple[int, int] | None:
    """A White House official who spoke anonymously: the phrase with the head that its clause belongs to."""
    if not phrase or phrase[0] <= low or not n.flags[phrase[0] - 1] & Flag.WHO:
        return phrase
    head = phrase_before(n, phrase[0] - 2, low)
    return (head[0], phrase[1]) if head else phrase


def _relative(n: Narrative, verb: Verb) -> Report | None:
    """Mattis, who said: the noun phrase before the pronoun."""
    who = verb.before
    last = who - 1
    if last >= verb.low and n.words[last] == ",":
        last -= 1
    phrase = phrase_before(n, last, verb.low, near=True) if last >= verb.low else None
    return verb.report((phrase[0] if phrase else who, who + 1), "relative")


def _across_parenthesis(n: Narrative, verb: Verb, closing: int) -> Report | None:
    """Kaplan, a screenwriter, said; Rubio (R-Fla.) said; Trump - a Republican - said."""
    low = verb.low
    if closing < low or n.words[closing] not in PARENTHESES:
        return None
    opener = "(" if n.words[closing] == ")" else n.words[closing]
    floor = max(low, closing - PARENTHESIS)
    opening = next((k for k in range(closing - 1, floor - 1, -1) if n.words[k] == opener), -1)
    if opening <= low:
        return None
    inside = n.flags[opening + 1]
    if n.words[opening - 1].isdigit() and opening - 2 > low and n.words[opening - 2] == ",":
        opening -= 2  # "Chase, 27, a diver, said"
    phrase = phrase_before(n, opening - 1, low)
    if not phrase:
        pronoun = n.flags[opening - 1] & Flag.SUBJECT
        return verb.report((opening - 1, opening), "subject") if pronoun else None
    if inside & Flag.CONJUNCTION:
        return None
    head = _head_of_chain(n, phrase, low)
    if head:
        return verb.report(head, "subject")
    word = n.words[opening + 1]
    apart = inside & (Flag.SUBORDINATOR | PREPOSITION | Flag.PARTICIPLE | Flag.ADVERB) or word.endswith(
        n.lexicon.participle_endings[:1]
    )
    if apart and not inside & (Flag.WHO | Flag.GENITIVE):
        return verb.report(phrase, "subject")
    return verb.report((phrase[0], closing + (opener == "(")), "subject")


def _across_title(n: Narrative, verb: Verb) -> Report | None:
    """The report, titled "...," found: the one that has the title."""
    k = verb.before - 1
    if k - 1 <= verb.low or not n.flags[k] & Flag.NAMING or n.words[k - 1] != ",":
        return None
    phrase = phrase_before(n, k - 2, verb.low)
    return verb.report(phrase, "subject") if phrase else None


def _head_of_chain(n: Narrative, phrase: tuple[int, int], low: int) -> tuple[int, int] | None:
    """Chen, 45, of Leeds, who took no part, said: the name that a chain of asides explains, with the chain's first one."""
    head = None
    comma = phrase[0] - 1
    while comma > low and n.flags[comma] & PREPOSITION:
        comma -= 1
    while comma > low and n.words[comma] == ",":
        before = phrase_before(n, comma - 1, low)
        if before and _is_opening(n, before[0], low):
            break
        aside = n.flags[comma + 1] & ASIDES or n.words[comma + 1].isdigit()
        if not aside or not (before or n.words[comma - 1].isdigit()):
            break
        head = before or head
        comma = (before[0] if before and not n.words[before[0]].isdigit() else comma - 1) - 1
    return head


def _is_opening(n: Narrative, first: int, low: int) -> bool:
    """In a note to the Herald, his aide, ...: what the preposition that opens the sentence governs is not explained."""
    return first > low and bool(n.flags[low] & PREPOSITION) and "," not in n.words[low:first]
