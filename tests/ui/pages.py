"""Articles that the tests of the window show, and what a hand does with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.article import Article, Hidden, Span, compose
from reader.ui.page.view import PageView

PARTS = (
    ("title", "The harbour that moved twice", 0),
    (
        "paragraph",
        "Mayor Anna Lindqvist said on Friday that the harbour of Malmö would cost $4.2 million. 😀 It opens in May.",
        0,
    ),
    ("heading", "What it costs", 2),
    ("paragraph", "“We have counted every stone,” Lindqvist said. The firm Stenvik expects 1,200 ships a year.", 0),
    ("quote", "A harbour is a promise made in stone.", 0),
    ("item", "the north pier", 1),
    ("item", "the south pier", 1),
)
LONG = tuple(
    ("paragraph", f"Paragraph {number} of a long story. " + "It goes on and on by the sea. " * 12, 0)
    for number in range(400)
)


def make_article(parts: tuple[tuple[str, str, int], ...] = PARTS, article_id: str = "00000000aa") -> Article:
    """An article of these parts, with one piece folded away."""
    text, blocks = compose(parts)  # type: ignore[arg-type]
    return Article(
        article_id,
        text,
        blocks,
        title=parts[0][1],
        site="harbour.example",
        published="2019-05-03",
        source=f"/nowhere/{article_id}.txt",
        hidden=(Hidden("READ MORE: The ferry that never came", "teaser", "a link to another article", 2),),
    )


def span_of(article: Article, words: str) -> Span:
    """Where some words stand."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def drag(view: PageView, start: QPoint, end: QPoint) -> None:
    """Select with the mouse, from one point of the page to another."""
    page = view.viewport()
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(page, end)
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=end)


def drag_over(view: PageView, span: Span) -> None:
    """Select a passage of one line with the mouse, end to end."""
    box = view.rect_of(span)
    drag(view, QPoint(box.left() + 1, box.center().y()), QPoint(box.right(), box.center().y()))
