"""Lists: what stands before an item, and how deep it lies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article import BULLET
from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.lines import Line

DOTS = frozenset("•◦▪▫‣⁃●○■□◆◇►▶➢➤✓✔❖∙·♦*")
DASHES = frozenset("-–—−")
NUMBER = re.compile(
    r"\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-zA-Z])|(?P<roman>[ivxl]{1,6}))(?P<end>[.)]|\.\))|\[(?P<source>\d{1,3})\]"
)

LARGEST_STEP = 3
"""A list may leave out a number or two that was read as something else."""


def marker_of(line: Line) -> str:
    """What a line begins with if that may be the marker of an item: a bullet, a dash or a number; else nothing."""
    if len(line.words) < 2:
        return ""
    first = line.words[0].text
    if first in DOTS or first in DASHES:
        return first if line.parted[1] or line.words[1].left > line.words[0].right else ""
    return first if NUMBER.fullmatch(first) and line.parted[1] else ""


def is_sure(marker: str) -> bool:
    """Whether a marker is one wherever it stands: a bullet."""
    return marker in DOTS and marker not in "*·"


def value_of(marker: str) -> tuple[str, int]:
    """How a marker counts, and what: ("1.", 3) for "3."; dashes and bullets count nothing."""
    match = NUMBER.fullmatch(marker)
    if not match:
        return marker, 0
    if match["source"]:
        return "[1]", int(match["source"])
    form = f"{'(' * marker.startswith('(')}{{}}{match['end']}"
    if match["number"]:
        return form.format("1"), int(match["number"])
    letter = match["letter"] or match["roman"]
    return form.format("a" if letter.islower() else "A"), ord(letter[0].lower()) - 96


def find_items(drafts: Sequence[Draft]) -> None:
    """Turn paragraphs that begin with a marker into items, where other items, a bullet or their set-in lines confirm it."""
    marked = [draft for draft in drafts if draft.kind == "paragraph" and draft.lines and marker_of(draft.lines[0])]
    kept = set(map(id, marked))
    places = {id(draft): index for index, draft in enumerate(drafts)}
    for index, draft in enumerate(marked):
        marker = marker_of(draft.lines[0])
        near = [
            other for other in (*marked[max(0, index - 2) : index], *marked[index + 1 : index + 3]) if id(other) in kept
        ]
        close = [other for other in near if abs(places[id(other)] - places[id(draft)]) <= 6]
        if not (is_sure(marker) or any(_follows(marker, other) for other in close) or _hangs(draft)):
            kept.discard(id(draft))
    for draft in marked:
        if id(draft) in kept:
            _make_item(draft)
    _find_levels(drafts)


def _follows(marker: str, other: Draft) -> bool:
    """Whether a neighbour's marker counts in the same way, and comes soon before or after."""
    form, value = value_of(marker)
    other_form, other_value = value_of(marker_of(other.lines[0]))
    return form == other_form and (not value or 0 < abs(value - other_value) <= LARGEST_STEP)


def _hangs(draft: Draft) -> bool:
    """Whether the lines below the first begin under its text, not under its marker."""
    second = draft.lines[0].words[1].left
    return len(draft.lines) > 1 and all(abs(line.box.left - second) < 2.5 for line in draft.lines[1:])


def _make_item(draft: Draft) -> None:
    first = draft.lines[0]
    marker = first.words[0].text
    draft.kind, draft.level = "item", 1
    draft.marker = BULLET if is_sure(marker) or marker in "*·" else "–" if marker in DASHES else marker
    draft.name = draft.name or ""
    draft.lines[0] = first.without_first()


def _goes_on(draft: Draft, above: Draft) -> bool:
    """Whether a paragraph belongs to the item above it, because it stands right under the item's text; it becomes one."""
    if above.kind != "item" or draft.kind != "paragraph" or not draft.lines or draft.page != above.pages[-1]:
        return False
    side = above.lines[0].words[0].left
    if abs(draft.lines[0].box.left - side) > 2.5 or side < above.left + 4:
        return False
    draft.kind, draft.level, draft.marker = "item", above.level, ""
    return True


def _find_levels(drafts: Sequence[Draft]) -> None:
    """Items that begin further in than the items above them lie deeper."""
    sides: list[float] = []
    for index, draft in enumerate(drafts):
        if draft.kind != "item":
            if not (sides and _goes_on(draft, drafts[index - 1])) and not draft.is_float:
                sides = []
            continue
        side = draft.lines[0].box.left - draft.left
        while sides and side < sides[-1] - 4:
            sides.pop()
        if not sides or side > sides[-1] + 4:
            sides.append(side)
        draft.level = min(len(sides), 6)
