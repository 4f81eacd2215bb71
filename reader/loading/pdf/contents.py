"""Tables of contents: lines that end in a page's number, with dots that lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.lines import Line, line_of

NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,7}|[A-Z]-?\d{1,3}")
LEADERS = re.compile(r"(?:\s?[.·•…_]){3,}")
ONLY_DOTS = re.compile(r"[.·•…_]+")
FEWEST = 3
"""Lines that make a table of contents; fewer could be anything."""

LED = 0.3
"""The share of them, at least, that have dots."""


def contents_from(rows: Sequence[Sequence[Line]], start: int, page: int, left: float, right: float) -> list[Draft]:
    """The entries of a table of contents that begins at a row, one a row; none where there is no such table."""
    if not _is_entry(rows[start], right):
        return []
    stop = start
    while stop < len(rows) and _is_entry(rows[stop], right):
        stop += 1
    led = sum(bool(LEADERS.search(" ".join(line.text for line in row))) for row in rows[start:stop])
    if stop - start < FEWEST or led < LED * (stop - start):
        return []
    drafts = []
    for number, row in enumerate(rows[start:stop]):
        entry = _entry(row)
        drafts.append(Draft("paragraph", page, [entry], [page], left, right, is_close=number > 0, is_entry=True))
    return drafts


def _is_entry(row: Sequence[Line], right: float) -> bool:
    """Whether a row ends in a number that stands at the right side, away from the words before it."""
    last = row[-1].words[-1]
    if (
        not NUMBER.fullmatch(last.text)
        or last.right < right - 3
        or not any(c.isalpha() for line in row for c in line.text[:80])
    ):
        return False
    words = [word for line in row for word in line.words]
    return len(words) > 1 and (len(row) > 1 or bool(ONLY_DOTS.fullmatch(words[-2].text[-3:])))


def _entry(row: Sequence[Line]) -> Line:
    """The words of an entry, one sign of leading dots, its number."""
    words = [word for line in row for word in line.words]
    number = words.pop()
    kept = [
        word._replace(text=re.sub(r"[.·…_]{2,}$", "", word.text))
        for word in words
        if not ONLY_DOTS.fullmatch(word.text)
    ]
    whole = [word for word in kept if word.text]
    dots = number._replace(text="…", left=number.left - number.style.size, right=number.left, is_spaced=True)
    return line_of([*whole, dots, number._replace(is_spaced=True)])
