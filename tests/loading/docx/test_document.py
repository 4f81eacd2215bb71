"""Word documents: what is in them becomes blocks, and what belongs to their making is left out."""

from __future__ import annotations

import pytest

from reader.article import Article
from reader.loading import load
from reader.loading.docx import read, recognises
from reader.loading.original import Original
from reader.loading.restoring import restore
from tests.loading.docx.documents import (
    STYLES,
    core,
    document,
    item,
    level,
    opened,
    outline,
    par,
    part,
    relationship,
    run,
    style,
)  # fmt: skip
from tests.loading.epub.books import PNG


def drawing(own: str, alt: str = "", reference: str = "embed") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        f'<a:blip r:{reference}="{own}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def marks(article: Article) -> list[tuple[str, str, str]]:
    return [(mark.kind, article.slice(mark.span), mark.href) for block in article.blocks for mark in block.marks]


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr>{more}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_title_headings_and_paragraphs():
    body = par("The Light", "Title") + par("One", "Heading1") + par("Text.") + par("Inner", "Heading2") + par("More.")
    article = opened(document(body))
    assert outline(article) == [
        "title The Light",
        "heading1 One",
        "paragraph Text.",
        "heading2 Inner",
        "paragraph More.",
    ]
    assert (article.title, article.source, article.language) == ("The Light", "/papers/report.docx", "en")


