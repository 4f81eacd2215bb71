"""`correct` and `corrections`: what words are is said, listed, handed on and taken back without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.annotation import new_attribution
from reader.article import Span
from reader.library import Library

from .running import Run


def listed(run: Run) -> list[str]:
    return run("corrections").out.splitlines()


def test_what_is_said_is_listed_and_taken_back(run: Run) -> None:
    assert run("correct", "Ada Quill", "--kind", "organization") == (0, "", "")
    assert run("correct", "Quill", "--kind", "person", "--same-as", "Ada Quill").code == 0
    assert listed(run) == ["Ada Quill: organization", "Quill: person, same as Ada Quill"]
    assert run("correct", "Ada Quill", "--forget").code == 0
    assert listed(run) == ["Quill: person, same as Ada Quill"]


def test_texts_are_tagged_the_same_everywhere_unless_corrections_are_asked_for(run: Run, story: Path) -> None:
    run("correct", "Ada Quill", "--kind", "place")
    assert "place     name: your correction" not in run("explain", story).out
    assert "place     name: your correction" in run("explain", story, "--corrected").out
    line = json.dumps({"id": 1, "text": "“We left,” said Ada Quill."}).encode()
    plain, corrected = (
        json.loads(run("tag", "--jsonl", *more, stdin=line).out)["spans"] for more in ((), ("--corrected",))
    )
    assert ["person" in {span["label"] for span in spans} for spans in (plain, corrected)] == [True, False]


def test_an_export_says_whose_words_they_are_as_the_person_does(run: Run, story: Path) -> None:
    key = run("add", story).out.split("\t")[0]
    run("annotate", key, "--quote", "We count the berths")
    assert "Ada Quill" in run("export", key, "--format", "markdown").out
    run("correct", "Ada Quill", "--kind", "person", "--same-as", "Dame Ada Quill")
    assert "Dame Ada Quill" in run("export", key, "--format", "markdown").out


def test_an_export_names_the_speaker_that_the_person_named(run: Run, story: Path, own_folders: Path) -> None:
    key = run("add", story).out.split("\t")[0]
    run("annotate", key, "--quote", "We count the berths")
    with Library(own_folders / "library") as library:
        article = library.article(key)
        start = article.text.index("“We count")
        library.attribute(new_attribution(article, Span(start, start + 22), "Tom Reed"))
    assert "Tom Reed" in run("export", key, "--format", "markdown").out.partition("We count the berths")[2]


def test_corrections_go_from_library_to_library(run: Run, tmp_path: Path) -> None:
    run("correct", "Quay", "--kind", "organization", "--same-as", "Quay & Sons")
    file = tmp_path / "theirs.json"
    file.write_text(run("corrections", "--format", "json").out, "utf-8")
    other = tmp_path / "other"
    assert run("corrections", "--take-in", file, "--library", other).code == 0
    assert run("corrections", "--library", other).out == "Quay: organization, same as Quay & Sons\n"
    again = tmp_path / "again"
    assert run("corrections", "--take-in", other / "corrections.json", "--library", again).code == 0
    assert run("corrections", "--library", again).out == run("corrections").out


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"corrections": 3}', b"\xff\xfe\x00", b"{}"])
def test_a_file_that_is_none_is_refused_in_a_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "none.json"
    file.write_bytes(content)
    code, out, err = run("corrections", "--take-in", file)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "no file of corrections" in err


@pytest.mark.parametrize(
    "arguments",
    [["Quay"], ["Quay", "--kind", "place", "--forget"], ["…", "--kind", "place"], ["x" * 300, "--kind", "place"]],
)
def test_what_makes_no_sense_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    assert run("correct", *arguments).code == 2
    assert listed(run) == []
