"""One page as it is read from the file: its words on an upright sheet, its drawn things, pictures and links."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reader.loading.html.links import safe_link
from reader.loading.pdf.characters import Lettering, Word, lettering_of
from reader.loading.pdf.document import Document
from reader.loading.pdf.drawings import Drawings, drawings_of
from reader.loading.pdf.figures import figures_of
from reader.loading.pdf.geometry import Box, Frame
from reader.loading.pdf.images import SMALLEST, Camera

WHOLE_PAGE = 0.75
"""A picture that covers so much of a page with text is the page's paper, or the scan that the text was read from."""

MOST_LINKS = 2_000
LARGEST_SIDE = 20_000.0


class Link(NamedTuple):
    """An address to follow, and where on the page it is pressed."""

    box: Box
    href: str


class Photo(NamedTuple):
    """A picture on a page: where, and its file."""

    box: Box
    data: bytes = b""


@dataclass(slots=True)
class Page:
    """A page, counted from 0.

    `unseen` are words that nobody sees on it, `turned` those that do not stand upright, `labels` those in drawings that are
    taken as pictures.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    words: list[Word] = field(default_factory=list)
    unseen: list[Word] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    drawings: Drawings = field(default_factory=Drawings)
    photos: list[Photo] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    labels: list[Word] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    has_scan: bool = False


def read_page(document: Document, number: int, camera: Camera) -> Page | None:
    """Read one page and let go of it; nothing if it cannot be read."""
    from pypdfium2 import raw

    handle = raw.FPDF_LoadPage(document.pdf, number)
    if not handle:
        return None
    try:
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            return None
        try:
            lettering = lettering_of(text, _visible(handle, raw))
            page = _page(number, lettering)
            page.drawings = drawings_of(handle, lettering.frame)
            _hide_the_unseen(page)
            _take_photos(page, document, handle, camera)
            _take_figures(page, handle, lettering.frame, camera)
            page.links = _links(document, handle, lettering.frame, raw)
            return page
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(handle)


def _visible(handle: Any, raw: Any) -> Box:
    """The part of a page that is shown, in PDF coordinates: `top` above `bottom`."""
    rectangle = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(handle, rectangle) and rectangle.right > rectangle.left:
        return Box(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
    return Box(0.0, raw.FPDF_GetPageHeightF(handle), raw.FPDF_GetPageWidthF(handle), 0.0)


def _page(number: int, lettering: Lettering) -> Page:
    wide, high = lettering.frame.size
    sheet = Box(0, 0, wide, high).grown(1)
    inside = [word for word in lettering.words if sheet.holds(0.5 * (word.left + word.right), word.base)]
    turned = [word for word in lettering.turned if sheet.holds(word.left, word.base, LARGEST_SIDE)]
    return Page(number, wide, high, inside, [], turned, letters=lettering.letters, unknown=lettering.unknown)


def _hide_the_unseen(page: Page) -> None:
    """Part the words that are not painted, or white on white; where nothing else is, they are what a scan was read as."""
    seen = [word for word in page.words if word.style.is_seen and not _is_lost(word, page)]
    unseen = [word for word in page.words if not word.style.is_seen or _is_lost(word, page)]
    if sum(len(word.text) for word in seen) * 5 < sum(len(word.text) for word in unseen):
        page.has_scan = True
        return
    page.words, page.unseen = seen, unseen


def _is_lost(word: Word, page: Page) -> bool:
    """Whether a word is too small to be seen, or white where nothing darker lies behind it."""
    if word.style.size < 1.5:
        return True
    if not word.style.is_white:
        return False
    x, y = 0.5 * (word.left + word.right), word.base - 0.3 * word.style.size
    behind = (
        *(panel.box for panel in page.drawings.panels if panel.is_filled),
        *(placed.box for placed in page.drawings.pictures),
        *page.drawings.strokes,
        *page.drawings.rules,
        *page.drawings.dots,
    )
    return not any(box.holds(x, y, 1.0) for box in behind)


def _take_photos(page: Page, document: Document, handle: Any, camera: Camera) -> None:
    """The pictures of a page, without icons and without the scan that its text was read from."""
    sheet = Box(0, 0, page.width, page.height)
    for placed in page.drawings.pictures:
        shown = placed.box.common(sheet)
        if min(shown.width, shown.height) < SMALLEST:
            continue
        if page.words and shown.area > WHOLE_PAGE * sheet.area:
            continue
        data = camera.picture(document.pdf, handle, placed.handle)
        if data:
            page.photos.append(Photo(shown, data))
    page.drawings.pictures.clear()


def _take_figures(page: Page, handle: Any, frame: Frame, camera: Camera) -> None:
    """The drawings of a page as pictures; their labels leave the text."""
    for figure in figures_of(page.words, page.drawings, page.width, page.height):
        data = camera.drawing(handle, frame, figure)
        if data is None:
            continue
        page.photos = [photo for photo in page.photos if not figure.holds(*photo.box.middle)]
        page.photos.append(Photo(figure, data))
        page.labels += [word for word in page.words if figure.holds(*word.box.middle)]
        page.words = [word for word in page.words if not figure.holds(*word.box.middle)]
        page.drawings = page.drawings.outside(figure)


def _links(document: Document, handle: Any, frame: Frame, raw: Any) -> list[Link]:
    """The web and mail addresses that places on the page lead to."""
    found: list[Link] = []
    position, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while len(found) < MOST_LINKS and raw.FPDFLink_Enumerate(handle, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(document.pdf, action, None, 0)
        if not 1 < size < 10_000:
            continue
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.pdf, action, buffer, size)
        href = safe_link(buffer.raw[: size - 1].decode("utf-8", "replace"))
        if href and not href.startswith("#") and raw.FPDFLink_GetAnnotRect(link, rectangle):
            box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            found.append(Link(box, href))
    return found


def with_mirrored(links: Sequence[Link]) -> list[Link]:
    """Links, and once more where they stand beside lines that are mirrored because they run from right to left."""
    return [*links, *(Link(link.box.mirrored(), link.href) for link in links)]


def link_at(word: Word, links: Sequence[Link]) -> str:
    """Where a word leads to; empty if nowhere."""
    x, y = 0.5 * (word.left + word.right), word.base - 0.3 * word.style.size
    return next((link.href for link in links if link.box.holds(x, y)), "")
