"""Headings and lists that the pieces show by what stands around them. Only what is plainly so: a wrong heading is worse than none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.plain_text.layout import BULLET, SPEAKING_DASH
from reader.loading.plain_text.pieces import Piece
from reader.loading.plain_text.wrapping import ENDS_SENTENCE

ORDINALS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|first|second|third|last"
NAMED = rf"(?:[IVXLC]+|\d{{1,3}}|(?i:the )?(?i:{ORDINALS}))(?:[.:]?\s?[—–-]?\s?[^\W\d_a-z\"“‘'].{{0,70}})?[.:]?"
"""The number of a part, and its own title after it."""

PART = re.compile(
    rf"(?:BOOK|PART|VOLUME|ACT|Book|Part|Volume|Act|TEIL|Teil|PARTIE|Partie|PARTE|Parte|ЧАСТЬ|Часть) {NAMED}"
)
CHAPTER = re.compile(
    r"(?:CHAPTER|Chapter|SCENE|Scene|LETTER|Letter|CANTO|Canto|KAPITEL|Kapitel|CHAPITRE|Chapitre|CAPÍTULO|Capítulo|CAPITOLO|Capitolo|ГЛАВА|Глава)"
    rf" {NAMED}|[IVXLC]{{1,7}}\.?|(?:PREFACE|FOREWORD|INTRODUCTION|PROLOGUE|EPILOGUE|APPENDIX|AFTERWORD)\b\.?"
)
CONTENTS = re.compile(
    r"(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice)[.:]?", re.I
)
SUBJECTS = re.compile(
    r"(?:abstract|background|introduction|history|methods|results|discussion|conclusions?|summary|references|overview|reception|legacy)",
    re.I,
)
"""One-word headings that need no other sign."""

SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_].{1,70}")
QUESTION = re.compile(r"(?:What|Why|How|Who|Where|When|Which|Was|Wie|Warum|Pourquoi|Comment|Qué|Cómo)\b.+\?$")
LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,}(?!\w)")

CAPITALS, CROSSHEAD_LENGTH = (4, 70), 60
NO_HEADING = '"“”@/|©'
PROSE_LENGTH = 100
MOSTLY_CAPITALS = 0.3
"""With a larger share of its characters in lines of capitals a text shouts, and such lines are no headings."""


def is_prose(piece: Piece) -> bool:
    """Whether a piece is a paragraph of running text."""
    text = piece.text
    if piece.kind != "paragraph" or piece.level:
        return False
    if len(text) > 2.5 * PROSE_LENGTH:
        return True
    return (
        len(text) >= (PROSE_LENGTH // 3 if is_wide(text) else PROSE_LENGTH)
        and bool(ENDS_SENTENCE.search(text))
        and text[-1] != ":"
    )


def is_division(text: str) -> bool:
    """Whether a line is the heading of a part or a chapter, or of a table of contents."""
    return bool(PART.fullmatch(text) or CHAPTER.fullmatch(text) or CONTENTS.fullmatch(text))


def is_wide(text: str) -> bool:
    """Whether a text is in Chinese or Japanese, where a character says as much as half a word."""
    return bool(text) and "\u3040" <= text[len(text) // 2] <= "\u9fff"


def with_structure(pieces: Sequence[Piece], language: str) -> list[Piece]:
    """Turn pieces that plainly are headings or items into such; the others stay as they are."""
    capitals = sum(len(piece.text) for piece in pieces if piece.text.isupper())
    shouting = capitals > MOSTLY_CAPITALS * sum(len(piece.text) for piece in pieces)
    found: list[Piece] = []
    depth = 1
    for index, piece in enumerate(pieces):
        if piece.kind != "paragraph" or not piece.alone:
            found.append(piece)
            continue
        before = found[-1] if found else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if BULLET.match(piece.text):
            found.append(_item(piece, before, after, language))
        elif level := _heading_level(piece.text, before, after, shouting):
            depth = level
            found.append(piece._replace(kind="heading", level=level))
        elif before and after and _is_crosshead(piece.text, before, after):
            found.append(piece._replace(kind="heading", level=min(depth + 1, 3)))
        else:
            found.append(piece)
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


def _heading_level(text: str, before: Piece | None, after: Piece | None, shouting: bool) -> int:
    """The level of a heading that is numbered, named or in capitals; 0 for what is none."""
    if len(text) > 100 or after is None or after.kind == "rule":
        return 0
    if PART.fullmatch(text) and not PART.fullmatch(after.text):
        return 1
    if CHAPTER.fullmatch(text) and not CHAPTER.fullmatch(after.text):
        return 2
    if CONTENTS.fullmatch(text):
        return 2
    if text[-1] in ",;" or (ENDS_SENTENCE.search(text) and text[-1] != "?"):
        return 0
    if before is not None and before.kind == "heading" and CHAPTER.fullmatch(before.text):
        return 2 if is_prose(after) and not text[0].islower() else 0
    section = SECTION.fullmatch(text)
    if section and is_prose(after):
        return min(6, 2 + section[1].count("."))
    capitals = text.isupper() and CAPITALS[0] <= sum(map(str.isalpha, text)) and len(text) <= CAPITALS[1]
    return 2 if capitals and not shouting and (is_prose(after) or after.kind == "heading") else 0


def _reads_as_heading(text: str) -> bool:
    return bool(LOWER_WORD.search(text) or QUESTION.match(text))


def _is_crosshead(text: str, before: Piece, after: Piece) -> bool:
    """Whether a line between two paragraphs is a sub-heading in sentence case, and no name, caption or signature."""
    if SUBJECTS.fullmatch(text):
        return is_prose(after)
    if len(text) > CROSSHEAD_LENGTH or not text[0].isupper() or text[-1] in ".!:…,;–-—)" or len(text.split()) > 9:
        return False
    if any(mark in text for mark in NO_HEADING) or not _reads_as_heading(text):
        return False
    below_text = is_prose(before) or (
        before.kind == "paragraph" and before.alone and bool(ENDS_SENTENCE.search(before.text))
    )
    return below_text and (is_prose(after) or (len(after.text) > PROSE_LENGTH // 2 and after.text[-1] == ":"))
