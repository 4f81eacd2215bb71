"""Units: their names in plain English, the words and symbols that stand for them, and conversion to a base unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. A value of it, times `factor`, plus `offset`, is the value in `base`; a base unit is its own base."""

    name: str
    base: str
    factor: float = 1.0
    offset: float = 0.0


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
