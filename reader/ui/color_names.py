"""What the person calls the highlight colours: "claim", "doubt", ... A colour without a name of theirs goes by its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from reader.ui.words import COLOR_TITLES, color_title

LONGEST = 40


class ColorNames(QObject):
    """The names of the colours, and in `chosen` the one of a new highlight. `pairs` is how the settings keep them: "yellow=claim"."""

    changed = Signal()

    def __init__(self, names: Mapping[str, str], chosen: str = "yellow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen = chosen
        self._names = dict(names)

    @property
    def given(self) -> Mapping[str, str]:
        """The names that the person gave, by colour."""
        return self._names

    @property
    def pairs(self) -> tuple[str, ...]:
        """The names as the settings keep them."""
        return tuple(f"{color}={name}" for color, name in sorted(self._names.items()))

    def given_to(self, color: str) -> str:
        """The name that the person gave a colour; empty where they gave none."""
        return self._names.get(color, "")

    def title(self, color: str) -> str:
        """A colour's name with the colour: "claim (yellow)", or "Yellow"."""
        own = color_title(color)
        return f"{self._names[color]} ({own.lower()})" if color in self._names else own

    def rename(self, color: str, name: str) -> None:
        """Call a colour something else; by its own name for an empty one."""
        name = " ".join(name.split())[:LONGEST]
        if color in COLOR_TITLES and name != self._names.get(color, ""):
            self._names.pop(color, None)
            if name:
                self._names[color] = name
            self.changed.emit()
