"""Notes in the margin: beside the passages that they are about, where the page leaves room for them.

Each stands beside the first line of its passage or as little below that as the note above it allows; where they are many they
become shorter. Only blocks that are laid out already are asked where they are: those in sight and of the page above, so that a
note stays where it is while its neighbours scroll out of sight. Coordinates are the page's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from reader.article import Sheet, Span
from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.page.furniture import SHEET_GAP, sheet_font
from reader.ui.page.layout import PageLayout
from reader.ui.page.placed import Placed
from reader.ui.page.setting import Setting, reads_leftwards
from reader.ui.page.spans import SpanIndex
from reader.ui.page.typography import Typography
from reader.ui.positions import Positions

GAP, EDGE = 14.0, 6.0
"""How far the notes stand from the column, and from the edge of the page."""

LEAST, MOST = 11.0, 19.0
"""The narrowest and the widest that a note gets, in heights of its letters."""

SMALLEST_LETTERS, LARGEST_LETTERS = 12, 20
LEADING = 1.38
BAR, INSET, PAD, BETWEEN = 3.0, 16.0, 6.0, 2.0
"""The bar in the highlight's colour, where the words begin beside it, the white around the note, and between two notes."""

CORNER = 7.0

LONGEST, SHORTENED = 6, 2
"""So many lines a note has at most, and at least where others follow closely; one that had to move has a single line then."""

NARROW_LETTERS = 0.4
"""Hardly a text has letters that are so narrow on average, in their heights: of a note no more is looked at than fits then."""

FARTHEST = 16
"""A note that would stand more of its lines than this below its passage is left to the inspector."""

FAR = 1e9
KEPT = 240
"""So many notes that were set are kept."""


class Room(NamedTuple):
    """Where notes stand: from `left` on, so wide; in a mirrored article left of the text."""

    left: float
    width: float
    is_mirrored: bool


class Letters(NamedTuple):
    """How notes are set: their font, that of the labels, the height of a line and where its letters stand in it."""

    font: QFont
    small: QFont
    line: float
    baseline: float


class Wish(NamedTuple):
    """A note and the height at which it would stand if it were alone."""

    placed: Placed
    top: float


@dataclass(frozen=True, slots=True)
class SetNote:
    """The lines of a note, and its labels on one line below them."""

    lines: QTextLayout
    count: int
    labels: str

    def height(self, line: float) -> float:
        """How high the note is, with the white around it."""
        return (self.count + bool(self.labels)) * line + 2 * PAD


class MarginNote(NamedTuple):
    """A note where it stands."""

    placed: Placed
    box: QRectF
    words: SetNote
    is_mirrored: bool


