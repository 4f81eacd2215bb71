"""What the names of a page's elements tell of them.

The patterns and the weights are those of Mozilla's Readability (Readability.js 0.6, Apache License 2.0), which took them from
Arc90's Readability (2010).
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.loading.html.nodes import Node

UNLIKELY = re.compile(
    "-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|"
    "replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote",
    re.IGNORECASE,
)
MAYBE = re.compile("and|article|body|column|content|main|shadow", re.IGNORECASE)
POSITIVE = re.compile(
    "article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story", re.IGNORECASE
)
NEGATIVE = re.compile(
    "-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|"
    "share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget",
    re.IGNORECASE,
)
BYLINE = re.compile("byline|author|dateline|writtenby|p-author", re.IGNORECASE)
SHARING = re.compile(r"(\b|_)(share|sharedaddy)(\b|_)", re.IGNORECASE)
UNLIKELY_ROLES = frozenset({"menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"})
VIDEO = re.compile(
    r"//(www\.)?((dailymotion|youtube|youtube-nocookie|player\.vimeo|v\.qq)\.com|(archive|upload\.wikimedia)\.org|player\.twitch\.tv)",
    re.IGNORECASE,
)
OUT_OF_SIGHT = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader|a11y-hidden|[\w-]*(?:rollover|tooltip|hovercard|popover)[\w-]*)(?:\s|$)",
    re.IGNORECASE,
)
"""Classes of what is read aloud, or shown when a pointer rests on it, and not seen on the page."""

UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
COMMAS = re.compile("[,\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c]")
SPACES = re.compile(r"\s{2,}")
ADVERTISEMENT = re.compile(
    r"(?:ad(?:vertising|vertisement)?|pub(?:licité)?|werb(?:ung)?|广告|Реклама|Anuncio)|"
    r"(?:loading|正在加载|Загрузка|chargement|cargando)(?:…|\.\.\.)?",
    re.IGNORECASE,
)
"""The whole text of an element that waits for an advertisement, or for a script."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
EMBEDS = frozenset({"object", "embed", "iframe"})


def names_of(node: Node) -> str:
    """An element's classes and its id."""
    return f"{node.get('class')} {node.get('id')}"


def class_weight(node: Node) -> int:
    """How far the classes and the id speak for (over 0) or against an article."""
    return _weight(node.get("class")) + _weight(node.get("id"))


@lru_cache(maxsize=4096)
def _weight(name: str) -> int:
    return 25 * (bool(POSITIVE.search(name)) - bool(NEGATIVE.search(name))) if name else 0


@lru_cache(maxsize=4096)
def is_unlikely(names: str) -> bool:
    """Whether what an element is called speaks of anything but an article."""
    return bool(UNLIKELY.search(names)) and not MAYBE.search(names)


@lru_cache(maxsize=4096)
def _says_author(names: str) -> bool:
    return bool(BYLINE.search(names))


def is_visible(node: Node) -> bool:
    """Whether the element itself is not hidden, so far as its own attributes say."""
    attributes = node.attributes
    if "hidden" in attributes or ("style" in attributes and UNSEEN.search(attributes["style"])):
        return False
    if "class" in attributes and node.tag in ("span", "div", "p") and OUT_OF_SIGHT.search(attributes["class"]):
        return False
    if attributes.get("aria-hidden") == "true" and "fallback-image" not in node.get("class"):
        return False
    return not (attributes.get("aria-modal") == "true" and attributes.get("role") == "dialog")


def is_video(node: Node) -> bool:
    """Whether an embedded element shows a film from a well-known place."""
    return any(VIDEO.search(value) for value in node.attributes.values())


def is_byline(node: Node, names: str) -> bool:
    """Whether an element tells who wrote the article."""
    said = node.get("rel") == "author" or "author" in node.get("itemprop") or _says_author(names)
    return bool(said) and 0 < len(node.inner_text().strip()) < 100


def similarity(title: str, heading: str, *, letters: re.RegexFlag = re.UNICODE) -> float:
    """1 when every word of a heading is one of the title's, 0 when none is.

    Readability knows only ASCII `letters`, so that headings in other scripts are like no title.
    """
    known = set(re.findall(r"\w+", title.lower(), letters))
    words = re.findall(r"\w+", heading.lower(), letters)
    if not known or not words:
        return 0.0
    other = [word for word in words if word not in known]
    return 1 - len(" ".join(other)) / len(" ".join(words))


def says_the_same(title: str, heading: str) -> bool:
    """Whether a heading has a title's words, and hardly any others."""
    return min(similarity(title, heading), similarity(heading, title)) > 0.9


def squeezed(text: str) -> str:
    """A text without white space at its ends, and with one space for each run of it."""
    return SPACES.sub(" ", text.strip())
