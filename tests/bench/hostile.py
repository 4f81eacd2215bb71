"""How long files that were made to do harm are looked at, how much memory that takes, and what comes of it.

    python tests/bench/hostile.py [PART OF A NAME ...]       (default: all of them, in full size)

Prints a table: seconds, the most memory (MB) of this process and of the one that reads, and the beginning of what is answered.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from reader.errors import UnreadableArticleError  # noqa: E402
from reader.loading import load  # noqa: E402
from reader.loading.sandbox.keeper import keeper  # noqa: E402
from tests.loading.hostile import CASES, special_files  # noqa: E402


def peak(process: int | str) -> int:
    """The most memory that a process ever held, in MB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def forget_peak() -> None:
    """Measure the most memory of this process anew."""
    Path("/proc/self/clear_refs").write_text("5")


class Watch:
    """Watches how much memory the process that reads takes, also when it is ended."""

    def __init__(self) -> None:
        self.most = 0
        self._is_over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(0.005):
            child = keeper().child
            if child is not None:
                self.most = max(self.most, peak(child.id))


def answered(path: Path) -> tuple[str, str]:
    """What came of a file, in short, and its text."""
    try:
        article = load(path)
    except UnreadableArticleError as error:
        return f"refused: {error}", ""
    notice = next((each.text for each in article.hidden if each.kind == "notice"), "")
    return f"{len(article.text):,} characters in {len(article.blocks):,} blocks. {notice}", article.text


def measured(path: Path) -> tuple[float, int, int, str, str]:
    """Seconds, the most memory here and there, what came of it, and the text."""
    forget_peak()
    with Watch() as watch:
        start = time.perf_counter()
        words, text = answered(path)
        seconds = time.perf_counter() - start
    return seconds, peak("self"), watch.most, words, text


def main(names: list[str]) -> None:
    """Measure every case whose name holds one of the words."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rows = [(case.name, folder / case.file, case) for case in CASES]
        rows += [(f"file: {path.name}", path, None) for path in special_files(folder)]
        for name, path, case in rows:
            if names and not any(word in name for word in names):
                continue
            if case:
                path.write_bytes(case.content(1))
            seconds, here, there, words, text = measured(path)
            lost = " LOST" if case and case.keeps not in text else ""
            sys.stdout.write(f"{seconds:6.2f} s {here:5d} {there:5d} MB  {name:42s} {words[:110]}{lost}\n")
            sys.stdout.flush()
            del text


if __name__ == "__main__":
    main(sys.argv[1:])
