"""A window over a library of its own, with an article that these tests wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.library import Library
from reader.opening import open_kept
from reader.settings import Settings
from reader.ui import fonts
from reader.ui.page.view import PageView
from reader.ui.tasks import Tasks
from reader.ui.window import MainWindow
from tests.ui.pages import LONG, PARTS, make_article


@pytest.fixture(scope="session", autouse=True)
def own_fonts(qapp: object) -> None:
    """The fonts that the program comes with."""
    fonts.load_fonts(fonts.READING, fonts.WINDOW)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library(tmp_path / "library")


@pytest.fixture
def article(library: Library) -> Article:
    """The article, kept."""
    return library.add(make_article())


@pytest.fixture
def make_window(qtbot: QtBot, library: Library) -> Iterator[Callable[..., MainWindow]]:
    """Open a window, as often as a test wants; all are closed at its end."""
    windows: list[MainWindow] = []

    def make(article_id: str = "", settings: Settings | None = None, *, furnished: bool = True) -> MainWindow:
        window = MainWindow(lambda: library, settings or Settings(theme="paper"), Tasks())
        qtbot.addWidget(window)
        if furnished:
            window.furnish()
        if article_id:
            window.show_opened(open_kept(library, article_id))
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.tasks.finish()


@pytest.fixture
def window(make_window: Callable[..., MainWindow], article: Article, qtbot: QtBot) -> MainWindow:
    """A window with the article open and tagged."""
    window = make_window(article.id)
    qtbot.waitUntil(lambda: len(window.shelf.titles) == 1, timeout=5000)
    return window


@pytest.fixture
def long_view(qtbot: QtBot) -> PageView:
    """The reading view with a long article."""
    from reader.style import load_theme
    from reader.ui.page.typography import Typography

    view = PageView(load_theme("paper"), Typography())
    qtbot.addWidget(view)
    view.resize(760, 640)
    view.show_article(make_article((PARTS[0], *LONG)))
    view.show()
    return view
