"""Reading a page's head and folding its furniture away. Nothing is deleted: what is folded is kept with its kind.

The head is what stands before the first paragraph of prose, the end what stands after the last. Only there do most rules hold;
in the middle of a text only lines go that can be nothing else. A letter is left alone altogether.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.loading.bylines import is_name, leading_names, read_byline, read_credits
from reader.loading.dates import read_date_line
from reader.loading.furniture import RELATED_HEADING, SECTIONS, Place, ends_quotation, kind_of
from reader.loading.pieces import Piece
from reader.loading.structure import CHAPTER, is_prose, is_wide
from reader.loading.wrapping import begins_small

HEAD, END, LONGEST_TITLE = 30, 60, 240
"""A head and an end have at most so many pieces, a headline so many code points."""

ENOUGH_BELOW = 80
"""Code points that must follow on a first line for it to be a title."""

SALUTATION = re.compile(
    r"(?:my )?(?:dear(?:est)?|hi|hello|hey|good (?:morning|evening|afternoon)|to whom it may concern|sehr geehrte[rs]?|liebe[rs]?|chère?s?|cher|querid[oa]s?|estimad[oa]s?|car[oa]|gentile|beste|geachte|kära|kære)\b[^.]{0,60}[,!:]?",
    re.I,
)
LABEL = re.compile(r"[A-Z][\w-]{0,14}: ")
MAIL = re.compile(r"(?:from|to|cc|bcc|subject|date|sent|re|reply-to|message-id|received|q|a): ", re.I)
DETAIL = re.compile(
    r"(title|headline|author|byline|by|date|published|publication date|source|site|publication|newspaper|url|link|language)\s*:\s+(\S.*)",
    re.I,
)
SITE = re.compile(
    r"(?:the )?(?:[\w.'’&-]+ ){0,3}(?:news|times|post|gazette|herald|journal|guardian|press|agency|media|magazine|daily|weekly|telegraph|tribune|chronicle|observer|standard|express|courier|mail|today|online|review|bbc|cnn|reuters|afp|tass|npr|sky|rt)(?: (?:news|online|world|international|agency|uk|africa|asia|english))?"
    r"|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|co\.uk|de|fr|eu|tv|io)",
    re.I,
)
DATELINE = re.compile(
    r"[A-Z][A-Z .'’/-]{2,40}(?:, [\w .]{2,30})?,? \((Reuters|AP|AFP|UPI|TASS|Xinhua|dpa|ANSA|EFE)\) ?[-–—]"
)
SUFFIX = re.compile(r"\s+[|–—·»-]\s+(.{2,50})$")
FIRST_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Page:
    """Pieces with what has been learnt of them so far: `folds` is the kind of furniture by index."""

    pieces: list[Piece]
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    url: str = ""
    headline: int = -1
    web: bool = False
    folds: dict[int, str] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The index of the first paragraph of prose; without one, of the end of the longest possible head."""
        limit = min(HEAD, len(self.pieces))
        return next((i for i in range(limit) if i not in self.folds and is_prose(self.pieces[i])), limit)

    @property
    def last(self) -> int:
        """The index of the last paragraph of prose, or of the piece before the longest possible end."""
        limit = max(self.first, len(self.pieces) - END)
        backwards = range(len(self.pieces) - 1, limit - 1, -1)
        return next((i for i in backwards if i not in self.folds and is_prose(self.pieces[i])), limit - 1)


def clean(pieces: Sequence[Piece], title: str = "") -> Page:
    """Read the head of a page and mark its furniture. A given title is the headline whatever the text says."""
    page = Page(list(pieces), title)
    if not pieces or _is_letter(page):
        _note_date(page)
        return page
    _fold(page, sure=True)
    page.web = bool(page.folds)
    _read_details(page)
    _find_headline(page)
    if page.headline >= 0 or page.web:
        _read_head(page)
    else:
        _note_date(page)
    if page.web:
        _fold(page, sure=False)
        _fold_related(page)
    _read_end(page)
    return page


def _is_letter(page: Page) -> bool:
    return any(SALUTATION.fullmatch(piece.text) for piece in page.pieces[: min(page.first + 1, 12)])


