"""Currencies: the words, codes and symbols for money, and the patterns that find them beside an amount."""

from __future__ import annotations

import re
from typing import Any

from reader.tagger.patterns import WORD_ENDS, alternation, whole_words


def money_words(table: dict[str, Any]) -> dict[str, Any]:
    """Everything about money that a `numbers.toml` tells, as the fields of `NumberWords` that it fills."""
    currencies, sub_units = currency_forms(table)
    return {
        "money_before": money_before(table),
        "money_ends": frozenset(symbol.strip()[-1] for symbol in currency_symbols(table)),
        "currency_word": whole_words(currencies, before=r"[ \u00a0-]{0,3}"),
        "currency_code": currency_code(table),
        "currencies": currencies | {code.lower(): code for code in table["currencies"]},
        "sub_units": sub_units,
        "symbols": currency_symbols(table),
        "currency_names": {code: currency["name"] for code, currency in table["currencies"].items()},
        "currency_units": {code: c.get("unit", c["name"]) for code, c in table["currencies"].items()},
        "also_plain_words": frozenset(table["money"]["also_plain_words"]),
        "cent_symbol": re.compile(
            rf"(?P<attached>{alternation(table['money']['cents'])}){WORD_ENDS}"
            rf"| (?P<spaced>{alternation(table['money']['spaced_cents'])})(?![\w-]|\.\w|\. ?\d| ?[<=>])"
        ),
        "cent_symbols": table["money"]["cents"],
        "shared_currencies": {unit: tuple(codes) for unit, codes in table["shared_currencies"].items()},
        "explicit_currencies": frozenset(table["money"]["explicit"]),
        "explicit_signs": tuple(table["money"]["explicit_signs"]),
        "currency_places": currency_places(table),
        "name_like": frozenset(table["money"]["name_like"]),
        "attached_money": table["money"]["attached"],
    }


def currency_places(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The currencies of every country, by its name and by what its people are called."""
    places: dict[str, tuple[str, ...]] = {}
    for code, names in table["currency_places"].items():
        for name in names:
            places[name] = (*places.get(name, ()), code)
    return places


def money_before(table: dict[str, Any]) -> re.Pattern[str]:
    """Searched for up to an amount's first digit: the currency's `symbol` or code before it, and a `sign`."""
    symbols: set[str] = set()
    letters = set(table["currencies"])
    for currency in table["currencies"].values():
        for symbol in currency.get("symbols", []):
            (letters if symbol[0].isalpha() else symbols).add(symbol)
    return re.compile(
        rf"(?P<symbol>{alternation(symbols)}|(?<![\w-]){alternation(letters)})[ \u00a0]?(?P<sign>[-−]?)\.?\Z"
    )


def currency_forms(table: dict[str, Any]) -> tuple[dict[str, str], frozenset[str]]:
    """An ISO code, or "cent" and the like, by every word for money; and the names of the hundredths."""
    forms: dict[str, str] = {}
    sub: set[str] = set()
    for code, currency in table["currencies"].items():
        for word in currency.get("words", []):
            forms.setdefault(word, code)
            forms.setdefault(f"{word}s", code)
        for word in currency.get("cents", []):
            name = currency["cents"][0]
            sub.add(name)
            forms.setdefault(word, name)
            forms.setdefault(f"{word}s", name)
    for name in sorted(sub):
        forms.setdefault(name, name)
    return forms, frozenset(sub)


def currency_symbols(table: dict[str, Any]) -> dict[str, str]:
    """An ISO code by every symbol and code, as they are written before an amount."""
    symbols = {code: code for code in table["currencies"]}
    for code, currency in table["currencies"].items():
        for symbol in currency.get("symbols", []):
            symbols.setdefault(symbol.strip(), code)
    return symbols


def currency_code(table: dict[str, Any]) -> re.Pattern[str]:
    """A code or a symbol behind an amount: "50 USD", "30 MUSD", "10 €"."""
    symbols = {
        s for c in table["currencies"].values() for s in c.get("symbols", []) if not s[0].isalpha() and len(s) == 1
    }
    codes = alternation(table["currencies"])
    return re.compile(
        rf"[ \u00a0]?(?:(?P<mega>M?)(?P<code>{codes}){WORD_ENDS}|(?P<symbol>{alternation(symbols)})(?!\d))| \((?P<aside>{codes})\)"
    )
