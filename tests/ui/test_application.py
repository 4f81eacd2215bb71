"""Starting the program as a process: the picture, the trace, and starts that cannot be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "shipwreck.txt"


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a screen."""
    without_screen = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**without_screen, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_picture_of_the_settled_window(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    target = tmp_path / "window.png"
    done = start("--screenshot", str(target), "--size", "1000x700", "--theme", "dark", "--panel", "said", str(SAMPLE))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1000, 700)
    assert len({picture.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 700, 7)}) > 12


def test_the_trace_is_one_line_of_milestones_in_their_order() -> None:
    done = start("--startup-trace", str(SAMPLE))
    assert (done.returncode, done.stderr) == (0, "")
    trace = json.loads(done.stdout)
    order = [trace[name] for name in ("imports", "window", "first_paint", "tagged", "idle")]
    assert order == sorted(order)
    assert order[0] > 0
    assert trace["memory_mb"] > 0


def test_the_first_start_shows_the_welcome_article(tmp_path: Path) -> None:
    library = tmp_path / "new"
    assert start("--screenshot", str(tmp_path / "w.png"), "--library", str(library)).returncode == 0
    listed = start("list", "--library", str(library), "--format", "json")
    assert [article["title"] for article in json.loads(listed.stdout)] == ["Welcome to Close Reader"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--screenshot", "x.png", "nosuch.txt"), 1),
        (("--screenshot", "/no/such/folder/x.png", str(SAMPLE)), 1),
        (("--theme", "nosuch"), 2),
        (("--panel", "nosuch"), 2),
        (("--size", "big"), 2),
        (("--nosuch",), 2),
        (("nosuchcommand",), 2),
        (("--screenshot", "x.png", "https://example.org/story"), 1),
        ((str(SAMPLE),), 1),
    ],
)
def test_a_start_that_cannot_be_is_one_line_and_a_code(arguments: tuple[str, ...], code: int) -> None:
    done = start(*arguments)
    assert done.returncode == code
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_library_that_cannot_be_written_still_shows_the_article(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("no library", "utf-8")
    done = start("--screenshot", str(tmp_path / "x.png"), "--library", str(blocked), str(SAMPLE))
    assert done.returncode == 0
    assert blocked.read_text("utf-8") == "no library"
