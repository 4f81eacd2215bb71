"""What a format is: how it knows its own, and how it makes an article of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.article import Article
from reader.loading.original import Original
from reader.progress import Progress


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name in a sentence, how it knows its own by their content, and how it makes an article of them.

    `read` is called in a process of its own (`sandbox/`), but for originals of up to `trusted` bytes. `too_much` says without
    reading why an original cannot be read at all ("it has 1,000,000 tags"); `text_alone` makes an article of it when the
    reading was given up, and is told why. A reading may take so many `seconds` as long as it tells of progress.
    """

    name: str
    recognises: Callable[[Original], bool]
    read: Callable[[Original, Progress], Article]
    trusted: int = 0
    too_much: Callable[[Original], str] | None = None
    text_alone: Callable[[Original, str], Article] | None = None
    seconds: float = 10.0
