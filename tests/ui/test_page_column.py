"""The line below the headline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.ui.window import MainWindow
from reader.ui.words import meta_line
from tests.ui.pages import LONG, PARTS, make_article


def test_a_site_that_signs_its_articles_itself_is_named_once() -> None:
    article = replace(make_article(), byline="Island Post", published="2019-11-20", site="Island post")
    assert meta_line(article).split("  ·  ")[:2] == ["Island Post", "20 November 2019"]
    assert "Island post" not in meta_line(article)
    assert "Island post" in meta_line(replace(article, byline="Jane Doe"))


def test_a_short_article_is_read_at_its_end_and_not_in_its_middle(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    window = make_window(library.add(make_article((PARTS[0], *LONG[:12]))).id)
    window.resize(900, 500)
    bar, status = window.page.view.verticalScrollBar(), window.page.status.progress
    bar.setValue(round(bar.maximum() * 0.7))
    qtbot.waitUntil(lambda: "min left" in status.text(), timeout=3000)
    window.page.view.go_to_end(1)
    qtbot.waitUntil(lambda: status.text() == "100 % · read", timeout=3000)


def test_what_is_left_to_read_follows_the_size_of_the_text(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot
) -> None:
    window = make_window(library.add(make_article((PARTS[0], *LONG[:12]))).id)
    window.resize(900, 500)
    window.page.view.go_to_end(1)
    status = window.page.status.progress
    qtbot.waitUntil(lambda: status.text() == "100 % · read", timeout=3000)
    for _ in range(8):
        window.typesetting.zoom("1")
    qtbot.waitUntil(lambda: status.text() != "100 % · read", timeout=3000)
