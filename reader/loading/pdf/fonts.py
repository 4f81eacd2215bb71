"""What a font's name and flags say of its letters: bold, italic, of one width."""

from __future__ import annotations

import ctypes
import re
from functools import cache
from typing import Any, NamedTuple

FIXED_PITCH, ITALIC, FORCE_BOLD = 1, 1 << 6, 1 << 18
"""Flags of a font descriptor (ISO 32000-1, table 123)."""

HEAVY = 700
"""A weight from which a font is bold, if its name says nothing; writers that name their fonts guess it badly."""

NAMELESS = re.compile(r"(?:CIDFont\+)?[A-Z]{0,3}\d*", re.IGNORECASE)

BOLD = re.compile(
    r"bold|black|heavy|demi|semib|(?<![a-z])(?:medi|bd|bf|hv|blk)(?![a-z])|cmbx|sfbx|cmssbx|cmb\d|ecbx|-b(?:i|d)?$",
    re.IGNORECASE,
)
SLANTED = re.compile(
    r"ital|obli|slant|kursiv|(?<![a-z])it(?![a-z])|cmti|cmsl|cmbxti|cmssi|sfti|sfsl|sfbi|ecti|ecsl|-b?i$", re.IGNORECASE
)
MATHEMATICAL = re.compile(
    r"cmmi|cmsy|cmex|cmmib|msam|msbm|math|symbol|eufm|rsfs|wingd|dingb|txsy|pxsy|mtmi", re.IGNORECASE
)
FIXED = re.compile(
    r"mono(?!t)|courier|consol|typewriter|cmtt|cmvtt|cmsltt|sftt|ectt|menlo|fixed|lucidacons|inconsolata|terminal|nimbusmon",
    re.IGNORECASE,
)
SUBSET = re.compile(r"^[A-Z]{6}\+")


class Font(NamedTuple):
    """A font by its name, without the tag of a subset ("CMBX10"), and how it looks."""

    name: str
    is_bold: bool = False
    is_italic: bool = False
    is_fixed: bool = False
    is_symbolic: bool = False


def font_of(handle: Any) -> Font:
    """The font behind a PDFium handle."""
    from pypdfium2 import raw

    if not handle:
        return Font("")
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(handle, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    return _font(name, raw.FPDFFont_GetFlags(handle), raw.FPDFFont_GetWeight(handle))


@cache
def _font(name: str, flags: int, weight: int) -> Font:
    """A font's looks; the name is trusted first, because many writers set every flag wrongly."""
    name = SUBSET.sub("", name)
    symbolic = bool(MATHEMATICAL.search(name))
    flags = max(flags, 0)
    return Font(
        name,
        is_bold=bool(BOLD.search(name))
        or bool(flags & FORCE_BOLD)
        or (weight >= HEAVY and bool(NAMELESS.fullmatch(name))),
        is_italic=not symbolic and (bool(SLANTED.search(name)) or bool(flags & ITALIC)),
        is_fixed=bool(FIXED.search(name)) or bool(flags & FIXED_PITCH),
        is_symbolic=symbolic,
    )
