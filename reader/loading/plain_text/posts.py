"""Posts of social networks that a page embeds: their words and who wrote them stay together, as quotations.

What is left of such a post in a scraped text is its words, perhaps "pic.twitter.com/...", and "— Name (@handle) May 4, 2019".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.dates import read_date_line
from reader.loading.plain_text.pieces import Piece

SIGNED = re.compile(
    r"(?P<words>.*?)\s*[—–―-]{1,2}\s?(?P<who>[^@—\n]{1,60}?)\s?\(@\w{1,20}\)\s+(?P<when>[^()]{6,40})", re.S
)
SHARED = re.compile(r"(?:a )?post shared by .{1,80} \(@[\w.]+\)(?:\s+on .{6,60})?", re.I)
PICTURE = re.compile(r"(?:.*\s)?(?:pic\.(?:twitter|x)\.com|https?://t\.co)/\w+", re.S)
LONGEST = 600
"""Characters of a post with its signature."""

LONGEST_WORDS = 400


def with_posts(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those of posts as quotations."""
    found = list(pieces)
    for index, piece in enumerate(found):
        if piece.kind != "paragraph" or "(@" not in piece.text or len(piece.text) > LONGEST:
            continue
        signed = SIGNED.fullmatch(piece.text)
        if SHARED.fullmatch(piece.text):
            found[index] = _quoted(piece)
        elif signed and _is_date(signed["when"]):
            found[index] = _quoted(piece)
            if not signed["words"]:
                _quote_words(found, index - 1)
    return found


def _is_date(when: str) -> bool:
    date = read_date_line(when)
    return bool(date and date.published)


def _quote_words(pieces: list[Piece], last: int) -> None:
    """Make the words above a signature quotations: the piece above it, and its lines if it stands in several."""
    while last >= 0 and pieces[last].kind == "paragraph" and len(pieces[last].text) <= LONGEST_WORDS:
        is_whole = not (pieces[last].level or PICTURE.fullmatch(pieces[last].text))
        if pieces[last].text.endswith(":"):
            return
        pieces[last] = _quoted(pieces[last])
        if is_whole:
            return
        last -= 1


def _quoted(piece: Piece) -> Piece:
    return piece._replace(kind="quote", level=1)
