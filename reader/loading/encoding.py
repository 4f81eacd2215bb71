"""Bytes -> text. A byte order mark counts most, then strict UTF-8, then what the file says of itself, then statistics.

Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever a header claims: chance sequences of that shape do not occur in real
text, while headers that survive a conversion are common. Nothing here raises on text; what cannot be decoded becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

DECLARED = re.compile(
    rb"(?:charset|character set encoding|coding|encoding)\s*[:=]\s*[\"']?([A-Za-z][\w.:-]{1,30})", re.I
)
"""An encoding named in the first lines: an editor's mode line, PEP 263, XML, HTML, a book's header."""

SHIFTED = (("iso2022_jp", b"\x1b$"), ("iso2022_kr", b"\x1b$)C"), ("hz", b"~{"))
"""Encodings whose bytes are all ASCII, so that strict UTF-8 takes them, and what gives each away."""

SUPERSETS = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
}
"""The encoding that a file really uses when the one that is named cannot spell all of it."""

SAMPLE = 200_000
"""Bytes that the statistics look at."""

WESTERN_SHARE = 0.02
"""Up to this share of accented letters among all letters a text is taken for English with loan words and curly quotes."""

DOUBTFUL = 0.05
"""The confidence of the statistics that a word or two of any encoding reach."""

FOREIGN_TO_WESTERN = re.compile(r"[a-zß-ÿ][À-ÖØ-ÞŠŽŸŒ]|[^\W\d_][¡-©«-¹»-¿×÷ƒ„†‡ˆ‰‹›€™˜¤][^\W\d_]|[\x80-\x9f]")
"""Sequences that Western European text does not have and that other code pages read as cp1252 are full of."""

ACCENTED = re.compile("[À-ÖØ-öø-ÿŠšŽžŸŒœ]")
CURLED = re.compile(r"(?<!\w)“\w[^“”]*”(?!\w)|\w’(?:s|t|re|ve|ll|d|m)\b")
TWO_SCRIPTS = re.compile("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
"""Latin and Greek or Cyrillic letters in one word: a wrong guess."""


def decode(data: bytes, told: str = "") -> str:
    """Return the text that `data` spells. Line breaks and invisible characters are as they came.

    `told` is the encoding that a server named; it counts before what the data says of itself.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        told_text = _strictly(data, told) if told else ""
        return told_text or _utf8_with_slips(data, error.start) or _declared(data) or _guessed(data)
    return _shifted(data) or text


def wide_encoding(data: bytes) -> str:
    """Name the UTF-32 or UTF-16 that `data` without a byte order mark is in, or nothing."""
    sample = data[:4096]
    scores = {
        encoding: _plausibility(sample, encoding) for encoding in ("utf-32-le", "utf-32-be") if len(data) % 4 == 0
    }
    if not any(scores.values()) and len(data) % 2 == 0 and not _is_utf8_without_nul(data, sample):
        scores = {encoding: _plausibility(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    return best if best and scores[best] else ""


def _is_utf8_without_nul(data: bytes, sample: bytes) -> bool:
    if b"\0" in sample:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much a sample reads as text of one script in a wide encoding: 0 is not at all."""
    unit = 4 if encoding.startswith("utf-32") else 2
    try:
        text = sample[: len(sample) - len(sample) % unit].decode(encoding)
    except UnicodeDecodeError as error:
        if len(sample) - error.start >= unit * 2:
            return 0.0
        text = sample[: error.start].decode(encoding, "replace")
    if not text or "\ufffe" in text:
        return 0.0
    plain = sum(
        character in "\t\n\r" or " " <= character <= "~" or "\u3000" <= character <= "\u3002" for character in text
    )
    pages: dict[str, int] = {}
    for character in text:
        page = _page(character)
        pages[page] = pages.get(page, 0) + 1
    neutral = pages.pop("neutral", 0)
    coherent = (max(pages.values(), default=0) + neutral + min(pages.get("latin", 0), plain)) / len(text)
    return plain / len(text) + 0.001 if coherent >= 0.95 and plain else 0.0


def _page(character: str) -> str:
    """The rough script of a character, to tell one language's text from shuffled bytes."""
    code = ord(character)
    if code < 0x20 and character not in "\t\n\v\f\r\x1b":
        return "control"
    if 0x2000 <= code < 0x2070 or code in (0x9, 0xA, 0xD, 0x20):
        return "neutral"
    if code < 0x250:
        return "latin"
    if 0x3000 <= code < 0xA000 or 0xAC00 <= code < 0xD7B0 or 0xFF00 <= code < 0xFFF0:
        return "east asian"
    return str(code >> 8)


def _utf8_with_slips(data: bytes, first: int) -> str:
    """UTF-8 with a few bytes of another encoding in it (pasted together, cut off): those few are read as cp1252."""
    sample = data[max(0, first - SAMPLE // 2) : first + SAMPLE // 2]
    slips = len(SLIP.findall(sample.decode("utf-8", "close-reader-slips")))
    if len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", sample)) < 4 * slips:
        return ""
    return SLIP.sub(_western_byte, data.decode("utf-8", "close-reader-slips"))


def _mark_slip(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0x10FF00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("close-reader-slips", _mark_slip)
SLIP = re.compile("[\U0010ff80-\U0010ffff]")


def _western_byte(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) & 0xFF]).decode("cp1252", "replace")


def _shifted(data: bytes) -> str:
    for encoding, sign in SHIFTED:
        if sign in data and (encoding != "hz" or b"~}" in data):
            text = _strictly(data, encoding)
            if text and not text.isascii():
                return text
    return ""


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:2048])
    return _strictly(data, found[1].decode("ascii")) if found else ""


def _strictly(data: bytes, encoding: str) -> str:
    """The text in this very encoding, or nothing when it is unknown, no text encoding, or does not fit."""
    try:
        return data.decode(SUPERSETS.get(encoding.lower(), encoding))
    except (LookupError, UnicodeError, ValueError):
        return ""


def _guessed(data: bytes) -> str:
    sample = data[:SAMPLE]
    if sample.isascii():
        rare = re.search(rb"[\x80-\xff]", data)
        sample = data[max(0, (rare.start() if rare else 0) - SAMPLE // 2) :][:SAMPLE]
    western = sample.decode("cp1252", "replace")
    reads_western = _reads_as_western(western)
    if reads_western and _is_nearly_plain(western):
        return data.decode("cp1252", "replace")
    encoding, confidence = _statistical(sample)
    text = data.decode(encoding, "replace")
    if reads_western and not encoding.startswith(("cp125", "windows-125")):
        doubtful = confidence < DOUBTFUL or TWO_SCRIPTS.search(text) or CURLED.search(western)
        return data.decode("cp1252", "replace") if doubtful else text
    return text


def _statistical(sample: bytes) -> tuple[str, float]:
    import chardet

    found = chardet.detect(sample)
    encoding = (found["encoding"] or "cp1252").lower()
    return SUPERSETS.get(encoding, encoding), found["confidence"]


def _reads_as_western(western: str) -> bool:
    """Whether what cp1252 makes of the bytes has nothing in it that no Western European text has."""
    return "\ufffd" not in western and not FOREIGN_TO_WESTERN.search(western)


def _is_nearly_plain(western: str) -> bool:
    """Whether this is English, or nearly: few accented letters."""
    return len(ACCENTED.findall(western)) <= sum(map(str.isalpha, western)) * WESTERN_SHARE
