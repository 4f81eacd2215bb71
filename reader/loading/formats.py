"""The formats that can be read, one module each. The first that recognises the bytes reads them; plain text comes last."""

from __future__ import annotations

from reader.errors import UnknownFormatError
from reader.loading import docx, epub, html, markdown, mhtml, pdf, plain_text
from reader.loading.binary import binary_kind
from reader.loading.format import Format
from reader.loading.original import Original
from reader.loading.sandbox import bare_archive, bare_markup, bare_text, too_much_markup

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
