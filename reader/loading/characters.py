"""Making a decoded text fit to be read: one kind of line break, nothing invisible, whole characters, Unicode NFC.

What comes out is the article's text from then on; every offset counts in it. What each step does and why is in
docs/decisions/cleaning.md.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

SURROGATES = re.compile("[\ud800-\udfff]")

PLAIN = re.compile("[^\\t\\n -~]")
"""What an ASCII text may hold that needs work."""

UNEASY = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
"""Every character that a step below looks at."""

SCRAMBLED = re.compile("(?:Ã[\x80-¿]|â[€\x80]|Â[\x80-¿]|[ÐÑ][\x80-¿]|ã[€‚])")
SCRAMBLED_LEADS = "ÃâÂÐÑã"
"""UTF-8 that was once read as cp1252, and what each such sequence begins with."""

SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*(\\S+)[ \t]*")
TERMINAL = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)|[()][0-9A-Z])")
"""Colours and cursor moves of a terminal's output."""

OVERSTRUCK = re.compile(".\x08")
CURLY_CONTROLS = re.compile("[\x91-\x97]")
LINE_BREAKS = re.compile("[\r\v\f\x1c-\x1e\x85\u2028]")

INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\u202d\u202e\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
"""Controls, zero-width spaces, soft hyphens, overrides of writing direction, non-characters and stand-ins for objects."""

DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe]")

SPACES = re.compile(
    "[\xa0\u1680\u2000-\u200a\u202f\u205f]"
    "(?P<hard>(?<=\\d[\xa0\u2009\u202f])(?=[\\d%‰€$£°])|(?<=[\xa0\u2009\u202f])(?=[;:!?»])|(?<=«[\xa0\u2009\u202f]))?"
)
"""Spaces of other widths; hard where typography asks for one: inside a number, before French marks, inside guillemets."""


def normalise(text: str) -> str:
    """Return the text with the newline as its only line break and nothing in it that cannot be seen or saved."""
    text = text.replace("\r\n", "\n").replace("\r\n", "\n")  # twice: broken tools write \r\r\n
    if text.isascii():
        return _settle(text) if PLAIN.search(text) else text
    if SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if any(lead in text for lead in SCRAMBLED_LEADS) and SCRAMBLED.search(text):
        text = _unscrambled(text)
    if UNEASY.search(text):
        text = _settle(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _settle(text: str) -> str:
    if CURLY_CONTROLS.search(text):
        text = re.sub("[\x80-\x9f]", lambda found: found[0].encode("latin-1").decode("cp1252", "replace"), text)
    if "\x1b" in text:
        text = TERMINAL.sub("", text)
    text = LINE_BREAKS.sub("\n", text.replace("\u2029", "\n\n"))
    if "\x08" in text:
        text = OVERSTRUCK.sub("", text)
    if "\xad" in text:
        text = SOFT_BREAK.sub(r"\1\n", text)
    if DIRECTIONS.search(text) and not RIGHT_TO_LEFT.search(text):
        text = DIRECTIONS.sub("", text)
    return SPACES.sub(_space, INVISIBLE.sub("", text))


def _space(found: re.Match[str]) -> str:
    if found["hard"] is None:
        return " "
    return "\u00a0" if found[0] == "\u00a0" else "\u202f"


def _unscrambled(text: str) -> str:
    """Undo a wrong decoding if the whole text, and not by chance, comes out as valid UTF-8; else leave it."""
    if len(SCRAMBLED.findall(text)) < 2:
        return text
    try:
        return text.encode("cp1252", "close-reader-controls").decode("utf-8")
    except UnicodeError:
        return text


def _control_bytes(error: UnicodeError) -> tuple[bytes, int]:
    """The five bytes that cp1252 leaves out come through a wrong decoding as control characters."""
    if isinstance(error, UnicodeEncodeError):
        missing = error.object[error.start : error.end]
        if all("\x80" <= character <= "\x9f" for character in missing):
            return missing.encode("latin-1"), error.end
    raise error


codecs.register_error("close-reader-controls", _control_bytes)
