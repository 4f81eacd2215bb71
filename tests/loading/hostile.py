"""Files that were made to hang, to fill the memory or to reach what is none of theirs. Each is of our own making.

A case is a name, the name of a file, and a function that writes it, given how large the attack is: 1 is the full size.
"""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

WORDS = "The ferry left at six in the morning with forty people on board. "
STORY = "".join(f"<p>{WORDS * 3}</p>" for _ in range(5))


class Case(NamedTuple):
    """One attack; `keeps` is a word of the text that must survive, empty where there is no text or a refusal is as good."""

    name: str
    file: str
    content: Callable[[float], bytes]
    keeps: str = ""


def page(attack: str, before: str = STORY) -> bytes:
    return f"<!DOCTYPE html><html><head><title>The ferry</title></head><body>{before}{attack}</body></html>".encode()


def attributes(count: int) -> str:
    return "<p " + " ".join(f"a{number}=x" for number in range(count)) + ">forty</p>"


def html_cases() -> list[Case]:
    def markup(name: str, attack: Callable[[float], str]) -> Case:
        return Case(name, "page.html", lambda size: page(attack(size)), "ferry")

    def times(piece: str, count: int) -> Callable[[float], str]:
        return lambda size: piece * int(count * size)

    return [
        markup("100,000 nested elements", times("<div>deep ", 100_000)),
        markup("100,000 nested spans, closed", lambda size: "<span>" * int(100_000 * size) + "</span>" * int(100_000 * size)),
        markup("1,800 nested elements", times("<div>deep ", 1_800)),
        markup("1,800 nested lists", times("<ul><li>deep", 900)),
        markup("1,800 nested tables", times("<table><tr><td>deep", 600)),
        markup("1,800 nested quotes", times("<blockquote><p>deep", 1_800)),
        markup("1,800 nested emphases", times("<b><i>deep", 900)),
        markup("300,000 unclosed links", times("<a href='https://example.org/a'>link ", 300_000)),
        markup("a million line breaks", times("<br>", 1_000_000)),
        markup("390,000 line breaks", times("word<br>", 390_000)),
        markup("200,000 attributes in one tag", lambda size: attributes(int(200_000 * size))),
        markup("200,000 attributes over many tags", times("<p class=a id=b title=c lang=en>x</p>", 50_000)),
        markup("2,000 tags of 1,900 attributes", lambda size: attributes(1_900) * int(500 * size)),
        markup("10 MB of spaces", times(" ", 10_000_000)),
        markup("10 MB of blank lines", times("\n", 10_000_000)),
        markup("10 MB of JSON-LD", lambda size: ld('{"@type":"Article","headline":"x"},' * int(300_000 * size) + "1")),
        markup("nested JSON-LD", lambda size: ld("[" * int(1_000_000 * size))),
        markup("100,000 pieces of JSON-LD", lambda size: ld('{"@type":"Article"}') * int(100_000 * size)),
        markup("100,000 rows", lambda size: "<table>" + "<tr><td>a<td>b" * int(100_000 * size) + "</table>"),
        markup("a row of 100,000 cells", lambda size: "<table><tr>" + "<td>a" * int(100_000 * size) + "</table>"),
        markup("a cell of a billion columns", lambda _: "<table><tr><td colspan=1000000000>a<td rowspan=999999999>b</table>"),
        markup("100,000 items", lambda size: "<ul>" + "<li>a" * int(100_000 * size) + "</ul>"),
        markup("100,000 paragraphs", times("<p>one more", 100_000)),
        markup("100,000 headings", times("<h2>one more</h2>", 100_000)),
        markup("100,000 links in a paragraph", lambda size: "<p>" + "<a href='https://example.org/'>x</a> " * int(100_000 * size)),
        markup("100,000 notes", lambda size: "".join(f"<a href='#n{n}'>x</a><p id='n{n}'>y</p>" for n in range(int(60_000 * size)))),
        markup("100,000 meta tags", times("<meta property='og:title' content='x'>", 100_000)),
        markup("a title of 5 MB", lambda size: f"<title>{'x ' * int(2_500_000 * size)}</title><h1>{'y ' * int(2_500_000 * size)}</h1>"),
        markup("a link of 5 MB", lambda size: f"<a href='https://example.org/{'x' * int(5_000_000 * size)}'>forty</a>"),
        markup("a picture of 10 MB inside", lambda size: f"<img src='data:image/png;base64,{'iVBORw0KGgo=' * int(800_000 * size)}'>"),
        markup("20,000 pictures inside", times("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", 20_000)),
        markup("unclosed quotation marks", times("<p title=\"x>y' ", 100_000)),
        markup("unclosed comments", times("<!-- x ", 300_000)),
        markup("unclosed scripts", times("<script>x ", 300_000)),
        markup("entities without end", times("&#x41;&amp", 1_000_000)),
        markup("a word of 5 MB", times("x", 5_000_000)),
        markup("50 MB in one line", times(WORDS, 760_000)),
        markup("lines of commas", times(", ", 2_000_000)),
        markup("a date of a million figures", lambda size: f"<time datetime='{'1' * int(1_000_000 * size)}'>{'2018-' * int(200_000 * size)}</time>"),
        markup("bylines without end", times("<p class=byline>By Tom Reed and Tom Reed and </p>", 30_000)),
        markup("text that nearly is a date", times("<p>Published on 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15</p>", 20_000)),
        Case("only open brackets", "page.html", lambda size: b"<html>" + b"<" * int(50_000_000 * size)),
        Case("null characters", "page.html", lambda size: page("\0" * int(5_000_000 * size)), "ferry"),
        Case("entities of XML", "page.xhtml", lambda _: xml_page(LAUGHS, "&lol9;"), "ferry"),
        Case("an entity of a file", "page.xhtml", lambda _: xml_page('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;"), "ferry"),
        Case("text in UTF-16", "page.html", lambda size: ("<div>deep " * int(100_000 * size)).encode("utf-16"), "deep"),
    ]  # fmt: skip


LAUGHS = "<!ENTITY lol0 'lol'>" + "".join(f"<!ENTITY lol{n} '{f'&lol{n - 1};' * 10}'>" for n in range(1, 10))


def ld(text: str) -> str:
    return f"<script type='application/ld+json'>{text}</script>"


def xml_page(declarations: str, body: str) -> bytes:
    return (
        f"<?xml version='1.0'?><!DOCTYPE html [{declarations}]>"
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{STORY}<p>{body}</p></body></html>"
    ).encode()


def text_cases() -> list[Case]:
    def text(name: str, piece: str, count: int, file: str = "text.txt", keeps: str = "") -> Case:
        return Case(name, file, lambda size: (piece * int(count * size)).encode(), keeps)

    return [
        text("text: 50 MB in one line", WORDS, 760_000, keeps="ferry"),
        text("text: 50 MB of lines of one letter", "x\n", 25_000_000, keeps="x"),
        text("text: 900 KB of lines of one letter", "x\n", 450_000, keeps="x"),
        text("text: 10 MB of spaces", " ", 10_000_000),
        text("text: 10 MB of blank lines", "\n", 10_000_000),
        text("text: 900 KB of spaces and a word", " x", 450_000, keeps="x"),
        text("text: a letter of 5 MB", "x", 5_000_000, keeps="x"),
        text("text: 900 KB of dashes", "-", 900_000),
        text("text: 900 KB of bullets", "- \n", 300_000),
        text("text: 900 KB of figures", "1 ", 450_000, keeps="1"),
        text("text: 900 KB of By", "By By ", 150_000, keeps="By"),
        text("text: 900 KB of brackets", "([{<", 225_000),
        text("text: 900 KB of tabs", "a\t", 450_000),
        text("text: 900 KB of quotation marks", "\"'", 450_000),
        text("text: 900 KB of addresses", "https://a.example/ ", 47_000),
        text("text: 900 KB of combining marks", "a\u0301\u0302\u0303", 128_000),
        text("Markdown: 5,000 quotes in one another", "> ", 5_000, "text.md"),
        text("Markdown: 100,000 quotes in one another", "> ", 100_000, "text.md"),
        text("Markdown: 100,000 open brackets", "[", 100_000, "text.md", "["),
        text("Markdown: 100,000 asterisks", "*", 100_000, "text.md"),
        text("Markdown: emphases that never end", "*a **b _c ", 30_000, "text.md", "a"),
        text("Markdown: links that never end", "[a](", 50_000, "text.md", "a"),
        text("Markdown: links in one another", "[a](b\n", 50_000, "text.md", "a"),
        text("Markdown: pictures in one another", "![", 100_000, "text.md"),
        text("Markdown: ticks", "`a``b```", 50_000, "text.md", "a"),
        text("Markdown: lists in one another", "- ", 50_000, "text.md"),
        text("Markdown: definitions", "[a]: b\n", 100_000, "text.md"),
        text("Markdown: footnotes", "[^a]: [^a] ", 50_000, "text.md"),
        text("Markdown: a table", "|a", 100_000, "text.md"),
        text("Markdown: tables", "a|b\n-|-\n", 50_000, "text.md", "a"),
        text("Markdown: open tags", "<a ", 100_000, "text.md"),
        text("Markdown: open comments", "<!-- ", 100_000, "text.md"),
        text("Markdown: entities", "&#", 100_000, "text.md"),
        text("Markdown: headings", "a\n=\n", 100_000, "text.md", "a"),
        text("Markdown: front matter", "---\na: b\n", 50_000, "text.md"),
        text("mail: nested parts", "Content-Type: multipart/mixed; boundary=a\n\n--a\n", 20_000, "mail.mhtml"),
        text("mail: endless heads", "From: a\n b\n", 100_000, "mail.eml"),
        Case("random bytes", "random.txt", noise),
        Case("random bytes called a page", "random.html", noise),
        Case("random bytes called a book", "random.epub", noise),
        Case("random letters", "letters.txt", lambda size: bytes(random.Random(4).choices(b"ab <>&\"'()[]*_#`|-=\n:/.", k=int(900_000 * size)))),
    ]  # fmt: skip


def noise(size: float) -> bytes:
    return random.Random(3).randbytes(int(10_000_000 * size))


def archive(entries: dict[str, bytes | str], **options: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return buffer.getvalue()


CONTAINER = (
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    "<rootfile full-path='{path}' media-type='application/oebps-package+xml'/></rootfiles></container>"
)
PACKAGE = (
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<dc:title>The ferry</dc:title></metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
)


def epub(chapters: dict[str, bytes | str], declarations: str = "", path: str = "book.opf") -> bytes:
    items = "".join(
        f"<item id='c{n}' href='{name}' media-type='application/xhtml+xml'/>" for n, name in enumerate(chapters)
    )
    refs = "".join(f"<itemref idref='c{n}'/>" for n in range(len(chapters)))
    package = declarations + PACKAGE.format(items=items, refs=refs)
    return archive(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER.format(path=path), "book.opf": package}
        | chapters
    )


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, declarations: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>"
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' "
        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"
    )
    document = f"{declarations}<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>"
    return archive(
        {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document} | (more or {})
    )


def run_of(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def archive_cases() -> list[Case]:
    return [
        Case("EPUB: a bomb", "book.epub", lambda size: epub({"a.xhtml": page("", STORY), "b.xhtml": b" " * int(1_000_000_000 * size)})),
        Case("EPUB: 2,000 bombs", "book.epub", lambda size: epub({f"{n}.xhtml": b"<p>" + b" " * 1_000_000 for n in range(int(2_000 * size))})),
        Case("EPUB: 60,000 chapters", "book.epub", lambda size: epub({f"{n}.xhtml": "<p>forty</p>" for n in range(int(60_000 * size))})),
        Case("EPUB: chapters outside", "book.epub", lambda _: epub({"../../../../etc/passwd": "x", "a.xhtml": page("", STORY)})),
        Case("EPUB: a package outside", "book.epub", lambda _: epub({"a.xhtml": page("")}, path="../../../../../etc/passwd")),
        Case("EPUB: an absolute package", "book.epub", lambda _: epub({"a.xhtml": page("")}, path="/etc/passwd")),
        Case("EPUB: entities", "book.epub", lambda _: epub({"a.xhtml": xml_page(LAUGHS, "&lol9;")}, f"<!DOCTYPE package [{LAUGHS}]>")),
        Case("EPUB: an entity of a file", "book.epub", lambda _: epub({"a.xhtml": xml_page('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;")})),
        Case("EPUB: nested elements", "book.epub", lambda size: epub({"a.xhtml": page("<div>" * int(100_000 * size))})),
        Case("EPUB: a chapter of attributes", "book.epub", lambda size: epub({"a.xhtml": page(attributes(int(200_000 * size)))})),
        Case("EPUB: cut off", "book.epub", lambda _: epub({"a.xhtml": page("", STORY)})[:-200]),
        Case("DOCX: a bomb", "letter.docx", lambda size: docx(run_of("x" * int(500_000_000 * size)))),
        Case("DOCX: a bomb beside", "letter.docx", lambda size: docx(run_of(WORDS), more={"word/media/a.png": b"\0" * int(1_000_000_000 * size)})),
        Case("DOCX: entities", "letter.docx", lambda _: docx(run_of("&lol9;"), f"<!DOCTYPE w [{LAUGHS}]>")),
        Case("DOCX: an entity of a file", "letter.docx", lambda _: docx(run_of("&f;"), '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>')),
        Case("DOCX: nested elements", "letter.docx", lambda size: docx("<w:sdt><w:sdtContent>" * int(50_000 * size))),
        Case("DOCX: 100,000 paragraphs", "letter.docx", lambda size: docx(run_of("forty") * int(100_000 * size))),
        Case("DOCX: nested tables", "letter.docx", lambda size: docx("<w:tbl><w:tr><w:tc>" * int(900 * size) + run_of("x") + "</w:tc></w:tr></w:tbl>" * int(900 * size))),
        Case("PDF: only a head", "paper.pdf", lambda _: b"%PDF-1.7\n"),
        Case("PDF: noise", "paper.pdf", lambda size: b"%PDF-1.7\n" + noise(size)),
        Case("PDF: a page that is its own parent", "paper.pdf", lambda _: pdf("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>")),
        Case("PDF: a stream without end", "paper.pdf", lambda size: pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", b"BT /F1 12 Tf (x) Tj " * int(500_000 * size))),
    ]  # fmt: skip


def pdf(pages: str, stream: bytes = b"") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        pages.encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"


CASES = [*html_cases(), *text_cases(), *archive_cases()]


def special_files(folder: Path) -> list[Path]:
    """Files that are larger than any disk, or none at all."""
    sparse = folder / "sparse.html"
    with sparse.open("wb") as file:
        file.truncate(1_000_000_000)
    below = folder / "sparse below the limit.html"
    with below.open("wb") as file:
        file.truncate(49_000_000)
    made = [sparse, below]
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "fifo.html")
        made.append(folder / "fifo.html")
    return [*made, *(path for path in (Path("/dev/zero"), Path("/dev/full")) if path.exists())]
