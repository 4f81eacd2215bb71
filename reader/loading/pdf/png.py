"""Writing a PNG file from pixels: the few lines of the format that are needed, so that no library of pictures is."""

from __future__ import annotations

import struct
import zlib

GREY, COLOUR, COLOUR_AND_OPACITY = 0, 2, 6
"""Colour types of PNG (W3C, section 11.2.1), for 1, 3 and 4 bytes a pixel."""

TYPES = {1: GREY, 3: COLOUR, 4: COLOUR_AND_OPACITY}
FAST = 4
"""Of zlib's levels; higher ones take three times as long for a tenth of the size."""


def png_of(pixels: bytes, width: int, height: int, stride: int, depth: int) -> bytes:
    """Return a PNG file. `pixels` are rows of `stride` bytes, `depth` bytes a pixel: grey, blue green red, or these and opacity."""
    rows = bytearray()
    for top in range(0, stride * height, stride):
        row = bytearray(pixels[top : top + width * depth])
        if depth > 1:
            row[0::depth], row[2::depth] = row[2::depth], row[0::depth]
        rows.append(0)
        rows += row
    header = struct.pack(">IIBBBBB", width, height, 8, TYPES[depth], 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(bytes(rows), FAST)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
