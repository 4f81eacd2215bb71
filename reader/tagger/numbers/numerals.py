"""Reads numerals: "1,234.5", "1 234 567", "3½", "two and a half million", "twenty-first", "three quarters"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reader.tagger.numbers.lexicon import Number, NumberWords, Numerals

Form = Literal["digits", "words", "multiple", "ordinal", "fraction"]

RUN = re.compile(r"\.?\d+(?:[.,]\d+){0,12}")
GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?:\.\d+)?")
EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,6}|\d{1,3}(?:\.\d{3}){1,6},\d{1,2}|\d+,\d{1,2}")
NARROW = re.compile(r"(?:[\u00a0\u2009\u202f'’]\d{3}){1,6}(?![\d'’])(?:\.\d+)?|(?: \d{3}){2,6}(?!\d)(?:\.\d+)?")
SPACED_GROUPS = re.compile(r"(?:[ \u00a0\u2009\u202f]\d{3}){1,6}(?!\d)(?:\.\d+)?")
"""The same where a currency before the digits says that one blank parts thousands: "N$8 600"."""
FRACTION = re.compile(r"/(\d{1,3})(?![\d/]|\.\d)")
MIXED = re.compile(r"[ \u00a0]{1,2}(\d)/(\d{1,2})(?![\d/]|\.\d)")
POWER = re.compile(r"[eE]([+-]?\d{1,3})(?![^\W_])|\s?[x×]\s?10\^([+-]?\d{1,3})(?!\d)|\^([+-]?\d{1,2})(?![^\W_])")
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
          "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6, "⅚": 5 / 6}  # fmt: skip
DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 32, 64, 100, 1000))
"""What stands under the line of a fraction; "9/11" and "24/7" are none."""
LONGEST = 40
"""A run of digits and commas that is longer than this is no quantity."""
TOKEN = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was read; `value` is None where digits stand that are no number (a version, a long code)."""

    end: int
    value: Number | None
    form: Form


def read_digits(text: str, start: int, groups: re.Pattern[str] = NARROW) -> Numeral:
    """The number that begins with a digit (or a decimal point) at `start`; `groups` are thousands parted by blanks."""
    run = RUN.match(text, start)
    if run is None or run.end() - start > LONGEST:
        end = run.end() if run else start + 1
        return Numeral(end, None, "digits")
    written, end = run[0], run.end()
    if "," in written and (
        text[start - 1 : start] == "," or (written.count(",") > 1 and not GROUPED.fullmatch(written))
    ):
        end = start + written.index(",")
        return Numeral(end, int(text[start:end]) if text[start:end].isdecimal() else None, "digits")
    if written.isdecimal():
        if len(written) <= 3 and (more := groups.match(text, end)):
            written, end = written + re.sub(r"[\s'’]", "", more[0]), more.end()
            return Numeral(end, float(written) if "." in written else int(written), "digits")
        return _with_tail(text, end, int(written))
    value = _separated(written)
    if value is None and "," in written and "." not in written:
        first = written.partition(",")[0]
        return Numeral(start + len(first), int(first), "digits")
    if value is None:
        return Numeral(end, None, "digits")
    return _with_power(text, end, value)


def _separated(written: str) -> Number | None:
    if written.count(".") == 1 and "," not in written:
        return float(written)
    if GROUPED.fullmatch(written):
        plain = written.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    if EUROPEAN.fullmatch(written):
        plain = written.replace(".", "").replace(",", ".")
        return float(plain) if "." in plain else int(plain)
    return None


def _with_tail(text: str, end: int, value: int) -> Numeral:
    """A whole number with what may follow it at once: "3½", "3 1/2", "1/3", "1e6"."""
    following = text[end : end + 1]
    if following in VULGAR:
        return Numeral(end + 1, value + VULGAR[following], "digits")
    if (
        following == "/"
        and (part := FRACTION.match(text, end))
        and int(part[1]) in DENOMINATORS
        and int(part[1]) > value > 0
    ):
        return Numeral(part.end(), value / int(part[1]), "fraction")
    if following in (" ", "\u00a0") and (part := MIXED.match(text, end)) and 0 < int(part[1]) < int(part[2]):
        return Numeral(part.end(), value + int(part[1]) / int(part[2]), "digits")
    return _with_power(text, end, value)


