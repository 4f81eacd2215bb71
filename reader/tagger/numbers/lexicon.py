"""A language's number words, compiled once: what the rules of this package look up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.tagger.language import Language
from reader.tagger.numbers.currencies import money_words
from reader.tagger.numbers.units import Unit, unit_words
from reader.tagger.patterns import WORD_ENDS, alternation, cased, spaced, whole_words

Number = int | float
VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words that numbers are made of, in lower case."""

    cardinals: dict[str, int]
    scales: dict[str, Number]
    scale_symbols: dict[str, Number]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    plural_denominators: frozenset[str]
    multiples: dict[str, int]
    ordinal_plurals: dict[str, int]
    """"firsts", "fifths": what stands under the line of a fraction, the last word of it."""
    minus: frozenset[str]
    articles: frozenset[str]
    conjunction: str
    point: str
    over: str


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Everything that the rules ask a language for; patterns are matched at an offset unless they say otherwise."""

    numerals: Numerals
    scan: re.Pattern[str]
    """Searched for: where a number may begin; the group `word` is a number word's."""
    money_before: re.Pattern[str]
    """Searched for up to an amount's first digit: the currency's `symbol` before it, and a `sign`."""
    money_ends: frozenset[str]
    """The last characters of currency symbols and codes."""
    run: re.Pattern[str]
    """A run of number words with what joins them."""
    scale: re.Pattern[str]
    symbol_scale: re.Pattern[str]
    percent: re.Pattern[str]
    spaced_scales: frozenset[str]
    """Scale symbols of one letter that may stand behind a blank."""
    and_more: re.Pattern[str]
    """What joins a scale and the digits after it; group 1 is the conjunction."""
    and_part: re.Pattern[str]
    """"and a half" behind a scale."""
    of_scale: re.Pattern[str]
    """"of a million" behind a fraction."""
    of_one: re.Pattern[str]
    """Between a fraction and the unit that it is a part of: "half| a| mile"."""
    from_end: re.Pattern[str]
    from_end_initials: frozenset[str]
    places_from_end: dict[str, int]
    """Places counted from the end: -2 is the penultimate."""
    over: re.Pattern[str]
    part_joint: re.Pattern[str]
    """What stands between a unit and a smaller one: "5 feet |and |2 inches"."""
    points: re.Pattern[str]
    unit_word: re.Pattern[str]
    unit_symbol: re.Pattern[str]
    units: dict[str, Unit]
    """A unit by every form of it: words in lower case, symbols in their own."""
    units_by_name: dict[str, Unit]
    unit_singulars: dict[str, str]
    """The names of units that are called otherwise after "1"."""
    degree_changes: frozenset[str]
    """Words behind degrees that are a difference ("5°F |warmer|")."""
    unit_plurals: dict[str, str]
    """The names of units and currencies whose plural is not made with an s."""
    currency_word: re.Pattern[str]
    currency_code: re.Pattern[str]
    currencies: dict[str, str]
    """An ISO 4217 code, or "cent" and the like, by every word and symbol in lower case."""
    rate: re.Pattern[str]
    slash: re.Pattern[str]
    stone_and_pounds: re.Pattern[str]
    """A unit whose short form is an ordinal's ending or a street, with a smaller unit behind: "12| st 4 lb|"."""
    age: re.Pattern[str]
    ages: dict[str, str]
    to: re.Pattern[str]
    either: re.Pattern[str]
    reaches: re.Pattern[str]
    """The whole of what stands between a change and what it leads to ("fell 3 points| to |41")."""
    level_change: re.Pattern[str]
    """The whole of what stands between a level and how much it changed ("25,120|, up |80 points")."""
    more_of: re.Pattern[str]
    """Searched for: the words right before a bare amount of what was spoken of ("the |four billion")."""
    between_and: re.Pattern[str]
    between: str
    proportion: re.Pattern[str]
    """Between two numbers: "in", "out of"; group 1 is the one that a year may follow, too."""
    suffix_th: re.Pattern[str]
    multiple_initials: frozenset[str]
    multiple: re.Pattern[str]
    """What makes a number a factor: "10|-fold|", "3|x| as fast"."""
    bounds: dict[str, str]
    """"approx", "least" or "most" by the words before a number."""
    articles_before: tuple[str, ...]
    """The articles with the blanks around them."""
    bound_after: re.Pattern[str]
    bounds_after: dict[str, str]
    """The same by what is tied to a number's end ("50|-odd|")."""
    bound_after_initials: frozenset[str]
    bound_ends: frozenset[str]
    """The last words of these."""
    nominal: frozenset[str]
    always_nominal: frozenset[str]
    one_not_after: frozenset[str]
    one_not_before: frozenset[str]
    counted_word: re.Pattern[str]
    """The next `word` of what is counted; `of` is "of", with an article or an owner, before it."""
    stop: frozenset[str]
    plurals: frozenset[str]
    not_plural: frozenset[str]
    plural_modifiers: frozenset[str]
    """Plurals that may stand before the noun that is counted ("sports teams")."""
    compound_parts: frozenset[str]
    """Nouns that a number counts in the singular before another noun ("a 12 page document")."""
    degrees: frozenset[str]
    """Words before a counted noun that are no part of its kind, besides those that end as adverbs and participles do."""
    participle_ends: tuple[str, ...]
    not_participles: frozenset[str]
    """Words that end as adverbs and participles do and belong to what is counted."""
    long_after_m: re.Pattern[str]
    score_after: frozenset[str]
    range_units: frozenset[str]
    tied_score: re.Pattern[str]
    """What follows the first number of "4-for-5" and "2-in-1"."""
    name_like: frozenset[str]
    attached_money: dict[str, int]
    """Currency symbols that are initials of other things too, read only right before digits ("PS2.7m"): from which whole number on."""
    shared_currencies: dict[str, tuple[str, ...]]
    explicit_currencies: frozenset[str]
    explicit_signs: tuple[str, ...]
    """Signs and words that tell which of the countries that share a currency's name is meant."""
    currency_places: dict[str, tuple[str, ...]]
    """Currency codes that are names too ("COP26")."""
    score_before: frozenset[str]
    sub_units: frozenset[str]
    symbols: dict[str, str]
    """An ISO 4217 code by a symbol or code, as it is written."""
    currency_names: dict[str, str]
    """A currency's plain name by its code."""
    currency_units: dict[str, str]
    """The same, as short as it may be ("dollar")."""
    also_plain_words: frozenset[str]
    """Currency words that mean something else unless a scale stands before them ("won", "mark")."""
    cent_symbol: re.Pattern[str]
    cent_symbols: dict[str, str]
    not_one: frozenset[str]
    """Units that "one" in words does not count."""
    attached_only: frozenset[str]
    """Unit symbols that are read only when no blank stands before them."""
    from_: str
    named_after: frozenset[str]
    models_after: frozenset[str]
    years_after: frozenset[str]
    changes: frozenset[str]
    """Words before how much something changed ("fell |5p to 125p")."""
    street: re.Pattern[str]
    """The capitalised words of a street's name behind a number."""
    free_before: frozenset[str]
    vague: re.Pattern[str]
    """"thousands", "tens of thousands", "multi-million": group 1 is the first word of the second, 2 or 3 the scale."""
    vague_tens: dict[str, int]
    vague_before: frozenset[str]
    vague_pairs: tuple[str, ...]
    races: frozenset[int]
    """Lengths of races in metres: "the 100m" is no hundred million."""
    race_before: frozenset[str]
    of: str
    bare_scale_after: frozenset[str]
    hyphen_prefixes: frozenset[str]
    half_not_after: frozenset[str]
    share_after: frozenset[str]
    share_before: frozenset[str]
    speeds: frozenset[str]
    """Units of time that a length is taken per, inside the span ("50 metres per millisecond")."""
    times: dict[str, str]
    """Units of time by their symbols."""
    single_letters: frozenset[str]
    """Capital letters that are units right after digits ("5W")."""

    def denominator(self, form: str) -> str:
        """The plain name of what stands after "per": "h" and "hour" are "hour", "m2" is "square metre"."""
        unit = self.units.get(form) or self.units.get(form.lower())
        return self.times.get(form) or (unit.name if unit else form)


