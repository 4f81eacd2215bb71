"""How fast the page is: a whole book with tags and highlights in the reading view, beside a bare `QTextEdit` on the same text.

    python tests/bench/page.py [WORDS]        (default 600,000)

Prints one JSON line: milliseconds unless the name says otherwise. Run by hand; nothing here is a test.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit

from reader.annotation import Anchor, Annotation
from reader.article import Article, Span, compose
from reader.style import load_theme
from reader.tagger.tagging import Tag, Tagging
from reader.tagger.vocabulary import DATE, MONEY, ORGANIZATION, PERSON, PLACE
from reader.ui import fonts
from reader.ui.application import memory_megabytes
from reader.ui.page.placed import Placed
from reader.ui.page.typography import Typography
from reader.ui.page.view import PageView

SYLLABLES = [
    "ba",
    "de",
    "ki",
    "lo",
    "mu",
    "ra",
    "ste",
    "no",
    "vi",
    "ta",
    "ser",
    "ing",
    "an",
    "ter",
    "col",
    "pre",
    "ma",
    "en",
    "tion",
    "ly",
]
TYPOGRAPHIES = {
    "family_change": Typography(family=fonts.WINDOW),
    "width_change": Typography(characters=90),
    "leading_change": Typography(leading=1.4),
    "justified": Typography(is_justified=True),
    "indented": Typography(is_indented=True),
}
NOTE = "Is that so? The first chapter gives another figure, and nobody has counted since. " * 3
LAYERS = frozenset(("people", "organizations", "places", "numbers", "dates"))


def book(words: int, chance: random.Random) -> Article:
    """An invented book: paragraphs of 30 to 120 words, a heading now and then."""
    stock = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]
    parts, made = [("title", "A whole book", 0)], 0
    while made < words:
        count = chance.randint(30, 120)
        kind = "heading" if chance.random() < 0.02 else "paragraph"
        parts.append((kind, " ".join(chance.choices(stock, k=6 if kind == "heading" else count)), 2))
        made += count
    text, blocks = compose(parts)
    return Article("0", text, blocks, title="A whole book")


def tags_of(article: Article, share: float, chance: random.Random) -> Tagging:
    """A tag on one word in so many."""
    types, tags, start = (PERSON, ORGANIZATION, PLACE, MONEY, DATE), [], 0
    for word in article.text.split(" "):
        if word and "\n" not in word and chance.random() < share:
            tags.append(Tag(Span(start, start + len(word)), chance.choice(types), "bench"))
        start += len(word) + 1
    return Tagging(tuple(tags))


def highlights_of(article: Article, count: int, chance: random.Random) -> list[Placed]:
    """Overlapping highlights all over the book."""
    colors, made = ("yellow", "green", "blue", "pink"), []
    for number in range(count):
        start = chance.randrange(len(article.text) - 400)
        annotation = Annotation(str(number), "0", Anchor("x"), chance.choice(colors), created=f"{number:06}")
        made.append(Placed(Span(start, start + chance.randint(20, 300)), annotation))
    return made


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(words: int) -> dict[str, object]:
    """Everything that the page is asked to be quick at."""
    chance = random.Random(1)
    article = book(words, chance)
    tagging, placed = tags_of(article, 0.05, chance), highlights_of(article, 2000, chance)
    before = memory_megabytes()
    view = PageView(load_theme("paper"), Typography())
    view.resize(900, 900)
    view.show()
    figures: dict[str, object] = {"characters": len(article.text), "tags": len(tagging.tags), "highlights": len(placed)}

    def paint() -> None:
        view.viewport().grab()

    figures["first_paint"] = timed(lambda: (view.show_article(article), paint()))
    view.show_layers(LAYERS)
    figures["tags_shown"] = timed(lambda: (view.show_tags(tagging), paint()))
    figures["highlights_shown"] = timed(lambda: (view.show_annotations(placed), paint()))
    bar = view.verticalScrollBar()
    frames = sorted(timed(lambda: (bar.setValue(bar.value() + 800), paint())) for _ in range(400))
    figures["frame_median"], figures["frame_p99"] = frames[200], frames[396]
    figures["layer_toggle"] = timed(lambda: (view.show_layers(LAYERS - {"people"}), paint()))
    figures["resume_at_90_percent"] = timed(lambda: (view.show_offset(len(article.text) * 9 // 10), paint()))
    place = view.place()
    figures["font_change"] = timed(lambda: (view.set_typography(Typography(size=22)), paint()))
    for name, typography in TYPOGRAPHIES.items():
        figures[name] = timed(lambda chosen=typography: (view.set_typography(chosen), paint()))  # type: ignore[misc]
    figures["place_kept"] = view.place() == place
    figures["theme_change"] = timed(lambda: (view.set_theme(load_theme("dark")), paint()))
    figures |= beside_the_page(view, placed)
    figures["memory_mb"] = round(memory_megabytes() - before, 1)
    figures["plain_qtextedit_first_paint"] = plain(article)
    return {name: round(value, 1) if isinstance(value, float) else value for name, value in figures.items()}


def beside_the_page(view: PageView, placed: list[Placed]) -> dict[str, object]:
    """A frame of a page that is wide enough for notes, without and with one on each highlight."""
    noted = [replace(item, annotation=replace(item.annotation, note=NOTE, labels=("claim",))) for item in placed]
    view.resize(1250, 900)
    view.set_typography(Typography())
    bar, figures = view.verticalScrollBar(), {}
    for name, shown in (("frame_wide", placed), ("frame_wide_with_notes", noted)):
        view.show_annotations(shown)
        bar.setValue(40_000)
        steps = [timed(lambda: (bar.setValue(bar.value() + 800), view.viewport().grab())) for _ in range(200)]
        figures[f"{name}_median"], figures[f"{name}_p99"] = sorted(steps)[100], sorted(steps)[197]
    return figures  # type: ignore[return-value]


def plain(article: Article) -> float:
    """The same text in a `QTextEdit` with Qt's own layout and no tag at all."""
    edit = QTextEdit()
    edit.resize(900, 900)
    edit.show()

    def show() -> None:
        document = QTextDocument(edit)
        document.setDefaultFont(QFont(fonts.READING, 14))
        document.setPlainText(article.text)
        edit.setDocument(document)
        edit.viewport().grab()

    return timed(show)


if __name__ == "__main__":
    application = QApplication([])
    fonts.load_fonts(fonts.READING, fonts.WINDOW)
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 600_000)) + "\n")
