"""Where, when and by what means something was said, from the reporter's own words around the verb."""

from __future__ import annotations

import pytest

from reader.article import Article, compose
from reader.insight.circumstances import circumstances
from reader.tagger import tag


def told(sentence: str) -> tuple[str, str, str]:
    text, blocks = compose((("paragraph", sentence, 0),))
    article = Article("00000000aa", text, blocks, published="2018-04-28", language="en")
    tagging = tag(article)
    found = circumstances(tagging.quotations[0], article, tagging)
    return found.medium, found.where, found.when


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“We go home,” Ada Quill said at the Pentagon on Friday.", ("", "at the Pentagon", "Friday")),
        ("“We go home,” Quill said in a statement.", ("in a statement", "", "")),
        ("“We go home,” Quill told The Hull Times on Monday.", ("told The Hull Times", "", "Monday")),
        ("“It is over,” the minister told reporters in Berlin.", ("told reporters", "in Berlin", "")),
        ("“It is over,” the minister wrote on Twitter on 3 May.", ("on Twitter", "", "3 May")),
        ("In an interview with CNN on Sunday, Tom Reed said that the ships would come.",
         ("in an interview with CNN", "", "Sunday")),
        ("“We win,” Quill said during a televised press conference.", ("during a televised press conference", "", "")),
        ("At the White House, Ada Quill said that the deal was dead.", ("", "at the White House", "")),
    ],
)  # fmt: skip
def test_what_the_sentence_tells(sentence: str, expected: tuple[str, str, str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "“We knew it,” said Tom Reed, who was born in Hull in 1961.",
        "Tom Reed said that he left Hull on Friday.",
        "“We left Hull on Friday,” said Tom Reed.",
        "“We knew it,” said Tom Reed after a meeting in Berlin on Friday.",
        "“We knew it.”",
    ],
)
def test_what_is_said_or_of_another_clause_tells_nothing(sentence: str) -> None:
    assert told(sentence) == ("", "", "")