@cache
def number_words(language: Language) -> NumberWords:
    """The compiled words of a language (its `numbers.toml`)."""
    table = language.words["numbers"]
    numerals = _numerals(table)
    return NumberWords(
        numerals=numerals,
        **_figure_patterns(table, numerals),
        **_range_patterns(table["grammar"]),
        **_surroundings(table),
        **money_words(table),
        **unit_words(table),
    )


def _figure_patterns(table: dict[str, Any], numerals: Numerals) -> dict[str, Any]:
    """What a figure is made of, with its scale and its percent sign."""
    grammar = table["grammar"]
    return {
        "scan": _scan(table, numerals),
        "run": _run(numerals),
        "scale": whole_words(
            [*numerals.scales, *(f"{w}s" for w in numerals.scales)], before=r"(?:[ \u00a0-]{1,3}|(?<=\d))"
        ),
        "symbol_scale": re.compile(rf"[ \u00a0]?({alternation(numerals.scale_symbols)}){WORD_ENDS}"),
        "spaced_scales": frozenset(table["spaced_scales"]["symbols"]),
        "and_more": re.compile(rf" (?:({grammar['and']}) )?(?=\d)"),
        "and_part": re.compile(
            rf" {grammar['and']} (?:{'|'.join(grammar['articles'])}) ({alternation(table['fractions'])}){WORD_ENDS}"
        ),
        "of_scale": re.compile(
            rf" {table['vague']['of']} (?:{'|'.join(grammar['articles'])}) ({alternation(numerals.scales)}){WORD_ENDS}"
        ),
        "of_one": re.compile(rf"(?: {table['vague']['of']})? (?:{'|'.join(grammar['articles'])})(?= )"),
        "from_end": whole_words(table["ordinals_from_end"]),
        "from_end_initials": frozenset(c for p in table["ordinals_from_end"] for c in (p[0], p[0].upper())),
        "places_from_end": table["ordinals_from_end"],
        "over": re.compile(rf" {grammar['over']} "),
        "percent": _percent(table["percent"]),
        "multiple": re.compile(
            rf"(?:-?{table['multiples']['suffix']}|[{table['multiples']['signs']}](?! ?\d)){WORD_ENDS}"
        ),
        "multiple_initials": frozenset(f"-{table['multiples']['suffix'][0]}{table['multiples']['signs']}"),
        "points": whole_words(table["percent"]["points"], before=r"[ \u00a0-]{0,2}"),
        "suffix_th": re.compile(rf"(?:{'|'.join(grammar['ordinal_suffixes'])}){WORD_ENDS}", re.IGNORECASE),
        "vague": _vague(table, numerals),
        "vague_tens": table["vague"]["tens"],
        "vague_pairs": tuple(table["vague"]["pairs"]),
        "races": frozenset(table["attached_dimension"]["races"]),
        "race_before": frozenset(table["attached_dimension"]["race_before"]),
        "vague_before": frozenset(table["vague"]["before"]),
        "of": f" {table['vague']['of']} ",
        "bare_scale_after": frozenset(table["vague"]["bare_scale_after"]),
    }


