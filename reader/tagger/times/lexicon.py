"""A language's words of time, compiled once: what the rules of this package look up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.tagger.language import Language
from reader.tagger.numbers.patterns import alternation, cased, spaced

S = r"(?:[ \u00a0]{1,2})"
"""One or two blanks."""
ENDS = r"(?![^\W_])"
ARTICLED = ("the ", "a ", "an ")
"""The scan stops behind an article; forms that begin with one are matched only from there on."""
BEGINS = r"(?<![^\W_])"
YEAR = r"(?P<year>[12]\d{3})(?![\d%]|[.,]\d)"
SHORT_YEAR = r"['’](?P<short>\d\d)(?!\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|\.\d)"


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
    part_of: re.Pattern[str]
    """ "week of", "Monday in": a unit that a longer time is the whole of."""
    compared: re.Pattern[str]
    """ "-ago", "-earlier" behind a unit."""
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
    repeated: dict[str, str]
    decades: dict[str, int]
    noon: dict[str, str]
    past: dict[str, int]
    """Minutes past the hour, or before it, by the words that say so."""
    year_before: frozenset[str]
    year_strong: frozenset[str]
    possessives: frozenset[str]
    bare_strong: frozenset[str]
    one_before: frozenset[str]
    one_minute_before: frozenset[str]
    decade_after: tuple[str, ...]
    season_after: tuple[str, ...]
    season_not_before: tuple[str, ...]
    ratio_after: frozenset[str]
    clock_after: frozenset[str]
    adverb_before: frozenset[str]
    weekday_not_after: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    will: frozenset[str]
    """Verbs that say of the whole sentence that it lies ahead."""

    starters: dict[str, str]
    """The group of every word that a time may begin with: month, weekday, name, direction, edge, count or unit."""
    scan: re.Pattern[str]
    """Searched for: where a time may begin, a digit or one of the `starters`."""
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month_year: re.Pattern[str]
    month_or_month: re.Pattern[str]
    next_month_year: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_date: re.Pattern[str]
    part_after: re.Pattern[str]
    clock: re.Pattern[str]
    clock_words: re.Pattern[str]
    zone: re.Pattern[str]
    month_of: re.Pattern[str]
    decade: re.Pattern[str]
    era: re.Pattern[str]
    edge: re.Pattern[str]
    direction: re.Pattern[str]
    target: re.Pattern[str]
    season: re.Pattern[str]
    holiday: re.Pattern[str]
    unit_after: re.Pattern[str]
    ago: re.Pattern[str]
    count: re.Pattern[str]
    quarter_name: re.Pattern[str]
    period: re.Pattern[str]
    period_of: re.Pattern[str]
    fiscal: re.Pattern[str]
    century: re.Pattern[str]


@cache
def time_words(language: Language) -> TimeWords:
    """The compiled words of a language (its `times.toml`)."""
    t = language.words["times"]
    months = _named(t["months"])
    weekdays = _named(t["weekdays"])
    units = _units(t)
    starters = _starters(t, _month_forms(months, t), _weekday_forms(weekdays), units)
    directions = {form: name for name in ("this", "last", "next", "same", "each") for form in t["direction"][name]}
    edges = {form: name for name, forms in t["edges"].items() for form in forms}
    month = rf"(?P<month>{alternation(_month_forms(months, t))}){ENDS}\.?"
    weekday = rf"(?P<weekday>{alternation(_weekday_forms(weekdays))}){ENDS}\.?"
    part = alternation(t["parts_of_day"])
    unit = alternation(units)
    return TimeWords(
        months={name.lower(): number for name, number in months.items()},
        weekdays={form.lower(): number for name, number in weekdays.items() for form in (name, f"{name}s")},
        doubtful=frozenset(t["months"]["doubtful"]),
        month_after=frozenset(t["months"]["after"]),
        last_after=frozenset(t["verbs"]["last_after"]),
        own_after=frozenset(t["the"]["after"]),
        own_units=frozenset(t["the"]["units"]),
        part_of=re.compile(
            rf"{S}(?P<part>{unit}|{alternation(_weekday_forms(weekdays))}){ENDS}{S}(?:of|in){S}(?:the{S})?",
            re.IGNORECASE,
        ),
        compared=re.compile(rf"-(?:{alternation([*t['ago']['ago'], *t['ago']['earlier']])}){ENDS}"),
        seasons=t["seasons"],
        units=units,
        parts=t["parts_of_day"],
        deictic=t["deictic"],
        tonight=frozenset(t["deictic_tonight"]["words"]),
        directions=directions,
        edges=edges,
        vague=frozenset(t["counts"]["vague"]),
        pairs=frozenset(t["counts"]["pair"]),
        halves=frozenset(t["counts"]["half"]),
        ones=frozenset(t["counts"]["one"]),
        hours=language.words["numbers"]["cardinals"],
        holidays=t["holidays"],
        repeated=t["repeated"],
        decades=t["years"]["decades"],
        noon=t["clock"]["noon"],
        past=t["clock"]["past"],
        year_before=frozenset(t["years"]["before"]),
        possessives=frozenset(t["years"]["possessives"]),
        year_strong=frozenset(t["years"]["strong"]),
        bare_strong=frozenset(t["bare"]["strong"]),
        one_before=frozenset(t["one"]["before"]),
        one_minute_before=frozenset(t["one"]["minute_before"]),
        decade_after=tuple(t["sentence"]["decade_after"]),
        season_after=tuple(f" {words} " for words in t["sentence"]["season_after"]),
        season_not_before=tuple(t["sentence"]["season_not_before"]),
        ratio_after=frozenset(t["sentence"]["ratio_after"]),
        clock_after=frozenset(t["sentence"]["clock_after"]),
        adverb_before=frozenset(t["sentence"]["adverb_before"]),
        weekday_not_after=frozenset(t["weekdays"]["not_after"]),
        ahead=frozenset(t["tense"]["ahead"]),
        behind=frozenset(t["tense"]["behind"]),
        will=frozenset(t["tense"]["will"]),
        starters=starters,
        scan=_scan(starters),
        day_month=re.compile(
            rf"{DAY}(?:{S}?(?:-|–|—|to|and|or){S}?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)?(?:{S}|-)(?:day{S})?(?:of{S})?{month}"
            rf"(?:(?:,?{S}|-)(?:of{S}|in{S})?{YEAR}|{S}{SHORT_YEAR})?"
        ),
        month_day=re.compile(
            rf"{month}{S}?(?:the{S})?{DAY}(?:{S}?(?:-|–|—|to|and|or|through){S}?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%,.]\d))?"
            rf"(?:(?:{S}?,{S}?|{S})(?:of{S}|in{S})?{YEAR}|{S}{SHORT_YEAR})?"
        ),
        month_year=re.compile(rf"{month}(?:,?{S}(?:of{S}|in{S})?{YEAR}|{S}{SHORT_YEAR})"),
        month_or_month=re.compile(
            rf"{month}(?:{S}or{S}|[-–/])(?P<month2>{alternation(_month_forms(months, t))}){ENDS}(?:,?{S}{YEAR})?"
        ),
        next_month_year=re.compile(
            rf"\.?{S}(?:to|and|or|through|until|[-–—]){S}(?:{alternation(_month_forms(months, t))}){ENDS}\.?(?:{S}\d\d?,?)?,?{S}(?:of{S}|in{S})?{YEAR}"
        ),
        weekday=re.compile(weekday),
        weekday_date=re.compile(rf"{weekday}(?:{S}?,{S}?|{S})(?:the{S})?(?=\d|{alternation(_month_forms(months, t))})"),
        part_after=re.compile(rf"{S}(?:at{S}|in{S}the{S})?(?P<part>{part})s?{ENDS}", re.IGNORECASE),
        clock=_clock(t["clock"]),
        clock_words=_clock_words(t["clock"], language.words["numbers"]["cardinals"]),
        zone=re.compile(
            rf"{S}?\(?{S}?(?P<zone>{alternation(t['clock']['zones'])}){ENDS}(?P<offset>{S}?[+-]\d{{1,2}}(?::?\d\d)?)?\)?"
        ),
        decade=re.compile(r"(?:(?P<century>[12]\d)|['’])?(?P<tens>\d)0['’]?s(?![^\W_])"),
        era=re.compile(rf"{S}?(?P<era>{alternation(t['years']['eras'])})(?![^\W_.])"),
        edge=re.compile(
            rf"(?P<edge>{alternation(edges)})(?:-|{S}(?:part{S})?(?:of{S}|in{S}|on{S})?)(?P<article>the{S}|its{S}|his{S}|their{S})?",
            re.IGNORECASE,
        ),
        direction=re.compile(rf"(?P<direction>{alternation(directions)}){ENDS}(?:{S}|-)", re.IGNORECASE),
        target=re.compile(rf"(?P<unit>{unit}){ENDS}", re.IGNORECASE),
        season=re.compile(
            rf"(?P<season>{alternation(cased(t['seasons']))}){ENDS}(?:(?:,?{S}(?:of{S}|in{S})?{YEAR})|{S}{SHORT_YEAR})?"
        ),
        holiday=re.compile(rf"(?P<holiday>{alternation(t['holidays'])}){ENDS}(?:,?{S}(?:of{S}|in{S})?{YEAR})?"),
        unit_after=re.compile(
            rf"(?:-|{S}(?:(?:{spaced(alternation(t['counts']['between']))}){S})?(?P<article>an?{S})?|(?<=\d))"
            rf"(?P<unit>{unit}){ENDS}(?![’'](?!s|{S}))(?P<long>[- ]long{ENDS})?",
            re.IGNORECASE,
        ),
        ago=re.compile(
            rf"{S}(?:{alternation(t['ago']['ago'])}|(?P<earlier>{alternation(t['ago']['earlier'])})"
            rf"|(?P<later>{alternation(t['ago']['later'])})){ENDS}"
        ),
        month_of=re.compile(
            rf"{month}{S}(?:of|in){S}(?P<direction>{alternation(t['ago']['years'])}){S}{alternation(['year'])}{ENDS}"
        ),
        count=re.compile(
            rf"(?P<count>{alternation({*t['counts']['vague'], *t['counts']['one'], *t['counts']['half']})}){ENDS}",
            re.IGNORECASE,
        ),
        quarter_name=re.compile(
            rf"(?:Q(?P<quarter>[1-4])|(?P<quarter2>[1-4])Q|H(?P<half>[12])|(?P<half2>[12])H)(?:{S}(?:of{S})?{YEAR}|{S}?{SHORT_YEAR})?{ENDS}"
        ),
        period=re.compile(rf"(?:{S}|-)(?P<period>quarter|half){ENDS}", re.IGNORECASE),
        period_of=re.compile(
            rf"{S}(?:of{S}|in{S})?(?:the{S})?(?:(?P<direction>this|last|next){S}year|{YEAR}|(?P<fiscal>{alternation(t['years']['fiscal'])}){S}(?P<fyear>[12]\d{{3}}))"
        ),
        fiscal=re.compile(
            rf"(?:{alternation(cased(t['years']['fiscal']) | set(t['years']['fiscal']))}){S}?(?:(?P<year>[12]\d{{3}})|['’]?(?P<short>\d\d)){ENDS}"
        ),
        century=re.compile(
            rf"(?:{S}|-)(?:century|centuries){ENDS}(?P<era>{S}(?:{alternation(t['years']['eras'])}))?", re.IGNORECASE
        ),
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


def _units(table: dict[str, Any]) -> dict[str, str]:
    units: dict[str, str] = dict(table["units"])
    units |= {f"{word}s": letter for word, letter in table["units"].items() if word != "century"}
    return units | {form: table["units"][word] for form, word in table["unit_forms"].items()}


def _clock(table: dict[str, Any]) -> re.Pattern[str]:
    half = rf"(?:(?P<am>{alternation(table['am'])})|(?P<pm>{alternation(table['pm'])}))(?![^\W_])"
    oclock = alternation(table["oclock"])
    return re.compile(
        rf"(?P<hour>[0-2]?\d)(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?:{S}?{half}|{S}(?P<oclock>{oclock}))?(?!\d)"
    )


def _clock_words(table: dict[str, Any], cardinals: dict[str, int]) -> re.Pattern[str]:
    hours = alternation(cased(word for word, n in cardinals.items() if 1 <= n <= 12))
    past = alternation(table["past"])
    oclock = alternation(table["oclock"])
    half = rf"(?:(?P<am>{alternation(table['am'])})|(?P<pm>{alternation(table['pm'])}))(?![^\W_])"
    return re.compile(
        rf"(?:(?P<past>{past}){S})?(?P<hour>{hours}|1?\d)(?:{S}{oclock}|{S}{half}|(?(past){ENDS}|(?!)))", re.IGNORECASE
    )


def _starters(
    table: dict[str, Any], month_forms: set[str], weekday_forms: set[str], units: Iterable[str]
) -> dict[str, str]:
    """What each word that a time may begin with begins: a group by the word as it is written."""
    directions = {d for way in ("this", "last", "next", "same", "each") for d in table["direction"][way]}
    edges = {edge for forms in table["edges"].values() for edge in forms}
    words = {*table["deictic"], *table["deictic_tonight"]["words"], *table["repeated"], *table["years"]["decades"]}
    words |= {*table["clock"]["noon"], *table["clock"]["past"], *table["counts"]["vague"], *table["counts"]["half"]}
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
        "unit": cased(unit for unit in units if len(unit) > 3),
    }
    starters: dict[str, str] = {}
    for name, forms in groups.items():
        starters |= {form: name for form in forms if form not in starters}
    return starters


def _scan(starters: Iterable[str]) -> re.Pattern[str]:
    """The first letters are looked at before anything else: most characters of a text fail there."""
    first = "".join(sorted({form[0] for form in starters}))
    after = r"(?![^\W\d_]|(?<![QHY])\d)"
    return re.compile(rf"(?=[\d'’{first}])(?:\d(?<![\w.,$£€]\d)|['’](?=\d\d)|\b{alternation(starters)}{after})")
