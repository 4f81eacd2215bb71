"""The forms that `close-reader load` prints."""

from __future__ import annotations

import json

import pytest

from reader.article import Article, Block, Mark, Span
from reader.loading import load_text
from reader.loading.contract import to_json, to_markdown, to_text

PROSE = "The ferry left at six in the morning with forty people, two cows and the mail on board, and did not come back."
PAGE = f"""Ferry lost

Ferry lost

By Jane Doe
28 April 2018 05:07

{PROSE}

- one
- two

> He said no.
> Twice.

* * *

READ MORE: Ferries that were lost

{PROSE}
"""


def test_json():
    found = to_json(load_text(PAGE, source="https://www.example.org/ferry"))
    assert json.loads(json.dumps(found)) == found
    assert {key: found[key] for key in ("title", "author", "date", "site", "language", "url")} == {
        "title": "Ferry lost",
        "author": "Jane Doe",
        "date": "2018-04-28T05:07",
        "site": "example.org",
        "language": "en",
        "url": "https://www.example.org/ferry",
    }
    assert found["blocks"][:2] == [{"kind": "paragraph", "text": PROSE}, {"kind": "item", "text": "one", "level": 1}]
    assert [(each["kind"], each["before"]) for each in found["hidden"]] == [
        ("headline", 0),
        ("byline", 0),
        ("date line", 0),
        ("teaser", 6),
    ]
    assert all(each["reason"] and each["text"] for each in found["hidden"])


def test_text():
    assert to_text(load_text("Roses are red;\nviolets\n\nare blue.")) == "Roses are red;\nviolets\n\nare blue.\n"
    assert to_text(load_text(PAGE)) == (
        f"Ferry lost\n\n{PROSE}\n\n• one\n• two\n\nHe said no.\n\nTwice.\n\n* * *\n\n{PROSE}\n"
    )


def test_markdown():
    assert to_markdown(load_text(PAGE)) == (
        f"# Ferry lost\n\n{PROSE}\n\n- one\n- two\n\n> He said no.\n>\n> Twice.\n\n* * *\n\n{PROSE}\n"
    )


def test_markdown_of_verse_and_code():
    poem = "The wheel goes round, the water falls,\n  The swallows leave the broken eaves."
    assert to_markdown(load_text(poem)) == poem.replace("\n  ", "\\\n\u00a0\u00a0") + "\n"
    code = "int main(void) {\n    f();\n    g();\n\n    return 0;\n}"
    assert to_markdown(load_text(code)) == f"```\n{code}\n```\n"
    both = f"{PROSE}\n\n```sh\necho \\*\n```\n\n{PROSE}"
    assert to_markdown(load_text(both)) == both + "\n"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a *star* and a [link](x)", r"a \*star\* and a \[link\](x)"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("<b>bold</b> &amp; `code` \\", r"\<b>bold\</b> \&amp; \`code\` \\"),
        ("1. not a list", r"1\. not a list"),
        ("12) neither", r"12\) neither"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("+ no item", r"\+ no item"),
        ("> no quote", r"\> no quote"),
        ("~~~ no fence", r"\~\~~ no fence"),
        ("a - b > c # d", "a - b > c # d"),
        ("3.5 percent", "3.5 percent"),
        ("-4 degrees", "-4 degrees"),
    ],
)
def test_what_an_article_says_is_never_markup(text, markdown):
    article = Article("0", text, (Block(Span(0, len(text))),))
    assert to_markdown(article) == markdown + "\n"


def test_a_listing_that_holds_a_fence_gets_a_longer_one():
    text = "```\nx"
    article = Article("0", text, (Block(Span(0, 3), "code"), Block(Span(4, 5), "code")))
    assert to_markdown(article) == "````\n```\nx\n````\n"


def test_marks():
    text = "see the big *site* now"
    marks = (
        Mark(Span(0, 3), "emphasis"),
        Mark(Span(8, 11), "strong"),
        Mark(Span(12, 18), "link", "https://example.org/a_(b)"),
        Mark(Span(13, 17), "emphasis"),
        Mark(Span(19, 22), "code"),
    )
    article = Article("0", text, (Block(Span(0, len(text)), marks=marks),))
    assert to_markdown(article) == "*see* the **big** [\\**site*\\*](<https://example.org/a_(b)>) `now`\n"
    assert to_json(article)["blocks"] == [
        {"kind": "paragraph", "text": text, "links": ["https://example.org/a_(b)"], "em": ["see", "big", "site", "now"]}
    ]


def test_the_empty_article():
    assert to_markdown(Article("0", "", ())) == to_text(Article("0", "", ())) == "\n"
    assert to_json(Article("0", "", ()))["blocks"] == []