def _range_patterns(grammar: dict[str, Any]) -> dict[str, Any]:
    """What stands between two figures that make one."""
    return {
        "to": re.compile(
            rf"\s{{1,2}}(?:{'|'.join(grammar['to'])})[ -]|-(?:{'|'.join(grammar['to'])})-|\s?[–—]\s?|-(?=[\d$£€])|(?<=[\w%]) - (?=[\d$£€])"
        ),
        "either": re.compile(rf"-? (?:{'|'.join(grammar['or'])}) "),
        "reaches": re.compile(rf" (?:{grammar['to'][0]}) "),
        "level_change": re.compile(rf",? (?:{'|'.join(grammar['level_changes'])}) "),
        "more_of": re.compile(rf" (?:{alternation(grammar['more_of'])}) \Z"),
        "between_and": re.compile(rf" {grammar['range_and']} "),
        "between": grammar["between"],
        "proportion": re.compile(rf"[ -](?:({alternation(grammar['in'])})|{'|'.join(grammar['out_of'])})[ -]"),
        "from_": grammar["from"],
    }


def _surroundings(table: dict[str, Any]) -> dict[str, Any]:
    """The words around a figure: what bounds it, what it counts, and what says that it is no quantity."""
    grammar = table["grammar"]
    return {
        "bounds": {phrase: kind for kind, phrases in table["approximators"].items() for phrase in phrases},
        "articles_before": tuple(f" {article} " for article in grammar["articles"]),
        "bound_after": re.compile(rf"({alternation(table['approximators_after'])})(?!\w)"),
        "bounds_after": table["approximators_after"],
        "bound_after_initials": frozenset(phrase[:2] for phrase in table["approximators_after"]),
        "bound_ends": frozenset(p.rpartition(" ")[2] for phrases in table["approximators"].values() for p in phrases),
        "nominal": frozenset(table["nominal"]["before"]),
        "always_nominal": frozenset(table["nominal"]["always"]),
        "one_not_after": frozenset(table["one"]["not_after"]),
        "one_not_before": frozenset(table["one"]["not_before"]),
        "counted_word": re.compile(
            rf"[ \u00a0](?P<of>{grammar['of']} (?:(?:{alternation(table['counted']['owners'])}) )?)?"
            rf"(?P<word>[^\W\d_][\w'’.-]*|\d{{1,3}}s?(?![\w,])|\d+[A-Za-z]+)"
        ),
        "stop": frozenset(table["counted"]["stop"]),
        "plurals": frozenset(table["counted"]["plurals"]),
        "not_plural": frozenset(table["counted"]["not_plural"]),
        "plural_modifiers": frozenset(table["counted"]["plural_modifiers"]),
        "compound_parts": frozenset(table["counted"]["compound_parts"]),
        "degrees": frozenset(table["counted"]["degrees"] + table["counted"]["participles"]),
        "participle_ends": tuple(table["counted"]["participle_ends"]),
        "not_participles": frozenset(table["counted"]["not_participles"]),
        "score_after": frozenset(table["score"]["after"]),
        "score_before": frozenset(table["score"]["before"]),
        "tied_score": re.compile(
            rf"-(?:{alternation(table['score']['between'])})-(?:\d+|{alternation(table['cardinals'])})(?!\w|\.\d)"
        ),
        "range_units": frozenset(table["score"]["units"]),
        "street": re.compile(
            rf"(?: (?:[A-Z][\w.'’]*|\d+(?:{'|'.join(grammar['ordinal_suffixes'])}))){{0,3}} (?:{alternation(table['nominal']['streets'])})(?![\w])"
        ),
        "years_after": frozenset(grammar["years_after"]),
        "changes": frozenset(grammar["changes"]),
        "models_after": frozenset(table["nominal"]["models_after"]),
        "named_after": frozenset(table["nominal"]["named_after"]),
        "free_before": frozenset(table["nominal"]["free_before"]),
        "hyphen_prefixes": frozenset(grammar["hyphen_prefixes"]),
        "half_not_after": frozenset(grammar["half_not_after"]),
        "share_after": frozenset(grammar["share_after"]),
        "share_before": frozenset(grammar["share_before"]) | frozenset(table["counted"]["stop"]),
    }


