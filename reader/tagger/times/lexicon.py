"""A language's words of time, compiled once: what the rules of this package look up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.tagger.language import Language
from reader.tagger.patterns import cased
from reader.tagger.times.patterns import Forms, TimePatterns, time_patterns

WAYS = ("this", "last", "next", "same", "each", "final")
ARTICLED = ("the ", "a ", "an ")
"""The scan stops behind an article; forms that begin with one are matched only from there on."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Everything that the rules ask a language for; the patterns are matched at an offset."""

    months: dict[str, int]
    weekdays: dict[str, int]
    doubtful: frozenset[str]
    month_after: frozenset[str]
    last_after: frozenset[str]
    own_after: frozenset[str]
    own_units: frozenset[str]
    seasons: dict[str, str]
    units: dict[str, str]
    parts: dict[str, str]
    deictic: dict[str, int]
    tonight: frozenset[str]
    directions: dict[str, str]
    edges: dict[str, str]
    vague: frozenset[str]
    pairs: frozenset[str]
    halves: frozenset[str]
    ones: frozenset[str]
    hours: dict[str, int]
    holidays: dict[str, str]
    named_days: dict[str, str]
    repeated: dict[str, str]
    decades: dict[str, int]
    before_christ: frozenset[str]
    noon: dict[str, str]
    zones: dict[str, str]
    summer_time: dict[str, list[str]]
    past: dict[str, int]
    """Minutes past the hour, or before it, by the words that say so."""
    year_before: frozenset[str]
    year_strong: frozenset[str]
    year_until: frozenset[str]
    possessives: frozenset[str]
    bare_strong: frozenset[str]
    never_the: frozenset[str]
    one_before: frozenset[str]
    one_minute_before: frozenset[str]
    decade_after: tuple[str, ...]
    season_after: tuple[str, ...]
    season_not_before: tuple[str, ...]
    ratio_after: frozenset[str]
    clock_after: frozenset[str]
    clock_span: frozenset[str]
    adverb_before: frozenset[str]
    weekday_not_after: frozenset[str]
    deictic_phrases: dict[str, int]
    deictic_starts: tuple[str, ...]
    references: dict[str, str]
    talk: tuple[str, ...]
    not_now_before: frozenset[str]
    slashed_before: frozenset[str]
    slashed_not_behind: frozenset[str]
    every: frozenset[str]
    part_of: frozenset[str]
    compared_to: frozenset[str]
    whole_of: frozenset[str]
    and_half: tuple[str, ...]
    also: frozenset[str]
    ended: tuple[str, ...]
    months_whole: frozenset[str]
    """Full names of months, behind which a full stop ends the sentence."""
    behind_number: frozenset[str]
    """What makes a number one of minutes past the hour, or of times a day."""
    more: frozenset[str]
    often: frozenset[str]
    circa: frozenset[str]
    of_old: frozenset[str]
    year_named: frozenset[str]
    approximate: tuple[str, ...]
    day_before: frozenset[str]
    day_behind: frozenset[str]
    """Words that may stand before and behind the number of a day that has no month."""
    part_after: tuple[str, ...]
    night_after: tuple[str, ...]
    season_before: frozenset[str]
    season_sure: frozenset[str]
    infinitive: str
    ahead_to: frozenset[str]
    ahead_in: frozenset[str]
    of: frozenset[str]
    clock_day: frozenset[str]
    day_clock: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    habit: frozenset[str]
    will: frozenset[str]
    """Verbs that say of the whole sentence that it lies ahead."""

    plural: frozenset[str]
    """Plural units and weekdays."""
    short: frozenset[str]
    """Abbreviated weekdays."""
    spoken_of: frozenset[str]
    """Directions that start from the day spoken of."""
    spans: frozenset[str]
    """Directions that make a span of one unit ("the past year")."""
    the: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]
    nights: frozenset[str]
    patterns: TimePatterns
    starters: dict[str, str]
    """The group of every word that a time may begin with: month, weekday, name, direction, edge, count or unit."""


