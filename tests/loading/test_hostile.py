"""Files that were made to do harm are answered in words, soon and in little memory, and their text is kept.

Most attacks run at a hundredth of their size here; `python tests/bench/hostile.py` runs them in full, and those that take the
reader its ten seconds.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.loading import load
from reader.loading.sandbox.keeper import keeper

from .hostile import CASES, STORY, WORDS, Case, archive, docx, epub, page, run_of, special_files, xml_page
from .measuring import Measured, measured

LONGEST = 12.0
"""Seconds."""

MOST = 1_000
"""MB, here and in the process that reads together."""

SMALL = 0.01
FULL = (
    "100,000 nested elements",
    "100,000 nested spans, closed",
    "a million line breaks",
    "200,000 attributes in one tag",
    "10 MB of spaces",
    "10 MB of JSON-LD",
    "nested JSON-LD",
    "a cell of a billion columns",
    "a word of 5 MB",
    "text: 10 MB of spaces",
    "text: a letter of 5 MB",
    "Markdown: 5,000 quotes in one another",
    "Markdown: 100,000 asterisks",
    "random bytes",
)
"""Cases that are answered at once however large they are."""


@pytest.fixture(scope="module", autouse=True)
def process_that_reads() -> Iterator[None]:
    yield
    keeper().rest()


def check(found: Measured, case: Case | None = None) -> None:
    assert found.seconds < LONGEST
    assert found.here + found.there < MOST
    assert (found.article is None) == bool(found.sentence)
    if found.article is not None:
        assert found.article.text.strip() or found.article.blocks
        assert (case.keeps if case else "") in found.article.text
    else:
        assert not (case and case.keeps), found.sentence
        assert found.sentence.endswith((".", ")"))
        assert "\n" not in found.sentence
        assert not any(word in found.sentence for word in ("Error", "Exception", "Traceback", "lxml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_attack_is_answered(case, tmp_path):
    path = tmp_path / case.file
    path.write_bytes(case.content(SMALL))
    check(measured(path), case)


@pytest.mark.parametrize("case", [case for case in CASES if case.name in FULL], ids=lambda case: case.name)
def test_these_are_answered_however_large_they_are(case, tmp_path):
    path = tmp_path / case.file
    path.write_bytes(case.content(1))
    check(measured(path), case)


def test_the_list_of_full_attacks_names_cases():
    assert set(FULL) <= {case.name for case in CASES}


def test_files_that_are_no_files_or_larger_than_any(tmp_path):
    for path in special_files(tmp_path):
        found = measured(path)
        check(found)
        assert found.sentence
        assert found.seconds < 3


SECRET = "the harbour master's secret"


@pytest.fixture
def secret(tmp_path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


def files_beside(secret: Path) -> dict[str, bytes]:
    """Files that reach for a file that is none of theirs, by every way that their formats know."""
    entity = f'<!ENTITY f SYSTEM "{secret.as_uri()}">'
    out = "../" * 12 + str(secret).lstrip("/")
    relation = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r7' "
        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/image' "
        f"Target='{secret.as_uri()}' TargetMode='External'/></Relationships>"
    )
    drawing = (
        "<w:p><w:r><w:drawing><a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r="
        "'http://schemas.openxmlformats.org/officeDocument/2006/relationships' r:embed='r7'/></w:drawing></w:r></w:p>"
    )
    reaching = f"<iframe src='{secret.as_uri()}'></iframe><object data='{out}'></object><img src='{out}'>"
    return {
        "entity.xhtml": xml_page(entity, "&f;"),
        "parameter.xhtml": xml_page(f'<!ENTITY % f SYSTEM "{secret.as_uri()}"> %f;', "&f;"),
        "include.xhtml": page(f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{secret.as_uri()}' parse='text'/>"),
        "reaching.html": page(reaching),
        "climbing.epub": epub({out: "x", "a.xhtml": page(reaching)}),
        "rooted.epub": epub({str(secret): "x", "a.xhtml": page("")}),
        "package.epub": epub({"a.xhtml": page("")}, path=out),
        "entity.epub": epub({"a.xhtml": xml_page(entity, "&f;")}, f"<!DOCTYPE package [{entity}]>"),
        "entity.docx": docx(run_of(WORDS + "&f;"), f"<!DOCTYPE w [{entity}]>"),
        "climbing.docx": docx(run_of(WORDS) + drawing, more={"word/_rels/document.xml.rels": relation, out: "x"}),
        "link.md": f"![a]({out})\n\n[b]: {secret.as_uri()}\n\n![c][b]\n\n{WORDS}".encode(),
    }  # fmt: skip


@pytest.mark.parametrize("name", list(files_beside(Path("/x"))))
def test_no_file_that_is_none_of_its_own_is_read(name, secret, tmp_path):
    path = tmp_path / "deep" / "er" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(files_beside(secret)[name])
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    found = measured(path)
    check(found)
    if found.article is not None:
        assert SECRET not in found.article.text + str(found.article.hidden)
        assert SECRET.encode() not in b"".join(picture.data for picture in found.article.pictures)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


LAUGHS = "<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 20}'>" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xhtml", xml_page(LAUGHS, "&h;")),
        ("a.epub", epub({"a.xhtml": xml_page(LAUGHS, "&h;")}, f"<!DOCTYPE package [{LAUGHS}]>")),
        ("a.docx", docx(run_of(WORDS + "&h;"), f"<!DOCTYPE w [{LAUGHS}]>")),
    ],
)
def test_entities_are_not_multiplied(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    found = measured(tmp_path / name)
    check(found)
    assert found.article is None or len(found.article.text) < 100_000


REMOTE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{server}/strict.dtd">
<html><head><title>The ferry</title><base href="{server}/base/"><link rel="stylesheet" href="{server}/style.css">
<link rel="preload" href="{server}/preload.js" as="script"><link rel="canonical" href="{server}/canonical">
<meta http-equiv="refresh" content="0; url={server}/refresh"><style>@import url({server}/import.css);</style>
<script src="{server}/script.js"></script></head><body background="{server}/background.png">{story}
<img src="{server}/picture.png" srcset="{server}/large.png 2x"><iframe src="{server}/frame.html"></iframe>
<video src="{server}/film.mp4" poster="{server}/poster.png"></video><object data="{server}/object"></object>
<picture><source srcset="{server}/source.webp"><img src="relative.png"></picture></body></html>"""


