"""What a book says of itself: its package document, the metadata in it, and the order in which its files are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive, resolved
from reader.loading.characters import normalise
from reader.loading.original import Original
from reader.loading.xml_tree import attribute, parse_leniently

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
NOBODY = frozenset({"unknown", "unbekannt", "inconnu", "desconocido", "sconosciuto", "anonymous author", "n/a", "none"})
"""What programs that make books write where nobody told them."""

EARLIEST_YEAR = 1000
MOST_FALLBACKS = 8


class Item(NamedTuple):
    """One file in the order of reading; `is_linear` is false for what the book sets beside it."""

    name: str
    media_type: str
    is_linear: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """A book's package document. `nav` and `ncx` are the names of its tables of contents; `roles` what its files are called."""

    spine: tuple[Item, ...]
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    nav: str = ""
    ncx: str = ""
    roles: tuple[tuple[str, str], ...] = ()


def read_package(archive: Archive, original: Original) -> Package:
    """Read a book's package document; raises UnreadableArticleError when there is none, or no file to read."""
    name = _package_name(archive)
    root = parse_leniently(archive.read(name)) if name else None
    if root is None:
        raise UnreadableArticleError(f"{original.shown} is no complete EPUB book: it does not say what is in it.")
    folder = name.rpartition("/")[0]
    manifest = {item.get("id") or "": item for item in _inside(root, "manifest", "item")}
    spine = tuple(_spine(archive, root, manifest, folder)) or tuple(_any_documents(archive))
    if not spine:
        raise UnreadableArticleError(f"{original.shown} is an EPUB book without any text in it.")
    metadata = next(root.iter("metadata"), root)
    refined = _refinements(metadata)
    return Package(
        spine=spine,
        title=_title(metadata, refined),
        byline=_byline(metadata, refined),
        publisher=next((each for each in _texts(metadata, "publisher") if each.lower() not in NOBODY), ""),
        published=_published(metadata),
        language=next(iter(_texts(metadata, "language")), ""),
        address=next((each for each in _texts(metadata, "identifier") if re.match(r"https?://\S+$", each)), ""),
        nav=_nav(archive, manifest, folder),
        ncx=_ncx(archive, root, manifest, folder),
        roles=tuple(_roles(archive, root, folder)),
    )


def member_at(archive: Archive, href: str, folder: str) -> tuple[str, str]:
    """The name of the member that an address in a file of a folder leads to, and the fragment; empty when it is elsewhere."""
    path, _, fragment = href.strip().partition("#")
    if SCHEME.match(path):
        return "", ""
    path = path.partition("?")[0]
    for spelling in (unquote(path), path):
        name = archive.name_of(resolved(spelling, folder)) if spelling else ""
        if name:
            return name, unquote(fragment)
    return "", ""


def _package_name(archive: Archive) -> str:
    data = archive.find(CONTAINER)
    root = parse_leniently(data) if data else None
    for rootfile in root.iter("rootfile") if root is not None else ():
        name = archive.name_of(unquote(rootfile.get("full-path") or "")) or archive.name_of(
            rootfile.get("full-path") or ""
        )
        if name:
            return name
    return next((name for name in archive.names if name.lower().endswith(".opf")), "")


# -- files -----------------------------------------------------------------------------------------------------------


def _inside(root: _Element, parent: str, tag: str) -> Iterator[_Element]:
    for each in root.iter(parent):
        yield from each.iter(tag)


def _spine(archive: Archive, root: _Element, manifest: dict[str, _Element], folder: str) -> Iterator[Item]:
    """The files in the order of reading, each once; a file that we cannot show gives way to its fallback."""
    seen = set()
    for reference in _inside(root, "spine", "itemref"):
        item = _readable(manifest.get(reference.get("idref") or ""), manifest)
        if item is None:
            continue
        name, _ = member_at(archive, item.get("href") or "", folder)
        if name and name not in seen:
            seen.add(name)
            yield Item(name, _media_type(item), reference.get("linear") != "no")


def _readable(item: _Element | None, manifest: dict[str, _Element]) -> _Element | None:
    for _ in range(MOST_FALLBACKS):
        if item is None or _is_readable(item):
            return item
        item = manifest.get(item.get("fallback") or "")
    return None


