"""Pictures of a page as files: a JPEG as it came, everything else drawn anew as PNG."""

from __future__ import annotations

import ctypes
from typing import Any

from reader.loading.pdf.geometry import Box, Frame
from reader.loading.pdf.png import png_of

SMALLEST = 24.0
"""Points on a side; what is smaller is an icon, or the dot of a list."""

LARGEST_PIXELS = 4_000_000
"""A picture with more is drawn smaller: no page on a screen shows them."""

MOST_PIXELS = 60_000_000
"""Of all pictures of a document that have to be drawn anew, which takes some 50 ns each; those beyond are left out."""

LARGEST_JPEG = 20_000_000
DRAWN_SCALE = 2.0
"""Pixels a point, for a drawing made of lines."""


class Camera:
    """Takes pictures of the pages of one document, until it has drawn `MOST_PIXELS`."""

    def __init__(self) -> None:
        self._left = MOST_PIXELS

    def picture(self, document: Any, page: Any, handle: Any) -> bytes | None:
        """The file of a picture on an open page; nothing when it is tiny or cannot be decoded."""
        from pypdfium2 import raw

        width, height = ctypes.c_uint(), ctypes.c_uint()
        if not raw.FPDFImageObj_GetImagePixelSize(handle, width, height) or min(width.value, height.value) < 8:
            return None
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(handle, matrix)
        upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 0.01 * (matrix.a + matrix.d)
        if upright and not raw.FPDFPageObj_HasTransparency(handle):
            jpeg = _jpeg(page, handle, raw)
            if jpeg:
                return jpeg
        if width.value * height.value > 10 * LARGEST_PIXELS:
            return None
        return self._drawn(document, page, handle, (width.value, height.value))

    def _drawn(self, document: Any, page: Any, handle: Any, size: tuple[int, int]) -> bytes | None:
        """Draw a picture at its own resolution, or at a smaller one, with what makes parts of it transparent."""
        from pypdfium2 import raw

        width, height = size
        if self._left < min(width * height, LARGEST_PIXELS):
            return None
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(handle, matrix)
        wide = max(abs(matrix.a) + abs(matrix.c), 0.1)
        high = max(abs(matrix.b) + abs(matrix.d), 0.1)
        scale = max(width / wide, height / high)
        scale *= min(1.0, (LARGEST_PIXELS / max(1.0, wide * scale * high * scale)) ** 0.5)
        self._left -= int(wide * scale * high * scale)
        larger = raw.FS_MATRIX(*(getattr(matrix, name) * scale for name in "abcdef"))
        raw.FPDFPageObj_SetMatrix(handle, larger)
        try:
            bitmap = raw.FPDFImageObj_GetRenderedBitmap(document, page, handle)
        finally:
            raw.FPDFPageObj_SetMatrix(handle, matrix)
        return _file_of(bitmap, raw)

    def drawing(self, page: Any, frame: Frame, box: Box) -> bytes | None:
        """A part of an open page as a picture: a drawing made of lines."""
        from pypdfium2 import raw

        width, height = round(box.width * DRAWN_SCALE), round(box.height * DRAWN_SCALE)
        if not 0 < width * height <= min(LARGEST_PIXELS, self._left):
            return None
        self._left -= width * height
        bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, None, 0)
        if not bitmap:
            return None
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        wide, high = frame.size
        left, top = -round(box.left * DRAWN_SCALE), -round(box.top * DRAWN_SCALE)
        turn = (frame.turn - raw.FPDFPage_GetRotation(page)) % 4
        whole = (left, top, round(wide * DRAWN_SCALE), round(high * DRAWN_SCALE))
        raw.FPDF_RenderPageBitmap(bitmap, page, *whole, turn, 0)
        return _file_of(bitmap, raw)


def _jpeg(page: Any, handle: Any, raw: Any) -> bytes | None:
    """The JPEG file that a picture is stored as, if it is one that any program shows rightly."""
    if raw.FPDFImageObj_GetImageFilterCount(handle) != 1:
        return None
    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(handle, 0, name, len(name))
    if name.value != b"DCTDecode":
        return None
    known = raw.FPDF_IMAGEOBJ_METADATA()
    if not raw.FPDFImageObj_GetImageMetadata(handle, page, known):
        return None
    plain = (raw.FPDF_COLORSPACE_DEVICERGB, raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_ICCBASED)
    if known.colorspace not in plain or known.bits_per_pixel not in (8, 24):
        return None
    size = raw.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    if not 100 < size <= LARGEST_JPEG:
        return None
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(handle, buffer, size)
    return buffer.raw if buffer.raw.startswith(b"\xff\xd8\xff") else None


def _file_of(bitmap: Any, raw: Any) -> bytes | None:
    """A PDFium bitmap as a PNG file; the bitmap is given back."""
    if not bitmap:
        return None
    try:
        width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        kind = raw.FPDFBitmap_GetFormat(bitmap)
        depth = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}.get(
            kind
        )
        if depth is None or width < 1 or height < 1:
            return None
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
        if kind == raw.FPDFBitmap_BGRx:
            opaque = bytearray(data)
            opaque[3::4] = b"\xff" * len(opaque[3::4])
            data = bytes(opaque)
        return png_of(data, width, height, stride, depth)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
