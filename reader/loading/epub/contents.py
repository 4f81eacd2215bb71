"""A book's tables of contents: `nav.xhtml` of EPUB 3, `toc.ncx` of EPUB 2. They name chapters, and pages of the print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.loading.archive import Archive
from reader.loading.characters import normalise
from reader.loading.epub.package import Package, member_at
from reader.loading.xml_tree import parse_leniently

if TYPE_CHECKING:
    from lxml.etree import _Element

OPS = "{http://www.idpf.org/2007/ops}type"
MOST_ENTRIES = 20_000
DEEPEST = 6


class Entry(NamedTuple):
    """A line of a table of contents: the file and the place in it, what it says, and how deep it stands, from 1."""

    name: str
    fragment: str
    label: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book's tables of contents say: its chapters, the pages of its print, and what its files are called."""

    chapters: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()


def read_contents(archive: Archive, package: Package) -> Contents:
    """Read a book's tables of contents; the old form fills what the new one leaves open."""
    new = _from_nav(archive, package.nav) if package.nav else Contents()
    old = _from_ncx(archive, package.ncx) if package.ncx else Contents()
    chapters = tuple(_from_top(new.chapters or old.chapters))
    return Contents(chapters, new.pages or old.pages, new.roles)


def types_of(element: _Element) -> frozenset[str]:
    """What an element says that it is, in the words of EPUB: "footnote", "pagebreak", "toc"."""
    said = element.get(OPS) or element.get("epub:type") or ""
    role = element.get("role") or ""
    return frozenset([*said.split(), *(each[4:] for each in role.split() if each.startswith("doc-"))])


def _from_top(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The same entries with chapters at depth 1, also where the whole book hangs under one line, its title."""
    depths = [entry.depth for entry in entries]
    wraps = len(entries) > 2 and depths[0] == 1 and depths.count(1) == 1
    for number, entry in enumerate(entries):
        depth = entry.depth - 1 if wraps and number else entry.depth
        yield entry._replace(depth=min(depth, DEEPEST))


def _from_nav(archive: Archive, name: str) -> Contents:
    root = parse_leniently(archive.find(name) or b"")
    found = Contents()
    folder = name.rpartition("/")[0]
    for nav in root.iter("nav") if root is not None else ():
        types = types_of(nav)
        if "toc" in types and not found.chapters:
            found = replace(found, chapters=tuple(_lines(archive, nav, folder)))
        elif "page-list" in types or "pagelist" in types:
            found = replace(found, pages=tuple(_lines(archive, nav, folder)))
        elif "landmarks" in types:
            found = replace(found, roles=tuple(_landmarks(archive, nav, folder)))
    return found


def _lines(archive: Archive, nav: _Element, folder: str) -> Iterator[Entry]:
    from lxml import etree

    depth = count = 0
    for event, element in etree.iterwalk(nav, events=("start", "end")):
        if element.tag == "ol":
            depth += 1 if event == "start" else -1
        elif element.tag == "a" and event == "start" and count < MOST_ENTRIES:
            member, fragment = member_at(archive, element.get("href") or "", folder)
            label = _text(element)
            if member and label:
                count += 1
                yield Entry(member, fragment, label, max(1, depth))


def _landmarks(archive: Archive, nav: _Element, folder: str) -> Iterator[tuple[str, str]]:
    for link in nav.iter("a"):
        member, fragment = member_at(archive, link.get("href") or "", folder)
        if member and not fragment:
            yield from ((member, kind) for kind in types_of(link))


def _from_ncx(archive: Archive, name: str) -> Contents:
    root = parse_leniently(archive.find(name) or b"")
    if root is None:
        return Contents()
    from lxml import etree

    folder = name.rpartition("/")[0]
    chapters: list[Entry] = []
    pages: list[Entry] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag == "navPoint":
            depth += 1 if event == "start" else -1
        if event == "end" or element.tag not in ("navPoint", "pageTarget"):
            continue
        entry = _point(archive, element, folder, depth)
        if entry and len(chapters) + len(pages) < MOST_ENTRIES:
            (chapters if element.tag == "navPoint" else pages).append(entry)
    return Contents(tuple(chapters), tuple(pages))


def _point(archive: Archive, point: _Element, folder: str, depth: int) -> Entry | None:
    content = point.find("content")
    label = point.find("navLabel")
    if content is None:
        return None
    member, fragment = member_at(archive, content.get("src") or "", folder)
    said = _text(label) if label is not None else ""
    said = said or (point.get("value") or "" if point.tag == "pageTarget" else "")
    return Entry(member, fragment, said, max(1, depth)) if member and said else None


def _text(element: _Element) -> str:
    return " ".join(normalise("".join(element.itertext())).split())
