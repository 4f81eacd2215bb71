"""What a book or a document declares of itself, weighed against its text."""

from __future__ import annotations

import re

from reader.loading.language import guess_language

CODE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)
THREE_LETTERS = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "dut": "nl",
    "nld": "nl", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "pol": "pl", "cze": "cs", "ces": "cs", "rus": "ru",
    "jpn": "ja", "chi": "zh", "zho": "zh", "kor": "ko", "lat": "la", "gre": "el", "ell": "el", "tur": "tr",
}  # fmt: skip
UNSAID = frozenset({"und", "mul", "zxx", "mis"})


def settled_language(declared: str, text: str) -> str:
    """Return the ISO 639-1 code of a text's language: the declared one, unless that is none, or English by default alone."""
    match = CODE.match(declared.strip())
    code = match[1].lower() if match and match[1].lower() not in UNSAID else ""
    code = THREE_LETTERS.get(code, code)
    return code if code and code != "en" else guess_language(text)
