"""Who the person says speaks is kept in the article's notes file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from reader.annotation import new_attribution
from reader.article import Article, Span, compose
from reader.library import Library


def kept(library: Library) -> Article:
    text, blocks = compose((("paragraph", "“We go home,” said Ada Quill on the pier.", 0),))
    return library.add(Article("", text, blocks, title="Home"))


def test_it_stays_until_it_is_taken_back(library: Library, open_library: Callable[[], Library]) -> None:
    article = kept(library)
    assert library.attributions(article.id) == ()
    made = new_attribution(article, Span(0, 13), "Tom Reed")
    library.attribute(made)
    assert [each.speaker for each in open_library().attributions(article.id)] == ["Tom Reed"]
    library.attribute(new_attribution(article, Span(0, 13), "Ada Quill"))
    assert [each.speaker for each in library.attributions(article.id)] == ["Ada Quill"]
    library.unattribute(made)
    assert library.attributions(article.id) == ()
    library.attribute(made)
    assert [each.speaker for each in library.attributions(article.id)] == ["Tom Reed"]


def test_nonsense_in_the_file_is_passed_over(library: Library, folder: Path) -> None:
    article = kept(library)
    library.attribute(new_attribution(article, Span(0, 13), "Tom Reed"))
    (path,) = (folder / "notes").iterdir()
    file = json.loads(path.read_text("utf-8"))
    for table in ({**file["speakers"], "x": 3}, [], 7):
        path.write_text(json.dumps(file | {"speakers": table}), "utf-8")
        assert len(library.attributions(article.id)) == (1 if isinstance(table, dict) else 0)
        assert library.article(article.id).title == "Home"
        library.attribute(new_attribution(article, Span(19, 28), "Tom Reed"))
        assert "Tom Reed" in {each.speaker for each in library.attributions(article.id)}