def remote_files(server: str) -> dict[str, bytes]:
    """Files of every format that lead to a server, by all that a program might fetch by itself."""
    markup = REMOTE.format(server=server, story=STORY).encode()
    dtd = f'<!DOCTYPE package SYSTEM "{server}/package.dtd">'
    entity = f'<!DOCTYPE html [<!ENTITY f SYSTEM "{server}/entity">]>'
    return {
        "page.html": markup,
        "page.xhtml": b"<?xml version='1.0'?><?xml-stylesheet href='%s/s.xsl'?>" % server.encode() + entity.encode() + markup,
        "page.mhtml": b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Location: %s/\n\n" % server.encode() + markup,
        "book.epub": epub({"a.xhtml": entity.encode() + markup}, dtd),
        "letter.docx": docx(run_of(WORDS), f'<!DOCTYPE w SYSTEM "{server}/w.dtd">'),
        "bare.zip.epub": archive({"mimetype": "application/epub+zip"}),
        "notes.md": f"![a]({server}/a.png)\n\n<img src='{server}/b.png'>\n\n<{server}/c>\n\n{WORDS}".encode(),
        "plain.txt": f"{server}/a\n\n{WORDS}".encode(),
    }  # fmt: skip


@pytest.mark.parametrize("name", list(remote_files("")))
def test_nothing_that_a_file_names_is_fetched(name, tmp_path, monkeypatch):
    """Here every connection fails loudly; in the process that reads it would reach a server, and none is asked."""

    def refuse(*_: object) -> None:
        pytest.fail("a connection was made")

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        path = tmp_path / name
        path.write_bytes(remote_files(f"http://127.0.0.1:{server.getsockname()[1]}")[name])
        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        found = measured(path)
        check(found)
        assert found.article or name == "bare.zip.epub"
        with pytest.raises(BlockingIOError):
            server.accept()


def test_what_a_page_names_stays_an_address(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(REMOTE.format(server="https://example.org", story=STORY).encode())
    article = load(path)
    assert WORDS.strip() in article.text
    assert article.pictures == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no such links there")
def test_a_link_to_a_device_is_followed_no_further(tmp_path):
    link = tmp_path / "page.html"
    link.symlink_to("/dev/zero" if Path("/dev/zero").exists() else os.devnull)
    assert "is not a file with contents" in measured(link).sentence
