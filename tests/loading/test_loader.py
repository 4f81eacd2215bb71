"""Files that are no article, each with its sentence; and what an article knows of where it came from."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError, UnreadableArticleError
from reader.loading import load, load_html, load_text, loader, read
from reader.loading.formats import FORMATS
from reader.loading.original import Original
from reader.progress import CancelledError

TEXT = "The ferry left at six in the morning with forty people on board."


@pytest.fixture
def write(tmp_path):
    def write(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def sentence(path) -> str:
    """What the person is told; one sentence, and not a word of Python."""
    with pytest.raises(UnreadableArticleError) as caught:
        load(path)
    said = str(caught.value)
    assert said[0] in "“TYA" and said.endswith((".", ")")) and "\n" not in said and "Errno" not in said
    return said


def test_a_missing_file(tmp_path):
    assert sentence(tmp_path / "gone.txt") == f"There is no file “gone.txt” in “{tmp_path}”."


def test_a_folder(tmp_path):
    assert sentence(tmp_path).endswith("is a folder; open one of the files in it.")
    assert "is a folder" in sentence("")


def test_an_empty_file(write):
    assert sentence(write("a.txt", "")) == "“a.txt” is empty."


@pytest.mark.parametrize("data", [" \n\t\r\n", "\ufeff\u200b", "\u00a0\u3000\u2028"])
def test_a_file_of_white_space(write, data):
    assert sentence(write("a.txt", data)) == "“a.txt” holds nothing but white space."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"PK\x03\x04\x14\0\0\0", "a zip archive"),
        (b"PK\x03\x04\x14\0\0\0\0\0word/document.xml", "a Word document (DOCX)"),
        (b"{\\rtf1\\ansi Hello}", "a rich text (RTF) document"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "a program"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Office document"),
        (b"SQLite format 3\0\x10\0", "a database (SQLite)"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a compressed file (gzip)"),
        (b"ID3\x03\0\0\0\0\0\0", "a sound file (MP3)"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "a video file (MP4)"),
        (b"RIFF\x24\0\0\0WEBPVP8 \0\0", "a WebP picture"),
        (bytes(range(256)) * 20, "not text"),
        (b"\0" * 1000, "not text"),
    ],
)
def test_what_is_not_text(write, data, kind):
    assert sentence(write("thing.txt", data)).startswith(f"“thing.txt” is {kind}; Close Reader opens ")


@pytest.mark.parametrize(
    "text",
    [
        "MZ is a Mozambican internet domain.",
        "ID3 tags are read.",
        "BZh begins such files.",
        "RIFF after riff.",
        "PK is short for Park.",
    ],
)
def test_a_text_may_begin_as_a_binary_does(write, text):
    assert load(write("a.txt", text)).text == text


def test_stray_control_characters_do_not_make_a_binary(write):
    assert load(write("a.txt", TEXT + "\0" + "\x07" + TEXT)).text == TEXT + TEXT
    assert load(write("b.txt", TEXT.encode() + b"\0" * 5000)).text == TEXT


def test_a_page_that_only_asks_for_javascript(write):
    said = sentence(write("a.txt", "Please enable JavaScript.\n"))
    assert said == "“a.txt” has nothing readable in it, only “Please enable JavaScript.”."
    with pytest.raises(UnreadableArticleError, match="nothing readable"):
        load_text("We use cookies to improve your experience.\n\nYou need to enable JavaScript to run this app.")


@pytest.mark.parametrize(
    "notice",
    [
        "Please enable JS and disable any ad blocker",
        "Enable JavaScript and cookies to continue",
        "Please verify you are a human",
        "Checking your browser before accessing the site.",
        "JavaScript is disabled in your browser. Please enable it to proceed.",
        "Bitte aktivieren Sie JavaScript, um fortzufahren.",
        "Veuillez activer JavaScript pour continuer.",
    ],
)
def test_other_pages_that_only_ask(notice):
    with pytest.raises(UnreadableArticleError, match="nothing readable"):
        load_text(notice)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(write):
    path = write("a.txt", TEXT)
    path.chmod(0)
    assert "no permission" in sentence(path)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "gives no permission"),
        (OSError(5, "Input/output error"), "is its drive still there"),
        (FileNotFoundError(2, "No such file"), "There is no file"),
    ],
)
def test_what_the_system_refuses(write, monkeypatch, error, words):
    def refuse(*_):
        raise error

    path = write("a.txt", TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert words in sentence(path)


def test_a_file_that_is_too_large(write, monkeypatch):
    monkeypatch.setattr(loader, "LARGEST", 3_000_000)
    path = write("a.txt", b"x" * 4_000_000)
    assert sentence(path) == "“a.txt” has 4 MB; Close Reader opens files of up to 3 MB."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file with contents" in sentence(tmp_path / "pipe")


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5000, "/"])
def test_impossible_paths(path):
    assert sentence(path)


def test_a_pasted_text_of_nothing():
    with pytest.raises(UnreadableArticleError, match=r"^This text holds nothing but white space\.$"):
        load_text(" \n ")


def test_an_article_knows_its_source(write, monkeypatch):
    path = write("a.txt", TEXT)
    monkeypatch.chdir(path.parent)
    article = load("a.txt")
    assert (article.source, article.url, article.title) == (str(path), "", "a")
    assert load(str(path)) == load(path) == article


def test_a_path_with_bytes_that_are_no_letters_can_be_said_and_saved(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    article = load(tmp_path / name)
    assert article.source.encode("utf-8").endswith(b"caf?.txt")


def test_the_id_is_that_of_the_address_or_of_the_text(write):
    path = write("a.txt", TEXT)
    article = load(path)
    assert article.id == load_text(TEXT).id == hashlib.sha256(TEXT.encode()).hexdigest()[:10]
    with_address = load(path, url="https://www.example.org/a")
    assert with_address.id != article.id
    assert (with_address.url, with_address.site) == ("https://www.example.org/a", "example.org")
    assert load_text("Something else.", source="https://www.example.org/a").id == with_address.id


def test_line_ends_do_not_change_the_id():
    assert load_text("a\r\nb").id == load_text("a\nb").id


def test_progress_is_told_and_may_stop_the_work(write):
    shares: list[float] = []
    load(write("a.txt", TEXT), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def cancel(_share: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        load(write("a.txt", TEXT), progress=cancel)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.name)
def test_every_format_refuses_garbage_by_name_or_not_at_all(write, format_):
    path = write("garbage", bytes(range(256)) * 40)
    with pytest.raises(ReaderError, match=format_.name):
        load(path)


def test_a_plain_text_is_read_without_what_other_formats_need(write):
    heavy = {"chardet", "lxml", "pygments", "PySide6", "tinydb", "urllib3", "subprocess", "mammoth", "pypdfium2"}
    heavy |= {"reader.loading.sandbox.child", "reader.loading.address.fetching", "reader.loading.epub.book"}
    program = (
        f"import sys, reader.loading; reader.loading.load(sys.argv[1]); print(*sorted(set(sys.modules) & {heavy!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, write("a.txt", TEXT)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == ""


@pytest.mark.parametrize(
    "address", ["https://example.org/story", "http://example.org", Path("https://example.org/story")]
)
def test_a_web_address_is_fetched(address: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(source: str, *, progress) -> Original:
        asked.append(source)
        return Original(TEXT.encode(), "story", source, "https://example.org/story")

    monkeypatch.setattr(loader, "fetch", fetch)
    article = load(address)
    assert (article.text, article.url, asked) == (TEXT, "https://example.org/story", [str(address)])


def test_an_address_of_a_file_is_its_path(write) -> None:
    path = write("a b.txt", TEXT)
    assert load(path.as_uri()) == load(path)
    with pytest.raises(UnreadableArticleError, match="not “ftp:”"):
        load("ftp://example.org/a.txt")


def test_markup_from_another_program() -> None:
    article = load_html(f"<h2>A title</h2><p>{TEXT}</p><p>{TEXT} {TEXT}</p>", url="https://example.org/a")
    assert TEXT in article.text
    assert "<" not in article.text
    assert article.url == "https://example.org/a"


def test_what_a_server_says_of_the_letters_counts_unless_they_say_otherwise() -> None:
    polish = f"Zażółć gęślą jaźń. {TEXT}"
    assert read(Original(polish.encode("iso-8859-2"), charset="iso-8859-2")).text == polish
    assert read(Original(polish.encode("utf-8"), charset="iso-8859-1")).text == polish
    assert read(Original(polish.encode("utf-8"), charset="no-such-charset")).text == polish
