"""Reports: a verb of saying (the cue) and the words that name who speaks (the source)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.tagger.quotations.lexicon import CUE, Flag
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.phrases import phrase_after, phrase_before
from reader.tagger.quotations.subjects import first_subject

SAYING = Flag.SAYING | Flag.ASKING
SPOKEN = Flag.SAYING | Flag.TELLING | Flag.ASKING
CAPITAL = Flag.CAPITAL
QUOTED = Flag.QUOTED
POINT = Flag.POINT
DETERMINER = Flag.DETERMINER
PREPOSITION = Flag.PREPOSITION
OTHER_FORM = Flag.OTHER_FORM
NOUN = Flag.SPEECH | Flag.DOCUMENT | Flag.ROLE
SKIPPED = Flag.AUXILIARY | Flag.ADVERB
KEPT = CAPITAL | Flag.RELATIVE | Flag.CONJUNCTION
SPEAKS = CAPITAL | Flag.ROLE | Flag.COLLECTIVE | Flag.DOCUMENT | Flag.PLURAL | Flag.AUXILIARY | Flag.ADVERB
APART = POINT | QUOTED | PREPOSITION | Flag.SUBORDINATOR | Flag.CONJUNCTION | Flag.ADVERB | Flag.AUXILIARY
PARENTHESES = frozenset({",", ")", "—", "–", "-"})
PARENTHESIS = 30
"""Tokens that may stand between a source and its verb."""


@dataclass(frozen=True, slots=True)
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


class _Verb(NamedTuple):
    """A verb of saying: token `at`; `before` is the token left of it and its auxiliaries; the sentence is `low` to `high`."""

    at: int
    before: int
    flags: int
    low: int
    high: int

    def report(self, phrase: tuple[int, int], rule: str) -> Report:
        """Its report with the source `phrase`."""
        return Report(self.at, self.at + 1, *phrase, rule, self.flags)


def reports_of(n: Narrative, low: int, high: int) -> list[Report]:
    """All reports of one sentence (tokens `low` to `high`), in the order of their cues."""
    found: list[Report] = []
    interesting = CUE | Flag.PHRASAL | Flag.ACCORDING | Flag.SPEECH
    flags = n.flags
    for i in [i for i in range(low, high) if flags[i] & interesting]:
        report = _report(n, i, (low, high), found)
        if report:
            found.append(report)
    return found


def _report(n: Narrative, i: int, sentence: tuple[int, int], earlier: list[Report]) -> Report | None:
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
    return _of_verb(n, _Verb(i, _before_auxiliaries(n, i, low), flags, low, high), earlier)


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
    return bool(n.flags[k] & CAPITAL) and n.ends[k] - n.starts[k] > len(n.words[k])


def _according(n: Narrative, i: int, phrase: tuple[int, int], sentence: tuple[int, int]) -> Report:
    """According to Pryce, the pumps failed: where the clause follows, a comma that no other one answers ends the source."""
    first, end = phrase
    commas = [k for k in range(first, end) if n.words[k] == ","]
    if i == sentence[0] and len(commas) == 1 and (end >= sentence[1] or n.words[end] != ","):
        end = commas[0]
    return Report(i, i + 2, first, end, "according to", SAYING)


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


def _of_verb(n: Narrative, verb: _Verb, earlier: list[Report]) -> Report | None:
    auxiliaries = n.flags[verb.before + 1 : verb.at]
    passive = any(f & Flag.PASSIVE for f in auxiliaries)
    if passive and not verb.flags & Flag.PARTICIPLE:
        return _passive(n, verb)
    if verb.flags & Flag.PARTICIPLE and not passive and not verb.flags & OTHER_FORM:
        return _participle(n, verb, earlier)
    inverted = _inverted(n, verb)
    if inverted:
        return inverted
    if verb.flags & Flag.BASE and not verb.flags & OTHER_FORM and not auxiliaries and not _is_plural(n, verb.before):
        return None
    return _after_subject(n, verb, earlier)


def _is_plural(n: Narrative, i: int) -> bool:
    """Whether the token can end the subject of "say": "officials", "they", "many"."""
    if i < 0:
        return False
    word = n.words[i]
    plural = word.endswith(n.lexicon.plural_endings) and not word.endswith(n.lexicon.singular_endings)
    return plural or bool(n.flags[i] & (Flag.SUBJECT | Flag.PLURAL | Flag.COLLECTIVE))


def _passive(n: Narrative, verb: _Verb) -> Report | None:
    """Was told by his lawyer that, was described by X as."""
    for k in range(verb.at + 1, min(verb.at + 8, verb.high)):
        if n.flags[k] & Flag.AGENT:
            phrase = phrase_after(n, k + 1, verb.high)
            return verb.report(phrase, "passive") if phrase else None
        if n.flags[k] & (POINT | QUOTED):
            break
    return None


def _participle(n: Narrative, verb: _Verb, earlier: list[Report]) -> Report | None:
    """A comma and "adding that": the one who spoke before in the sentence, else its subject."""
    last = verb.at - 1
    if last >= verb.low and not n.flags[last] & APART and n.flags[last] & (NOUN | CAPITAL):
        phrase = phrase_before(n, last, verb.low, near=True)
        if phrase and (n.flags[last] & NOUN or n.flags[phrase[0] - 1] & (Flag.AUXILIARY | PREPOSITION)):
            return verb.report(phrase, "subject")
    phrase = _spoke_before(n, verb.at, earlier) or first_subject(n, verb.low, verb.at) or (-1, -1)
    return verb.report(phrase, "participle")


def _spoke_before(n: Narrative, at: int, earlier: list[Report]) -> tuple[int, int] | None:
    last = next((r for r in reversed(earlier) if r.first >= 0), None)
    if last is None or ")" in n.words[last.stop : at]:
        return None
    return last.first, last.end


def _elided(n: Narrative, verb: _Verb, earlier: list[Report]) -> Report | None:
    """A comma and "but added": the speaker of the report before, else the subject of the sentence."""
    phrase = _spoke_before(n, verb.at, earlier) or first_subject(n, verb.low, verb.at)
    return verb.report(phrase, "elided") if phrase else None


def _inverted(n: Narrative, verb: _Verb) -> Report | None:
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
        return False
    return not n.flags[end] & (POINT | QUOTED | PREPOSITION | Flag.CONJUNCTION | Flag.TIME | Flag.SUBORDINATOR)


def _closes(n: Narrative, verb: _Verb, stop: int) -> bool:
    """Whether "..., said Smith" closes its sentence, and no apposition opens it ("Kaplan, a screenwriter, said")."""
    parenthesis = _across_parenthesis(n, verb, verb.at - 1)
    if parenthesis and parenthesis.first <= verb.low + 2:
        return False
    return stop >= verb.high or n.words[stop] in ".,;?!" or bool(n.flags[stop] & (Flag.TIME | PREPOSITION))


def _after_subject(n: Narrative, verb: _Verb, earlier: list[Report]) -> Report | None:
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
    if small and flags & (QUOTED | Flag.SUBORDINATOR | PREPOSITION):
        return None
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


def _relative(n: Narrative, verb: _Verb) -> Report | None:
    """Mattis, who said: the noun phrase before the pronoun."""
    who = verb.before
    last = who - 1
    if last >= verb.low and n.words[last] == ",":
        last -= 1
    phrase = phrase_before(n, last, verb.low, near=True) if last >= verb.low else None
    return verb.report((phrase[0] if phrase else who, who + 1), "relative")


def _across_parenthesis(n: Narrative, verb: _Verb, closing: int) -> Report | None:
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
    phrase = phrase_before(n, opening - 1, low)
    if not phrase:
        pronoun = n.flags[opening - 1] & Flag.SUBJECT
        return verb.report((opening - 1, opening), "subject") if pronoun else None
    if inside & Flag.CONJUNCTION:
        return None
    word = n.words[opening + 1]
    apart = inside & (Flag.SUBORDINATOR | PREPOSITION | Flag.PARTICIPLE | Flag.ADVERB) or word.endswith(
        n.lexicon.participle_endings[:1]
    )
    if apart and not inside & (Flag.WHO | Flag.GENITIVE):
        return verb.report(phrase, "subject")
    return verb.report((phrase[0], closing + (opener == "(")), "subject")
