"""Pages saved as one file (.mhtml, .mht), and mails (.eml), whose subject, sender and date are the article's."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.message import Message
from html import escape
from pathlib import PurePath

from reader.article import Article, Block, Hidden, Span
from reader.errors import UnreadableArticleError
from reader.loading import plain_text
from reader.loading.furniture import REASONS
from reader.loading.headers import header_names
from reader.loading.language import guess_language
from reader.loading.mime import (
    HTML_TYPES,
    bytes_of,
    header,
    is_attached,
    leaves,
    moment,
    name_of,
    parsed,
    people,
    pictures_of,
    text_of,
    unflowed,
)
from reader.loading.original import Original
from reader.loading.parts import Part, joined, parts_of
from reader.loading.pictures import Pictures
from reader.loading.restoring import restore
from reader.loading.saved_page import is_web_address
from reader.progress import Progress, silent

SENT = frozenset({"to", "message-id", "received", "delivered-to", "return-path"})
"""Headers that a page saved as one file does not have."""

BULK = ("list-unsubscribe", "list-id")
"""Headers of newsletters; such a mail is read as a web page is."""

SHOWN = ("From", "To", "Cc", "Date", "Subject")
TITLE = re.compile(r"<title\b[^>]*>.*?</title\s*>", re.IGNORECASE | re.DOTALL)
MOST_INSIDE = 5
"""Messages may lie so deep inside each other."""


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a page that was saved as one file, or of a mail.

    Raises UnreadableArticleError when there is no text in it.
    """
    try:
        message = parsed(original.data)
        progress(0.2)
        if header_names(original.data) & SENT and not header(message, "snapshot-content-location"):
            return _mail(message, original, progress)
        return _page(message, original, progress)
    except RecursionError as error:
        raise UnreadableArticleError(f"{original.shown} has too many parts inside each other.") from error


def _page(message: Message, original: Original, progress: Progress) -> Article:
    from reader.loading.html.page import article_of

    root = _root(message)
    if root is None:
        return _mail(message, original, progress)
    address = header(message, "snapshot-content-location") or header(root, "content-location")
    address = address if is_web_address(address) else ""
    find = pictures_of(message, header(root, "content-location"))
    title = header(message, "subject")
    return article_of(text_of(root), original, progress=progress, find=find, title=title, url=address)


def _root(message: Message) -> Message | None:
    """The part that is the page: the one that the message names, or the first page in it."""
    pages = [part for part in leaves(message) if part.get_content_type() in HTML_TYPES]
    start = str(message.get_param("start", "")).strip("<>")
    named = (part for part in pages if start and header(part, "content-id").strip("<> ") == start)
    return next(named, next(iter(pages), None))


# -- mails ---------------------------------------------------------------------------------------------------------


def _mail(message: Message, original: Original, progress: Progress) -> Article:
    pictures = Pictures(pictures_of(message, ""))
    article = _newsletter(message, original, progress)
    if article is None:
        parts = list(_parts(message, original, pictures, 0))
        if not parts:
            raise UnreadableArticleError(f"{original.shown} is a message without a text.")
        article = _assembled(message, parts, original, pictures)
    progress(0.9)
    return replace(
        article,
        byline=", ".join(people(message, "from")),
        published=moment(message),
        hidden=tuple(_head(message)) + article.hidden + tuple(_attachments(message, len(article.blocks))),
    )


def _newsletter(message: Message, original: Original, progress: Progress) -> Article | None:
    """A mail to many, read as the page that it is; nothing for any other."""
    from reader.loading.html.page import article_of

    bodies = _bodies(message)
    is_page = len(bodies) == 1 and bodies[0].get_content_type() in HTML_TYPES
    if not is_page or not any(header(message, name) for name in BULK):
        return None
    subject = header(message, "subject")
    markup = f"<title>{escape(subject)}</title>{TITLE.sub('', text_of(bodies[0]))}"
    return article_of(markup, original, progress=progress, find=pictures_of(message, ""), title=subject)


def _assembled(message: Message, parts: list[Part], original: Original, pictures: Pictures) -> Article:
    subject = header(message, "subject")
    if subject:
        parts.insert(0, Part(subject, Block(Span(0, len(subject)), "title")))
    text, blocks = joined(parts)
    return Article(
        id=hashlib.sha256((original.url or text).encode("utf-8", "surrogatepass")).hexdigest()[:10],
        text=text,
        blocks=blocks,
        title=subject or PurePath(original.name).stem or plain_text.beginning_of(text),
        url=original.url,
        language=guess_language(text),
        source=original.path,
        pictures=pictures.taken,
    )


def _parts(message: Message, original: Original, pictures: Pictures, depth: int) -> Iterator[Part]:
    """What a message says, and after it what the messages say that were sent along."""
    for body in _bodies(message):
        yield from _body_parts(body, original, pictures)
    for part in leaves(message):
        if part.get_content_type() == "message/rfc822" and depth < MOST_INSIDE:
            for inner in _messages(part):
                subject = header(inner, "subject") or ", ".join(people(inner, "from"))
                if subject:
                    yield Part(subject, Block(Span(0, len(subject)), "heading", 2))
                yield from _parts(inner, original, pictures, depth + 1)


def _messages(part: Message) -> Iterable[Message]:
    held = part.get_payload()
    return [inner for inner in held if isinstance(inner, Message)] if isinstance(held, list) else []


def _bodies(message: Message) -> list[Message]:
    """The parts with the words: pages if there are any, else texts."""
    open_parts = [part for part in leaves(message) if not is_attached(part) and bytes_of(part).strip()]
    pages = [part for part in open_parts if part.get_content_type() in HTML_TYPES]
    return pages or [part for part in open_parts if part.get_content_type() == "text/plain"]


def _body_parts(body: Message, original: Original, pictures: Pictures) -> list[Part]:
    if body.get_content_type() in HTML_TYPES:
        from reader.loading.html.emit import emit
        from reader.loading.html.tree import parse

        return emit(parse(text_of(body)), pictures=pictures)
    text = unflowed(body, text_of(body))
    if not text.strip():
        return []
    article = plain_text.article_of(text, Original(name=original.name), progress=silent)
    article = restore(article, range(len(article.hidden)))
    return [_untitled(part) for part in parts_of(article.text, article.blocks)]


def _untitled(part: Part) -> Part:
    """A line that looks like a title is a heading; the mail has a subject."""
    return Part(part.text, replace(part.block, kind="heading", level=2)) if part.block.kind == "title" else part


def _head(message: Message) -> Iterator[Hidden]:
    lines = [f"{name}: {said}" for name in SHOWN if (said := _shown(message, name.lower()))]
    if lines:
        yield Hidden("\n".join(lines), "mail head", REASONS["mail head"], 0)


def _shown(message: Message, name: str) -> str:
    return ", ".join(people(message, name)) if name in ("from", "to", "cc") else header(message, name)


def _attachments(message: Message, before: int) -> Iterator[Hidden]:
    names = [name_of(part) for part in leaves(message) if is_attached(part)]
    if names:
        yield Hidden("\n".join(names), "attachments", REASONS["attachments"], before)
