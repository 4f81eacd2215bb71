"""Telling text from everything else by its bytes, and saying in words what the everything else is."""

from __future__ import annotations

from reader.loading.encoding import BOMS, wide_encoding
from reader.loading.markup import xml_kind

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\0", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (Zstandard)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound or video file (Ogg)"),
    (b"fLaC", "a sound file (FLAC)"),
    (b"\x1aE\xdf\xa3", "a video file (Matroska)"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OTTO\0", "a font"),
    (b"\0\x01\0\0\0", "a font"),
)
"""How files of other formats begin."""

SHORT_SIGNATURES = frozenset({b"BZh", b"ID3", b"OggS", b"fLaC", b"wOFF", b"wOF2"})
"""Beginnings that a text could have too; they count only in what is not text by its bytes."""

ZIPPED = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"word/", "a Word document (DOCX)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint presentation (PPTX)"),
)
"""Names inside a zip archive that tell what it really is."""

CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
"""Bytes that text has no use for; escape stays out, since coloured terminal output and Japanese mail are full of it."""

HEAVY = 0.02
"""A file with a larger share of control bytes than this is no text."""

SAMPLE = 65_536


def binary_kind(data: bytes) -> str:
    """Say what `data` is when it is no text to be read ("a PNG picture", "a news feed (RSS)", "not text"); empty for text."""
    heavy = _is_control_heavy(data)
    for beginning, kind in SIGNATURES:
        if data.startswith(beginning) and (heavy or beginning not in SHORT_SIGNATURES):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return next((kind for inside, kind in ZIPPED if inside in data[:SAMPLE]), "a zip archive")
    if not heavy:
        return xml_kind(data)
    if data.startswith(b"MZ"):
        return "a program"
    if data[4:8] == b"ftyp":
        return "a video file (MP4)"
    if data.startswith(b"RIFF"):
        return "a WebP picture" if data[8:12] == b"WEBP" else "a sound or video file"
    return "not text"


def _is_control_heavy(data: bytes) -> bool:
    if data.startswith(tuple(mark for mark, _ in BOMS)) or wide_encoding(data):
        return False
    filled = data.rstrip(b"\0")
    sample = filled if len(filled) <= 3 * SAMPLE else _thirds(filled)
    return len(sample) - len(sample.translate(None, CONTROLS)) > len(sample) * HEAVY or (bool(data) and not filled)


def _thirds(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:SAMPLE] + data[middle : middle + SAMPLE] + data[-SAMPLE:]
