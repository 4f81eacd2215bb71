"""The title: which of the names that a page gives itself is the article's.

The order of the sources and the reading of `<title>` follow `_getArticleMetadata` and `_getArticleTitle` of Mozilla's Readability
(Apache-2.0). What it takes for a title and is none (the site's name or motto, a file's name) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.loading.html.metadata.linked_data import LinkedData
from reader.loading.html.metadata.notes import Notes
from reader.loading.html.metadata.words import clean, letters, text_of, words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

METAS = (
    "dc:title",
    "dcterm:title",
    "og:title",
    "weibo:article:title",
    "weibo:webpage:title",
    "title",
    "twitter:title",
    "parsely-title",
)
"""Names of `meta` elements that hold the title, in the order in which they are believed."""

MORE_METAS = (
    "dcterms:title",
    "citation_title",
    "sailthru:title",
    "headline",
    "article:title",
    "eprints:title",
    "bepress_citation_title",
)

SEPARATOR = re.compile(r"\s[|\-–—\\/>»]\s")
FIRST_PART = re.compile(r"^[^|\-–—\\/>»]*[|\-–—\\/>»]")
SEPARATORS = re.compile(r"[|\-–—\\/>»]+")
IN_STEPS = re.compile(r"\s[\\/>»]\s")
"""Between parts of a title, the second lists steps from the page up to the site."""

NO_TITLE = re.compile(
    r"(?:untitled(?: document| page)?|index|home(?: ?page)?|welcome|new page(?: \d+)?|document|no title|page title|title|loading\W*"
    r"|unbenanntes dokument|sans titre|documento sin título|無題ドキュメント|(?:microsoft word - )?[\w ()-]+\.(?:docx?|html?|pdf|indd|rtf|odt|txt))",
    re.IGNORECASE,
)
SITE_PARTING = re.compile(r"\s*[|_·•»]\s*|\s[\-–—:]{1,2}\s|\s+@\s+|\s+(?=\[)")
SITE_TRIM = " []:|-–—_"

SIMILAR = 0.75
ALIEN = 0.2
"""The share of words that two titles of one article have in common, at least; and the share below which one is of something else."""


def read_title(notes: Notes, linked: LinkedData, site: str) -> str:
    """Return the article's title, as far as the page tells it; `site` is the site's name, if it is known."""
    given = document_title(notes)
    found = next((title for title in _claims(notes, linked, given) if _is_title(title, site)), "")
    return (
        _without_site(_agreed(notes, found), {letters(site), letters(notes.last("og:site_name"))})
        or _from_headings(notes)
        or given
    )


def document_title(notes: Notes) -> str:
    """Return what `<title>` says, without the site's name where that can be told apart."""
    whole = next(filter(None, notes.titles), "")
    title = whole
    if SEPARATOR.search(whole):
        title = whole[: [*SEPARATOR.finditer(whole)][-1].start()]
        if len(title.split()) < 3:
            title = FIRST_PART.sub("", whole)
    elif ": " in whole:
        title = _after_colon(whole, notes.heading_texts("h1", "h2"))
    elif not 15 <= len(whole) <= 150:
        ones = notes.heading_texts("h1")
        title = ones[0] if len(ones) == 1 else whole
    title = title.strip()
    return whole if _is_too_short(title, whole) else title


def site_in_title(notes: Notes) -> str:
    """Return what stands after the headline and a separator in `<title>`, as sites put their name there; or empty."""
    whole = next(filter(None, notes.titles), "")
    headings = {letters(text) for text in notes.heading_texts("h1", "h2")} - {""}
    for parting in SITE_PARTING.finditer(whole):
        if letters(whole[: parting.start()]) in headings:
            site = whole[parting.end() :].strip(SITE_TRIM)
            return site if 1 <= len(site) <= 40 and len(site.split()) <= 5 and not SITE_PARTING.search(site) else ""
    return ""


