"""Which bytes are a web page, which only mention tags, and which are other XML."""

from __future__ import annotations

import re

import pytest

from reader.errors import UnreadableArticleError
from reader.loading import load
from reader.loading.markup import is_html_document, looks_like_html, xml_kind

XHTML = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">"""


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><p>The ferry left.",
        "\ufeff\n  <html lang=en>",
        "<!-- saved from url=(0020)https://ferry.example/ -->\n<html>",
        XHTML,
        "<HEAD><TITLE>The ferry</TITLE></HEAD>",
        "<body>The ferry left.</body>",
        "<article><h1>The ferry</h1></article>",
        "<p>The ferry left.</p><p>Nobody saw it.</p>",
        "The ferry left.\n<p>Nobody saw it.\n<p>It rained.\n<p>It rained on.",
        "Cached copy\n<html><body><p>The ferry left.</p></body></html>",
    ],
)
def test_a_web_page(markup):
    assert looks_like_html(markup.encode())
    assert looks_like_html(markup.removeprefix("\ufeff").encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry left at six.",
        "He wrote that <b> makes words bold and <i> makes them lean.",
        "A page has an <html> element, a <head> and a <body>, and in it a <p> for each paragraph.",
        "<T> stands for any type.",
        "a < b and b > c",
        '{"body": "<p>one</p><p>two</p><p>three</p><p>four</p>"}',
        '# The ferry\n\n<p align="center"><img src="ferry.png"></p>\n\nIt left.\n\n```\nsail()\n```',
        "<note><to>Anna</to><body>Come!</body></note>",
        '<rss version="2.0"><channel><item><description><p>One</p></description></item></channel></rss>',
        "MIME-Version: 1.0\nContent-Type: text/html\n\n<html><body><p>One</p></body></html>",
    ],
)
def test_what_is_no_web_page(text):
    assert not looks_like_html(text.encode())


def test_a_file_named_as_a_page_needs_only_a_tag():
    assert looks_like_html(b"The <b>old</b> ferry left at six.", is_named_so=True)
    assert not looks_like_html(b"The old ferry left at six.", is_named_so=True)
    assert not looks_like_html(b"<svg><b>x</b></svg>", is_named_so=True)


def test_a_whole_page_opens_as_one():
    assert is_html_document(XHTML.encode())
    assert is_html_document(b"<!doctype html>\n# The ferry")
    assert not is_html_document(b"<p>The ferry left.</p>")


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "a news feed (RSS)"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', "a news feed (RSS)"),
        ('<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">', "a news feed (Atom)"),
        ('<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY c "d">]>\n<svg>', "a drawing (SVG)"),
        ("<FictionBook>", "a FictionBook e-book"),
    ],
)
def test_other_documents_are_called_by_their_name(tmp_path, markup, kind):
    assert xml_kind(markup.encode()) == kind
    assert xml_kind(markup.encode("utf-16")) == kind
    path = tmp_path / "page.html"
    path.write_text(markup)
    with pytest.raises(UnreadableArticleError, match=re.escape(f"“page.html” is {kind}; Close Reader opens")):
        load(path)


@pytest.mark.parametrize("markup", ["<html>", "<project><name/></project>", "The <rss> element", "<rss"])
def test_what_has_no_such_name(markup):
    assert not xml_kind(markup.encode())


def test_long_and_broken_beginnings_take_no_time():
    for text in ("<!--" * 20_000, "<?" * 30_000, " " * 60_000, "<p " * 20_000, "<!doctype svg [" * 5_000, "<" * 60_000):
        looks_like_html(text.encode())
