"""Finding the headline of a page: the given one, one that stands twice, or a first line that looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.furniture import ends_quotation, kind_of
from reader.loading.furniture_rules import SECTIONS
from reader.loading.plain_text.page import Page
from reader.loading.plain_text.particulars import is_site, tells_when_or_who
from reader.loading.plain_text.structure import is_division, is_prose, is_wide
from reader.loading.plain_text.wrapping import begins_small

LONGEST_TITLE, MOST_WORDS = 240, 30
ENOUGH_BELOW = 80
"""Code points that must follow on a first line for it to be a title."""

LONGEST_HEAD = 30
"""Lines above the prose of a whole page among which the headline is."""

CLOSE = 3
"""Lines from a headline to its double; in a book the second is the chapter's own."""

MOST_WORDS_OF_A_MENU = 4
LABEL = re.compile(r"[A-Z][\w-]{0,14}: ")
SECTION = re.compile(SECTIONS, re.I)
MAIL = re.compile(r"(?:from|to|cc|bcc|subject|date|sent|re|reply-to|message-id|received|q|a): ", re.I)
SUFFIX = re.compile(r"\s+[|–—·»-]\s+(.{2,50})$")
KICKER = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|breaking(?: news)?|exclusive|opinion|analysis|comment|explainer|editorial"
    r"|interview|feature|review|obituary|live|update[ds]?|watch)[.:!]?",
    re.I,
)
"""What stands above a headline and says what kind of piece it is."""

ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$|\.\.\.$")
NO_LETTERS = re.compile(r"[\W_]+")


def find_headline(page: Page) -> None:
    """Choose the headline: the given one, one that stands twice, a marked heading, or a first line that looks like one."""
    start = max(0, page.first - LONGEST_HEAD) if page.run else 0
    head = [
        i for i in range(start, page.first) if i not in page.folds and page.pieces[i].kind in ("paragraph", "heading")
    ]
    lines = [i for i in head if not tells_when_or_who(page.pieces[i].text)]
    article = page.web or any(map(is_prose, page.pieces[page.first : page.first + 1]))
    titles = [i for i in lines if len(page.pieces[i].text) <= LONGEST_TITLE and not is_division(page.pieces[i].text)]
    same = {i: _letters(page.pieces[i].text) for i in titles}
    if page.title:
        page.headline = next((i for i, letters in same.items() if letters == _letters(page.title)), -1)
    else:
        page.headline = _doubled(page, same) if article else -1
        if page.headline < 0:
            page.headline = _above_run(page, lines) if page.run else _first_line(page, lines)
        if page.headline >= 0:
            page.title = page.pieces[page.headline].text.strip()
            suffix = SUFFIX.search(page.title)
            page.site = page.site or (suffix[1] if suffix and is_site(suffix[1]) else "")
    wanted = _letters(page.title)
    for index, letters in same.items():
        if wanted and article and index != page.headline and _is_again(page, index, letters, wanted):
            page.folds[index] = "headline"


def _doubled(page: Page, same: dict[int, str]) -> int:
    """The line that stands twice: of the two the one without the site's name behind it."""
    seen: dict[str, int] = {}
    for index, letters in same.items():
        piece = page.pieces[index]
        bare = _letters(SUFFIX.sub("", piece.text))
        earlier = seen.get(letters, seen.get(bare, -1))
        is_name = is_site(piece.text) or _words(piece.text) <= (3 if page.run else 1)
        if earlier >= 0 and len(letters) >= 8 and not is_name and (page.web or _is_set_off_twice(page, earlier, index)):
            page.web = True
            return index if len(_letters(page.pieces[earlier].text)) > len(letters) else earlier
        seen.setdefault(letters, index)
        seen.setdefault(bare, index)
    return -1


def _is_set_off_twice(page: Page, first: int, second: int) -> bool:
    """Whether a line that stands twice in a text of unknown origin does so as a headline: close together, nothing like one above."""
    above = any(_could_be_title(piece.text) or is_division(piece.text) for piece in page.pieces[:first])
    if second - first > CLOSE:
        return False
    return page.pieces[first].alone and page.pieces[second].alone and not above


