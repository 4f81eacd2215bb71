"""Pictures from the library, and those that the person asks for: fetched once, kept, there the next time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reader.article import Article, Block, Picture, Span
from reader.errors import UnreadableArticleError
from reader.library import Library
from reader.loading.parts import Part, joined
from reader.loading.pictures import Pictures
from reader.ui.window import MainWindow

SRC = "https://quay.example/mast.png"
WORDS = "The tide came in at night, and the ferry was gone before anybody in the village had heard it."


def png(color: str) -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def held(qapp: object) -> Picture:
    pictures = Pictures()
    pictures.keep(png("#336699"))
    return pictures.taken[0]


@pytest.fixture
def article(library: Library, held: Picture) -> Article:
    """An article with a picture that came along and one that is elsewhere."""
    text, blocks = joined(
        [
            Part(WORDS, Block(Span(0, len(WORDS)))),
            Part("A ship", Block(Span(0, 6), "image", picture=held.name)),
            Part("A mast", Block(Span(0, 6), "image", src=SRC)),
        ]
    )
    return library.add(Article("00000000ff", text, blocks, title="The ferry", pictures=(held,)))


def test_what_came_along_is_found_in_the_library(
    make_window: Callable[..., MainWindow], article: Article, held: Picture
) -> None:
    window = make_window(article.id)
    path = window.reading.find_picture(held.name)
    assert path == window.library().picture(article.id, held.name)
    assert window.reading.find_picture("../notes/x.png") is None


def test_a_picture_that_is_asked_for_is_fetched_once_and_kept(
    make_window: Callable[..., MainWindow], article: Article, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return png("#993333")

    monkeypatch.setattr("reader.loading.address.fetch_picture", fetch)
    window = make_window(article.id)
    assert asked == []
    with qtbot.waitSignal(window.remote_pictures.fetched, timeout=5000) as fetched:
        window.page.view.picture_asked.emit(SRC)
    assert fetched.args == [SRC, png("#993333")]
    window.tasks.finish()
    kept = Library(window.library().folder).article(article.id)
    assert kept.blocks[2].picture
    again = make_window(article.id)
    found = again.reading.find_picture(kept.blocks[2].picture)
    assert found is not None
    assert not isinstance(found, bytes)
    assert found.read_bytes() == png("#993333")
    assert asked == [SRC]


def test_a_picture_that_cannot_be_had_is_a_sentence(
    make_window: Callable[..., MainWindow], article: Article, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_address: str) -> bytes:
        raise UnreadableArticleError("The quay has no such picture.")

    monkeypatch.setattr("reader.loading.address.fetch_picture", refuse)
    window = make_window(article.id)
    window.page.view.picture_asked.emit(SRC)
    qtbot.waitUntil(lambda: window.page.notice.sentence == "The quay has no such picture.", timeout=5000)
    window.tasks.finish()
    assert Library(window.library().folder).article(article.id) == article
