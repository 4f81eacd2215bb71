"""Reads one figure from the left: a numeral, its scale, and the percent sign, currency or unit that goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.tagger.numbers.context import word_before
from reader.tagger.numbers.counting import counted
from reader.tagger.numbers.lexicon import Number, NumberWords
from reader.tagger.numbers.numerals import (
    SPACED_GROUPS,
    VULGAR,
    Numeral,
    fraction_of_scale,
    read_digits,
    read_scale,
    read_words,
    times,
)
from reader.tagger.vocabulary import CARDINAL, MONEY, ORDINAL, PERCENT, QUANTITY, TokenType

ASIDE = re.compile(r" \([^()\n]{1,40}\)(?= )")
"""The same amount in another currency, before what it is per."""
PRICED = re.compile(r" \((?:[a-z]{2,14} )?(?:[A-Z]{1,2})?[$€]")
"""The same amount in dollars or euros, behind pounds."""
MILLIBARS = (850, 1100)
"""The pressures that air has: any other number of "mb" is of megabytes."""
NAMES = 100
"""A whole number below this behind a code that is a name too is part of the name ("COP26")."""
THOUSANDS = re.compile(r"[1-9]\d{0,2} \d{3}(?![\w%]|[-–/:,.]\w)")
HUNDREDTHS = re.compile(r" (?:\d\d|[a-z]{3,}(?:[ -][a-z]{3,5})?)(?:[.,;\n]|\Z)")
"""Cents that are not called so: "15 dollars |50|"."""
INTEGER_FORMS = ("digits", "words")
FEET_DASH = re.compile(r"-(1[01]|\d)(?![\w-]|[.,/]\d)")
FEET = ("'", "’", "′")
FEET_MARKS = re.compile(r"(\d{1,2})['’′] ?(\d{1,2}(?:\.\d+)?)(?:\"|”|″|''|’’)|([4-7])['’′](1[01]|\d)(?![\w'’]|[.,]\d)")
"""The inches' mark may be missing behind a person's height."""
MINUTES = re.compile(r" ?(\d{1,2})['’′](?: ?(\d{1,2}(?:\.\d+)?)(?:\"|”|″|''|’’))?")
"""Minutes and seconds of arc behind degrees."""
PARTS = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14), "yard": ("foot", 3)}
"""A unit that is followed by a smaller one with no word between: how many of those make one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. `attached` says that no blank stands between the digits and what follows them."""

    start: int
    end: int
    value: Number
    type: TokenType
    rule: str
    unit: str = ""
    per: str = ""
    upper: Number | None = None
    digits: bool = True
    scaled: bool = False
    form: str = "digits"


@dataclass(frozen=True, slots=True)
class Nothing:
    """What was read is no figure; the scan goes on at `end`. `name` is a number that is a thing's name ("777")."""

    end: int
    name: str = ""


def read_figure(text: str, start: int, words: NumberWords, word: bool) -> Figure | Nothing:
    """The figure that begins at `start`, a digit or the first letter of a number word (`word`).

    A currency's symbol before the digits is part of the figure, which then begins before `start`.
    """
    if word:
        return _spelt(text, start, words)
    if text[start] in VULGAR:
        share = Numeral(start + 1, VULGAR[text[start]], "fraction")
        return _with_unit(text, start, read_scale(text, share, words), words)
    if money := money_before(text, start, words):
        return _money(text, money, start, words)
    if text[start + 1 : start + 4].strip("0123456789")[:1] in FEET and (feet := FEET_MARKS.match(text, start)):
        value = int(feet[1] or feet[3]) + float(feet[2] or feet[4]) / 12
        return Figure(start, feet.end(), value, QUANTITY, "feet-and-inches", "foot")
    return _digits(text, start, words)


