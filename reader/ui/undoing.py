"""The changes that can be undone, article by article; the last ones are kept on this machine for the next window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.annotation import (
    Annotation,
    Attribution,
    Record,
    attribution_from_record,
    attribution_record,
    from_record,
    to_record,
    words_of,
)
from reader.correction import Correction
from reader.correction import from_record as correction_from_record
from reader.correction import to_record as correction_record
from reader.errors import LibraryError
from reader.ui.commands import Change, ChangeAnnotation, ChangeAttribution, ChangeCorrections
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.library import Library

KEEP_AFTER = 600
"""Milliseconds after the last change in which the steps are written down."""


class Makers:
    """How the three kinds of change that are kept are made: what each calls when it is done or undone."""

    def __init__(
        self,
        annotation: Callable[[Annotation | None, Annotation | None], None],
        corrections: Callable[[Any], None],
        attribution: Callable[[Attribution | None, Attribution | None], None],
    ) -> None:
        self.annotation, self.corrections, self.attribution = annotation, corrections, attribution


class Undoing(QObject):
    """A stack an article. `changed` tells that something else can be undone now."""

    changed = Signal()

    def __init__(
        self, library: Callable[[], Library], tasks: Tasks, makers: Makers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._tasks, self._makers = library, tasks, makers
        self._stacks: dict[str, QUndoStack] = {}
        self._restored: set[str] = set()
        self._changed: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    def stack(self, article_id: str) -> QUndoStack:
        """The changes of one article; they can be undone as long as the window is open, whatever is read meanwhile."""
        if article_id not in self._stacks:
            stack = self._stacks[article_id] = QUndoStack(self)
            stack.setObjectName(article_id)
            stack.indexChanged.connect(self._take_change)
        return self._stacks[article_id]

    def restore(self, article_id: str, steps: list[Record], now: Mapping[str, Annotation]) -> None:
        """Put the steps of an earlier window onto an article's stack, once, while nothing is on it.

        Nothing is put there when a highlight is not as the last step left it: it was changed elsewhere, and the way back is gone.
        """
        stack = self.stack(article_id)
        if article_id in self._restored or stack.count():
            return
        self._restored.add(article_id)
        changes = [change for step in steps if (change := self._change(article_id, step)) is not None]
        if len(changes) < len(steps) or not _fit(changes, now):
            return
        stack.blockSignals(True)
        for change in changes:
            change.was_made = True
            stack.push(change)
        stack.blockSignals(False)
        self.changed.emit()

    def keep(self) -> None:
        """Write down the steps of every article in which something was changed."""
        self._timer.stop()
        for article_id in self._changed:
            steps = steps_of(self.stack(article_id))
            self._tasks.save(partial(self._write, article_id, steps), _nothing, _nothing)
        self._changed.clear()

    def _write(self, article_id: str, steps: list[Record]) -> None:
        """Where the steps cannot be written only the way back is lost: what was done is kept all the same."""
        with suppress(LibraryError):
            self._library().keep_steps(article_id, steps)

    def _take_change(self, _index: int) -> None:
        """A method and no lambda: Qt forgets it before it takes the stacks away, which tell of their end."""
        article_id = self.sender().objectName()
        self._restored.add(article_id)
        self._changed.add(article_id)
        self._timer.start()
        self.changed.emit()

    def _change(self, article_id: str, step: Record) -> Change | None:
        """The change that a step was."""
        text, before, after = words_of(step, "text"), step.get("before"), step.get("after")
        kind, makers = step.get("kind"), self._makers
        if kind == "annotation":
            return ChangeAnnotation(
                text, _annotation(article_id, before), _annotation(article_id, after), makers.annotation
            )
        if kind == "attribution":
            return ChangeAttribution(
                text, _attribution(article_id, before), _attribution(article_id, after), makers.attribution
            )
        if kind == "corrections" and isinstance(before, list) and isinstance(after, list):
            return ChangeCorrections(text, _corrections(before), _corrections(after), makers.corrections)
        return None


def _nothing(_result: object) -> None:
    """A write needs no answer."""


def steps_of(stack: QUndoStack) -> list[Record]:
    """The changes that can be undone as records, the oldest first; what lies before one that cannot be kept is left out."""
    steps: list[Record] = []
    for number in range(stack.index()):
        step = _step(stack.command(number))
        steps = [*steps, step] if step else []
    return steps


def _step(command: QUndoCommand | None) -> Record | None:
    if isinstance(command, ChangeAnnotation):
        ends: Any = [{"id": end.id, **to_record(end)} if end else None for end in (command.before, command.after)]
        kind = "annotation"
    elif isinstance(command, ChangeAttribution):
        ends = [{"id": end.id, **attribution_record(end)} if end else None for end in (command.before, command.after)]
        kind = "attribution"
    elif isinstance(command, ChangeCorrections):
        ends = [[correction_record(each) for each in end] for end in (command.before, command.after)]
        kind = "corrections"
    else:
        return None
    return {"kind": kind, "text": command.text(), "before": ends[0], "after": ends[1]}


def _annotation(article_id: str, record: object) -> Annotation | None:
    return from_record(words_of(record, "id"), article_id, record) if isinstance(record, dict) else None


def _attribution(article_id: str, record: object) -> Attribution | None:
    return attribution_from_record(words_of(record, "id"), article_id, record) if isinstance(record, dict) else None


def _corrections(records: list[object]) -> tuple[Correction, ...]:
    return tuple(correction_from_record(each) for each in records if isinstance(each, dict))


def _fit(changes: list[Change], now: Mapping[str, Annotation]) -> bool:
    """Whether every highlight is as the last of these changes left it."""
    last: dict[str, Annotation | None] = {}
    for change in changes:
        if isinstance(change, ChangeAnnotation):
            changed = change.after or change.before
            if changed is not None:
                last[changed.id] = change.after
    return all(now.get(key) == annotation for key, annotation in last.items())