def _is_readable(item: _Element) -> bool:
    kind = _media_type(item)
    href = (item.get("href") or "").lower()
    return kind in DOCUMENTS or kind.startswith("image/") or href.endswith((".xhtml", ".html", ".htm"))


def _media_type(item: _Element) -> str:
    return (item.get("media-type") or "").strip().lower()


def _any_documents(archive: Archive) -> Iterator[Item]:
    """Every file that looks like a chapter, for a book that lost its spine."""
    for name in sorted(archive.names):
        if name.lower().endswith((".xhtml", ".html", ".htm")):
            yield Item(name, "application/xhtml+xml")


def _nav(archive: Archive, manifest: dict[str, _Element], folder: str) -> str:
    for item in manifest.values():
        if "nav" in (item.get("properties") or "").split():
            return member_at(archive, item.get("href") or "", folder)[0]
    return ""


def _ncx(archive: Archive, root: _Element, manifest: dict[str, _Element], folder: str) -> str:
    spine = next(root.iter("spine"), None)
    named = manifest.get(spine.get("toc") or "") if spine is not None else None
    typed = (item for item in manifest.values() if _media_type(item) == "application/x-dtbncx+xml")
    item = named if named is not None else next(typed, None)
    return member_at(archive, item.get("href") or "", folder)[0] if item is not None else ""


def _roles(archive: Archive, root: _Element, folder: str) -> Iterator[tuple[str, str]]:
    """What the guide of an EPUB 2 says of files: their names and types ("cover", "title-page", "toc")."""
    for reference in _inside(root, "guide", "reference"):
        name, fragment = member_at(archive, reference.get("href") or "", folder)
        if name and not fragment:
            yield name, (reference.get("type") or "").lower().removeprefix("other.")


# -- metadata --------------------------------------------------------------------------------------------------------


def _texts(metadata: _Element, tag: str) -> list[str]:
    return [text for element in metadata.iter(tag) if (text := _text(element))]


def _text(element: _Element) -> str:
    return " ".join(normalise("".join(element.itertext())).split())


def _refinements(metadata: _Element) -> dict[tuple[str, str], str]:
    """What an EPUB 3 says about single elements of its metadata, by their id: ("creator1", "role") -> "aut"."""
    return {
        ((meta.get("refines") or "").removeprefix("#"), meta.get("property") or ""): _text(meta)
        for meta in metadata.iter("meta")
        if meta.get("refines")
    }


def _title(metadata: _Element, refined: dict[tuple[str, str], str]) -> str:
    titles = [(_text(each), refined.get((each.get("id") or "", "title-type"), "")) for each in metadata.iter("title")]
    titles = [(text, kind) for text, kind in titles if text]
    if not titles:
        return ""
    main = next((text for text, kind in titles if kind == "main"), titles[0][0])
    subtitle = next((text for text, kind in titles if kind == "subtitle"), "")
    return f"{main}: {subtitle}" if subtitle and subtitle.casefold() not in main.casefold() else main


def _byline(metadata: _Element, refined: dict[tuple[str, str], str]) -> str:
    """Those who wrote it; of several kinds of creators the authors."""
    creators = [
        (_text(each), (attribute(each, "role") or refined.get((each.get("id") or "", "role"), "")).lower())
        for each in metadata.iter("creator")
    ]
    creators = [(name, role) for name, role in creators if name and name.lower() not in NOBODY]
    authors = [name for name, role in creators if role in ("", "aut")]
    return ", ".join(dict.fromkeys(authors or [name for name, _ in creators]))


def _published(metadata: _Element) -> str:
    """When it was published, as far as it says: a year, a month or a day."""
    dates = [(attribute(each, "event").lower(), _text(each)) for each in metadata.iter("date")]
    dates = [(event, text) for event, text in dates if event not in ("modification", "conversion", "creation")]
    for _, text in sorted(dates, key=lambda date: "publication" not in date[0]):
        match = DAY.match(text)
        if match and int(match[1]) >= EARLIEST_YEAR:
            return "-".join(part for part in match.groups() if part)
    return ""