def money_before(text: str, start: int, words: NumberWords) -> re.Match[str] | None:
    """The currency symbol or code before the digits at `start`."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0-−.")
    if before[-1:] not in words.money_ends:
        return None
    found = words.money_before.search(text, max(0, start - 10), start)
    apart = found and text[start - 1] in " \u00a0" and found["symbol"] in words.attached_money
    return None if apart else found


def _spelt(text: str, start: int, words: NumberWords) -> Figure | Nothing:
    if vague := words.vague.match(text, start):
        return _vague(text, start, vague, words)
    if text[start] in words.from_end_initials and (place := words.from_end.match(text, start)):
        value = words.places_from_end[" ".join(place[1].lower().replace("-", " ").split())]
        return Figure(start, place.end(), value, ORDINAL, "ordinal-from-end", digits=False, form="from-end")
    numeral = read_words(text, start, words)
    if numeral is None or numeral.value is None:
        return Nothing(start + 1)
    if numeral.form == "ordinal":
        return Figure(start, numeral.end, numeral.value, ORDINAL, "ordinal-word", digits=False, form="ordinal")
    tied = text[numeral.end : numeral.end + 1] == "-" and numeral.form == "words"
    if tied and (factor := words.multiple.match(text, numeral.end)):
        return Figure(start, factor.end(), numeral.value, CARDINAL, "multiple", digits=False, form="multiple")
    if numeral.form == "fraction":
        numeral = fraction_of_scale(text, numeral, words)
        if measure := part_of_unit(text, start, numeral.end, numeral.value or 0, words):
            return measure
    return _with_unit(text, start, numeral, words)


def part_of_unit(text: str, start: int, end: int, value: Number, words: NumberWords) -> Figure | None:
    """Reads on behind a fraction in words: "half |a mile|", "three quarters |of an inch|"."""
    one = words.of_one.match(text, end)
    if one is None:
        return None
    figure = _with_unit(text, start, Numeral(one.end(), value, "fraction"), words)
    return figure if figure.type in (QUANTITY, PERCENT) else None


def _vague(text: str, start: int, found: re.Match[str], words: NumberWords) -> Figure:
    """Reads "thousands", "tens of thousands of dollars", "multi-million-dollar": from one to ten times the scale."""
    scale = words.numerals.scales[found[3].lower() if found[3] else found[2].lower()[:-1]]
    low = int(scale * words.vague_tens[found[1].lower()] if found[1] else scale)
    bare = Figure(start, found.end(), low, CARDINAL, "vague", upper=low * 10, digits=False, scaled=True, form="vague")
    if found[3]:
        return _currency(text, bare, words) or _unit_word(text, bare, words) or bare
    if not text.startswith(words.of, bare.end):
        return bare
    counted = replace(bare, end=bare.end + len(words.of) - 1)
    return _currency(text, counted, words) or _unit_word(text, counted, words) or bare


def _digits(text: str, start: int, words: NumberWords) -> Figure | Nothing:
    numeral = read_digits(text, start)
    if numeral.end - start <= 3 and _is_apart(text, start, numeral.end, words):
        numeral = read_digits(text, start, SPACED_GROUPS)
    if numeral.value is None:
        return Nothing(numeral.end)
    following = text[numeral.end : numeral.end + 1]
    if following in words.multiple_initials and (factor := words.multiple.match(text, numeral.end)):
        return Figure(start, factor.end(), numeral.value, CARDINAL, "multiple", form="multiple")
    if (
        following.isalpha()
        and (suffix := words.suffix_th.match(text, numeral.end))
        and numeral.form == "digits"
        and not words.stone_and_pounds.match(text, numeral.end)
    ):
        return Figure(start, suffix.end(), numeral.value, ORDINAL, "ordinal-digits", form="ordinal")
    if _metres_not_millions(text, numeral.end, words):
        return _with_unit(text, start, numeral, words)
    scaled = read_scale(text, numeral, words)
    figure = _with_unit(text, start, scaled, words, scaled.end != numeral.end)
    if isinstance(figure, Figure) and figure.end == scaled.end and (scaled.end != numeral.end) and following.isalpha():
        return _attached_symbol(text, start, numeral, figure, words)
    return figure


def _is_apart(text: str, start: int, end: int, words: NumberWords) -> bool:
    """Whether a blank parts thousands: "of 1 234", not in "May 5 200 people" or "page 3 120"."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isdigit() or not THOUSANDS.match(text, start):
        return False
    word = word_before(text, start)
    return word.islower() and word not in words.nominal and text[start - 1] == " "


def _metres_not_millions(text: str, end: int, words: NumberWords) -> bool:
    return text[end : end + 1] == "m" and words.long_after_m.match(text, end + 1) is not None


def _attached_symbol(text: str, start: int, plain: Numeral, scaled: Figure, words: NumberWords) -> Figure:
    """Reads "10m": millions of what follows, or, with nothing that can be counted after it, ten metres."""
    unit = words.unit_symbol.match(text, plain.end)
    if unit is None or words.units[unit[1]].name != "metre" or plain.value is None or plain.value >= 1000:
        return scaled
    following = text[unit.end() : unit.end() + 2]
    race = plain.value in words.races and word_before(text, start).lower() in words.race_before
    if following[:1] == " " and following[1:2].isalpha() and not (race and not counted(text, unit.end(), 2, words)):
        return scaled
    return Figure(start, unit.end(), plain.value, QUANTITY, "unit-symbol", "metre")


