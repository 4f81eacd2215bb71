"""What passes between Close Reader and the process that tags for it: pickled values, each behind its length.

Both sides are this program, and what is tagged is text, which nothing executes. What is long goes in pieces: to pickle and unpickle
one holds Python's lock for a millisecond, to do so with a whole book's tags for a good part of a second, in which nothing is painted.
"""

from __future__ import annotations

import copyreg
import pickle
import struct
from dataclasses import replace
from typing import IO, Any

from pygments.token import string_to_tokentype

from reader.article import Article
from reader.tagger.tagging import Tagging
from reader.tagger.vocabulary import PERSON, TokenType

LENGTH = struct.Struct(">Q")
PIECE = 200
"""So many blocks or tags are written at once."""


def write_message(stream: IO[bytes], value: Any) -> None:
    """Write one value and send it off."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """Read one value.

    Raises `EOFError` when the other side has gone.
    """
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - written by our own module in our own Python


def write_article(stream: IO[bytes], article: Article) -> None:
    """Write what tagging needs of an article."""
    write_message(stream, article.text)
    _write_pieces(stream, article.blocks)
    write_message(stream, replace(article, text="", blocks=(), hidden=(), pictures=(), sheets=()))


def read_article(stream: IO[bytes]) -> Article:
    """Read what `write_article` wrote."""
    text, blocks = read_message(stream), _read_pieces(stream)
    bare: Article = read_message(stream)
    return replace(bare, text=text, blocks=blocks)


def write_tagging(stream: IO[bytes], tagging: Tagging) -> None:
    """Write a tagging."""
    for part in (tagging.tags, tagging.entities, tagging.quotations):
        _write_pieces(stream, part)


def read_tagging(stream: IO[bytes]) -> Tagging:
    """Read what `write_tagging` wrote."""
    return Tagging(_read_pieces(stream), _read_pieces(stream), _read_pieces(stream))


def _write_pieces(stream: IO[bytes], values: tuple[Any, ...]) -> None:
    write_message(stream, len(values))
    for start in range(0, len(values), PIECE):
        write_message(stream, values[start : start + PIECE])


def _read_pieces(stream: IO[bytes]) -> tuple[Any, ...]:
    values: list[Any] = []
    for _ in range(-(-read_message(stream) // PIECE)):
        values += read_message(stream)
    return tuple(values)


def _by_name(token: TokenType) -> tuple[Any, tuple[str]]:
    """A token type is one object in the whole program: it travels by its name."""
    return string_to_tokentype, (str(token).removeprefix("Token."),)


copyreg.pickle(type(PERSON), _by_name)
