"""A page with any blocks on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.article import Article, Picture
from reader.loading.parts import Part, joined
from reader.style import load_theme
from reader.ui.page.typography import Typography
from reader.ui.page.view import PageView
from reader.ui.stylesheet import palette
from reader.ui.tasks import Tasks

Show = Callable[..., PageView]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Show parts, or a whole article, on a page of a size and in a theme."""
    tasks = Tasks()

    def made(
        parts: Iterable[Part] | Article,
        *,
        width: int = 760,
        height: int = 900,
        size: int = 18,
        theme: str = "paper",
        pictures: tuple[Picture, ...] = (),
        meta: str = "",
    ) -> PageView:
        view = PageView(load_theme(theme), Typography(size=size), tasks=tasks)
        qtbot.addWidget(view)
        view.setPalette(palette(load_theme(theme)))
        view.resize(width, height)
        article = parts if isinstance(parts, Article) else Article("0", *joined(parts), pictures=pictures)
        view.set_meta(meta)
        view.show_article(article)
        view.show()
        qtbot.waitExposed(view)
        return view

    yield made
    tasks.finish()
