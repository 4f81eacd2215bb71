"""The undoable commands: an annotation, what is folded away, a correction, a speaker, each before and after.

Of annotations, add = (None, a), edit = (a, b), remove = (a, None).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from reader.annotation import Annotation, Attribution
from reader.correction import Correction

Apply = Callable[[Annotation | None, Annotation | None], None]
Back = frozenset[int]
Said = tuple[Correction, ...]
Rule = tuple[str, bool]
"""A kind of line, and whether it is always kept on the article's site."""


class ChangeAnnotation(QUndoCommand):
    """Puts one annotation from one state into another. Edits of one note while it is typed are one step."""

    def __init__(
        self, text: str, before: Annotation | None, after: Annotation | None, apply: Apply, typing: int = -1
    ) -> None:
        super().__init__(text)
        self._before, self._after, self._apply, self._typing = before, after, apply, typing

    def redo(self) -> None:
        """Bring the later state about."""
        self._apply(self._before, self._after)

    def undo(self) -> None:
        """Bring the earlier state back."""
        self._apply(self._after, self._before)

    def id(self) -> int:
        """Commands of one stretch of typing have the same number; others are never merged."""
        return self._typing

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same note."""
        if (
            not isinstance(other, ChangeAnnotation)
            or other._typing != self._typing
            or not self._after
            or not other._after
        ):
            return False
        if other._after.id != self._after.id:
            return False
        self._after = other._after
        return True


class ChangeFolds(QUndoCommand):
    """Puts hidden pieces of an article back, or folds them away again; a `rule` is made or taken back with it."""

    def __init__(
        self, text: str, before: Back, after: Back, apply: Callable[[Back, Rule | None], None], rule: Rule | None = None
    ) -> None:
        super().__init__(text)
        self._before, self._after, self._apply, self._rule = before, after, apply, rule

    def redo(self) -> None:
        """Bring the later state about."""
        self._apply(self._after, self._rule)

    def undo(self) -> None:
        """Bring the earlier state back."""
        self._apply(self._before, (self._rule[0], not self._rule[1]) if self._rule else None)


class ChangeCorrections(QUndoCommand):
    """Says something else of some words; what said nothing before says nothing again when it is undone."""

    def __init__(self, text: str, before: Said, after: Said, apply: Callable[[Said], None]) -> None:
        super().__init__(text)
        self._before, self._after, self._apply = before, after, apply

    def redo(self) -> None:
        """Say what was said last."""
        self._apply(self._after)

    def undo(self) -> None:
        """Say what was said before."""
        self._apply(self._before)


class ChangeAttribution(QUndoCommand):
    """Says that somebody else speaks in a passage, or nothing of it any more (`after` None)."""

    def __init__(
        self,
        text: str,
        before: Attribution | None,
        after: Attribution | None,
        apply: Callable[[Attribution | None, Attribution | None], None],
    ) -> None:
        super().__init__(text)
        self._before, self._after, self._apply = before, after, apply

    def redo(self) -> None:
        """Say what was said last."""
        self._apply(self._before, self._after)

    def undo(self) -> None:
        """Say what was said before."""
        self._apply(self._after, self._before)
