"""Which commands of the palette answer to a few letters, and how well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Command:
    """One line: an action of the table by its name, with its menu and the keys that it has."""

    name: str
    title: str
    menu: str
    keys: tuple[str, ...]
    enabled: bool = True
    checked: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader reads it."""
        return ", ".join((self.title, self.menu, *self.keys[:1]))


def rank(typed: str, command: Command) -> int | None:
    """How well a command answers to what was typed, 0 best; nothing when it does not.

    In this order: it begins as typed; the words typed begin words of it, in any order; they are its initials; they stand in it
    anywhere; they are the name of its menu or its keys; they are some of its initials.
    """
    wanted = typed.casefold().split()
    title = command.title.casefold()
    words = WORD.findall(title)
    if not wanted or title.startswith(typed.strip().casefold()):
        return 0
    if all(any(word.startswith(each) for word in words) for each in wanted):
        return 1
    initials, letters = "".join(word[0] for word in words), "".join(wanted)
    if len(letters) > 1 and initials.startswith(letters):
        return 2
    if all(each in title for each in wanted):
        return 3
    keys, menu = [each.casefold() for each in command.keys], command.menu.casefold()
    if all(each in title or menu.startswith(each) or each in keys for each in wanted):
        return 4
    return 5 if len(letters) > 1 and _in_order(letters, initials) else None


def _in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def matching(typed: str, commands: Sequence[Command], recent: Sequence[str]) -> list[Command]:
    """The commands that answer to what was typed, the best first; among equals those done last, then the table's order.

    What cannot be done now comes behind what can; without anything typed it stays in its place, unless it was done lately.
    """
    places = {name: number for number, name in enumerate(recent)}
    found = []
    for number, command in enumerate(commands):
        place = rank(typed, command)
        if place is not None:
            late = bool(typed.strip()) and not command.enabled
            recency = places.get(command.name, len(places)) if command.enabled else len(places)
            found.append((late, place, recency, number, command))
    return [each[-1] for each in sorted(found, key=lambda each: each[:-1])]
