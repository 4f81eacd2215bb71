"""What is drawn on a page besides its text: pictures, rules, frames, the dots of lists."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reader.loading.pdf.geometry import Box, Frame

MOST_OBJECTS = 20_000
"""Objects of a page that are looked at; maps and plots have more, none of them rules or frames."""

DEEPEST = 6
"""Forms within forms that are followed."""

THIN = 3.0
"""Points: a drawn thing not thicker than this is a rule."""

SHORTEST_RULE = 8.0
MOST_SIDES = 6
"""Steps of a path that can be a line or a rectangle: a move, four sides, one to close it."""

LARGEST_DOT, SMALLEST_DOT = 8.0, 1.5


class Placed(NamedTuple):
    """A picture on the page; `handle` is PDFium's, good while the page is open."""

    box: Box
    handle: Any


class Panel(NamedTuple):
    """A rectangle: with an outline, or filled with a colour that is not the paper's (`is_dark`: light text stands out on it)."""

    box: Box
    is_filled: bool
    is_dark: bool


@dataclass(slots=True)
class Drawings:
    """The drawn things of one page, on the upright page. `strokes` are the boxes of whatever else is drawn."""

    pictures: list[Placed] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    bars: list[Box] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)

    def outside(self, box: Box) -> Drawings:
        """What lies outside a box."""
        return Drawings(
            [placed for placed in self.pictures if not box.holds(*placed.box.middle)],
            [rule for rule in self.rules if not box.holds(*rule.middle)],
            [bar for bar in self.bars if not box.holds(*bar.middle)],
            [panel for panel in self.panels if not box.holds(*panel.box.middle)],
            [dot for dot in self.dots if not box.holds(*dot.middle)],
            [stroke for stroke in self.strokes if not box.holds(*stroke.middle)],
        )


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        xs = [self.a * x + self.c * y + self.e for x in (left, right) for y in (bottom, top)]
        ys = [self.b * x + self.d * y + self.f for x in (left, right) for y in (bottom, top)]
        return min(xs), min(ys), max(xs), max(ys)

    def after(self, inner: _Matrix) -> _Matrix:
        """The matrix that first does `inner`."""
        return _Matrix(
            inner.a * self.a + inner.b * self.c,
            inner.a * self.b + inner.b * self.d,
            inner.c * self.a + inner.d * self.c,
            inner.c * self.b + inner.d * self.d,
            inner.e * self.a + inner.f * self.c + self.e,
            inner.e * self.b + inner.f * self.d + self.f,
        )


PLAIN = _Matrix(1, 0, 0, 1, 0, 0)


def drawings_of(page: Any, frame: Frame) -> Drawings:
    """Look at everything that is drawn on an open page."""
    from pypdfium2 import raw

    found = Drawings()
    wide, high = frame.size
    visible = Box(0, 0, wide, high)
    for handle, kind, box in _objects(page, frame):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(Placed(box, handle))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            shown = box.common(visible)
            if shown.width >= 0 and shown.height >= 0:
                _sort(handle, shown, found, raw)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            found.strokes.append(box.common(visible))
    return found


def _objects(page: Any, frame: Frame) -> Iterator[tuple[Any, int, Box]]:
    """The objects of a page and of the forms on it, with their boxes; text is left out."""
    from pypdfium2 import raw

    values = [ctypes.c_float() for _ in range(4)]
    count = min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)
    waiting = [(raw.FPDFPage_GetObject(page, index), PLAIN, 0) for index in reversed(range(count))]
    seen = 0
    while waiting and seen < MOST_OBJECTS:
        handle, matrix, depth = waiting.pop()
        seen += 1
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(handle, own)
            inner = matrix.after(_Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
            inside = min(raw.FPDFFormObj_CountObjects(handle), MOST_OBJECTS)
            waiting += [(raw.FPDFFormObj_GetObject(handle, each), inner, depth + 1) for each in reversed(range(inside))]
        elif kind != raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetBounds(handle, *values):
            yield handle, kind, frame.box(*matrix.box(*(value.value for value in values)))


def _sort(handle: Any, box: Box, found: Drawings, raw: Any) -> None:
    """Tell a path by its form: a rule, a bar, a dot, a panel, or a stroke of a drawing."""
    segments = raw.FPDFPath_CountSegments(handle)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not fill.value and not stroke.value:
        return
    is_box = segments <= MOST_SIDES and _is_straight(handle, segments, raw)
    if is_box and box.height <= THIN and box.width >= SHORTEST_RULE:
        if _is_painted(handle, raw, filled=bool(fill.value)):
            found.rules.append(box)
    elif is_box and box.width <= THIN and box.height >= SHORTEST_RULE:
        if _is_painted(handle, raw, filled=bool(fill.value)):
            found.bars.append(box)
    elif fill.value and max(box.width, box.height) <= LARGEST_DOT:
        if min(box.width, box.height) >= SMALLEST_DOT and max(box.width, box.height) < 1.5 * min(box.width, box.height):
            found.dots.append(box)
        else:
            found.strokes.append(box)
    elif is_box and box.width > 2 * LARGEST_DOT and box.height > LARGEST_DOT:
        _add_panel(handle, box, found, raw, is_filled=bool(fill.value), has_outline=bool(stroke.value))
    else:
        found.strokes.append(box)


def _is_straight(handle: Any, segments: int, raw: Any) -> bool:
    """Whether a path has no curves."""
    return all(
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(handle, index)) != raw.FPDF_SEGMENT_BEZIERTO
        for index in range(segments)
    )


def _add_panel(handle: Any, box: Box, found: Drawings, raw: Any, *, is_filled: bool, has_outline: bool) -> None:
    red, green, blue, alpha = _colour(handle, raw, filled=is_filled)
    is_white = not alpha or min(red, green, blue) >= 250
    if is_filled and not is_white:
        found.panels.append(Panel(box, True, is_dark=red * 0.3 + green * 0.59 + blue * 0.11 < 200))
    elif has_outline and _is_painted(handle, raw, filled=False):
        found.panels.append(Panel(box, False, False))


def _is_painted(handle: Any, raw: Any, *, filled: bool) -> bool:
    red, green, blue, alpha = _colour(handle, raw, filled=filled)
    return alpha > 0 and min(red, green, blue) < 250


def _colour(handle: Any, raw: Any, *, filled: bool) -> tuple[int, int, int, int]:
    """Red, green, blue and how opaque, 0 to 255."""
    values = [ctypes.c_uint() for _ in range(4)]
    read = raw.FPDFPageObj_GetFillColor if filled else raw.FPDFPageObj_GetStrokeColor
    if not read(handle, *values):
        return 0, 0, 0, 255
    red, green, blue, alpha = (value.value for value in values)
    return red, green, blue, alpha
