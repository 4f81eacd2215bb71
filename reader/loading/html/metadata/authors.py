"""Who wrote the article: names, never an address, a handle or a button.

The order of the sources, and which elements may hold a byline, follow `_getArticleMetadata` and `_isValidByline` of Mozilla's
Readability (Apache-2.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.loading.bylines import BY, PARTICLES, is_name, leading_names, read_byline
from reader.loading.dates import read_date_line
from reader.loading.html.metadata.linked_data import LinkedData
from reader.loading.html.metadata.moments import is_moment
from reader.loading.html.metadata.notes import Notes, is_beside_the_article, is_shown
from reader.loading.html.metadata.surroundings import Surroundings
from reader.loading.html.metadata.words import clean, letters, lines_of, text_of, unique

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CATALOGUED = (
    "dc:creator",
    "dcterm:creator",
    "dcterms:creator",
    "citation_author",
    "bepress_citation_author",
    "eprints:creators_name",
)
"""Names of `meta` elements as libraries use them: one for each author, who may stand as "Doe, Jane"."""

METAS = (
    "author",
    "parsely-author",
    "article:author",
    "article:author_name",
    "sailthru:author",
    "byl",
    "byline",
    "authors",
)
MORE_METAS = (
    "dcsext:author",
    "cxenseparse:author",
    "article:authors",
    "og:author",
    "article_author",
    "author_name",
    "book:author",
)

ADDRESS = re.compile(
    r"[(<\[]?\b(?:https?://|www\.)\S*|[(<\[]?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}[)>\]]?|\bmailto:\S*",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w.])@\w+\b")
PARTING = re.compile(r"\s*[|•·∙‧]\s*|\s+[–—/]\s+|\s*;\s*|\s{2,}")
NOBODY = re.compile(
    r"(?:the )?(?:authors?|by|admin(?:istrator)?|root|webmaster|guest|user|unknown|anonymous|none|null|nil|n/?a|undefined|default|test"
    r"|\[object object\]|false|true|editor|follow|following|share|print|e-?mail|contact|about|profile|biograph?y|comments?|updated|published|posted"
    r"|on|in|at|and|min(?:ute)?s?|read|more)[:.]?"
    r"|(?:follow|following|more (?:by|from|articles|stories|posts)|view (?:all|profile|bio|author|more|posts)|about (?:the )?author|share (?:this|on|via)"
    r"|all (?:posts|articles|stories)|see (?:all|more)|read (?:more|next|full)|subscribe|sign (?:in|up)|log ?in|sponsored|advertis|click|contact (?:the )?author"
    r"|(?:last )?(?:updated|modified|published|posted)|available (?:in|for)|show (?:more|all)|back to|skip to|image|photo(?:graph)?s?:?|picture:?) .*"
    r"|(?:follow|contact|email) @?\w*|(?:\d+ ?)+(?:[smhdwy]|min\w*|hours?|days?|comments?|views?|shares?|likes?|words?)?(?: .*)?",
    re.IGNORECASE,
)
"""What stands where an author should, and is none."""

LED = re.compile(
    r"(?:written|words|story|report|text|posted|published|analysis|opinion)?\s*\bby\b\s*:?\s+(?=\S)"
    r"|(?:authors?|byline|writer|words|text|texte|texto|testo|autor(?:e|es|a|in)?|auteure?|redaktion|författare|текст|автор|作者|文|記者|记者)\s*[:：]\s*",
    re.IGNORECASE,
)
FOREIGN_BY = re.compile(r"(?:von|av|af|di|door)\s", re.IGNORECASE)
EDITED = re.compile(r"\b(?:edited|translated|illustrated|compiled) by(?=\s\S)", re.IGNORECASE)
CATALOGUE_NAME = re.compile(r"(?P<family>[^\W\d_][\w.'’-]*), (?P<given>[^,;]{1,40})")
TRIM = ' \t|•·,;:–—-/()[]<>«»"“”'

LONGEST = 100
MOST_WORDS = 14
MOST_CANDIDATES, MOST_INSIDE = 60, 200


def read_authors(notes: Notes, linked: LinkedData, near: Surroundings, site: str) -> str:
    """Return the names of who wrote the article, commas between them, or empty.

    An author that is the site itself counts only if nobody else does.
    """
    weak = ""
    for found in _claims(notes, linked, near):
        if found and letters(found) != letters(site):
            return _without_site(found, site)
        weak = weak or found
    return weak


def _claims(notes: Notes, linked: LinkedData, near: Surroundings) -> Iterator[str]:
    """What may be the authors, the most trusted first."""
    yield _joined(linked.authors)
    for name in CATALOGUED:
        yield _joined(map(_in_order, notes.metas.get(name, ())))
    for name in METAS + MORE_METAS:
        yield _joined(notes.metas.get(name, ()))
    yield from _on_the_page(notes)
    yield from (author_of(read_byline(line)) for line in near.lines)
    yield from _near_headline(notes, near)
    yield from (name for element in notes.addresses[:5] if is_name(name := author_of(text_of(element, LONGEST))))
    yield _joined(linked.creators)
    yield _joined(name for name in notes.metas.get("twitter:creator", ()) if not name.startswith("@"))


def _without_site(names: str, site: str) -> str:
    """Names without the site's name, where that was run together with them."""
    bare = names.removesuffix(site).rstrip(TRIM) if site else names
    return bare if bare and leading_names(bare) == bare else names


