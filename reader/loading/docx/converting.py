"""Slimmed parts of a Word document -> HTML, by mammoth.

Mammoth gets an archive of our making: the slimmed text and notes, two lists (one of bullets, one of numbers), and in the place of
every picture the name of the picture, so that no picture is copied about.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from reader.loading.docx.files import Relationship
from reader.loading.docx.names import LINKED, MAIN, PACKAGED

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE_MAP = """
p.Closetitle => p.title:fresh
p.Closesubtitle => p.subtitle:fresh
p.Closeh1 => h1:fresh
p.Closeh2 => h2:fresh
p.Closeh3 => h3:fresh
p.Closeh4 => h4:fresh
p.Closeh5 => h5:fresh
p.Closeh6 => h6:fresh
p.Closequote => blockquote > p:fresh
p.Closecode => pre:separator('\\n')
p.Closecaption => figcaption:fresh
p.Closerule => hr:fresh
p.Closecontents => p.contents:fresh
r.Closecharacters => code
p:unordered-list(1) => ul > li:fresh
p:unordered-list(2) => ul|ol > li > ul > li:fresh
p:unordered-list(3) => ul|ol > li > ul|ol > li > ul > li:fresh
p:unordered-list(4) => ul|ol > li > ul|ol > li > ul|ol > li > ul > li:fresh
p:unordered-list(5) => ul|ol > li > ul|ol > li > ul|ol > li > ul|ol > li > ul > li:fresh
p:ordered-list(1) => ol > li:fresh
p:ordered-list(2) => ul|ol > li > ol > li:fresh
p:ordered-list(3) => ul|ol > li > ul|ol > li > ol > li:fresh
p:ordered-list(4) => ul|ol > li > ul|ol > li > ul|ol > li > ol > li:fresh
p:ordered-list(5) => ul|ol > li > ul|ol > li > ul|ol > li > ul|ol > li > ol > li:fresh
"""
"""The styles that slimming gives and the lists, and what they are in HTML. Mammoth tries them in order for every paragraph, so there are no others."""

LEVELS = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="%s"/></w:lvl>' for level in range(5))
NUMBERING = (
    f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="1">{LEVELS % (("bullet",) * 5)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{LEVELS % (("decimal",) * 5)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


@dataclass(frozen=True, slots=True)
class Part:
    """A slimmed part: "document", "footnotes" or "endnotes", its tree, and what it refers to."""

    kind: str
    root: _Element
    relationships: dict[str, Relationship]


def to_html(parts: list[Part]) -> str:
    """Return the document as HTML. An image's `src` is the name of its member, or its address when it is elsewhere."""
    import mammoth

    with _without_collection():
        result = mammoth.convert_to_html(
            _archive(parts),
            style_map=STYLE_MAP,
            include_embedded_style_map=False,
            include_default_style_map=False,
            convert_image=mammoth.images.img_element(_source),
        )
    return str(result.value)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave the garbage collector alone meanwhile: over mammoth's trees it takes more than half of the time, and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _source(image: Any) -> dict[str, str]:
    """What the member in a picture's place holds: its name."""
    with image.open() as file:
        return {"src": file.read().decode("utf-8")}


def _archive(parts: list[Part]) -> io.BytesIO:
    from zipfile import ZipFile

    from lxml import etree

    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/numbering.xml", NUMBERING)
        for part in parts:
            archive.writestr(f"word/{part.kind}.xml", etree.tostring(part.root, encoding="utf-8"))
            archive.writestr(f"word/_rels/{part.kind}.xml.rels", _relationships(part))
            for own, each in part.relationships.items():
                if each.kind == "image":
                    archive.writestr(f"word/{_stand_in(part, own)}", each.target)
    buffer.seek(0)
    return buffer


def _relationships(part: Part) -> str:
    lines = []
    for own, each in part.relationships.items():
        target = _stand_in(part, own) if each.kind == "image" else each.target
        lines.append(f'<Relationship Id={quoteattr(own)} Type="{LINKED}/{each.kind}" Target={quoteattr(target)}/>')
    return f'<Relationships xmlns="{PACKAGED}">{"".join(lines)}</Relationships>'


def _stand_in(part: Part, own: str) -> str:
    """The name of the member that stands for a picture."""
    return f"media/{part.kind}-{own.encode('utf-8').hex()}"
