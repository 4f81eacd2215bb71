"""Markdown: every kind of block and mark, what notebooks write beyond it, what is hidden, and that no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableArticleError
from reader.loading import load
from reader.loading.markdown.document import article_of
from reader.loading.original import Original
from reader.loading.restoring import restore
from reader.progress import silent

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def article(text: str, **where: str):
    return article_of(text, Original(name="ferry.md", **where), silent)


def shown(text: str) -> list[tuple[str, str]]:
    """The kind and the text of each block."""
    found = article(text)
    return [(block.kind, found.slice(block.span)) for block in found.blocks]


def marks(text: str) -> list[tuple[str, str, str]]:
    found = article(text)
    return [(mark.kind, found.slice(mark.span), mark.href) for block in found.blocks for mark in block.marks]


def hidden(text: str) -> list[tuple[str, str, int]]:
    return [(each.kind, each.text, each.before) for each in article(text).hidden]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One line\nand its end.", [("paragraph", "One line and its end.")]),
        ("One  \ntwo\\\nthree", [("paragraph", "One"), ("paragraph", "two"), ("paragraph", "three")]),
        ("## Below\n\nText", [("heading", "Below"), ("paragraph", "Text")]),
        ("Below\n-----\n\nText", [("heading", "Below"), ("paragraph", "Text")]),
        ("> said\n>\n>> before", [("quote", "said"), ("quote", "before")]),
        ("a\n\n* * *\n\nb", [("paragraph", "a"), ("rule", ""), ("paragraph", "b")]),
        ("```\nx = 1\n\n  y\n```", [("code", "x = 1"), ("code", ""), ("code", "  y")]),
        ("text\n\n    x = 1", [("paragraph", "text"), ("code", "x = 1")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", [("table", "a\tb"), ("table", "1\t2")]),
        ("Ferry\n: A boat.", [("item", "Ferry"), ("item", "A boat.")]),
        ("![A boat](boat.png)", [("image", "A boat")]),
        ("- one\n\n  more\n- two", [("item", "one"), ("item", "more"), ("item", "two")]),
    ],
)
def test_blocks(text, blocks):
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("- a\n- b", ["•", "•"]),
        ("1. a\n2. b\n3. c", ["1.", "2.", "3."]),
        ("1. a\n1. b\n1. c", ["1.", "2.", "3."]),
        ("7. a\n9. b", ["7.", "9."]),
        ("- [ ] a\n- [x] b", ["☐", "☑"]),
        ("2. a\n   - b\n     1. c", ["2.", "•", "1."]),
    ],
)
def test_items_keep_their_markers(text, markers):
    assert [block.marker for block in article(text).blocks] == markers


def test_lists_are_as_deep_as_they_were():
    found = article("- a\n  - b\n    - c\n- d")
    assert [block.level for block in found.blocks] == [1, 2, 3, 1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a *b* c", [("emphasis", "b", "")]),
        ("a __b__ c", [("strong", "b", "")]),
        ("a `b` c", [("code", "b", "")]),
        ("a ==b c== d", [("emphasis", "b c", "")]),
        ("H~2~O and x^2^", [("sub", "2", ""), ("sup", "2", "")]),
        ("H<sub>2</sub>O", [("sub", "2", "")]),
        ("see $e^x$ there", [("code", "e^x", "")]),
        ("[a](https://b.example/c 'T')", [("link", "a", "https://b.example/c")]),
        ("[a][r]\n\n[r]: https://b.example/", [("link", "a", "https://b.example/")]),
        ("<https://b.example/c_d_e>", [("link", "https://b.example/c_d_e", "https://b.example/c_d_e")]),
        ("at https://b.example/c_d_e.", [("link", "https://b.example/c_d_e", "https://b.example/c_d_e")]),
        ("[a](javascript:alert%281%29)", []),
        ("[a](data:text/html,b)", []),
        ("[a](other.md)", []),
        ("a snake_case_name and 2 * 3 * 4", []),
        ("a==b and c==d", []),
        ("from $5 to $6 and from $5-$6", []),
        ("$AAPL/$MSFT", []),
    ],
)
def test_marks(text, found):
    assert marks(text) == found


@pytest.mark.parametrize(
    "text", ["from $5 to $6", "$AAPL/$MSFT rose", "a==b and c==d", "100%% sure, 5%% not", "~5 to ~6"]
)
def test_signs_that_are_no_markup_stay(text):
    assert shown(text) == [("paragraph", text)]


def test_languages_of_listings():
    infos = ["python", "{r, echo=FALSE}", "{.python .numberLines}", "js title='a.js'", "JSON", "c++", ""]
    text = "\n\n".join(f"```{info}\nx\n```" for info in infos)
    assert [block.language for block in article(text).blocks] == ["python", "r", "python", "js", "json", "c++", ""]


def test_a_footnote_is_reached_from_the_text():
    found = article("The ferry[^a] left.^[At six.]\n\n[^a]: An *old* one.")
    rule, note, other = found.blocks[1:]
    assert rule.kind == "rule"
    assert [mark.href for mark in found.blocks[0].marks if mark.kind == "link"] == ["#fn1", "#fn2"]
    assert (note.names, found.slice(note.span)) == (("fn1",), "An old one.")
    assert (other.names, found.slice(other.span)) == (("fn2",), "At six.")


def test_a_table_of_contents_leads_to_its_headings():
    found = article(
        "[One](#the-first-one) [Two](#twice-1) [Three](#own)\n\n## The *first* one!\n\n## Twice\n\n## Twice\n\n## Own {#own .x}"
    )
    assert [mark.href for mark in found.blocks[0].marks] == ["#the-first-one", "#twice-1", "#own"]
    assert [block.names for block in found.blocks[1:]] == [("the-first-one",), (), ("twice-1",), ("own",)]
    assert found.text.endswith("\nOwn")


@pytest.mark.parametrize(
    ("text", "words", "href"),
    [
        ("see [[Harbour]] now", "see Harbour now", ""),
        ("see [[Harbour|the port]] now", "see the port now", ""),
        ("see [[Harbour#Boats]] now", "see Harbour › Boats now", ""),
        ("see [[#Old boats]] now\n\n## Old boats", "see Old boats now", "#old-boats"),
        ("see [[#^b1|below]] now\n\nBelow. ^b1", "see below now", "#^b1"),
        ("see ![[Harbour]] now", "see Harbour now", ""),
        ("see [[a [b] now", "see [[a [b] now", ""),
        ("see [[]] now", "see [[]] now", ""),
    ],
)
def test_links_of_a_notebook(text, words, href):
    found = article(text)
    assert found.slice(found.blocks[0].span) == words
    assert [mark.href for mark in found.blocks[0].marks] == ([href] if href else [])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("> [!note]\n> Mind it.", ["Note", "Mind it."]),
        ("> [!WARNING]- The *gap*\n> Mind it.", ["The gap", "Mind it."]),
        ("> [!tip] Only a title", ["Only a title"]),
        ('!!! danger "Beware"\n    Mind it.', ["Beware", "Mind it."]),
        ("::: note\nMind it.\n:::", ["Note", "Mind it."]),
        (":::tip Good idea\nMind it.\n:::", ["Good idea", "Mind it."]),
    ],
)
def test_callouts_are_paragraphs_under_a_strong_title(text, blocks):
    assert shown(text) == [("paragraph", block) for block in blocks]
    assert any(kind == "strong" for kind, _, _ in marks(text)) or "*" in text


def test_a_callout_ends_where_it_ends():
    text = "> [!note] One\n> Two.\n>\n> > Three.\n\n> Four.\n\n> [!quote] Ann\n> Five."
    kinds = [("paragraph", "One"), ("paragraph", "Two."), ("quote", "Three."), ("quote", "Four.")]
    assert shown(text) == [*kinds, ("quote", "Ann"), ("quote", "Five.")]


def test_a_container_that_arranges_is_read_through():
    assert shown(":::: {.columns}\n::: {.column width=50%}\nOne.\n:::\n::::") == [("paragraph", "One.")]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a <b>b</b> c", ["a b c"]),
        ("the <b> tag", ["the <b> tag"]),
        ("the <title> and <script> tags", ["the <title> and <script> tags"]),
        ("a Vec<u8> and a List<String>", ["a Vec<u8> and a List<String>"]),
        ("a<br>b", ["a", "b"]),
        ("<p align=center>a</p>", ["a"]),
        ("<details><summary>More</summary>\n\n*b*\n\n</details>", ["More", "b"]),
        ("<Tabs>\n\ntext\n\n</Tabs>", ["<Tabs>", "text", "</Tabs>"]),
        ("<video controls>No video.</video>", ["No video."]),
        ("<div <script>alert(1)</script>", ["<div"]),
        ("1 < 2 & 3 > 2 &lt;b&gt; &copy;", ["1 < 2 & 3 > 2 <b> ©"]),
        ("\\*not\\* &ast;so&ast;", ["*not* *so*"]),
    ],
)
def test_tags_never_swallow_a_word(text, blocks):
    assert [block for _, block in shown(text)] == blocks


@pytest.mark.parametrize("text", ["<p hidden>a</p>", '<p style="display:none" onclick="x()">a</p>'])
def test_nothing_is_hidden_by_attributes(text):
    assert shown(text) == [("paragraph", "a")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n\n<!-- b -->\n\nc", ("comment", "b", 1)),
        ("a <!-- b --> d\n\nc", ("comment", "b", 1)),
        ("a %%b%% d\n\nc", ("comment", "b", 1)),
        ("a\n\n%%\nb\n\nd\n%%\n\nc", ("comment", "b\n\nd", 1)),
        ("a\n\n[//]: # (b)\n\nc", ("comment", "b", 1)),
        ("| a | b |\n|--|--|\n| c | <!-- d --> |\n\ne", ("comment", "d", 2)),
        ("a\n\n<script>\nb()\n</script>\n\nc", ("comment", "b()", 1)),
        ("a\n\n<style>b</style>\n\nc", ("comment", "b", 1)),
    ],
)
def test_comments_are_folded_away_where_they_stood(text, found):
    assert hidden(text) == [found]
    restored = restore(article(text), [0])
    assert found[1].split()[0] in restored.text


def test_a_text_of_nothing_but_comments_is_shown():
    assert "only this" in article("<!-- only this -->").text


FRONT = """---
title: "The ferry: a history"
author: [Jane Doe, '[[John Roe]]']
date: 2019-03-04 10:15:00 +0100
source: https://www.gazette.example/ferry
tags: [boats, islands]
lang: en-GB
---
"""


def test_front_matter():
    found = article(f"{FRONT}\n# The Ferry – A History\n\nIt left at six.")
    assert (found.title, found.byline) == ("The ferry: a history", "Jane Doe, John Roe")
    assert (found.published, found.site) == ("2019-03-04T10:15+01:00", "gazette.example")
    assert (found.url, found.language) == ("https://www.gazette.example/ferry", "en")
    assert [block.kind for block in found.blocks] == ["title", "paragraph"]
    assert found.text == "The Ferry – A History\nIt left at six."
    assert hidden(f"{FRONT}\na") == [("front matter", FRONT.strip("-\n"), 0)]


def test_a_title_in_the_front_matter_alone_stands_first():
    assert shown("---\ntitle: Boats\n---\n\n# Old ones\n\ntext")[:2] == [("title", "Boats"), ("heading", "Old ones")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Boats\n\ntext", "Boats"),
        ("Boats\n=====\n\ntext", "Boats"),
        ("![logo](a.png)\n\n# Boats\n\ntext", "Boats"),
        ("## Boats\n\ntext", "ferry"),
        ("text\n\n## a\n\n# Boats", "ferry"),
    ],
)
def test_the_title_is_the_first_heading(text, title):
    found = article(text)
    assert found.title == title
    assert sum(block.kind == "title" for block in found.blocks) == (title == "Boats")


def test_only_white_space():
    with pytest.raises(UnreadableArticleError, match="white space"):
        article(" \n\n")


@pytest.fixture
def folder(tmp_path):
    for name in ("notes/images", "notes/secret", "notes/pages/own"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("notes/images/a.png", "notes/secret/b.png", "notes/pages/own/c.png"):
        (tmp_path / name).write_bytes(PNG + name.encode())
    return tmp_path / "notes" / "pages"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![c](own/c.png)", True),
        ("![a](../images/a.png)", True),
        ("![[a.png|300]]", True),
        ('<img src="own/c.png" alt="c">', True),
        ("![b](../secret/b.png)", False),
        ("![c](https://harbour.example/own/c.png)", False),
        ("![c](none.png)", False),
    ],
)
def test_pictures_beside_the_document(folder, text, found):
    path = folder / "ferry.md"
    path.write_text(text)
    loaded = load(path)
    assert [block.kind for block in loaded.blocks] == ["image"]
    assert bool(loaded.pictures) is bool(loaded.blocks[0].picture) is found


@pytest.mark.parametrize(
    "signs", ["> " * 3_000, "- " * 3_000, "[" * 3_000, "*" * 3_000, "<b>" * 1_000, "$" * 3_000, "[[" * 2_000]
)
def test_deep_and_endless_signs_keep_the_words(signs):
    assert "The ferry left." in article(f"{signs}\nThe ferry left.").text.replace("\n", " ")


PIECES = [
    "word",
    "Vec<u8>",
    "*",
    "**",
    "_",
    "`",
    "~",
    "==",
    "%%",
    "$",
    "[[",
    "]]",
    "[",
    "](x)",
    "!",
    "<b>",
    "</b>",
    "<p>",
    "|",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "> ",
    "# ",
    "```\n",
    "    ",
    ": ",
    ":::\n",
    "!!! ",
    "---\n",
    "<!--",
    "-->",
    "[^1]",
    "^",
    "{#a}",
    "\\",
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.integers(100, 999).map(lambda n: f"w{n}w")), max_size=30))
def test_no_word_is_lost(pieces):
    text = "start " + " ".join(pieces)
    found = article(text)
    kept = "\n".join([found.text, *(each.text for each in found.hidden), *(block.language for block in found.blocks)])
    assert set(re.findall(r"w\d{3}w", text)) <= set(re.findall(r"w\d{3}w", kept.lower()))
