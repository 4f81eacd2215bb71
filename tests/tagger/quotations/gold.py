"""Reads `tests/corpus/<language>/quotations.gold`: passages with everything that is said in them, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"
MARKS = re.compile("^[\"'“”„«»‘’`]+|[\"'“”„«»‘’`]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One expected quotation; `words` are its beginning when `open` is set."""

    kind: str
    speaker: str
    words: str
    open: bool

    def fits(self, words: str) -> bool:
        """Whether the words of a found passage are the expected ones."""
        return words.startswith(self.words) if self.open else words == self.words


@dataclass(frozen=True, slots=True)
class Passage:
    """An invented text with what is said in it."""

    title: str
    text: str
    lines: tuple[Line, ...]


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a gold file; what stands before the first "# " explains the format."""
    for part in re.split(r"(?m)^# ", path.read_text("utf-8"))[1:]:
        title, _, rest = part.partition("\n")
        text, _, expected = rest.partition("\n--")
        yield Passage(title, text, tuple(_line(row) for row in expected.strip().splitlines()))


def _line(row: str) -> Line:
    kind, speaker, words = row.split(" | ")
    short = words.removesuffix("...")
    return Line(kind, "" if speaker == "-" else speaker, short, short != words)


def bare(words: str) -> str:
    """Without the marks around them."""
    return MARKS.sub("", words)
