"""Kills writers in the middle of their saves, and counts what was acknowledged and is not there.

By hand, from the checkout: `python -m tests.library.kills 2000 2` kills two writers at once 2,000 times. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reader.annotation import new_annotation
from reader.article import Article, Span, compose
from reader.library import Library

LONGEST = 0.05
"""Seconds that a writer lives at most; a save takes one to five milliseconds."""

ROOM = 60
"""After so many annotations another article is begun, so that files stay small and saves frequent."""

SENTENCE = "Nobody on the quay waved, and the captain did not look back."


def library_in(folder: Path) -> Library:
    """The library, opened anew."""
    return Library(folder / "Library", data=folder / "data", state=folder / "state")


def new_article(folder: Path) -> Article:
    """An article that the library did not have."""
    text, blocks = compose([("paragraph", f"{random.random()}. {SENTENCE}", 0)])
    return library_in(folder).add(Article("", text, blocks, title="The captain"))


def write(folder: Path, article: Article, acknowledge: int) -> None:
    """Save until killed: new annotations, longer notes, removals; tell of each when it is safe."""
    random.seed()
    library = library_in(folder)
    while True:
        annotation = new_annotation(article, Span(3, 9), color="yellow")
        for version in range(random.randint(1, 4)):
            annotation = replace(annotation, note=f"{version} {SENTENCE * random.randint(0, 9)}")
            library.put(annotation)
            os.write(acknowledge, f"{annotation.id} {version}\n".encode())
        if random.random() < 0.2:
            library.remove(annotation)
            os.write(acknowledge, f"{annotation.id} removed\n".encode())


def start(folder: Path, article: Article) -> tuple[int, int]:
    """Start a writer; returns its process and the end of a pipe where it acknowledges."""
    import reader.library.database  # noqa: F401 - or every writer would be killed while it loads this

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write(folder, article, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def acknowledged(folder: Path, article: Article, writers: int) -> Iterator[str]:
    """Start writers, kill them after a moment, and yield the lines that they had acknowledged."""
    started = [start(folder, article) for _ in range(writers)]
    for child, _ in started:
        time.sleep(random.uniform(0.001, LONGEST))
        os.kill(child, signal.SIGKILL)
    for child, pipe in started:
        os.waitpid(child, 0)
        with os.fdopen(pipe) as lines:
            yield from lines


def is_kept(record: dict[str, Any] | None, state: str) -> bool:
    """Whether a record is in the acknowledged state, or in one that comes after it."""
    if record is None:
        return False
    if state == "removed" or "deleted" in record:
        return "deleted" in record
    return int(record["note"].split()[0]) >= int(state)


@dataclass
class Count:
    """What came of it; everything but the first three should be 0."""

    kills: int = 0
    writers: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    notices: int = 0
    lost_ids: set[str] = field(default_factory=set)

    def take(self, folder: Path, article: Article, saved: dict[str, str]) -> None:
        """Compare what was acknowledged with what is in the file."""
        (path,) = (folder / "Library" / "notes").glob(f"*--{article.id}.json")
        try:
            records = json.loads(path.read_bytes())["annotations"]
        except ValueError:
            self.unreadable += 1
            records = {}
        self.lost_ids |= {key for key, state in saved.items() if not is_kept(records.get(key), state)}
        self.lost = len(self.lost_ids)
        library = library_in(folder)
        library.annotations(article.id)
        self.notices += len(library.notices)
        for leftover in path.parent.glob("*.tmp"):
            leftover.unlink()


def run(kills: int, writers: int) -> Count:
    """Kill that many times, and count."""
    count, saved = Count(writers=writers), dict[str, str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article = new_article(folder)
        while count.kills < kills:
            for line in acknowledged(folder, article, writers):
                annotation_id, state = line.split()
                saved[annotation_id] = state
                count.acknowledged += 1
            count.kills += writers
            count.take(folder, article, saved)
            if len(saved) > ROOM:
                article = new_article(folder)
                saved.clear()
    return count


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = run(*(numbers or (2000, 2)))
    print(json.dumps({name: value for name, value in vars(result).items() if name != "lost_ids"}))
