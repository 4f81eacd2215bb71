"""One small article with everything that an export can show."""

from __future__ import annotations

import pytest

from reader.annotation import Annotation, describe
from reader.article import Article, Span, compose
from reader.tagger.tagging import Quotation, Tagging
from reader.tagger.vocabulary import DIRECT

TEXT, BLOCKS = compose(
    [
        ("title", "The harbour that moved", 1),
        ("paragraph", "Nobody saw it coming. The harbour lost 340 boats in 2019. It cost a lot.", 0),
        ("heading", "What they said", 2),
        ("paragraph", "“We count the empty berths,” Ada Quill said on Monday.", 0),
        ("paragraph", "The council met. It went home.", 0),
    ]
)


def annotation(number: int, words: str, **facts: object) -> Annotation:
    """An annotation of the first place where the article has these words."""
    start = TEXT.index(words)
    anchor = describe(TEXT, Span(start, start + len(words)))
    made = f"2024-05-0{number}T10:00:00Z"
    return Annotation(f"{number:032x}", "3f9c1a07be", anchor, created=made, modified=made, **facts)  # type: ignore[arg-type]


@pytest.fixture
def article() -> Article:
    return Article(
        "3f9c1a07be",
        TEXT,
        BLOCKS,
        title="The harbour that moved",
        byline="By Tom Reed",
        site="tides.example",
        url="https://tides.example/harbour?page=1&all=yes",
        published="2024-05-01",
    )


@pytest.fixture
def annotations() -> list[Annotation]:
    """In no order: a quoted passage with note and labels, a figure, one over two paragraphs, and an orphan."""
    orphan = Annotation(
        "f" * 32, "3f9c1a07be", describe("It was a grand and golden age of sail.", Span(9, 25)), "blue", "gone?"
    )
    return [
        orphan,
        annotation(
            2, "empty berths", color="green", note="compare *ch. 3*\n\n# and this", labels=("to read", "method")
        ),
        annotation(3, "Monday.\nThe council", color="pink"),
        annotation(1, "340 boats", color="yellow", labels=("Method",)),
    ]


@pytest.fixture
def tagging() -> Tagging:
    start = TEXT.index("“")
    return Tagging(quotations=(Quotation((Span(start, TEXT.index("” Ada") + 1),), DIRECT, speaker="Ada Quill"),))
