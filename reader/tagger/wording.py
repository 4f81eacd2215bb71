"""Words a normalised value plainly, for a person and for `tag --jsonl`.

These are strings that a person reads: values are worded here, beside what they mean, and not in the window.
"""

from __future__ import annotations

import re

from reader.tagger.language import load_language
from reader.tagger.numbers.counting import kind_of, singular
from reader.tagger.numbers.lexicon import NumberWords, number_words
from reader.tagger.tagging import Quantity, Tag, TimeValue
from reader.tagger.times.wording import time_in_words
from reader.tagger.vocabulary import MONEY, ORDINAL, PERCENT, QUANTITY

METRIC: dict[str, tuple[tuple[str, float, float], ...]] = {
    "metre": (("km", 1000, 0), ("m", 1, 0), ("cm", 0.01, 0), ("mm", 0.001, 0)),
    "square metre": (("km²", 1e6, 0), ("ha", 1e4, 0), ("m²", 1, 0), ("cm²", 1e-4, 0)),
    "cubic metre": (("m³", 1, 0), ("L", 1e-3, 0), ("mL", 1e-6, 0)),
    "kilogram": (("t", 1000, 0), ("kg", 1, 0), ("g", 1e-3, 0)),
    "metre per second": (("km/h", 1 / 3.6, 0),),
    "kelvin": (("°C", 1, 273.15),),
    "watt": (("MW", 1e6, 0), ("kW", 1000, 0), ("W", 1, 0)),
}
"""What a value in a base unit is shown in: (symbol, size in the base unit, offset), the largest first."""
ALREADY_METRIC = re.compile(
    r"(?:square |cubic )?(?:pico|nano|micro|milli|centi|deci|hecto|kilo|mega|giga|tera)?"
    r"(?:metre|gram|litre|watt|tonne)|hectare|celsius|kelvin"
)
LARGE = ((1e12, "trillion"), (1e9, "billion"))
"""From here on a converted value is rounded and its size is a word."""
BEYOND_WORDS = 1e15
"""No converted value is as large; the distance of stars says more in light years."""
POWERS = 1e18
"""From here on a number is written with a power of ten."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def value_in_words(tag: Tag, text: str) -> str:
    """What the tag's value is, worded plainly: "1,200,000,000 US dollars", "Friday, 27 April 2018"; "" if that adds nothing.

    `text` is the whole text that the tag was made from. Raises nothing.
    """
    written = " ".join(text[tag.span.start : tag.span.end].split())
    if isinstance(tag.value, TimeValue):
        worded = time_in_words(tag.value, tag.rule, either=" or " in written)
        return "" if worded == written else worded
    if isinstance(tag.value, Quantity) and tag.type is not ORDINAL:
        return _quantity_in_words(tag, tag.value, written, text)
    return ""


def value_fields(tag: Tag) -> dict[str, object]:
    """A number's or time's fields in `tag --jsonl`: `value`, and where they exist `unit`, `counts`, `approx`, `bound`.

    A range's value is a list of its two ends; `unit` is singular plain English, the kind of what is counted where there is no other.
    """
    value = tag.value
    if isinstance(value, TimeValue):
        written = f"{value.timex}/{value.upper}" if value.upper else value.timex
        return {"value": written, "approx": True} if value.approx else {"value": written}
    if not isinstance(value, Quantity):
        return {}
    fields: dict[str, object] = {"value": value.value if value.upper is None else [value.value, value.upper]}
    if unit := unit_in_words(value):
        fields["unit"] = unit
    fields |= {name: fact for name in ("counts", "approx", "bound") if (fact := getattr(value, name))}
    return fields


def unit_in_words(quantity: Quantity) -> str:
    """The unit in singular plain English, with what it is per ("dollar per barrel"); the kind of what is counted if it has none."""
    words = _words()
    unit = words.currency_units.get(quantity.unit, quantity.unit)
    if not unit and quantity.counts:
        kind = kind_of(quantity.counts, words)
        unit = singular(kind) if quantity.per else kind
    return f"{unit} per {quantity.per}" if unit and quantity.per else unit


def number_in_words(value: float) -> str:
    """A number with its thousands marked and no more decimals than it needs: "1,200,000", "0.333"."""
    if abs(value) >= POWERS:
        part, _, exponent = f"{float(value):.3g}".partition("e+")
        power = f"10{exponent.translate(RAISED)}"
        return power if part == "1" else f"{part} × {power}"
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    digits = 3 if abs(value) < 1 else 2
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") if abs(value) >= 0.001 else f"{value:g}"


def in_base_unit(quantity: Quantity) -> tuple[float, str]:
    """The value in the unit's base unit, and that unit's name, so that "6 ft 2 in" and "1.88 m" compare; as it is if it has none."""
    unit = _words().units_by_name.get(quantity.unit)
    if unit is None:
        return float(quantity.value), quantity.unit
    return quantity.value * unit.factor + unit.offset, unit.base


def _words() -> NumberWords:
    return number_words(load_language())


def _quantity_in_words(tag: Tag, quantity: Quantity, written: str, text: str) -> str:
    if tag.type is QUANTITY and (metric := _metric(quantity, _is_change(tag, text))):
        return f"{written} = {metric}{_rate(quantity, written)}"
    number = number_in_words(quantity.value)
    if quantity.upper is not None:
        number = f"{number} to {number_in_words(quantity.upper)}"
    elif (number in written and tag.type is not MONEY) or (tag.rule == "cardinal-words" and abs(quantity.value) <= 12):
        return ""
    many = quantity.upper is not None or quantity.value != 1
    unit = _plural(quantity.unit, many) if tag.type in (MONEY, QUANTITY) else quantity.unit
    if tag.type is PERCENT:
        unit = "percentage points" if many and unit == "percentage point" else unit
    rate = f" per {quantity.per}" if tag.type is MONEY and quantity.per else ""
    return f"{number} {unit}{rate}".strip()


def _rate(quantity: Quantity, written: str) -> str:
    """What a converted value is per, where the words that it translates say so: "20 miles per second"."""
    inside = "/" in written or (quantity.per in _words().speeds and in_base_unit(quantity)[1] == "metre")
    return f" per {quantity.per}" if quantity.per and inside else ""


def _is_change(tag: Tag, text: str) -> bool:
    """Whether the quantity is how much something changed ("by 5°F", "5°F warmer"): degrees then convert without their offset."""
    words = _words()
    left = text[max(0, tag.span.start - 40) : tag.span.start].lower().split()
    while left and left[-1] in words.bounds:
        left.pop()
    right = text[tag.span.end : tag.span.end + 20].lower().split()
    return bool((left and left[-1] in words.changes) or (right and right[0].strip(".,;") in words.degree_changes))


def _plural(unit: str, many: bool) -> str:
    """The unit's name as it follows a number: "US dollars", "Japanese yen", "feet"."""
    words = _words()
    name = words.currency_names.get(unit, unit)
    if not many or not name:
        return words.unit_singulars.get(name, name)
    if name in words.unit_plurals:
        return words.unit_plurals[name]
    head, per, rest = name.partition(" per ")
    return f"{head}s{per}{rest}"


