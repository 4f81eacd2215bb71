"""The formats that can be read, one module each. The first that recognises the bytes reads them; plain text comes last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.article import Article
from reader.errors import UnknownFormatError
from reader.loading import docx, epub, html, markdown, mhtml, pdf, plain_text
from reader.loading.binary import binary_kind
from reader.loading.original import Original
from reader.loading.sandbox import bare_archive, bare_markup, bare_text, too_much_markup
from reader.progress import Progress


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name in a sentence, how it knows its own by their content, and how it makes an article of them.

    `read` is called in a process of its own (`sandbox/`), but for originals of up to `trusted` bytes. `too_much` says without
    reading why an original cannot be read at all ("it has 1,000,000 tags"); `text_alone` makes an article of it when the
    reading was given up, and is told why. A reading may take so many `seconds` as long as it tells of progress.
    """

    name: str
    recognises: Callable[[Original], bool]
    read: Callable[[Original, Progress], Article]
    trusted: int = 0
    too_much: Callable[[Original], str] | None = None
    text_alone: Callable[[Original, str], Article] | None = None
    seconds: float = 10.0


FORMATS = (
    Format("EPUB books", epub.recognises, epub.read, text_alone=bare_archive, seconds=60),
    Format("Word documents", docx.recognises, docx.read, text_alone=bare_archive, seconds=60),
    Format("PDF documents", pdf.recognises, pdf.read, seconds=120),
    Format("saved pages and mails", mhtml.recognises, mhtml.read),
    Format("web pages", html.recognises, html.read, too_much=too_much_markup, text_alone=bare_markup),
    Format("Markdown", markdown.recognises, markdown.read, text_alone=bare_text),
    Format("plain text", plain_text.recognises, plain_text.read, trusted=1_000_000, text_alone=bare_text),
)


def format_of(original: Original) -> Format:
    """Return the format that reads these bytes; raises UnknownFormatError, which says what they are, if none does."""
    for each in FORMATS:
        if each.recognises(original):
            return each
    *most, last = (each.name for each in FORMATS)
    names = f"{', '.join(most)} and {last}"
    raise UnknownFormatError(f"{original.shown} is {binary_kind(original.data)}; Close Reader opens {names}.")
