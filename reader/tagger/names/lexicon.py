"""What the rules for names look up: one language's words and gazetteers, read once and only when tagging starts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reader.paths import resources
from reader.tagger.language import load_language
from reader.tagger.vocabulary import EVENT, GROUP, LAW, ORGANIZATION, PERSON, PLACE, PRODUCT, WORK, TokenType

TYPES: tuple[TokenType, ...] = (PERSON, ORGANIZATION, PLACE, GROUP, EVENT, WORK, PRODUCT, LAW)
"""The types in the order of every list of votes; a kind is an index into it."""

PER, ORG, LOC, GRP, EVT, WRK, PRD, LAWS = range(8)
KINDS = {
    "person": PER,
    "organization": ORG,
    "place": LOC,
    "group": GRP,
    "event": EVT,
    "work": WRK,
    "product": PRD,
    "law": LAWS,
}

FUNCTION, CALENDAR, TITLE, AMBIGUOUS, MODIFIER, SUFFIX, INSTITUTION, COMPASS, GENERATION, OFFICE, POSSESSOR = (
    1 << n for n in range(11)
)
HEAD = 11
"""`1 << HEAD + kind` says that a name that ends with the word is of that kind, `1 << FIRST + kind` that one that begins with it is."""
FIRST = HEAD + len(TYPES)
ANY_HEAD = sum(1 << HEAD + kind for kind in range(len(TYPES)))
ANY_FIRST = sum(1 << FIRST + kind for kind in range(len(TYPES)))

KNOWN_LISTS = (
    ("works", WRK),
    ("products", PRD),
    ("laws", LAWS),
    ("events", EVT),
    ("peoples", GRP),
    ("demonyms", GRP),
    ("regions", LOC),
    ("us_states", LOC),
    ("countries", LOC),
    ("countries_alias", LOC),
    ("teams", ORG),
    ("organizations", ORG),
)
"""The gazetteers of names that everybody knows; of a name that stands in two, the later list decides."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The look-ups. `flags` holds the bits of a word above.

    `known` gives the kind of a name that everybody knows, `kinds` all kinds that it may have; `starts` gives the number of words of the longest known name that begins with a word,
    `tails` the small last words of known names by what stands before them ("Korean": "war"), `common` is in lower case.
    """

    flags: dict[str, int]
    known: dict[str, int]
    kinds: dict[str, tuple[int, ...]]
    starts: dict[str, int]
    tails: dict[str, tuple[str, ...]]
    major_cities: frozenset[str]
    cities: frozenset[str]
    common: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    surnames: frozenset[str]
    before: dict[str, tuple[tuple[int, float], ...]]
    after: dict[str, tuple[tuple[int, float], ...]]
    appositions: dict[str, int]
    roles: frozenset[str]
    kin: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    particles: frozenset[str]
    compound_tails: frozenset[str]
    seats: frozenset[str]
    at_seat: frozenset[str]
    of_people: tuple[str, ...]
    place_endings: tuple[str, ...]
    name_prefixes: tuple[str, ...]
    sport: frozenset[str]
    sport_before: frozenset[str]
    sport_after: frozenset[str]
    sport_not_after: frozenset[str]
    sport_slugs: tuple[str, ...]
    sport_fixture: tuple[str, ...]
    sport_lost: frozenset[str]
    sport_dismissals: tuple[str, ...]
    nations: frozenset[str]
    same: dict[str, str]
    halves: dict[str, str]
    before_half: frozenset[str]
    run: dict[str, Any]
    words: dict[str, Any]
    appositive: dict[str, list[str]]

    def is_given(self, word: str) -> bool:
        """Whether the word is a given name."""
        return word in self.male or word in self.female

    def is_common(self, word: str) -> bool:
        """Whether the word, in whatever case, is an ordinary word of the language."""
        return word.lower() in self.common

    def is_place(self, name: str) -> bool:
        """Whether a gazetteer has the name as a place."""
        return self.known.get(name) == LOC or name in self.major_cities or name in self.cities


@cache
def load_lexicon(code: str) -> Lexicon:
    """The lexicon of a language that has gazetteers; English for the others."""
    folder = resources() / "gazetteers" / code
    if not folder.is_dir() or "names" not in load_language(code).words:
        return load_lexicon("en")
    return _build(load_language(code).words["names"], folder)


def _build(words: dict[str, Any], folder: Path) -> Lexicon:
    kinds: dict[str, tuple[int, ...]] = {}
    for stem, kind in KNOWN_LISTS:
        for name in _names(folder, stem):
            held = kinds.get(name)
            kinds[name] = (kind,) if held is None or kind in held else (*held, kind)
    known = {name: held[-1] for name, held in kinds.items()}
    major, cities = frozenset(_names(folder, "cities_major")), frozenset(_names(folder, "cities"))
    titles = words["titles"]
    return Lexicon(
        flags=_flags(words, (s.capitalize() for s in _names(folder, "company_suffixes") if len(s) > 2)),
        known=known,
        kinds=kinds,
        starts=_starts(known, major, cities),
        tails=_tails(known),
        major_cities=major,
        cities=cities,
        common=frozenset(_names(folder, "common_words")),
        female=frozenset(_names(folder, "given_female") + _names(folder, "given_female_world")),
        male=frozenset(_names(folder, "given_male") + _names(folder, "given_male_world")),
        surnames=frozenset(_names(folder, "surnames") + _names(folder, "surnames_world")),
        before=_contexts(words["before"]),
        after=_contexts(words["after"]),
        appositions={noun: KINDS[kind] for kind, nouns in words["apposition"].items() for noun in nouns},
        roles=frozenset(titles["roles"]),
        kin=frozenset(titles["kin"]),
        male_titles=frozenset(titles["male"]),
        female_titles=frozenset(titles["female"]),
        particles=frozenset(words["run"]["particles"]),
        compound_tails=frozenset(words["run"]["compound_tails"]),
        seats=frozenset(words["words"]["seats"]),
        at_seat=frozenset(words["words"]["at_seat"]),
        place_endings=tuple(words["words"]["place_endings"]),
        name_prefixes=tuple(words["words"]["name_prefixes"]),
        of_people=tuple(words["words"]["of_people"]),
        sport=frozenset(words["sport"]["words"]),
        sport_before=frozenset(words["sport"]["before"]),
        sport_after=frozenset(words["sport"]["after"]),
        sport_not_after=frozenset(words["sport"]["not_after"]),
        sport_slugs=tuple(words["sport"]["slugs"]),
        sport_fixture=tuple(words["sport"]["fixture"]),
        sport_lost=frozenset(words["sport"]["lost"]),
        sport_dismissals=tuple(words["sport"]["dismissals"]),
        nations=frozenset([*_names(folder, "countries"), *words["sport"]["nations"]]),
        same={name: group[-1] for group in words["same"]["names"] for name in group},
        halves=dict(words["words"]["halves"]),
        before_half=frozenset(words["words"]["before_half"]),
        run=words["run"],
        words=words["words"],
        appositive=words["appositive"],
    )


def _names(folder: Path, stem: str) -> list[str]:
    return (folder / f"{stem}.txt").read_text("utf-8").split("\n")[:-1]


def _flags(words: dict[str, Any], suffixes: Iterable[str]) -> dict[str, int]:
    flags: dict[str, int] = {}

    def add(bit: int, members: Iterable[str]) -> None:
        for word in members:
            flags[word] = flags.get(word, 0) | bit

    lists, titles, heads = words["words"], words["titles"], words["heads"]
    for bit, members in (
        (FUNCTION, lists["function"]),
        (CALENDAR, lists["calendar"]),
        (COMPASS, lists["compass"]),
        (GENERATION, lists["generations"]),
        (SUFFIX, lists["suffixes"]),
        (TITLE, titles["words"]),
        (AMBIGUOUS, titles["ambiguous"]),
        (MODIFIER, titles["modifiers"]),
        (OFFICE, titles["of_office"]),
        (INSTITUTION, heads["institutions"]),
        (POSSESSOR, words["run"]["possessors"]),
    ):
        add(bit, members)
    for name, kind in KINDS.items():
        add(1 << HEAD + kind, heads.get(name, ()))
        add(1 << FIRST + kind, heads.get(f"first_{name}", ()))
    add(SUFFIX, (s for s in suffixes if s not in flags))
    return flags


def _starts(known: dict[str, int], *cities: frozenset[str]) -> dict[str, int]:
    starts: dict[str, int] = {}
    for names in (known, *cities):
        for name in names:
            if " " in name:
                first, rest = name.split(" ", 1)
                starts[first] = max(starts.get(first, 0), rest.count(" ") + 2)
    return starts


def _tails(known: dict[str, int]) -> dict[str, tuple[str, ...]]:
    tails: dict[str, tuple[str, ...]] = {}
    for name in known:
        head, _, tail = name.rpartition(" ")
        if head and tail.islower():
            tails[head] = (*tails.get(head, ()), f" {tail}")
    return tails


def _contexts(table: dict[str, dict[str, list[str]]]) -> dict[str, tuple[tuple[int, float], ...]]:
    contexts: dict[str, tuple[tuple[int, float], ...]] = {}
    for name, lists in table.items():
        for strength, weight in (("strong", 3.0), ("weak", 1.0)):
            for phrase in lists[strength]:
                contexts[phrase] = (*contexts.get(phrase, ()), (KINDS[name], weight))
    return contexts
