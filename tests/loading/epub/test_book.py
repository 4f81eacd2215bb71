"""Whole books: their files become one article, in order, linked with each other, with what they say of themselves."""

from __future__ import annotations

import re

import pytest

from reader.article import NO_DESCRIPTION, Article
from reader.loading import load
from reader.loading.epub import read, recognises
from reader.loading.original import Original
from reader.loading.restoring import restore
from tests.loading.epub.books import PNG, PROSE, book, nav, ncx, opened, outline, package, page, point

DUBLIN = "<dc:title>Walks</dc:title><dc:creator>Ada Fenn</dc:creator>"


def links(article: Article) -> list[tuple[str, str]]:
    """The words of every link, and the text of the block that it leads to, or its address."""
    named = {name: article.slice(block.span) for block in article.blocks for name in block.names}
    return [
        (article.slice(mark.span), named[mark.href[1:]] if mark.href.startswith("#") else mark.href)
        for block in article.blocks
        for mark in block.marks
        if mark.kind == "link"
    ]


def test_a_book_of_two_files():
    article = opened(
        book({"a.xhtml": page("<h1>One</h1><p>First.</p>"), "b.xhtml": page("<h1>Two</h1><p>Second.</p>")})
    )
    assert outline(article) == [
        "title The Light",
        "heading1 One",
        "paragraph First.",
        "heading1 Two",
        "paragraph Second.",
    ]
    assert (article.title, article.byline, article.language, article.source) == (
        "The Light", "Ada Fenn", "en", "/books/light.epub",
    )  # fmt: skip
    assert article.hidden == article.sheets == article.pictures == ()


def test_a_book_opens_like_any_file(tmp_path):
    path = tmp_path / "walks.epub"
    path.write_bytes(book({"a.xhtml": page("<h1>One</h1><p>First.</p>")}))
    assert load(path).title == "The Light"


def test_the_order_is_the_spines():
    files = {name: page(f"<p>{name[0]}</p>") for name in ("a.xhtml", "b.xhtml", "c.xhtml")}
    article = opened(book(files, package(["c.xhtml", "a.xhtml", "b.xhtml", "a.xhtml"])))
    assert outline(article)[1:] == ["paragraph c", "paragraph a", "paragraph b"]


@pytest.mark.parametrize(
    ("metadata", "title", "byline", "published"),
    [
        (DUBLIN, "Walks", "Ada Fenn", ""),
        (
            '<dc:title id="t">Walks</dc:title><dc:title id="s">In the Rain</dc:title>'
            '<meta refines="#t" property="title-type">main</meta><meta refines="#s" property="title-type">subtitle</meta>',
            "Walks: In the Rain", "", "",
        ),
        (
            '<dc:title>Walks</dc:title><dc:creator opf:role="aut">Ada Fenn</dc:creator><dc:creator opf:role="ill">Bo Lund'
            '</dc:creator><dc:creator>Cy Dent</dc:creator><dc:date opf:event="modification">2021-01-01</dc:date>'
            '<dc:date opf:event="publication">1899-05</dc:date>',
            "Walks", "Ada Fenn, Cy Dent", "1899-05",
        ),
        (
            '<dc:title>Walks</dc:title><dc:creator id="c">Ada</dc:creator><meta refines="#c" property="role">edt</meta>'
            "<dc:creator>Unknown</dc:creator><dc:date>0101-01-01T00:00:00+00:00</dc:date>",
            "Walks", "Ada", "",
        ),
        ("<dc:title> Night \n &amp; Day </dc:title><dc:date>2019-03-07T00:00:00Z</dc:date>", "Night & Day", "", "2019-03-07"),
        ("", "One", "", ""),
    ],
)  # fmt: skip
def test_what_a_book_says_of_itself(metadata, title, byline, published):
    article = opened(book({"a.xhtml": page("<h1>One</h1><p>Text.</p>")}, package(["a.xhtml"], metadata=metadata)))
    assert (article.title, article.byline, article.published) == (title, byline, published)
    assert outline(article)[0] == f"title {title}"