def _with_power(text: str, end: int, value: Number) -> Numeral:
    if text[end : end + 1] in ("e", "E", "x", "×", " ", "^") and (power := POWER.match(text, end)):
        if power[3]:
            return Numeral(power.end(), _power(value, int(power[3])), "digits")
        exponent = int(power[1] or power[2])
        return Numeral(power.end(), float(value) * 10.0**exponent if abs(exponent) < 200 else None, "digits")
    return Numeral(end, value, "digits")


def _power(value: Number, exponent: int) -> Number | None:
    """Reads "10^6"; None where nobody could mean it."""
    if not value or abs(exponent) * len(str(value)) > 200:
        return None
    power = value**exponent
    return power if isinstance(power, int | float) else None


def read_scale(text: str, numeral: Numeral, words: NumberWords, spaced_symbols: bool = False) -> Numeral:
    """The numeral with the scale after it: "1.2 million", "5 lakh crore", "3bn"; the same numeral if there is none."""
    value, end = numeral.value, numeral.end
    if value is None:
        return numeral
    for _ in range(3):
        scale = words.scale.match(text, end)
        if scale is None:
            break
        word = scale[1].lower()
        size = words.numerals.scales.get(word) or words.numerals.scales[word[:-1]]
        value, end = times(value, size), scale.end()
    if end > numeral.end:
        value, end = _with_rest(text, end, value, size, words)
    if end == numeral.end and (symbol := words.symbol_scale.match(text, end)):
        close = text[end] not in " \u00a0"
        if close or spaced_symbols or len(symbol[1]) > 1 or symbol[1] in words.spaced_scales:
            value, end = times(value, words.numerals.scale_symbols[symbol[1]]), symbol.end()
    return Numeral(end, value, numeral.form)


def _with_rest(text: str, end: int, value: Number, size: Number, words: NumberWords) -> tuple[Number, int]:
    """Reads on behind a scale: "3 hundred |and 21|", "4 thousand |3 hundred and 21|", "3 million |and a half|"."""
    if half := words.and_part.match(text, end):
        return times(value, 1) + times(size, 1 / words.numerals.denominators[half[1].lower()]), half.end()
    joint = words.and_more.match(text, end)
    if joint is None or size > 1000:
        return value, end
    rest = read_scale(text, read_digits(text, joint.end()), words)
    if rest.value is None or not 0 < rest.value < size or (not joint[1] and rest.end - joint.end() < 4):
        return value, end
    return value + rest.value, rest.end


def times(value: Number, factor: Number) -> Number:
    """The product, whole when it is so but for rounding (1.2 * 1,000,000 is 1200000)."""
    product = value * factor
    if isinstance(product, float):
        nearest = round(product, 6)
        whole = abs(nearest) < 1e15 and abs(nearest - round(nearest)) <= 1e-12 * abs(nearest)
        return round(nearest) if whole else nearest
    return product


def fraction_of_scale(text: str, fraction: Numeral, words: NumberWords) -> Numeral:
    """Reads on in "two thirds |of a million|"."""
    scale = words.of_scale.match(text, fraction.end)
    if scale is None or fraction.value is None:
        return fraction
    return Numeral(scale.end(), times(fraction.value, words.numerals.scales[scale[1]]), "words")


def read_words(text: str, start: int, words: NumberWords) -> Numeral | None:
    """The number that begins with a number word at `start`, or None where the words make none ("quarter" alone)."""
    run = words.run.match(text, start)
    if run is None:
        return None
    tokens = [(m[0].lower(), m.end() + start) for m in TOKEN.finditer(run[0])]
    return _Words(tokens, words.numerals).read()


