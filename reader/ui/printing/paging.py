"""Where a page ends: headings stay with their text, no line stands alone, and remarks have room at the foot.

Lengths are CSS pixels. Everything is handed on as soon as a page is full: a book is never set as a whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.ui.printing.footnotes import FootLine
from reader.ui.printing.galley import Galley, Strip
from reader.ui.printing.remarks import Remark

MOST_OF_FOOT = 0.42
"""The foot takes at most this share of a page; what is longer goes on at the next foot."""

FOOT_GAP = 22.0
"""The white between text and foot, with the rule in it."""

TOGETHER = 2
"""So many lines of a paragraph never stand alone above or below a page's end."""

FootOf = Callable[[Remark], Sequence[FootLine]]


@dataclass(slots=True)
class Page:
    """What stands on one page: strips with their heights below its upper edge, and the lines of its foot."""

    number: int
    height: float
    strips: list[tuple[Strip, float]] = field(default_factory=list)
    foot: list[FootLine] = field(default_factory=list)
    used: float = 0.0

    @property
    def foot_height(self) -> float:
        """How high the foot is, with the white above it."""
        return FOOT_GAP + sum(line.height for line in self.foot) if self.foot else 0.0

    def takes(self, lines: Iterable[FootLine]) -> list[FootLine]:
        """Those of some lines that have room at the foot: from the first on, and at most a share of the page."""
        room = self.height * MOST_OF_FOOT - sum(line.height for line in self.foot)
        taken = []
        for line in lines:
            room -= line.height
            if room < 0:
                break
            taken.append(line)
        return taken

    def has_room(self, height: float, lines: Sequence[FootLine]) -> bool:
        """Whether a height of text fits above what the foot would be then."""
        foot = self.foot_height + sum(line.height for line in self.takes(lines))
        if lines and not self.foot:
            foot += FOOT_GAP
        return self.used + height + foot <= self.height + 0.5

    def add(self, strips: Iterable[Strip]) -> None:
        """Put strips below what is there."""
        for strip in strips:
            self.used += strip.gap if self.strips else 0.0
            self.strips.append((strip, self.used))
            self.used += strip.height


def groups(galleys: Iterable[Galley]) -> Iterator[list[Strip]]:
    """Strips that must not be parted, in the order of the text."""
    held: list[Strip] = []
    for galley in galleys:
        for number in galley.printed:
            for group, is_held in _parts(galley, number):
                held += group
                if not is_held:
                    yield held
                    held = []
    if held:
        yield held


def _parts(galley: Galley, number: int) -> Iterator[tuple[list[Strip], bool]]:
    """The groups of one block, and whether each stays with what follows."""
    strips = galley.strips(number)
    if not number and galley.has_header:
        strips.append(galley.header())
        yield strips, False
        return
    if _stays(galley, number):
        yield strips, True
    elif len(strips) < 2 * TOGETHER:
        yield strips, False
    else:
        yield strips[:TOGETHER], False
        for strip in strips[TOGETHER:-TOGETHER]:
            yield [strip], False
        yield strips[-TOGETHER:], False


def _stays(galley: Galley, number: int) -> bool:
    """Whether a block stands on the page of the block that follows it, or of that one's first lines."""
    block, after = galley.block(number), galley.follows(number)
    if after is None:
        return False
    if block.kind in ("heading", "title"):
        return True
    if block.kind == "image":
        return after.kind == "caption"
    if block.kind == "caption":
        before = galley.block(number - 1) if number else None
        return after.kind in ("table", "code", "image") and (before is None or before.kind != "image")
    if block.kind in ("table", "code"):
        run = galley.setting.run(number)
        return len(run) > 1 and number in (run.start, run.stop - 2)
    return False


def pages(parts: Iterable[list[Strip]], height: float, foot_of: FootOf) -> Iterator[Page]:
    """Fill pages of a height, one after the other."""
    page, carried = Page(1, height), deque[FootLine]()

    def turned() -> Page:
        following = Page(page.number + 1, height)
        following.foot = following.takes(carried)
        for _ in following.foot:
            carried.popleft()
        return following

    for whole in parts:
        for group in _fitting(whole, height):
            lines = [line for strip in group for remark in strip.remarks for line in foot_of(remark)]
            if page.strips and not page.has_room(_height(group), [*carried, *lines]):
                yield page
                page = turned()
                page.add(_said_again(group[0]))
            page.add(group)
            carried.extend(lines)
            taken = page.takes(carried)
            page.foot += taken
            for _ in taken:
                carried.popleft()
    yield page
    while carried:
        page = turned()
        yield page


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.gap + strip.height for strip in group)


def _said_again(strip: Strip) -> list[Strip]:
    """The heads of a table that goes on on a new page."""
    return strip.galley.heads(strip.number) if strip.number >= 0 else []


def _fitting(group: list[Strip], height: float) -> Iterator[list[Strip]]:
    """A group that is higher than a page line by line, and what is no line in pieces."""
    if _height(group) <= height * (1 - MOST_OF_FOOT):
        yield group
        return
    if _height(group) <= height and not any(strip.remarks for strip in group):
        yield group
        return
    for strip in group:
        top, most = strip.top, height * 0.9 / strip.scale
        while strip.bottom - top > most:
            yield [replace(strip, top=top, bottom=top + most, gap=0.0 if top > strip.top else strip.gap)]
            top += most
        yield [replace(strip, top=top, gap=0.0 if top > strip.top else strip.gap)]