class MarginNotes:
    """The notes of one article. `pointed` is the id of the one under the pointer."""

    def __init__(self, placed: Iterable[Placed], sheets: Sequence[Sheet] = ()) -> None:
        noted = [item for item in placed if is_noted(item)]
        self._index = SpanIndex(noted, lambda item: Span(item.span.start, item.span.start + 1))
        self._longest_sheet = longest_label(sheets)
        self._set: dict[tuple[str, int], SetNote] = {}
        self._wanted: dict[int, list[Wish]] = {}
        self._measured_for: tuple[float, Typography, Room] | None = None
        self.pointed = ""

    def at(self, layout: PageLayout, positions: Positions, point: QPointF) -> str:
        """The id of the highlight whose note is under a point; empty where there is none."""
        room = self.room(layout.setting)
        if room is None or not room.left <= point.x() <= room.left + room.width:
            return ""
        notes = self.in_sight(layout, positions)
        return next((note.placed.annotation.id for note in notes if note.box.contains(point)), "")

    def draw(self, painter: QPainter, layout: PageLayout, positions: Positions, theme: Theme, current: str) -> None:
        """Draw the notes in sight; `current` is the id of the highlight that is meant."""
        letters = letters_of(letters_size(layout.setting))
        for note in self.in_sight(layout, positions):
            annotation = note.placed.annotation
            ground = {self.pointed: theme.window.panel, current: theme.window.selected}.get(annotation.id, "")
            if ground:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(ground))
                painter.drawRoundedRect(note.box, CORNER, CORNER)
            bar = theme.highlight(annotation.color)[:7] if annotation.color else theme.window.faint
            _draw_note(painter, note, letters, bar, theme.window.text if ground else theme.window.dim)

    def room(self, setting: Setting) -> Room | None:
        """Where notes stand; nothing where they would be too narrow to be read."""
        size = letters_size(setting)
        mirrored, gap = setting.reads_leftwards, GAP
        if self._longest_sheet:
            metrics = QFontMetricsF(sheet_font(setting.typography.size))
            gap = SHEET_GAP + metrics.horizontalAdvance(self._longest_sheet) + SHEET_GAP / 2
        right = setting.left + setting.column
        free = (setting.left if mirrored else setting.width - right) - gap - EDGE
        if free < LEAST * size:
            return None
        width = min(free, MOST * size)
        return Room(setting.left - gap - width if mirrored else right + gap, width, mirrored)

    # -- where they stand ----------------------------------------------------------------------------------------

    def in_sight(self, layout: PageLayout, positions: Positions) -> list[MarginNote]:
        """The notes that the window shows, from above."""
        setting, (top, bottom) = layout.setting, layout.window
        room = self.room(setting)
        if room is None:
            return []
        self._forget(setting, room)
        letters = letters_of(letters_size(setting))
        numbers = range(layout.number_at(top - (bottom - top)), layout.number_at(bottom) + 1)
        wishes = self._wishes(layout, positions, numbers, letters)
        if not wishes:
            return []
        taken = list(_taken(layout, numbers, room))
        return [note for note in self._stand(wishes, taken, room, letters) if note.box.bottom() > top]

    def _forget(self, setting: Setting, room: Room) -> None:
        """Measure anew what was measured for a page of another width or size."""
        now = (setting.width, setting.typography, room)
        if now != self._measured_for:
            self._measured_for = now
            self._wanted.clear()
            self._set.clear()
        elif len(self._set) > KEPT:
            self._set.clear()

    def _wishes(self, layout: PageLayout, positions: Positions, numbers: range, letters: Letters) -> list[Wish]:
        """Where the notes of some blocks would like to stand."""
        found = []
        for number in filter(layout.is_laid, numbers):
            if number not in self._wanted:
                self._wanted[number] = list(self._wanted_in(layout, positions, number, letters))
            if self._wanted[number]:
                top = layout.top_of(number)
                found += [Wish(wish.placed, round(top + wish.top)) for wish in self._wanted[number]]
        found.sort(key=lambda wish: wish.top)
        return found

    def _wanted_in(self, layout: PageLayout, positions: Positions, number: int, letters: Letters) -> Iterator[Wish]:
        """How far below the top of their block notes have their first line on the height of the passage's."""
        block = layout.setting.blocks[number]
        baseline = letters.baseline if block.kind == "image" else layout.style(number).baseline
        above = letters.baseline + PAD + layout.top_of(number)
        for _, placed in self._index.over(block.span.start, block.span.end + 1):
            yield Wish(placed, layout.y_of(positions.position(placed.span.start)) + baseline - above)

    def _stand(
        self, wishes: Sequence[Wish], taken: Sequence[tuple[float, float]], room: Room, letters: Letters
    ) -> Iterator[MarginNote]:
        """One note below the other, each as near to its passage as those above it allow."""
        free = -FAR
        for place, wish in enumerate(wishes):
            has_labels = bool(wish.placed.annotation.labels)
            wanted = _clear(wish.top, (1 + has_labels) * letters.line + 2 * PAD, taken)
            top = max(wanted, free)
            least = SHORTENED if top == wanted else 1
            following = wishes[place + 1].top if place + 1 < len(wishes) else FAR
            barred = min((start for start, _ in taken if start >= top), default=FAR)
            used = top + 2 * PAD + has_labels * letters.line
            fits, most = (int((end - BETWEEN - used) / letters.line) for end in (following, barred))
            lines = max(1, min(most, max(least, min(LONGEST, fits))))
            words = self._words(wish.placed, lines, room, letters)
            height = words.height(letters.line)
            top = _clear(top, height, taken)
            if top - wish.top > FARTHEST * letters.line:
                continue
            free = top + height + BETWEEN
            yield MarginNote(wish.placed, QRectF(room.left, top, room.width, height), words, room.is_mirrored)

    def _words(self, placed: Placed, lines: int, room: Room, letters: Letters) -> SetNote:
        """The note in at most so many lines, set once."""
        key = (placed.annotation.id, lines)
        if key not in self._set:
            width = room.width - INSET - PAD
            words = placed.annotation.note.strip()
            made = set_words(words, letters, width, lines, from_right=room.is_mirrored) if words else QTextLayout()
            labels = QFontMetricsF(letters.small).elidedText(
                " · ".join(placed.annotation.labels), Qt.TextElideMode.ElideRight, width
            )
            self._set[key] = SetNote(made, made.lineCount(), labels)
        return self._set[key]


def is_noted(placed: Placed) -> bool:
    """Whether a person wrote more than a colour to a passage."""
    return bool(placed.annotation.labels or placed.annotation.note.strip())


def longest_label(sheets: Sequence[Sheet]) -> str:
    """The longest of the numbers that stand in the margin; of pages without text several stand together."""
    together = (", ".join(sheet.label for sheet in group) for _, group in groupby(sheets, lambda sheet: sheet.offset))
    return max(together, key=len, default="")


def letters_size(setting: Setting) -> int:
    """How high the letters of notes are, beside those of the text."""
    return min(LARGEST_LETTERS, max(SMALLEST_LETTERS, round(setting.typography.size * 0.7)))


