"""`tag`, `explain` and `load` over files and pipes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.errors import UnreadableArticleError
from reader.loading import loader
from reader.loading.original import Original

from .running import STORY, Run


def test_tags_stand_in_brackets_where_there_are_no_colours(run: Run, story: Path) -> None:
    code, out, err = run("tag", story)
    assert (code, err) == (0, "")
    assert "[$5.2 million|money]" in out
    assert "[2019|date]" in out
    assert "\x1b" not in out


def test_on_a_terminal_the_text_is_coloured(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    code, out, _ = run("tag", story, terminal=True)
    assert code == 0
    assert "\x1b[4;38;5;" in out
    assert "|money]" not in out
    assert "Numbers" in out.splitlines()[0]


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_without_colours(
    name: str, value: str, run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert "[$5.2 million|money]" in run("tag", story, terminal=True).out


def test_nothing_in_a_text_steers_the_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    path = tmp_path / "bad\x1b[2J.txt"
    path.write_text("A title\n\nText \x1b[2J\x9b2J with \x07 escapes, and it goes on for a while here.\n", "utf-8")
    for arguments in (
        ["tag", path],
        ["explain", path],
        ["load", path, "--format", "text"],
        ["load", path],
        ["add", path],
    ):
        code, out, err = run(*arguments, terminal=True)
        assert code == 0
        assert "\x1b[2J" not in out + err
        assert "\x9b" not in out + err


def test_json_has_text_spans_and_entities(run: Run, story: Path) -> None:
    answer = json.loads(run("tag", story, "--format", "json").out)
    assert (answer["title"], answer["file"]) == ("The harbour that moved", str(story))
    (money,) = [span for span in answer["spans"] if span["label"] == "money"]
    assert answer["text"][money["start"] : money["end"]] == "$5.2 million"
    for entity in answer["entities"]:
        for start, end in entity["mentions"]:
            assert answer["text"][start:end]


def test_a_page(run: Run, story: Path) -> None:
    code, out, _ = run("tag", story, "--format", "html")
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")
    assert 'title="Money: 5,200,000' in out
    assert "<script" not in out


def test_the_date_counts_for_what_is_relative(run: Run, story: Path) -> None:
    for date, monday in (("2018-04-28", "2018-04-23"), ("2024-05-03", "2024-04-29")):
        spans = json.loads(run("tag", story, "--format", "json", "--date", date).out)["spans"]
        assert monday in [span.get("value") for span in spans]


def test_every_tag_is_explained(run: Run, story: Path) -> None:
    code, out, err = run("explain", story)
    assert (code, err) == (0, "")
    (line,) = [line for line in out.splitlines() if "$5.2 million" in line]
    offsets, label, rule, *_ = line.split()
    start, end = map(int, offsets.split("-"))
    assert (label, rule != "") == ("money", True)
    assert end - start == len("$5.2 million")
    assert "= 5,200,000" in line


def test_several_files_one_of_which_cannot_be_used(run: Run, story: Path, tmp_path: Path) -> None:
    for command in (["tag"], ["tag", "--format", "json"], ["explain"], ["load"]):
        code, out, err = run(*command, story, tmp_path / "none.txt", tmp_path, story)
        assert code == 1
        assert err.count("\n") == 2
        assert "none.txt" in err
        assert out.count("340") >= 2


def test_a_text_is_read_from_a_pipe_in_any_encoding(run: Run) -> None:
    for encoding in ("utf-8", "utf-16", "cp1252"):
        for arguments in (["load", "--format", "text"], ["load", "-", "--format", "text"]):
            code, out, _ = run(*arguments, stdin=STORY.replace("\n", "\r\n").encode(encoding))
            assert code == 0
            assert "“We count the berths,” harbour master" in out


def test_loading_shows_the_clean_article(run: Run, story: Path) -> None:
    answer = json.loads(run("load", story).out)
    assert {"title", "author", "date", "site", "language", "blocks", "hidden"} <= set(answer)
    assert answer["title"] == "The harbour that moved"
    assert "# The harbour that moved" in run("load", story, "--format", "markdown").out
    assert run("load", story, "--format", "text").out.endswith("went home.\n")


def test_load_lines(run: Run, story: Path, tmp_path: Path) -> None:
    lines = [
        {"path": str(story)},
        {"path": str(tmp_path / "none")},
        {},
        {"path": str(story), "id": 7, "url": "https://a.example"},
    ]
    code, out, err = run("load", "--jsonl", stdin="\n".join(map(json.dumps, lines)).encode())
    assert (code, err) == (0, "")
    good, missing, empty, named = map(json.loads, out.splitlines())
    assert good["title"] == named["title"] == "The harbour that moved"
    assert "none" in missing["error"]
    assert "“path”" in empty["error"]
    assert named["id"] == 7


def test_an_address_is_read_as_a_file_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(address: str, *, progress: object) -> Original:
        if address.endswith("gone"):
            raise UnreadableArticleError("example.org has no page at this address (404).")
        return Original(STORY.encode(), "story", address, address, "text/plain")

    monkeypatch.setattr(loader, "fetch", fetch)
    code, out, err = run("load", "https://example.org/gone", "https://example.org/story")
    assert (code, err) == (1, "close-reader: example.org has no page at this address (404).\n")
    assert json.loads(out)["url"] == "https://example.org/story"
    lines = b'{"path": "https://example.org/gone", "id": 1}\n{"path": "https://example.org/story"}'
    gone, story = map(json.loads, run("load", "--jsonl", stdin=lines).out.splitlines())
    assert gone == {"id": 1, "error": "example.org has no page at this address (404)."}
    assert story["site"] == "example.org"


def test_a_pipe_without_end_is_not_read_to_its_end(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "LARGEST", 1_000)
    assert "Standard input has more than" in run("load", stdin=b"x" * 2_000).err
