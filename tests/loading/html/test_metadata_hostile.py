"""Pages made to stop a reader of metadata: each is answered at once, and without an error."""

from __future__ import annotations

import json
import time

import pytest

from reader.loading.html.metadata import read_metadata
from reader.loading.html.tree import parse

MEGABYTE = 1_000_000


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


HOSTILE = {
    "ten megabytes of an open string": lambda: script('{"@type": "Article", "headline": "' + "a" * 10 * MEGABYTE),
    "ten megabytes of brackets": lambda: script("[" * 10 * MEGABYTE),
    "ten megabytes of commas": lambda: script("," * 10 * MEGABYTE),
    "two megabytes of commas and spaces": lambda: script('{"a": ' + ", " * MEGABYTE),
    "two megabytes of spaces": lambda: script(" " * 2 * MEGABYTE + "{"),
    "two megabytes of short lists": lambda: script("[" + "[]," * (MEGABYTE // 2) + "[]]"),
    "many values in a row": lambda: script("{} " * MEGABYTE),
    "many scripts": lambda: script('{"@type": "Article"}') * 20_000,
    "a deep object": lambda: script('{"mainEntity":' * 100_000 + "{}" + "}" * 100_000),
    "a deep list": lambda: script("[" * 900 + "]" * 900),
    "a deep author": lambda: script('{"@type": "Article", "author": ' + '{"name":' * 900 + '"x"' + "}" * 901),
    "an author that refers to itself": lambda: script(
        '{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}, "name": {"@id": "#a"}}'
    ),
    "a number without an end": lambda: script('{"@type": "Article", "headline": ' + "9" * MEGABYTE + "}"),
    "a wide graph": lambda: script(json.dumps({"@graph": [{"@type": "Article", "author": list(range(50))}] * 20_000})),
    "many metas": lambda: '<meta name="author" content="Jane Doe">' * 50_000,
    "a long meta": lambda: f'<meta property="{"og:title " * 100_000}" content="{"a - " * MEGABYTE}">',
    "a long title": lambda: f"<title>{'a | ' * MEGABYTE}</title>",
    "escapes of escapes": lambda: f"<title>&{'amp;' * MEGABYTE}</title>",
    "a tag that never closes in a title": lambda: f'<meta name="title" content="{"<b " * MEGABYTE}">',
    "many bylines": lambda: '<p class="byline">By</p>' * 50_000,
    "a byline of many pieces": lambda: f'<p class="byline">{"<b>a</b>" * 100_000}</p>',
    "deep bylines": lambda: '<div class="byline">' * 5_000 + "Jane Doe",
    "many headlines": lambda: "<h1>a</h1>" * 50_000,
    "a headline of many pieces": lambda: f"<h1>{'<i>a </i>' * 100_000}</h1>",
    "a headline at the bottom": lambda: "<div>" * 5_000 + "<h1>Old bridge</h1>" + "</div><p></p>" * 5_000,
    "many times": lambda: "<h1>Old bridge</h1>" + "<time>no</time>" * 50_000,
    "many properties": lambda: f'<p itemprop="{"author name " * 100_000}" class="{"x " * MEGABYTE}">Jane Doe</p>',
    "a long class": lambda: f'<p class="{"byline " * MEGABYTE}">Jane Doe</p>',
    "a long address": lambda: f'<link rel="canonical" href="https://ferry.example/{"2018/0" * MEGABYTE}">',
    "a byline of signs": lambda: f'<p class="byline">{"@ | • " * 15}</p>' * 100,
    "a broken address": lambda: (
        '<link rel="canonical" href="http://[::1/x"><meta property="og:url" content="http://a:b:c/">'
    ),
}


@pytest.mark.parametrize("build", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_answered_at_once(build):
    root = parse(f"<html><head></head><body>{build()}</body></html>")
    before = time.process_time()
    found = read_metadata(root, "https://ferry.example/a")
    assert time.process_time() - before < 1.5
    assert found.url
    assert max(map(len, (found.title, found.byline, found.site, found.published, found.language))) <= 2_000


def test_two_hundred_thousand_attributes():
    from lxml import etree

    root = parse("<html><body><p class='byline'>By Jane Doe</p></body></html>")
    element = root.find(".//p")
    for number in range(2_000):
        element.set(f"a{number}", "x")
    for _ in range(100):
        root.find("body").append(etree.fromstring(etree.tostring(element), etree.HTMLParser()).find(".//p"))
    before = time.process_time()
    assert read_metadata(root).byline == "Jane Doe"
    assert time.process_time() - before < 0.5


def test_an_ordinary_page_takes_a_few_milliseconds():
    teasers = '<li class="item"><a class="link" href="/x"><span class="a b">Words of a teaser</span></a></li>' * 400
    root = parse(
        f"<html><head><title>Old bridge closed | Ferry</title></head><body><ul>{teasers}</ul><h1>Old bridge closed</h1>{teasers}</body></html>"
    )
    best = min(_seconds(root) for _ in range(5))
    assert best < 0.05


def _seconds(root) -> float:
    before = time.process_time()
    read_metadata(root)
    return time.process_time() - before