class _Words:
    """Reads the tokens of one run of number words from the left, as far as they make one number."""

    __slots__ = ("at", "n", "tokens")

    def __init__(self, tokens: list[tuple[str, int]], numerals: Numerals) -> None:
        self.tokens = tokens
        self.n = numerals
        self.at = 0

    def read(self) -> Numeral | None:
        word = self.word()
        if part := self._compound_part():
            return part
        if word in self.n.multiples:
            return Numeral(self.tokens[0][1], self.n.multiples[word], "multiple")
        if word not in self.n.cardinals and self._scale(word) is None:
            return self._ordinal_or_part()
        value: Number = self._whole()
        if self.at == 0:
            return None
        return self._tail(value)

    def _compound_part(self) -> Numeral | None:
        """Reads "three twenty-firsts", "one hundred thirty-fifths": the tens belong to what stands under the line."""
        for at in range(1, len(self.tokens) - 1):
            tens = self.n.cardinals.get(self.tokens[at][0], 0)
            last = self.n.ordinal_plurals.get(self.tokens[at + 1][0], 10)
            if tens >= 20 and last < 10:
                above = _Words(self.tokens[:at], self.n).read()
                if above is None or above.value is None or above.end != self.tokens[at - 1][1]:
                    return None
                return Numeral(self.tokens[at + 1][1], above.value / (tens + last), "fraction")
        return None

    def word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index][0] if 0 <= index < len(self.tokens) else ""

    def _scale(self, word: str) -> int | None:
        size = self.n.scales.get(word)
        if size is None and word.endswith("s"):
            size = self.n.scales.get(word[:-1])
        return None if size is None else int(size)

    def _whole(self) -> int:
        """Reads "two hundred and two thousand three hundred" and leaves `at` behind it."""
        total, current, room = 0, 0, 1 << 62
        fresh = True
        while True:
            skip = 1 if self.word() == self.n.conjunction and not fresh else 0
            word = self.word(skip)
            size = self._scale(word)
            small = self.n.cardinals.get(word)
            if small is not None and (fresh or self._fits(current, small)) and (not skip or current % 100 == 0):
                current += small
                self.at += skip + 1
            elif size is not None and not skip and size >= 1000 and size < room:
                total, current, room = total + (current or 1) * size, 0, size
                self.at += 1
            elif size is not None and not skip and size < 1000 and current < 100:
                current = (current or 1) * size
                self.at += 1
            elif size is not None and not skip and not fresh and current == 0:
                total *= size
                room = size
                self.at += 1
            else:
                return total + current
            fresh = False

    @staticmethod
    def _fits(current: int, small: int) -> bool:
        if current == 0 or (current >= 100 and current % 100 == 0):
            return True
        return current % 100 >= 20 and current % 10 == 0 and 0 < small < 10

    def _tail(self, value: Number) -> Numeral:
        """What follows a whole number: an ordinal's last word, a fraction, "and a half", "point five"."""
        word = self.word()
        end = self.tokens[self.at - 1][1]
        if word == self.n.point and (tail := self._decimals()):
            return Numeral(tail[1], value + tail[0], "words")
        if word == self.n.over and self.word(1) in self.n.cardinals:
            self.at += 1
            below = self._whole()
            return Numeral(self.tokens[self.at - 1][1], value / below if below else value, "fraction")
        if word in self.n.plural_denominators and value >= 100 and self.word(-2) == self.n.conjunction:
            return self._joined_part(value)
        if word in self.n.plural_denominators or (word in self.n.denominators and value == 1):
            return self._multiplied(value / self.n.denominators[word], self.tokens[self.at][1])
        if word in self.n.ordinals and self._completes(value, self.n.ordinals[word]):
            last = self.n.ordinals[word]
            whole = value * last if last >= 100 else value + last
            return Numeral(self.tokens[self.at][1], whole, "ordinal")
        if word == self.n.conjunction and value >= 100 and self._ordinal_after(value):
            return Numeral(self.tokens[self.at + 1][1], value + self.n.ordinals[self.word(1)], "ordinal")
        if part := self._mixed():
            return self._scaled(value, *part)
        return Numeral(end, value, "words")

    def _ordinal_after(self, value: Number) -> bool:
        """Whether "fifth" ends "hundred and fifth"."""
        return self.n.ordinals.get(self.word(1), 100) < 100 and value % 100 == 0

    @staticmethod
    def _completes(value: Number, last: int) -> bool:
        if last >= 100:
            return value < last or value >= 1000
        if last >= 20 or last in range(10, 20):
            return value % 100 == 0
        return value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20)

    def _decimals(self) -> tuple[float, int] | None:
        digits = ""
        end = 0
        ahead = 1
        while (small := self.n.cardinals.get(self.word(ahead))) is not None:
            digits += str(small)
            end = self.tokens[self.at + ahead][1]
            ahead += 1
        return (float(f"0.{digits}"), end) if digits else None

    def _mixed(self) -> tuple[float, int] | None:
        """Reads "and a half", "and two thirds", "and a quarter": the part and how many tokens it takes."""
        if self.word() != self.n.conjunction:
            return None
        ahead = 1
        count = 1
        if self.word(ahead) in self.n.articles:
            ahead += 1
        elif self.word(ahead) in self.n.cardinals:
            count = self.n.cardinals[self.word(ahead)]
            ahead += 1
        below = self.n.denominators.get(self.word(ahead))
        if ahead == 1 and below != 2:
            return None
        if below is None or count >= below:
            return None
        return count / below, ahead + 1

    def _joined_part(self, value: Number) -> Numeral:
        """Reads "nine million and five ninths": what follows the conjunction is the part's count."""
        count = self.n.cardinals[self.word(-1)]
        self.at -= 2
        return self._scaled(value - count, count / self.n.denominators[self.word(2)], 3)

    def _scaled(self, value: Number, part: float, taken: int) -> Numeral:
        """Reads "two and a half million", "three million and a half": the part counts in the scale beside it."""
        self.at += taken
        end = self.tokens[self.at - 1][1]
        size = self._scale(self.word())
        if size is not None and size >= 100:
            return Numeral(self.tokens[self.at][1], times(value + part, size), "words")
        before = self._scale(self.tokens[self.at - taken - 1][0])
        if before is not None and (before >= 1000 or before % 100):
            return Numeral(end, times(value / before + part, before), "words")
        return Numeral(end, value + part, "words")

    def _multiplied(self, value: float, end: int) -> Numeral:
        """Reads "three quarters billion", "two thirds million"."""
        self.at += 1
        size = self._scale(self.word())
        if size is not None and size >= 1000:
            return Numeral(self.tokens[self.at][1], times(value, size), "words")
        return Numeral(end, value, "fraction")

    def _ordinal_or_part(self) -> Numeral | None:
        word = self.word()
        if word in self.n.minus:
            return self._negative()
        if word in self.n.denominators and self.n.denominators[word] in (2, 4) and word not in self.n.ordinals:
            return self._half()
        if word in self.n.ordinals:
            return Numeral(self.tokens[0][1], self.n.ordinals[word], "ordinal")
        return None

    def _negative(self) -> Numeral | None:
        rest = _Words(self.tokens[1:], self.n).read() if len(self.tokens) > 1 else None
        if rest is None or rest.value is None or rest.form == "ordinal":
            return None
        return Numeral(rest.end, -rest.value, rest.form)

    def _half(self) -> Numeral | None:
        """Reads "half", "half a million", "half a dozen", "quarter million"; a quarter alone is a coin or three months."""
        below = self.n.denominators[self.word()]
        ahead = 2 if self.word(1) in self.n.articles else 1
        size = self._scale(self.word(ahead))
        if size is not None:
            return Numeral(self.tokens[ahead][1], times(1 / below, size), "words")
        return Numeral(self.tokens[0][1], 1 / below, "fraction") if below == 2 else None
