"""How the whole window does with a book, beside a bare PySide6 window and a `QTextEdit` whose formats are merged into the text.

    python tests/bench/reading.py [WORDS]        (default 600,000)

Each runs in a process of its own, one after the other, with the same invented book, tags and overlapping highlights; a step
ends when its paint events are through; `..._after` is the longest block in the third of a second that follows. Prints one JSON line each: milliseconds, and megabytes that the process held at the
end. Run by hand; nothing here is a test.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QScrollBar, QTextEdit

from reader.annotation import new_annotation
from reader.article import Article, text_hash
from reader.tagger.tagging import Tagging
from reader.tagger.vocabulary import PERSON
from reader.ui import fonts
from reader.ui.application import memory_megabytes
from tests.bench.page import book, highlights_of, tags_of, timed

ROOT = Path(__file__).parents[2]
FRAMES, PATIENCE = 400, 600
Figures = dict[str, Any]


def until_painted(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes together with the events that it causes at once."""
    return timed(lambda: (work(), QCoreApplication.processEvents()))


def settled() -> float:
    """Milliseconds of the longest work on the window's thread in the next while, such as lists that follow the page."""
    longest = 0.0
    for _ in range(30):
        time.sleep(0.01)
        longest = max(longest, timed(QCoreApplication.processEvents))
    return longest


def frames(bar: QScrollBar) -> Figures:
    """Scrolling on, a page at a time."""
    steps = sorted(until_painted(lambda: bar.setValue(bar.value() + 800)) for _ in range(FRAMES))
    return {"frame_median": steps[FRAMES // 2], "frame_p99": steps[int(FRAMES * 0.99)]}


def bare(_article: Article, _tagging: Tagging, _annotations: Sequence[Any]) -> Figures:
    """A window with a word in it."""
    window = QMainWindow()
    window.setCentralWidget(QLabel("bare"))
    window.resize(1440, 900)
    return {"first_paint": until_painted(window.show)}


def merged(article: Article, tagging: Tagging, annotations: Sequence[Any]) -> Figures:
    """Qt's own text view and layout, with a format merged into the text for each tag and highlight."""
    window, edit = QMainWindow(), QTextEdit(readOnly=True)
    window.setCentralWidget(edit)
    window.resize(1440, 900)
    window.show()
    QCoreApplication.processEvents()
    edit.document().setDefaultFont(QFont(fonts.READING, 14))

    def merge(spans: Sequence[Any], **kind: str) -> None:
        made = QTextCharFormat()
        made.setForeground(QColor(kind["ink"])) if "ink" in kind else made.setBackground(QColor(kind["ground"]))
        cursor = QTextCursor(edit.document())
        cursor.beginEditBlock()
        for span in spans:
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(made)
        cursor.endEditBlock()

    tags, marked = [tag.span for tag in tagging.tags], [span for span, _color in annotations]
    people = [tag.span for tag in tagging.tags if tag.type == PERSON]
    bar = edit.verticalScrollBar()
    figures = {"first_paint": until_painted(lambda: edit.setPlainText(article.text))}
    figures["tags_shown"] = until_painted(lambda: merge(tags, ink="#336699"))
    figures["highlights_shown"] = until_painted(lambda: merge(marked, ground="#ffee99"))
    figures |= frames(bar)
    figures["layer_toggle"] = until_painted(lambda: merge(people, ink="#222222"))
    figures["resume_at_90_percent"] = until_painted(lambda: _resume(edit, len(article.text) * 9 // 10))
    figures["new_highlight"] = until_painted(lambda: merge(marked[-1:], ground="#99ee99"))
    figures["font_change"] = until_painted(lambda: edit.document().setDefaultFont(QFont(fonts.READING, 17)))
    figures["theme_change"] = until_painted(lambda: (merge(tags, ink="#99ccff"), merge(marked, ground="#665500")))
    return figures


def _resume(edit: QTextEdit, position: int) -> None:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(position)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def ours(article: Article, tagging: Tagging, annotations: Sequence[Any]) -> Figures:
    """The program's window over a library of its own, with everything in it that it shows."""
    from reader.library import Library
    from reader.opening import Opened
    from reader.settings import Settings
    from reader.ui.tasks import Tasks
    from reader.ui.window import MainWindow

    with tempfile.TemporaryDirectory() as folder:
        library, version = Library(Path(folder) / "library"), text_hash(article.text)
        article = library.add(article)
        attached = tuple(new_annotation(article, span, color=color, version=version) for span, color in annotations)
        window = MainWindow(lambda: library, Settings(theme="paper"), Tasks())
        window.reading.start_tagging = lambda: None  # type: ignore[method-assign]
        window.resize(1440, 900)
        window.show()
        window.furnish()
        QCoreApplication.processEvents()
        window.tasks.finish()
        reading, view, bar = window.reading, window.page.view, window.page.view.verticalScrollBar()
        figures: Figures = {}

        def measure(name: str, work: Callable[[], object]) -> None:
            figures[name], figures[f"{name}_after"] = until_painted(work), settled()

        measure("first_paint", lambda: window.show_opened(Opened(article, attached, None)))
        measure("tags_shown", lambda: reading._take_tagging(reading._turn, tagging))
        figures |= frames(bar)
        measure("layer_toggle", lambda: window.page.layer_bar.toggle("people"))
        measure("resume_at_90_percent", lambda: view.show_offset(len(article.text) * 9 // 10))
        for name in ("new_highlight", "next_highlight"):
            view.select(view.seen())
            measure(name, window.highlight)
        measure("first_note", lambda: reading.write_note(attached[0].id, "A note."))
        measure("next_note", lambda: reading.write_note(attached[0].id, "A note too."))
        measure("font_change", lambda: window.typesetting.zoom("1"))
        measure("theme_change", lambda: window.choose_theme("dark"))
        measure("theme_back", lambda: window.choose_theme("paper"))
        window.tasks.finish()
        figures["memory_mb"] = memory_megabytes()
        return figures


def invented(words: int) -> tuple[Article, Tagging, list[Any]]:
    """A book with tags on one word in twenty and two thousand highlights that overlap."""
    chance = random.Random(1)
    article = book(words, chance)
    placed = highlights_of(article, 2000, chance)
    return article, tags_of(article, 0.05, chance), [(item.span, item.annotation.color) for item in placed]


def child(kind: str, path: str) -> None:
    """Measure one of the three."""
    with open(path, "rb") as file:  # noqa: PTH123
        article, tagging, annotations = pickle.load(file)
    application = QApplication([])
    fonts.load_fonts(fonts.READING, fonts.WINDOW)
    figures = {"bare": bare, "merged": merged, "ours": ours}[kind](article, tagging, annotations)
    figures.setdefault("memory_mb", memory_megabytes())
    rounded = {name: round(value, 1) for name, value in figures.items()}
    sys.stdout.write(json.dumps({"kind": kind, "characters": len(article.text), **rounded}) + "\n")
    sys.stdout.flush()
    del application
    os._exit(0)


def main(words: int) -> None:
    """Invent the book and let each of the three show it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        path.write_bytes(pickle.dumps(invented(words)))
        for kind in ("bare", "merged", "ours"):
            command = [sys.executable, "-m", "tests.bench.reading", kind, str(path)]
            try:
                subprocess.run(command, cwd=ROOT, check=True, timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                sys.stdout.write(json.dumps({"kind": kind, "gave_up_after_seconds": PATIENCE}) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        child(*sys.argv[1:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 600_000)
