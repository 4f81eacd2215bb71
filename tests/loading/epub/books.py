"""Books for the tests, made in memory: files and their texts in, the bytes of an EPUB out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from reader.article import Article
from reader.loading.epub import read
from reader.loading.original import Original
from reader.progress import silent

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63507048000001"
    "4400c1357045ee0000000049454e44ae426082"
)
TYPES = {
    "xhtml": "application/xhtml+xml",
    "html": "text/html",
    "png": "image/png",
    "svg": "image/svg+xml",
    "css": "text/css",
}
PROSE = (
    "The keeper of the light climbed the stairs each evening and wrote down what the sea had done since the morning. "
)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of files, the first one stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(files.items()):
            archive.writestr(name, data, zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED)
    return buffer.getvalue()


def page(body: str, *, attributes: str = "", head: str = "") -> str:
    """An XHTML file."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>{head}</head><body {attributes}>{body}</body></html>'
    )


def package(
    spine: Sequence[str],
    others: Sequence[str] = (),
    *,
    metadata: str = "<dc:title>The Light</dc:title><dc:creator>Ada Fenn</dc:creator><dc:language>en</dc:language>",
    beside: Sequence[str] = (),
    guide: str = "",
    ncx: str = "",
    nav: str = "",
) -> str:
    """A package document: files in the order of reading, those `beside` it not linear, and others."""
    names = [*dict.fromkeys([*spine, *others, *([nav] if nav else [])])]
    items = "".join(_item(number, name, is_nav=name == nav) for number, name in enumerate(names))
    if ncx:
        items += f'<item id="ncx" href="{ncx}" media-type="application/x-dtbncx+xml"/>'
    linear = {True: "", False: ' linear="no"'}
    references = "".join(f'<itemref idref="i{names.index(name)}"{linear[name not in beside]}/>' for name in spine)
    toc = 'toc="ncx"' if ncx else ""
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata>{metadata}</metadata><manifest>{items}</manifest>'
        f"<spine {toc}>{references}</spine><guide>{guide}</guide></package>"
    )


def _item(number: int, name: str, *, is_nav: bool) -> str:
    media_type = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    properties = 'properties="nav"' if is_nav else ""
    return f'<item id="i{number}" href="{name}" media-type="{media_type}" {properties}/>'


def nav(lines: str, more: str = "") -> str:
    """A table of contents of EPUB 3."""
    return page(f'<nav epub:type="toc"><h2>Contents</h2><ol>{lines}</ol></nav>{more}')


def ncx(points: str, pages: str = "") -> str:
    """A table of contents of EPUB 2."""
    return (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap><pageList>{pages}</pageList></ncx>'
    )


def point(label: str, src: str, inside: str = "") -> str:
    """A line of a table of contents of EPUB 2."""
    return f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{src}"/>{inside}</navPoint>'


def book(
    files: Mapping[str, str | bytes], opf: str | None = None, *, around: Mapping[str, str | bytes] | None = None
) -> bytes:
    """An EPUB of files in its folder; without a package document all XHTML files are its spine."""
    pages = [name for name in files if name.endswith((".xhtml", ".html"))]
    others = [name for name in files if name not in pages]
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": opf or package(pages, others),
            **{f"OEBPS/{name}": data for name, data in files.items()},
            **(around or {}),
        }
    )


def opened(data: bytes, name: str = "light.epub") -> Article:
    """The article of a book."""
    return read(Original(data, name, f"/books/{name}"), silent)


def outline(article: Article) -> list[str]:
    """The blocks, one a line: kind, level, text."""
    return [f"{block.kind}{block.level or ''} {article.slice(block.span)}" for block in article.blocks]
