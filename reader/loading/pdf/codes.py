"""Codes -> letters, where a file does not tell what its codes mean: TeX's own fonts, accents over letters, bullets."""

from __future__ import annotations

ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "¸": "\u0327",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "˝": "\u030b",
    "˛": "\u0328",
}
"""Accents that old TeX prints over a letter, and what they are when they belong to it."""

DOTLESS = {"ı": "i", "ȷ": "j"}

BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf0b2\uf06c\uf071\uf0be\uf075", "•"))
"""Where Symbol and Wingdings have what people take for bullets."""

SPACES = frozenset((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000))
SIGNS = {
    0x00: "−",
    0x01: "·",
    0x02: "×",
    0x03: "∗",
    0x06: "±",
    0x0E: "◦",
    0x0F: "•",
    0x14: "≤",
    0x15: "≥",
    0x18: "∼",
    0x88: "•",
}
"""Codes of TeX's font of signs (CMSY), for files that do not tell what they mean."""

NAMELESS = {
    0x0B: "ff",
    0x0C: "fi",
    0x0D: "fl",
    0x0E: "ffi",
    0x0F: "ffl",
    0x10: "“",
    0x11: "”",
    0x12: "„",
    0x13: "«",
    0x14: "»",
    0x15: "–",
    0x16: "—",
    0x1B: "ff",
    0x1C: "fi",
    0x1D: "fl",
    0x1E: "ffi",
    0x1F: "ffl",
    0x84: "†",
    0x85: "‡",
    0x86: "‖",
    0x88: "•",
}
"""The same for its fonts that come as drawings without a name: ligatures of two encodings (OT1, T1), quotes, signs (TS1)."""

LIGATURES_OR_SPACES = frozenset((0x0B, 0x0C, 0x0D))
"""Codes that are ligatures in a font without a name, and white space in any other."""

UNKNOWN = "\ufffd"
HYPHEN = 0x02
"""What PDFium calls a hyphen at the end of a line."""


def letters_of(code: int, font: str) -> str:
    """What a control code stands for in a font of that name; U+FFFD if nothing tells."""
    if not font and code in NAMELESS:
        return NAMELESS[code]
    if "CMSY" in font and code in SIGNS:
        return SIGNS[code]
    return "-" if code == HYPHEN else UNKNOWN