def test_a_document_opens_like_any_file(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(document(par("The Light", "Title") + par("Text.")))
    assert load(path).title == "The Light"


def test_emphasis_links_and_runs_that_are_cut_to_pieces():
    link = relationship("rId9", "hyperlink", "https://example.org/?a=1&b=2", elsewhere=True)
    body = par(
        run("The ke") + '<w:proofErr w:type="spellStart"/>' + run("eper", '<w:sz w:val="20"/>') + run(" saw ") + run("a gr", "<w:b/>")
        + run("eat", '<w:b w:val="1"/>') + run(" ship", '<w:i/><w:b w:val="0"/>') + run("2", '<w:vertAlign w:val="superscript"/>')
        + '<w:hyperlink r:id="rId9"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    )  # fmt: skip
    article = opened(document(body, links=link))
    assert article.text == "The keeper saw a great ship2here"
    assert marks(article) == [
        ("strong", "a great", ""), ("emphasis", "ship", ""), ("sup", "2", ""), ("link", "here", "https://example.org/?a=1&b=2"),
    ]  # fmt: skip


def test_styles_of_characters():
    styles = (
        STYLES
        + style("Fett", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
        + style("Quelle", "Source Text", "", "character")
    )
    body = par(run("bold", '<w:rStyle w:val="Fett"/>') + run(" and ") + run("code", '<w:rStyle w:val="Quelle"/>'))
    assert marks(opened(document(body, styles=styles))) == [("strong", "bold", ""), ("code", "code", "")]


@pytest.mark.parametrize(
    ("definition", "kind"),
    [
        (style("berschrift1", "heading 1"), "heading1"),
        (style("Titre2", "Titre 2"), "heading2"),
        (style("U3", "Überschrift 3"), "heading3"),
        (style("Heading", "Heading"), "heading1"),
        (style("Own", "Chapter name", '<w:basedOn w:val="Heading2"/>') + style("Heading2", "heading 2"), "heading2"),
        (style("Own", "Section", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'), "heading3"),
        (style("Own", "Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), "paragraph"),
        (style("Own", "Own", '<w:basedOn w:val="Own"/>'), "paragraph"),
        (style("Z", "Intense Quote"), "quote1"),
        (style("Z", "Quotations"), "quote1"),
        (style("Z", "Preformatted Text"), "code1"),
        (style("Z", "caption"), "caption"),
    ],
)
def test_styles_of_every_program_and_language(definition, kind):
    own = definition.split('w:styleId="')[1].split('"')[0]
    article = opened(
        document(
            par("Before.") + par("Before.") + par("x = 1", own) + par("After.") + par("Other", own), styles=definition
        )
    )
    assert outline(article)[2] == f"{kind} x = 1"


def test_an_outline_level_makes_a_heading_and_unmakes_one():
    body = (
        par("A")
        + par("B")
        + par("Own heading", "", '<w:outlineLvl w:val="0"/>')
        + par("None", "Heading1", '<w:outlineLvl w:val="9"/>')
    )
    assert outline(opened(document(body + par("Two", "Heading1"))))[2:4] == ["heading1 Own heading", "paragraph None"]


def test_lists_count_as_word_counts():
    body = (
        par("A", "Title") + item("one") + item("inner", 1, 1) + item("first", 2) + item("second", 2) + par("Between.")
        + item("third", 2) + item("sub", 2, 1) + item("sub", 2, 1) + item("deep", 2, 2) + item("fourth", 2) + item("sub", 2, 1) + item("anew", 3)
    )  # fmt: skip
    assert outline(opened(document(body)))[1:] == [
        "item1 • one", "item2 • inner", "item1 1. first", "item1 2. second", "paragraph Between.", "item1 3. third", "item2 a) sub",
        "item2 b) sub", "item3 (i) deep", "item1 4. fourth", "item2 a) sub", "item1 1. anew",
    ]  # fmt: skip


def test_numbers_of_headings_are_written_out():
    styled = [f'<w:pStyle w:val="Heading{number}"/>' for number in (1, 2)]
    numbering = (
        f'<w:abstractNum w:abstractNumId="5">{level(0, "decimal", "%1", styled[0])}{level(1, "decimal", "%1.%2", styled[1])}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>'
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
    styles = style("Heading1", "heading 1", listed) + style("Heading2", "heading 2", listed)
    body = (
        par("Begin", "Heading1")
        + par("In", "Heading2")
        + par("On", "Heading2")
        + par("End", "Heading1")
        + par("Last", "Heading2")
    )
    assert [line.split(" ", 1)[1] for line in outline(opened(document(body, styles=styles, numbering=numbering)))] == [
        "1 Begin", "1.1 In", "1.2 On", "2 End", "2.1 Last",
    ]  # fmt: skip


def test_a_list_by_style_and_a_paragraph_that_leaves_it():
    styles = STYLES + style("ListBullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    article = opened(document(par("A.") + par("one", "ListBullet") + par("none", "ListBullet", off), styles=styles))
    assert outline(article)[1:] == ["item1 • one", "paragraph none"]


def test_a_paragraph_with_an_unseen_bullet_goes_on_with_the_item_above():
    numbering = f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", " ")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    article = opened(document(par("A.") + item("on", 1), numbering=numbering))
    assert (article.blocks[1].kind, article.blocks[1].marker) == ("item", "")


def test_a_line_across_the_page():
    line = '<w:r><w:pict><v:rect xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t"/></w:pict></w:r>'
    assert outline(opened(document(par("A.") + par(line) + par("B.")))) == ["paragraph A.", "rule ", "paragraph B."]


def test_tables():
    wide = '<w:tcPr><w:tcW w:w="1"/><w:gridSpan w:val="2"/></w:tcPr>'
    body = (
        "<w:tbl><w:tblPr/><w:tblGrid/>" + row(par(run("Day", "<w:b/>")), par(run("Wind", "<w:b/>")))
        + row(par("Monday"), par("9") + par("gusts")) + row(wide + par("all week")) + "</w:tbl>"
    )  # fmt: skip
    article = opened(document(par("A.") + body))
    assert outline(article)[1:] == ["table1 Day\tWind", "table Monday\t9 gusts", "table all week"]
    table = article.blocks[1:]
    assert [cell.is_header for cell in table[0].cells] == [True, True]
    assert not table[1].cells[0].is_header
    assert table[2].cells[0].columns == 2


def test_pictures_and_their_captions():
    links = relationship("rId5", "image", "media/a.png") + relationship(
        "rId6", "image", "https://example.org/b.png", elsewhere=True
    )
    body = (
        par("A.")
        + par(drawing("rId5", "A lamp"))
        + par("Figure 1", "Caption")
        + par(drawing("rId6", "Far", "link"))
        + par(drawing("rId99"))
    )
    article = opened(document(body, {"word/media/a.png": PNG}, links=links))
    assert outline(article)[1:] == ["image A lamp", "caption Figure 1", "image Far"]
    assert [picture.data for picture in article.pictures] == [PNG]
    assert article.blocks[1].picture == article.pictures[0].name
    assert article.blocks[3].src == "https://example.org/b.png"


def test_notes_stand_at_the_end_and_are_linked_both_ways():
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">'
        + par("The note.")
        + "</w:footnote>"
    )
    ends = '<w:endnote w:id="2">' + par("The last note.") + "</w:endnote>"
    body = par(
        run("Text") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" on") + '<w:r><w:endnoteReference w:id="2"/></w:r>'
        + '<w:r><w:footnoteReference w:id="77"/></w:r><w:r><w:footnoteReference/></w:r>'
    )  # fmt: skip
    article = opened(
        document(body, {"word/footnotes.xml": part("footnotes", notes), "word/endnotes.xml": part("endnotes", ends)})
    )
    assert outline(article) == ["paragraph Text1 on2", "rule ", "item1 1. The note. ↑", "item1 2. The last note. ↑"]
    named = {name: article.slice(block.span) for block in article.blocks for name in block.names}
    assert [named[href[1:]] for kind, _, href in marks(article) if kind == "link"] == [
        "The note. ↑", "The last note. ↑", "Text1 on2", "Text1 on2",
    ]  # fmt: skip


def test_changes_are_accepted():
    body = par(
        run("Kept") + f"<w:ins>{run(' new')}</w:ins><w:del><w:r><w:delText> old</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run(' from')}</w:moveFrom><w:moveTo>{run(' to')}</w:moveTo>"
    )
    joined = par("First ", "", "<w:rPr><w:del/></w:rPr>") + par("second.")
    table = (
        "<w:tbl>"
        + row(par("a"), par("b"))
        + row(par("x"), par("y"), more="<w:trPr><w:del/></w:trPr>")
        + row(par("c"), par("d"))
        + "</w:tbl>"
    )
    assert outline(opened(document(body + joined + table))) == [
        "paragraph Kept new to",
        "paragraph First second.",
        "table1 a\tb",
        "table c\td",
    ]


def test_comments_are_folded_away_where_they_hang():
    body = (
        par("First.") + par(run("Second") + '<w:r><w:commentReference w:id="4"/></w:r>' + run(" here.")) + par("Third.")
    )
    comments = part(
        "comments", '<w:comment w:id="4" w:author="Bo Lund">' + par("Really?") + par("I doubt it.") + "</w:comment>"
    )
    article = opened(document(body, {"word/comments.xml": comments}))
    assert outline(article) == ["paragraph First.", "paragraph Second here.", "paragraph Third."]
    (comment,) = article.hidden
    assert (comment.kind, comment.text, comment.before) == ("comment", "Bo Lund: Really?\nI doubt it.", 2)
    assert outline(restore(article, [0]))[2] == "paragraph Bo Lund: Really?"


def test_a_list_of_contents_is_folded_away():
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + par("Contents", "Heading1") + par("One 3") + "</w:sdtContent></w:sdt>"
    )  # fmt: skip
    body = par("The Light", "Title") + control + par("One", "Heading1") + par("Figures 1", "TOC1") + par("Text.")
    article = opened(document(body))
    assert outline(article) == ["title The Light", "heading1 One", "paragraph Text."]
    assert [(each.kind, each.text, each.before) for each in article.hidden] == [
        ("contents", "Contents\nOne 3", 1),
        ("contents", "Figures 1", 2),
    ]


def test_what_mammoth_alone_would_lose():
    box = f"<w:txbxContent>{par('In a box.')}</w:txbxContent>"
    shape = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    equation = (
        "<m:oMath><m:r><m:t>E=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    field = f'<w:fldSimple w:instr=" SEQ Figure ">{run("7")}</w:fldSimple>'
    body = (
        par(run("Figure ") + field + '<w:r><w:sym w:font="Arial" w:char="00E9"/><w:sym w:char="zz"/><w:cr/><w:t>below</w:t></w:r>')
        + par(f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{shape}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>" + run("Around."))
        + f"<w:p>{equation}</w:p>" + f"<m:oMathPara>{equation}</m:oMathPara>"
    )  # fmt: skip
    article = opened(document(body))
    assert article.text.split("\n") == ["Figure 7é", "below", "Around.", "In a box.", "E=(a+b)/2c2", "E=(a+b)/2c2"]
    assert ("sup", "2", "") in marks(article)


def test_what_is_hidden_or_only_asks_is_left_out():
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{par('Click here.')}</w:sdtContent></w:sdt>"
    body = par(run("Seen") + run(" unseen", "<w:vanish/>") + run(" again", '<w:vanish w:val="0"/>')) + asking
    assert outline(opened(document(body))) == ["paragraph Seen again"]


def test_fields_that_link_and_places_that_they_lead_to():
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    field = f'{begin}<w:r><w:instrText>HYPERLINK "https://example.org/"</w:instrText></w:r>{middle}{run("web")}{end}'
    place = '<w:bookmarkStart w:id="1" w:name="here"/><w:bookmarkEnd w:id="1"/>'
    body = (
        par(field) + par(f'<w:hyperlink w:anchor="here">{run("place")}</w:hyperlink>') + par(place + run("Here it is."))
    )
    article = opened(document(body))
    assert marks(article) == [("link", "web", "https://example.org/"), ("link", "place", "#here")]
    assert article.blocks[2].names == ("here",)


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_links_are_an_allow_list(href):
    link = relationship("rId9", "hyperlink", href, elsewhere=True)
    assert marks(opened(document(par(f'<w:hyperlink r:id="rId9">{run("click")}</w:hyperlink>'), links=link))) == []


CORE = "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created>2024-03-05T10:00:00Z</dcterms:created>"


@pytest.mark.parametrize(
    ("body", "said", "title", "first"),
    [
        (par("The Light", "Title") + par("One", "Heading1"), "Other", "The Light", "title The Light"),
        (par("The Light") + par("Text."), "the light", "The Light", "title The Light"),
        (
            par("The Light", "Heading1") + par("One", "Heading2") + par("Two", "Heading2"),
            "",
            "The Light",
            "title The Light",
        ),
        (par("One", "Heading1") + par("Two", "Heading1"), "", "report", "heading1 One"),
        (par("One", "Heading1") + par("Two", "Heading1"), "The Light", "The Light", "title The Light"),
        (par("Text."), "Microsoft Word - draft.docx", "report", "paragraph Text."),
        (par("Text."), "Untitled document", "report", "paragraph Text."),
        (par("Text."), "", "report", "paragraph Text."),
    ],
)
def test_the_title(body, said, title, first):
    article = opened(document(body, {"docProps/core.xml": core(CORE.format(said, ""))}))
    assert article.title == title
    assert outline(article)[0] == first


def test_headings_move_up_when_the_first_is_the_title():
    body = par("The Light", "Heading1") + par("One", "Heading2") + par("In", "Heading3") + par("Two", "Heading2")
    assert outline(opened(document(body))) == ["title The Light", "heading1 One", "heading2 In", "heading1 Two"]


@pytest.mark.parametrize(
    ("creator", "byline"),
    [
        ("Ada Fenn", "Ada Fenn"),
        ("Ada Fenn;Bo Lund", "Ada Fenn, Bo Lund"),
        ("Microsoft Office User", ""),
        ("python-docx", ""),
        ("", ""),
    ],
)
def test_who_wrote_it_and_when(creator, byline):
    article = opened(document(par("Text."), {"docProps/core.xml": core(CORE.format("", creator))}))
    assert (article.byline, article.published) == (byline, "2024-03-05T10:00:00Z")


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [("de-DE", "Kurz.", "de"), ("en-US", "Der Hafen und die Stadt, das ist nicht weit.", "de"), ("", "Short.", "en")],
)
def test_the_language(said, text, language):
    files = {"docProps/core.xml": core(f"<dc:language>{said}</dc:language>")}
    assert opened(document(par(text), files)).language == language


def test_a_document_in_the_strict_form():
    names = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    text = part("document", f"<w:body>{par('The Light', 'Title')}{par('Text.')}</w:body>").replace(*names)
    assert outline(opened(document("", {"word/document.xml": text}))) == ["title The Light", "paragraph Text."]


def test_a_text_that_lies_elsewhere_in_the_archive():
    relationships = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationship("r", "officeDocument", "/word/document2.xml")}</Relationships>'
    text = part("document", f"<w:body>{par('Text.')}</w:body>")
    data = document(par("No."), {"_rels/.rels": relationships, "word/document2.xml": text})
    assert outline(opened(data)) == ["paragraph Text."]


def test_reading_is_quick_and_says_how_far_it_is():
    piece = "The keeper of the light climbed the stairs and wrote down what the sea had done. "
    runs = "".join(run(piece, '<w:rFonts w:ascii="Arial"/><w:sz w:val="24"/>') for _ in range(5))
    shares: list[float] = []
    article = read(Original(document(par(runs) * 500), "a.docx"), shares.append)
    assert len(article.text) > 190_000
    assert shares == sorted(shares)
    assert len(shares) >= 3


def test_documents_are_recognised_by_what_they_hold():
    assert recognises(Original(document(par("x")), "a.zip"))
    assert recognises(Original(document(par("x" * 5_000))[:-30], "cut.docx"))
    assert not recognises(Original(b"PK\x03\x04", "a.docx"))
