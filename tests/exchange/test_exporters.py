"""What every exporter must bear: nothing, everything, and what people and pages throw at it."""

from __future__ import annotations

import pytest

from reader.annotation import Anchor, Annotation
from reader.article import Article, Span, compose
from reader.errors import UsageError
from reader.exchange import EXPORTERS, export
from reader.tagger.tagging import Quotation, Tagging
from reader.tagger.vocabulary import DIRECT

EMPTY = Article("0000000000", "", ())
NASTY = [
    "</mark></blockquote><script>alert('1')</script>",
    "--- # * [a](b) ![c](javascript:d) `e` ~~~ $x$ ==y== %%z%% {{m}} ((n))",
    "```\nunclosed",
    "<!-- unclosed",
    "] ]] ]]> --> */ } \\",
    "مرحبا بالعالم \u200f\u202e",
    "👩‍👩‍👧‍👦 é ffi 𝔘",
    "\ud800 half \udfff",
    "\x00\x01\x1b[31m\x7f\x85\u2028\ufeff\uffff",
    "a\tb\r\nc\rd\n\n\n   e",
    "'\"`´’“”",
    "null",
]

every_exporter = pytest.mark.parametrize("name", EXPORTERS)


@every_exporter
def test_the_registry_names_its_exporters(name: str) -> None:
    exporter = EXPORTERS[name]
    assert exporter.name == name
    assert exporter.title
    assert exporter.suffix.startswith(".")


@every_exporter
def test_an_empty_article_and_one_without_annotations_export(name: str, article: Article) -> None:
    assert export(name, EMPTY, []).endswith("\n")
    assert "The harbour that moved" in export(name, article, [])


@every_exporter
def test_passages_notes_and_surroundings_are_all_there(
    name: str, article: Article, annotations: list[Annotation], tagging: Tagging
) -> None:
    text = export(name, article, annotations, tagging)
    for words in ("The harbour lost", "in 2019.", "green", "Ada Quill", "grand and golden", "compare *ch. 3*", "gone?"):
        assert words in text
    order = [text.index(words) for words in ("340 boats", "empty berths", "The council", "grand and golden")]
    assert order == sorted(order)


@every_exporter
def test_the_same_annotations_in_any_order_give_the_same_text(
    name: str, article: Article, annotations: list[Annotation]
) -> None:
    assert export(name, article, annotations) == export(name, article, annotations[::-1])


@every_exporter
@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_whatever_stands_in_the_text_the_export_can_be_encoded(name: str, nasty: str) -> None:
    text, blocks = compose([("title", nasty, 1), ("paragraph", f"Before. {nasty} After.", 0)])
    article = Article(nasty, text, blocks, nasty, nasty, nasty, nasty, nasty, language=nasty)
    found = Annotation(
        nasty, nasty, Anchor(text[-len(nasty) - 7 : -7], start=len(text) - len(nasty) - 7), nasty, nasty, (nasty,)
    )
    orphan = Annotation("b", nasty, Anchor(nasty + "not there", nasty, nasty), nasty, nasty, (nasty, nasty))
    whole = Annotation("c", nasty, Anchor(""), note=nasty)
    tagging = Tagging(quotations=(Quotation((Span(0, len(text)),), DIRECT, speaker=nasty),))
    export(name, article, [found, orphan, whole], tagging).encode("utf-8")


def test_a_format_that_does_not_exist_is_named() -> None:
    with pytest.raises(UsageError, match="“docx”; there are markdown, html, json"):
        export("docx", EMPTY, [])
