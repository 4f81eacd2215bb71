"""What comes out of markup: the kinds of block, their markers, marks, names and cells."""

from __future__ import annotations

import time

import pytest

from reader.article import BULLET, NO_DESCRIPTION, Mark, Span
from reader.loading.html.emit import emit
from reader.loading.html.tree import parse
from reader.loading.parts import joined
from reader.loading.pictures import Pictures

DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def parts(markup: str, base: str = "https://example.org/a/", pictures: Pictures | None = None):
    return emit(parse(markup), base=base, pictures=pictures)


def shapes(markup: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, text) for text, block in parts(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>One</h1><h3>Two</h3>", [("heading", 1, "One"), ("heading", 3, "Two")]),
        ("<p>One\n  two\t three</p>", [("paragraph", 0, "One two three")]),
        ("loose<p>held</p>loose again", [("paragraph", 0, "loose"), ("paragraph", 0, "held"), ("paragraph", 0, "loose again")]),
        ("<div>a<div>b</div>c</div>", [("paragraph", 0, "a"), ("paragraph", 0, "b"), ("paragraph", 0, "c")]),
        ("<blockquote>a<blockquote><p>b</p></blockquote></blockquote>", [("quote", 1, "a"), ("quote", 2, "b")]),
        ("<p>Roses<br>violets<br><br>end</p>", [("paragraph", 0, "Roses"), ("paragraph", 1, "violets"), ("paragraph", 0, "end")]),
        ("<h2>One<br>line</h2>", [("heading", 2, "One line")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [("item", 1, "a"), ("item", 2, "b"), ("item", 1, "c")]),
        ("<dl><dt>word<dd>meaning</dl>", [("item", 1, "word"), ("item", 2, "meaning")]),
        ("<li><h4>head</h4>text</li>", [("heading", 4, "head"), ("item", 1, "text")]),
        ("<p>a</p><hr><p>b</p>", [("paragraph", 0, "a"), ("rule", 0, ""), ("paragraph", 0, "b")]),
        ("<script>x</script><style>y</style><p>a<!-- c -->b</p><noscript>n</noscript>", [("paragraph", 0, "ab")]),
        ("<p hidden>secret</p><p>seen</p>", [("paragraph", 0, "seen")]),
        ("<ruby>東<rt>とう</rt></ruby>京", [("paragraph", 0, "東京")]),
        ("<math alttext='E = mc^2'><mi>E</mi></math>", [("paragraph", 0, "E = mc^2")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(markup, expected):
    assert shapes(markup) == expected


def test_a_table_is_a_block_a_row():
    found = parts(
        "<table><caption>Catches</caption><tr><th>Fish<th>Tons</tr><tr><td rowspan=2>Cod<td><b>12</b></tr><tr><td>9 <a href=/x>new</a></tr></table>"
    )
    assert [(block.kind, block.level, text) for text, block in found] == [
        ("paragraph", 0, "Catches"),
        ("table", 1, "Fish\tTons"),
        ("table", 0, "Cod\t12"),
        ("table", 0, "\t9 new"),
    ]
    head, first, second = (block for _, block in found[1:])
    assert [cell.is_header for cell in head.cells] == [True, True]
    assert [cell.span for cell in first.cells] == [Span(0, 3), Span(4, 6)]
    assert first.marks == (Mark(Span(4, 6), "strong"),)
    assert second.marks == (Mark(Span(3, 6), "link", "https://example.org/x"),)


def test_a_table_that_arranges_a_page_is_read_through():
    assert shapes("<table><tr><td><p>One</p><p>two</p></td></tr></table>") == [
        ("paragraph", 0, "One"),
        ("paragraph", 0, "two"),
    ]
    nested = "<table><tr><td>menu<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>"
    assert shapes(nested) == [("paragraph", 0, "menu"), ("table", 1, "a\tb"), ("table", 0, "c\td")]


def test_a_listing_is_a_block_a_line():
    found = parts(
        "<div class='highlight-source-python'><pre>\n\ndef f():\n\treturn <b>1</b>\n\n</pre></div><pre>second</pre>"
    )
    assert [(text, block.level, block.language) for text, block in found] == [
        ("def f():", 1, "python"),
        ("    return 1", 0, "python"),
        ("second", 1, ""),
    ]


def test_numbers_beside_a_listing_are_no_code():
    assert shapes("<pre><span class=lineno>1</span>x = 1</pre>") == [("code", 1, "x = 1")]


@pytest.mark.parametrize(
    ("markup", "markers"),
    [
        ("<ul><li>a<li>b</ul>", [BULLET, BULLET]),
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", ["3.", "9.", "10."]),
        ("<ol type=a><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol type=I start=4><li>a</ol>", ["IV."]),
        ("<ol reversed><li>a<li>b</ol>", ["2.", "1."]),
        ("<ol><li><p>a</p><p>more</p><li>b</ol>", ["1.", "", "2."]),
        ("<ul><li><input type=checkbox checked>done<li><input type=checkbox>open</ul>", ["☑", "☐"]),
        ("<ol start=99999999999999><li>a</ol>", ["1."]),
    ],
)
def test_markers(markup, markers):
    assert [block.marker for _, block in parts(markup)] == markers


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://example.org/x?y=1&z=2", "https://example.org/x?y=1&z=2"),
        ("/x", "https://example.org/x"),
        ("x", "https://example.org/a/x"),
        ("//other.example/x", "https://other.example/x"),
        ("mailto:jane@example.org", "mailto:jane@example.org"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ("https://example.org?y=1", "https://example.org/?y=1"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("\u200bjavascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("https://", None),
        ("http://[::1", None),
        ("#nowhere", None),
    ],
)  # fmt: skip
def test_links_are_on_an_allow_list(href, address):
    ((text, block),) = emit(
        parse("<p>see <a>this</a></p>".replace("<a>", f'<a href="{href}">')), base="https://example.org/a/"
    )
    assert text == "see this"
    assert [mark.href for mark in block.marks] == ([address] if address else [])


def test_without_an_address_relative_links_lead_nowhere():
    ((_, block),) = emit(parse("<p><a href=x>x</a> <a href=https://example.org/>y</a></p>"))
    assert [mark.href for mark in block.marks] == ["https://example.org/"]


def test_marks():
    ((text, block),) = parts(
        "<p>a <em> b <strong>c</strong></em>, H<sub>2</sub>O<sup>1</sup> <code>d</code> <i></i></p>"
    )
    assert text == "a b c, H2O1 d"
    assert [(text[mark.span.start : mark.span.end], mark.kind) for mark in block.marks] == [
        ("b c", "emphasis"),
        ("c", "strong"),
        ("2", "sub"),
        ("1", "sup"),
        ("d", "code"),
    ]


def test_a_mark_goes_on_over_blocks():
    found = parts("<a href=/x><div>one</div><div>two</div></a>")
    assert [(text, block.marks) for text, block in found] == [
        ("one", (Mark(Span(0, 3), "link", "https://example.org/x"),)),
        ("two", (Mark(Span(0, 3), "link", "https://example.org/x"),)),
    ]


def test_footnotes_and_their_names():
    found = parts(
        '<p>Said<a href="#n1"><sup>1</sup></a>.</p><ol><li id=n1>There. <a href="#back">^</a></ol><p id=unasked>end</p>'
    )
    (_, first), (_, note), (_, last) = found
    assert ("link", "#n1") in [(mark.kind, mark.href) for mark in first.marks]
    assert note.names == ("n1",)
    assert not note.marks, "nothing is called back"
    assert last.names == ()


def test_images():
    pictures = Pictures(lambda src: b"GIF89a....." if src == "a.gif" else None)
    found = parts(
        f'<p>x<img src="a.gif" alt=" A  ferry "></p><img src="{DOT}"><img data-src="https://cdn.example/b.jpg" src="data:image/gif;base64,R0lG">'
        '<img src="c.png" width=1 height=1><img alt="no address">',
        pictures=pictures,
    )
    images = [(text, block.src, block.picture[-4:]) for text, block in found if block.kind == "image"]
    assert images == [
        ("A ferry", "https://example.org/a/a.gif", ".gif"),
        (NO_DESCRIPTION, "", ".png"),
        (NO_DESCRIPTION, "https://cdn.example/b.jpg", ""),
    ]
    assert len(pictures.taken) == 2


def test_a_caption_belongs_to_its_figure():
    assert shapes("<figure><img src=a.png><figcaption>Cod <cite>Doe</cite></figcaption></figure>") == [
        ("image", 0, NO_DESCRIPTION),
        ("caption", 0, "Cod Doe"),
    ]


def test_no_text_has_a_line_break_and_the_blocks_tile_the_text():
    markup = "<p>a\u2028b\u0085c\rd</p><pre>x\u2028y\fz</pre><table><tr><td>a\nb<td>c<tr><td>d<td>e</table><img alt='a\nb' src=x>"
    found = parts(markup)
    text, blocks = joined(found)
    assert "\n".join(text[block.span.start : block.span.end] for block in blocks) == text
    assert all(len(each.text.splitlines()) == 1 for each in found)
    assert all(cell.span.end <= block.span.end for block in blocks for cell in block.cells)


@pytest.mark.parametrize(
    "markup", ["<div>" * 1_900 + "deep", "<ul><li>" * 900 + "deep", "<p>a<br>" * 30_000, "<i>" * 1_900 + "slanted"]
)
def test_depth_and_breadth_take_no_stack_and_little_time(markup):
    begun = time.process_time()
    found = parts(markup)
    assert found
    assert time.process_time() - begun < 8


def test_a_relative_image_keeps_its_address_without_a_base():
    pictures = Pictures(lambda _src: b"GIF89a.....")
    ((_, block),) = emit(parse("<img src='pictures/a.gif'>"), pictures=pictures)
    assert (block.src, block.picture[-4:]) == ("pictures/a.gif", ".gif")
