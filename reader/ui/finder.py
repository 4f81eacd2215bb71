"""Looks for what is asked while the window stays alive: short texts at once, long ones in the background, patterns elsewhere."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reader.insight.finding import Folded, Query, find_words
from reader.insight.hits import Hits
from reader.insight.patterns import NoProcessError, PatternSearch, TooSlowError, compiled
from reader.progress import CancelledError
from reader.ui.tasks import Tasks

AT_ONCE = 200_000
"""A text of at most so many code points is searched before the next frame."""

REASONS = {
    "unterminated character set": "A “[” is never closed",
    "missing ), unterminated subpattern": "A “(” is never closed",
    "unbalanced parenthesis": "A “)” closes nothing",
    "nothing to repeat": "There is nothing to repeat",
    "multiple repeat": "Two repetitions stand side by side",
    "bad escape (end of pattern)": "A backslash stands alone at the end",
    "bad escape": "A backslash stands before a letter that means nothing with it",
    "incomplete escape": "A character's number is incomplete",
    "bad character range": "A range runs backwards",
    "min repeat greater than max repeat": "A repetition ends before it begins",
    "look-behind requires fixed-width pattern": "What stands before must be of one length",
    "invalid group reference": "There is no such group",
    "unknown group name": "There is no such group",
    "redefinition of group name": "Two groups have one name",
    "unknown extension": "What follows “(?” means nothing",
    "unexpected end of pattern": "The expression ends too early",
    "too large": "The expression is too large",
}
"""What Python's messages begin with, in a person's words."""


class Finder(QObject):
    """Searches one text. `found` gives the hits, `failed` says why there can be none; what was asked before is dropped."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._text = ""
        self._folded: dict[bool, Folded] = {}
        self._folding: set[bool] = set()
        self._search: PatternSearch | None = None
        self._turn = self._version = 0
        self._query = Query()
        self.is_busy = False

    def set_text(self, text: str) -> None:
        """Search another text from now on."""
        self.stop()
        self._text = text
        self._version += 1
        self._folded, self._folding = {}, set()

    def stop(self) -> None:
        """Nobody waits for the last answer any more."""
        self._turn += 1
        self.is_busy = False
        if self._search is not None:
            self._search.stop()
            self._search = None

    def look_for(self, query: Query) -> None:
        """Look for something else."""
        self.stop()
        self._query = query
        if not query.words.strip():
            self.found.emit(Hits())
        elif query.is_pattern:
            self._look_for_pattern(query)
        elif query.match_case in self._folded:
            self._look_for_words(self._folded[query.match_case], query)
        elif len(self._text) <= AT_ONCE:
            self._folded[query.match_case] = folded = Folded(self._text, match_case=query.match_case)
            self._look_for_words(folded, query)
        else:
            self.is_busy = True
            self._fold(match_case=query.match_case)

    def _fold(self, *, match_case: bool) -> None:
        """Fold a long text, once; what is asked by then is looked for."""
        if match_case in self._folding:
            return
        self._folding.add(match_case)
        text, version = self._text, self._version

        def check(_share: float) -> None:
            if version != self._version:
                raise CancelledError

        def done(folded: Folded) -> None:
            if version == self._version:
                self._folded[match_case] = folded
                if self.is_busy:
                    self.look_for(self._query)

        self._tasks.run(lambda: Folded(text, match_case=match_case, progress=check), done, self._fail)

    def _look_for_words(self, folded: Folded, query: Query) -> None:
        if len(self._text) <= AT_ONCE:
            self.found.emit(find_words(folded, query))
            return
        self.is_busy, turn = True, self._turn

        def check(_share: float) -> None:
            if turn != self._turn:
                raise CancelledError

        self._tasks.run(lambda: find_words(folded, query, check), partial(self._tell, turn), self._fail)

    def _look_for_pattern(self, query: Query) -> None:
        try:
            pattern = compiled(query)
        except re.error as error:
            self.failed.emit(reason(error))
            return
        self.is_busy, turn = True, self._turn
        self._search = search = PatternSearch(pattern, self._text)
        self._tasks.run(search.run, partial(self._tell, turn), partial(self._fail_pattern, turn))

    def _tell(self, turn: int, hits: Hits) -> None:
        if turn == self._turn:
            self.is_busy = False
            self.found.emit(hits)

    def _fail_pattern(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self.is_busy = False
        if isinstance(error, TooSlowError):
            self.failed.emit(self.tr("The expression tries so many ways that it took too long. Say it more narrowly."))
        elif isinstance(error, NoProcessError):
            self.failed.emit(self.tr("Regular expressions cannot be looked for here."))
        else:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """What nobody foresaw goes where all such things go."""
        self.is_busy = False
        raise error


def reason(error: re.error) -> str:
    """Why an expression is none, and at which character."""
    known = next((key for key in REASONS if error.msg.startswith(key)), "")
    words = QCoreApplication.translate("finder", REASONS[known]) if known else error.msg.capitalize()
    if error.pos is None:
        return f"{words}."
    return QCoreApplication.translate("finder", "{} (character {}).").format(words, error.pos + 1)