def test_publisher_address_and_language():
    more = "<dc:publisher>Harbour Press</dc:publisher><dc:identifier>urn:isbn:1</dc:identifier><dc:identifier>https://example.org/7</dc:identifier>"
    german = (
        "<p>Der Hafen lag still, und die Männer waren nicht mehr auf dem Schiff, das sie für den Winter suchten.</p>"
    )
    opf = package(["a.xhtml"], metadata=f"{DUBLIN}<dc:language>en</dc:language>{more}")
    article = opened(book({"a.xhtml": page(german)}, opf))
    assert (article.site, article.url, article.language) == ("Harbour Press", "https://example.org/7", "de")
    declared = package(["a.xhtml"], metadata=f"{DUBLIN}<dc:language>la-VA</dc:language>")
    assert opened(book({"a.xhtml": page("<p>Gallia est.</p>")}, declared)).language == "la"


def test_links_between_files_lead_to_places_in_the_text():
    files = {
        "one.xhtml": page(
            '<h1 id="top">One</h1><p>See<a href="notes.xhtml#n1">1</a> and <a href="text/two.xhtml">two</a>, '
            '<a href="#top">top</a>, <a href="gone.xhtml#x">gone</a>, <a href="https://example.org/">web</a>, '
            '<a href="javascript:alert(1)">no</a>, <a href="notes.xhtml#nowhere">lost</a>.</p>'
        ),
        "text/two.xhtml": page('<p id="top">Two. <a href="../one.xhtml#top">Back</a></p>'),
        "notes.xhtml": page('<p>Notes</p><p><a id="n1"/>1. A note. <a href="one.xhtml">↩</a></p>'),
    }
    article = opened(book(files))
    assert links(article) == [
        ("1", "1. A note. ↩"),
        ("two", "Two. Back"),
        ("top", "One"),
        ("web", "https://example.org/"),
        ("lost", "Notes"),
        ("Back", "One"),
        ("↩", "One"),
    ]
    names = [name for block in article.blocks for name in block.names]
    assert len(names) == len(set(names))


def test_a_heading_that_is_a_link_to_the_contents_is_none():
    files = {
        "toc.xhtml": nav('<li><a href="one.xhtml">One</a></li>'),
        "one.xhtml": page('<h1><a href="toc.xhtml">One</a></h1><p>Text.</p>'),
    }
    assert links(opened(book(files, package(["toc.xhtml", "one.xhtml"], nav="toc.xhtml")))) == [("One", "One")]


def test_notes_that_stand_between_paragraphs_come_at_the_end_of_their_file():
    body = (
        '<h1>One</h1><p>Text<a epub:type="noteref" href="#n">*</a> on.</p>'
        '<aside epub:type="footnote" id="n" hidden="hidden"><p>The note.</p></aside><p>Further.</p>'
    )
    article = opened(book({"a.xhtml": page(body), "b.xhtml": page("<h1>Two</h1><p>Next.</p>")}))
    assert outline(article)[1:] == [
        "heading1 One", "paragraph Text* on.", "paragraph Further.", "rule ", "paragraph The note.", "heading1 Two", "paragraph Next.",
    ]  # fmt: skip
    assert links(article) == [("*", "The note.")]


def test_notes_that_are_gathered_stay_where_they_are():
    body = '<p>Text<a href="#n">1</a>.</p><section epub:type="footnotes" hidden=""><aside epub:type="footnote" id="n"><p>Note.</p></aside></section>'
    assert outline(opened(book({"a.xhtml": page(body)})))[1:] == ["paragraph Text1.", "paragraph Note."]


def test_notes_get_the_numbers_that_the_text_has_for_them():
    refs = "".join(
        f'<a epub:type="noteref" href="#n{number}">[{label}]</a>' for number, label in enumerate(("1", "2", "*"))
    )
    notes = "<p>First.</p><p>More.</p>", "2. Second.", "Starred."
    asides = "".join(f'<aside epub:type="footnote" id="n{number}">{note}</aside>' for number, note in enumerate(notes))
    article = opened(book({"a.xhtml": page(f"<p>Text{refs}.</p>" + asides)}))
    shown = [
        (block.kind, block.marker if block.kind == "item" else "", article.slice(block.span))
        for block in article.blocks[3:]
    ]
    assert shown == [
        ("item", "1.", "First."),
        ("item", "", "More."),
        ("paragraph", "", "2. Second."),
        ("paragraph", "", "Starred."),
    ]


