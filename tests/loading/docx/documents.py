"""Word documents for the tests, made in memory: paragraphs in, the bytes of a .docx out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from reader.article import Article
from reader.loading.docx import read
from reader.loading.original import Original
from reader.progress import silent

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, form: str = "") -> str:
    """A run of text; `form` is what stands in its properties."""
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(content: str, style: str = "", more: str = "") -> str:
    """A paragraph of a style; plain text becomes a run."""
    inside = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def item(content: str, number: int = 1, depth: int = 0) -> str:
    """An item of a list."""
    return par(content, "", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def style(own: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{own}"><w:name w:val="{name}"/>{more}</w:style>'


STYLES = "".join(
    [
        style("Title", "Title"),
        style("Subtitle", "Subtitle"),
        *(style(f"Heading{level}", f"heading {level}") for level in range(1, 7)),
        style("Quote", "Quote"),
        style("Caption", "caption"),
        style("TOC1", "toc 1"),
        style("Code", "HTML Preformatted"),
    ]
)


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    """One level of a list."""
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "x")}{level(1, "bullet", "o")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}{level(2, "lowerRoman", "(%3)")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def relationship(own: str, kind: str, target: str, *, elsewhere: bool = False) -> str:
    """What the text refers to."""
    mode = ' TargetMode="External"' if elsewhere else ""
    return f'<Relationship Id="{own}" Type="{KINDS}/{kind}" Target="{escape(target)}"{mode}/>'


def part(name: str, content: str) -> str:
    """A part of the document: its text, its styles."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMES}>{content}</w:{name}>'


def relationships(content: str) -> str:
    """A list of relationships."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def core(content: str) -> str:
    """The core properties."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/">{content}</cp:coreProperties>'
    )


def document(
    body: str,
    files: Mapping[str, str | bytes] | None = None,
    *,
    links: str = "",
    styles: str = STYLES,
    numbering: str = NUMBERING,
) -> bytes:
    """The bytes of a document."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": part("numbering", numbering),
        "word/_rels/document.xml.rels": relationships(links),
        **(files or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def opened(data: bytes, name: str = "report.docx") -> Article:
    """The article of a document."""
    return read(Original(data, name, f"/papers/{name}"), silent)


def outline(article: Article) -> list[str]:
    """The blocks, one a line: kind, level, marker of items, text."""
    return [
        f"{block.kind}{block.level or ''} {block.marker + ' ' if block.kind == 'item' else ''}{article.slice(block.span)}"
        for block in article.blocks
    ]
