"""Help, version, wrong usage: what is answered before any command runs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader import cli
from reader.cli import COMMANDS

from .running import Run


def test_the_help_names_every_command_and_way_to_open_the_window(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert out == cli.usage()
    for words in (*COMMANDS, "--screenshot OUT.png", "--startup-trace", "--library DIR", "--quiet", "Exit codes"):
        assert words in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, run: Run) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: close-reader {COMMANDS[name].synopsis[0]}")
    assert "--library DIR" in out


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("Close Reader 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["tag", "--format", "pdf"],
        ["tag", "--date", "yesterday", "a.txt"],
        ["tag", "--jsonl", "a.txt"],
        ["tag"],
        ["load", "--jsonl", "a.txt"],
        ["add"],
        ["annotate", "3f9c1a07be"],
        ["export", "--format", "markdown"],
        ["export", "x", "--all", "--format", "markdown"],
        ["export", "x"],
        ["export", "x", "--format", "docx"],
        ["export", "--all", "--format", "html"],
        ["list", "extra"],
        ["list", "--colour"],
        ["--quiet", "nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two_and_one_sentence(arguments: list[str], run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("close-reader: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["tag"], True),
        (["--library", "x", "list"], True),
        (["--library=x", "--quiet", "list"], True),
        (["--help"], True),
        (["--version"], True),
        ([], False),
        (["story.txt"], False),
        (["./list"], False),
        (["--library", "x", "story.txt"], False),
        (["--library"], False),
        (["--theme", "dark", "list"], False),
    ],
)
def test_what_is_for_the_command_line(arguments: list[str], expected: bool) -> None:
    assert cli.is_for_command_line(arguments) is expected


def test_the_library_may_be_named_before_the_command_and_after(run: Run, tmp_path) -> None:
    for arguments in (["--library", tmp_path / "l", "list"], ["list", "--library", tmp_path / "l"]):
        assert run(*arguments, "--quiet") == (0, "", "")


def test_the_window_s_options() -> None:
    options = cli.window_options(
        ["a b.txt", "--size", "1280x800", "--quiet", "c.txt", "--theme", "dark", "--startup-trace"]
    )
    assert options == {
        "files": ["a b.txt", "c.txt"],
        "library": None,
        "screenshot": None,
        "size": (1280, 800),
        "theme": "dark",
        "panel": None,
        "startup_trace": True,
        "quiet": True,
    }


@pytest.mark.parametrize("arguments", [["--size", "big"], ["--unknown"], ["--screenshot"]])
def test_an_option_that_the_window_lacks_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.window_options(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("close-reader: ")


def test_tag_jsonl_starts_without_anything_heavy() -> None:
    program = (
        'import sys, io\nfrom reader import cli\nsys.stdin = io.TextIOWrapper(io.BytesIO(b\'{"text": "A 9."}\\n\'))\n'
        "cli.run(['tag', '--jsonl'])\n"
        "heavy = {'PySide6', 'tinydb', 'chardet', 'filelock', 'reader.library', 'reader.loading', 'pygments.lexers', 'uuid'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert answer.stdout.splitlines()[-1] == "[]"