def _fold(page: Page, *, sure: bool) -> None:
    """Fold what the rules name, at the edges and in the middle."""
    first, last = page.first, page.last
    for index, piece in enumerate(page.pieces):
        text = piece.text
        if index in page.folds or index == page.headline or piece.kind in ("code", "rule", "quote") or not text:
            continue
        if len(text) > 300 and "icon" not in text:
            continue
        place: Place = "end" if index > last else "edges" if index < first else "anywhere"
        kind = kind_of(text, place, web=not sure)
        if kind:
            page.folds[index] = kind


def _read_details(page: Page) -> None:
    """A run of "Title: ...", "Author: ...", "Date: ..." at the top is a form filled in, if it names a title."""
    found: dict[str, str] = {}
    indexes = []
    for index, piece in enumerate(page.pieces[:12]):
        detail = DETAIL.fullmatch(piece.text)
        if not detail:
            break
        found[detail[1].lower()] = detail[2].strip()
        indexes.append(index)
    title = found.get("title") or found.get("headline")
    if not title or len(indexes) < 2 or len(indexes) == len(page.pieces):
        return
    page.title = page.title or title
    page.byline = found.get("author") or found.get("byline") or found.get("by") or ""
    page.site = next((found[name] for name in ("site", "source", "publication", "newspaper") if name in found), "")
    page.url = found.get("url") or found.get("link") or ""
    date = read_date_line(
        next((found[name] for name in ("date", "published", "publication date") if name in found), "")
    )
    page.published = date.published if date else ""
    page.folds.update(dict.fromkeys(indexes, "details"))


def _find_headline(page: Page) -> None:
    """Choose the headline: the given one, one that stands twice, a marked heading, or a first line that looks like one."""
    head = [i for i in range(page.first) if i not in page.folds and page.pieces[i].kind in ("paragraph", "heading")]
    lines = [i for i in head if not _tells_when_or_who(page.pieces[i].text)]
    article = page.web or any(map(is_prose, page.pieces[page.first : page.first + 1]))
    titles = [
        i for i in lines if len(page.pieces[i].text) <= LONGEST_TITLE and not CHAPTER.fullmatch(page.pieces[i].text)
    ]
    same = {i: _letters(page.pieces[i].text) for i in titles}
    if page.title:
        page.headline = next((i for i, letters in same.items() if letters == _letters(page.title)), -1)
    else:
        page.headline = _doubled(page, same) if article else -1
        if page.headline < 0:
            page.headline = _first_line(page, lines)
        if page.headline >= 0:
            page.title = page.pieces[page.headline].text.strip()
    wanted = _letters(page.title)
    for index, letters in same.items():
        if wanted and article and index != page.headline and _is_again(page, index, letters, wanted):
            page.folds[index] = "headline"


def _doubled(page: Page, same: dict[int, str]) -> int:
    seen: dict[str, int] = {}
    for index, letters in same.items():
        piece = page.pieces[index]
        bare = _letters(SUFFIX.sub("", piece.text))
        earlier = seen.get(letters, seen.get(bare, -1))
        if earlier >= 0 and len(letters) >= 8 and (page.web or (piece.alone and page.pieces[earlier].alone)):
            page.web = True
            return earlier
        seen.setdefault(letters, index)
        seen.setdefault(bare, index)
    return -1


def _is_again(page: Page, index: int, letters: str, wanted: str) -> bool:
    """Whether a line is the headline again; a site's name may stand after it."""
    if letters == wanted:
        return True
    suffix = SUFFIX.search(page.pieces[index].text)
    if suffix and _letters(page.pieces[index].text[: suffix.start()]) == wanted:
        page.site = page.site or suffix[1].strip()
        return True
    return False


def _first_line(page: Page, lines: Sequence[int]) -> int:
    """The first line, if it looks like a headline and is set off from enough text below it."""
    for position, index in enumerate(lines):
        piece, text = page.pieces[index], page.pieces[index].text
        if piece.kind == "heading":
            return index if piece.level <= 2 and not CHAPTER.fullmatch(text) else -1
        if page.web and (_is_site(text) or re.fullmatch(SECTIONS, text, re.I)) and position + 1 < len(lines):
            continue
        below = sum(len(other.text) * (1 + is_wide(other.text)) for other in page.pieces[index + 1 :][:40])
        following = page.pieces[index + 1].text if index + 1 < len(page.pieces) else ""
        set_off = piece.alone or page.web or _tells_when_or_who(following)
        labels = sum(bool(LABEL.match(other.text)) for other in page.pieces[index : index + 6])
        return index if set_off and labels < 3 and below >= ENOUGH_BELOW and _looks_like_headline(text) else -1
    return -1


