"""How fast the page is on what is no running text: a table of 10,000 rows, a listing of 30,000 lines, a list of 20,000 items, pictures.

    python -m tests.bench.blocks

Prints one JSON line for each: milliseconds unless the name says otherwise. Run by hand; nothing here is a test.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from reader.article import Article
from reader.loading.parts import Part, joined
from reader.loading.pictures import Pictures
from reader.style import load_theme
from reader.ui import fonts
from reader.ui.page.typography import Typography
from reader.ui.page.view import PageView
from tests.ui.showcase import image, listing, png, table, text_part

WORDS = [
    "stone",
    "harbour",
    "water",
    "tide",
    "mole",
    "quay",
    "ships",
    "that",
    "nobody",
    "counted",
    "of",
    "the",
    "in",
    "and",
]


def phrase(chance: random.Random, most: int) -> str:
    """Some words."""
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def a_table(chance: random.Random) -> list[Part]:
    """Ten thousand rows, two columns of numbers and a wordy one."""
    rows = ((f"{n}", phrase(chance, 3), f"{chance.random() * 9999:,.2f}", phrase(chance, 14)) for n in range(10_000))
    return table((("No.", "Name", "Tons", "What is known of it"), *rows))


def a_listing(chance: random.Random) -> list[Part]:
    """Thirty thousand lines."""
    lines = (f"    value_{n} = compute({n}, {phrase(chance, 3)!r})  # {phrase(chance, 6)}" for n in range(30_000))
    return listing("\n".join(lines), "python")


def a_list(chance: random.Random) -> list[Part]:
    """Twenty thousand numbered items."""
    return [text_part(phrase(chance, 40), "item", 1, marker=f"{n}.") for n in range(1, 20_001)]


def pictures(chance: random.Random) -> tuple[list[Part], Pictures]:
    """A hundred large pictures between paragraphs."""
    held = Pictures()
    names = [held.keep(png(2000 + n, 1200)) for n in range(8)]
    parts = [each for n in range(100) for each in (text_part(phrase(chance, 90)), image("", names[n % 8]))]
    return parts, held


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(name: str, article: Article) -> dict[str, object]:
    """Open it, scroll through it, widen it, go to its end."""
    view = PageView(load_theme("paper"), Typography())
    view.resize(900, 900)
    view.show()

    def paint() -> None:
        view.viewport().grab()

    figures: dict[str, object] = {"what": name, "characters": len(article.text), "blocks": len(article.blocks)}
    figures["first_paint"] = timed(lambda: (view.show_article(article), paint()))
    bar = view.verticalScrollBar()
    frames = sorted(
        timed(lambda: (QApplication.processEvents(), bar.setValue(bar.value() + 300), paint())) for _ in range(200)
    )
    figures["frame_median"], figures["frame_p99"] = frames[100], frames[198]
    figures["resume_at_90_percent"] = timed(lambda: (view.show_offset(len(article.text) * 9 // 10), paint()))
    figures["font_change"] = timed(lambda: (view.set_typography(Typography(size=22)), paint()))
    figures["theme_change"] = timed(lambda: (view.set_theme(load_theme("dark")), paint()))
    view.tasks.finish()
    return {name: round(value, 1) if isinstance(value, float) else value for name, value in figures.items()}


if __name__ == "__main__":
    application = QApplication([])
    fonts.load_fonts(fonts.READING, fonts.WINDOW)
    luck = random.Random(1)
    shown, held = pictures(luck)
    for title, parts in (("table", a_table(luck)), ("listing", a_listing(luck)), ("list", a_list(luck))):
        sys.stdout.write(json.dumps(measure(title, Article("0", *joined(parts)))) + "\n")
    article = Article("0", *joined(shown), pictures=held.taken)
    sys.stdout.write(json.dumps(measure("pictures", article)) + "\n")