def _money(text: str, found: re.Match[str], start: int, words: NumberWords) -> Figure | Nothing:
    """An amount whose symbol or code stands before it: "US$ 40 billion", "EUR50m", "$-50.8bn"."""
    symbol = found["symbol"].strip()
    code = words.symbols[symbol]
    numeral = read_digits(text, start - 1 if text[start - 1] == "." else start, groups=SPACED_GROUPS)
    if numeral.value is None:
        return Nothing(numeral.end)
    scaled = read_scale(text, numeral, words, spaced_symbols=True)
    if scaled.value is None:
        return Nothing(scaled.end)
    end = scaled.end
    if (word := words.currency_word.match(text, end)) and words.currencies[_plain(word[1])] not in words.sub_units:
        code, end = words.currencies[_plain(word[1])], word.end()
    elif (word := words.currency_code.match(text, end)) and (named := word["code"] or word["aside"]):
        code, end = named, word.end()
    least = words.attached_money.get(symbol, NAMES if code in words.name_like else 0)
    if scaled.value < least and scaled.value % 1 == 0:
        return Nothing(end)
    value = -scaled.value if found["sign"] else scaled.value
    figure = Figure(found.start(), end, value, MONEY, "money-symbol", code, scaled=scaled.end != numeral.end)
    return _with_rate(text, figure, words)


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("\u00a0", " ").split())


def _with_unit(text: str, start: int, numeral: Numeral, words: NumberWords, scaled: bool = False) -> Figure:
    """The numeral with its percent sign, currency or unit; a bare cardinal if it has none."""
    value, end = numeral.value or 0, numeral.end
    digits = numeral.form == "digits" or text[start].isdecimal()
    bare = Figure(
        start, end, value, CARDINAL, f"cardinal-{numeral.form}", digits=digits, scaled=scaled, form=numeral.form
    )
    if end >= len(text) or text[end] in ".,;)\n":
        return bare
    for reader in (_percent, _currency, _unit_word, _unit_symbol):
        figure = reader(text, bare, words)
        if figure is not None:
            return _with_rate(text, _with_parts(text, figure, words), words)
    return bare


def _percent(text: str, bare: Figure, words: NumberWords) -> Figure | None:
    if points := words.points.match(text, bare.end):
        return replace(bare, end=points.end(), type=PERCENT, rule="percentage-points", unit="percentage point")
    if sign := words.percent.match(text, bare.end):
        return replace(bare, end=sign.end(), type=PERCENT, rule="percent", unit="percent")
    return None


def _currency(text: str, bare: Figure, words: NumberWords) -> Figure | None:
    if word := words.currency_word.match(text, bare.end):
        form = _plain(word[1])
        code = words.currencies.get(form) or words.currencies.get(form.replace("-", " "))
        if code is None or (form in words.also_plain_words and not bare.scaled):
            return None
        value, end = (
            _million_behind(text, bare, bare.value, word.end(), words)
            if word[1].isupper()
            else (bare.value, word.end())
        )
        return replace(bare, end=end, value=value, type=MONEY, rule="money-word", unit=code)
    code_match = words.currency_code.match(text, bare.end)
    if code_match is None or code_match["aside"]:
        if bare.digits and (cents := words.cent_symbol.match(text, bare.end)):
            sign = cents["attached"] or cents["spaced"]
            return replace(bare, end=cents.end(), type=MONEY, rule="money-cents", unit=words.cent_symbols[sign])
        return None
    code = code_match["code"] or words.symbols[code_match["symbol"]]
    value = bare.value * 1_000_000 if code_match["mega"] else bare.value
    value, end = _million_behind(text, bare, value, code_match.end(), words)
    return replace(bare, end=end, value=value, type=MONEY, rule="money-code", unit=code)


def _million_behind(text: str, bare: Figure, value: Number, end: int, words: NumberWords) -> tuple[Number, int]:
    """Reads on in "75 USD| million|"."""
    scale = None if bare.scaled else words.scale.match(text, end)
    size = words.numerals.scales.get(scale[1].lower()) if scale else None
    return (times(value, size), scale.end()) if scale and size else (value, end)


def _unit_word(text: str, bare: Figure, words: NumberWords) -> Figure | None:
    if age := words.age.match(text, bare.end):
        return replace(
            bare, end=age.end(), type=QUANTITY, rule="age", unit=words.ages[age[1].lower().replace("\u00a0", " ")]
        )
    if word := words.unit_word.match(text, bare.end):
        form = _plain(word[1]).replace("-", " ")
        unit = words.units.get(form) or words.units.get(_plain(word[1]))
        if unit is not None and unit.name in words.not_one and bare.value == 1 and not bare.digits:
            return None
        if unit is not None and unit.name == "pound" and _is_sterling(text, bare, word.end(), words):
            return replace(bare, end=word.end(), type=MONEY, rule="money-word", unit="GBP")
        if unit is not None and not (word[1][0].isupper() and 1000 <= bare.value < 2100):
            return replace(bare, end=word.end(), type=QUANTITY, rule="unit-word", unit=unit.name)
    return None