def test_pictures_are_those_of_the_book_alone():
    body = (
        '<p>Text.</p><img src="img/a%20b.png" alt="A lamp"/><img src="../../../etc/passwd" alt="no"/>'
        '<img src="https://example.org/x.png" alt="far"/><img src="img/none.png"/>'
    )
    article = opened(book({"a.xhtml": page(body), "img/a b.png": PNG}))
    images = [block for block in article.blocks if block.kind == "image"]
    assert [article.slice(block.span) for block in images] == ["A lamp", "no", "far", NO_DESCRIPTION]
    assert [bool(block.picture) for block in images] == [True, False, False, False]
    assert images[2].src == "https://example.org/x.png"
    assert [picture.data for picture in article.pictures] == [PNG]


def test_a_cover_wrapped_in_a_drawing_and_a_drawing_of_its_own():
    wrapped = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>Cover</title><image xlink:href="a.png"/></svg>'
    drawn = '<p>Text.</p><svg xmlns="http://www.w3.org/2000/svg" aria-label="A line"><path d="M0 0L9 9"/></svg>'
    article = opened(book({"cover.xhtml": page(wrapped), "a.xhtml": page(drawn), "a.png": PNG}))
    assert outline(article) == ["title The Light", "image Cover", "paragraph Text.", "image A line"]
    assert sorted(picture.name[-4:] for picture in article.pictures) == [".png", ".svg"]
    svg = next(picture.data for picture in article.pictures if picture.name.endswith(".svg"))
    assert b'xmlns="http://www.w3.org/2000/svg"' in svg


def test_a_picture_in_the_spine_is_a_page():
    article = opened(book({"a.xhtml": page("<p>Text.</p>"), "a.png": PNG}, package(["a.png", "a.xhtml"])))
    assert [block.kind for block in article.blocks] == ["title", "image", "paragraph"]


def test_a_picture_of_one_letter_begins_its_word():
    article = opened(book({"a.xhtml": page('<p><img src="o.png" alt="O"/>nce upon a time.</p>'), "o.png": PNG}))
    assert outline(article)[1:] == ["paragraph Once upon a time."]


def test_what_is_set_beside_the_order_comes_last_or_is_folded_away():
    files = {
        "cover.xhtml": page('<img src="a.png" alt="Cover"/>'),
        "notes.xhtml": page('<p id="n">A note.</p>'),
        "ad.xhtml": page("<p>Also by Ada Fenn: Storms.</p>"),
        "one.xhtml": page('<h1>One</h1><p>Text<a href="notes.xhtml#n">1</a>.</p>'),
    }
    beside = ["cover.xhtml", "notes.xhtml", "ad.xhtml"]
    article = opened(book({**files, "a.png": PNG}, package([*beside, "one.xhtml"], ["a.png"], beside=beside)))
    assert outline(article)[1:] == ["image Cover", "heading1 One", "paragraph Text1.", "paragraph A note."]
    assert [(each.kind, each.text) for each in article.hidden] == [("supplement", "Also by Ada Fenn: Storms.")]


def test_what_is_folded_away_can_be_put_back_with_its_links():
    files = {
        "title.xhtml": page("<h1>The Light</h1><p>by Ada Fenn</p>"),
        "one.xhtml": page('<h1>One</h1><p>Text, <a href="rights.xhtml">rights</a>.</p>'),
        "rights.xhtml": page('<p>Copyright © 2019. All rights reserved. <a href="one.xhtml">Begin</a></p>'),
    }
    article = opened(book(files))
    assert outline(article) == ["title The Light", "heading1 One", "paragraph Text, rights."]
    assert [(each.kind, each.before) for each in article.hidden] == [("title page", 1), ("copyright page", 3)]
    assert links(article) == []
    whole = restore(article, range(2))
    assert links(whole) == [("Begin", "One")]
    assert outline(whole)[-1].startswith("paragraph Copyright")


