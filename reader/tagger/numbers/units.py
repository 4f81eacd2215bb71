"""Units: their names in plain English, the words and symbols that stand for them, and conversion to a base unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.tagger.patterns import WORD_ENDS, alternation, spaced, whole_words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. A value of it, times `factor`, plus `offset`, is the value in `base`; a base unit is its own base."""

    name: str
    base: str
    factor: float = 1.0
    offset: float = 0.0


def unit_words(table: dict[str, Any]) -> dict[str, Any]:
    """Everything about units that a `numbers.toml` tells, as the fields of `NumberWords` that it fills."""
    grammar = table["grammar"]
    units = unit_forms(table)
    stone, pound = (alternation(table["units"][name]["symbols"]) for name in ("stone", "pound"))
    rate = "|".join(map(re.escape, grammar["a_rate"]))
    return {
        "part_joint": re.compile(rf",? (?:{grammar['and']} )?|-"),
        "unit_word": whole_words([f for f in units if f == f.lower() and len(f) > 2], before=r"[ \u00a0-]{0,3}"),
        "unit_symbol": re.compile(rf"[ \u00a0-]?[\[<]?({spaced(alternation(units))}){WORD_ENDS}(?!-\d)[\]>]?"),
        "units": units,
        "units_by_name": unit_table(table),
        "unit_singulars": table["unit_singulars"],
        "degree_changes": frozenset(table["degree_changes"]["after"]),
        "unit_plurals": table["unit_plurals"] | _prefixed_plurals(table),
        "rate": re.compile(
            rf"(?: (?:{rate})|-a|-per)[ -]({spaced(alternation(table['compounds']['denominators']))}){WORD_ENDS}"
        ),
        "slash": re.compile(rf"/({alternation(table['compounds']['denominators'])}){WORD_ENDS}"),
        "stone_and_pounds": re.compile(rf"[ \u00a0]?(?:{stone})[ \u00a0]?\d{{1,2}}[ \u00a0]?(?:{pound}){WORD_ENDS}"),
        "age": whole_words(
            [f for name in ("after", "months", "weeks", "days") for f in table["age"][name]], before=r"[ \u00a0-]{0,2}"
        ),
        "ages": _ages(table["age"]),
        "not_one": frozenset(table["unit_symbols"]["not_one"]),
        "attached_only": frozenset(table["unit_symbols"]["attached_only"]),
        "single_letters": frozenset(table["unit_symbols"]["single_letters"]),
        "speeds": frozenset(table["compounds"]["speeds"]),
        "times": table["compounds"]["times"],
        "long_after_m": whole_words(table["attached_dimension"]["words"], before=r"[ -]"),
    }


def _prefixed_plurals(table: dict[str, Any]) -> dict[str, str]:
    """The plurals of units with a prefix ("kilohertz"), where that of the unit is not made with an s."""
    plurals, units = table["unit_plurals"], table["units"]
    return {
        prefix + name: prefix + plurals[name]
        for name in plurals.keys() & units.keys()
        for prefix in units[name].get("prefixes", [])
    }


def unit_table(table: dict[str, Any]) -> dict[str, Unit]:
    """Every unit of a `numbers.toml` by its name, with those that SI prefixes make."""
    units: dict[str, Unit] = {}
    for name, entry in table["units"].items():
        unit = Unit(name, entry.get("base", name), entry.get("factor", 1.0), entry.get("offset", 0.0))
        units[name] = unit
        for prefix in entry.get("prefixes", []):
            factor = table["prefixes"][prefix]["factor"] * unit.factor
            units.setdefault(prefix + name, Unit(prefix + name, unit.base, factor))
    return units


def unit_forms(table: dict[str, Any]) -> dict[str, Unit]:
    """Units by every form of them: words and their plurals in lower case, symbols as they are."""
    units = unit_table(table)
    forms: dict[str, Unit] = {}
    for name, entry in table["units"].items():
        for word in entry.get("words", []):
            _add_word(forms, word, units[name])
        for symbol in entry.get("symbols", []):
            forms.setdefault(symbol, units[name])
        for prefix in entry.get("prefixes", []):
            unit = units[prefix + name]
            for word in entry.get("words", []):
                _add_word(forms, prefix + word, unit)
            for symbol in entry.get("symbols", []):
                for sign in table["prefixes"][prefix]["symbols"]:
                    forms.setdefault(sign + symbol, unit)
    return forms


def _add_word(forms: dict[str, Unit], word: str, unit: Unit) -> None:
    forms.setdefault(word, unit)
    if not word.endswith("s"):
        forms.setdefault(f"{word}s", unit)


def _ages(table: dict[str, Any]) -> dict[str, str]:
    names = (("after", "year"), ("months", "month"), ("weeks", "week"), ("days", "day"))
    return {form: unit for name, unit in names for form in table[name]}
