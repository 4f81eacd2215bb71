"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.annotation import Annotation
from reader.article import Article
from reader.tagger.tagging import Tagging

Export = Callable[[Article, Sequence[Annotation], Tagging | None, Mapping[str, str]], str]
"""Takes an article, its annotations, its tagging and what the person calls the colours."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: `name` is what the command line calls it, `title` what the window does, `suffix` has its dot.

    `join` puts the exports of several articles into one text; None where a text of this format holds one article.
    """

    name: str
    title: str
    suffix: str
    export: Export
    join: Callable[[Sequence[str]], str] | None = None