def _is_sterling(text: str, bare: Figure, end: int, words: NumberWords) -> bool:
    """Whether pounds are money: "10 million pounds", but not "of beef"; "50,000 pounds ($63,000)"."""
    large = bare.scaled or (bare.value >= 1e6 and bare.form == "words")
    return (large and not text.startswith(words.of, end)) or PRICED.match(text, end) is not None


def _unit_symbol(text: str, bare: Figure, words: NumberWords, inside: bool = False) -> Figure | None:
    if not bare.digits:
        return None
    symbol = words.unit_symbol.match(text, bare.end)
    if symbol is None:
        return None
    form = symbol[1].replace("\u00a0", " ")
    close = text[bare.end] not in " \u00a0-"
    unit = words.units.get(form)
    over = words.slash.match(text, symbol.end())
    if unit is None:
        return None
    if (
        not (close or inside or over)
        and form in words.attached_only
        and not words.stone_and_pounds.match(text, bare.end)
    ):
        return None
    if unit.name == "millibar" and not MILLIBARS[0] <= bare.value <= MILLIBARS[1]:
        unit = words.units["megabyte"]
    if close and len(form) == 1 and form.isupper() and form not in words.single_letters:
        return None
    return replace(bare, end=symbol.end(), type=QUANTITY, rule="unit-symbol", unit=unit.name)


def _with_parts(text: str, figure: Figure, words: NumberWords) -> Figure:
    """Reads "6ft 2in", "five pounds three ounces", "thirteen dollars and forty cents": one value in the larger unit."""
    if figure.unit == "foot" and (inches := FEET_DASH.match(text, figure.end)):
        return replace(figure, end=inches.end(), value=figure.value + int(inches[1]) / 12)
    if figure.unit == "degree" and text[figure.end - 1] == "°" and (arc := MINUTES.match(text, figure.end)):
        return replace(figure, end=arc.end(), value=figure.value + int(arc[1]) / 60 + float(arc[2] or 0) / 3600)
    smaller, count = PARTS.get(figure.unit, ("", 0)) if figure.type is QUANTITY else ("", 0)
    if figure.type is MONEY and figure.rule == "money-word" and figure.unit not in words.sub_units:
        if figure.scaled and figure.digits:
            return figure
        smaller, count = "cent", 100
    if not smaller or not (
        joint := words.part_joint.match(text, figure.end) or (text[figure.end : figure.end + 1].isdigit() or None)
    ):
        return figure
    begin = figure.end if joint is True else joint.end()
    if begin >= len(text) or not (text[begin].isdigit() or text[begin].isalpha()):
        return figure
    numeral = read_digits(text, begin) if text[begin].isdigit() else read_words(text, begin, words)
    if numeral is None or numeral.value is None or numeral.form not in INTEGER_FORMS or not 0 <= numeral.value < count:
        return figure
    if count == 100 and not figure.scaled and HUNDREDTHS.fullmatch(text, figure.end, min(numeral.end + 1, len(text))):
        return replace(figure, end=numeral.end, value=figure.value + numeral.value / count)
    bare = Figure(begin, numeral.end, numeral.value, CARDINAL, "", digits=numeral.form == "digits")
    part = _unit_word(text, bare, words) or _unit_symbol(text, bare, words, inside=True) or _currency(text, bare, words)
    if part is None or part.unit not in (smaller, *(words.sub_units if count == 100 else ())):
        return figure
    return replace(figure, end=part.end, value=figure.value + numeral.value / count)


def _with_rate(text: str, figure: Figure, words: NumberWords) -> Figure:
    """What the figure is per: "a day", "per barrel" (the value says it, the span leaves it out), "/cm" (inside the span)."""
    if slash := words.slash.match(text, figure.end):
        return replace(figure, end=slash.end(), per=words.denominator(slash[1]))
    if text[figure.end : figure.end + 1] not in (" ", "-"):
        return figure
    aside = ASIDE.match(text, figure.end) if figure.type is MONEY else None
    if rate := words.rate.match(text, aside.end() if aside else figure.end):
        per = words.denominator(rate[1])
        inside = figure.type is QUANTITY and per in words.speeds and words.units_by_name[figure.unit].base == "metre"
        return replace(figure, per=per, end=rate.end() if inside else figure.end)
    return figure
