"""When, who and where: what the lines around a headline tell, read from them before they are folded away."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.loading.bylines import is_name, leading_names, read_byline, read_credits, read_signature
from reader.loading.dates import DateLine, is_date_label, is_date_line, read_date_line, starts_with_label
from reader.loading.furniture import ends_quotation
from reader.loading.furniture_rules import SECTIONS
from reader.loading.plain_text.page import Page
from reader.loading.plain_text.structure import is_prose
from reader.loading.saved_page import is_web_address

DETAIL = re.compile(
    r"(title|headline|author|byline|by|date|published|publication date|source|site|publication|newspaper|url|link|language)\s*:\s+(\S.*)",
    re.I,
)
SITE = re.compile(
    r"(?:the )?(?:[\w.'’&-]+ ){0,3}(?:news|times|post|gazette|herald|journal|guardian|press|agency|media|magazine|daily|weekly|telegraph|tribune|chronicle|observer|standard|express|courier|mail|today|online|review|bbc|cnn|reuters|afp|tass|npr|sky|rt)(?: (?:news|online|world|international|agency|uk|africa|asia|english))?"
    r"|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|co\.uk|de|fr|eu|tv|io)",
    re.I,
)
AGAIN = r"(?:(?:written |posted |contact |follow |about )?(?:by|von|par|por|di|door|av)?:? ?){}(?:\W.{{0,70}})?(?<![.!?:,;])"
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’/-]{2,40}(?:, [\w .,]{2,40}?)?),?(?: \((?P<agency>Reuters|AP|AFP|UPI|TASS|Xinhua|dpa|ANSA|EFE)\))? ?[-–—] "
)
"""Where a report was written, and perhaps when and for which agency, before its first sentence."""

LONGEST_HEAD = 30
"""Lines above a headline that may be about the same article."""

ADDRESS = re.compile(
    r"(?P<label>(?:source|url|link|via|from|retrieved from|original|quelle|fuente|fonte|источник)\s*:?\s+)?<?(?P<address>https?://[^\s<>]{4,2000})>?",
    re.I,
)
ENCYCLOPEDIA = re.compile(r"from wikipedia, the free encyclopedia", re.I)
JOINT = re.compile(r"\s*[/|·•\t]\s*|\s+[-–—]+\s+|[\s,/|·•-]+$|^[\s,/|·•-]+")
SOURCE = re.compile(r"(?:来源|來源|source|quelle|fonte|fuente)\s*[:：]\s*(.{2,40})", re.I)
PLACE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]+)(?:[ -]+[^\W\d_a-z][\w.'’-]+){0,2}")
SECTION = re.compile(SECTIONS, re.I)

POST = re.compile(
    r"(?:(?:the|our|an?) )?(?:[\w'’-]+ ){0,3}(?:correspondent|editor|reporter|writer|columnist|contributor|bureau chief|analyst|staff)"
    r"(?:,? (?:in|at|for|of) [\w'’ -]{2,40}|, [\w'’ -]{2,40})?",
    re.I,
)
"""What somebody is at a newspaper, on a line below their name."""


def read_details(page: Page) -> None:
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
    address = found.get("url") or found.get("link") or ""
    page.url = page.url or (address if is_web_address(address) else "")
    date = read_date_line(
        next((found[name] for name in ("date", "published", "publication date") if name in found), "")
    )
    page.published = date.published if date else ""
    page.folds.update(dict.fromkeys(indexes, "details"))


def read_address(page: Page) -> None:
    """A single address above the text, or one behind "Source:" at its end, is where the text is from."""
    if page.first == len(page.pieces) or not is_prose(page.pieces[page.first]):
        return
    below = range(max(page.last + 1, len(page.pieces) - 3), len(page.pieces))
    found: dict[int, str] = {}
    for index in (*range(min(page.first, 8)), *below):
        said = ADDRESS.fullmatch(page.pieces[index].text)
        if said and (index < page.first or said["label"]) and is_web_address(said["address"]):
            found[index] = said["address"]
    if len(found) == 1:
        ((index, page.url),) = found.items()
        page.folds[index] = "address"


def read_head(page: Page) -> None:
    """Take date, author and site out of the lines around the headline, and fold those lines away."""
    _read_lines(page)
    page.published = page.published or page.updated
    for index, piece in enumerate(page.pieces[: max(0, page.headline)]):
        short = piece.kind == "paragraph" and len(piece.text.split()) <= 8
        if index not in page.folds and short and not ends_quotation(piece.text):
            page.folds[index] = _kind_above(page, piece.text)
    if any(ENCYCLOPEDIA.fullmatch(page.pieces[index].text) for index in page.folds):
        page.site = page.site or "Wikipedia"


def _read_lines(page: Page) -> None:
    """Read the lines below the headline, and then those above it, which tell less."""
    above = max(0, page.headline - LONGEST_HEAD) if page.headline >= 0 else 0
    for index in sorted(range(above, page.first), key=lambda index: (index < page.headline, index)):
        piece = page.pieces[index]
        if index in page.folds or index == page.headline or piece.kind != "paragraph":
            continue
        kind = _take(page, index, piece.text)
        if kind:
            page.folds[index] = kind


def note_date(page: Page) -> None:
    """A letter's or a diary's own date says when it was written, and stays where it is."""
    for piece in page.pieces[: min(page.first + 1, 6)]:
        date = read_date_line(piece.text) if len(piece.text) < 60 else None
        if date and date.published and len(date.rest.split()) <= 6:
            page.published = page.published or date.published


def read_agency(page: Page) -> None:
    """An agency signs twice: "SEOUL, 4 March 2019 (Reuters) -" before the first sentence, "Reporting by ..." after the last."""
    dateline = DATELINE.match(page.pieces[page.first].text) if page.first < len(page.pieces) else None
    if dateline:
        date = read_date_line(dateline["place"])
        page.site = page.site or dateline["agency"] or ""
        page.published = page.published or (date.published if date else "")
    for index in range(page.last + 1, len(page.pieces)):
        who = "" if index in page.folds else read_credits(page.pieces[index].text)
        if who:
            page.byline = page.byline or who
            page.web = True
            page.folds[index] = "byline"


def fold_again(page: Page) -> None:
    """What the head told, told again: the author's name below the headline or at the end, the date at the end."""
    again = re.compile(AGAIN.format(re.escape(page.byline)), re.I)
    for index, piece in enumerate(page.pieces):
        text = piece.text
        if index in page.folds or index == page.headline or piece.kind != "paragraph" or not text:
            continue
        is_alone = page.headline < index < page.first and text == page.byline
        if page.byline and (is_alone or (index > page.last and again.fullmatch(text))):
            page.folds[index] = "byline"
        elif index > page.last and page.published and is_date_line(text) and starts_with_label(text):
            page.folds[index] = "date line"


