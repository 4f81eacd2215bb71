"""The page: well formed, safe, in the reading direction of its language."""

from __future__ import annotations

import pytest

from reader.annotation import Annotation, describe
from reader.article import Article, Span, compose
from reader.exchange import export
from reader.tagger.tagging import Tagging

from .outline import Outline


def test_the_page_is_whole_and_says_what_it_is(
    article: Article, annotations: list[Annotation], tagging: Tagging
) -> None:
    page = Outline(export("html", article, annotations, tagging))
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert len(page.all("mark")) == 5
    assert [figure["style"] for figure in page.all("figure")] == [
        f"--fill: var(--mark-{color})" for color in ("yellow", "green", "pink", "blue")
    ]
    assert page.all("a")[0]["href"] == "https://tides.example/harbour?page=1&all=yes"
    assert "1 May 2024" in page.words
    assert "compare *ch. 3*\n\n# and this" in page.words
    assert not page.all("script")


def test_hostile_words_stay_words() -> None:
    hostile = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)> \" ' &amp;"
    text, blocks = compose([("paragraph", hostile, 0)])
    article = Article("a", text, blocks, *[hostile] * 5, language='en" onload="x')
    annotation = Annotation("1", "a", describe(text, Span(5, 20)), '"><script>', hostile, (hostile,))
    page = Outline(export("html", article, [annotation]))
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img", "a"})
    assert page.all("html") == [{"lang": "und", "dir": "ltr"}]
    assert page.words.count("<script>alert(1)</script>") >= 4
    assert all(not name.startswith("on") for _, attributes in page.elements for name in attributes)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("fr", "ltr"), ("", "ltr")])
def test_the_direction_follows_the_language(language: str, direction: str) -> None:
    page = Outline(export("html", Article("a", "", (), language=language), []))
    assert page.all("html")[0]["dir"] == direction


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " https://a.b", "file:///etc/passwd"])
def test_only_web_addresses_are_links(address: str) -> None:
    assert not Outline(export("html", Article("a", "", (), url=address), [])).all("a")
