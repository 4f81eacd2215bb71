"""Looking at a page's markup, without reading it, for what no reading would survive in time."""

from __future__ import annotations

import re

from reader.loading.sandbox.skipping import shown_of

MOST_TAGS = 400_000
"""Tags of a page; the longest that people read, standards and whole books in one page, have half of that."""

DEEPEST = 1_900
"""Elements that lie in one another; libxml2 gives up, without a word, on what lies deeper than 2,048."""

MOST_ATTRIBUTES = 2_000
"""Attributes of one tag."""

TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
NEVER_FILLED = frozenset(
    [
        "a",
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
    ]
)
"""Elements that hold nothing, and those that end by themselves where the next one begins."""


def weighed(data: bytes) -> str:
    """Say what is too much in a page's markup. Time and memory grow with its length alone."""
    data = data.replace(b"\0", b"")  # of a wide encoding the tags are left
    tags = data.count(b"<") - data.count(b"</")
    if tags > MOST_TAGS:
        return f"it has {tags:,} tags"
    markup = "".join(shown_of(data.decode("latin-1")))
    if tags > DEEPEST and (depth := _depth(markup)) > DEEPEST:
        return f"{depth:,} of its elements lie in one another"
    if (attributes := _attributes(markup)) > MOST_ATTRIBUTES:
        return f"one of its tags has {attributes:,} attributes"
    return ""


def _depth(markup: str) -> int:
    """How many elements lie in one another at the deepest place, were every one of them to be closed."""
    deepest = depth = 0
    for closing, name in TAG.findall(markup):
        if name.lower() in NEVER_FILLED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _attributes(markup: str) -> int:
    """The attributes of the tag that has the most, by its equals signs and its blanks."""
    most = 0
    for piece in markup.split("<")[1:]:
        if len(piece) > MOST_ATTRIBUTES and piece[0].isalpha():
            tag = QUOTED.sub("", piece).partition(">")[0]
            most = max(most, tag.count("="), len(tag.split()) - 1)
    return most
