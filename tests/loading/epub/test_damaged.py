"""Books that are broken, locked, empty or made to harm: each is answered in one sentence, or read as far as it goes."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableArticleError
from reader.loading.epub import book as reading
from tests.loading.epub.books import (
    CONTAINER,
    PNG,
    PROSE,
    book,
    nav,
    ncx,
    opened,
    outline,
    package,
    page,
    point,
    zipped,
)

ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
    '<enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData>'
    "</enc:EncryptedData></encryption>"
)
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
ONE = {"a.xhtml": page("<p>Text.</p>")}


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableArticleError) as caught:
        opened(data)
    said = str(caught.value)
    assert said.startswith("“light.epub” ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_a_book_without_a_container_is_found_by_its_package():
    files = {"mimetype": "application/epub+zip", "x/book.opf": package(["a.xhtml"]), "x/a.xhtml": page("<p>Text.</p>")}
    assert outline(opened(zipped(files))) == ["title The Light", "paragraph Text."]


def test_a_book_that_does_not_say_what_is_in_it():
    said = refusal(zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}))
    assert said == "“light.epub” is no complete EPUB book: it does not say what is in it."


def test_a_spine_that_leads_nowhere():
    assert "without any text" in refusal(book({"a.png": PNG}, package([])))
    assert outline(opened(book(ONE, package([]))))[1:] == ["paragraph Text."]


def test_a_book_without_a_word():
    assert "without any text" in refusal(book({"a.xhtml": page("<p> </p>")}))


def test_a_book_of_pictures_alone_opens():
    assert [block.kind for block in opened(book({"a.xhtml": page('<img src="a.png"/>'), "a.png": PNG})).blocks] == [
        "title",
        "image",
    ]


def test_a_book_that_is_protected():
    locked = {"META-INF/encryption.xml": ENCRYPTED.format(AES, "OEBPS/a.xhtml")}
    said = refusal(book(ONE, around=locked))
    assert said == "“light.epub” is protected against copying; only the program it was bought for can open it."
    assert "(Readium LCP)" in refusal(book(ONE, around={**locked, "META-INF/license.lcpl": "{}"}))


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("http://www.idpf.org/2008/embedding", "OEBPS/a.xhtml"),
        ("http://ns.adobe.com/pdf/enc#RC", "OEBPS/f.otf"),
        (AES, "OEBPS/other.xhtml"),
    ],
)
def test_scrambled_fonts_protect_nothing(method, name):
    article = opened(book(ONE, around={"META-INF/encryption.xml": ENCRYPTED.format(method, name)}))
    assert outline(article)[1:] == ["paragraph Text."]


def test_a_damaged_chapter_leaves_a_note_in_its_place():
    chapter = page(f"<p>{PROSE}</p>")
    buffer = io.BytesIO(
        book(
            {"a.xhtml": page("<p>First.</p>"), "c.xhtml": page("<p>Last.</p>")},
            package(["a.xhtml", "b.xhtml", "c.xhtml"]),
        )
    )
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("OEBPS/b.xhtml", chapter)
    data = buffer.getvalue()
    start = data.index(PROSE.encode())
    article = opened(data[:start] + b"X" + data[start + 1 :])
    assert outline(article)[1:] == ["paragraph First.", "paragraph Last."]
    (lost,) = article.hidden
    assert (lost.kind, lost.text, lost.before) == ("damaged", "“OEBPS/b.xhtml” is damaged.", 2)


def test_all_chapters_damaged():
    data = book(ONE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo("OEBPS/a.xhtml").header_offset + 30 + len("OEBPS/a.xhtml")
    assert "“OEBPS/a.xhtml” in it cannot be unpacked" in refusal(
        data[: start + 4] + b"\xff\xff\xff" + data[start + 7 :]
    )


def test_half_a_book():
    data = book(ONE)
    assert "breaks off before its end" in refusal(data[: len(data) // 2])


def test_a_book_with_too_much_text(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_TEXT", 2_000_000)
    big = page(f"<p>{PROSE * 10_000}</p>")
    assert (
        refusal(book({"a.xhtml": big, "b.xhtml": big}))
        == "“light.epub” has more than 2 MB of text, or 3,000,000 tags; no book has."
    )


def test_the_same_file_a_thousand_times_is_read_once():
    opf = package(["a.xhtml"]).replace('<itemref idref="i0"/>', '<itemref idref="i0"/>' * 1000)
    assert outline(opened(book(ONE, opf)))[1:] == ["paragraph Text."]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + "deep" + "</div>" * 50_000,
        "<a href='#x'>" * 20_000 + "deep",
        "deep" + "<br/>" * 50_000,
        "<p " + " ".join(f'a{number}="x"' for number in range(20_000)) + ">deep</p>",
        "<svg>" * 300 + "deep" + "</svg>" * 300 + "deep",
        "<table><tr><td>" * 300 + "deep" + "</td></tr></table>" * 300,
        "<aside epub:type='footnote'>" * 2_000 + "deep" + "</aside>" * 2_000,
        "<p>deep<span epub:type='pagebreak' title='1'/></p>" * 5_000,
        "deep" + "&amp;" * 100_000 + "&" * 100_000,
    ],
    ids=["nested", "links", "breaks", "attributes", "drawings", "tables", "notes", "pages", "ampersands"],
)
def test_a_hostile_page_ends_soon_and_keeps_its_text(body):
    began = time.monotonic()
    article = opened(book({"a.xhtml": page(body), "b.xhtml": page("<p>End.</p>")}))
    assert time.monotonic() - began < 5
    assert "deep" in article.text
    assert "End." in article.text


def test_hostile_contents_end_soon():
    deep = "".join(
        f'<navPoint><navLabel><text>l{number}</text></navLabel><content src="a.xhtml#x{number}"/>'
        for number in range(3_000)
    )
    wide = "".join(point(f"l{number}", f"a.xhtml#y{number}") for number in range(10_000))
    lines = "".join(f'<li><a href="a.xhtml">{number}</a></li>' for number in range(5_000))
    files = {"a.xhtml": page("<p>Text.</p>" + "".join(f'<p id="y{number}">p</p>' for number in range(2_000)))}
    began = time.monotonic()
    for points in (deep + "</navPoint>" * 3_000, wide):
        assert "Text." in opened(book({**files, "x.ncx": ncx(points)}, package(["a.xhtml"], ncx="x.ncx"))).text
    assert "Text." in opened(book({**files, "n.xhtml": nav(lines)}, package(["a.xhtml"], nav="n.xhtml"))).text
    assert time.monotonic() - began < 5


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["META-INF/container.xml", "OEBPS/book.opf", "OEBPS/a.xhtml", "OEBPS/x.ncx"]),
    st.binary(max_size=80),
    st.integers(0, 2_000),
)
def test_no_bytes_make_it_fail_otherwise(name, noise, place):
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(["a.xhtml"], ncx="x.ncx"),
        "OEBPS/a.xhtml": page(
            '<h1 id="h">One</h1><p>Text <a href="#h">up</a><span epub:type="pagebreak" title="3"/> on.</p>'
        ),
        "OEBPS/x.ncx": ncx(point("One", "a.xhtml#h")),
    }
    data = bytearray(files[name].encode())
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        article = opened(zipped({**files, name: bytes(data)}))
    except UnreadableArticleError:
        return
    assert "\n".join(article.slice(block.span) for block in article.blocks) == article.text
    assert not any(character in article.slice(block.span) for block in article.blocks for character in "\n\r\x85\u2028")
