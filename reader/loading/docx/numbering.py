"""The numbers of lists and headings, which a Word document does not hold: they are counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.article import BULLET
from reader.loading.docx.names import value, w, whole
from reader.loading.html.lists import numbered

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
COUNTED = re.compile("%([1-9])")
DEEPEST = 9
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, from where, and what is written around the number ("%1.%2)")."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Counter:
    """How far a list has counted on each level; nothing where it has not begun."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * DEEPEST)


class Numbering:
    """The lists of one document, and how far each has counted."""

    def __init__(self, root: _Element | None) -> None:
        abstract = {each.get(w("abstractNumId")) or "": each for each in _all(root, "abstractNum")}
        styled = {value(each, "styleLink"): each for each in abstract.values() if value(each, "styleLink")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counter_of: dict[str, str] = {}
        for each in _all(root, "num"):
            own = each.get(w("numId")) or ""
            definition = abstract.get(value(each, "abstractNumId"))
            if definition is not None:
                definition = styled.get(value(definition, "numStyleLink"), definition)
                self._levels[own] = _levels(definition)
                self._counter_of[own] = definition.get(w("abstractNumId")) or ""
                self._override(own, each)
        self._counters: dict[str, Counter] = {}
        self._begun: set[str] = set()
        self.own_level = {
            value(level, "pStyle"): whole(level.get(w("ilvl")))
            for definition in abstract.values()
            for level in definition.iter(w("lvl"))
            if value(level, "pStyle")
        }

    def _override(self, own: str, element: _Element) -> None:
        starts: dict[int, int] = {}
        for each in element.iter(w("lvlOverride")):
            depth = whole(each.get(w("ilvl")))
            self._levels[own] = {**self._levels[own], **_levels(each)}
            if value(each, "startOverride"):
                starts[depth] = whole(value(each, "startOverride"), 1)
        self._starts[own] = starts

    def next(self, own: str, depth: int) -> str | None:
        """Count one further and return the label ("2.", "b)", a bullet, or nothing for one that cannot be seen); None where no such list is."""
        level = self._levels.get(own, {}).get(depth)
        if level is None:
            return None
        numbers = self._counters.setdefault(self._counter_of[own], Counter()).numbers
        if own not in self._begun:
            self._begun.add(own)
            for each, start in self._starts.get(own, {}).items():
                if each < DEEPEST:
                    numbers[each] = start - 1
        before = numbers[depth]
        numbers[depth] = level.start if before is None else before + 1
        numbers[depth + 1 :] = [None] * (DEEPEST - depth - 1)
        if level.kind == "bullet":
            return "" if level.text.isspace() else BULLET
        return COUNTED.sub(lambda found: self._number(own, numbers, int(found[1]) - 1), level.text)[:LONGEST_LABEL]

    def _number(self, own: str, numbers: list[int | None], depth: int) -> str:
        level = self._levels[own].get(depth)
        if level is None or level.kind == "none":
            return ""
        number = numbers[depth]
        number = level.start if number is None else number
        return f"{number:02}" if level.kind == "decimalZero" else numbered(number, FORMATS.get(level.kind, "1"))


def _all(root: _Element | None, name: str) -> list[_Element]:
    return [] if root is None else list(root.iter(w(name)))


def _levels(definition: _Element) -> dict[int, Level]:
    levels = {}
    for each in definition.iter(w("lvl")):
        depth = whole(each.get(w("ilvl")))
        if depth < DEEPEST:
            text = each.find(w("lvlText"))
            label = (text.get(w("val")) or "") if text is not None else ""
            levels[depth] = Level(value(each, "numFmt") or "decimal", label, whole(value(each, "start"), 1))
    return levels
