"""A whole Word document -> one article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.article import Article, Block, Span
from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive
from reader.loading.characters import normalise
from reader.loading.docx import converting
from reader.loading.docx.assembling import Line, article_of
from reader.loading.docx.files import WordFile
from reader.loading.docx.names import w
from reader.loading.docx.numbering import Numbering
from reader.loading.docx.properties import read_properties
from reader.loading.docx.slimming import Signs, Slimming, paragraphs_of
from reader.loading.docx.styles import Styles
from reader.loading.html.emit import Emitter, with_names
from reader.loading.html.tree import parse
from reader.loading.original import Original
from reader.loading.parts import Part
from reader.loading.pictures import Pictures
from reader.loading.signs import without_strays
from reader.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

NOTES = ("footnotes", "endnotes")
LARGEST_TEXT = 6_000_000
"""Bytes of slimmed text; what is longer is read as bare paragraphs, for mammoth would take too long."""

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
    lines = _lines(parts, pictures)
    progress(0.8)
    if not any(line.part.text.strip() for line in lines):
        raise UnreadableArticleError(f"{original.shown} is a Word document without any text in it.")
    _, comments = file.part("comments")
    said = _comments(comments)
    return article_of(original, properties, lines, meanings=signs.meanings, comments=said, pictures=pictures)


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


def _lines(parts: list[converting.Part], pictures: Pictures) -> list[Line]:
    """The document's blocks; as bare paragraphs when mammoth cannot read it or would take too long."""
    from lxml import etree

    size = sum(len(etree.tostring(part.root)) for part in parts)
    try:
        html = converting.to_html(parts) if size <= LARGEST_TEXT else ""
    except (RecursionError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError):
        html = ""
    if not html:
        texts = (normalise(text).replace("\n", " ").strip() for part in parts for text in paragraphs_of(part.root))
        return [Line("", Part(text, Block(Span(0, len(text))))) for text in texts if text]
    root = parse(html)
    _settle_notes(root)
    found = Emitter("", pictures).walk(root)
    named = with_names([each.part for each in found])
    return [Line(each.element.get("class") or "", part) for each, part in zip(found, named, strict=True)]


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
