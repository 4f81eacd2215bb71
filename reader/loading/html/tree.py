"""Markup -> a tree of elements. Nothing in it is looked up anywhere: no entities of its own, no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNFIT = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that a tree cannot hold; nor can it hold a form feed, which is white space."""

WRITTEN = re.compile(r"&#(?:x0*([\da-f]{1,2}|fff[ef])(?![\da-f])|0*(\d{1,3}|6553[45])(?!\d));?", re.IGNORECASE)
"""A character by its number, if it is one of the low ones or of the two last."""

DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def parse(markup: str | bytes) -> HtmlElement:
    """Return the `html` element of a page, however broken; bytes are decoded first, by what they say of themselves and by statistics."""
    import lxml.html

    if isinstance(markup, bytes):
        from reader.loading.encoding import decode

        markup = decode(markup)
    text = fit(DECLARATION.sub("", markup.removeprefix("\ufeff")))
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    content = text.encode("utf-8")
    try:
        root = lxml.html.document_fromstring(content, parser=parser, ensure_head_body=True)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        root = lxml.html.document_fromstring("<html><head></head><body></body></html>")
    return root


def fit(markup: str) -> str:
    """Return markup without the characters that a tree cannot hold, as they are or by their numbers."""
    if "&#" in markup:
        markup = WRITTEN.sub(_fit_reference, markup)
    return UNFIT.sub("", markup.replace("\f", " "))


def _fit_reference(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16) if found[1] else int(found[2]))
    if character == "\f":
        return " "
    return "" if UNFIT.match(character) else found[0]
