"""The files that a Word document is made of: its text, its notes, its styles, and what they refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive, resolved
from reader.loading.docx.names import PACKAGED, STRICT
from reader.loading.original import Original
from reader.loading.xml_tree import parse_with_namespaces

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TAGS = 3_000_000
"""Tags in one file. A document of a thousand pages has one million."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a file refers to under an id: a member of the archive, or an address elsewhere."""

    kind: str
    target: str
    is_elsewhere: bool


class WordFile:
    """A Word document's archive; raises UnreadableArticleError when there is no text in it."""

    def __init__(self, archive: Archive, original: Original) -> None:
        self._archive = archive
        self._shown = original.shown
        self.main = self._named_in("_rels/.rels", "officeDocument") or archive.name_of("word/document.xml")
        if not self.main:
            raise UnreadableArticleError(f"{original.shown} is no complete Word document: its text is missing in it.")
        self._folder = self.main.rpartition("/")[0]

    def text(self) -> _Element:
        """The tree of the text; raises UnreadableArticleError when it cannot be read."""
        root = self._tree(self._archive.read(self.main))
        if root is None:
            raise UnreadableArticleError(f"{self._shown} is damaged: the text in it cannot be read.")
        return root

    def part(self, kind: str) -> tuple[str, _Element | None]:
        """The name and tree of a part that the text refers to ("styles", "footnotes"); neither when it has none."""
        name = self._named_in(_relationships(self.main), kind) or self._archive.name_of(f"{self._folder}/{kind}.xml")
        data = self._archive.find(name) if name else None
        root = self._tree(data) if data else None
        return (name, root) if root is not None else ("", None)

    def properties(self) -> _Element | None:
        """The tree of the core properties: title, author, dates."""
        name = self._named_in("_rels/.rels", "core-properties") or "docProps/core.xml"
        data = self._archive.find(name)
        return self._tree(data) if data else None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What a part refers to, by the ids that it uses."""
        data = self._archive.find(_relationships(name))
        root = self._tree(data) if data else None
        folder = name.rpartition("/")[0]
        found: dict[str, Relationship] = {}
        for each in root.iter(f"{{{PACKAGED}}}Relationship") if root is not None else ():
            kind = (each.get("Type") or "").rpartition("/")[2]
            target = each.get("Target") or ""
            is_elsewhere = each.get("TargetMode") == "External"
            if not is_elsewhere:
                target = self._archive.name_of(resolved(unquote(target), folder)) or target
            found[each.get("Id") or ""] = Relationship(kind, target, is_elsewhere)
        return found

    def _named_in(self, relationships: str, kind: str) -> str:
        """The member that a list of relationships names for a kind."""
        folder, _, file = relationships.rpartition("_rels/")
        for each in self.relationships(folder + file.removesuffix(".rels")).values():
            if each.kind == kind and not each.is_elsewhere and self._archive.name_of(each.target):
                return self._archive.name_of(each.target)
        return ""

    def _tree(self, data: bytes) -> _Element | None:
        if data.count(b"<") > MOST_TAGS:
            raise UnreadableArticleError(
                f"{self._shown} has more than {MOST_TAGS:,} tags in one part; no text needs so many."
            )
        for strict, usual in STRICT:
            if strict in data:
                data = data.replace(strict, usual)
        return parse_with_namespaces(data)


def _relationships(name: str) -> str:
    """The member that lists what a part refers to."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
