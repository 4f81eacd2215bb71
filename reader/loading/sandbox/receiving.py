"""Taking an article over from the process that read it, which may be in the hands of what it read.

Nothing is believed: every span lies where it must, every kind is one that we know, links and pictures are what they say.
What does not fit together is refused as a whole; a link that leads nowhere good is dropped alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from reader.article import Article, Block, BlockKind, Cell, Hidden, Mark, MarkKind, Picture, Sheet, Span
from reader.article.record import from_record
from reader.loading.html.links import safe_link
from reader.loading.original import Original
from reader.loading.pictures import picture_type
from reader.loading.sandbox.frames import Frame

KINDS, MARKS = frozenset(get_args(BlockKind)), frozenset(get_args(MarkKind))
DEEPEST = 1_000
LONGEST_FACT = 20_000
"""Code points of a title, a name, an address: anything that is not the text."""

OTHER_BREAKS = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Breaks that no text may hold; line feeds stand between blocks alone."""

ID = re.compile("[0-9a-f]{10}")
WEB = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)
PLAIN_LINK = re.compile(
    r"(?:https?://[A-Za-z0-9.-]{1,250}(?:[/?#][A-Za-z0-9/?#&=%.,:;+~_!-]{0,2000})?|#[A-Za-z0-9_-]{1,200})"
)
"""Links, nearly all, that need no closer look."""

SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
FACTS = ("title", "byline", "site", "url", "published", "language", "source")


class UnsoundAnswerError(Exception):
    """What came back is no article."""


def received(frame: Frame, original: Original) -> Article:
    """The article in an answer.

    Raises `UnsoundAnswerError` when its parts do not fit together.
    """
    try:
        article = from_record(frame.record["article"], _identity(frame.record["id"]))
        pictures = _pictures(frame.record["pictures"], frame.data)
        return _sound(replace(article, pictures=pictures), original)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise UnsoundAnswerError(f"{type(error).__name__}: {error}") from error


def _identity(value: object) -> str:
    _demand(isinstance(value, str) and ID.fullmatch(value), "an id of ten hexadecimal digits")
    return str(value)


def _pictures(listed: object, data: bytes) -> tuple[Picture, ...]:
    """The pictures, each named by its bytes."""
    found, start = [], 0
    for name, size in listed if isinstance(listed, list) else ():
        _demand(_is_count(size), "a picture's size")
        held = data[start : start + size]
        start += size
        ending = picture_type(held)
        _demand(ending and name == hashlib.sha256(held).hexdigest()[:16] + ending, "a picture's name")
        found.append(Picture(name, held))
    _demand(start == len(data), "as many pictures as were sent")
    return tuple(found)


def _sound(article: Article, original: Original) -> Article:
    for fact in FACTS:
        _demand_fact(getattr(article, fact))
    names = frozenset(picture.name for picture in article.pictures)
    _demand(not article.sheets or _are_sorted(article.sheets, len(article.text)), "pages in order")
    return replace(
        article,
        text=_characters(article.text),
        blocks=_sound_blocks(article.blocks, article.text, names),
        hidden=tuple(_sound_hidden(each, len(article.blocks), names) for each in article.hidden),
        url=article.url if WEB.fullmatch(article.url) else original.url,
        source=original.path,
    )


def _sound_hidden(hidden: Hidden, blocks: int, names: frozenset[str]) -> Hidden:
    _demand_fact(hidden.kind)
    _demand_fact(hidden.reason)
    _demand(_is_count(hidden.before) and hidden.before <= blocks, "a place for what is hidden")
    _demand(isinstance(hidden.text, str) and not OTHER_BREAKS.search(hidden.text), "a text of what is hidden")
    sound = _sound_blocks(hidden.blocks, hidden.text, names) if hidden.blocks else ()
    return replace(hidden, text=_characters(hidden.text), blocks=sound)


def _sound_blocks(blocks: Sequence[Block], text: object, names: frozenset[str]) -> tuple[Block, ...]:
    """The blocks of a text, which they divide without a gap, each with marks and cells inside it."""
    _demand(isinstance(text, str) and not OTHER_BREAKS.search(text), "a text")
    text = str(text)
    _demand(blocks and text.count("\n") == len(blocks) - 1, "a block for every line of the text")
    end = -1
    for block in blocks:
        _demand_span(block.span, end + 1, len(text))
        _demand(block.span.start == end + 1, "blocks one after another")
        _demand(block.span.end == len(text) or text[block.span.end] == "\n", "a block that ends with its line")
        end = block.span.end
    _demand(end == len(text), "blocks up to the end of the text")
    return tuple(_sound_block(block, names) for block in blocks)


def _sound_block(block: Block, names: frozenset[str]) -> Block:
    _demand(block.kind in KINDS and _is_count(block.level) and block.level <= DEEPEST, "a kind and a level of a block")
    _demand(isinstance(block.is_tight, bool), "how close a block stands")
    for fact in (block.language, block.marker, *block.names):
        _demand_fact(fact)
    _demand(not block.picture or block.picture in names, "a picture that came along")
    for cell in block.cells:
        _demand_cell(cell, block.span)
    src = _sound_src(block.src) if block.src else ""
    marks = tuple(mark for each in block.marks if (mark := _sound_mark(each, block.span)))
    return block if (src, marks) == (block.src, block.marks) else replace(block, src=src, marks=marks)


def _sound_src(src: str) -> str:
    """A picture's address, if it is one of the web or of a file beside the article; else nothing."""
    if len(src) > LONGEST_FACT or (SCHEME.match(src) and not WEB.fullmatch(src)):
        return ""
    _demand_fact(src)
    return src


def _sound_mark(mark: Mark, span: Span) -> Mark | None:
    """A mark, or nothing in place of a link that leads nowhere good."""
    _demand_span(mark.span, span.start, span.end)
    _demand(mark.kind in MARKS, "a kind of a mark")
    _demand_fact(mark.href)
    href = mark.href if not mark.href or PLAIN_LINK.fullmatch(mark.href) else safe_link(mark.href)
    if mark.kind == "link" and not href:
        return None
    return mark if href == mark.href else replace(mark, href=href)


def _demand_cell(cell: Cell, span: Span) -> None:
    _demand_span(cell.span, span.start, span.end)
    _demand(_is_count(cell.columns) and 1 <= cell.columns <= DEEPEST, "the width of a cell")
    _demand(isinstance(cell.is_header, bool), "the kind of a cell")


def _demand_span(span: Span, lowest: int, highest: int) -> None:
    is_whole = _is_count(span.start) and _is_count(span.end)
    _demand(is_whole and lowest <= span.start <= span.end <= highest, "a span inside the text")


def _demand_fact(value: object) -> None:
    if type(value) is str and value.isascii() and value.isprintable() and len(value) <= LONGEST_FACT:
        return  # nearly all
    _demand(isinstance(value, str) and len(value) <= LONGEST_FACT, "a short text")
    fact = str(value)
    _demand("\n" not in fact and not OTHER_BREAKS.search(fact) and _characters(fact) == fact, "a text of one line")


def _demand(holds: object, wanted: str) -> None:
    if not holds:
        raise UnsoundAnswerError(f"not {wanted}")


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _are_sorted(sheets: Sequence[Sheet], end: int) -> bool:
    before = 0
    for sheet in sheets:
        _demand_fact(sheet.label)
        if not _is_count(sheet.offset) or not before <= sheet.offset <= end:
            return False
        before = sheet.offset
    return True


def _characters(text: str) -> str:
    """The text with halves of surrogate pairs replaced, so that every file can hold it; its length stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
