"""The blocks of a Word document -> an article: its title found, markers put before items, comments folded away."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from reader.article import Article, Block, Hidden, Span
from reader.loading.declared import settled_language
from reader.loading.docx.properties import Properties
from reader.loading.original import Original
from reader.loading.parts import Part, folded, joined
from reader.loading.pictures import Pictures
from reader.loading.signs import read_signs

REASONS = {
    "contents": "the document's own table of contents",
    "comment": "a comment in the margin",
}
"""Each kind of what is folded away, and why."""

BEGINNING = 6
"""Blocks among which a title is looked for."""


class Line(NamedTuple):
    """A part, and what the document says that it is: "title", "contents" or nothing of note."""

    role: str
    part: Part


def article_of(
    original: Original,
    properties: Properties,
    lines: Sequence[Line],
    *,
    meanings: Sequence[tuple[str, str]],
    comments: Mapping[str, Sequence[str]],
    pictures: Pictures,
) -> Article:
    """Make an article of a document's blocks; `meanings` are those of the signs in them, by number."""
    kept, hidden = _parted(lines, meanings, comments)
    bare = "\n".join(part.text for part in kept)
    parts, title = _entitled(kept, properties.title)
    by = len(parts) - len(kept)
    text, blocks = joined(parts)
    return Article(
        id=hashlib.sha256((original.url or bare).encode("utf-8")).hexdigest()[:10],
        text=text,
        blocks=blocks,
        title=title or PurePath(original.name).stem,
        byline=properties.byline,
        url=original.url,
        published=properties.created,
        language=settled_language(properties.language, bare),
        source=original.path,
        hidden=tuple(replace(each, before=each.before + by) for each in hidden),
        pictures=pictures.taken,
    )


def _parted(
    lines: Sequence[Line], meanings: Sequence[tuple[str, str]], comments: Mapping[str, Sequence[str]]
) -> tuple[list[Part], list[Hidden]]:
    """What stays, items with their markers, and what is folded away: lists of contents, and comments after their block."""
    kept: list[Part] = []
    hidden: list[Hidden] = []
    contents: list[Part] = []
    for role, part in lines:
        parts, signs = read_signs([part])
        if role == "contents":
            contents += parts
            continue
        if contents:
            hidden.append(folded(contents, "contents", REASONS["contents"], len(kept)))
            contents = []
        said = [meanings[each.number] for each in signs if each.number < len(meanings)]
        markers = [meaning for kind, meaning in said if kind == "marker"]
        is_title = role == "title" and not any(each.block.kind == "title" for each in kept)
        kept += [_settled(each, markers, is_title=is_title) for each in parts]
        for kind, meaning in said:
            if kind == "comment" and comments.get(meaning):
                hidden.append(folded(_paragraphs(comments[meaning]), "comment", REASONS["comment"], len(kept)))
    if contents:
        hidden.append(folded(contents, "contents", REASONS["contents"], len(kept)))
    return kept, hidden


def _settled(part: Part, markers: Sequence[str], *, is_title: bool) -> Part:
    text, block = part
    if markers and block.kind == "item":
        block = replace(block, marker=markers[0])
    if is_title:
        block = replace(block, kind="title", level=0, marks=())
    return Part(text, block)


def _paragraphs(texts: Sequence[str]) -> list[Part]:
    return [Part(text, Block(Span(0, len(text)))) for text in texts]


# -- the title -------------------------------------------------------------------------------------------------------


def _entitled(parts: list[Part], said: str) -> tuple[list[Part], str]:
    """The parts with a title block, where the document has a title, and the title.

    That is the block in the style of titles; else one of the first that is what the properties say; else a heading at the
    beginning that stands above all others; else what the properties say.
    """
    titled = next((part.text for part in parts if part.block.kind == "title"), "")
    if titled:
        return parts, titled
    for number, (text, block) in enumerate(parts[:BEGINNING]):
        if said and block.kind in ("paragraph", "heading") and text.casefold() == said.casefold():
            return _promoted(parts, number), text
    levels = [part.block.level for part in parts if part.block.kind == "heading"]
    for number, (text, block) in enumerate(parts[:BEGINNING]):
        if block.kind == "heading":
            if block.level == min(levels) and levels.count(block.level) == 1:
                return _promoted(parts, number), text
            break
    return ([Part(said, Block(Span(0, len(said)), "title")), *parts] if said else parts), said


def _promoted(parts: list[Part], number: int) -> list[Part]:
    """The parts, one of them the title; headings that stood below it move up to level 1."""
    title = replace(parts[number].block, kind="title", level=0, marks=())
    others = [part.block.level for index, part in enumerate(parts) if part.block.kind == "heading" and index != number]
    by = min(others, default=1) - 1
    found = [
        Part(text, replace(block, level=block.level - by)) if block.kind == "heading" and by else Part(text, block)
        for text, block in parts
    ]
    found[number] = Part(parts[number].text, title)
    return found
