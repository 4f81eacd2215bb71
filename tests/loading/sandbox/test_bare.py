"""The text alone: what is between tags, whatever the tags are; and knowing beforehand what is too much."""

from __future__ import annotations

import time

import pytest

from reader.errors import UnreadableArticleError
from reader.loading.original import Original
from reader.loading.sandbox import bare
from reader.loading.sandbox.bare import read_archive, read_markup, read_text, text_of
from reader.loading.sandbox.weighing import weighed

from ..hostile import archive, docx


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<h1>One</h1>Two<br/>Three", ["One", "Two", "Three"]),
        ("One <b>and</b> <i\nclass=x>the same</i> line", ["One and the same line"]),
        ("a &amp; b &lt;p&gt; c", ["a & b <p> c"]),
        ("<p title=\"a > b\" alt='c > d'>One", ["One"]),
        ("<script>if (a < b) { x > y }</script>One<style>p > a {}</style>", ["One"]),
        ("One<!-- <p>two > three --> four", ["One four"]),
        ("<pre>One</pre><progress>two</progress>", ["One", "two"]),
        ("One <script>two and three", ["One two and three"]),
        ("One <!-- two and three", ["One <!-- two and three"]),
        ("1 < 2 and 3 > 2", ["1 < 2 and 3 > 2"]),
        ("One <b two", ["One <b two"]),
    ],
)
def test_tags_are_cut_out_and_blocks_become_lines(markup, lines):
    assert [" ".join(line.split()) for line in text_of(markup).split("\n") if line.strip()] == lines


def test_an_article_of_the_text_alone_says_so():
    data = b"<title>The  Ferry &amp; I</title><p>It left at six.</p>"
    article = read_markup(Original(data, "ferry.html", "/x/ferry.html", "https://www.example.org/ferry"), "it hung")
    assert (article.title, article.site, article.source) == ("The Ferry & I", "example.org", "/x/ferry.html")
    assert [block.kind for block in article.blocks] == ["title", "paragraph"]
    assert "because it hung" in article.hidden[0].text


def test_long_lines_and_many_lines_are_divided_evenly(monkeypatch):
    words = "word " * 10_000
    article = read_text(Original(words.encode()), "it hung")
    assert max(len(block.span) for block in article.blocks) <= bare.LONGEST_PARAGRAPH
    assert article.text.split() == words.split()
    monkeypatch.setattr(bare, "MOST_PARAGRAPHS", 100)
    lines = "\n".join(f"line {number}" for number in range(10_000))
    article = read_text(Original(lines.encode()), "it hung")
    assert len(article.blocks) <= 101
    assert article.text.split() == lines.split()


def test_of_too_many_tags_the_beginning_is_shown(monkeypatch):
    monkeypatch.setattr(bare, "MOST_TAGS", 1_000)
    monkeypatch.setattr(bare, "STEP", 1_000)
    article = read_markup(Original(b"<p>x" * 10_000), "it hung")
    assert 1_000 <= len(article.blocks) < 2_000
    assert "its beginning" in article.hidden[0].text


@pytest.mark.parametrize("markup", ["", "<p> <br>", "<script>alert(1)</script>"])
def test_a_page_without_text_is_no_article(markup):
    with pytest.raises(UnreadableArticleError, match="holds no text"):
        read_markup(Original(markup.encode(), "a.html"), "it hung")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (b"<br>" * 500_000, "500,000 tags"),
        (b"<div>" * 2_000, "2,000 of its elements lie in one another"),
        (b"<DIV\n>" * 2_000, "2,000 of its elements"),
        (b"<p " + b" ".join(b"a%d=x" % number for number in range(5_000)) + b">", "5,000 attributes"),
        (b"<p " + b" ".join(b"a%d='x y'" % number for number in range(5_000)) + b">", "5,000 attributes"),
        (b"<p " + b" ".join(b"a%d" % number for number in range(5_000)) + b">", "5,000 attributes"),
        ("<div>".encode("utf-16-le") * 2_000, "2,000 of its elements"),
    ],
)
def test_what_is_too_much_is_known_beforehand(markup, words):
    assert words in weighed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        b"<p>One paragraph<p>and another" * 20_000,
        b"<div><span>x</span></div>" * 20_000,
        b"<ul><li>x<li>y</ul>" * 20_000,
        b"<a name=x>" * 5_000,
        b"<img src='data:image/png;base64," + b"iVBORw0KGgo=" * 100_000 + b"'>",
        b"<script>" + b"if (a<b) c=d; " * 100_000 + b"</script>",
        b"a < b " * 10_000 + b"word " * 10_000,
        b"word " * 100_000,
    ],
    ids=lambda markup: markup[:20],
)
def test_large_pages_of_real_people_are_not_too_much(markup):
    assert weighed(markup) == ""


@pytest.mark.parametrize(
    "markup",
    [
        "<" * 3_000_000,
        "<p" * 1_500_000,
        "<!--x " * 500_000,
        "<script>x" * 400_000,
        "<a b='\"" * 400_000,
        "&" * 3_000_000,
    ],
    ids=lambda markup: markup[:8],
)
def test_time_grows_with_the_length_alone(markup):
    start = time.process_time()
    weighed(markup.encode())
    text_of(markup)
    assert time.process_time() - start < 4


def test_the_text_of_a_book_and_of_a_word_document():
    chapters = {"a.xhtml": "<p>One.</p>", "b.css": "<p>No.</p>", "c.html": "<p>Two.</p><script>x</script>"}
    assert read_archive(Original(archive(chapters), "a.epub"), "it hung").text == "One.\nTwo."
    body = "<w:p><w:r><w:t>One.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p><w:p><w:t>Two.</w:t></w:p>"
    article = read_archive(Original(docx(body), "a.docx"), "it hung")
    assert (article.text, article.title) == ("One.\nTwo.", "a")
    assert "This document was too much" in article.hidden[0].text


def test_of_too_large_a_book_the_beginning_is_shown(monkeypatch):
    monkeypatch.setattr(bare, "LARGEST_SUM", 100)
    article = read_archive(Original(archive({f"{n}.html": f"<p>{n}" + " " * 30 for n in range(9)})), "it hung")
    assert article.text.startswith("0\n1")
    assert "8" not in article.text
    assert "its beginning" in article.hidden[0].text


def test_what_the_server_says_of_the_letters_counts():
    original = Original("<p>Größe und łódź</p>".encode("iso-8859-2"), charset="iso-8859-2")
    assert read_markup(original, "it hung").text == "Größe und łódź"
