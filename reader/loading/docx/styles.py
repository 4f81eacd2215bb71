"""The styles of a Word document: which of them are titles, headings, quotes, code, whatever language or program named them.

Word saves the names of its own styles in English; LibreOffice, Pages and converters do not always. A style that is based on a
heading, or has an outline level, is a heading too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.loading.docx.names import is_on, value, w, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|nagłówek|nadpis|otsikko|заголовок|标题|標題|見出し|제목)"
    r"\s*([1-9])?",
    re.IGNORECASE,
)
CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis|inhaltsverzeichnis|index|table of (?:figures|authorities)|tm|indice|sumário)\s*(?:\d|heading|überschrift)"
    r"|table of (?:figures|authorities)|contents heading",
    re.IGNORECASE,
)
ROLES = {
    **dict.fromkeys(("title", "titel", "titre", "título", "titolo", "document title", "book title page"), "title"),
    **dict.fromkeys(("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel"), "subtitle"),
    **dict.fromkeys(
        ("quote", "intense quote", "block text", "quotations", "block quotation", "blockquote", "block quote", "zitat"),
        "quote",
    ),
    **dict.fromkeys(("intensives zitat", "citation", "citation intense", "cita", "citazione"), "quote"),
    **dict.fromkeys(("html preformatted", "preformatted text", "source code", "code", "macro text", "listing"), "code"),
    **dict.fromkeys(
        ("caption", "beschriftung", "légende", "illustration", "figure", "drawing", "image caption"), "caption"
    ),
    **dict.fromkeys(("table caption", "captioned figure caption"), "caption"),
}
"""What a paragraph is by the name of its style."""

CODE_CHARACTERS = frozenset(
    {
        "html code",
        "source text",
        "verbatim char",
        "code",
        "inline code",
        "code char",
        "html typewriter",
        "html sample",
        "html keyboard",
        "teletype",
    }
)
BODY_LEVEL = 9
DEEPEST_HEADING = 6
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name in small letters, what it is based on, and those of its properties that say what a text is."""

    name: str
    based_on: str
    outline: int | None
    numbering: tuple[str, int | None] | None
    is_bold: bool | None
    is_italic: bool | None


class Styles:
    """The styles of one document."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        for element in root.iter(w("style")) if root is not None else ():
            self._styles.setdefault(element.get(w("styleId")) or "", _style(element))

    def role(self, style_id: str) -> str:
        """What a paragraph of a style is: "title", "h1" ..., "quote", "code", "caption", "contents"; empty for plain text."""
        for style in self._chain(style_id):
            found = _role_of_name(style.name)
            if not found and style.outline is not None and style.outline < BODY_LEVEL:
                found = heading(style.outline + 1)
            if found or style.outline == BODY_LEVEL:
                return found
        return ""

    def numbering(self, style_id: str) -> tuple[str, int | None] | None:
        """The list that a style puts its paragraphs in: its number, and the level if the style says it."""
        return next((style.numbering for style in self._chain(style_id) if style.numbering), None)

    def is_bold(self, style_id: str) -> bool:
        """Whether a style of characters makes them bold."""
        return bool(next((style.is_bold for style in self._chain(style_id) if style.is_bold is not None), False))

    def is_italic(self, style_id: str) -> bool:
        """Whether a style of characters makes them italic."""
        return bool(next((style.is_italic for style in self._chain(style_id) if style.is_italic is not None), False))

    def is_code(self, style_id: str) -> bool:
        """Whether a style of characters is that of code."""
        return any(style.name in CODE_CHARACTERS for style in self._chain(style_id))

    def _chain(self, style_id: str) -> Iterator[Style]:
        """A style and those that it is based on."""
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.based_on


def heading(level: int) -> str:
    """The role of a heading of a level."""
    return f"h{min(DEEPEST_HEADING, max(1, level))}"


def _style(element: _Element) -> Style:
    paragraph, run = element.find(w("pPr")), element.find(w("rPr"))
    outline = value(paragraph, "outlineLvl")
    listed = paragraph.find(w("numPr")) if paragraph is not None else None
    level = value(listed, "ilvl")
    return Style(
        name=value(element, "name").strip().lower(),
        based_on=value(element, "basedOn"),
        outline=whole(outline, BODY_LEVEL) if outline else None,
        numbering=(value(listed, "numId"), whole(level) if level else None) if value(listed, "numId") else None,
        is_bold=is_on(run, "b"),
        is_italic=is_on(run, "i"),
    )


def _role_of_name(name: str) -> str:
    if name in ROLES:
        return ROLES[name]
    if CONTENTS.fullmatch(name):
        return "contents"
    match = HEADING.fullmatch(name)
    return heading(int(match[1] or 1)) if match else ""