def _joined(texts: Iterable[str]) -> str:
    """The authors of several texts, each once."""
    return ", ".join(unique(author_of(text) for text in texts))[:300]


def _in_order(name: str) -> str:
    """A catalogue's "Doe, Jane" the other way round."""
    match = CATALOGUE_NAME.fullmatch(name)
    if not match or not all(word[:1].isupper() or word.lower() in PARTICLES for word in match["given"].split()):
        return name
    return f"{match['given']} {match['family']}"


def author_of(text: str) -> str:
    """Return the names in what a page writes for them; empty for an address, a handle, a date or a button."""
    text = HANDLE.sub(" | ", ADDRESS.sub(" | ", text[:400])).strip()
    led = LED.match(text)
    text = text[led.end() :] if led else text
    parts = [
        part for each in PARTING.split(text) if (part := _undated(each.strip(TRIM))) and not NOBODY.fullmatch(part)
    ]
    kept = [_closed(part) for part in parts if any(map(str.isalpha, part)) and len(part.split()) <= MOST_WORDS]
    return ", ".join(unique(kept))


def _undated(text: str) -> str:
    """A text without the date that stands in it."""
    if not any(map(str.isdigit, text)):
        return text
    if is_moment(text):
        return ""
    found = read_date_line(text)
    return found.rest.strip(TRIM) if found else text


def _closed(text: str) -> str:
    """A text with the bracket or the mark that trimming took from its end."""
    for opening, closing in ("()", "[]", "“”", "«»"):
        if text.count(opening) > text.count(closing):
            return text + closing
    return text


def _on_the_page(notes: Notes) -> Iterator[str]:
    """The authors as the page shows them: its elements for them in order, but not those in comments, menus, teasers."""
    for element in notes.authors[:MOST_CANDIDATES]:
        found = _from_element(element) if "comment" not in (element.get("class") or "").lower() else ""
        if found and not is_beside_the_article(element):
            yield found


def _near_headline(notes: Notes, near: Surroundings) -> Iterator[str]:
    """The authors in elements for them that stand near the headline, whatever these are inside of."""
    close = set(near.elements)
    for element in notes.authors[:MOST_CANDIDATES]:
        if element in close and is_shown(element):
            yield _from_element(element)


def _from_element(element: HtmlElement) -> str:
    lines = lines_of(element, LONGEST + 1)
    return _from_lines(_named(element) or lines) if sum(map(len, lines)) < LONGEST else ""


def _named(element: HtmlElement) -> list[str]:
    """The lines of the part of an element that says of itself that it is the name."""
    for inner in islice(element.iterdescendants(), MOST_INSIDE):
        if "name" in (inner.get("itemprop") or ""):
            return [clean(inner.get("content"))] if inner.tag == "meta" else lines_of(inner, LONGEST)
    return []


def _from_lines(lines: list[str]) -> str:
    """The authors that the lines of one element name, from the first line with a "By" on."""
    first = next((number for number, line in enumerate(lines) if _is_led(line)), 0)
    found = [author_of(_without_by(line)) for line in lines[first:]]
    names = [EDITED.sub(lambda match: match[0].lower(), name) for name in found if name and not name[0].islower()]
    return ", ".join(unique(names))


def _is_led(line: str) -> bool:
    return bool(BY.match(line)) and _without_by(line) != line


def _without_by(line: str) -> str:
    """A line without "By"; "von" and its like are also how names begin, so two words with capitals have to follow."""
    said = BY.match(line)
    if not said:
        return line
    rest = line[said.end() :]
    if FOREIGN_BY.match(said[0]) and not is_name(" ".join(rest.split()[:2])):
        return line
    return rest