WORD_SETS = {
    "doubtful": ("months", "doubtful"),
    "month_after": ("months", "after"),
    "last_after": ("verbs", "last_after"),
    "own_after": ("the", "after"),
    "own_units": ("the", "units"),
    "tonight": ("deictic_tonight", "words"),
    "not_now_before": ("talk", "not_now_before"),
    "slashed_before": ("slashed", "before"),
    "slashed_not_behind": ("slashed", "not_behind"),
    "every": ("times_a", "every"),
    "part_of": ("sentence", "part_of"),
    "compared_to": ("one", "compared"),
    "whole_of": ("one", "all"),
    "also": ("one", "and"),
    "more": ("talk", "more"),
    "often": ("times_a", "words"),
    "circa": ("years", "circa"),
    "of_old": ("years", "of_old"),
    "year_named": ("years", "named"),
    "day_before": ("days", "before"),
    "day_behind": ("days", "behind"),
    "season_before": ("sentence", "season_before"),
    "season_sure": ("sentence", "season_sure"),
    "ahead_to": ("tense", "ahead_to"),
    "ahead_in": ("tense", "ahead_in"),
    "of": ("joints", "of"),
    "clock_day": ("joints", "clock_day"),
    "day_clock": ("joints", "day_clock"),
    "vague": ("counts", "vague"),
    "pairs": ("counts", "pair"),
    "halves": ("counts", "half"),
    "ones": ("counts", "one"),
    "before_christ": ("years", "before_christ"),
    "year_before": ("years", "before"),
    "possessives": ("years", "possessives"),
    "year_strong": ("years", "strong"),
    "year_until": ("years", "until"),
    "bare_strong": ("bare", "strong"),
    "never_the": ("bare", "never_the"),
    "one_before": ("one", "before"),
    "one_minute_before": ("one", "minute_before"),
    "ratio_after": ("sentence", "ratio_after"),
    "clock_after": ("sentence", "clock_after"),
    "clock_span": ("clock", "span_before"),
    "adverb_before": ("sentence", "adverb_before"),
    "weekday_not_after": ("weekdays", "not_after"),
    "ahead": ("tense", "ahead"),
    "behind": ("tense", "behind"),
    "habit": ("tense", "habit"),
    "will": ("tense", "will"),
    "spoken_of": ("joints", "spoken_of"),
    "spans": ("joints", "spans"),
    "the": ("joints", "the"),
    "definite": ("joints", "definite"),
    "articles": ("joints", "article"),
    "nights": ("joints", "night"),
}
"""The fields of `TimeWords` that are a list of a `times.toml` as it stands, with the list's table and key."""


@cache
def time_words(language: Language) -> TimeWords:
    """The compiled words of a language (its `times.toml`)."""
    t = language.words["times"]
    months = _named(t["months"])
    weekdays = _named(t["weekdays"])
    units = _units(t)
    directions = {form: name for name in WAYS for form in t["direction"][name]}
    edges = {form: name for name, forms in t["edges"].items() for form in forms}
    month_forms, weekday_forms = _month_forms(months, t), _weekday_forms(weekdays)
    starters = _starters(t, month_forms, weekday_forms, units)
    cardinals = language.words["numbers"]["cardinals"]
    forms = Forms(
        frozenset(month_forms),
        frozenset(weekday_forms),
        frozenset(units),
        frozenset(word for word, number in cardinals.items() if 1 <= number <= 12),
        frozenset(directions),
        frozenset(edges),
    )
    return TimeWords(
        months={name.lower(): number for name, number in months.items()},
        weekdays={form.lower(): number for name, number in weekdays.items() for form in (name, f"{name}s")},
        seasons=t["seasons"],
        units=units,
        parts=t["parts_of_day"],
        deictic=t["deictic"],
        directions=directions,
        edges=edges,
        hours=cardinals,
        holidays=t["holidays"],
        named_days=t["named_days"],
        repeated=t["repeated"],
        decades=t["years"]["decades"],
        noon=t["clock"]["noon"],
        zones=t["zones"],
        summer_time=t["summer_time"],
        past=t["clock"]["past"],
        decade_after=tuple(t["sentence"]["decade_after"]),
        season_after=tuple(f" {words} " for words in t["sentence"]["season_after"]),
        season_not_before=tuple(t["sentence"]["season_not_before"]),
        part_after=tuple(f" {words} " for words in t["sentence"]["part_after"]),
        night_after=tuple(f" {words} " for words in t["sentence"]["night_after"]),
        deictic_phrases=t["deictic_phrases"],
        deictic_starts=tuple(t["deictic_phrases"]),
        references=t["references"],
        talk=tuple(f" {word} " for word in t["talk"]["words"]),
        infinitive=t["tense"]["infinitive"],
        and_half=tuple(f" {words}" for words in t["one"]["and_half"]),
        ended=tuple(f" {word} " for word in t["joints"]["ended"]),
        months_whole=frozenset(form for name in t["months"]["names"] for form in (name, name.lower(), name.upper())),
        approximate=tuple(f"{word} " for word in cased(t["years"]["approximate"])),
        behind_number=frozenset(
            {*t["times_a"]["times"], *t["clock"]["minutes"], *t["clock"]["after_hour"], *t["clock"]["before_hour"]}
        ),
        starters=starters,
        plural=frozenset(_plural(t) | {f"{name.lower()}s" for name in weekdays}),
        short=frozenset(name.lower() for name in {*t["weekdays"]["short"], *t["weekdays"]["also"]}),
        **{field: frozenset(t[table][key]) for field, (table, key) in WORD_SETS.items()},
        patterns=time_patterns(t, starters, forms),
    )


