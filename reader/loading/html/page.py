"""A web page -> an article: what it says of itself, the part of it that is the article, and the rest folded away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.article import Article, Block, Hidden, Span
from reader.errors import UnreadableArticleError
from reader.loading.furniture import REASONS
from reader.loading.html.emit import Emitter, Found, with_names
from reader.loading.html.finding import find_article
from reader.loading.html.folding import fold
from reader.loading.html.nodes import to_tree
from reader.loading.html.outside import around
from reader.loading.html.signs import says_the_same
from reader.loading.html.tree import parse
from reader.loading.language import guess_language
from reader.loading.original import Original
from reader.loading.parts import Part, folded, joined
from reader.loading.pictures import Find, Pictures, nothing
from reader.loading.plain_text import beginning_of
from reader.progress import Progress, silent

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.loading.html.metadata import Metadata

TELLING = 400
"""Code points of a text that tell its language."""

CHOSEN = "<!--StartFragment-->"
WHOLE = re.compile(r"<(?:!doctype|html|head|body|title)\b", re.IGNORECASE)
"""What only a whole page has."""

NOTICES = frozenset({"notice", "cookies"})
"""Kinds of furniture that are no article even when a page has nothing else."""


def article_of(
    markup: str,
    original: Original,
    *,
    progress: Progress = silent,
    find: Find = nothing,
    title: str = "",
    url: str = "",
) -> Article:
    """Make an article of a whole page.

    `find` gives the pictures that came with it, `title` is used when the page has none of its own, `url` is where it was saved
    from if the original does not know. Raises UnreadableArticleError when nothing in it can be read.
    """
    from reader.loading.html.metadata import read_metadata

    root = parse(markup)
    progress(0.4)
    metadata = read_metadata(root, original.url or url)
    address = original.url or url or metadata.url
    base = _base(root, address)
    pictures = Pictures(find)
    page = Emitter(base, pictures if is_fragment(markup) else Pictures()).walk(root)
    progress(0.6)
    found, kinds = page, [""] * len(page)
    if not is_fragment(markup):
        found = Emitter(base, pictures).walk(to_tree(find_article(root, metadata.title, metadata.byline)))
        found, kinds = fold(found, metadata.title, metadata.byline, metadata.site, address)
    if not _has_words(found, kinds):
        found, kinds = Emitter(base, pictures).walk(root), [""] * len(page)
        _refuse_nothing(found, original)
    progress(0.8)
    parts, hidden = _parted(found, kinds)
    hidden = _in_order(hidden, _outside(page, [each.part for each in found], kinds, metadata.title))
    article = _assembled(parts, hidden, metadata, original, title)
    return replace(article, url=address, site=article.site or _host(address), pictures=pictures.taken)


def is_fragment(markup: str) -> bool:
    """Whether markup is a piece that somebody chose, as other programs copy it: all of it is wanted."""
    return CHOSEN in markup[:4_000] or not WHOLE.search(markup[:4_000])


def _base(root: HtmlElement, address: str) -> str:
    """The absolute address that the page's links count from."""
    named = next(root.iter("base"), None)
    href = (named.get("href") or "").strip() if named is not None else ""
    try:
        base = urljoin(address, href) if href else address
        return base if urlsplit(base).scheme in ("http", "https") else address
    except ValueError:
        return address


def _has_words(found: Sequence[Found], kinds: Sequence[str]) -> bool:
    return any(not kind and any(map(str.isalnum, each.part.text)) for each, kind in zip(found, kinds, strict=True))


def _refuse_nothing(page: Sequence[Found], original: Original) -> None:
    from reader.loading.furniture import kind_of

    lines = [found.part.text for found in page if any(map(str.isalnum, found.part.text))]
    if not lines:
        raise UnreadableArticleError(f"{original.shown} has nothing readable in it.")
    if all(kind_of(line, "edges", web=True) in NOTICES for line in lines):
        raise UnreadableArticleError(f"{original.shown} has nothing readable in it, only “{lines[0][:80]}”.")