@lru_cache(maxsize=4)
def letters_of(size: int) -> Letters:
    """How notes are set in letters so high."""
    font, line = fonts.font(fonts.WINDOW, size), round(size * LEADING)
    metrics = QFontMetricsF(font)
    baseline = round((line - metrics.height()) / 2 + metrics.ascent())
    return Letters(font, fonts.font(fonts.WINDOW, max(11.0, size * 0.88)), line, baseline)


def set_words(words: str, letters: Letters, width: float, most: int, *, from_right: bool = False) -> QTextLayout:
    """Break a note into lines, at most so many; what does not fit ends with "…".

    Lines begin where they do in the note's script; one that is alone stands at the bar, which may be on the right.
    """
    on_a_line = int(width / (NARROW_LETTERS * letters.font.pixelSize()))
    words = words if len(words) <= most * on_a_line else words[: most * on_a_line] + "…"
    shown = "\u2028".join(line.strip() for line in words.splitlines() if line.strip())
    made, rest = _broken(shown, letters, width, most)
    if rest is not None:
        start = Positions(shown).offset(made.lineAt(most - 1).textStart())
        last = shown[start : start + on_a_line].replace("\u2028", " ") + "…"
        cut = QFontMetricsF(letters.font).elidedText(last, Qt.TextElideMode.ElideRight, width)
        shown = shown[:start] + _after_a_word(cut)
        made, _ = _broken(shown, letters, width, most)
    if made.lineCount() == 1:
        line = made.lineAt(0)
        way = (from_right - reads_leftwards(shown)) * (width - line.naturalTextWidth())
        line.setPosition(QPointF(way, line.y()))
    return made


def _after_a_word(cut: str) -> str:
    """What ends with "…" in the middle of a word ends before that word, unless it has no other."""
    words, _, begun = cut.rpartition(" ")
    return words.rstrip(" ,;:–—-") + "…" if len(words) > len(begun) else cut


def _broken(words: str, letters: Letters, width: float, most: int) -> tuple[QTextLayout, int | None]:
    """The first lines of a text, and the position at which it goes on, if it does."""
    made, option = QTextLayout(words, letters.font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_leftwards(words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    made.setTextOption(option)
    made.setCacheEnabled(True)
    made.beginLayout()
    end = 0
    for number in range(most):
        line = made.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * letters.line + letters.baseline - line.ascent()))
        end = line.textStart() + line.textLength()
    more = made.createLine() if made.lineCount() == most else None
    made.endLayout()
    return made, end if more is not None and more.isValid() else None


def _taken(layout: PageLayout, numbers: range, room: Room) -> Iterator[tuple[float, float]]:
    """From where to where tables and listings that are wider than the column reach into the margin."""
    setting, number = layout.setting, numbers.start
    while number < numbers.stop:
        if setting.blocks[number].kind in ("table", "code") and layout.is_laid(number):
            run = setting.run(number)
            box = _wide_box(layout, number, run)
            if box.right() > room.left - GAP / 2 and box.left() < room.left + room.width + GAP / 2:
                yield box.top() - PAD, box.bottom() + PAD
            number = run.stop
        else:
            number += 1


def _wide_box(layout: PageLayout, number: int, run: range) -> QRectF:
    document, setting = layout.document(), layout.setting
    if setting.blocks[number].kind == "table":
        return layout.table_rect(document.findBlockByNumber(number))
    top = layout.origin(document.findBlockByNumber(run.start)).y()
    bottom = layout.origin(document.findBlockByNumber(run.stop - 1)).y() + layout.height_of(run.stop - 1)
    return QRectF(setting.left, top, setting.listing(number), bottom - top)


def _clear(top: float, height: float, taken: Sequence[tuple[float, float]]) -> float:
    """The first height from `top` on at which something so high has the margin to itself."""
    for start, end in taken:
        if top < end and top + height > start:
            top = end
    return top


def _draw_note(painter: QPainter, note: MarginNote, letters: Letters, bar: str, ink: str) -> None:
    """Draw one note: its bar, its words and its labels; the bar stands on the side of the text."""
    words, is_mirrored = note.words, note.is_mirrored
    inner = note.box.adjusted(PAD, PAD, -PAD, -PAD)
    line = QRectF(inner.right() - BAR if is_mirrored else inner.left(), inner.top(), BAR, inner.height())
    inner.adjust(0 if is_mirrored else INSET - PAD, 0, PAD - INSET if is_mirrored else 0, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(bar))
    painter.drawRoundedRect(line, BAR / 2, BAR / 2)
    painter.setPen(color(ink))
    words.lines.draw(painter, inner.topLeft())
    if words.labels:
        painter.setFont(letters.small)
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        below = inner.adjusted(0, words.count * letters.line, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, words.labels)
