"""The JSON export is a W3C Web Annotation collection."""

from __future__ import annotations

import json
from typing import Any

from reader.annotation import Anchor, Annotation
from reader.article import Article
from reader.exchange import EXPORTERS, export
from reader.tagger.tagging import Tagging


def items(article: Article, annotations: list[Annotation], tagging: Tagging | None = None) -> list[dict[str, Any]]:
    collection = json.loads(export("json", article, annotations, tagging))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert collection["total"] == len(page["items"])
    return list(page["items"])


def test_positions_are_those_of_the_text(article: Article, annotations: list[Annotation]) -> None:
    for item in items(article, annotations)[:-1]:
        quote, position = item["target"]["selector"]
        assert article.text[position["start"] : position["end"]] == quote["exact"]
        assert article.text[: position["start"]].endswith(quote["prefix"])
        assert article.text[position["end"] :].startswith(quote["suffix"])
        assert quote["exact"] in item["target"]["sentence"]


def test_an_item_has_everything_that_is_known(
    article: Article, annotations: list[Annotation], tagging: Tagging
) -> None:
    item = items(article, annotations, tagging)[1]
    assert item["id"] == "urn:uuid:00000000-0000-0000-0000-000000000002"
    assert item["motivation"] == ["highlighting", "commenting", "tagging"]
    assert item["body"][0]["value"] == "compare *ch. 3*\n\n# and this"
    assert [body["value"] for body in item["body"][1:]] == ["to read", "method"]
    assert item["target"]["source"] == article.url
    assert item["target"]["styleClass"] == "green"
    assert item["target"]["speaker"] == "Ada Quill"
    assert item["target"]["paragraph"] == 2


def test_an_orphan_has_its_quote_and_no_position(article: Article, annotations: list[Annotation]) -> None:
    orphan = items(article, annotations)[-1]
    (quote,) = orphan["target"]["selector"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("It was a ", "grand and golden", " age of sail.")


def test_a_note_on_the_whole_article_and_ids_that_are_no_uuids() -> None:
    article = Article("a b", "", (), url="not an address")
    (item,) = items(article, [Annotation("n 1", "a b", Anchor(""), note="good")])
    assert item["id"] == "urn:x-close-reader:annotation:n%201"
    assert item["target"] == {"source": "urn:x-close-reader:article:a%20b"}
    assert item["motivation"] == ["commenting"]


def test_several_articles_are_a_list(article: Article) -> None:
    join = EXPORTERS["json"].join
    assert join is not None
    assert [c["label"] for c in json.loads(join([export("json", article, [])] * 2))] == [article.title] * 2
    assert json.loads(join([])) == []
