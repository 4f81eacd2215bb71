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


class Change(QUndoCommand):
    """A change that may have been made before this window was opened: then it is not made when it is put onto the stack."""

    was_made = False

    def redo(self) -> None:
        """Bring the later state about."""
        if self.was_made:
            self.was_made = False
        else:
            self.make()

    def make(self) -> None:
        """Bring the later state about."""
        raise NotImplementedError


class ChangeAnnotation(Change):
    """Puts one annotation from one state into another. Edits of one note while it is typed are one step."""

    def __init__(
        self, text: str, before: Annotation | None, after: Annotation | None, apply: Apply, typing: int = -1
    ) -> None:
        super().__init__(text)
        self.before, self.after, self._apply, self._typing = before, after, apply, typing

    def make(self) -> None:
        """Bring the later state about."""
        self._apply(self.before, self.after)

    def undo(self) -> None:
        """Bring the earlier state back."""
        self._apply(self.after, self.before)

    def id(self) -> int:
        """Commands of one stretch of typing have the same number; others are never merged."""
        return self._typing

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same note."""
        if (
            not isinstance(other, ChangeAnnotation)
            or other._typing != self._typing
            or not self.after
            or not other.after
        ):
            return False
        if other.after.id != self.after.id:
            return False
        self.after = other.after
        return True


class ChangeFolds(Change):
    """Puts hidden pieces of an article back, or folds them away again; a `rule` is made or taken back with it."""

    def __init__(
        self, text: str, before: Back, after: Back, apply: Callable[[Back, Rule | None], None], rule: Rule | None = None
    ) -> None:
        super().__init__(text)
        self.before, self.after, self._apply, self._rule = before, after, apply, rule

    def make(self) -> None:
        """Bring the later state about."""
        self._apply(self.after, self._rule)

    def undo(self) -> None:
        """Bring the earlier state back."""
        self._apply(self.before, (self._rule[0], not self._rule[1]) if self._rule else None)


class ChangeCorrections(Change):
    """Says something else of some words; what said nothing before says nothing again when it is undone."""

    def __init__(self, text: str, before: Said, after: Said, apply: Callable[[Said], None]) -> None:
        super().__init__(text)
        self.before, self.after, self._apply = before, after, apply

    def make(self) -> None:
        """Say what was said last."""
        self._apply(self.after)

    def undo(self) -> None:
        """Say what was said before."""
        self._apply(self.before)


class ChangeAttribution(Change):
    """Says that somebody else speaks in a passage, or nothing of it any more (`after` None)."""

    def __init__(
        self,
        text: str,
        before: Attribution | None,
        after: Attribution | None,
        apply: Callable[[Attribution | None, Attribution | None], None],
    ) -> None:
        super().__init__(text)
        self.before, self.after, self._apply = before, after, apply

    def make(self) -> None:
        """Say what was said last."""
        self._apply(self.before, self.after)

    def undo(self) -> None:
        """Say what was said before."""
        self._apply(self.after, self.before)