def _looks_like_headline(text: str) -> bool:
    if len(text) > LONGEST_TITLE or len(text.split()) > 30 or not any(map(str.isalpha, text)):
        return False
    if begins_small(text) and not text[1].isupper():
        return False
    if text[-1] in ".,;:—-" and not re.search(r"\b(?:[A-Z]\.){2,}$|\.\.\.$", text):
        return False
    return not (MAIL.match(text) or CHAPTER.fullmatch(text) or ends_quotation(text) or text[0] in "[<*-•({")


def _tells_when_or_who(text: str) -> bool:
    if read_byline(text):
        return True
    date = read_date_line(text)
    return date is not None and (not date.rest or _is_site(date.rest) or bool(_author(date.rest)))


def _read_head(page: Page) -> None:
    """Take date, author and site out of the lines around the headline, and fold those lines away."""
    for index in range(page.first):
        piece = page.pieces[index]
        if index in page.folds or index == page.headline or piece.kind != "paragraph":
            continue
        kind = _take(page, index, piece.text)
        if kind:
            page.folds[index] = kind
    for index, piece in enumerate(page.pieces[: max(0, page.headline)]):
        short = piece.kind == "paragraph" and len(piece.text.split()) <= 8
        if index not in page.folds and short and not ends_quotation(piece.text):
            page.folds[index] = _kind_above(page, piece.text)
    dateline = DATELINE.match(page.pieces[page.first].text) if page.first < len(page.pieces) else None
    if dateline and not page.site:
        page.site = dateline[1]


def _take(page: Page, index: int, text: str) -> str:
    """What a line of the head tells, noted on the page; its kind, or nothing if it stays."""
    date = read_date_line(text)
    author = read_byline(date.rest if date else text) if index > page.headline else ""
    if author:
        page.byline = page.byline or author
        page.published = page.published or (date.published if date else "")
        return "byline"
    if date is None:
        near = index > page.headline >= 0 and is_name(text) and _beside_date(page, index)
        page.byline = page.byline or (text if near else "")
        return "byline" if near else ""
    rest = date.rest
    if any(map(str.isalnum, rest)):
        if _is_site(rest):
            page.site = page.site or rest
        elif index > page.headline and _author(rest) == rest:
            page.byline = page.byline or rest
        else:
            return ""
    page.published = page.published or date.published
    return "date line"


def _author(rest: str) -> str:
    return read_byline(rest) or (leading_names(rest) if is_name(leading_names(rest)) else "")


def _beside_date(page: Page, index: int) -> bool:
    return any(
        0 <= i < len(page.pieces) and read_date_line(page.pieces[i].text) is not None and len(page.pieces[i].text) < 80
        for i in (index - 1, index + 1)
    )


def _kind_above(page: Page, text: str) -> str:
    """The kind of a short line above the headline."""
    if re.fullmatch(SECTIONS, text, re.I):
        return "navigation"
    if _is_site(text):
        page.site = page.site or text
        return "site line"
    return "kicker"


def _is_site(text: str) -> bool:
    return len(text) <= 50 and bool(SITE.fullmatch(text)) and (text[0].isupper() or "." in text)


def _note_date(page: Page) -> None:
    """A letter's or a diary's own date says when it was written, and stays where it is."""
    for piece in page.pieces[: min(page.first + 1, 6)]:
        date = read_date_line(piece.text) if len(piece.text) < 60 else None
        if date and date.published and len(date.rest.split()) <= 6:
            page.published = page.published or date.published


def _fold_related(page: Page) -> None:
    """A list of other articles at the end: everything below its heading, if nothing there is a sentence."""
    last = page.last
    for index in range(last + 1, len(page.pieces)):
        if page.folds.get(index) == "teaser" and RELATED_HEADING.match(page.pieces[index].text):
            below = range(index + 1, len(page.pieces))
            if all(i in page.folds or _looks_like_headline(page.pieces[i].text) for i in below):
                for i in below:
                    page.folds.setdefault(i, "teaser")
            return


def _read_end(page: Page) -> None:
    for index in range(page.last + 1, len(page.pieces)):
        who = "" if index in page.folds else read_credits(page.pieces[index].text)
        if who:
            page.byline = page.byline or who
            page.folds[index] = "byline"


def _letters(text: str) -> str:
    return FIRST_LETTERS.sub("", text).casefold()