def _assembled(parts: list[Part], hidden: list[Hidden], metadata: Metadata, original: Original, title: str) -> Article:
    name = metadata.title or title
    parts, hidden = _titled(parts, hidden, name) if name else _within_rules(parts, hidden)
    text, blocks = joined(with_names(parts))
    return Article(
        id=hashlib.sha256((original.url or text).encode("utf-8", "surrogatepass")).hexdigest()[:10],
        text=text,
        blocks=blocks,
        title=name or PurePath(original.name).stem or beginning_of(text),
        byline=metadata.byline,
        site=metadata.site,
        published=metadata.published,
        language=_language(metadata.language, text),
        source=original.path,
        hidden=tuple(hidden),
    )


def _language(claimed: str, text: str) -> str:
    """The language of a text. Templates say "en" of everything; a text that plainly is in another language knows better."""
    guessed = guess_language(text)
    return guessed if not claimed or (claimed == "en" and len(text) > TELLING) else claimed


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _parted(found: Sequence[Found], kinds: Sequence[str]) -> tuple[list[Part], list[Hidden]]:
    """What stays, and what is folded away inside the article; neighbours of one kind are folded as one."""
    parts: list[Part] = []
    hidden: list[Hidden] = []
    run: list[Part] = []
    kind = ""
    for each, own in [*zip(found, kinds, strict=True), (None, "")]:
        if run and own != kind:
            hidden.append(folded(run, kind, REASONS[kind], len(parts)))
            run = []
        kind = own
        if each is not None and own:
            run.append(each.part)
        elif each is not None:
            parts.append(each.part)
    return parts, hidden


def _outside(page: Sequence[Found], inside: Sequence[Part], kinds: Sequence[str], title: str) -> list[Hidden]:
    """What is folded away around the article, its places counted in the parts that stay."""
    places = [0]
    for kind in kinds:
        places.append(places[-1] + (not kind))
    return [replace(each, before=places[min(each.before, len(kinds))]) for each in around(page, inside, title)]


def _in_order(inside: Sequence[Hidden], outside: Sequence[Hidden]) -> list[Hidden]:
    """What stands around the article comes before it, but for what comes after some of it."""
    above = [each for each in outside if not each.before]
    return [*above, *sorted([*inside, *(each for each in outside if each.before)], key=lambda each: each.before)]


def _titled(parts: list[Part], hidden: list[Hidden], title: str) -> tuple[list[Part], list[Hidden]]:
    """Put the headline above. A heading that says the same is that headline; every further one is folded away."""
    first = parts[0] if parts else None
    folds = hidden
    if first and first.block.kind == "heading" and says_the_same(title, first.text):
        above = [each for each in hidden if not each.before]
        below = [replace(each, before=each.before - 1) for each in hidden if each.before]
        parts, folds = parts[1:], [*above, folded([first], "headline", REASONS["headline"], 0), *below]
    parts, folds = _within_rules(parts, folds)
    place = next((number for number, each in enumerate(folds) if each.kind == "headline" and not each.before), None)
    folds = [
        replace(each, before=each.before + 1) if each.before or (place is not None and number >= place) else each
        for number, each in enumerate(folds)
    ]
    own = next((each for each in folds if each.kind == "headline" and each.text == title), None)
    names = own.blocks[0].names if own and own.blocks else ()
    head = Part(title, Block(Span(0, len(title)), "title", names=names))
    return [head, *parts], [each for each in folds if each is not own]


def _within_rules(parts: list[Part], hidden: list[Hidden]) -> tuple[list[Part], list[Hidden]]:
    """What stands between the first and the last words or pictures: a rule above or below them parts nothing any more."""
    kept = [number for number, part in enumerate(parts) if part.block.kind != "rule"]
    if not kept:
        return parts, hidden
    first, length = kept[0], kept[-1] + 1 - kept[0]
    return parts[first : first + length], [
        replace(each, before=min(max(0, each.before - first), length)) for each in hidden
    ]
