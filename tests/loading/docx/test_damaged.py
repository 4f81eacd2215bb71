"""Documents that are broken, empty or made to harm: each is answered in one sentence, or read as far as it goes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableArticleError
from reader.loading.docx import document as reading
from reader.loading.docx import files as parts
from tests.loading.docx.documents import (
    NUMBERING,
    STYLES,
    document,
    item,
    opened,
    outline,
    par,
    part,
    relationship,
    run,
)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableArticleError) as caught:
        opened(data)
    said = str(caught.value)
    assert said.startswith("“report.docx” ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_a_document_without_its_text():
    whole = document(par("Text."), {"_rels/.rels": "<Relationships/>"}).replace(
        b"word/document.xml", b"word/documents.txt"[:17]
    )
    assert refusal(whole) == "“report.docx” is no complete Word document: its text is missing in it."


def test_a_document_without_a_word():
    assert refusal(document(par(""))) == "“report.docx” is a Word document without any text in it."


def test_text_that_is_no_xml():
    assert (
        refusal(document("", {"word/document.xml": b"\x00\x01"}))
        == "“report.docx” is damaged: the text in it cannot be read."
    )


def test_half_a_document():
    data = document(par("Text."))
    assert "breaks off before its end" in refusal(data[: len(data) // 2])


def test_text_that_breaks_off_inside_is_read_as_far_as_it_goes():
    whole = part("document", f"<w:body>{par('First.')}{par('Second.')}</w:body>")
    assert (
        outline(opened(document("", {"word/document.xml": whole[: whole.index("Second") + 3]})))[0]
        == "paragraph First."
    )


def test_entities_are_harmless():
    text = part("document", f"<w:body>{par('&x; Text.').replace('&amp;', '&')}</w:body>")
    text = text.replace("<w:document", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document', 1)
    assert outline(opened(document("", {"word/document.xml": text}))) == ["paragraph &x; Text."]


@pytest.mark.parametrize(
    "broken",
    [
        {"word/styles.xml": part("styles", "<w:style/><w:style w:type='paragraph'/>")},
        {"word/numbering.xml": part("numbering", "<w:num/><w:abstractNum/><w:num w:numId='2'/>")},
        {"word/numbering.xml": "garbage"},
        {"word/_rels/document.xml.rels": "<Relationships><Relationship/></Relationships>"},
        {"word/footnotes.xml": part("footnotes", "<w:footnote/>")},
        {"word/comments.xml": "<"},
        {"docProps/core.xml": "<cp:coreProperties><dc:title>"},
        {"[Content_Types].xml": "no"},
    ],
    ids=lambda files: next(iter(files)),
)
def test_broken_parts_around_a_text_leave_the_text(broken):
    body = par("Text.") + item("Item.", 2) + par('<w:r><w:footnoteReference w:id="1"/><w:t>End.</w:t></w:r>', "Missing")
    said = opened(document(body, broken)).text
    assert all(word in said for word in ("Text.", "Item.", "End."))


def test_attributes_that_are_nonsense():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="many"/><w:vMerge w:val="?"/></w:tcPr>' + par("cell") + "</w:tc>"
    listed = par("Item.", "", '<w:numPr><w:ilvl w:val="-9"/><w:numId w:val="2"/></w:numPr>')
    deep = par("Deep.", "", '<w:numPr><w:ilvl w:val="999999"/><w:numId w:val="2"/></w:numPr>')
    said = opened(
        document(
            f"<w:tbl><w:tr>{cell * 2}</w:tr><w:tr>{cell * 3}</w:tr></w:tbl>{listed}{deep}"
            + par("Text.", "", '<w:outlineLvl w:val="x"/>')
        )
    ).text
    assert all(word in said for word in ("cell", "Item.", "Deep.", "Text."))


def test_what_mammoth_cannot_read_becomes_bare_paragraphs(monkeypatch):
    def fail(_parts: object) -> str:
        raise KeyError("rId1")

    monkeypatch.setattr(reading.converting, "to_html", fail)
    assert outline(opened(document(par("The Light") + par(run("bold", "<w:b/>"))))) == [
        "paragraph The Light",
        "paragraph bold",
    ]


@pytest.mark.parametrize("limit", ["LARGEST_TEXT", "MOST_TAGS"])
def test_a_text_that_would_take_too_long_keeps_its_paragraphs_by_their_roles(monkeypatch, limit):
    monkeypatch.setattr(reading, limit, 10)
    body = (
        par("The Light", "Title")
        + par("Toc", "TOC1")
        + par("One", "Heading1")
        + par(run("bold", "<w:b/>"))
        + item("item", 2, 1)
    )
    body += (
        par("x = 1", "Code")
        + par("y = 2", "Code")
        + par("said", "Quote")
        + "<w:tbl><w:tr><w:tc>"
        + par("cell")
        + "</w:tc></w:tr></w:tbl>"
    )
    article = opened(document(body))
    assert outline(article) == [
        "title The Light", "heading1 One", "paragraph bold", "item2 a) item", "code1 x = 1", "code y = 2", "quote1 said", "paragraph cell",
    ]  # fmt: skip
    assert [each.kind for each in article.hidden] == ["notice", "contents"]


def test_a_text_of_too_many_tags(monkeypatch):
    monkeypatch.setattr(parts, "MOST_TAGS", 1_000)
    assert "has more than 1,000 tags" in refusal(document(par("x") * 1_000))


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr><w:tc>" * 400 + par("deep") + "</w:tc></w:tr></w:tbl>" * 400,
        "<w:ins>" * 1_500 + par("deep") + "</w:ins>" * 1_500,
        par("".join(run(letter) for letter in "deep" * 2_000)),
        par("<w:r>" + "<w:br/>" * 5_000 + "<w:t>deep</w:t></w:r>"),
        "".join(item("deep", 2, number % 9) for number in range(1_000)),
        "<m:oMath>" + "<m:f><m:num>" * 300 + "<m:r><m:t>deep</m:t></m:r>" + "</m:num></m:f>" * 300 + "</m:oMath>",
        par("<w:sdt><w:sdtContent>" * 300 + run("deep") + "</w:sdtContent></w:sdt>" * 300),
        par(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" * 60
            + par("deep")
            + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>" * 60
        ),
        "".join(f'<w:p><w:bookmarkStart w:name="b{number}"/>{run("deep")}</w:p>' for number in range(1_000)),
    ],
    ids=["tables", "changes", "runs", "breaks", "lists", "equations", "controls", "boxes", "places"],
)
def test_a_hostile_text_ends_soon_and_is_kept(body):
    began = time.monotonic()
    article = opened(document(body + par("End.")))
    assert time.monotonic() - began < 6
    assert "deep" in article.text
    assert "End." in article.text


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(
        ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "_rels/.rels"]
    ),
    st.binary(max_size=60),
    st.integers(0, 3_000),
)
def test_no_bytes_make_it_fail_otherwise(name, noise, place):
    body = (
        par("The Light", "Title")
        + item("one", 2)
        + par(f'<w:hyperlink r:id="rId9">{run("link")}</w:hyperlink>')
        + par("End.", "Heading1")
    )
    link = relationship("rId9", "hyperlink", "https://example.org/", elsewhere=True)
    sources = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("styles", STYLES),
        "word/numbering.xml": part("numbering", NUMBERING),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>',
        "_rels/.rels": "<Relationships/>",
    }
    data = bytearray(sources[name].encode())
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        article = opened(document(body, {name: bytes(data)}, links=link))
    except UnreadableArticleError:
        return
    assert "\n".join(article.slice(block.span) for block in article.blocks) == article.text
