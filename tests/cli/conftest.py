"""Running commands in this process and in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import cli

from .running import STORY, Answer, Piped, Run, Start

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command here: `run("tag", "a.txt", stdin=b"...", terminal=True)`; without `stdin` it is the keyboard."""

    def call(*arguments: str | Path, stdin: bytes | None = None, terminal: bool = False) -> Answer:
        out = Piped(terminal=terminal)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", Piped(stdin or b"", terminal=stdin is None))
            patch.setattr(sys, "stdout", out)
            code = cli.run([str(argument) for argument in arguments])
        return Answer(code, out.buffer.getvalue().decode("utf-8"), capsys.readouterr().err)

    return call


@pytest.fixture
def start(own_folders: Path) -> Start:
    """Start a command in a process of its own, where the locale is C and knows no UTF-8."""

    def call(*arguments: str | Path, before: str = "", **named: object) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        program = f"{before}import sys; from reader import cli; sys.exit(cli.run(sys.argv[1:]))"
        command = [sys.executable, "-c", program, *map(str, arguments)]
        return subprocess.Popen(command, cwd=ROOT, env=environment, **named)  # type: ignore[call-overload,no-any-return]

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """An article in a file whose name has a blank and an emoji."""
    path = tmp_path / "my story 📚.txt"
    path.write_text(STORY, "utf-8")
    return path
