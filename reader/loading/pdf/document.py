"""A PDF file that is open: its pages, what it says of itself, its outline; and in words why one cannot be opened."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from reader.errors import UnreadableArticleError
from reader.loading.original import Original

MOST_PAGES = 5_000
MOST_CHAPTERS = 5_000
DEEPEST = 8

PASSWORD, SECURITY = 4, 5
"""PDFium's numbers for a missing password and for a protection that it does not know."""

DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d(?:'?\d\d)?)?")
NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|powerpoint|word|print)\s*-.*|.*\.(?:docx?|pdf|tex|dvi|odt|indd|qxd|rtf|txt|ps|html?|pptx?|xlsx?|md|fm|pages)"
    r"|untitled.*|unbenannt.*|sans titre.*|document\s*\d*|dokument\s*\d*|title|titel|no title|slide 1|[\W\d_]*|[a-z]*\d+[a-z\d._-]*"
    r"|(?:https?|file)://\S*|about:blank|\S*[\\/]\S*|layout \d+|page \d+|anonymous|draft",
    re.IGNORECASE,
)
"""What programs write where a title should stand."""

NO_AUTHOR = re.compile(
    r"(?:user|admin(?:istrator)?|owner|author|unknown|anonymous|root|default|microsoft.*|windows.*|office.*|latex.*|tex|adobe.*|hp|dell|acer|lenovo)?"
    r"|.*(?:\\|/|@\w).*|[\W\d_]*|\w{1,2}",
    re.IGNORECASE,
)


class Chapter(NamedTuple):
    """An entry of the outline: its title, how deep it stands (from 1), and the page, counted from 0, that it begins on."""

    title: str
    level: int
    page: int


class Document:
    """An open PDF. `pdf` is pypdfium2's document; close it by leaving `opened`."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.pages = min(len(pdf), MOST_PAGES)

    @property
    def title(self) -> str:
        """The title that it names itself, if that is one."""
        title = " ".join(self._said("Title").split())
        return "" if NO_TITLE.fullmatch(title) or len(title) > 400 else title

    @property
    def author(self) -> str:
        """The author that it names, if that is one."""
        author = " ".join(self._said("Author").split()).strip(" ;,")
        return "" if NO_AUTHOR.fullmatch(author) or len(author) > 200 else author.replace(";", ",")

    @property
    def created(self) -> str:
        """When the file was made: ISO 8601, with the time and its zone if they are said."""
        return iso_date(self._said("CreationDate"))

    def label(self, page: int) -> str:
        """The name that the file gives to a page ("iv"), counted from 0; empty if it gives none."""
        from pypdfium2 import raw

        return _text(partial(raw.FPDF_GetPageLabel, self.pdf, page))

    def chapters(self) -> list[Chapter]:
        """The outline, from the beginning to the end."""
        from pypdfium2 import raw

        found: list[Chapter] = []
        seen: set[int] = set()
        waiting = [(raw.FPDFBookmark_GetFirstChild(self.pdf, None), 1)]
        while waiting and len(found) < MOST_CHAPTERS:
            bookmark, level = waiting.pop()
            if not bookmark or ctypes.addressof(bookmark.contents) in seen:
                continue
            seen.add(ctypes.addressof(bookmark.contents))
            title = _text(partial(raw.FPDFBookmark_GetTitle, bookmark))
            found.append(Chapter(" ".join(title.split()), level, self._target(bookmark, raw)))
            waiting.append((raw.FPDFBookmark_GetNextSibling(self.pdf, bookmark), level))
            if level < DEEPEST:
                waiting.append((raw.FPDFBookmark_GetFirstChild(self.pdf, bookmark), level + 1))
        return found

    def _target(self, bookmark: Any, raw: Any) -> int:
        target = raw.FPDFBookmark_GetDest(self.pdf, bookmark)
        if not target:
            action = raw.FPDFBookmark_GetAction(bookmark)
            target = raw.FPDFAction_GetDest(self.pdf, action) if action else None
        return int(raw.FPDFDest_GetDestPageIndex(self.pdf, target)) if target else -1

    def _said(self, key: str) -> str:
        from pypdfium2 import raw

        return _text(partial(raw.FPDF_GetMetaText, self.pdf, key.encode()))


@contextmanager
def opened(original: Original) -> Iterator[Document]:
    """Open a PDF; raises UnreadableArticleError, which says what is the matter with it."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(original.data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableArticleError(_reason(original, getattr(error, "err_code", 0))) from error
    try:
        if not len(pdf):
            raise UnreadableArticleError(f"{original.shown} is a PDF document without pages.")
        yield Document(pdf)
    finally:
        pdf.close()


def _reason(original: Original, code: int | None) -> str:
    if code == PASSWORD:
        return f"{original.shown} is protected by a password; save a copy without one and open that."
    if code == SECURITY:
        return f"{original.shown} is protected in a way that Close Reader does not know."
    return f"{original.shown} is a PDF document that is damaged: no page can be read from it."


def iso_date(date: str) -> str:
    """A PDF's date ("D:20240312101500+01'00'") as ISO 8601; empty for what is none."""
    match = DATE.match(date.strip())
    if not match:
        return ""
    year, month, day, hour, minute, _second, zone = match.groups()
    try:
        moment = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0))
    except ValueError:
        return ""
    if not 1900 <= moment.year <= 2200 or not day:
        return ""
    if not minute:
        return moment.date().isoformat()
    return moment.strftime("%Y-%m-%dT%H:%M") + _zone(zone or "")


def _zone(zone: str) -> str:
    digits = zone.replace("'", "")
    if not digits:
        return ""
    if digits == "Z" or not digits.strip("+-0"):
        return "+00:00"
    return f"{digits[:3]}:{digits[3:5] or '00'}"


def _text(read: Callable[[Any, int], int]) -> str:
    """What one of PDFium's functions writes as UTF-16 into a buffer that it first tells the length of."""
    size = read(None, 0)
    if size <= 2 or size > 100_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\0", "")
