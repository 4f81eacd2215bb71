"""Paragraphs that columns, pages and pictures interrupt, put together again; captions and quotes told from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.items import marker_of
from reader.loading.pdf.lines import WIDE_LETTERS
from reader.loading.pdf.paragraphs import SENTENCE_END

CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|chart|plate|map|box|exhibit|photo(?:graph)?|image|scheme|listing|algorithm|abb(?:ildung|\.)?|tabelle|bild|figura"
    r"|tableau|tabla|tabela|tabella|kuva|рис\.|рисунок|таблица|図|表|图)\s*(?:[A-Z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVX]{1,5})\s*(?:[.:|–—]|$)",
    re.IGNORECASE,
)
LONGEST_CAPTION = 900
SHORTEST = 60
"""Letters: a shorter paragraph that ends without a sign is more likely a name or a label than broken off."""

INDENT_STYLE = 0.3
"""With a larger share of its paragraphs set in, a document shows by it where they begin."""


def find_captions(drafts: Sequence[Draft]) -> None:
    """Turn paragraphs that begin "Figure 3:" into captions."""
    for draft in drafts:
        if draft.kind == "paragraph" and CAPTION.match(draft.lines[0].text) and len(draft.text) <= LONGEST_CAPTION:
            draft.kind = "caption"


def find_quotes(drafts: Sequence[Draft], body: float) -> None:
    """Turn paragraphs that are set in on both sides into quotes."""
    for draft in drafts:
        if draft.kind != "paragraph" or len(draft.lines) < 2 or draft.is_aside:
            continue
        left = min(line.box.left for line in draft.lines) - draft.left
        rights = [draft.right - line.box.right for line in draft.lines[:-1]]
        spread = max(line.box.left for line in draft.lines[1:]) - min(line.box.left for line in draft.lines[1:])
        if 0.9 * body < left < 8 * body and 0.9 * body < min(rights) < 8 * body and spread < 2 and len(draft.text) > 60:
            draft.kind, draft.level = "quote", 1


def joined_up(drafts: Iterable[Draft]) -> list[Draft]:
    """Join what goes on after a column, a page or a picture; what stood between comes after the whole paragraph."""
    drafts = list(drafts)
    flowing = [draft for draft in drafts if draft.kind == "paragraph" and len(draft.lines) > 1]
    set_in = sum(draft.is_set_in for draft in flowing) > INDENT_STYLE * max(1, len(flowing))
    done: list[Draft] = []
    last: Draft | None = None
    interrupted = False
    for draft in drafts:
        if draft.is_float:
            interrupted = True
        elif last is not None and (last.is_open or interrupted) and _goes_on(last, draft, set_in=set_in):
            last.take(draft)
            interrupted = False
            continue
        else:
            draft.is_close = draft.is_close or (draft.is_entry and last is not None and last.is_entry)
            last = draft if draft.kind in ("paragraph", "item", "quote") else None
            interrupted = False
        done.append(draft)
    return done


def _goes_on(above: Draft, draft: Draft, *, set_in: bool) -> bool:
    """Whether a paragraph is the rest of an earlier one."""
    if draft.is_entry or draft.kind not in ("paragraph", "quote") or (draft.kind == "quote") != (above.kind == "quote"):
        return False
    if abs(above.size - draft.size) > 0.07 * above.size or marker_of(draft.lines[0]):
        return False
    last, first = above.lines[-1], draft.lines[0].text
    if last.text[-1] in "-\u00ad" and first[0].islower():
        return True
    full = last.box.right > above.right - 0.15 * (above.right - above.left)
    if SENTENCE_END.search(last.text):
        small = first[0].islower()
        return small or (set_in and not draft.is_set_in and last.box.right > above.right - 2 and len(above.lines) > 1)
    if first[0].islower():
        return True
    return (
        full
        and len(above.text) >= SHORTEST
        and not (set_in and draft.is_set_in)
        and (len(above.lines) > 1 or bool(WIDE_LETTERS.match(first)))
    )
