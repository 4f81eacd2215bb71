"""Which part of a page is its article."""

from __future__ import annotations

import pytest

from reader.loading.html.emit import emit
from reader.loading.html.finding import find_article
from reader.loading.html.nodes import Node, to_tree
from reader.loading.html.scoring import lengths
from reader.loading.html.tree import parse

SENTENCE = "The harbour master, who had been awake all night, said that the ferry left at six, with forty people, two cows and the mail. "
PROSE = "".join(f"<p>{SENTENCE}{number}</p>" for number in range(6))
MENU = "<ul>" + "".join(f"<li><a href=/{number}>Section number {number}</a></li>" for number in range(12)) + "</ul>"


def text_of(markup: str, title: str = "") -> str:
    return " ".join(text for text, _ in emit(to_tree(find_article(parse(markup), title))))


def test_the_paragraphs_and_not_the_menu():
    found = text_of(f"<div id=left>{MENU}</div><div id=story>{PROSE}</div><div class=footer><p>{SENTENCE}</p></div>")
    assert found.count("harbour master") == 6
    assert "Section" not in found


def test_what_stands_beside_the_article_belongs_to_it():
    lead = f"<p>{SENTENCE} lead</p>"
    found = text_of(f"<main>{lead}<div class=part>{PROSE}</div><div class=part>{PROSE}</div><p>Short.</p></main>")
    assert found.count("harbour master") == 13
    assert "Short." in found


def test_comments_are_no_article():
    assert "comment 0" not in text_of(
        f"<div>{PROSE}</div><div class=comments>{PROSE.replace('The harbour', 'comment 0 The harbour')}</div>"
    )


def test_an_article_that_is_called_a_sidebar_is_found_in_the_end():
    assert "harbour master" in text_of(f"<body><div class=sidebar>{PROSE}</div></body>")


def test_a_short_article_is_found():
    assert text_of("<body><div class=menu>Home</div><p>Gone fishing, back on Monday.</p></body>").endswith(
        "back on Monday."
    )


def test_two_line_breaks_are_a_paragraph():
    article = find_article(parse(f"<div id=a>{'<br><br>'.join([SENTENCE] * 6)}</div>"))
    assert len(article.all("p")) == 6


def test_the_headline_and_the_byline_go():
    found = text_of(
        f"<div><h1>Ferry lost in the fog</h1><p class=byline>By Jane Doe</p>{PROSE}</div>", "Ferry lost in the fog"
    )
    assert "Ferry lost" not in found
    assert "Jane Doe" not in found


@pytest.mark.parametrize(
    "box",
    [
        "<form><input><input><button>Send</button></form>",
        "<aside><p>The best of the week</p></aside>",
        "<div class=sharedaddy><a href=/f>Facebook</a></div>",
        "<p> </p>",
        "<div style='display: none'>secret</div>",
        "<span class=sr-only>secret</span>",
        "<div aria-hidden=true>secret</div>",
    ],
)
def test_boxes_in_the_article_go(box):
    assert text_of(f"<div>{PROSE}{box}{PROSE}</div>") == text_of(f"<div>{PROSE}{PROSE}</div>")


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><th>Fish<th>Tons</tr><tr><td><a href=/c>Cod</a><td><a href=/t>12</a></tr></table>",
        "<ul><li>Cod, in the north</li><li>Herring, in the south</li></ul>",
        "<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>",
        "<div class=box><p>The cellar had been under water since March, as all knew.</p></div>",
        "<pre><code>ferry --lost</code></pre>",
        "<blockquote>It was the cellar.</blockquote>",
    ],
)
def test_what_an_author_puts_into_an_article_stays(box):
    words = " ".join(text for text, _ in emit(parse(box)))
    assert words in text_of(f"<div>{PROSE}{box}{PROSE}</div>")


def test_pictures_that_wait_for_a_script():
    markup = (
        f'<div>{PROSE}<p><img class=lazy data-src="https://e.example/a.jpg">'
        '<img src="data:image/gif;base64,R0lGODlhAQ" data-big="https://e.example/b.png"></p>'
        f'<img src=small.jpg alt=x><noscript><img src="https://e.example/c.jpg" alt=y></noscript>{PROSE}</div>'
    )
    images = [image.get("src") for image in find_article(parse(markup)).all("img")]
    assert images == ["https://e.example/a.jpg", "https://e.example/b.png", "https://e.example/c.jpg"]


def test_lengths_and_link_densities():
    link = Node("a", {"href": "/x"})
    link.append(Node("", None, "abcd"))
    paragraph = Node("p")
    for node in (Node("", None, "  one\n two "), link, Node("", None, " x")):
        paragraph.append(node)
    found = lengths(paragraph)
    assert found[link] == (4, 4.0)
    assert found[paragraph].text == len("one two abcd x")
    assert found[paragraph].link_density == pytest.approx(4 / 14)


def test_nodes_move():
    root = Node("div")
    first, second, third = Node("p"), Node("q"), Node("b")
    root.append(first)
    root.append(second)
    first.insert_before(third)
    assert [node.tag for node in root.children] == ["b", "p", "q"]
    second.append(first)
    assert [node.tag for node in root.walk()] == ["b", "q", "p"]
    second.replace_with(Node("i"))
    assert [node.tag for node in root.walk()] == ["b", "i"]
    assert first.parent is second
    assert second.parent is None