def _metric(quantity: Quantity, change: bool) -> str:
    """The value in a metric unit of a handy size, if it is written in another: "1.88 m"."""
    base, name = in_base_unit(quantity)
    if name not in METRIC or ALREADY_METRIC.fullmatch(quantity.unit) or quantity.unit == "kilometre per hour":
        return ""
    if change and name == "kelvin":
        factor = _words().units_by_name[quantity.unit].factor
        ends = [value * factor + METRIC[name][0][2] for value in (quantity.value, quantity.upper) if value is not None]
        return f"a change of {_between(ends, name)}"
    if abs(base) / METRIC[name][0][1] >= BEYOND_WORDS:
        return ""
    if quantity.upper is None:
        return _shown(base, name)
    upper, _ = in_base_unit(Quantity(quantity.upper, unit=quantity.unit))
    return _between([base, upper], name)


def _between(ends: list[float], base: str) -> str:
    """One value, or two with their unit said once where it is the same: "16.1 to 19.3 km"."""
    shown = [_shown(value, base) for value in ends]
    if len(shown) == 2 and shown[0].rpartition(" ")[2] == shown[1].rpartition(" ")[2]:
        shown[0] = shown[0].rpartition(" ")[0]
    return " to ".join(shown)


def _shown(value: float, base: str) -> str:
    sizes = METRIC[base]
    symbol, size, offset = next((entry for entry in sizes if abs(value) >= entry[1]), sizes[-1])
    amount = (value - offset) / size
    for least, word in LARGE:
        if abs(amount) >= least:
            return f"{float(f'{amount / least:.3g}'):g} {word} {symbol}"
    rounded = round(amount) if abs(amount) >= 100 else round(amount, 2 if abs(amount) < 10 else 1)
    return f"{number_in_words(rounded)} {symbol}"
