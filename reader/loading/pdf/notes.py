"""Footnotes: small print at the foot of a column that begins with a number or a sign, and the number in the text above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.geometry import Box
from reader.loading.pdf.lines import Line

SIGN = re.compile(r"(?P<sign>\d{1,3}|[*†‡§¶#]{1,3}|[a-z])(?P<end>[.)\]]?)")
SMALL = 0.95
"""Footnotes are at most so large, of the running text."""


def foot_of(lines: Sequence[Line], rules: Sequence[Box], body: float) -> int:
    """Return the index of the first line of the footnotes at the end of a column; `len(lines)` without any."""
    first = len(lines)
    while first and lines[first - 1].size <= SMALL * body:
        first -= 1
    for index in range(first, len(lines)):
        sign = sign_of(lines[index])
        if sign and (_is_raised(lines[index]) or _is_ruled_off(lines, index, rules)):
            return index
    return len(lines)


def sign_of(line: Line) -> str:
    """The number or sign that a note begins with; empty for a line that begins with none."""
    first = line.words[0].text
    match = SIGN.fullmatch(first)
    if match and len(line.words) > 1 and (not match["sign"].isalpha() or line.rise(line.words[0]) > 0):
        return match["sign"]
    return ""


def _is_raised(line: Line) -> bool:
    return line.rise(line.words[0]) > 0.1


def _is_ruled_off(lines: Sequence[Line], index: int, rules: Sequence[Box]) -> bool:
    """Whether a rule parts a line from the one above it."""
    line = lines[index]
    above = lines[index - 1].base if index else line.base - 4 * line.size
    return any(
        above < rule.bottom <= line.base - 0.3 * line.size
        and rule.right > line.box.left - 20
        and rule.left < line.box.right
        for rule in rules
    )


def notes_of(lines: Sequence[Line], page: int) -> list[Draft]:
    """Part the lines at the foot of a column into notes: items with their signs as markers."""
    notes: list[Draft] = []
    for line in lines:
        sign = sign_of(line)
        if not notes or (sign and _comes_next(sign, notes[-1].marker)):
            notes.append(
                Draft("item", page, [], [], marker=sign or "*", level=1, name=f"note-{page + 1}-{sign or 'x'}")
            )
            notes[-1].lines.append(line.without_first() if sign else line)
        else:
            notes[-1].lines.append(line)
        notes[-1].pages.append(page)
    return notes


def _comes_next(sign: str, last: str) -> bool:
    """Whether a sign can be that of the note after one: the next number, or a sign at all."""
    if sign.isdigit() and last.isdigit():
        return int(sign) == int(last) + 1
    return not sign.isdigit() or not last.isdigit()


def referred(columns: Sequence[Sequence[Line]]) -> set[str]:
    """The raised numbers and signs that stand once, and only once, in the lines of a page."""
    once: set[str] = set()
    twice: set[str] = set()
    for column in columns:
        for line in column:
            for index, word in enumerate(line.words):
                if index and line.rise(word) > 0.1 and SIGN.fullmatch(word.text):
                    (twice if word.text in once else once).add(word.text)
    return once - twice
