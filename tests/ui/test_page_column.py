"""The line below the headline."""

from __future__ import annotations

from dataclasses import replace

from reader.ui.page_column import meta_line
from tests.ui.pages import make_article


def test_a_site_that_signs_its_articles_itself_is_named_once() -> None:
    article = replace(make_article(), byline="Island Post", published="2019-11-20", site="Island post")
    assert meta_line(article).split("  ·  ")[:2] == ["Island Post", "20 November 2019"]
    assert "Island post" not in meta_line(article)
    assert "Island post" in meta_line(replace(article, byline="Jane Doe"))
