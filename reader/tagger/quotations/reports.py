"""Reports: every verb of saying (the cue) of a sentence with the words that name who speaks (the source)."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tagger.quotations.lexicon import CUE, Flag
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.phrases import phrase_after, phrase_before
from reader.tagger.quotations.report import SAYING, SPOKEN, Report, Verb
from reader.tagger.quotations.sources import after_subject, inverted, participle, passive

CAPITAL = Flag.CAPITAL
QUOTED = Flag.QUOTED
POINT = Flag.POINT
DETERMINER = Flag.DETERMINER
PREPOSITION = Flag.PREPOSITION
OTHER_FORM = Flag.OTHER_FORM
NOUN = Flag.SPEECH | Flag.DOCUMENT | Flag.ROLE
SKIPPED = Flag.AUXILIARY | Flag.ADVERB
CLAUSAL = Flag.AUXILIARY | Flag.SUBJECT | OTHER_FORM
LONGEST_APPOSITION = 12
"""Tokens between the commas around what explains a source."""
KEPT = CAPITAL | Flag.RELATIVE | Flag.CONJUNCTION


def reports_of(n: Narrative) -> list[Sequence[Report]]:
    """All reports of each sentence, in the order of their cues."""
    found: list[Sequence[Report]] = [()] * len(n.sentences)
    number = 0
    for i in n.cues:
        while n.sentences[number][1] <= i:
            number += 1
        here = found[number]
        report = _report(n, i, n.sentences[number], here)
        if report and not _is_key(n, report):
            found[number] = [*here, report]
    return found


def _is_key(n: Narrative, report: Report) -> bool:
    """H highlights what you selected: a lone letter is nobody."""
    alone = report.end == report.first + 1 and len(n.words[report.first]) == 1
    return alone and not n.flags[report.first] & (Flag.SUBJECT | DETERMINER | QUOTED)


def _report(n: Narrative, i: int, sentence: tuple[int, int], earlier: Sequence[Report]) -> Report | None:
    flags = n.flags[i]
    low, high = sentence
    if flags & Flag.ACCORDING and i + 2 < high and n.flags[i + 1] & PREPOSITION:
        phrase = phrase_after(n, i + 2, high)
        return _according(n, i, phrase, sentence) if phrase else None
    if flags & Flag.SPEECH and i + 1 < high and n.flags[i + 1] & Flag.THAT:
        owned = _owned(n, i, low)
        if owned:
            return owned
    if not flags & CUE:
        if i + 1 >= high or n.words[i + 1] not in n.lexicon.particles:
            return None
        flags |= Flag.SAYING
    if flags & CAPITAL and i > low and not _in_headline(flags):
        return None
    return _of_verb(n, Verb(i, _before_auxiliaries(n, i, low), flags, low, high), earlier)


def _owned(n: Narrative, i: int, low: int) -> Report | None:
    """His claim that, Ann Roe's repeated warnings that: the one whose words the noun names."""
    k = i - 1
    while k > max(low, i - 3) and not n.flags[k] & (DETERMINER | CAPITAL | POINT | QUOTED) and not _is_owner(n, k):
        k -= 1
    if k < low or not (_is_owner(n, k) or n.words[k] in n.lexicon.words["possessives"]):
        return None
    first = k
    while _is_owner(n, k) and first > low and n.flags[first - 1] & CAPITAL and not n.flags[first - 1] & Flag.TIME:
        first -= 1
    return Report(i, i + 1, first, k + 1, "noun", SAYING)


def _is_owner(n: Narrative, k: int) -> bool:
    """Whether the token is a name with a possessive ending, which its word is without."""
    return bool(n.flags[k] & CAPITAL) and n.owns(k)


def _according(n: Narrative, i: int, phrase: tuple[int, int], sentence: tuple[int, int]) -> Report:
    """According to Pryce, the pumps failed: where the clause follows, a comma ends the source, behind its appositions."""
    first, end = phrase
    if _leads(n, i, sentence[0]):
        end = _before_clause(n, first, end, sentence[1])
    return Report(i, i + 2, first, end, "according to", SAYING)


