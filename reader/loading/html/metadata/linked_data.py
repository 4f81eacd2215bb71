"""JSON-LD: what the scripts of a page that are no programs say of its article.

Which object is the article and which of its names is the title follows `_getJSONLD` of Mozilla's Readability (Apache-2.0), but
several types, graphs, references, lists and broken scripts are understood too.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reader.loading.html.metadata.words import clean, unique

LONGEST = 4_000_000
"""Code points of all scripts together; no honest page has a tenth of it."""

MOST_NODES = 2_000
DEEPEST = 6

WRAPPING = re.compile(r"^\s*(?:<!--|//)?\s*(?:/\*\s*)?(?:<!\[CDATA\[)?(?:\s*\*/)?\s*")
SPARE_COMMA = re.compile(r",(?=\s{0,100}[}\]])")

ARTICLES = frozenset(
    {"Report", "SocialMediaPosting", "BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "APIReference"}
)
WORKS = frozenset(
    {
        "Review",
        "Recipe",
        "HowTo",
        "Chapter",
        "CreativeWork",
        "ShortStory",
        "Book",
        "Thesis",
        "PodcastEpisode",
        "WebPage",
        "QAPage",
    }
)
"""What is no article by its type, but tells who wrote it and when where there is no article."""

PAGES_OF_WORKS = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the article may lie inside another object."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the scripts say of the article; all of it may be empty. `name` and `headline` both claim to be the title."""

    name: str = ""
    headline: str = ""
    authors: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    site: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def read_linked_data(scripts: Iterable[str]) -> LinkedData:
    """Return what the first article in the scripts says; what it leaves open, the page's other objects may tell."""
    nodes = list(_nodes(scripts))
    articles = [node for node in nodes if any(map(_is_article, _types(node)))]
    works = [node for node in nodes if not WORKS.isdisjoint(_types(node))]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = articles[0] if articles else {}
    about = [node for node in (article, *works) if node]
    return LinkedData(
        name=clean(article.get("name")),
        headline=clean(article.get("headline")),
        authors=_first(_names(node.get("author"), named) for node in about),
        creators=_first(_names(node.get("creator"), named) for node in about),
        site=next(filter(None, (_site(node, named) for node in about)), ""),
        published=next(filter(None, (clean(_text(node.get("datePublished"))) for node in about)), ""),
        url=clean(_text(article.get("url"))) or clean(_reference(article.get("mainEntityOfPage"))),
        language=clean(_text(article.get("inLanguage"))),
    )


def _first(lists: Iterable[list[str]]) -> tuple[str, ...]:
    """The first list that is not empty."""
    return tuple(next(filter(None, lists), ()))


def _nodes(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of the scripts that may be the article or stand for its author or site, outer ones first."""
    waiting: deque[Any] = deque()
    left = LONGEST
    for script in scripts:
        left -= len(script)
        if left < 0:
            break
        waiting += _values(script)
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            yield value
            inner = (value.get(key) for key in reversed(PAGES_OF_WORKS))
            waiting.extendleft(each for each in inner if isinstance(each, dict | list))


def _values(script: str) -> list[Any]:
    """What a script holds, read with patience: wrapped in marks of old, with spare commas, several values in a row."""
    text = WRAPPING.sub("", script, count=1)
    return _decoded(text) or _decoded(SPARE_COMMA.sub("", text))


def _decoded(text: str) -> list[Any]:
    """The values that stand one after the other at the beginning of a text."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    start = 0
    while len(found) < 100:
        start = _skip(text, start)
        if text[start : start + 1] not in ("{", "["):
            break
        try:
            value, start = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def _skip(text: str, start: int) -> int:
    """Past the space, commas and semicolons that part two values."""
    between = re.compile(r"[\s,;]*").match(text, start)
    return between.end() if between else start


def _types(node: dict[str, Any]) -> list[str]:
    """What an object is, without the address of the vocabulary."""
    given = node.get("@type")
    types = given[:20] if isinstance(given, list) else [given]
    return [re.split("[/#:]", each)[-1] for each in types if isinstance(each, str)]


def _is_article(kind: str) -> bool:
    return kind.endswith("Article") or kind in ARTICLES


def _names(value: Any, named: dict[str, dict[str, Any]], depth: int = 0) -> list[str]:
    """The names of authors, given as a text, an object, a reference to one, or a list of them."""
    if depth > DEEPEST:
        return []
    if isinstance(value, str):
        referred = named.get(value)
        return _names(referred.get("name"), {}, depth + 1) if referred else [clean(value)]
    if isinstance(value, list):
        return unique(name for each in value[:50] for name in _names(each, named, depth + 1))
    if not isinstance(value, dict):
        return []
    for key in ("name", "@value", "@list"):
        if value.get(key):
            return _names(value[key], {}, depth + 1)
    referred = named.get(value["@id"]) if isinstance(value.get("@id"), str) else None
    if referred:
        return _names(referred.get("name"), {}, depth + 1)
    both = [clean(value.get("givenName")), clean(value.get("familyName"))]
    return [" ".join(filter(None, both))] if all(both) else []


def _site(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> str:
    return next(iter(_names(node.get("publisher"), named)), "")


def _text(value: Any) -> str:
    """The text of a value that may be wrapped in a list or an object."""
    for _ in range(DEEPEST):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("alternateName")
    return value if isinstance(value, str) else ""


def _reference(value: Any) -> str:
    return value.get("@id") or "" if isinstance(value, dict) else value if isinstance(value, str) else ""
