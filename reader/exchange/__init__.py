"""Export: an article's annotations in the forms that other programs read. One module a format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reader.annotation import Annotation
from reader.article import Article
from reader.errors import UsageError
from reader.exchange.exporter import Exporter
from reader.exchange.files import UnwritableFileError, file_name, write
from reader.exchange.html import export_html
from reader.exchange.markdown import export_markdown, join_markdown
from reader.exchange.passages import NO_NAMES, Passage, passages
from reader.exchange.w3c import export_json, join_json
from reader.tagger.tagging import Tagging

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Passage",
    "UnwritableFileError",
    "export",
    "exporter_named",
    "file_name",
    "passages",
    "write",
]

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("markdown", "Markdown", ".md", export_markdown, join_markdown),
        Exporter("html", "Web page", ".html", export_html),
        Exporter("json", "JSON (W3C Web Annotation)", ".json", export_json, join_json),
    )
}
"""Every export format by its name, in the order that they are offered."""

SURROGATES = re.compile("[\ud800-\udfff]")


def exporter_named(name: str) -> Exporter:
    """Return the exporter of a format.

    Raises `UsageError` for a format that `EXPORTERS` lacks.
    """
    if name not in EXPORTERS:
        raise UsageError(f"There is no export format “{name}”; there are {', '.join(EXPORTERS)}.")
    return EXPORTERS[name]


def export(
    format_name: str,
    article: Article,
    annotations: Sequence[Annotation],
    tagging: Tagging | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return an article's annotations in a format; with a tagging, passages say whose words they are.

    `names` is what the person calls the colours; one without such a name goes by its own.

    The text is always encodable: half a surrogate pair, which a broken import may hold, becomes U+FFFD.
    Raises `UsageError` for a format that `EXPORTERS` lacks.
    """
    return SURROGATES.sub("\ufffd", exporter_named(format_name).export(article, annotations, tagging, names))
