"""Folding a page's furniture away. Nothing is deleted: what is folded is kept with its kind.

The head is what stands before the first paragraph of prose, the end what stands after the last. Only there do most rules hold;
in the middle of a text only lines go that can be nothing else. A letter is left alone altogether.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from reader.loading.furniture import RELATED_HEADING, kind_of
from reader.loading.furniture_rules import Place
from reader.loading.plain_text.headline import find_headline, looks_like_headline
from reader.loading.plain_text.page import Page
from reader.loading.plain_text.particulars import (
    fold_again,
    note_date,
    read_address,
    read_agency,
    read_details,
    read_head,
    tells_when_or_who,
)
from reader.loading.plain_text.pieces import Piece
from reader.loading.plain_text.posts import with_posts
from reader.loading.plain_text.run import find_run, is_sentence
from reader.loading.plain_text.structure import is_prose

SALUTATION = re.compile(
    r"(?:my )?(?:dear(?:est)?|hi|hello|hey|good (?:morning|evening|afternoon)|to whom it may concern|sehr geehrte[rs]?|liebe[rs]?|chère?s?|cher|querid[oa]s?|estimad[oa]s?|car[oa]|gentile|beste|geachte|kära|kære)\b[^.]{0,60}[,!:]?",
    re.I,
)

FEWEST, LONGEST_SIGN = 2, 120
ENOUGH_SIGNS, MANY_SIGNS = 3, 5
"""So many lines that a page could have show that a text comes from one, with a date or a name among them or without."""

LONGEST_HEAD, LONGEST_TAIL = 8, 8
"""Lines that can stand between a page's menus and the article without being read as a part of either."""

LONGEST_ENTRY, MENUS, REPEATED = 40, 40, 6
"""Characters of a menu's entry, and how many entries there are in all and more than once."""

KEPT_KINDS = frozenset({"code", "rule", "quote"})
LIST_SIGN = re.compile(r"list (?:of \d{1,2} items|\d{1,2} of \d{1,2})|end of list", re.I)
LONGEST_ICONS = 300
"""A piece longer than this is furniture only if it lists icons."""


def clean(pieces: Sequence[Piece], title: str = "") -> Page:
    """Read the head of a page and mark its furniture. A given title is the headline whatever the text says."""
    page = Page(with_posts(pieces), title)
    if not pieces or _is_letter(page):
        note_date(page)
        return page
    _fold_end(page)
    _fold(page, sure=True)
    page.web = bool(page.folds) or _has_posts(page, pieces)
    page.run = find_run(page.pieces)
    page.web = page.web or _looks_scraped(page) or _has_menus(page)
    if page.web:
        _loosen(page)
    page.run = find_run(page.pieces) if page.web else None
    if not _is_whole(page):
        page.run = None
    read_address(page)
    read_details(page)
    read_agency(page)
    find_headline(page)
    if page.web:
        _fold_lists(page)
        _fold(page, sure=False)
        _fold_related(page)
    if page.headline >= 0 or page.web:
        read_head(page)
        fold_again(page)
        _fold_around(page)
    else:
        note_date(page)
    return page


def _loosen(page: Page) -> None:
    """Lines of a page that stand close are paragraphs of their own if one among them is as long as a paragraph is."""
    loose = [piece._replace(level=0, alone=True) if _is_close(piece) else piece for piece in page.pieces]
    if any(piece.level and is_prose(each) for piece, each in zip(page.pieces, loose, strict=True)):
        page.pieces = loose


def _is_close(piece: Piece) -> bool:
    return piece.kind == "paragraph" and piece.level > 0


def _has_posts(page: Page, pieces: Sequence[Piece]) -> bool:
    return any(piece.kind != before.kind for piece, before in zip(page.pieces, pieces, strict=True))


def _looks_scraped(page: Page) -> bool:
    """Whether several lines around the prose, each of which could be anybody's, can only come from a page together.

    A date line or a byline has to be among them, or there have to be many.
    """
    first, last = page.first, page.last
    if first == len(page.pieces) or not is_prose(page.pieces[first]):
        return False
    signs: set[str] = set()
    told = 0
    for index, piece in enumerate(page.pieces):
        if not FEWEST <= len(piece.text) <= LONGEST_SIGN or piece.kind in KEPT_KINDS:
            continue
        if index < first and tells_when_or_who(piece.text):
            told += 1
        elif kind_of(piece.text, "end" if index > last else "edges" if index < first else "anywhere", web=True):
            signs.add(piece.text.casefold().strip("0123456789.,km"))
    signs.discard("")
    return len(signs) >= MANY_SIGNS or bool(signs and told and len(signs) + min(told, 2) >= ENOUGH_SIGNS)