def tells_when_or_who(text: str) -> bool:
    """Whether a line is a date line or a byline, so that it cannot be the headline."""
    if read_byline(text):
        return True
    date = read_date_line(text)
    return date is not None and (not date.rest or bool(_author(date.rest)) or _read_rest(date.rest) is not None)


def is_site(text: str) -> bool:
    """Whether a short line is the name or the address of a site."""
    return len(text) <= 50 and bool(SITE.fullmatch(text)) and (text[0].isupper() or "." in text)


def _take(page: Page, index: int, text: str) -> str:
    """What a line of the head tells, noted on the page; its kind, or nothing if it stays."""
    below = index > page.headline
    date = read_date_line(text)
    if date is not None:
        return _take_date(page, date, below=below)
    author = read_byline(text) if below else ""
    if (
        not author
        and below
        and page.headline >= 0
        and is_name(text)
        and not text.isupper()
        and _is_before_date(page, index)
    ):
        author = text
    if author:
        page.byline = page.byline or author
        return "byline"
    if below and page.folds.get(index - 1) == "byline":
        return _take_below_byline(page, text)
    following = page.pieces[index + 1].text if index + 1 < len(page.pieces) else ""
    return "date line" if is_date_label(text) and read_date_line(following) else ""


def _take_date(page: Page, date: DateLine, *, below: bool) -> str:
    kind = "date line"
    if any(map(str.isalnum, date.rest)):
        told = _read_rest(date.rest, below=below, place=below and (page.web or bool(page.byline)))
        if told is None:
            return ""
        kind = "byline" if told.author else kind
        page.byline = page.byline or told.author
        page.site = page.site or told.site
    if date.is_update:
        page.updated = page.updated or date.published
    else:
        page.published = page.published or date.published
    return kind


class _Told(NamedTuple):
    """What stands in a date line beside the date."""

    author: str = ""
    site: str = ""


def _read_rest(rest: str, *, below: bool = False, place: bool = False) -> _Told | None:
    """Read the rest of a date line: who, which site, which section, and if it may be, which place; None if there is more."""
    tokens = [token for token in JOINT.split(rest) if any(map(str.isalnum, token))]
    author = site = ""
    for token in tokens:
        source = SOURCE.fullmatch(token)
        who = read_signature(token) or (token if (below or len(tokens) > 1) and _author(token) == token else "")
        if SECTION.fullmatch(token):
            continue
        if source or is_site(token):
            site = site or (source[1] if source else token)
        elif who:
            author = author or who
        elif not (place and PLACE.fullmatch(token)):
            return None
    return _Told(author, site)


def _take_below_byline(page: Page, text: str) -> str:
    """The author's post, or the paper and the town that they write from."""
    site = text.partition(",")[0]
    if is_site(site) and len(text.split()) <= 6:
        page.site = page.site or site
        return "site line"
    return "byline" if POST.fullmatch(text) else ""


def _author(rest: str) -> str:
    names = leading_names(rest)
    return read_byline(rest) or (names if is_name(names) and not names.isupper() else "")


def _is_before_date(page: Page, index: int) -> bool:
    """Whether a date line stands right beside a line, or below it with only a post between them; what is folded away is not there."""
    below = [piece.text for i, piece in enumerate(page.pieces[index + 1 : page.first], index + 1) if _counts(page, i)][
        :2
    ]
    if len(below) == 2 and not POST.fullmatch(below[0]):
        below.pop()
    above = [page.pieces[index - 1].text] if index else []
    return any(read_date_line(text) is not None for text in [*above, *below] if len(text) < 80)


def _counts(page: Page, index: int) -> bool:
    return page.folds.get(index, "date line") == "date line"


def _kind_above(page: Page, text: str) -> str:
    """The kind of a short line above the headline."""
    if re.fullmatch(SECTIONS, text, re.I):
        return "navigation"
    if is_site(text):
        page.site = page.site or text
        return "site line"
    return "kicker"
