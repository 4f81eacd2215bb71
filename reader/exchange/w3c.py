"""JSON: a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/), readable by Hypothesis's tools and any JSON-LD.

The shape, in this order of keys; a key whose value is not known is left out:

    {"@context": "http://www.w3.org/ns/anno.jsonld", "id": IRI, "type": "AnnotationCollection", "label": title, "total": n,
     "article": {"id", "title", "byline", "site", "url", "published", "language", "words", "text"},    text: its hash
     "first": {"id": IRI, "type": "AnnotationPage", "items": [
       {"id": "urn:uuid:...", "type": "Annotation", "motivation": [...], "created", "modified",
        "body": [{"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": note},
                 {"type": "TextualBody", "purpose": "tagging", "value": label}, ...],
        "target": {"source": IRI of the article, "styleClass": colour's name, "selector": [
          {"type": "TextQuoteSelector", "exact", "prefix", "suffix"},                   as the passage was made
          {"type": "TextPositionSelector", "start", "end"}],                            where it lies now; an orphan has none
          "sentence": the words around, "paragraph": its number, "page": the number printed on its page,
          "block": what it begins in, if that is no paragraph ("table", "code", "image" ...), "speaker": whose words they are}}]}}

A note on the whole article has no selector. Positions are Unicode code points into the article's text (its blocks joined by one
newline), half-open. The items stand in the order of the text, orphans last. `article`, `sentence`, `paragraph`, `page`, `block` and
`speaker` are ours: a JSON-LD reader passes over them. In a table's row tabs stand between the cells; an image that nobody described
is one U+FFFC.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID

from reader.annotation import Annotation
from reader.article import Article, text_hash
from reader.exchange.passages import NO_NAMES, Passage, passages
from reader.tagger.tagging import Tagging

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


def export_json(
    article: Article,
    annotations: Sequence[Annotation],
    tagging: Tagging | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return an article's annotations as an indented JSON text."""
    return json.dumps(collection(article, annotations, tagging, names), ensure_ascii=False, indent=2) + "\n"


def join_json(texts: Sequence[str]) -> str:
    """Return the exports of several articles as one JSON list."""
    return "[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]\n" if texts else "[]\n"


def collection(
    article: Article, annotations: Sequence[Annotation], tagging: Tagging | None, names: Mapping[str, str] = NO_NAMES
) -> dict[str, Any]:
    """Return the annotation collection as plain dictionaries and lists."""
    shown = passages(article, annotations, tagging, names)
    name = f"urn:x-close-reader:article:{quote(article.id, errors='replace')}"
    return {
        "@context": CONTEXT,
        "id": f"{name}:annotations",
        "type": "AnnotationCollection",
        "label": article.title,
        "total": len(shown),
        "article": _article(article),
        "first": {
            "id": f"{name}:annotations:page",
            "type": "AnnotationPage",
            "items": [_item(passage, article.url if WEB.fullmatch(article.url) else name) for passage in shown],
        },
    }


def _article(article: Article) -> dict[str, Any]:
    facts = {
        "id": article.id,
        "title": article.title,
        "byline": article.byline,
        "site": article.site,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "words": article.words,
        "text": text_hash(article.text),
    }
    return _known(facts)


def _item(passage: Passage, source: str) -> dict[str, Any]:
    annotation = passage.annotation
    facts = {
        "id": _iri(annotation.id),
        "type": "Annotation",
        "motivation": _motivation(annotation),
        "created": annotation.created,
        "modified": annotation.modified,
        "body": _bodies(annotation),
        "target": _target(passage, source),
    }
    return _known(facts)


def _iri(identifier: str) -> str:
    try:
        return UUID(hex=identifier).urn
    except ValueError:
        return f"urn:x-close-reader:annotation:{quote(identifier, errors='replace')}"


def _motivation(annotation: Annotation) -> list[str]:
    motivations = {
        "highlighting": bool(annotation.anchor.exact),
        "commenting": bool(annotation.note),
        "tagging": bool(annotation.labels),
    }
    return [name for name, moved in motivations.items() if moved]


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    note = {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": annotation.note}
    labels = [{"type": "TextualBody", "purpose": "tagging", "value": label} for label in annotation.labels]
    return [note, *labels] if annotation.note else labels


def _target(passage: Passage, source: str) -> dict[str, Any]:
    facts = {
        "source": source,
        "styleClass": passage.annotation.color,
        "colorName": passage.color_name,
        "selector": _selectors(passage),
        "sentence": "" if passage.orphan else passage.before + passage.exact + passage.after,
        "paragraph": passage.paragraph,
        "page": passage.page,
        "block": _kind(passage),
        "speaker": passage.speaker,
    }
    return _known(facts)


def _kind(passage: Passage) -> str:
    """The kind of block that a passage begins in; nothing for a paragraph."""
    if passage.span is None:
        return ""
    start = passage.span.start
    kind = next((block.kind for block in passage.blocks if block.span.start <= start <= block.span.end), "paragraph")
    return "" if kind == "paragraph" else kind


def _selectors(passage: Passage) -> list[dict[str, Any]]:
    anchor = passage.annotation.anchor
    if not anchor.exact:
        return []
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    ]
    if passage.span:
        selectors.append({"type": "TextPositionSelector", "start": passage.span.start, "end": passage.span.end})
    return selectors


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}
