"""One walk over a page that gathers every element which may tell what the page is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.loading.html.metadata.words import clean, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AUTHOR = re.compile("byline|author|dateline|written-?by", re.IGNORECASE)

UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related"
    r"|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote",
    re.IGNORECASE,
)
LIKELY = re.compile("and|article|body|column|content|main|shadow", re.IGNORECASE)
"""Class names and ids of what surrounds an article, and those that speak for it after all (Readability's lists)."""

UNLIKELY_ROLES = frozenset({"menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"})
UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

NEVER_AUTHORS = frozenset({"meta", "link", "script", "body", "html", "input", "img"})

MOST = 1_000
"""How many elements of one kind are looked at."""

DEEPEST = 100
"""How many elements around one are looked at."""


@dataclass(slots=True)
class Notes:
    """What a page's elements say, in the order of the page. The names of `metas` are in lower case, with colons for dots."""

    language: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    headings: list[HtmlElement] = field(default_factory=list)
    lesser_headings: list[HtmlElement] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)
    addresses: list[HtmlElement] = field(default_factory=list)
    authors: list[HtmlElement] = field(default_factory=list)
    properties: dict[str, list[HtmlElement]] = field(default_factory=dict)
    _headlines: list[tuple[HtmlElement, str]] | None = None

    def first(self, *names: str) -> str:
        """The first value of the first of these names that the page's `meta` elements have."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")

    def last(self, *names: str) -> str:
        """The last value of the first of these names that the page's `meta` elements have."""
        return next((self.metas[name][-1] for name in names if name in self.metas), "")

    @property
    def headlines(self) -> list[tuple[HtmlElement, str]]:
        """The headings of the first four levels with their texts, those of the first two before the others."""
        if self._headlines is None:
            headings = self.headings[:30] + self.lesser_headings[:20]
            self._headlines = [(element, text_of(element, 500)) for element in headings]
        return self._headlines

    def heading_texts(self, *tags: str) -> list[str]:
        """The texts of the headings of some levels, those that show any."""
        return [text for element, text in self.headlines if text and element.tag in tags]


def gather(root: HtmlElement) -> Notes:
    """Return what a page's elements say, without a change to the page."""
    from lxml import etree

    notes = Notes()
    top = root.getroottree().getroot()
    notes.language = clean(top.get("lang") or top.get("xml:lang") or "")
    for element in root.iter(etree.Element):
        take = TAKERS.get(element.tag)
        if take:
            take(notes, element)
        if element.attrib:
            _take_attributes(notes, element)
    return notes


def _take_meta(notes: Notes, element: HtmlElement) -> None:
    content = clean(element.get("content"))
    if not content:
        return
    properties = re.sub(r"\s*:\s*", ":", (element.get("property") or "")[:300].lower()).split()
    name = "".join((element.get("name") or "")[:300].lower().split()).replace(".", ":")
    header = (element.get("http-equiv") or "")[:100].lower()
    for key in {*properties, name, f"http:{header}" if header else ""} - {""}:
        notes.metas.setdefault(key, []).append(content)


def _take_title(notes: Notes, element: HtmlElement) -> None:
    parent = element.getparent()
    if len(notes.titles) < 5 and (parent is None or parent.tag in ("head", "html", "body")):
        notes.titles.append(clean(element.text))


def _take_link(notes: Notes, element: HtmlElement) -> None:
    href = (element.get("href") or "")[:5_000].strip()
    for relation in (element.get("rel") or "")[:300].lower().split():
        if href:
            notes.links.setdefault(relation, []).append(href)


def _take_script(notes: Notes, element: HtmlElement) -> None:
    if element.text:
        notes.scripts.append(element.text)


def _take_heading(notes: Notes, element: HtmlElement) -> None:
    _keep(notes.headings, element)


def _take_lesser_heading(notes: Notes, element: HtmlElement) -> None:
    _keep(notes.lesser_headings, element)


def _take_time(notes: Notes, element: HtmlElement) -> None:
    _keep(notes.times, element)


def _take_address(notes: Notes, element: HtmlElement) -> None:
    _keep(notes.addresses, element)


TAKERS = {
    "meta": _take_meta,
    "title": _take_title,
    "link": _take_link,
    "script": _take_script,
    "h1": _take_heading,
    "h2": _take_heading,
    "h3": _take_lesser_heading,
    "h4": _take_lesser_heading,
    "time": _take_time,
    "address": _take_address,
}


def _take_attributes(notes: Notes, element: HtmlElement) -> None:
    get = element.get
    properties = (get("itemprop") or "")[:300].lower()
    for name in properties.split() if properties else ():
        _keep(notes.properties.setdefault(name, []), element)
    if element.tag in NEVER_AUTHORS:
        return
    is_author = "author" in properties or get("rel") == "author"
    if is_author or _is_called_author(get("class")) or _is_called_author(get("id")):
        _keep(notes.authors, element)


def _is_called_author(name: str | None) -> bool:
    return name is not None and AUTHOR.search(name, 0, 1_000) is not None


def _keep(found: list[HtmlElement], element: HtmlElement) -> None:
    if len(found) < MOST:
        found.append(element)


def class_and_id(element: HtmlElement) -> str:
    """An element's class names and id, which tell what it is for."""
    return f"{(element.get('class') or '')[:1_000]} {(element.get('id') or '')[:300]}"


def is_shown(element: HtmlElement) -> bool:
    """Whether an element itself is not hidden."""
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return False
    return not UNSHOWN.search((element.get("style") or "")[:500])


def is_beside_the_article(element: HtmlElement) -> bool:
    """Whether an element is hidden or lies in a menu, a comment, a teaser: by the names of what surrounds it, as Readability tells it."""
    if not is_shown(element):
        return True
    around = element.getparent()
    for _ in range(DEEPEST):
        if around is None or around.tag in ("body", "html"):
            return False
        names = class_and_id(around)
        if UNLIKELY.search(names) and not LIKELY.search(names) and around.tag != "a":
            return True
        if around.get("role") in UNLIKELY_ROLES or around.tag == "nav" or not is_shown(around):
            return True
        around = around.getparent()
    return False
