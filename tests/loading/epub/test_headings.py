"""The headings of a book: their depth by its table of contents, and headings for chapters that have none."""

from __future__ import annotations

from reader.article import Article
from tests.loading.epub.books import PNG, PROSE, book, nav, ncx, opened, package, page, point

LONG = f"<p>{PROSE * 5}</p>"


def headings(article: Article) -> list[str]:
    return [f"{block.level} {article.slice(block.span)}" for block in article.blocks if block.kind == "heading"]


def with_ncx(points: str, **files: str) -> Article:
    named = {f"{name}.xhtml": page(body) for name, body in files.items()}
    return opened(book({**named, "toc.ncx": ncx(points), "a.png": PNG}, package(list(named), ["a.png"], ncx="toc.ncx")))


def test_without_contents_headings_keep_their_distance():
    files = {"a.xhtml": page("<h2>One</h2><h3>Inner</h3><h5>Deep</h5>"), "b.xhtml": page("<h2>Two</h2>")}
    assert headings(opened(book(files))) == ["1 One", "2 Inner", "4 Deep", "1 Two"]


def test_the_contents_give_the_depth():
    points = point("Part One", "p.xhtml", point("One", "a.xhtml") + point("Two", "b.xhtml"))
    article = with_ncx(
        points + point("After", "z.xhtml"),
        p="<h1>Part One</h1>",
        a="<h1>One</h1><h2>In</h2>",
        b="<h1>Two</h1>",
        z="<h1>After</h1>",
    )
    assert headings(article) == ["1 Part One", "2 One", "3 In", "2 Two", "1 After"]


def test_contents_that_hang_under_the_title():
    points = point("The Light", "a.xhtml", point("One", "b.xhtml") + point("Two", "c.xhtml"))
    article = with_ncx(points, a="<h1>Foreword</h1>", b="<h2>One</h2>", c="<h2>Two</h2>")
    assert headings(article) == ["1 Foreword", "1 One", "1 Two"]


def test_a_paragraph_that_is_the_chapters_name_is_its_heading():
    points = point("Chapter One", "a.xhtml") + point("2. The Storm", "b.xhtml") + point("The Calm", "c.xhtml")
    article = with_ncx(
        points,
        a=f'<p class="ct">CHAPTER  ONE</p>{LONG}<h3>Later</h3>',
        b=f"<div><p>2.</p><p>The Storm</p></div>{LONG}",
        c=f"<p>Chapter Three</p><p><b>The Calm</b></p>{LONG}",
    )
    assert headings(article) == ["1 CHAPTER ONE", "3 Later", "1 2.", "2 The Storm", "1 Chapter Three", "2 The Calm"]


def test_a_chapter_without_any_gets_what_the_contents_call_it():
    points = point("One", "a.xhtml") + point("Two", "b.xhtml") + point("Dedication", "c.xhtml")
    article = with_ncx(points, a=f'<img src="a.png" alt="ornament"/>{LONG}', b=LONG, c="<p>For Bo.</p>")
    assert headings(article) == ["1 One", "1 Two"]
    assert [block.kind for block in article.blocks[:4]] == ["title", "heading", "image", "paragraph"]


def test_a_heading_far_down_is_not_the_chapters():
    article = with_ncx(
        point("One", "a.xhtml") + point("Evening", "a.xhtml#ev"), a=f'<p>Ada.</p>{LONG}<h2 id="ev">Evening</h2>'
    )
    assert headings(article) == ["1 One", "1 Evening"]


def test_chapters_that_share_a_file():
    points = point("One", "a.xhtml#c1", point("Inner", "a.xhtml#s")) + point("Two", "a.xhtml#c2")
    article = with_ncx(
        points,
        a=f'<h3 id="c1">One</h3>{LONG}<h4><a id="s"/>Inner</h4>{LONG}<p><a id="c2"></a>TWO</p>{LONG}',
    )
    assert headings(article) == ["1 One", "2 Inner", "1 TWO"]


def test_a_file_that_goes_on_with_a_chapter():
    article = with_ncx(point("One", "a.xhtml"), a="<h2>One</h2><h3>First</h3>", b=f"{LONG}<h3>Second</h3>")
    assert headings(article) == ["1 One", "2 First", "2 Second"]


def test_a_nav_is_read_before_an_ncx_and_its_lists_have_bullets():
    lines = '<li><a href="a.xhtml">One</a><ol><li><a href="b.xhtml">Inner</a></li></ol></li><li><span>Part</span></li>'
    files = {
        "toc.xhtml": nav(lines),
        "a.xhtml": page("<h1>One</h1>"),
        "b.xhtml": page("<h1>Inner</h1>"),
        "x.ncx": ncx(point("No", "a.xhtml")),
    }
    article = opened(book(files, package(["toc.xhtml", "a.xhtml", "b.xhtml"], nav="toc.xhtml", ncx="x.ncx")))
    assert headings(article) == ["1 Contents", "1 One", "2 Inner"]
    items = [(block.level, block.marker, article.slice(block.span)) for block in article.blocks if block.kind == "item"]
    assert items == [(1, "•", "One"), (2, "•", "Inner"), (1, "•", "Part")]


def test_no_level_is_deeper_than_six():
    points = point("a", "a.xhtml", point("b", "b.xhtml", point("c", "c.xhtml")))
    article = with_ncx(
        points + point("d", "d.xhtml"), a="<h1>a</h1>", b="<h1>b</h1>", c="<h1>c</h1><h6>deep</h6>", d="<h1>d</h1>"
    )
    assert headings(article) == ["1 a", "2 b", "3 c", "6 deep", "1 d"]
