"""The border between offsets (Python code points) and positions (Qt's UTF-16 indices). Nobody else converts."""

from __future__ import annotations

import re
from bisect import bisect_left

ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Converts between offsets and positions of one text; free of cost for a text without astral characters."""

    def __init__(self, text: str) -> None:
        self._astral: list[int] = [] if text.isascii() else [m.start() for m in ASTRAL.finditer(text)]
        self._astral_positions = [offset + before for before, offset in enumerate(self._astral)]

    def position(self, offset: int) -> int:
        """The position of an offset."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def offset(self, position: int) -> int:
        """The offset of a position; the middle of a surrogate pair counts as its start."""
        return position - bisect_left(self._astral_positions, position) if self._astral else position
