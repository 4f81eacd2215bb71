"""A Markdown text -> an article: its front matter, its blocks, and what its writer hid between them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.article import Article, Block, Hidden, Span
from reader.errors import UnreadableArticleError
from reader.loading import plain_text
from reader.loading.characters import normalise
from reader.loading.encoding import decode
from reader.loading.furniture import REASONS
from reader.loading.language import guess_language
from reader.loading.markdown.front_matter import FrontMatter, read_front_matter
from reader.loading.original import Original
from reader.loading.parts import Part, joined
from reader.loading.pictures import Pictures
from reader.loading.plain_text import beginning_of
from reader.loading.saved_page import ATTACHMENT_FOLDERS, finder
from reader.progress import Progress

MOST_ABOVE = 200
"""Characters that may stand above a title."""

NO_LETTERS = re.compile(r"[\W_]+")


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a Markdown file. Raises UnreadableArticleError for one of white space."""
    return article_of(decode(original.data), original, progress)


def article_of(decoded: str, original: Original, progress: Progress) -> Article:
    """Make an article of a decoded Markdown text. Raises UnreadableArticleError for one of white space."""
    text = normalise(decoded)
    if not text.strip():
        raise UnreadableArticleError(f"{original.shown} holds nothing but white space.")
    progress(0.3)
    front, body = read_front_matter(text)
    pictures = Pictures(_notebook_finder(original))
    page = _page(body, original.url or front.url, pictures, progress)
    if not page.parts:
        return plain_text.article_of(text, original, progress=progress)
    return _assembled(page, front, original, pictures, text)


class _Page(NamedTuple):
    """The blocks of a text, and what its writer hid between them."""

    parts: list[Part]
    hidden: list[Hidden]


def _page(body: str, base: str, pictures: Pictures, progress: Progress) -> _Page:
    from reader.loading.html.emit import emit
    from reader.loading.html.tree import parse
    from reader.loading.markdown.rendering import HIDDEN, rendered

    page = rendered(body)
    progress(0.6)
    parts: list[Part] = []
    hidden: list[Hidden] = []
    for part in emit(parse(page.markup), base=base, pictures=pictures):
        sign = HIDDEN.fullmatch(part.text)
        if sign and int(sign[1]) < len(page.hidden):
            hidden.append(Hidden(page.hidden[int(sign[1])], "comment", REASONS["comment"], len(parts)))
        else:
            parts.append(part)
    progress(0.8)
    return _Page(parts, hidden)


def _notebook_finder(original: Original) -> Callable[[str], bytes | None]:
    """Find pictures as notebooks do: a bare name also lies in the folders that they keep pictures in."""
    find = finder(original, beside=True)

    def find_also(src: str) -> bytes | None:
        found = find(src)
        if found is None and "/" not in src and "\\" not in src:
            places = (f"{above}{folder}/{src}" for above in ("", "../") for folder in sorted(ATTACHMENT_FOLDERS))
            found = next((data for data in map(find, places) if data is not None), None)
        return found

    return find_also


def _assembled(page: _Page, front: FrontMatter, original: Original, pictures: Pictures, text: str) -> Article:
    parts, hidden = page.parts, page.hidden
    index = _title_index(parts, front.title)
    title = front.title or (parts[index].text if index >= 0 else "")
    if index >= 0:
        parts[index] = Part(parts[index].text, replace(parts[index].block, kind="title", level=0))
    elif title:
        parts.insert(0, Part(title, Block(Span(0, len(title)), "title")))
        hidden = [replace(each, before=each.before + 1) if each.before else each for each in hidden]
    if front.lines:
        hidden.insert(0, Hidden(front.lines, "front matter", REASONS["front matter"], 0))
    url = original.url or front.url
    joined_text, blocks = joined(parts)
    return Article(
        id=hashlib.sha256((original.url or text).encode("utf-8")).hexdigest()[:10],
        text=joined_text,
        blocks=blocks,
        title=title or PurePath(original.name).stem or beginning_of(joined_text),
        byline=front.byline,
        site=front.site or (urlsplit(url).hostname or "").removeprefix("www."),
        url=url,
        published=front.published,
        language=front.language or guess_language(joined_text),
        source=original.path,
        hidden=tuple(hidden),
        pictures=pictures.taken,
    )


def _title_index(parts: Sequence[Part], title: str) -> int:
    """The index of the heading that is the title: the first of level 1, with no more than pictures and a line or two above it.

    A title that is known from the details has to be what the heading says.
    """
    above = 0
    for index, (text, block) in enumerate(parts):
        if block.kind == "heading":
            is_it = _letters(text) == _letters(title) if title else block.level == 1
            return index if is_it else -1
        above += len(text) if block.kind != "image" else 0
        if above > MOST_ABOVE:
            return -1
    return -1


def _letters(text: str) -> str:
    return NO_LETTERS.sub("", text).casefold()
