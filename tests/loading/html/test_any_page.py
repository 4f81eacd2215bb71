"""Whatever the markup: an article whose blocks tile its text, with every word of the page in it or folded away, or a sentence."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableArticleError
from reader.loading import restore
from reader.loading.html import article_of
from reader.loading.html.nodes import from_tree, to_tree
from reader.loading.html.tree import parse
from reader.loading.original import Original

TAGS = [
    "p",
    "div",
    "span",
    "a",
    "b",
    "em",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "figure",
    "figcaption",
    "article",
    "section",
    "nav",
    "aside",
    "footer",
    "header",
    "form",
    "br",
    "hr",
    "img",
    "dl",
    "dt",
    "dd",
    "sup",
    "small",
    "noscript",
    "main",
    "button",
    "center",
    "font",
    "details",
    "summary",
    "address",
]
CLASSES = (
    "content",
    "sidebar",
    "caption",
    "related",
    "comments",
    "article-body",
    "ad",
    "byline",
    "share",
    "hidden",
    "",
)
WORDS = st.text("abcdefgh ,.é東😀“”\n\u2028\u00a0", max_size=40) | st.sampled_from(
    [
        "Published 5 March 2019",
        "By Jane Doe",
        "READ MORE: another",
        "Photo: Jane Doe",
        "He said, in a long sentence with a comma, that it was so. " * 3,
    ]
)
OPENINGS = st.builds(
    lambda tag, name, href: f'<{tag} class="{name}" id="{name}" href="{href}" src="{href}">',
    st.sampled_from(TAGS),
    st.sampled_from(CLASSES),
    st.sampled_from(
        [
            "/x",
            "https://e.example/y.png",
            "javascript:z",
            "#content",
            "data:image/gif;base64,R0lGODlh",
            "",
            "http://[bad",
        ]
    ),
)
CLOSINGS = st.sampled_from([f"</{tag}>" for tag in TAGS])
MARKUP = st.lists(
    WORDS | OPENINGS | CLOSINGS | st.sampled_from(["<!-- c -->", "<", "&amp;", "&#0;", "<?pi?>"]), max_size=60
).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_any_markup(markup):
    try:
        article = article_of(markup, Original(markup.encode(), "a.html", "/a.html", "https://e.example/a"))
    except UnreadableArticleError as error:
        assert "nothing readable" in str(error)
        return
    assert "\n".join(article.slice(block.span) for block in article.blocks) == article.text
    for block in article.blocks:
        assert "\n" not in article.slice(block.span)
        assert all(block.span.start <= mark.span.start < mark.span.end <= block.span.end for mark in block.marks)
        assert all(
            urlsplit(mark.href).scheme in ("http", "https", "mailto", "") for mark in block.marks if mark.kind == "link"
        )
        if block.cells:
            assert "\t".join(article.slice(cell.span) for cell in block.cells) == article.slice(block.span)
    assert all(0 <= each.before <= len(article.blocks) for each in article.hidden)
    restored = restore(article, range(len(article.hidden)))
    assert not restored.hidden
    assert len(restored.text) >= len(article.text)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_nodes_keep_every_word(markup):
    root = parse(re.sub("(?i)</?(?:noscript)[^>]*>", "", markup))
    assert "".join(to_tree(from_tree(root)).itertext()) == "".join(
        root.itertext(tag=None, with_tail=True)
    ) or root.xpath("//comment()")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The cellar, he said, was under water since March of that year, as all knew.", "Home", "A short line"]
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_word_of_a_page_is_lost(lines):
    markup = "<title>T</title>" + "".join(f"<p>{line} {number}</p>" for number, line in enumerate(lines))
    article = article_of(markup, Original(markup.encode(), "a.html"))
    whole = restore(article, range(len(article.hidden)))
    for number, line in enumerate(lines):
        assert f"{line} {number}" in whole.text
