"""The characters of a page as words: what stands together in one style, with its place on the page."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from reader.loading.characters import normalise
from reader.loading.pdf.codes import ACCENTS, BULLETS, DOTLESS, LIGATURES_OR_SPACES, SPACES, UNKNOWN, letters_of
from reader.loading.pdf.fonts import Font, font_of
from reader.loading.pdf.geometry import Box, Frame

LOOSE = 0.14
"""A gap of more than this, in ems, parts two words; justified lines shrink their spaces to 0.17, kerning stays below 0.1."""

HINTED = 0.08
"""The same where PDFium, too, takes a gap for a space: its boxes of letters that lean over, as f does, hide a part of it."""

LOOSE_INDIC, LOOSE_ARABIC = 0.17, 0.3
"""The same in scripts whose joined letters PDFium puts in boxes of their ink."""

LEANING = math.radians(8)
"""Text that leans more than this from the upright or a quarter turn is set aslant: a watermark, a label of a drawing."""

ASLANT = 4
"""The `turn` of such text."""


class Style(NamedTuple):
    """How words are set: `size` in points, and the font; `is_seen` is false for text that is not painted."""

    size: float
    font: Font
    is_seen: bool = True
    is_white: bool = False


class Word(NamedTuple):
    """A word, or a part of one in a style of its own. `base` is the line that its letters stand on.

    `is_spaced` says that a space was set before it; elsewhere the gap tells.
    """

    text: str
    left: float
    right: float
    base: float
    style: Style
    is_spaced: bool = False

    @property
    def top(self) -> float:
        """Where its tallest letters end."""
        return self.base - 0.74 * self.style.size

    @property
    def bottom(self) -> float:
        """Where its lowest letters end."""
        return self.base + 0.22 * self.style.size

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return Box(self.left, self.top, self.right, self.bottom)


class Lettering(NamedTuple):
    """The text of a page: the frame that it stands upright in, the words in it, and the words that are turned otherwise.

    `unknown` counts the characters whose font does not say which they are, of `letters` in all.
    """

    frame: Frame
    words: list[Word]
    turned: list[Word]
    letters: int
    unknown: int


@cache
def _raw() -> Any:
    from pypdfium2 import raw

    return raw


@cache
def _object_at() -> Callable[[Any, int], int | None]:
    """`FPDFText_GetTextObject`, but it returns the address alone, which is quicker to compare."""
    address = ctypes.cast(_raw().FPDFText_GetTextObject, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)


def lettering_of(text_page: Any, page_box: Box) -> Lettering:
    """Read all characters of a page. `page_box` is the visible page in PDF coordinates, its `top` above its `bottom`."""
    pen = _Pen(text_page, page_box)
    pen.read()
    weights = {turn: sum(len(word.text) for word in words) for turn, words in pen.words.items() if turn != ASLANT}
    turn = max(weights, key=lambda each: weights[each]) if weights else 0
    turned = [word for each, words in pen.words.items() if each != turn for word in words]
    return Lettering(pen.frames[turn], pen.words.get(turn, []), turned, pen.count, pen.unknown)


class _Pen:
    """Goes through the characters of a page once."""

    def __init__(self, text_page: Any, page_box: Box) -> None:
        raw = _raw()
        self._raw, self._page = raw, text_page
        self.frames = [
            Frame(page_box.left, page_box.bottom, page_box.right, page_box.top, turn) for turn in (0, 1, 2, 3, 0)
        ]
        self.words: dict[int, list[Word]] = {}
        self.count = raw.FPDFText_CountChars(text_page)
        self.unknown = 0
        self._fonts: dict[int, Font] = {}
        self._styles: dict[tuple[float, Font, bool, bool], Style] = {}
        self._letters: list[str] = []
        self._left = self._right = self._near = self._base = 0.0
        self._spaced = self._hinted = False
        self._nearest = self._farthest = 0.0
        self._drift = 0
        self._turn = 0
        self._style: Style | None = None

    def read(self) -> None:
        raw, page = self._raw, self._page
        code_at, box_at, object_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, _object_at()
        rect = raw.FS_RECTF()
        reference = ctypes.byref(rect)
        letters, side = self._letters, self.frames[0].left
        current = None
        for index in range(self.count):
            code = code_at(page, index)
            if code in SPACES:
                is_generated = raw.FPDFText_IsGenerated(page, index) == 1
                if is_generated or code not in LIGATURES_OR_SPACES:
                    self._finish()
                    self._hinted, self._spaced = self._hinted or is_generated, self._spaced or not is_generated
                    continue
            found = object_at(page, index)
            if found != current and found is not None:
                self._finish()
                current = found
                self._begin(index)
            box_at(page, index, reference)
            if self._turn == 0:
                left, right = rect.left - side, rect.right - side
                if letters and self._nearest < left - self._right <= self._farthest and 0x20 < code < 0x7F:
                    letters.append(chr(code))  # by far the most letters: the rest of the work is for others
                    self._near, self._right = left, right if right > self._right else self._right
                    continue
            else:
                box = self.frames[self._turn].box(rect.left, rect.bottom, rect.right, rect.top)
                left, right = box.left, box.right
            self._set(code, left, right)
        self._finish()

    def _set(self, code: int, left: float, right: float) -> None:
        """Put a letter beside the one before it, or begin a word with it."""
        letter = chr(code)
        if code < 0x20 or 0x7F <= code < 0xA0 or code >= 0xFFFD:
            letter = letters_of(code, self._style.font.name if self._style is not None else "")
            if letter == UNKNOWN and code in LIGATURES_OR_SPACES:
                self._finish()
                self._spaced = True
                return
            self.unknown += letter == UNKNOWN
        if self._letters and self._style is not None and left != self._near:
            size = self._style.size
            gap = left - self._right
            if _is_right_to_left(code):
                gap = max(gap, self._left - right)
                self._drift += 1 if left > self._near else -1
            if gap > looseness(code) * size:
                self._finish()
            elif gap < -0.3 * size:
                if self._accented(letter, left, right):
                    return
                if gap < -0.5 * size:
                    self._finish()
        if not self._letters:
            if (
                self._hinted
                and not _is_indic(code)
                and self._style is not None
                and left - self._right > HINTED * self._style.size
            ):
                self._spaced = True
            self._left, self._right = left, right
        elif left < self._left:
            self._left = left
        self._right = max(self._right, right)
        self._near = left
        self._letters.append(letter)

    def _accented(self, letter: str, left: float, right: float) -> bool:
        """Whether an accent and a letter that are printed over each other became one."""
        last = self._letters[-1]
        accent, bare = (last, letter) if last in ACCENTS else (letter, last)
        if accent not in ACCENTS or not (bare.isalpha() or bare in DOTLESS):
            return False
        whole = unicodedata.normalize("NFC", DOTLESS.get(bare, bare) + ACCENTS[accent])
        if len(whole) > 1:
            return False
        self._letters[-1] = whole
        self._left, self._right, self._near = min(self._left, left), max(self._right, right), left
        return True

    def _finish(self) -> None:
        if not self._letters or self._style is None:
            self._letters.clear()
            return
        text = "".join(self._letters)
        self._letters.clear()
        if self._drift > 0:
            text = _turned_round(text)
        self._drift = 0
        if not text.isascii():
            text = normalise(text.translate(BULLETS)).strip()
        if text:
            word = Word(text, self._left, self._right, self._base, self._style, self._spaced)
            self.words.setdefault(self._turn, []).append(word)
        self._spaced = self._hinted = False

    def _begin(self, index: int) -> None:
        """Look at how the text object of a character is set."""
        raw, page = self._raw, self._page
        matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetMatrix(page, index, matrix)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        leaning = abs(quarters - round(quarters)) * math.pi / 2
        self._turn = round(quarters) % 4 if leaning < LEANING else ASLANT
        self._base = self.frames[self._turn].point(x.value, y.value)[1]
        size = raw.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        self._style = self._style_of(index, round(max(size, 0.1), 1))
        self._nearest, self._farthest = -0.3 * self._style.size, LOOSE * self._style.size

    def _style_of(self, index: int, size: float) -> Style:
        raw = self._raw
        found = raw.FPDFText_GetTextObject(self._page, index)
        handle = raw.FPDFTextObj_GetFont(found)
        address = ctypes.addressof(handle.contents) if handle else 0
        if address not in self._fonts:
            self._fonts[address] = font_of(handle)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha)
        mode = raw.FPDFTextObj_GetTextRenderMode(found)
        is_seen = mode not in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP) and alpha.value > 0
        is_white = min(red.value, green.value, blue.value) >= 250 and mode == raw.FPDF_TEXTRENDERMODE_FILL
        key = (size, self._fonts[address], is_seen, is_white)
        return self._styles.setdefault(key, Style(*key))


def _is_right_to_left(code: int) -> bool:
    return 0x590 <= code <= 0x8FF or 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC


def _is_indic(code: int) -> bool:
    return 0x900 <= code <= 0xDFF


def looseness(code: int) -> float:
    """The gap, in ems, that parts a letter from the word beside it."""
    if code < 0x600 or code > 0xDFF:
        return LOOSE
    return LOOSE_INDIC if _is_indic(code) else LOOSE_ARABIC


def _turned_round(text: str) -> str:
    """A word that was stored from left to right although it is read from right to left; marks stay behind their letters."""
    clusters: list[str] = []
    for letter in text:
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return "".join(reversed(clusters))
