r"""The corpus files' inline markup: `The firm paid [$5.2m|Money=5200000 USD] on [Monday|Date=2018-04-23].`

A line is one text; the lines between two lines `---` are one text of several paragraphs. A label is the last name of
a type of the vocabulary. Tags may nest; `\[`, `\]`, `\|`, `\#` and `\!` are the plain characters. A line that begins
with `! ` must stay unmarked. A line that begins with `#` is a comment, or a header that holds from there on:

    # family: Entity, Time       the families that are compared (the others are left out of account)
    # date: 2018-04-28           the day that the texts were published

What follows `=` is optional: the entity's name, the quotation's speaker (`=-`: it has none), a time's TimeML value
(`2018-05..2018-06` with its upper), or a quantity (`28000`, `10..12 percent`, and further facts after semicolons:
`28000; approx; counts US troops; least`; only the facts that are written are compared).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ESCAPED = re.compile(r"\\([\[\]|#!\\])")
PIECE = re.compile(r"\\[\[\]|#!\\]|\[|\|([A-Z][a-z]+)(?:=([^\]]*))?\]|\]")
HEADER = re.compile(r"# (family|date): *(\S.*)")


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """One expected tag: offsets into the plain text, the type's last name, and the value that is written after `=`."""

    start: int
    end: int
    label: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One text with the tags that it must get, and where it stands."""

    text: str
    marked: tuple[Marked, ...]
    families: frozenset[str]
    published: date | None
    place: str


def parse(source: str) -> tuple[str, tuple[Marked, ...]]:
    """The plain text and its marked spans. Raises `ValueError` on unbalanced brackets."""
    plain: list[str] = []
    length = last = 0
    open_at: list[int] = []
    marked: list[Marked] = []

    def add(text: str) -> None:
        nonlocal length
        plain.append(text)
        length += len(text)

    for piece in PIECE.finditer(source):
        add(source[last : piece.start()])
        last = piece.end()
        if piece[0][0] == "\\":
            add(piece[0][1])
        elif piece[0] == "[":
            open_at.append(length)
        elif piece[1] and open_at:
            marked.append(Marked(open_at.pop(), length, piece[1], piece[2]))
        else:
            raise ValueError(f"{piece[0]!r} closes nothing in {source!r}")
    if open_at:
        raise ValueError(f"an open bracket in {source!r}")
    add(source[last:])
    return "".join(plain), tuple(sorted(marked))


def render(text: str, marked: tuple[Marked, ...]) -> str:
    """The text with its tags marked up again, for a failure's message. Crossing spans come out as best they can."""
    inserts: list[tuple[int, int, int, str]] = []
    for m in marked:
        value = "" if m.value is None else f"={m.value}"
        inserts.append((m.start, 1, -m.end, "["))
        inserts.append((m.end, 0, -m.start, f"|{m.label}{value}]"))
    out, last = [], 0
    for offset, _, _, insert in sorted(inserts):
        out += [text[last:offset], insert]
        last = offset
    return "".join([*out, text[last:]])


def examples(path: Path) -> Iterator[Example]:
    """Every example of a corpus file."""
    families: frozenset[str] = frozenset()
    published: date | None = None
    for number, line in _texts(path.read_text("utf-8")):
        header = HEADER.fullmatch(line)
        if header and header[1] == "family":
            families = frozenset(header[2].replace(",", " ").split())
        elif header:
            published = date.fromisoformat(header[2])
        elif not line.startswith("#"):
            bare = line.removeprefix("! ")
            text, marked = parse(bare)
            if bare != line and marked:
                raise ValueError(f"{path.name}:{number} is marked though it begins with '! '")
            yield Example(text, marked, families, published, f"{path.stem}-{number}")


def _texts(source: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank and the blocks between two lines `---`, each with its line number."""
    block: list[str] | None = None
    start = 0
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() == "---":
            if block is not None:
                yield start, "\n".join(block)
            block, start = (None, 0) if block is not None else ([], number)
        elif block is not None:
            block.append(line)
        elif line.strip():
            yield number, line
