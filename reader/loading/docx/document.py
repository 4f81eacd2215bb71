"""A whole Word document -> one article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Article, Hidden
from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive
from reader.loading.characters import normalise
from reader.loading.docx import converting
from reader.loading.docx.assembling import Line, article_of
from reader.loading.docx.bare import bare_lines, paragraphs_of
from reader.loading.docx.files import WordFile
from reader.loading.docx.names import w
from reader.loading.docx.numbering import Numbering
from reader.loading.docx.properties import read_properties
from reader.loading.docx.slimming import Signs, Slimming
from reader.loading.docx.styles import Styles
from reader.loading.html.emit import Emitter, with_names
from reader.loading.html.tree import parse
from reader.loading.original import Original
from reader.loading.pictures import Pictures
from reader.loading.signs import without_strays
from reader.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

NOTES = ("footnotes", "endnotes")
LARGEST_TEXT, MOST_TAGS = 15_000_000, 600_000
"""Bytes of slimmed text and tags in it. A novel has 20,000 tags, and mammoth takes three seconds for 100,000."""

NOTICE = Hidden(
    "This document was too much for the full reading: its paragraphs are shown, but no pictures, and its tables cell by cell.",
    "notice",
    "the document in full was too much",
    0,
)

NUMBERED_NOTE = re.compile(r"(?:foot|end)note-")


def read_document(original: Original, progress: Progress) -> Article:
    """Make an article of a Word document."""
    archive = Archive(original)
    file = WordFile(archive, original)
    properties = read_properties(file.properties())
    progress(0.3)
    signs = Signs()
    parts = _slimmed(file, signs)
    progress(0.5)
    pictures = Pictures(archive.find)
    lines, is_bare = _lines(parts, pictures)
    progress(0.8)
    if not any(line.part.text.strip() for line in lines):
        raise UnreadableArticleError(f"{original.shown} is a Word document without any text in it.")
    _, comments = file.part("comments")
    said = _comments(comments)
    article = article_of(original, properties, lines, meanings=signs.meanings, comments=said, pictures=pictures)
    return replace(article, hidden=(NOTICE, *article.hidden)) if is_bare else article


# -- the text --------------------------------------------------------------------------------------------------------


def _slimmed(file: WordFile, signs: Signs) -> list[converting.Part]:
    """The text and the notes, made ready for mammoth."""
    slimming = Slimming(Styles(file.part("styles")[1]), Numbering(file.part("numbering")[1]), signs)
    found: list[tuple[str, str, _Element]] = [("document", file.main, file.text())]
    for kind in NOTES:
        name, root = file.part(kind)
        if root is not None:
            found.append((kind, name, root))
    ids = {(kind, note.get(w("id")) or "") for kind, _, root in found[1:] for note in root.iter(w(kind[:-1]))}
    parts = []
    for kind, name, root in found:
        relationships = file.relationships(name)
        for words in root.iter(w("t")):
            words.text = without_strays(words.text or "")
        slimming.slim(root, relationships.__contains__)
        _drop_lost_notes(root, ids)
        parts.append(converting.Part(kind, root, relationships))
    return parts


def _drop_lost_notes(root: _Element, ids: set[tuple[str, str]]) -> None:
    """Take out references to notes that are not there, and notes without a number."""
    for kind in NOTES:
        for each in list(root.iter(w(f"{kind[:-1]}Reference"), w(kind[:-1]))):
            parent = each.getparent()
            number = each.get(w("id")) or ""
            if parent is not None and (not number or (kind, number) not in ids):
                parent.remove(each)


def _lines(parts: list[converting.Part], pictures: Pictures) -> tuple[list[Line], bool]:
    """The document's blocks, and whether they are bare ones, because mammoth cannot read it or would take too long."""
    html = "" if _is_too_much(parts) else _html(parts)
    if not html:
        return [line for part in parts for line in bare_lines(part.root)], True
    root = parse(html)
    _settle_notes(root)
    found = Emitter("", pictures).walk(root)
    named = with_names([each.part for each in found])
    return [Line(each.element.get("class") or "", part) for each, part in zip(found, named, strict=True)], False


def _is_too_much(parts: list[converting.Part]) -> bool:
    """Whether mammoth would take longer than a person waits."""
    from lxml import etree

    sources = [etree.tostring(part.root) for part in parts]
    tags = sum(source.count(b"<") - source.count(b"</") for source in sources)
    return tags > MOST_TAGS or sum(map(len, sources)) > LARGEST_TEXT


def _html(parts: list[converting.Part]) -> str:
    """The document as mammoth reads it; empty when it cannot."""
    from xml.parsers.expat import ExpatError

    try:
        return converting.to_html(parts)
    except (RecursionError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, ExpatError):
        return ""


def _settle_notes(root: HtmlElement) -> None:
    """Notes are numbered without brackets, and a rule parts them from the text."""
    for anchor in root.iter("a"):
        if NUMBERED_NOTE.match((anchor.get("href") or "").removeprefix("#")) and anchor.text:
            anchor.text = anchor.text.strip("[]")
    first = next((item for item in root.iter("li") if NUMBERED_NOTE.match(item.get("id") or "")), None)
    notes = first.getparent() if first is not None else None
    if notes is not None:
        notes.addprevious(notes.makeelement("hr"))


def _comments(root: _Element | None) -> dict[str, list[str]]:
    """The comments by their ids: paragraphs, the first with its author."""
    found: dict[str, list[str]] = {}
    for comment in root.iter(w("comment")) if root is not None else ():
        texts = [" ".join(normalise(text).split()) for text in paragraphs_of(comment)]
        author = " ".join(normalise(comment.get(w("author")) or "").split())
        if texts:
            texts[0] = f"{author}: {texts[0]}" if author else texts[0]
            found[comment.get(w("id")) or ""] = texts
    return found
