"""Headings and lists that the pieces show by what stands around them. Only what is plainly so: a wrong heading is worse than none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.layout import BULLET, SPEAKING_DASH
from reader.loading.pieces import Piece
from reader.loading.wrapping import ENDS_SENTENCE

PART = re.compile(r"(?:BOOK|PART|VOLUME|ACT|Book|Part|Volume|Act) (?:[IVXLC]+|\d{1,3}|[A-Z][a-z]+|[A-Z]{3,})\b.{0,60}")
CHAPTER = re.compile(
    r"(?:CHAPTER|Chapter|SCENE|Scene|LETTER|Letter|CANTO|Canto|KAPITEL|Kapitel|CHAPITRE|Chapitre|CAPÍTULO|Capítulo|CAPITOLO|Capitolo|ГЛАВА|Глава)"
    r" (?:[IVXLC]+|\d{1,3}|[^\W\d_]+)\b.{0,80}|[IVXLC]{1,7}\.?|(?:PREFACE|FOREWORD|INTRODUCTION|PROLOGUE|EPILOGUE|CONTENTS|APPENDIX|AFTERWORD)\b\.?"
)
SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_].{1,70}")
LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,}(?!\w)")

CAPITALS_LENGTH, CROSSHEAD_LENGTH = 70, 60
PROSE_LENGTH = 100
MOSTLY_CAPITALS = 0.2


def is_prose(piece: Piece) -> bool:
    """Whether a piece is a paragraph of running text."""
    text = piece.text
    if piece.kind != "paragraph" or piece.level:
        return False
    if len(text) > 2.5 * PROSE_LENGTH:
        return True
    wide = not text.isascii() and "\u3040" <= text[len(text) // 2] <= "\u9fff"
    return (
        len(text) >= (PROSE_LENGTH // 3 if wide else PROSE_LENGTH)
        and bool(ENDS_SENTENCE.search(text))
        and text[-1] != ":"
    )


def is_wide(text: str) -> bool:
    """Whether a text is in Chinese or Japanese, where a character says as much as half a word."""
    return bool(text) and "\u3040" <= text[len(text) // 2] <= "\u9fff"


def with_structure(pieces: Sequence[Piece], language: str) -> list[Piece]:
    """Turn pieces that plainly are headings or items into such; the others stay as they are."""
    shouting = sum(piece.text.isupper() for piece in pieces) > MOSTLY_CAPITALS * len(pieces)
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.kind != "paragraph" or not piece.alone:
            found.append(piece)
            continue
        before = found[-1] if found else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if BULLET.match(piece.text):
            found.append(_item(piece, before, after, language))
            continue
        level = _heading_level(piece, before, after, shouting)
        found.append(piece._replace(kind="heading", level=level) if level else piece)
    return found


def _item(piece: Piece, before: Piece | None, after: Piece | None, language: str) -> Piece:
    bullet = BULLET.match(piece.text)
    stripped = piece._replace(text=piece.text.strip())
    if not bullet or (bullet[2] in "-–" and language in SPEAKING_DASH):
        return stripped
    beside = (before is not None and before.kind == "item") or (after is not None and _is_item(after))
    if not beside and bullet[2] in "-–*+·":
        return stripped
    return piece._replace(text=piece.text[bullet.end() :].strip(), kind="item", level=1)


def _is_item(piece: Piece) -> bool:
    return piece.kind == "item" or (piece.kind == "paragraph" and piece.alone and bool(BULLET.match(piece.text)))


def _heading_level(piece: Piece, before: Piece | None, after: Piece | None, shouting: bool) -> int:
    """A heading's level, or 0 for what is none."""
    text = piece.text
    if len(text) > 100 or after is None or after.kind == "rule":
        return 0
    if PART.fullmatch(text) and not PART.fullmatch(after.text):
        return 1
    if CHAPTER.fullmatch(text) and not CHAPTER.fullmatch(after.text) and (len(text) > 1 or is_prose(after)):
        return 2
    if ENDS_SENTENCE.search(text) and text[-1] != "?":
        return 0
    if before is not None and before.kind == "heading" and CHAPTER.fullmatch(before.text):
        return 2 if is_prose(after) and text[-1] not in ",;" and not text[0].islower() else 0
    section = SECTION.fullmatch(text)
    if section and is_prose(after) and text[-1] not in ",;":
        return min(6, 2 + section[1].count("."))
    if (
        not shouting
        and len(text) <= CAPITALS_LENGTH
        and _is_capitals(text)
        and (is_prose(after) or after.kind == "heading")
    ):
        return 2
    return 3 if before is not None and is_prose(before) and is_prose(after) and _is_crosshead(text) else 0


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= 4 and text[-1] not in ",;"


def _is_crosshead(text: str) -> bool:
    """Whether a line between two paragraphs is a sub-heading in sentence case, and no name, caption or signature."""
    if (
        len(text) > CROSSHEAD_LENGTH
        or not text[0].isupper()
        or text[-1] in ",;–-—)"
        or any(mark in text for mark in '"“”@/|©')
    ):
        return False
    return len(text.split()) <= 9 and bool(LOWER_WORD.search(text))
