"""What reading a file takes: time, and the memory of this process and of the one that reads."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.loading import load
from reader.loading.sandbox.keeper import keeper


class Measured(NamedTuple):
    """Seconds, the most memory here and there (MB), and what came of it: an article or a sentence."""

    seconds: float
    here: int
    there: int
    article: Article | None
    sentence: str

    @property
    def notice(self) -> str:
        """What the article says of being no more than its text."""
        hidden = self.article.hidden if self.article else ()
        return next((each.text for each in hidden if "was too much" in each.text), "")


def measured(path: Path) -> Measured:
    """Load a file."""
    article, sentence = None, ""
    _forget_peak()
    with Watch() as watch:
        start = time.perf_counter()
        try:
            article = load(path)
        except UnreadableArticleError as error:
            sentence = str(error)
        seconds = time.perf_counter() - start
    return Measured(seconds, _peak("self"), watch.most, article, sentence)


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
                self.most = max(self.most, _peak(child.id))


def _peak(process: int | str) -> int:
    """The most memory that a process ever held, in MB; 0 when it is gone, and where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _forget_peak() -> None:
    """Measure the most memory of this process anew, where that can be asked for."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return
