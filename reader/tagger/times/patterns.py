"""The regular expressions of times, made from a language's words; all but `scan` are matched at an offset."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reader.tagger.patterns import WORD_ENDS, alternation, cased, spaced

S = r"(?:[ \u00a0]{1,2})"
"""One or two blanks."""
YEAR = r"(?P<year>[12]\d{3})(?![^\W_]|%|[.,]\d)"
SHORT_YEAR = r"['’](?P<short>\d\d)(?!\d)"


@dataclass(frozen=True, slots=True, eq=False)
class TimePatterns:
    """The patterns that the rules match."""

    part_of: re.Pattern[str]
    """A unit that a longer time is the whole of: "week of", "Monday in"."""
    compared: re.Pattern[str]
    """Behind a unit: "-ago", "-earlier"."""
    scan: re.Pattern[str]
    """Searched for: where a time may begin, a digit or one of the `starters`."""
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month_year: re.Pattern[str]
    month_or_month: re.Pattern[str]
    next_month_year: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_date: re.Pattern[str]
    year_behind: re.Pattern[str]
    weekday_the: re.Pattern[str]
    month_the: re.Pattern[str]
    weekday_of: re.Pattern[str]
    day_of: re.Pattern[str]
    """Behind an ordinal: "of August 1999", "of this month"."""
    part_after: re.Pattern[str]
    part_alone: re.Pattern[str]
    in_part: re.Pattern[str]
    clock_until: re.Pattern[str]
    evening_behind: re.Pattern[str]
    """What stands behind a bare hour that has its day and its part of the day there: " tonight", " tomorrow morning"."""
    minutes_past: re.Pattern[str]
    how_often: re.Pattern[str]
    second_neighbour: re.Pattern[str]
    """Behind a unit: "after next", "before last"."""
    numbered_week: re.Pattern[str]
    """Behind the word for a week: " 31 of 2018"."""
    day_behind: re.Pattern[str]
    """Between a week and its day: " of ", before a month or a digit."""
    glued: re.Pattern[str]
    """A number and a unit in one word."""
    month_behind: re.Pattern[str]
    """Behind a year: a month, and perhaps its day."""
    roman: re.Pattern[str]
    """Searched for before the word for a century: its numeral in Roman letters."""
    other: re.Pattern[str]
    neighbour: re.Pattern[str]
    clock: re.Pattern[str]
    clock_words: re.Pattern[str]
    zone: re.Pattern[str]
    month_of: re.Pattern[str]
    decade: re.Pattern[str]
    era: re.Pattern[str]
    until_christ: re.Pattern[str]
    """Behind a year before Christ that leaves its era to a second one."""
    era_before: re.Pattern[str]
    edge: re.Pattern[str]
    direction: re.Pattern[str]
    target: re.Pattern[str]
    season: re.Pattern[str]
    holiday: re.Pattern[str]
    unit_after: re.Pattern[str]
    ago: re.Pattern[str]
    counted_from: re.Pattern[str]
    count: re.Pattern[str]
    quarter_name: re.Pattern[str]
    period: re.Pattern[str]
    period_of: re.Pattern[str]
    fiscal: re.Pattern[str]
    ordinal_until: re.Pattern[str]
    quarter_behind: re.Pattern[str]
    century: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Forms:
    """Every written form of the months, weekdays and units, the words for hours, and the directions and edges."""

    months: frozenset[str]
    weekdays: frozenset[str]
    units: frozenset[str]
    hours: frozenset[str]
    directions: frozenset[str]
    edges: frozenset[str]


class _Pieces:
    """What several patterns are put together from."""

    def __init__(self, t: dict[str, Any], forms: Forms) -> None:
        joints = {name: alternation(words) for name, words in t["joints"].items()}
        self.joints = joints
        self.months = alternation(forms.months)
        self.month = rf"(?P<month>{self.months}){WORD_ENDS}\.?"
        self.weekdays = alternation(forms.weekdays)
        self.weekday = rf"(?P<weekday>{self.weekdays}){WORD_ENDS}\.?"
        self.unit = alternation(forms.units)
        self.of = rf"(?:(?:{joints['of']}){S})"
        self.the = rf"(?:(?:{joints['the']}){S})"
        self.th = rf"(?:{joints['ordinal_endings']})"
        self.day = rf"(?P<day>[0-3]?\d){self.th}?(?![\d:%]|\.\d)"
        self.to_day = rf"(?:{S}?(?:-|–|—|{joints['days']}){S}?(?P<day2>[0-3]?\d){self.th}?(?![\d:%,.]\d))"
        self.in_year = rf"(?:(?:,?{S}|[-/](?=\d{{4}})){self.of}?{YEAR}|{S}{SHORT_YEAR})"
        self.fiscal = alternation(t["years"]["fiscal"])
        self.eras = alternation(t["years"]["eras"])


def time_patterns(t: dict[str, Any], starters: Iterable[str], forms: Forms) -> TimePatterns:
    """The patterns of a `times.toml`; `starters` are the words that a time may begin with."""
    piece = _Pieces(t, forms)
    return TimePatterns(
        scan=_scan(starters),
        **_date_patterns(t, piece),
        **_clock_patterns(t, piece, forms),
        **_relative_patterns(t, piece, forms),
        **_period_patterns(t, piece),
    )


def _date_patterns(t: dict[str, Any], piece: _Pieces) -> dict[str, re.Pattern[str]]:
    month, of, joints = piece.month, piece.of, piece.joints
    of_years = alternation([*t["ago"]["years"], *t["ago"]["own"]])
    return {
        "day_month": re.compile(
            rf"{piece.day}{piece.to_day}?(?:{S}|-|(?=[A-Z]))(?:(?:{joints['day']}){S})?{of}?{month}"
            rf"(?:(?:,?{S}|-){of}?{YEAR}|{S}(?P<old>[1-9]\d\d)(?=\))|{S}{SHORT_YEAR})?"
        ),
        "month_day": re.compile(
            rf"{month}(?:{S}?{piece.the}?|-){piece.day}{piece.to_day}?(?:(?:{S}?,{S}?|{S}|-){of}?{YEAR}|{S}{SHORT_YEAR})?"
        ),
        "month_year": re.compile(rf"{month}(?:{piece.in_year}|{S}{of}(?P<old>[1-9]\d\d)(?=[.,;:)\n]|\Z))"),
        "month_behind": re.compile(rf"(?:{S}|-){month}(?:(?:{S}|-){piece.day})?"),
        "month_or_month": re.compile(
            rf"{month}(?:{S}(?:{joints['or']}){S}|[-–/])(?P<month2>{piece.months}){WORD_ENDS}(?:,?{S}{YEAR})?"
        ),
        "next_month_year": re.compile(
            rf"\.?{S}(?:{joints['until']}|[-–—]){S}(?:{piece.months}){WORD_ENDS}\.?(?:{S}\d\d?,?)?,?{S}{of}?{YEAR}"
        ),
        "weekday": re.compile(piece.weekday),
        "weekday_date": re.compile(rf"{piece.weekday}(?:{S}?,{S}?|{S}){piece.the}?(?=\d|{piece.months})"),
        "year_behind": re.compile(rf",?{S}{of}?{YEAR}"),
        "weekday_the": re.compile(rf"{piece.weekday}(?:{S}?,)?{S}{piece.the}?"),
        "month_the": re.compile(rf"{month}{S}{piece.the}?"),
        "day_of": re.compile(
            rf"(?:{S}(?:{joints['day']}))?{S}(?P<of>{of})?"
            rf"(?:{month}(?:{piece.in_year})?|(?P<direction>{of_years}){S}(?:{alternation(t['days']['month'])}){WORD_ENDS})"
        ),
        "decade": re.compile(rf"(?:(?P<century>[12]\d)|['’])?(?P<tens>\d)0(?:['’]|(?(century){S}))?s(?![^\W_]|['’])"),
        "until_christ": re.compile(
            rf"(?:[-–—](?P<upper>\d{{1,4}})|{S}(?:{joints['days']}){S}\d{{1,4}}){S}?(?:{alternation(t['years']['before_christ'])})(?![^\W_])"
        ),
        "era_before": re.compile(
            rf"(?<![^\W_])(?P<era>{alternation(set(t['years']['eras']) - set(t['years']['before_christ']))}){S}?\Z"
        ),
        "era": re.compile(rf"{S}?(?P<era>{piece.eras})(?![^\W_.])"),
    }


def _cutting(t: dict[str, Any]) -> set[str]:
    """The words that cut a time: "early", "late", "mid"."""
    edges: dict[str, list[str]] = t["edges"]
    return {form for name in ("early", "late", "mid") for form in edges[name] if " " not in form}


def _clock_patterns(t: dict[str, Any], piece: _Pieces, forms: Forms) -> dict[str, re.Pattern[str]]:
    part = alternation(t["parts_of_day"])
    clock = t["clock"]
    minutes, hours = alternation(clock["minutes"]), alternation({*cased(forms.hours), *clock["noon"]})
    after, before = alternation(clock["after_hour"]), alternation(clock["before_hour"])
    zone = alternation(t["zones"])
    return {
        "clock": _clock(t["clock"]),
        "clock_until": re.compile(rf"{S}?[-–—]{S}?|{S}(?:{alternation(clock['until'])}){S}"),
        "evening_behind": re.compile(
            rf"(?={S}(?:(?:{alternation(t['joints']['clock_day'])}){S})?(?:{alternation(t['deictic_tonight']['words'])}"
            rf"|(?:{alternation(t['deictic'])}|{alternation(t['direction']['this'])}|{piece.weekdays}){S}(?:{part})){WORD_ENDS})"
        ),
        "minutes_past": re.compile(
            rf"(?:(?:{S}|-)(?P<unit>{minutes}))?{S}(?:(?P<past>{after})|(?P<before>{before})){S}"
            rf"(?P<hour>{hours}|1?\d){WORD_ENDS}(?:{S}{alternation(clock['oclock'])}|{S}?{_half_of_day(clock)})?(?![:.]\d)"
        ),
        "in_part": re.compile(rf"{S}(?:{alternation(clock['in_part'])}){S}(?P<part>{part}){WORD_ENDS}"),
        "part_alone": re.compile(rf"(?P<part>{part}){WORD_ENDS}", re.IGNORECASE),
        "clock_words": _clock_words(t["clock"], forms.hours),
        "zone": re.compile(
            rf"{S}?\(?{S}?(?P<zone>{zone}){WORD_ENDS}(?:{S}?(?P<sign>[+-])(?P<hours>\d{{1,2}})(?::?(?P<minutes>[0-5]\d))?)?\)?"
        ),
        "part_after": re.compile(
            rf"{S}(?:(?:{piece.joints['part_of_day']}){S})?(?P<part>{part})s?{WORD_ENDS}", re.IGNORECASE
        ),
    }


def _relative_patterns(t: dict[str, Any], piece: _Pieces, forms: Forms) -> dict[str, re.Pattern[str]]:
    joints, unit, ago = piece.joints, piece.unit, t["ago"]
    often, neighbours = t["times_a"], t["neighbours"]
    between = spaced(alternation(t["counts"]["between"]))
    counts = alternation({*t["counts"]["vague"], *t["counts"]["one"], *t["counts"]["half"]})
    any_case = re.IGNORECASE
    each = (word for word, value in t["repeated"].items() if value.startswith("P"))
    long_units = (form for form in forms.units if len(form) > 2 or form in t["unit_forms"])
    return {
        "edge": re.compile(
            rf"(?P<edge>{alternation(forms.edges)})"
            rf"(?:-|{S}(?:(?:{joints['part']}){S})?(?:(?P<joint>{joints['on']}){S})?)(?P<article>(?:{joints['owner']}){S})?",
            any_case,
        ),
        "direction": re.compile(rf"(?P<direction>{alternation(forms.directions)}){WORD_ENDS}(?:{S}|-)", any_case),
        "target": re.compile(rf"(?P<unit>{unit}){WORD_ENDS}", any_case),
        "unit_after": re.compile(
            rf"(?:-|{S}(?:(?:{between}){S})?(?P<article>(?:{joints['article']}){S})?|(?<=\d))"
            rf"(?P<unit>{unit}){WORD_ENDS}(?![’'](?!s|{S}))(?:[- ](?:{joints['long']}){WORD_ENDS})?",
            any_case,
        ),
        "ago": re.compile(
            rf"{S}?(?:{alternation(ago['ago'])}|(?P<earlier>{alternation(ago['earlier'])})|(?P<later>{alternation(ago['later'])})|(?P<ahead>{alternation(ago['ahead'])})){WORD_ENDS}"
        ),
        "counted_from": re.compile(
            rf"{S}(?:{alternation(ago['onward'])}|(?P<back>{alternation(ago['back'])})){S}(?P<day>{alternation(t['deictic'])}){WORD_ENDS}"
        ),
        "compared": re.compile(rf"-(?:{alternation([*ago['ago'], *ago['earlier']])}){WORD_ENDS}"),
        "count": re.compile(rf"(?P<count>{counts}){WORD_ENDS}", any_case),
        "weekday_of": re.compile(
            rf"{piece.weekday}(?:{S}(?P<part>{alternation(t['parts_of_day'])}){WORD_ENDS})?{S}{piece.of}?{piece.the}?"
            rf"(?P<direction>{alternation(forms.directions)}){S}(?:{alternation(t['direction']['week'])}){WORD_ENDS}",
            any_case,
        ),
        "how_often": re.compile(
            rf"(?P<times>{S}(?:{alternation(often['times'])}))?{S}(?:{alternation(often['a'])}){S}(?P<unit>{unit}){WORD_ENDS}"
            rf"|(?(times)(?!))(?:{S}|-)(?P<each>{alternation(each)}){WORD_ENDS}"
        ),
        "other": re.compile(rf"(?:{alternation(often['other'])}){S}"),
        "neighbour": re.compile(
            rf"{S}(?:(?P<before>{alternation(neighbours['before'])})|{alternation(neighbours['after'])})(?=[.,;:!?)\n]|\Z)"
        ),
        "second_neighbour": re.compile(
            rf"{S}(?:(?P<before>{alternation(neighbours['before_last'])})|{alternation(neighbours['after_next'])}){WORD_ENDS}"
        ),
        "numbered_week": re.compile(
            rf"{S}(?P<number>[1-9]|[1-4]\d|5[0-3])(?:,|{S}{alternation(t['sentence']['part_of'])}){S}{YEAR}"
        ),
        "day_behind": re.compile(rf"{S}{alternation(t['sentence']['part_of'])}{S}(?=\d|{piece.months})"),
        "glued": re.compile(rf"(?P<amount>\d{{1,4}}(?:\.\d{{1,2}})?)(?P<unit>{alternation(long_units)}){WORD_ENDS}"),
        "month_of": re.compile(
            rf"{piece.month}{S}{piece.of}?(?P<direction>{alternation(ago['years'])}){S}(?:{joints['year']}){WORD_ENDS}"
        ),
        "part_of": re.compile(
            rf"{S}(?P<part>{unit}|{piece.weekdays}|{joints['half']}){WORD_ENDS}{S}{piece.of}{piece.the}?", any_case
        ),
    }


def _period_patterns(t: dict[str, Any], piece: _Pieces) -> dict[str, re.Pattern[str]]:
    joints, of = piece.joints, piece.of
    fiscal = alternation(cased(t["years"]["fiscal"]) | set(t["years"]["fiscal"]))
    return {
        "season": re.compile(
            rf"(?P<season>{alternation(cased(t['seasons']))}){WORD_ENDS}(?:{piece.in_year}(?:[-–/]\d\d(?!\d))?)?"
        ),
        "holiday": re.compile(rf"(?P<holiday>{alternation(t['holidays'])}){WORD_ENDS}(?:,?{S}{of}?{YEAR})?"),
        "quarter_name": re.compile(
            rf"(?:[Qq](?P<quarter>[1-4])|(?P<quarter2>[1-4])Q|H(?P<half>[12])|(?P<half2>[12])H)"
            rf"(?:{S}{of}?{YEAR}|{S}?{SHORT_YEAR})?{WORD_ENDS}"
        ),
        "period": re.compile(
            rf"(?:{S}|-)(?:(?P<quarter>{joints['quarter']})|{joints['half']}){WORD_ENDS}", re.IGNORECASE
        ),
        "period_of": re.compile(
            rf"{S}{of}?{piece.the}?(?:(?:(?P<direction>{alternation(t['ago']['years'])}){S})?(?P<own>{joints['year']}){WORD_ENDS}|{YEAR}"
            rf"|(?:{piece.fiscal}){S}(?P<fyear>[12]\d{{3}}))"
        ),
        "fiscal": re.compile(
            rf"(?:{fiscal}){S}?(?:(?P<year>[12]\d{{3}})|['’]?(?P<short>\d\d))(?:[-–/](?P<last>\d\d(?:\d\d)?))?{WORD_ENDS}"
        ),
        "ordinal_until": re.compile(
            rf"(?:{S}(?:{joints['days']}){S}|[-–/])(?:{joints['the']}{S})?(?:{alternation(_cutting(t))}(?:{S}|-))?"
        ),
        "quarter_behind": re.compile(rf"{S}[Qq](?P<quarter>[1-4]){WORD_ENDS}"),
        "roman": re.compile(r"(?<![^\W_])(?P<roman>X{0,2}(?:IX|IV|V?I{0,3}))\Z"),
        "century": re.compile(
            rf"(?:{S}|-)(?:{joints['century']}){WORD_ENDS}(?:{S}(?P<era>{piece.eras}))?", re.IGNORECASE
        ),
    }


def _half_of_day(table: dict[str, Any]) -> str:
    return rf"(?:(?P<am>{alternation(table['am'])})|(?P<pm>{alternation(table['pm'])}))(?![^\W_])"


def _clock(table: dict[str, Any]) -> re.Pattern[str]:
    half = _half_of_day(table)
    oclock = alternation(table["oclock"])
    return re.compile(
        rf"(?P<hour>[0-2]?\d)(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?:{S}?{half}|{S}(?P<oclock>{oclock}))?(?!\d)"
    )


def _clock_words(table: dict[str, Any], hour_words: Iterable[str]) -> re.Pattern[str]:
    hours = alternation(cased(hour_words))
    past = alternation(table["past"])
    oclock = alternation(table["oclock"])
    half = _half_of_day(table)
    return re.compile(
        rf"(?:(?P<past>{past}){S})?(?P<hour>{hours}|1?\d)(?:{S}{oclock}|{S}{half}|(?(past){WORD_ENDS}|(?!)))",
        re.IGNORECASE,
    )


def _scan(starters: Iterable[str]) -> re.Pattern[str]:
    """The first letters are looked at before anything else: most characters of a text fail there."""
    first = "".join(sorted({form[0] for form in starters}))
    after = r"(?![^\W\d_]|(?<![QHY])\d)"
    return re.compile(rf"(?=[\d'’{first}])(?:\d(?<![\w.,$£€]\d)|['’](?=\d\d)|\b{alternation(starters)}{after})")
