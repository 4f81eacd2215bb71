"""The colours of code: a listing is read by Pygments a little at a time, between frames, and kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import cache

from pygments.token import Error
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextLayout

from reader.article import Block
from reader.style import Theme
from reader.tagger.vocabulary import TokenType
from reader.ui.colors import color
from reader.ui.page.runs import Runs
from reader.ui.positions import Positions

LONGEST = 200_000
"""Code points of a listing that are coloured; the rest of a longer one stays plain."""

SLICE = 0.006
"""Seconds that are given to it between two frames."""

Token = tuple[int, int, TokenType]
"""Start and end in the article's text, and the kind of token."""


class Listings(QObject):
    """Colours the listings that came into sight. `colored` tells the numbers of the blocks that have colours now."""

    colored = Signal(object)

    def __init__(self, blocks: Sequence[Block], text: str, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks, self._text, self._runs = blocks, text, runs
        self._lines: dict[int, list[Token]] = {}
        self._begun: set[int] = set()
        self._waiting: list[range] = []
        self._now: tuple[range, Iterator[Token]] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._work)

    def tokens(self, number: int) -> list[Token]:
        """What is known of the line of code that block `number` is; more may be known later."""
        if number in self._lines or not self._blocks[number].language:
            return self._lines.get(number, [])
        run = self._runs.around(number)
        if run.start not in self._begun:
            self._begun.add(run.start)
            self._waiting.append(run)
            self._timer.start()
        return []

    def read_on(self) -> bool:
        """Read for a moment now; true while there is more to read."""
        self._work()
        return self._now is not None or bool(self._waiting)

    def _work(self) -> None:
        """Read on for a moment, the listing that was asked for last first."""
        until = time.perf_counter() + SLICE
        if self._now is None and self._waiting:
            run = self._waiting.pop()
            self._now = (run, self._tokens_of(run))
        if self._now is None:
            return
        run, tokens = self._now
        for token in tokens:
            self._sort_in(run, token)
            if time.perf_counter() > until:
                self._timer.start()
                return
        self._now = None
        self.colored.emit(run)
        if self._waiting:
            self._timer.start()

    def _tokens_of(self, run: range) -> Iterator[Token]:
        """The tokens of a listing, blanks left out; none in a language that nobody knows."""
        from pygments.lexers import get_lexer_by_name
        from pygments.util import ClassNotFound

        start = self._blocks[run.start].span.start
        code = self._text[start : min(self._blocks[run.stop - 1].span.end, start + LONGEST)]
        try:
            lexer = get_lexer_by_name(self._blocks[run.start].language)
        except ClassNotFound:
            return
        self._line = run.start
        for at, kind, value in lexer.get_tokens_unprocessed(code):
            if value and not value.isspace():
                yield start + at, start + at + len(value), kind

    def _sort_in(self, run: range, token: Token) -> None:
        """Give each line its part of a token."""
        start, end, kind = token
        while self._line < run.stop - 1 and self._blocks[self._line].span.end < start:
            self._line += 1
        number = self._line
        while number < run.stop and self._blocks[number].span.start < end:
            span = self._blocks[number].span
            if (piece := (max(start, span.start), min(end, span.end)))[0] < piece[1]:
                self._lines.setdefault(number, []).append((*piece, kind))
            number += 1


def code_ranges(
    tokens: Sequence[Token], theme: Theme, positions: Positions, block: QTextBlock
) -> list[QTextLayout.FormatRange]:
    """Tokens as ranges for the layout of a block; what is no token has the ink of the listing."""
    base, found = block.position(), []
    if theme.code_ink:
        plain = QTextLayout.FormatRange()
        plain.start, plain.length = 0, block.length()
        plain.format = QTextCharFormat()
        plain.format.setForeground(color(theme.code_ink))
        found.append(plain)
    for start, end, kind in tokens:
        made = QTextLayout.FormatRange()
        made.start = positions.position(start) - base
        made.length = positions.position(end) - base - made.start
        made.format = code_format(theme, kind)
        found.append(made)
    return found


@cache
def code_format(theme: Theme, kind: TokenType) -> QTextCharFormat:
    """How a theme shows a kind of token; what the lexer took for a mistake is left plain."""
    form = QTextCharFormat()
    step: TokenType | None = kind
    while step is not None and step not in theme.code:
        step = step.parent
    for word in theme.code[step].split() if step is not None and step is not Error else ():
        if word.startswith("#"):
            form.setForeground(color(word))
        elif word == "bold":
            form.setFontWeight(600)
        elif word == "italic":
            form.setFontItalic(True)
    return form
