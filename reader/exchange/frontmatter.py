"""The YAML head of a Markdown export: the properties that Obsidian, Zettlr and pandoc read."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime

from reader.annotation import Annotation
from reader.article import Article

UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
NOT_IN_TAGS = re.compile(r"[^\w/-]+")


def front_matter(article: Article, annotations: Sequence[Annotation]) -> str:
    """Return title, author, site, url, date and tags between two lines of hyphens; what is not known is left out."""
    facts = {"title": article.title, "author": article.byline, "site": article.site, "url": article.url}
    lines = [f"{key}: {quoted(value)}" for key, value in facts.items() if value or key == "title"]
    if article.published:
        lines.append(f"date: {_date(article.published)}")
    lines.append(f"tags: [{', '.join(quoted(tag) for tag in _tags(annotations))}]")
    return "\n".join(["---", *lines, "---"])


def quoted(text: str) -> str:
    """Return text as a double-quoted YAML scalar on one line: JSON's escapes, and those that YAML asks for besides."""
    return UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def hashtag(label: str) -> str:
    """Return a label as a tag that note-taking programs accept, without its #: `to read!` is `to-read`."""
    return NOT_IN_TAGS.sub("-", label).strip("-_/")


def _tags(annotations: Sequence[Annotation]) -> list[str]:
    """Every label once, in the order of first use; tags that differ by case alone are one."""
    tags: dict[str, str] = {}
    for annotation in annotations:
        for label in annotation.labels:
            tag = hashtag(label)
            if tag:
                tags.setdefault(tag.casefold(), tag)
    return list(tags.values())


def _date(published: str) -> str:
    """An ISO 8601 date or time bare, so that it is read as a date; anything else as a string."""
    try:
        datetime.fromisoformat(published)
    except ValueError:
        return quoted(published)
    return published if re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:]+.*)?", published) else quoted(published)
