"""Headings and the title: by size, weight and the room around them; the outline, where there is one, has the last word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.loading.pdf.document import Chapter
from reader.loading.pdf.drafts import Draft, share_of
from reader.loading.pdf.paragraphs import SENTENCE_END
from reader.loading.plain_text.structure import is_division

LARGER = 1.09
TITLE_SIZE = 1.25
"""Of the running text: a title is at least so large."""

SMALLEST = 0.88
"""Of the running text: what is smaller is no heading, bold or not."""

OPENING_SIZE = 1.12
"""The same for the very first words of a document."""

LONGEST = 200
MOST_LINES = 5
NUMBERED = re.compile(
    r"(?:chapter |appendix |part |section )?(?:[\dIVX]+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:)]?\s+\S", re.IGNORECASE
)
SPACES = re.compile(r"[\W_]+")

Rank = tuple[float, bool, bool]
"""What tells the level of headings: the size of their letters, whether they are bold, whether they are capitals."""


def find_headings(drafts: Sequence[Draft], body: float, chapters: Sequence[Chapter], usual_bold: bool) -> None:
    """Turn paragraphs that plainly are headings into such, with levels by their rank."""
    outline = _by_page(chapters)
    ranks: dict[int, Rank] = {}
    told: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        if draft.kind != "paragraph" or draft.is_entry or len(draft.lines) > MOST_LINES:
            continue
        text = draft.text
        level = outline.get((draft.page, plain(text)), 0)
        if level:
            told[index] = level
        if level or is_heading(draft, text, body, usual_bold):
            ranks[index] = _rank(draft)
    levels = {rank: level for level, rank in enumerate(_ordered(ranks.values()), 1)}
    known = _levels_of_ranks(ranks, told)
    for index, rank in ranks.items():
        draft = drafts[index]
        draft.kind = "heading"
        draft.level = min(6, told.get(index) or known.get(rank) or levels[rank])


def is_heading(draft: Draft, text: str, body: float, usual_bold: bool) -> bool:
    """Whether a paragraph looks like a heading: larger, or bold, or in capitals; short, and no sentence."""
    letters = sum(map(str.isalpha, text))
    if text[0].islower():
        return False
    if letters < 2 or len(text) > LONGEST or text[-1] in ",;" or (SENTENCE_END.search(text) and not _may_end(text)):
        return False
    if draft.size >= LARGER * body:
        return letters >= 0.4 * len(text.replace(" ", ""))
    if draft.size < SMALLEST * body or len(text) > 120:
        return False
    if not usual_bold and share_of(draft.lines, "is_bold") > 0.95:
        return True
    return text.isupper() and letters >= 4 and len(draft.lines) <= 2 and len(text) <= 80


def _may_end(text: str) -> bool:
    """Whether a full stop can be a heading's: after its number, or a question's mark."""
    return text[-1] in "?!:" or (len(text) < 60 and bool(NUMBERED.match(text)) and text.count(".") <= 3)


def find_title(drafts: Sequence[Draft], body: float, named: str) -> Draft | None:
    """Return the title on the first page: what the file names as it, or else the largest heading in the upper half."""
    first = [draft for draft in drafts if draft.page == drafts[0].page and draft.kind in ("heading", "paragraph")][:12]
    wanted = plain(named)
    for draft in first:
        if wanted and plain(draft.text) == wanted and len(draft.lines) <= MOST_LINES:
            return draft
    names = [draft for draft in first if draft.kind == "heading" and not is_division(draft.text)]
    if not names:
        return None
    largest = max(draft.size for draft in names)
    title = next(draft for draft in names if draft.size == largest)
    if title is drafts[0] and title.size >= OPENING_SIZE * body:
        return title
    later = [draft for draft in drafts if draft.kind == "heading" and draft.page != title.page]
    if title.size < TITLE_SIZE * body or any(draft.size > 1.05 * title.size for draft in later):
        return None
    return title


def leave_the_head(drafts: Sequence[Draft], title: Draft) -> None:
    """What stands between the title and the text in large letters is no heading: names, a date; unless it is bold or comes again."""
    start = next(index for index, draft in enumerate(drafts) if draft is title) + 1
    stop = start
    while stop < len(drafts) and (drafts[stop].kind in ("heading", "image") or len(drafts[stop].lines) <= 2):
        stop += 1
    later = {_rank(draft) for draft in drafts[stop:] if draft.kind == "heading"}
    for draft in drafts[start:stop]:
        if draft.kind == "heading" and not _rank(draft)[1] and _rank(draft) not in later:
            draft.kind, draft.level = "paragraph", 0


def plain(text: str) -> str:
    """A text without what two printings of one heading may differ in: signs, spaces, capitals."""
    return SPACES.sub("", text).casefold()


def _rank(draft: Draft) -> Rank:
    size = round(draft.size * 2) / 2
    return size, share_of(draft.lines, "is_bold") > 0.9, draft.text.isupper()


def _ordered(ranks: Iterable[Rank]) -> list[Rank]:
    """The ranks that occur, the highest first."""
    return sorted(set(ranks), reverse=True)


def _by_page(chapters: Sequence[Chapter]) -> dict[tuple[int, str], int]:
    """The levels of the outline's entries by page and plain title; with and without the number in front."""
    found: dict[tuple[int, str], int] = {}
    for chapter in chapters:
        title = plain(chapter.title)
        if title:
            found.setdefault((chapter.page, title), chapter.level)
    return found


def _levels_of_ranks(ranks: dict[int, Rank], told: dict[int, int]) -> dict[Rank, int]:
    """The level that the outline gives to most headings of a rank, for those that it leaves out."""
    votes: dict[Rank, Counter[int]] = {}
    for index, level in told.items():
        votes.setdefault(ranks[index], Counter())[level] += 1
    return {rank: count.most_common(1)[0][0] for rank, count in votes.items()}