def _is_again(page: Page, index: int, letters: str, wanted: str) -> bool:
    """Whether a line is the headline again; a site's name may stand after it."""
    if letters == wanted:
        return True
    suffix = SUFFIX.search(page.pieces[index].text)
    if suffix and _letters(page.pieces[index].text[: suffix.start()]) == wanted:
        page.site = page.site or suffix[1].strip()
        return True
    return False


def _above_run(page: Page, lines: Sequence[int]) -> int:
    """Of a whole page, the line above the date or the byline, or else above the prose, that is no menu's."""
    titles = [index for index in lines if _could_be_title(page.pieces[index].text)]
    told = [index for index in range(page.first) if tells_when_or_who(page.pieces[index].text)]
    for below, reach in [*((index, 4) for index in told), (page.first, 6)]:
        near = [index for index in titles if below - reach <= index < below]
        if near:
            return near[0]
    return -1


def _could_be_title(text: str) -> bool:
    return _words(text) > 3 and looks_like_headline(text) and not kind_of(text, "edges", web=True)


def _first_line(page: Page, lines: Sequence[int]) -> int:
    """The first line, if it looks like a headline and is set off from enough text below it.

    On a page, or where the head tells more than one of who and when, it is the first that is none of a menu's.
    """
    told = sum(tells_when_or_who(piece.text) for piece in page.pieces[: page.first])
    is_page = page.web or told > 1
    for position, index in enumerate(lines):
        piece, text = page.pieces[index], page.pieces[index].text
        if piece.kind == "heading":
            return index if piece.level <= 2 and not is_division(text) else -1
        rest = [page.pieces[other].text for other in lines[position + 1 :]]
        if rest and (KICKER.fullmatch(text) or (is_page and _is_above_headlines(text, rest))):
            continue
        below = sum(len(other.text) * (1 + is_wide(other.text)) for other in page.pieces[index + 1 :][:40])
        following = page.pieces[index + 1].text if index + 1 < len(page.pieces) else ""
        set_off = piece.alone or page.web or tells_when_or_who(following)
        return (
            index
            if set_off and not _is_speech(page, index) and below >= ENOUGH_BELOW and looks_like_headline(text)
            else -1
        )
    return -1


def _is_above_headlines(text: str, rest: Sequence[str]) -> bool:
    """Whether a line of a page is a site's name, a menu's entry or a button, and the headline is still to come."""
    if is_site(text) or SECTION.fullmatch(text) or _words(text) == 1:
        return True
    if _words(text) <= MOST_WORDS_OF_A_MENU and (kind_of(text, "edges", web=True) or not looks_like_headline(text)):
        return True
    return _words(text) == 2 and any(_words(other) > 2 and looks_like_headline(other) for other in rest)


def _words(text: str) -> int:
    """The number of words; in Chinese and Japanese three characters count as one."""
    return len(text) // 3 if is_wide(text) else sum(any(map(str.isalnum, word)) for word in text.split())


def _is_speech(page: Page, index: int) -> bool:
    """Whether a line has a speaker's name before it, as others below have: an interview, a chat, a form."""
    lines = [piece.text for piece in page.pieces[index : index + 6] if not tells_when_or_who(piece.text)]
    return bool(lines and LABEL.match(lines[0])) and sum(bool(LABEL.match(line)) for line in lines) > 2


def looks_like_headline(text: str) -> bool:
    """Whether a line could be a headline: no sentence, no field of a letter, no item of a list."""
    if len(text) > LONGEST_TITLE or len(text.split()) > MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    if begins_small(text) and not text[1:2].isupper():
        return False
    if text[-1] in ".,;:—-" and not ABBREVIATED.search(text):
        return False
    return not (MAIL.match(text) or is_division(text) or ends_quotation(text) or text[0] in "[<*-•({")


def _letters(text: str) -> str:
    return NO_LETTERS.sub("", text).casefold()
