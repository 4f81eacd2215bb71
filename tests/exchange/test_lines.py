"""Passages in tables, listings, lists and images, and the printed pages that they stand on."""

from __future__ import annotations

import json

import pytest

from reader.annotation import Annotation, describe
from reader.article import NO_DESCRIPTION, Article, Block, Cell, Sheet, Span
from reader.exchange import export
from reader.loading.parts import Part, joined

PARTS = (
    ("The harbour lost boats. It cost a lot.", {}),
    (
        "Port\tShips | all",
        {"kind": "table", "level": 1, "cells": (Cell(Span(0, 4), is_header=True), Cell(Span(5, 16)))},
    ),
    ("Oslo\t340", {"kind": "table"}),
    ("if tide < 3:", {"kind": "code", "level": 1}),
    ("    wait(`x`)", {"kind": "code"}),
    ("the north pier", {"kind": "item", "marker": "2."}),
    ("A ship at sea", {"kind": "image", "src": "https://quay.example/ship.png"}),
    (NO_DESCRIPTION, {"kind": "image", "picture": "0123456789abcdef.png"}),
)
TEXT, BLOCKS = joined(Part(words, Block(Span(0, len(words)), **facts)) for words, facts in PARTS)  # type: ignore[arg-type]
ARTICLE = Article("a", TEXT, BLOCKS, sheets=(Sheet(0, "11"), Sheet(TEXT.index("Oslo"), "12")))


def annotation(words: str) -> Annotation:
    start = TEXT.index(words)
    return Annotation("1", "a", describe(TEXT, Span(start, start + len(words))), color="yellow")


def markdown(words: str) -> str:
    """The quotation of a passage and the line below it."""
    text = export("markdown", ARTICLE, [annotation(words)])
    return "\n".join(line for line in text.splitlines() if line.startswith((">", "—")))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lost boats", "> The harbour **lost boats**.\n— ¶ 1 · p. 11 · yellow"),
        ("340", "> Oslo | **340**\n— ¶ 3 · p. 12 · yellow"),
        (
            "all\nOslo",
            "> Port | Ships | **all**\\\n> **Oslo** | 340\n— ¶ 2 · p. 11 · yellow",
        ),
        ("tide", "> `if `**`tide`**` < 3:`\n— ¶ 4 · p. 12 · yellow"),
        ("3:\n    wait(`x`)", "> `if tide < `**`3:`**\\\n> \u00a0\u00a0\u00a0\u00a0**``wait(`x`)``**\n— ¶ 4 · p. 12 · yellow"),
        ("north", "> 2\\. the **north** pier\n— ¶ 6 · p. 12 · yellow"),
        ("ship", "> \\[Image] A **ship** at sea\n— ¶ 6 · p. 12 · yellow"),
        (NO_DESCRIPTION, "> **\\[Image]**\n— ¶ 6 · p. 12 · yellow"),
    ],
)  # fmt: skip
def test_markdown(words: str, expected: str) -> None:
    assert markdown(words) == expected


def test_html() -> None:
    page = export("html", ARTICLE, [annotation(words) for words in ("340", "tide", NO_DESCRIPTION, "north")])
    assert "Oslo | <mark>340</mark>" in page
    assert "<code>if <mark>tide</mark> &lt; 3:</code>" in page
    assert "<mark>[Image]</mark>" in page
    assert "2. the <mark>north</mark> pier" in page
    assert "<span>¶ 3</span><span>p. 12</span>" in page


def test_json() -> None:
    found = json.loads(export("json", ARTICLE, [annotation(words) for words in ("lost boats", "340", "ship")]))
    targets = [item["target"] for item in found["first"]["items"]]
    assert [(target["page"], target.get("block")) for target in targets] == [
        ("11", None),
        ("12", "table"),
        ("12", "image"),
    ]
    assert targets[1]["sentence"] == "Oslo\t340"


def test_without_printed_pages_none_is_named() -> None:
    article = Article("a", TEXT, BLOCKS)
    for name in ("markdown", "html"):
        assert "p. " not in export(name, article, [annotation("340")]).partition("<body>")[2]
    assert "page" not in json.loads(export("json", article, [annotation("340")]))["first"]["items"][0]["target"]
