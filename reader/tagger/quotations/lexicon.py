"""The words of `resources/languages/<code>/quotations.toml`, made ready to look up: one set of flags for each word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.tagger.language import Language
from reader.tagger.patterns import alternation


class Flag:
    """What a word can be, as far as the rules ask. What every token is asked for stands in the low 30 bits: they are masked quickest."""

    SAYING = 1 << 0
    TELLING = 1 << 1
    ASKING = 1 << 2
    CALLING = 1 << 3
    THINKING = 1 << 4
    SHOWING = 1 << 5
    AIMING = 1 << 6
    PARTICIPLE = 1 << 7  # the form in -ing of one of these verbs
    BASE = 1 << 8  # its bare form
    DETERMINER = 1 << 9
    SUBJECT = 1 << 10
    RELATIVE = 1 << 11
    PREPOSITION = 1 << 12
    ACCORDING = 1 << 13
    CONJUNCTION = 1 << 14
    SUBORDINATOR = 1 << 15
    AUXILIARY = 1 << 16
    PASSIVE = 1 << 17
    ADVERB = 1 << 18
    TIME = 1 << 19
    ROLE = 1 << 20
    COLLECTIVE = 1 << 21
    PHRASAL = 1 << 22  # a verb of saying together with a particle: "pointed out"
    SPEECH = 1 << 23
    END = 1 << 24  # a full stop, a question or exclamation mark, an ellipsis
    CAPITAL = 1 << 25  # of the token, not of the word
    QUOTED = 1 << 26  # the token stands for a quoted passage
    POINT = 1 << 27  # punctuation
    PLURAL = 1 << 28
    OTHER_FORM = 1 << 29  # third person, past or past participle
    DOCUMENT = 1 << 30
    ARTICLE = 1 << 31
    BINDING = 1 << 32
    GENITIVE = 1 << 33
    BELONGING = 1 << 34
    WHO = 1 << 35
    AND = 1 << 36
    AGENT = 1 << 37
    THAT = 1 << 38
    AS = 1 << 39
    NAMING = 1 << 40


SENTENCE_ENDS = frozenset(".!?…")
VERB_CLASSES = {
    "saying": Flag.SAYING,
    "telling": Flag.TELLING,
    "asking": Flag.ASKING,
    "calling": Flag.CALLING,
    "thinking": Flag.THINKING,
    "showing": Flag.SHOWING,
    "aiming": Flag.AIMING,
    "phrasal": Flag.PHRASAL,
}
CUE = Flag.SAYING | Flag.TELLING | Flag.ASKING | Flag.CALLING | Flag.THINKING | Flag.SHOWING | Flag.AIMING
REPORTING = CUE | Flag.PHRASAL | Flag.ACCORDING | Flag.SPEECH
TELLS = REPORTING | Flag.END
WORD_CLASSES = {
    ("words", "determiners"): Flag.DETERMINER,
    ("words", "according"): Flag.ACCORDING,
    ("words", "genitive"): Flag.GENITIVE,
    ("words", "belonging"): Flag.BELONGING,
    ("words", "who"): Flag.WHO,
    ("words", "joining"): Flag.AND,
    ("words", "agents"): Flag.AGENT,
    ("words", "complementizers"): Flag.THAT,
    ("words", "equating"): Flag.AS,
    ("words", "articles"): Flag.ARTICLE,
    ("words", "subjects"): Flag.SUBJECT,
    ("words", "relatives"): Flag.RELATIVE,
    ("words", "prepositions"): Flag.PREPOSITION,
    ("words", "binding"): Flag.BINDING,
    ("words", "conjunctions"): Flag.CONJUNCTION,
    ("words", "subordinators"): Flag.SUBORDINATOR,
    ("words", "auxiliaries"): Flag.AUXILIARY,
    ("words", "passives"): Flag.PASSIVE,
    ("words", "adverbs"): Flag.ADVERB,
    ("words", "times"): Flag.TIME,
    ("sources", "naming"): Flag.NAMING,
    ("words", "plural"): Flag.PLURAL,
    ("sources", "roles"): Flag.ROLE,
    ("sources", "collectives"): Flag.COLLECTIVE,
    ("sources", "documents"): Flag.DOCUMENT,
    ("sources", "speech_nouns"): Flag.SPEECH,
}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One language's words. `flags` maps a word in small letters to the `Flag`s (as int) that it can be.

    `genders` maps the title or noun of a woman or man to "female" or "male".
    """

    flags: dict[str, int]
    words: dict[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    apostrophe_endings: tuple[str, ...]
    abbreviations: frozenset[str]
    openers: dict[str, str]
    closers: dict[str, str]
    straight: frozenset[str]
    apostrophes: frozenset[str]
    elisions: frozenset[str]
    particles: frozenset[str]
    genders: dict[str, str]
    short: dict[str, str]
    signs: tuple[str, ...]
    marks: re.Pattern[str]
    report_after: re.Pattern[str]
    tokens: Tokens


class Tokens(dict[str, tuple[str, int, int, bool]]):
    """A token with the space after it -> its word in small letters without a possessive 's, its flags, its length, if it tells.

    Remembered as they come; the length is without the space. What tells can end a sentence or report.
    """

    def __init__(self, flags: dict[str, int], possessives: tuple[str, ...]) -> None:
        super().__init__()
        self._flags = flags
        self._possessives = possessives

    def __missing__(self, piece: str) -> tuple[str, int, int, bool]:
        raw = piece.rstrip()
        word = raw.lower()
        flag = self._flags.get(word)
        if flag is None:
            if len(word) > 2 and word.endswith(self._possessives):
                word = word[:-2]
            flag = self._flags.get(word, 0)
        if raw[0].isupper():
            flag |= Flag.CAPITAL
        elif not raw[0].isalnum():
            flag |= Flag.POINT
        if raw in SENTENCE_ENDS:
            flag |= Flag.END
        known = self[piece] = (word, flag, len(raw), bool(flag & TELLS))
        return known


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language that has a quotations file."""
    table = language.words["quotations"]
    marks = table["marks"]
    words = {key: frozenset(value.split()) for key, value in table["words"].items()}
    flags = _flags(table)
    openers, closers = _pairs(marks)
    straight = frozenset(marks["straight"])
    signs = {*openers, *closers, *straight, *marks["apostrophes"]}
    return Lexicon(
        flags=flags,
        words=words,
        **{f"{name}_endings": tuple(ends) for name, ends in table["endings"].items() if name != "possessive"},
        abbreviations=words["abbreviations"],
        openers=openers,
        closers=closers,
        straight=straight,
        apostrophes=frozenset(marks["apostrophes"]),
        elisions=frozenset(marks["elisions"]),
        short=table["short"],
        particles=words["particles"],
        genders={
            word: gender
            for gender in ("female", "male")
            for kind in ("titles", "nouns")
            for word in words.get(f"{gender}_{kind}", ())
        },
        signs=tuple(sorted(set("".join(signs)))),
        marks=_one_of(signs),
        report_after=_report_after(flags),
        tokens=Tokens(flags, tuple(table["endings"]["possessive"])),
    )


def _flags(table: dict[str, Any]) -> dict[str, int]:
    flags: dict[str, int] = {}
    for (section, key), flag in WORD_CLASSES.items():
        for word in table[section][key].split():
            flags[word] = flags.get(word, 0) | flag
    for name, flag in VERB_CLASSES.items():
        for base, forms in table["verbs"][name].items():
            *finite, participle = forms.split()
            for word, form in [
                (base, Flag.BASE),
                (participle, Flag.PARTICIPLE),
                *((w, Flag.OTHER_FORM) for w in finite),
            ]:
                flags[word] = flags.get(word, 0) | flag | form
    return flags


def _pairs(marks: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Opening and closing marks with their level, "double" or "single"; a mark can be both."""
    openers: dict[str, str] = {}
    closers: dict[str, str] = {}
    for level in ("double", "single"):
        for pair in marks[level]:
            openers.setdefault(pair[0], level)
            closers.setdefault(pair[1], level)
    return openers, closers


def _one_of(signs: Iterable[str]) -> re.Pattern[str]:
    """Finds each of the signs, the longest first."""
    return re.compile(alternation(signs))


def _report_after(flags: dict[str, int]) -> re.Pattern[str]:
    """The end of a sentence's speech whose closing mark was lost: a comma and, a few words on, a verb of saying."""
    finite = [w for w, f in flags.items() if f & Flag.SAYING and f & Flag.OTHER_FORM and not f & Flag.AIMING]
    return re.compile(rf"[,.?!](?=\s(?:[^\s,.?!\"“”]+\s){{0,4}}{alternation(finite)}\b)")