def _numerals(table: dict[str, Any]) -> Numerals:
    grammar, fractions = table["grammar"], table["fractions"]
    plural = {f"{word}s": n for word, n in fractions.items()}
    suffix = table["multiples"]["suffix"]
    return Numerals(
        cardinals=table["cardinals"],
        scales={word: int(size) for word, size in table["scales"].items()},
        scale_symbols={word: int(size) for word, size in table["scale_symbols"].items()},
        ordinals=table["ordinals"],
        denominators=fractions | plural,
        plural_denominators=frozenset(plural),
        multiples={f"{word}{suffix}": int(n) for word, n in (table["cardinals"] | table["scales"]).items()},
        ordinal_plurals={f"{word}s": n for word, n in table["ordinals"].items()},
        minus=frozenset(grammar["minus"]),
        articles=frozenset(grammar["articles"]),
        conjunction=grammar["and"],
        point=grammar["point"],
        over=grammar["over"],
    )


def _starters(n: Numerals, tens: Iterable[str], from_end: Iterable[str], many: str) -> set[str]:
    singular = {w for w in n.denominators if w not in n.plural_denominators}
    starters = {*n.cardinals, *n.scales, *(f"{w}s" for w in n.scales), *n.ordinals, *n.multiples}
    starters |= set(from_end) | {f"{many}{dash}{word}" for word in n.scales for dash in ("", "-")}
    return cased(starters | set(tens) | {w for w in singular if n.denominators[w] in (2, 4)})


def _scan(table: dict[str, Any], n: Numerals) -> re.Pattern[str]:
    """The first letters are looked at before anything else: most characters of a text fail there."""
    starters = _starters(n, table["vague"]["tens"], table["ordinals_from_end"], table["vague"]["many"])
    first = "".join(sorted({w[0] for w in starters}))
    return re.compile(
        rf"(?=[\d{VULGAR}{first}])(?:\d(?<!\d\d)|[{VULGAR}]|\b(?P<word>{alternation(starters)}){WORD_ENDS})"
    )


def _run(n: Numerals) -> re.Pattern[str]:
    parts = {*n.cardinals, *n.scales, *n.ordinals, *n.denominators, *n.multiples, *(f"{w}s" for w in n.scales)}
    ordinals = {f"{w}s" for w in n.ordinals}
    word = alternation(parts | ordinals)
    articles = "|".join(sorted(n.articles))
    joint = rf"[ \u00a0]{{0,3}}-?[ \u00a0]{{0,3}}(?:(?:{n.conjunction}|{n.point}|{n.over})[ \u00a0]{{1,3}})?(?:(?:{articles})[ \u00a0-])?"
    return re.compile(rf"(?:{word}){WORD_ENDS}(?:{joint}(?:{word}){WORD_ENDS}){{0,24}}", re.IGNORECASE)


def _vague(table: dict[str, Any], n: Numerals) -> re.Pattern[str]:
    tens = alternation(table["vague"]["tens"])
    scales = alternation(f"{word}s" for word in n.scales)
    many = rf"{table['vague']['many']}-?({alternation(n.scales)})"
    return re.compile(rf"(?:(?:({tens}) {table['vague']['of']} )?({scales})|{many}){WORD_ENDS}", re.IGNORECASE)


def _percent(table: dict[str, Any]) -> re.Pattern[str]:
    symbols = "".join(map(re.escape, table["symbols"]))
    words = spaced(alternation(sorted(table["words"])))
    return re.compile(
        rf"[ \u00a0]?[{symbols}]|[ \u00a0-]{{1,2}}(?:{words}){WORD_ENDS}|(?:{words}|{alternation(table['attached'])}){WORD_ENDS}",
        re.IGNORECASE,
    )
