"""What is printed with the text, and on which paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QLocale

from reader.settings import Settings

FOOT, END, NOWHERE = "foot", "end", "none"
"""Where notes are printed: below the text that they belong to, behind the whole text, or not at all."""

A4, LETTER = "A4", "Letter"
SMALLEST, LARGEST = 8, 20
"""Bounds of the text's size, in points."""


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """The choices of one print. `layers` are those whose tags are printed, `points` is the size of the text."""

    highlights: bool = True
    tags: bool = False
    links: bool = False
    notes: str = FOOT
    paper: str = A4
    points: int = 11
    layers: frozenset[str] = frozenset()
    justified: bool = False
    indented: bool = False

    def changed(self, choice: Mapping[str, object]) -> PrintChoices:
        """The same with another choice."""
        return replace(self, **choice)  # type: ignore[arg-type]


REMEMBERED = ("highlights", "tags", "links", "notes", "paper", "points")


def remembered(choices: PrintChoices) -> tuple[str, ...]:
    """The choices as the settings keep them."""
    return tuple(f"{name}={getattr(choices, name)}" for name in REMEMBERED)


def chosen(settings: Settings, layers: frozenset[str]) -> PrintChoices:
    """The choices that were made last; the paper is at first the one of the person's country."""
    choices = PrintChoices(paper=usual_paper(), layers=layers, justified=settings.justified, indented=settings.indented)
    kinds = {field.name: type(getattr(choices, field.name)) for field in fields(PrintChoices)}
    for pair in settings.printed:
        name, _, value = pair.partition("=")
        if name not in REMEMBERED:
            continue
        if kinds[name] is bool:
            choices = choices.changed({name: value == "True"})
        elif kinds[name] is int:
            size = int(value) if value.isdecimal() else choices.points
            choices = choices.changed({name: min(LARGEST, max(SMALLEST, size))})
        elif value in {"notes": (FOOT, END, NOWHERE), "paper": (A4, LETTER)}[name]:
            choices = choices.changed({name: value})
    return choices


def usual_paper() -> str:
    """The paper of the person's country."""
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER if american else A4
