"""Lines inside an article's element: which are the article, and which its site's."""

from __future__ import annotations

import pytest

from reader.loading.html.emit import Emitter
from reader.loading.html.folding import fold
from reader.loading.html.tree import parse
from reader.loading.pictures import Pictures

PROSE = "<p>The inquiry, which will begin in May, has three members, and none of them has spoken about the case in public so far.</p>"


def folds(
    head: str = "", middle: str = "", tail: str = "", *, byline: str = "Jane Doe", title: str = "Ferry lost in fog"
) -> dict[str, str]:
    """The kind by which each line is folded away, or "caption"."""
    markup = f"<div>{head}{PROSE}{middle}{PROSE.replace('inquiry', 'hearing')}{tail}</div>"
    found = Emitter("https://post.example/a", Pictures()).walk(parse(markup))
    lines, kinds = fold(found, title, byline, "Island Post", "https://post.example/a")
    return {
        each.part.text: kind or each.part.block.kind
        for each, kind in zip(lines, kinds, strict=True)
        if kind or each.part.block.kind == "caption"
    }


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p>Published: 10:48, Tue, Nov 19, 2019</p>", "date line"),
        ("<p>Updated 12:24 am EST, Wednesday, November 20, 2019</p>", "date line"),
        ("<p>November 20, 2019 / 1:07 AM / Island Post</p>", "date line"),
        ("<p>By Jane Doe, transport correspondent</p>", "byline"),
        ("<p>JANE DOE</p>", "byline"),
        ("<p>Island Post</p>", "site line"),
        ("<p>Today 12:01 AM</p>", "date line"),
        ("<p>Yesterday at 18.30</p>", "date line"),
        ("<ol><li><a href=/advice>Advice</a></li></ol>", "navigation"),
        ("<h2>Ferry lost in fog</h2>", "headline"),
        ("<p>Skip to content</p>", "navigation"),
        ("<p>5 min read</p>", "navigation"),
        ("<p><a href=/sea>The sea</a></p>", "kicker"),
        ("<ol class=breadcrumbs><li>Home</li></ol>", "navigation"),
    ],
)
def test_above_the_article(line, kind):
    assert list(folds(head=line).values()) == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "<p>The minister has known for a year, papers show.</p>",
        "<h2>Papers show that the minister knew</h2>",
        "<ul><li>Cod</li><li>Herring</li></ul>",
        "<p>Today 12 ferries left.</p>",
        "<p>By the end of the year, he had added 38 objects.</p>",
    ],
)
def test_above_the_article_stays(line):
    assert not folds(head=line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p>Read more: <a href=/x>Cows swim ashore</a></p>", "teaser"),
        ("<p>[<strong>Related</strong>: <a href=/x>Cows swim ashore</a>]</p>", "teaser"),
        ("<p><a href=/x>GET THE ISLAND POST ON THE GO</a></p>", "teaser"),
        ("<div class=newsletter-box><p>The best of the islands, every Friday</p></div>", "newsletter"),
        ("<p>ADVERTISEMENT</p>", "advertisement"),
    ],
)
def test_between_the_paragraphs(line, kind):
    assert list(folds(middle=line).values()) == [kind]


def test_a_list_of_other_articles():
    listed = "<p>Don't miss</p><ul><li><a href=/1>Cows swim ashore in a storm</a><li><a href=/2>The mail is late again</a></ul>"
    assert list(folds(middle=listed).values()) == ["teaser"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "<p>It was the cellar.</p>",
        "<p><a href=https://archive.example/1>The harbour's log of that day</a></p>",
        "<h3>Setting up</h3>",
        "<ul><li>Sharing with friends</li><li>Follow the coast</li></ul>",
        "<pre>share this</pre>",
        "<p>Read more here about the fog and how it comes about in the spring months:</p>",
        "<section id=sharing-with-others><p>So we share everything except the boat.</p></section>",
    ],
)
def test_between_the_paragraphs_stays(line):
    assert not folds(middle=line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p>jane.doe@post.example</p>", "byline"),
        ("<p>Follow Jane Doe on Twitter @janedoe</p>", "share"),
        ("<p>Jane Doe covers the islands and what goes on between them, and has done so since 1998.</p>", "byline"),
        ("<h3>About the author</h3>", "byline"),
        ("<p>Additional reporting by John Roe</p>", "byline"),
        ("<p>Like this story? Share it with a friend!</p>", "share"),
        ("<p>Sign up for the Friday letter to get it delivered to your inbox daily.</p>", "newsletter"),
        ("<p><a href=/x>Cows swim ashore</a></p>", "teaser"),
        ("<p>All rights reserved.</p>", "copyright"),
    ],
)
def test_below_the_article(line, kind):
    assert list(folds(tail=line).values()) == [kind]


def test_below_the_article_the_last_words_stay():
    assert not folds(tail="<p>“I want my cow back.”</p>")
    assert not folds(tail="<h2>Sources</h2><ul><li><a href=https://archive.example/1>The harbour's log</a></ul>")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Boats in the harbour. (Photo: Jane Doe/Island Post)</p>",
        "<p>Image copyright Getty Images</p>",
        "<p>© Jane Doe</p>",
    ],
)
def test_credits_are_captions(line):
    assert list(folds(middle=f"<img src=a.jpg>{line}").values()) == ["caption"]


def test_a_gallery_before_the_article():
    caption = "<li>A long row of boats lies in the harbour of the town in spring.</li>"
    found = folds(head=f"<ul>{caption}{caption}</ul><p>Image 1 of 9</p><p>Close</p>")
    assert set(found.values()) == {"repetition", "navigation"}


def test_the_same_words_twice_in_prose_stay():
    assert not folds(middle=PROSE)


def test_links_below_a_heading_for_other_articles_go_with_it():
    links = "".join(
        f"<ul><li><h4><a href=/{number}>Ferry number {number} is late</a></h4></li></ul>" for number in (1, 2)
    )
    assert set(folds(middle=f"<h4>More:</h4>{links}").values()) == {"teaser"}
    assert len(folds(middle=f"<h4>More:</h4>{links}")) == 3
