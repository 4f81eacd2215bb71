"""Leaves that are folded away, and those that look like such and stay."""

from __future__ import annotations

import pytest

from tests.loading.epub.books import PROSE, book, nav, opened, package, page

WORK = page(f"<h1>One</h1><p>{PROSE * 3}</p>")


def kinds(leaf: str, **more: str) -> list[str]:
    return [
        each.kind
        for each in opened(
            book({"leaf.xhtml": leaf, "one.xhtml": WORK}, package(["leaf.xhtml", "one.xhtml"], **more))
        ).hidden
    ]


@pytest.mark.parametrize(
    ("leaf", "kind"),
    [
        (page("<h1>The Light</h1><p>Ada Fenn</p>"), "title page"),
        (
            page(
                "<h1>The Light</h1><p>a novel by Ada Fenn, with drawings by Bo Lund</p>",
                attributes='epub:type="titlepage"',
            ),
            "title page",
        ),
        (
            page("<p>Copyright © 2019 by Ada Fenn. All rights reserved.</p><p>ISBN 978-0-00-000000-2</p>"),
            "copyright page",
        ),
        (page("<p>Set in Garamond.</p>", attributes='epub:type="copyright-page"'), "copyright page"),
        (page('<section epub:type="copyright-page"><p>Set in Garamond.</p></section>'), "copyright page"),
        (
            page(
                '<div class="cbj_header">The Light</div><p>Blurb.</p>',
                head='<meta name="calibre-content" content="jacket"/>',
            ),
            "jacket",
        ),
        (
            page(
                '<section class="pg-boilerplate" id="pg-header"><p>This ebook is for the use of anyone.</p></section>'
            ),
            "licence",
        ),
    ],
)
def test_what_is_plainly_no_part_of_the_work(leaf, kind):
    assert kinds(leaf) == [kind]


@pytest.mark.parametrize(
    "leaf",
    [
        page("<p>For Bo, who kept the light.</p>"),
        page("<h1>Copyright</h1><p>The law of copyright began with a quarrel between two printers.</p>"),
        page(f"<p>© is a sign. All rights reserved is a phrase. {PROSE * 60}</p>"),
        page("<p>The Light that Ada Fenn saw was green.</p>"),
        page("<h1>Foreword</h1><p>The first edition of this book was printed in 1870.</p>"),
        page('<img src="a.png" alt="The Light"/>'),
    ],
)
def test_what_might_be_part_of_the_work_stays(leaf):
    assert kinds(leaf) == []


def test_the_guide_of_an_old_book_names_its_leaves():
    guide = '<reference type="copyright-page" title="c" href="leaf.xhtml"/>'
    assert kinds(page("<p>Set in Garamond.</p>"), guide=guide) == ["copyright page"]


def test_a_copyright_page_in_the_middle_of_a_book_is_a_chapter():
    files = {f"c{number:02}.xhtml": WORK for number in range(20)}
    files["c10.xhtml"] = page("<p>Copyright © 2019. All rights reserved.</p>")
    assert opened(book(files)).hidden == ()


def test_a_table_of_contents_stays_once():
    files = {
        "toc.xhtml": page('<p><a href="one.xhtml">One</a></p>', attributes='epub:type="toc"'),
        "one.xhtml": WORK,
        "nav.xhtml": nav('<li><a href="one.xhtml">One</a></li>'),
    }
    article = opened(book(files, package(["toc.xhtml", "one.xhtml", "nav.xhtml"], nav="nav.xhtml")))
    assert [(each.kind, each.reason) for each in article.hidden] == [
        ("contents", "the book's table of contents once more")
    ]


def test_a_licence_inside_a_chapter_is_folded_where_it_stood():
    body = '<section id="pg-header"><p>Licence.</p></section><h1>One</h1><p>Text.</p><section id="pg-footer"><p>End.</p></section>'
    article = opened(book({"a.xhtml": page(body)}))
    assert [(each.kind, each.text, each.before) for each in article.hidden] == [
        ("licence", "Licence.", 1),
        ("licence", "End.", 3),
    ]


def test_the_title_over_the_first_chapter_is_folded_away():
    article = opened(
        book(
            {"a.xhtml": page("<h1>The Light</h1><h2>One</h2><p>Text.</p>"), "b.xhtml": page("<h2>Two</h2><p>More.</p>")}
        )
    )
    assert [(each.kind, each.text, each.before) for each in article.hidden] == [("headline", "The Light", 1)]
    assert [(block.level, article.slice(block.span)) for block in article.blocks if block.kind == "heading"] == [
        (1, "One"),
        (1, "Two"),
    ]
