"""How the program behaves among others: pipes that close, devices that are full, interruptions, locales."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from shlex import quote

import pytest

from reader.cli.bar import PATIENCE, Bar

from .running import Start

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, signals and devices as POSIX has them")


def test_utf_8_goes_in_and_out_whatever_the_locale(start: Start, story: Path) -> None:
    process = start("load", story, "--format", "text", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert "“We count the berths,”" in out.decode("utf-8")
    process = start("load", story.with_name("none.txt"), stderr=subprocess.PIPE)
    assert "“none.txt”" in process.communicate(timeout=30)[1].decode("utf-8")
    process = start("tag", "--jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    out, _ = process.communicate('{"id": "é📚", "text": "“Oui,” dit-il."}'.encode(), timeout=30)
    assert json.loads(out)["id"] == "é📚"


@posix
def test_nobody_is_told_that_the_reader_of_a_pipe_went_away(start: Start) -> None:
    process = start("tag", "--jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write(b'{"id": 1, "text": "It cost 5 euros."}\n' * 50)
    process.stdin.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 141
    process.stderr.close()


@posix
def test_a_closed_output_is_no_failure(start: Start) -> None:
    command = (
        f"exec {quote(sys.executable)} -c 'import sys; from reader import cli; sys.exit(cli.run([\"--help\"]))' >&-"
    )
    answer = subprocess.run(["/bin/sh", "-c", command], cwd=Path(__file__).parents[2], capture_output=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_an_output_that_is_full_is_said_once(start: Start) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("--help", stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err == b"close-reader: The output could not be written: No space left on device.\n"


@posix
def test_an_interruption_is_quiet(start: Start) -> None:
    process = start("tag", "--jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b'{"id": 1, "text": "a"}\n')
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


class Screen:
    """A terminal that remembers what was written."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


def test_the_bar_shows_how_far_long_work_is_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    screen = Screen()
    bar = Bar(screen)  # type: ignore[arg-type]
    bar.begin(4)
    bar.piece("one\x1b[2J")
    assert screen.written == ""
    bar.finish_piece()
    now = PATIENCE + 1
    bar.share(0.5)
    assert " 38%  one?[2J" in screen.written
    bar.clear()
    assert screen.written.endswith(" \r")


def test_without_a_terminal_there_is_no_bar() -> None:
    bar = Bar(None)
    bar.begin(1)
    bar.piece("x")
    bar.share(1.0)
    bar.clear()


@posix
@pytest.mark.parametrize(("arguments", "shown"), [([], True), (["--quiet"], False)])
def test_the_bar_is_on_a_terminal_and_not_with_quiet(
    arguments: list[str], shown: bool, start: Start, story: Path
) -> None:
    import pty  # POSIX alone has it

    ours, theirs = pty.openpty()
    program = "import sys, reader.cli.bar; reader.cli.bar.PATIENCE = 0; "
    process = start("load", story, *arguments, before=program, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # what reading a terminal that nobody holds open any more raises
        while block := os.read(ours, 1024):
            seen += block
    os.close(ours)
    assert process.wait(60) == 0
    assert (b"%" in seen) is shown
