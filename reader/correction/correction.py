"""Correction: what some words are, in every article that has them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from reader.errors import CorrectionError

NAME_KINDS = ("person", "organization", "place", "group", "event", "work", "product", "law")
"""What a name can be, in the words of `tag --jsonl`."""

NO_NAME = "no name"
"""The words are no name; a number or a date in them stays one."""

NO_TAG = "no tag"
"""The words are never tagged as anything."""

UNNAMED = frozenset({NO_NAME, NO_TAG})
"""The kinds of what is no name, and so stands for nobody."""

EVERY_KIND = (*NAME_KINDS, NO_NAME, NO_TAG)
LONGEST = 200
"""More code points than this are no name that anybody means."""

UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Categories of characters that no article has, but for the two that join and part letters."""
JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of words as they are written, capitals and all.

    `kind` is one of `EVERY_KIND`, or empty: what the tagger takes them for. `same_as` is the full name of whom or what the
    words stand for; the words themselves when they stand for nothing else, empty when the tagger is to find that out.
    Times are UTC, ISO 8601. There is one correction for the same words.
    """

    words: str
    kind: str = ""
    same_as: str = ""
    created: str = ""
    modified: str = ""

    @property
    def key(self) -> str:
        """Its id: 32 hex digits that follow from the words, so that two machines that correct the same words correct one rule."""
        import hashlib

        return hashlib.sha256(self.words.encode("utf-8", "replace")).hexdigest()[:32]

    @property
    def says_nothing(self) -> bool:
        """Whether the tagger would do the same without it."""
        return not (self.kind or self.same_as)


def plain(words: str) -> str:
    """Return words as articles write them: whole letters (Unicode NFC), single spaces, nothing that is not seen."""
    seen = (c for c in words if c.isspace() or c in JOINERS or unicodedata.category(c) not in UNSEEN)
    return unicodedata.normalize("NFC", " ".join("".join(seen).split()))


def can_be_corrected(words: str) -> bool:
    """Whether plain words are some that a correction can be about."""
    return len(words) <= LONGEST and any(letter.isalnum() for letter in words)


def new_correction(words: str, *, kind: str = "", same_as: str = "", now: str = "") -> Correction:
    """Return a correction made `now` (UTC, ISO 8601), its words made plain.

    Raises `CorrectionError` when there are no words or far too many, or when `kind` is none that there is.
    """
    words, same_as = plain(words), plain(same_as)
    if max(len(words), len(same_as)) > LONGEST:
        raise CorrectionError(f"These are too many words for a name: there may be {LONGEST} characters.")
    if not can_be_corrected(words):
        raise CorrectionError("A correction needs the words that it is about.")
    if same_as and not can_be_corrected(same_as):
        raise CorrectionError("What words stand for has a name with letters in it.")
    if same_as and kind in UNNAMED:
        raise CorrectionError("What is no name or is never marked stands for nothing.")
    if kind and kind not in EVERY_KIND:
        raise CorrectionError(f"There is no kind “{kind}”; there are {', '.join(EVERY_KIND)}.")
    return Correction(words, kind, same_as, now, now)
