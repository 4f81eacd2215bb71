"""The formats that can be read, one module each. The first that recognises the bytes reads them; plain text comes last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.loading import plain_text
from reader.loading.binary import binary_kind
from reader.loading.original import Original
from reader.progress import Progress


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name in a sentence, how it knows its own by their content, and how it makes an article of them."""

    name: str
    recognises: Callable[[Original], bool]
    read: Callable[[Original, Progress], Article]


FORMATS = (Format("plain text", plain_text.recognises, plain_text.read),)


def format_of(original: Original) -> Format:
    """Return the format that reads these bytes; raises UnreadableArticleError, which says what they are, if none does."""
    for each in FORMATS:
        if each.recognises(original):
            return each
    names = " and ".join(each.name for each in FORMATS)
    raise UnreadableArticleError(f"{original.shown} is {binary_kind(original.data)}; Close Reader opens {names}.")
