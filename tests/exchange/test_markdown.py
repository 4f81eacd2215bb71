"""The Markdown export: what it looks like, and that nothing in a text or a note can become its structure."""

from __future__ import annotations

import pytest

from reader.annotation import Annotation, describe
from reader.article import Article, Span, compose
from reader.exchange import EXPORTERS, export
from reader.exchange.frontmatter import hashtag, quoted
from reader.exchange.markdown import escape
from reader.tagger.tagging import Tagging


def test_the_whole_export(article: Article, annotations: list[Annotation], tagging: Tagging) -> None:
    assert export("markdown", article, annotations, tagging) == (
        """---
title: "The harbour that moved"
author: "By Tom Reed"
site: "tides.example"
url: "https://tides.example/harbour?page=1&all=yes"
date: 2024-05-01
tags: ["Method", "to-read"]
---

# The harbour that moved

By Tom Reed · tides.example · 2024-05-01 · <https://tides.example/harbour?page=1&all=yes>

> The harbour lost **340 boats** in 2019.

— ¶ 1 · yellow · #Method

> “We count the **empty berths**,” Ada Quill said on Monday.

— ¶ 2 · Ada Quill · green · #to-read · #method

-   **Note**

    compare *ch. 3*

    # and this

> “We count the empty berths,” Ada Quill said on **Monday.**
>
> **The council** met.

— ¶ 2 · pink

## Passages that the text no longer holds

> It was a **grand and golden** age of sail.

— blue

-   **Note**

    gone?
"""
    )


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("It cost $5.2m (and 3 * 4) in snake_case.", r"It cost $5.2m (and 3 \* 4) in snake_case."),
        ("a $x$ b _so_ `c` <b>", r"a \$x\$ b \_so\_ \`c\` \<b>"),
        ("[[link]] ![](x) #tag ~~no~~ ==yes== %%c%%", r"\[\[link]] !\[](x) \#tag \~\~no\~\~ \=\=yes\=\= \%\%c\%\%"),
        ("- item", r"\- item"),
        ("12. June", r"12\. June"),
        ("12.5 percent", "12.5 percent"),
        ("> quote\n=== \n| a |", "\\> quote\n\\=\\=\\= \n\\| a |"),
        ("AT&T &amp; R&D", r"AT&T \&amp; R&D"),
        (r"C:\new", r"C:\\new"),
        ("key:: value {{x}} ((y))", r"key\:\: value \{\{x}} \(\(y))"),
    ],
)
def test_the_article_s_words_are_escaped_where_they_would_be_markup(plain: str, escaped: str) -> None:
    assert escape(plain) == escaped


def note(words: str) -> str:
    annotation = Annotation("1", "a", describe("x", Span(0, 1)), note=words)
    return export("markdown", Article("a", "", ()), [annotation])


@pytest.mark.parametrize(
    "words", ["```\nnever closed", "# head\n---\n\n- list", "    code\n\ttab", "<!-- no end", "a\r\nb"]
)
def test_a_note_stays_what_was_typed_and_inside_its_item(words: str) -> None:
    body = note(words).partition("-   **Note**\n\n")[2]
    lines = words.replace("\r\n", "\n").split("\n")
    assert body == "".join(f"    {line}\n" if line else "\n" for line in lines)


def test_a_note_of_nothing_but_space_is_no_note() -> None:
    assert "Note" not in note(" \n\t\n")


def bold(before: str, exact: str, after: str) -> str:
    text, blocks = compose([("paragraph", before + exact + after, 0)])
    annotation = Annotation("1", "a", describe(text, Span(len(before), len(before) + len(exact))))
    lines = export("markdown", Article("a", text, blocks), [annotation]).splitlines()
    return next(line for line in lines if line.startswith("> "))


@pytest.mark.parametrize(
    ("before", "exact", "after", "line"),
    [
        ("One ", "two", " three", "> One **two** three"),
        ("One", " two ", "three", "> One **two** three"),
        ("un", "believ", "able", "> un**believ**able"),
        ("process", "…and", " so", "> process<strong>…and</strong> so"),
        ("他说", "好，", "我走", "> 他说<strong>好，</strong>我走"),
        ("", "*a*", "", r"> **\*a\***"),
        ("One", " ", "two", "> One two"),
    ],
)
def test_bold_is_written_so_that_it_is_read(before: str, exact: str, after: str, line: str) -> None:
    assert bold(before, exact, after) == line


def test_yaml_strings_are_quoted_whatever_they_hold() -> None:
    assert quoted('yes: "no" # \\ \n\t') == r'"yes: \"no\" # \\ \n\t"'
    assert quoted("\x07\x85\u2028\ufeff") == r'"\u0007\u0085\u2028\ufeff"'
    assert quoted("é 👩‍👧 مرحبا") == '"é 👩‍👧 مرحبا"'


def test_front_matter_leaves_out_what_is_not_known_and_quotes_odd_dates() -> None:
    head = export("markdown", Article("a", "", (), title="---", published="May 2024"), []).split("\n---\n")[0]
    assert head == '---\ntitle: "---"\ndate: "May 2024"\ntags: []'
    exact = export("markdown", Article("a", "", (), published="2024-05-01T08:30:00Z"), [])
    assert "\ndate: 2024-05-01T08:30:00Z\n" in exact


def test_labels_become_tags() -> None:
    assert [hashtag(label) for label in ("to read!", "a/b", "été", "#x", "…")] == ["to-read", "a/b", "été", "x", ""]


def test_several_articles_in_one_text_have_no_front_matter(article: Article) -> None:
    join = EXPORTERS["markdown"].join
    assert join is not None
    text = export("markdown", article, [])
    assert join([text, text]).count("# The harbour that moved") == 2
    assert "title:" not in join([text, text])
    assert join([]) == ""