def _after_colon(whole: str, headings: list[str]) -> str:
    """A title without what stands before its colon, unless it is a heading of the page as it is."""
    if whole in headings:
        return whole
    title = whole[whole.rindex(":") + 1 :]
    if len(title.split()) < 3:
        return whole[whole.index(":") + 1 :]
    return whole if len(whole[: whole.index(":")].split()) > 5 else title


def _is_too_short(title: str, whole: str) -> bool:
    """Whether four words or fewer are left, and not by taking one step off a list of steps."""
    count = len(title.split())
    return count <= 4 and not (IN_STEPS.search(whole) and count == len(SEPARATORS.sub("", whole).split()) - 1)


def _claims(notes: Notes, linked: LinkedData, given: str) -> Iterator[str]:
    """What may be the title, the most trusted first."""
    yield _name_or_headline(linked, given)
    yield from (notes.last(name) for name in METAS)
    yield from (notes.last(name) for name in MORE_METAS)
    yield given


def _name_or_headline(linked: LinkedData, given: str) -> str:
    """Some sites put their own name into an article's name: then the headline counts if it alone is like `<title>`."""
    if linked.name and linked.headline and linked.name != linked.headline:
        is_headline = _similarity(linked.headline, given) > SIMILAR
        return linked.headline if is_headline and _similarity(linked.name, given) <= SIMILAR else linked.name
    return linked.name or linked.headline


def _similarity(one: str, other: str) -> float:
    """The share of the letters of `other` that stand in words of `one` too (Readability's `_textSimilarity`)."""
    known, words = set(words_in(one)), words_in(other)
    if not known or not words:
        return 0.0
    alien = [word for word in words if word not in known]
    return 1 - len(" ".join(alien)) / len(" ".join(words))


def _is_title(title: str, site: str) -> bool:
    if not letters(title):
        return False
    return not NO_TITLE.fullmatch(title) and (not site or letters(title) != letters(site))


def _agreed(notes: Notes, found: str) -> str:
    """The title, unless `<title>` and a heading agree on another that shares no words with it."""
    whole = letters(next(filter(None, notes.titles), ""))
    for heading in notes.heading_texts("h1", "h2"):
        same = letters(heading)
        if len(heading.split()) >= 3 and len(same) >= 12 and whole.startswith(same):
            return heading if _is_alien(found, heading) else found
    return found


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the name of the site at its end; the shortest titles keep it, as Readability has it."""
    for parting in SITE_PARTING.finditer(title):
        bare = title[: parting.start()]
        if letters(title[parting.end() :]) in sites - {""} and _is_long(bare):
            return bare
    return title


def _is_long(title: str) -> bool:
    """Whether a title has more than four words, or as much in a script without spaces between them."""
    return len(title.split()) > 4 or sum(letter >= "\u3040" for letter in title) >= 8


def _is_alien(title: str, other: str) -> bool:
    return bool(title) and max(_similarity(title, other), _similarity(other, title)) < ALIEN


def _from_headings(notes: Notes) -> str:
    """The first heading, where nothing else is a title."""
    named = [
        clean(element.get("content")) or text_of(element, 300) for element in notes.properties.get("headline", [])[:1]
    ]
    return next((text for text in [*named, *notes.heading_texts("h1", "h2")] if text and len(text) <= 300), "")


def find_headline(notes: Notes, title: str) -> HtmlElement | None:
    """The heading that shows the title; else the only heading of the first level, if it has a word in common with the title."""
    wanted = letters(title)
    for element, text in notes.headlines:
        same = letters(text)
        if (
            same
            and wanted
            and (same == wanted or (len(same) >= 12 and (wanted.startswith(same) or same.startswith(wanted))))
        ):
            return element
    like = [element for element, text in notes.headlines if _similarity(title, text) > SIMILAR]
    ones = [(element, text) for element, text in notes.headlines if element.tag == "h1"]
    if not like and len(ones) == 1 and _similarity(title, ones[0][1]):
        return ones[0][0]
    return like[0] if like else None