def _has_menus(page: Page) -> bool:
    """Whether a text has menus on both sides of its prose: many short lines, several of them twice, and some that only menus have."""
    lines = _outside(page)
    repeated = sum(count > 1 for count in lines.values())
    return lines.total() >= MENUS and repeated >= REPEATED and sum(map(_is_sign, lines)) >= ENOUGH_SIGNS


def _is_whole(page: Page) -> bool:
    """Whether a page is all there: several of the lines around its article can only be its furniture."""
    lines = _outside(page)
    return sum(map(_is_sign, lines)) >= MANY_SIGNS or _has_menus(page)


def _outside(page: Page) -> Counter[str]:
    """The short lines around the run of prose."""
    if page.run is None:
        return Counter()
    outside = [*page.pieces[: page.run.first], *page.pieces[page.run.last + 1 :]]
    return Counter(piece.text for piece in outside if 2 < len(piece.text) <= LONGEST_ENTRY)


def _is_sign(text: str) -> bool:
    return bool(kind_of(text, "edges", web=True)) and not text.isdecimal()


def _is_letter(page: Page) -> bool:
    return any(SALUTATION.fullmatch(piece.text) for piece in page.pieces[: min(page.first + 1, 12)])


def _fold_end(page: Page) -> None:
    """Fold what surely stands under an article, from the last line upwards, also where it is as long as prose."""
    for index in range(len(page.pieces) - 1, 0, -1):
        piece = page.pieces[index]
        if piece.kind in KEPT_KINDS or not kind_of(piece.text, "end", web=False):
            return
        page.folds[index] = kind_of(piece.text, "end", web=False)


def _fold_lists(page: Page) -> None:
    """Fold the titles between "list 1 of 2" and "end of list", which are read to those who cannot see them."""
    inside = False
    for index, piece in enumerate(page.pieces):
        sign = LIST_SIGN.fullmatch(piece.text)
        inside = bool(sign and sign[0].lower() != "end of list") if sign else inside
        if inside and not sign and not is_prose(piece):
            page.folds.setdefault(index, "teaser")


def _fold(page: Page, *, sure: bool) -> None:
    """Fold what the rules name, at the edges and in the middle."""
    first, last = page.first, page.last
    for index, piece in enumerate(page.pieces):
        text = piece.text
        if index in page.folds or index == page.headline or piece.kind in KEPT_KINDS or not text:
            continue
        if len(text) > LONGEST_ICONS and "icon" not in text:
            continue
        place: Place = "end" if index > last else "edges" if index < first else "anywhere"
        kind = kind_of(text, place, web=not sure)
        if kind:
            page.folds[index] = kind


def _fold_related(page: Page) -> None:
    """A list of other articles at the end: everything below its heading, if nothing there is a sentence."""
    last = page.last
    for index in range(last + 1, len(page.pieces)):
        if page.folds.get(index) == "teaser" and RELATED_HEADING.fullmatch(page.pieces[index].text):
            below = range(index + 1, len(page.pieces))
            if all(i in page.folds or _is_other_title(page.pieces[i].text) for i in below):
                for i in below:
                    page.folds.setdefault(i, "teaser")
            return


def _fold_around(page: Page) -> None:
    """Of a whole page, fold everything above the headline, and below the article from the first sign of furniture on."""
    if page.run is None:
        return
    above = page.headline if page.headline >= 0 else page.first - LONGEST_HEAD
    below = next((i for i in range(page.run.last + 1, len(page.pieces)) if _ends_article(page, i)), len(page.pieces))
    for index in (*range(above), *range(below, len(page.pieces))):
        if page.pieces[index].text:
            page.folds.setdefault(index, "navigation" if index < above else "rest")


def _ends_article(page: Page, index: int) -> bool:
    """Whether a line below the last paragraph shows that the article is over: furniture after which no sentence comes, or a title."""
    if index in page.folds or RELATED_HEADING.fullmatch(page.pieces[index].text):
        return not any(map(is_sentence, _following(page, index, 2)))
    is_title = len(page.pieces) - index > LONGEST_TAIL and looks_like_headline(page.pieces[index].text)
    return is_title and not any(map(is_sentence, _following(page, index, LONGEST_TAIL)))


def _following(page: Page, start: int, most: int) -> list[str]:
    """The next lines that are not folded away."""
    kept = (piece.text for i, piece in enumerate(page.pieces[start:], start) if i not in page.folds and piece.text)
    return list(islice(kept, most))


def _is_other_title(text: str) -> bool:
    return looks_like_headline(text) or text.startswith(("http://", "https://"))
