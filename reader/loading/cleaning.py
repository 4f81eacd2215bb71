"""Folding a page's furniture away. Nothing is deleted: what is folded is kept with its kind.

The head is what stands before the first paragraph of prose, the end what stands after the last. Only there do most rules hold;
in the middle of a text only lines go that can be nothing else. A letter is left alone altogether.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.furniture import RELATED_HEADING, Place, kind_of
from reader.loading.headline import find_headline, looks_like_headline
from reader.loading.page import Page
from reader.loading.particulars import note_date, read_agency, read_details, read_head
from reader.loading.pieces import Piece

SALUTATION = re.compile(
    r"(?:my )?(?:dear(?:est)?|hi|hello|hey|good (?:morning|evening|afternoon)|to whom it may concern|sehr geehrte[rs]?|liebe[rs]?|chère?s?|cher|querid[oa]s?|estimad[oa]s?|car[oa]|gentile|beste|geachte|kära|kære)\b[^.]{0,60}[,!:]?",
    re.I,
)

KEPT_KINDS = frozenset({"code", "rule", "quote"})
LONGEST_ICONS = 300
"""A piece longer than this is furniture only if it lists icons."""


def clean(pieces: Sequence[Piece], title: str = "") -> Page:
    """Read the head of a page and mark its furniture. A given title is the headline whatever the text says."""
    page = Page(list(pieces), title)
    if not pieces or _is_letter(page):
        note_date(page)
        return page
    _fold(page, sure=True)
    page.web = bool(page.folds)
    read_details(page)
    find_headline(page)
    if page.headline >= 0 or page.web:
        read_head(page)
    else:
        note_date(page)
    read_agency(page)
    if page.web:
        _fold(page, sure=False)
        _fold_related(page)
    return page


def _is_letter(page: Page) -> bool:
    return any(SALUTATION.fullmatch(piece.text) for piece in page.pieces[: min(page.first + 1, 12)])


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
            if all(i in page.folds or looks_like_headline(page.pieces[i].text) for i in below):
                for i in below:
                    page.folds.setdefault(i, "teaser")
            return
