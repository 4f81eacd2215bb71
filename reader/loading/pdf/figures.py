"""Drawings made of lines, as plots and diagrams are: found by the caption beside them, and taken as pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.loading.pdf.characters import Word
from reader.loading.pdf.drawings import Drawings
from reader.loading.pdf.geometry import Box
from reader.loading.pdf.lines import Line, segments_of

CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|chart|graph|diagram|scheme|plate|map|abb(?:ildung|\.)?|figura|schéma|graphique|рис(?:\.|унок)|図|图)\s*[A-Z]?\d",
    re.IGNORECASE,
)
FEWEST_STROKES, FEWEST_PANELS = 3, 4
"""What a drawing has, at least, that is no rule and no frame: curves, or tinted rectangles."""

SMALLEST_SIDE = 40.0
LARGEST_SHARE = 0.75
BELOW, ABOVE = 50.0, 30.0
"""Points between a drawing and its caption, at most, when it stands below and above."""

NEAR = 8.0
LABEL_REACH = 12.0
LONGEST_LABEL = 40


def figures_of(words: Sequence[Word], drawings: Drawings, width: float, height: float) -> list[Box]:
    """Find where the drawings of a page stand that have a caption beside them; their labels lie inside."""
    if len(drawings.strokes) < FEWEST_STROKES and sum(panel.is_filled for panel in drawings.panels) < FEWEST_PANELS:
        return []
    pieces = segments_of(words)
    captions = [line for line in pieces if CAPTION.match(line.text)]
    found: list[Box] = []
    for group in _groups(drawings) if captions else ():
        box = group
        caption = next((line for line in captions if _is_caption_of(line, box)), None)
        if caption is None:
            continue
        if caption.box.top > box.middle[1]:
            box = box._replace(bottom=min(box.bottom, caption.box.top - 2))  # curves reach less far than their boxes
        if box.area > LARGEST_SHARE * width * height:
            continue
        whole, labels = _with_labels(box, pieces, caption)
        if sum(len(line.text) for line in labels) < 30 * (len(labels) + 1):
            found.append(whole.grown(2))
    return found


def _with_labels(box: Box, pieces: Sequence[Line], caption: Line) -> tuple[Box, list[Line]]:
    """A drawing's box with its labels, and these: the numbers at its axes first, and then what names the axes."""
    labels: list[Line] = []
    for _ in range(2):
        labels = [line for line in pieces if line is not caption and _is_label(line, box, caption)]
        for line in labels:
            box = box.joined(line.box)
    return box, labels


def _groups(drawings: Drawings) -> Iterable[Box]:
    """The boxes around what is drawn close together, of those groups that are more than rules and frames."""
    kinds = (
        *((box, 1.0) for box in drawings.strokes),
        *((panel.box, FEWEST_STROKES / FEWEST_PANELS * panel.is_filled) for panel in drawings.panels),
        *((box, 0.0) for box in (*drawings.rules, *drawings.bars, *drawings.dots)),
    )
    groups: list[tuple[Box, float]] = []
    for box, weight in sorted(kinds, key=lambda kind: kind[0].top):
        joined, sum_ = box, weight
        apart = []
        for other, held in groups:
            if (
                other.left - NEAR < joined.right
                and joined.left < other.right + NEAR
                and joined.top < other.bottom + NEAR
            ):
                joined, sum_ = joined.joined(other), sum_ + held
            else:
                apart.append((other, held))
        groups = [*apart, (joined, sum_)]
    return [box for box, weight in groups if weight >= FEWEST_STROKES and min(box.width, box.height) >= SMALLEST_SIDE]


def _is_caption_of(line: Line, box: Box) -> bool:
    """Whether a line stands under a drawing, or over it, close by."""
    if line.box.right < box.left - 40 or line.box.left > box.right + 40:
        return False
    return 0.6 * box.height < line.box.top - box.top < box.height + BELOW or -4 < box.top - line.box.bottom < ABOVE


def _is_label(line: Line, box: Box, caption: Line) -> bool:
    """Whether a piece of a line belongs to a drawing: it is short, and lies in it or at its edge."""
    middle = 0.5 * (line.box.left + line.box.right), 0.5 * (line.box.top + line.box.bottom)
    if line.base > caption.base - 2 and caption.base > box.bottom:
        return False
    inside = box.holds(*middle)
    return inside or (len(line.text) <= LONGEST_LABEL and box.holds(*middle, LABEL_REACH + 0.5 * line.size))
