"""Formats of the tests' own, each a function that reads in a process of its own and does there what none should."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from reader.article import Article, Block, Mark, Picture, Span
from reader.errors import UnreadableArticleError
from reader.loading.original import Original
from reader.loading.pictures import Pictures
from reader.progress import Progress

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def echo(original: Original, progress: Progress) -> Article:
    """One paragraph of a line a block, and what is known of the original."""
    progress(0.5)
    lines = original.data.decode("utf-8", "surrogatepass").split("\n")
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    return Article("0123456789", "\n".join(lines), tuple(blocks), title=original.name, url=original.url)


def number(_original: Original, _progress: Progress) -> Article:
    """The number of the process that reads."""
    return echo(Original(str(os.getpid()).encode()), lambda _share: None)


def illustrated(original: Original, progress: Progress) -> Article:
    pictures = Pictures()
    name = pictures.keep(PNG)
    article = echo(original, progress)
    return replace(article, blocks=(replace(article.blocks[0], kind="image", picture=name),), pictures=pictures.taken)


def misnamed(original: Original, progress: Progress) -> Article:
    """A picture that bears the name of a file elsewhere."""
    return replace(illustrated(original, progress), pictures=(Picture("../../x.png", PNG),))


def misplaced(original: Original, progress: Progress) -> Article:
    """A mark behind the end of the text."""
    article = echo(original, progress)
    mark = Mark(Span(0, 10_000), "strong")
    return replace(article, blocks=(replace(article.blocks[0], marks=(mark,)),))


def linked(original: Original, progress: Progress) -> Article:
    """Two links: a good one and one that runs a program."""
    article = echo(original, progress)
    marks = (Mark(Span(0, 1), "link", "https://example.org/a"), Mark(Span(1, 2), "link", "javascript:alert(1)"))
    return replace(article, blocks=(replace(article.blocks[0], marks=marks),))


def refuse(original: Original, _progress: Progress) -> Article:
    raise UnreadableArticleError(f"{original.shown} is not to my taste.")


def fail(_original: Original, _progress: Progress) -> Article:
    raise KeyError("a mistake of ours")


def die(_original: Original, _progress: Progress) -> Article:
    os._exit(3)


def hang(_original: Original, progress: Progress) -> Article:
    progress(0.25)
    while True:
        time.sleep(1)


def slow(_original: Original, progress: Progress) -> Article:
    """Get on, in steps of 0.1 s."""
    for step in range(11):
        time.sleep(0.1)
        progress(step / 20)
    return echo(Original(b"done"), lambda _share: None)


def hoard(_original: Original, _progress: Progress) -> Article:
    kept = []
    while True:
        kept.append(b"x" * 10_000_000)


def chatter(_original: Original, _progress: Progress) -> Article:
    """Print, as libraries do, to where the answers go."""
    sys.stdout.write("hello\n" * 1000)
    sys.stdout.flush()
    os.write(1, b"hello")
    return echo(Original(b"done"), lambda _share: None)


def snoop(original: Original, _progress: Progress) -> Article:
    """Try what is forbidden, named by the original's text; the article says what came of it."""
    tries = {
        "connect": lambda: socket.create_connection(("127.0.0.1", int(original.name)), 1),
        "look up": lambda: socket.getaddrinfo("localhost", 80),
        "start": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        "fork": os.fork,
        "write": lambda: Path(original.name).write_text("x"),
        "remove": lambda: Path(original.name).unlink(),
    }
    try:
        tries[original.data.decode()]()
    except PermissionError:
        return echo(Original(b"refused"), lambda _share: None)
    return echo(Original(b"done"), lambda _share: None)
