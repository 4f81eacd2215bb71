"""How long a save takes, fsync included, beside TinyDB's own storage on the same records.

By hand, from the checkout: `python -m tests.library.speed 10 2000` measures with 10 and with 2,000 annotations in the article.
Prints one JSON object a line; times are medians in milliseconds.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from uuid import uuid4

from reader.annotation import Annotation, new_annotation, to_record
from reader.article import Article, Span, compose
from reader.library import Library

SAVES = 60
SENTENCE = "Nobody on the quay waved, and the captain did not look back."


def milliseconds(work: Callable[[], object]) -> float:
    """How long work takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def annotations(article: Article, number: int) -> list[Annotation]:
    """Highlights with short notes all over an article."""
    return [
        new_annotation(
            article, Span(start, start + 40), color="yellow", note="Compare the last chapter.", labels=["sea"]
        )
        for start in range(number)
    ]


def ours(folder: Path, number: int) -> dict[str, float]:
    """Save into our library."""
    library = Library(folder / "Library", data=folder / "data", state=folder / "state")
    text, blocks = compose([("paragraph", SENTENCE, 0)] * 100)
    article = library.add(Article("", text, blocks, title="The captain"))
    made = annotations(article, number)
    for annotation in made:
        library.put(annotation)
    (path,) = (folder / "Library" / "notes").iterdir()
    again = Library(folder / "Library", data=folder / "data", state=folder / "state")
    reading = milliseconds(lambda: again.annotations(article.id))
    first = milliseconds(lambda: again.put(replace(made[0], note="first")))
    saves = [milliseconds(lambda n=n: again.put(replace(made[-1], note=f"{n}"))) for n in range(SAVES)]
    return {"read": reading, "first save": first, "save": median(saves), "kilobytes": path.stat().st_size / 1000}


def stock(folder: Path, number: int) -> dict[str, float]:
    """Save the same records with TinyDB's own storage: in place, without fsync, lock or history."""
    from tinydb import TinyDB

    text, blocks = compose([("paragraph", SENTENCE, 0)] * 100)
    made = annotations(Article(uuid4().hex[:10], text, blocks), number)
    with TinyDB(folder / "stock.json") as database:
        database.insert_multiple(to_record(annotation) for annotation in made)
        saves = [milliseconds(lambda n=n: database.update({"note": f"{n}"}, doc_ids=[number])) for n in range(SAVES)]
    return {"save": median(saves), "kilobytes": (folder / "stock.json").stat().st_size / 1000}


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10", "2000"]):
        for measure in (ours, stock):
            with tempfile.TemporaryDirectory() as name:
                result = {key: round(value, 2) for key, value in measure(Path(name), size).items()}
            print(json.dumps({"annotations": size, "store": measure.__name__} | result))