def _named(table: dict[str, Any]) -> dict[str, int]:
    names = {name: index for index, name in enumerate(table["names"], 1)}
    short = {name: index for index, name in enumerate(table["short"], 1) if name}
    also: dict[str, int] = table["also"]
    return names | short | also


def _month_forms(months: dict[str, int], table: dict[str, Any]) -> set[str]:
    """With a capital and in capitals; in small letters only where no other word is spelt so."""
    capital = set(table["months"]["capital_only"])
    small = {name.lower() for name in months if len(name) > 3 and name not in capital}
    return {form for name in months for form in (name, name.upper())} | small


def _weekday_forms(weekdays: dict[str, int]) -> set[str]:
    long = {form for name in weekdays if name.endswith("day") for form in (name, name.upper(), name.lower())}
    return long | set(weekdays) | {f"{form}s" for form in long if form.endswith("day")}


def _plural(table: dict[str, Any]) -> set[str]:
    return (
        {f"{word}s" for word in table["units"]}
        | {word for word in table["unit_forms"] if word.endswith("s")}
        | {*table["unit_plurals"]["words"]}
    )


def _units(table: dict[str, Any]) -> dict[str, str]:
    units: dict[str, str] = dict(table["units"])
    units |= {f"{word}s": letter for word, letter in table["units"].items() if word != "century"}
    return units | {form: table["units"][word] for form, word in table["unit_forms"].items()}


def _starters(
    table: dict[str, Any], month_forms: set[str], weekday_forms: set[str], units: Iterable[str]
) -> dict[str, str]:
    """What each word that a time may begin with begins: a group by the word as it is written."""
    directions = {d for way in WAYS for d in table["direction"][way]}
    edges = {edge for forms in table["edges"].values() for edge in forms}
    words = {*table["deictic"], *table["deictic_tonight"]["words"], *table["repeated"], *table["years"]["decades"]}
    words |= {*table["clock"]["noon"], *table["clock"]["past"], *table["counts"]["vague"], *table["counts"]["half"]}
    words |= {*table["references"], *table["times_a"]["words"]}
    fiscal = {word for word in table["years"]["fiscal"] if " " not in word}
    groups = {
        "month": month_forms,
        "weekday": weekday_forms,
        "name": {
            *table["holidays"],
            *cased(table["seasons"]),
            *table["quarter_names"]["forms"],
            *fiscal,
            *cased(fiscal),
        },
        "direction": cased(word for word in directions if not word.startswith(ARTICLED)),
        "edge": cased(word for word in edges if not word.startswith(ARTICLED)),
        "count": cased(words),
        "part": cased(table["parts_of_day"]),
        "unit": cased({*units} - {*table["short_units"]["words"], *table["parts_of_day"]}),
    }
    starters: dict[str, str] = {}
    for name, forms in groups.items():
        starters |= {form: name for form in forms if form not in starters}
    return starters
