"""Nothing that comes back from the process that reads is believed."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from reader.article import Article, Block, Cell, Hidden, Mark, Sheet, Span
from reader.article.record import to_record
from reader.loading.original import Original
from reader.loading.pictures import Pictures
from reader.loading.sandbox.frames import Frame
from reader.loading.sandbox.receiving import UnsoundAnswerError, received

from .readers import PNG

ORIGINAL = Original(b"", "a.html", "/home/ada/a.html", "https://example.org/a")


def sound() -> Frame:
    """An answer in which there is something of everything."""
    pictures = Pictures()
    name = pictures.keep(PNG)
    article = Article(
        id="0123456789",
        text="A title\n\ufffc\none\ttwo",
        blocks=(
            Block(Span(0, 7), "title", marks=(Mark(Span(2, 7), "link", "https://example.org/b"),)),
            Block(Span(8, 9), "image", src="https://example.org/c.png", picture=name),
            Block(Span(10, 17), "table", 1, cells=(Cell(Span(10, 13), True, 2), Cell(Span(14, 17)))),
        ),
        url="https://example.org/canonical",
        source="/etc/passwd",
        hidden=(Hidden("Share\nSave", "share", "buttons", 3, (Block(Span(0, 5)), Block(Span(6, 10), "item", 1))),),
        sheets=(Sheet(0, "1"), Sheet(8, "2")),
    )
    listed = [[picture.name, len(picture.data)] for picture in pictures.taken]
    return Frame({"article": to_record(article), "id": article.id, "pictures": listed, "memory": 1}, PNG)


def test_a_sound_answer_is_taken_as_it_is_but_for_its_source():
    frame = sound()
    article = received(frame, ORIGINAL)
    assert to_record(replace(article, source="/etc/passwd")) == frame.record["article"]
    assert article.source == "/home/ada/a.html"
    assert article.pictures[0].data == PNG


DAMAGES = [
    (("id",), "../../x"),
    (("id",), 7),
    (("article",), None),
    (("article", "text"), 7),
    (("article", "text"), "A title\n\ufffc\none\ttwo and more"),
    (("article", "text"), "A title \ufffc\none\ttwo"),
    (("article", "text"), "A titl\u2028\n\ufffc\none\ttwo"),
    (("article", "title"), ["x"]),
    (("article", "title"), "two\nlines"),
    (("article", "byline"), "x" * 100_000),
    (("article", "blocks"), []),
    (("article", "blocks"), 7),
    (("article", "blocks", 0), None),
    (("article", "blocks", 0, "start"), 1),
    (("article", "blocks", 0, "start"), -1),
    (("article", "blocks", 0, "start"), 0.0),
    (("article", "blocks", 0, "start"), False),
    (("article", "blocks", 0, "end"), 17),
    (("article", "blocks", 2, "end"), 16),
    (("article", "blocks", 0, "kind"), "script"),
    (("article", "blocks", 0, "level"), -1),
    (("article", "blocks", 0, "level"), 10**9),
    (("article", "blocks", 0, "level"), "1"),
    (("article", "blocks", 0, "names"), [["x"]]),
    (("article", "blocks", 0, "language"), 7),
    (("article", "blocks", 0, "marks", 0, "end"), 9),
    (("article", "blocks", 0, "marks", 0, "start"), 8),
    (("article", "blocks", 0, "marks", 0, "kind"), "onclick"),
    (("article", "blocks", 0, "marks", 0, "href"), {"x": 1}),
    (("article", "blocks", 1, "picture"), "../../x.png"),
    (("article", "blocks", 1, "picture"), "0123456789abcdef.png"),
    (("article", "blocks", 2, "cells", 0, "columns"), 0),
    (("article", "blocks", 2, "cells", 0, "is_header"), "yes"),
    (("article", "blocks", 2, "cells", 1, "end"), 18),
    (("article", "hidden", 0, "before"), 4),
    (("article", "hidden", 0, "kind"), None),
    (("article", "hidden", 0, "text"), "Share"),
    (("article", "hidden", 0, "blocks", 1, "end"), 11),
    (("article", "sheets", 1, "offset"), 18),
    (("article", "sheets", 0, "offset"), 9),
    (("article", "sheets", 0, "label"), 1),
    (("pictures",), []),
    (("pictures", 0, 0), "../../x.png"),
    (("pictures", 0, 1), 5),
    (("pictures", 0, 1), -1),
    (("pictures", 0), None),
]


@pytest.mark.parametrize(("place", "value"), DAMAGES, ids=lambda value: str(value)[:60])
def test_what_does_not_fit_together_is_refused(place, value):
    frame = copy.deepcopy(sound())
    at = frame.record
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    with pytest.raises(UnsoundAnswerError):
        received(frame, ORIGINAL)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "java\tscript:x", ""]
)
def test_a_link_to_nowhere_good_is_dropped(href):
    frame = copy.deepcopy(sound())
    frame.record["article"]["blocks"][0]["marks"][0]["href"] = href
    assert received(frame, ORIGINAL).blocks[0].marks == ()


@pytest.mark.parametrize("src", ["data:image/png;base64,AAAA", "file:///etc/passwd", "javascript:x", "x" * 100_000])
def test_a_picture_s_address_is_one_of_the_web_or_none(src):
    frame = copy.deepcopy(sound())
    frame.record["article"]["blocks"][1]["src"] = src
    assert received(frame, ORIGINAL).blocks[1].src == ""


@pytest.mark.parametrize("url", ["javascript:x", "file:///etc/passwd", "https://a b"])
def test_an_address_that_is_none_is_the_original_s(url):
    frame = copy.deepcopy(sound())
    frame.record["article"]["url"] = url
    assert received(frame, ORIGINAL).url == "https://example.org/a"


def test_halves_of_characters_become_question_marks():
    frame = copy.deepcopy(sound())
    frame.record["article"]["text"] = "A t\ud800tle\n\ufffc\none\ttwo"
    assert received(frame, ORIGINAL).text == "A t?tle\n\ufffc\none\ttwo"
