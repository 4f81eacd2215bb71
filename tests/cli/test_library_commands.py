"""`add`, `list`, `annotate`, `export`: the whole path of a person's notes without a window."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from reader.article import Article
from reader.correction import Corrections
from reader.loading import loader
from reader.loading.original import Original
from reader.progress import Progress
from reader.tagger import Tagging

from .running import STORY, Run


def listed(run: Run) -> list[dict[str, Any]]:
    code, out, err = run("list", "--format", "json")
    assert (code, err) == (0, "")
    entries = json.loads(out)
    assert isinstance(entries, list)
    return entries


@pytest.fixture
def kept(run: Run, story: Path) -> str:
    """The id of the story in the library."""
    code, out, err = run("add", story)
    assert (code, err) == (0, "")
    return out.split("\t")[0]


def test_an_article_that_is_added_is_listed(run: Run, kept: str) -> None:
    (entry,) = listed(run)
    assert (entry["id"], entry["title"]) == (kept, "The harbour that moved")
    assert {"site", "published", "added", "words", "highlights", "notes", "labels"} <= set(entry)
    code, out, _ = run("list")
    assert (code, out) == (0, f"{kept}  The harbour that moved\n")


def test_an_empty_library_is_listed_as_such(run: Run, own_folders: Path) -> None:
    assert listed(run) == []
    code, out, err = run("list")
    assert (code, out, err.count("\n")) == (0, "", 1)
    assert f"“{own_folders / 'library'}” is empty" in err
    assert run("list", "--quiet") == (0, "", "")
    assert not (own_folders / "library").exists()


def test_added_again_it_is_the_same(run: Run, kept: str, story: Path) -> None:
    assert run("add", story).out.split("\t")[0] == kept
    assert len(listed(run)) == 1


def test_another_library(run: Run, kept: str, story: Path, tmp_path: Path) -> None:
    assert run("list", "--library", tmp_path / "other").out == ""
    assert run("--library", tmp_path / "other", "add", story).code == 0
    assert (tmp_path / "other").is_dir()
    assert [entry["id"] for entry in listed(run)] == [kept]


def test_a_file_is_no_library(run: Run, story: Path) -> None:
    for arguments in (["list"], ["add", story], ["export", "--all", "--format", "json"]):
        code, out, err = run(*arguments, "--library", story)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "is not a folder" in err


def test_what_the_library_mended_by_itself_is_said(run: Run, kept: str, own_folders: Path) -> None:
    (notes,) = (own_folders / "library" / "notes").iterdir()
    notes.write_text("{broken")
    code, out, err = run("list")
    assert (code, kept in out) == (0, True)
    assert notes.name in err


def test_what_cannot_be_added_is_said_and_the_others_are(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(os.urandom(4096) + b"\0")
    code, out, err = run("add", tmp_path / "none.txt", tmp_path / "empty.txt", story, tmp_path / "binary.txt")
    assert (code, out.count("\n"), err.count("\n")) == (1, 1, 3)
    for name, line in zip(("none.txt", "empty.txt", "binary.txt"), err.splitlines(), strict=True):
        assert line.startswith("close-reader: ")
        assert name in line


def test_a_folder_is_taken_with_all_in_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "my articles 📚"
    for name in ("b.txt", "a.txt", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "deep/.cache/e.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STORY.replace("moved", f"was {Path(name).stem}"), "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    code, out, err = run("add", folder)
    assert code == 0
    assert [line.split("\t")[1] for line in out.splitlines()] == [f"The harbour that was {name}" for name in "abc"]
    assert "1 file" in err


def test_a_folder_with_nothing_to_read_is_an_input_that_could_not_be_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").mkdir()
    sentence = f"close-reader: No file in “{tmp_path / 'f'}” could be read as an article.\n"
    assert run("add", tmp_path / "f") == (1, "", sentence)
    (tmp_path / "f" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert run("add", tmp_path / "f") == (1, "", sentence)


def test_a_folder_that_may_not_be_looked_into_is_said(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = story.parent / "closed"
    closed.mkdir()
    scandir = os.scandir

    def refuse(place: Any = ".") -> Any:
        if Path(place) == closed:
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refuse)
    code, out, err = run("add", story.parent)
    assert (code, out.count("\n")) == (1, 1)
    assert err == f"close-reader: The folder “{closed}” could not be read: Permission denied.\n"


def test_a_folder_that_holds_the_library_does_not_take_that_in(run: Run, story: Path, tmp_path: Path) -> None:
    library = story.parent / "Library"
    for _ in range(2):
        assert run("add", story, "--library", library).code == 0
    folder = tmp_path / "all"
    folder.mkdir()
    story.rename(folder / "story.txt")
    library.rename(folder / "Library")
    code, out, _ = run("add", folder, "--library", folder / "Library")
    assert (code, out.count("\n")) == (0, 1)


def test_annotating_prints_the_id_of_what_is_then_on_the_disk(run: Run, kept: str) -> None:
    code, out, err = run(
        "annotate",
        kept,
        "--quote",
        '"We count the  berths,"',
        "--note",
        "- really?\n# how",
        "--label",
        "to  read",
        "--label",
        "claim",
    )
    assert (code, err) == (0, "")
    (item,) = json.loads(run("export", kept, "--format", "json").out)["first"]["items"]
    assert item["id"].replace("-", "").endswith(out.strip())
    assert item["target"]["selector"][0]["exact"] == "“We count the berths,”"
    assert [body["value"] for body in item["body"]] == ["- really?\n# how", "to read", "claim"]
    assert "styleClass" not in item["target"]


def test_a_highlight_is_yellow_unless_another_colour_is_named(run: Run, kept: str) -> None:
    run("annotate", kept, "--quote", "340 boats")
    run("annotate", kept, "--quote", "$5.2 million", "--color", "blue")
    items = json.loads(run("export", kept, "--format", "json").out)["first"]["items"]
    assert [item["target"]["styleClass"] for item in items] == ["yellow", "blue"]
    (entry,) = listed(run)
    assert (entry["highlights"], entry["notes"]) == (2, 0)
    assert "(2 highlights)" in run("list").out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--quote", "no such words"], 1, "does not stand in the article"),
        (["--quote", "harbour"], 1, "times in the article"),
        (["--quote", "340 boats", "--color", "yelow"], 2, "yellow, green, blue, pink"),
    ],
)
def test_what_cannot_be_annotated(arguments: list[str], code: int, words: str, run: Run, kept: str) -> None:
    answer = run("annotate", kept, *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err
    assert listed(run)[0]["highlights"] == 0


def test_an_article_that_is_not_there(run: Run, kept: str) -> None:
    for arguments in (["annotate", "0123456789", "--quote", "a"], ["export", "0123456789", "--format", "markdown"]):
        code, out, err = run(*arguments)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
        assert "0123456789" in err


@pytest.fixture
def two(run: Run, kept: str, tmp_path: Path) -> tuple[str, str]:
    """Two articles of the same title, one with a highlight."""
    run("annotate", kept, "--quote", "340 boats")
    other = tmp_path / "other.txt"
    other.write_text(STORY.replace("340 boats", "no boat at all"), "utf-8")
    return kept, run("add", other).out.split("\t")[0]


def test_export_to_standard_output(run: Run, two: tuple[str, str]) -> None:
    for name, words in (
        ("markdown", "**340 boats**"),
        ("html", "<mark>340 boats</mark>"),
        ("json", '"exact": "340 boats"'),
    ):
        code, out, err = run("export", two[0], "--format", name)
        assert (code, err) == (0, "")
        assert words in out
        assert run("export", two[0], "--format", name, "--output", "-").out == out


def test_several_articles_in_one_text(run: Run, two: tuple[str, str]) -> None:
    assert run("export", *two, "--format", "markdown").out.count("# The harbour that moved") == 2
    assert len(json.loads(run("export", "--all", "--format", "json").out)) == 2


def test_an_unknown_article_among_others(run: Run, two: tuple[str, str]) -> None:
    code, out, err = run("export", two[0], "nothing", two[1], two[0], "--format", "json")
    assert (code, len(json.loads(out)), err.count("\n")) == (1, 2, 1)


def test_an_article_without_passages_is_exported_without_being_tagged(
    run: Run, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged = []

    def tag(article: Article, _progress: Progress, _corrections: Corrections) -> Tagging:
        tagged.append(article.id)
        return Tagging()

    monkeypatch.setattr("reader.tagger.tag", tag)
    assert run("export", "--all", "--format", "markdown").out.count("# The harbour that moved") == 2
    assert tagged == [two[0]]


def test_export_to_a_file_and_to_folders(run: Run, two: tuple[str, str], tmp_path: Path) -> None:
    assert run("export", two[0], "--format", "html", "--output", tmp_path / "x y.html") == (0, "", "")
    assert "340 boats" in (tmp_path / "x y.html").read_text("utf-8")
    assert run("export", two[0], "--format", "json", "--output", f"{tmp_path / 'new'}/").code == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["The harbour that moved.json"]
    assert run("export", "--all", "--format", "markdown", "--output", tmp_path / "all").code == 0
    names = sorted(path.name for path in (tmp_path / "all").iterdir())
    assert len(names) == 2
    assert all(name.startswith("The harbour that moved") and name.endswith(".md") for name in names)


def test_an_output_that_cannot_be_written(run: Run, two: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for output in (tmp_path / "no" / "such" / "a.md", tmp_path / "file" / "a.md"):
        code, out, err = run("export", two[0], "--format", "markdown", "--output", output)
        assert (code, out, err.count("\n")) == (1, "", 1)
    assert run("export", "--all", "--format", "markdown", "--output", tmp_path / "file").code == 1
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_s_files_that_are_broken_are_said_and_saved_pages_go_without_what_lies_beside_them(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "f"
    (folder / "Page_files").mkdir(parents=True)
    (folder / "Page_files" / "frame.html").write_text("<p>An advertisement in a frame of its own.</p>")
    (folder / "Page.html").write_text(f"<!DOCTYPE html><title>The harbour</title><p>{STORY}</p>", "utf-8")
    (folder / "empty.txt").touch()
    code, out, err = run("add", folder)
    assert (code, out.count("\n")) == (1, 1)
    assert err == "close-reader: “empty.txt” is empty.\n"


def test_an_article_of_the_web_is_added_with_its_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(address: str, *, progress: object) -> Original:
        asked.append(address)
        return Original(STORY.encode(), "story", address, address, "text/plain")

    monkeypatch.setattr(loader, "fetch", fetch)
    code, out, err = run("add", "https://example.org/story")
    assert (code, err) == (0, "")
    assert out.endswith("\tThe harbour that moved\n")
    (entry,) = json.loads(run("list", "--format", "json").out)
    assert (entry["url"], asked) == ("https://example.org/story", ["https://example.org/story"])