def _leads(n: Narrative, i: int, low: int) -> bool:
    """Whether the clause must follow: nothing stands before, or a lone conjunction."""
    k = i - 1
    if k > low and n.words[k] == ",":
        k -= 1
    return k < low or (k == low and bool(n.flags[k] & (Flag.CONJUNCTION | Flag.ADVERB)))


def _before_clause(n: Narrative, first: int, end: int, high: int) -> int:
    """The comma that ends the source: the first, or the one that closes an apposition to it."""
    commas = [k for k in range(first, min(high, end + LONGEST_APPOSITION)) if n.words[k] == ","]
    for k, following in zip(commas, [*commas, high][1:], strict=True):
        inside = range(k + 1, following)
        apart = following < high and len(inside) <= LONGEST_APPOSITION and not n.flags[following + 1] & Flag.CONJUNCTION
        small = [n.flags[j] for j in inside if not n.flags[j] & CAPITAL]
        if not apart or not small or any(f & CLAUSAL and not f & DETERMINER for f in small):
            return min(end, k)
    return end


def _in_headline(flags: int) -> bool:
    """Capitals in a headline: "Clinton Says"; a noun may stand there too, so only forms that are no noun count."""
    return bool(flags & OTHER_FORM and flags & Flag.SAYING and not flags & Flag.SPEECH)


def _before_auxiliaries(n: Narrative, i: int, low: int) -> int:
    """The token left of "has also repeatedly" before the verb at `i`."""
    k = i - 1
    if k - 2 > low and n.words[k] == n.words[k - 2] == "," and n.flags[k - 1] & Flag.ADVERB:
        k -= 3  # "officials, however, said"
    while k >= low and ((n.flags[k] & SKIPPED and not n.flags[k] & KEPT) or _is_manner(n, k)):
        k -= 1
    return k


def _is_manner(n: Narrative, i: int) -> bool:
    word = n.words[i]
    return len(word) > 4 and not n.flags[i] & (CAPITAL | NOUN) and word.endswith(n.lexicon.adverb_endings)


def _of_verb(n: Narrative, verb: Verb, earlier: Sequence[Report]) -> Report | None:
    auxiliaries = n.flags[verb.before + 1 : verb.at]
    suffers = bool(auxiliaries) and any(f & Flag.PASSIVE for f in auxiliaries)
    if suffers and not verb.flags & Flag.PARTICIPLE:
        return passive(n, verb)
    if verb.flags & Flag.PARTICIPLE and not suffers and not verb.flags & OTHER_FORM:
        return participle(n, verb, earlier)
    turned = inverted(n, verb)
    if turned:
        return turned
    bare = verb.flags & Flag.BASE and not verb.flags & OTHER_FORM and not auxiliaries
    if bare and not _is_plural(n, verb.before) and not _has_plural_head(n, verb):
        return None
    return after_subject(n, verb, earlier)


def _has_plural_head(n: Narrative, verb: Verb) -> bool:
    """Sources close to the court say: the plural stands before what belongs to it."""
    if not verb.flags & SPOKEN or verb.flags & NOUN:
        return False
    first, end = phrase_before(n, verb.before, verb.low) or (0, 0)
    for k in range(first, end):
        if n.flags[k] & (Flag.COLLECTIVE | Flag.PLURAL):
            return True
        if n.flags[k] & (PREPOSITION | Flag.WHO):
            return k > first and _is_plural(n, k - 1)
    return False


def _is_plural(n: Narrative, i: int) -> bool:
    """Whether the token can end the subject of "say": "officials", "they", "many"."""
    if i < 0:
        return False
    word = n.words[i]
    plural = word.endswith(n.lexicon.plural_endings) and not word.endswith(n.lexicon.singular_endings)
    return plural or bool(n.flags[i] & (Flag.SUBJECT | Flag.PLURAL | Flag.COLLECTIVE))
