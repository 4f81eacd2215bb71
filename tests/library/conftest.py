"""A library in a folder of its own, and articles to put into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotation import Annotation, new_annotation
from reader.article import Article, Span, compose
from reader.library import Library

STORY = (
    ("title", "The ferry", 1),
    ("paragraph", "The ferry left at seven, and nobody on the quay waved.", 0),
    ("paragraph", "By noon the harbour was a line, and the line was gone by one.", 0),
)

Highlight = Callable[..., Annotation]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Library"


@pytest.fixture
def open_library(folder: Path) -> Callable[[], Library]:
    """Opens the library again, as another program would."""
    return lambda: Library(folder)


@pytest.fixture
def library(open_library: Callable[[], Library]) -> Library:
    return open_library()


@pytest.fixture
def article() -> Article:
    text, blocks = compose(STORY)
    return Article(
        "", text, blocks, title="The ferry", site="The Quay", url="https://quay.example/ferry", published="2024-03-02"
    )


@pytest.fixture
def kept(library: Library, article: Article) -> Article:
    """The article in the library."""
    return library.add(article)


@pytest.fixture
def notes_file(folder: Path, kept: Article) -> Path:
    """The file with what is attached to the kept article."""
    return folder / "notes" / f"the-ferry--{kept.id}.json"


@pytest.fixture
def highlight(kept: Article) -> Highlight:
    """Makes a highlight of words in the kept article; nothing is saved by it."""

    def make(
        words: str = "seven", *, color: str = "yellow", note: str = "", labels: tuple[str, ...] = ()
    ) -> Annotation:
        start = kept.text.index(words)
        return new_annotation(kept, Span(start, start + len(words)), color=color, note=note, labels=labels)

    return make