def test_printed_pages():
    files = {
        "a.xhtml": page(
            '<h1><span epub:type="pagebreak" id="p1" title="1"/>One</h1><p>It was a very<span role="doc-pagebreak" '
            'aria-label="2"></span> late hour.</p><div epub:type="pagebreak" id="page3"/><ul><li>item</li></ul>'
        ),
        "b.xhtml": page(
            '<p>old <span class="pagenum"><a id="Page_4"></a>[Pg 4]</span>style and <a id="five"/>new.</p>'
        ),
    }
    contents = nav(
        '<li><a href="a.xhtml">One</a></li>',
        '<nav epub:type="page-list"><ol><li><a href="b.xhtml#five">v</a></li></ol></nav>',
    )
    article = opened(book({**files, "toc.xhtml": contents}, package(["a.xhtml", "b.xhtml"], nav="toc.xhtml")))
    assert [(each.label, article.text[each.offset :][:5]) for each in article.sheets] == [
        ("1", "One\nI"), ("2", "late "), ("3", "item\n"), ("4", "style"), ("v", "new."),
    ]  # fmt: skip
    assert outline(article)[-1] == "paragraph old style and new."
    assert article.sheet_at(article.text.index("hour")) == "2"


def test_pages_of_an_old_book():
    contents = ncx(
        point("One", "a.xhtml"),
        '<pageTarget value="7"><navLabel><text>7</text></navLabel><content src="a.xhtml#p7"/></pageTarget>',
    )
    files = {"a.xhtml": page('<p>One <a id="p7"/>two.</p>'), "toc.ncx": contents}
    article = opened(book(files, package(["a.xhtml"], ncx="toc.ncx")))
    assert [(each.label, article.text[each.offset :]) for each in article.sheets] == [("7", "two.")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>One<br>two &nbsp; three</p><p>unclosed <b>bold</p><p>AT&T",
        '<p>One</p><a id="x"/><p>two</p><title/><p>three</p><script src="x"/><p>AT</p>',
    ],
)
def test_markup_that_is_not_well_formed(body):
    article = opened(book({"a.xhtml": page(body), "b.xhtml": page("<p>End.</p>")}))
    said = " ".join(line.split(" ", 1)[1] for line in outline(article))
    assert all(word in said for word in ("One", "two", "three", "AT", "End."))


def test_entities_of_a_book_are_harmless():
    source = page("<p>&evil; caf&eacute;</p>").replace(
        "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY evil SYSTEM "file:///etc/passwd">]>'
    )
    assert outline(opened(book({"a.xhtml": source})))[1:] == ["paragraph &evil; café"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_files_in_other_encodings(encoding):
    source = page("<p>Déjà vu – naïve “façade”</p>").replace("utf-8", encoding)
    assert outline(opened(book({"a.xhtml": source.encode(encoding)})))[1:] == ["paragraph Déjà vu – naïve “façade”"]


def test_alternatives_for_other_programs_are_left_out():
    body = '<epub:switch><epub:case required-namespace="x"><p>Special.</p></epub:case><epub:default><p>Usual.</p></epub:default></epub:switch>'
    assert outline(opened(book({"a.xhtml": page(body)})))[1:] == ["paragraph Usual."]


def test_reading_is_quick_and_says_how_far_it_is():
    chapter = page("<h1>Chapter</h1>" + f"<p>{PROSE * 4}<i>On</i> it went.</p>" * 60)
    data = book({f"c{number}.xhtml": chapter for number in range(20)})
    shares: list[float] = []
    article = read(Original(data, "a.epub"), shares.append)
    assert len(article.text) > 500_000
    assert shares == sorted(shares)
    assert len(shares) >= 40
    assert 0 < shares[0] <= shares[-1] < 1


def test_books_are_recognised_by_what_they_hold():
    data = book({"a.xhtml": page("<p>x</p>")})
    assert recognises(Original(data, "book.zip"))
    assert recognises(Original(data[:400], "cut.epub"))
    assert not recognises(Original(b"PK\x03\x04", "a.epub"))
    assert not recognises(Original(b"plain text", "a.epub"))


def test_the_same_book_has_the_same_id():
    files = {"a.xhtml": page("<h1>One</h1><p>First.</p>")}
    assert opened(book(files)).id == opened(book(files), "copy.epub").id
    assert re.fullmatch("[0-9a-f]{10}", opened(book(files)).id)
