"""The text alone, for what is too much for a full reading: tags are cut out, lines become paragraphs, nothing is judged.

It runs in Close Reader's own process on the worst that there is, so its time and memory grow with the length of the text alone.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import urlsplit

from reader.article import Article, Hidden, compose
from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive
from reader.loading.characters import normalise
from reader.loading.encoding import decode
from reader.loading.original import Original
from reader.loading.sandbox.skipping import shown_of

LONGEST_PARAGRAPH = 4_000
"""Code points. A longer line is cut between two words."""

MOST_PARAGRAPHS = 100_000
"""Of a text with more lines, several are put together."""

MOST_TAGS = 1_500_000
"""Of a page with more, only its beginning is looked at."""

LARGEST_SUM = 20_000_000
"""Code points of markup, in all parts of a document together."""

PART = re.compile(r"(?:^word/document\.xml|\.x?html?)$", re.IGNORECASE)
"""Names of the parts of a document that have its text."""

STEP = 100_000
LONGEST_TITLE = 300

BREAKING = re.compile(
    r"<(?:/?(?:w:)?(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|caption|section|article|header|footer|main|nav|aside|blockquote|pre"
    r"|figure|figcaption|hr|body|head|html|title|form|option|address)(?![\w-]))",
    re.IGNORECASE,
)
"""How a tag begins that ends a line, of a page and of a Word document."""

TAG = re.compile(r"""<[a-zA-Z/!?](?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+>""")
TITLE = re.compile(r"<title[^<>]*>([^<]*)", re.IGNORECASE)
BLANKS = re.compile(r"[ \t]{2,}|\t")


def read_text(original: Original, why: str) -> Article:
    """Make an article of the lines of a text file."""
    notice = f"This text was too much for the full reading, because {why}; its lines are shown."
    return _article(decode(original.data, original.charset), original, notice)


def read_markup(original: Original, why: str) -> Article:
    """Make an article of what stands between the tags of a web page."""
    markup, was_cut = _bearable(decode(original.data, original.charset))
    found = TITLE.search(markup)
    title = " ".join(normalise(html.unescape(found[1])).split())[:LONGEST_TITLE] if found else ""
    return _article(text_of(markup), original, _notice("This page", why, was_cut), title)


def read_archive(original: Original, why: str) -> Article:
    """Make an article of what stands between the tags of a book's or a Word document's parts, in the order that they lie in."""
    archive = Archive(original)
    texts, size, was_cut = [], 0, False
    for name in archive.names:
        if not PART.search(name):
            continue
        markup, is_part = _bearable(decode(archive.find(name) or b""))
        size += len(markup)
        was_cut = was_cut or is_part or size > LARGEST_SUM
        if size > LARGEST_SUM:
            break
        texts.append(text_of(markup))
    return _article("\n".join(texts), original, _notice("This document", why, was_cut))


def _notice(what: str, why: str, was_cut: bool) -> str:
    shown = "only the text of its beginning is shown" if was_cut else "only its text is shown"
    return f"{what} was too much for the full reading, because {why}; {shown}."


def text_of(markup: str) -> str:
    """What stands between tags, a line for every block."""
    for blank in "\t\n\v\f\r":
        markup = markup.replace(blank, " ")
    shown = "".join(shown_of(markup))
    return html.unescape(TAG.sub("", BREAKING.sub(r"\n\g<0>", shown)))


def _bearable(markup: str) -> tuple[str, bool]:
    """As much of a markup as can be looked at, and whether that is not all of it."""
    tags = 0
    for start in range(0, len(markup), STEP):
        tags += markup.count("<", start, start + STEP)
        if tags > MOST_TAGS:
            return markup[: start + STEP], start + STEP < len(markup)
    return markup, False


def _article(text: str, original: Original, notice: str, title: str = "") -> Article:
    """Make an article of lines, and say above it that it is no more than that."""
    lines = [*([title] if title else []), *_paragraphs(normalise(text))]
    if len(lines) <= bool(title):
        raise UnreadableArticleError(f"{original.shown} holds no text that could be read.")
    joined, blocks = compose(
        ("title" if title and not number else "paragraph", line, 0) for number, line in enumerate(lines)
    )
    return Article(
        id=hashlib.sha256((original.url or joined).encode("utf-8")).hexdigest()[:10],
        text=joined,
        blocks=blocks,
        title=title or PurePath(original.name).stem,
        site=(urlsplit(original.url).hostname or "").removeprefix("www."),
        url=original.url,
        source=original.path,
        hidden=(Hidden(notice, "notice", "the page in full was too much", 0),),
    )


def _paragraphs(text: str) -> list[str]:
    """The lines that are not blank; long ones in several pieces, and many of them put together."""
    lines = (BLANKS.sub(" ", line.strip()) for line in _lines(text))
    return [piece for line in lines if line for piece in _pieces(line)]


def _lines(text: str) -> Iterator[str]:
    if text.count("\n") <= MOST_PARAGRAPHS:
        yield from text.split("\n")
        return
    step, start = len(text) // MOST_PARAGRAPHS, 0
    while start < len(text):
        end = text.find("\n", start + step)
        end = end if end >= 0 else len(text)
        yield text[start:end].replace("\n", " ")
        start = end + 1


def _pieces(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > LONGEST_PARAGRAPH:
        end = line.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
        end = end if end > 0 else start + LONGEST_PARAGRAPH
        yield line[start:end].strip()
        start = end
    yield line[start:].strip()
