"""What is open: the article, its tags, what the person attached to it, and the changes that can be undone."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from reader.annotation import Annotation, Attribution, Record, attach, describe, new_annotation, speakers_said, utc_now
from reader.article import Article, Span, text_hash
from reader.correction import Correction, Corrections
from reader.errors import LibraryError
from reader.opening import Folds, Opened
from reader.progress import CancelledError
from reader.tagger.tagging import Tagging
from reader.ui.commands import ChangeAnnotation, ChangeAttribution, ChangeCorrections
from reader.ui.correction_saver import CorrectionSaver
from reader.ui.page.placed import Placed
from reader.ui.saver import Saver
from reader.ui.tasks import Tasks
from reader.ui.undoing import Makers, Undoing

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library


MANY_TAGS = 5000
"""More than so many are no longer looked through by the garbage collector: that takes a tenth of a second, and they hold no cycles."""


class Reading(QObject):
    """The open article. Panels show it and ask it for changes; it saves every change at once, off the window's thread."""

    article_changed = Signal()
    tagging_changed = Signal()
    tagging_progress = Signal(float)
    annotations_changed = Signal()
    history_changed = Signal()
    problem = Signal(str)
    failed = Signal(object)
    _said = Signal(int, object)

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self.tasks = library, tasks
        self.saver = Saver(library, tasks, self)
        self.correction_saver = CorrectionSaver(library, tasks, self)
        self.correction_saver.settled.connect(self.start_tagging)
        self.correction_saver.failed.connect(self.failed)
        self._turn = 0
        self._said.connect(self._take_said)
        self._typing_numbers = count(1)
        self._typing = (-1, "")
        self._version = ""
        self._annotations: dict[str, Annotation] = {}
        makers = Makers(self._apply, self._say, self._say_speaker)
        self.undoing = Undoing(library, tasks, makers, self)
        self.undoing.changed.connect(self.history_changed)
        self.undo_stack = QUndoStack(self)
        self.article: Article | None = None
        self.folds: Folds | None = None
        self.tagging, self.corrections = Tagging(), Corrections()
        self._attributions: tuple[Attribution, ...] = ()
        self.placed: list[Placed] = []
        self.orphans: list[Annotation] = []

    @property
    def is_behind(self) -> bool:
        """Whether something could not be written."""
        return self.saver.is_behind or self.correction_saver.would_lose

    @property
    def would_lose(self) -> bool:
        """Whether something that the person did is nowhere but in this window."""
        return self.saver.would_lose or self.correction_saver.would_lose

    def retry(self) -> None:
        """Try once more to write what could not be written."""
        self.saver.retry()
        self.correction_saver.retry()

    # -- the article ---------------------------------------------------------------------------------------------

    def show(self, opened: Opened) -> None:
        """Make an article the open one."""
        article = opened.article
        self.article, self.folds, self.tagging = article, opened.folds, Tagging()
        self._turn += 1
        self._version = opened.version or text_hash(article.text)
        self._annotations = {annotation.id: annotation for annotation in opened.annotations}
        self.undo_stack = self.undoing.stack(article.id)
        self._typing = (-1, "")
        self._place_annotations()
        self.article_changed.emit()
        self.annotations_changed.emit()
        if not opened.is_kept:
            self.saver.keep(article)
        if opened.problem:
            self.problem.emit(opened.problem)

    def find_picture(self, name: str) -> bytes | Path | None:
        """The picture of the open article with this name: what came with it, or the file that the library keeps."""
        return self.picture_of(self.article, name) if self.article is not None else None

    def picture_of(self, article: Article, name: str) -> bytes | Path | None:
        """The same of an article that may have been left since."""
        held = (picture.data for picture in article.pictures if picture.name == name)
        return next(held, None) or self._library().picture(article.id, name)

    def restore_steps(self) -> None:
        """Let what was done in the open article in an earlier window be undone, too."""
        article = self.article

        def restore(steps: list[Record]) -> None:
            if article is not None and article is self.article:
                self.undoing.restore(article.id, steps, self._annotations)

        if article is not None:
            self.tasks.run(lambda: self._library().steps(article.id), restore, self.failed.emit)

    def start_tagging(self) -> None:
        """Tag the open article in the background; the tags of an article that was left meanwhile are dropped.

        So are those that a later start will replace.
        """
        article = self.article
        self._turn = turn = self._turn + 1
        if article is None:
            return

        def progress(share: float) -> None:
            if turn != self._turn:
                raise CancelledError
            self.tagging_progress.emit(share)

        def work() -> Tagging:
            from reader.insight.shown import shown
            from reader.tagger.apart import tag_apart

            corrections, attributions = self.kept_corrections(), self._kept_attributions(article)
            self._said.emit(turn, (corrections, attributions))
            said = corrections.in_article(speakers_said(article, attributions))
            return shown(tag_apart(article, progress, said))

        self.tasks.run(work, lambda tagging: self._take_tagging(turn, tagging), self.failed.emit)

    def _take_said(self, turn: int, said: tuple[Corrections, tuple[Attribution, ...]]) -> None:
        """What the person said is known before the tags are."""
        if turn == self._turn:
            self.corrections, self._attributions = said

    def _take_tagging(self, turn: int, tagging: Tagging) -> None:
        if turn == self._turn:
            self.tagging = tagging
            if len(tagging.tags) > MANY_TAGS:
                gc.freeze()
            self.tagging_changed.emit()

    def kept_corrections(self) -> Corrections:
        """What the library holds of them, asked off the window's thread; what is known when it cannot be asked."""
        try:
            return self.correction_saver.over(self._library().corrections())
        except LibraryError:
            return self.corrections

    def _kept_attributions(self, article: Article) -> tuple[Attribution, ...]:
        """What the library holds of who speaks where in an article; nothing of one that it does not hold."""
        try:
            return self._library().attributions(article.id)
        except LibraryError:
            return ()

    def attribution_at(self, span: Span) -> Attribution | None:
        """What the person said of who speaks in a passage."""
        article = self.article
        for attribution in self._attributions if article else ():
            place = attach(attribution.anchor, article.text, self._version) if article else None
            if place is not None and place.overlaps(span):
                return attribution
        return None

    def attribute(self, attribution: Attribution) -> None:
        """Say who speaks in a passage."""
        before = next((each for each in self._attributions if each.id == attribution.id), None)
        text = self.tr("Said by {}").format(attribution.speaker or self.tr("nobody known"))
        self.undo_stack.push(ChangeAttribution(text, before, attribution, self._say_speaker))

    def unattribute(self, attribution: Attribution) -> None:
        """Let the tagger say again who speaks in a passage."""
        self.undo_stack.push(ChangeAttribution(self.tr("Take back"), attribution, None, self._say_speaker))

    def _say_speaker(self, before: Attribution | None, after: Attribution | None) -> None:
        """Keep who speaks, and read the page anew."""

        def write() -> None:
            if after is not None:
                self._library().attribute(after)
            elif before is not None:
                self._library().unattribute(before)

        self.tasks.save(write, lambda _done: self.start_tagging(), self.failed.emit)

    def other_articles(self, article: Article) -> Iterator[Article]:
        """Every article of the library but one, those that cannot be read left out; read one by one, where it is asked for."""
        library = self._library()
        for entry in library.articles():
            if entry.id != article.id:
                with suppress(LibraryError):
                    yield library.article(entry.id)

    def correct(self, *corrections: Correction) -> None:
        """Say what words are in every article, or nothing of them any more; all of it is one step of undo."""
        before = tuple(self.corrections.of(each.words) or Correction(each.words) for each in corrections)
        words = self.tr("Correct “{}”").format(corrections[0].words)
        text = words if len(corrections) == 1 else self.tr("Change {} corrections").format(len(corrections))
        self.undo_stack.push(ChangeCorrections(text, before, corrections, self._say))

    def _say(self, corrections: tuple[Correction, ...]) -> None:
        """Keep what was said, and read the page anew."""
        for correction in corrections:
            self.corrections = self.corrections.with_(correction)
        self._turn += 1
        self.correction_saver.save(*corrections)

    def keep_place(self, offset: int, fraction: float, share: float) -> None:
        """Remember where the person is."""
        if self.article is None or not self.saver.is_kept(self.article.id):
            return
        article_id, version = self.article.id, self._version

        def write() -> None:
            from reader.library import Place

            self._library().keep_place(article_id, Place(offset=offset, fraction=fraction, text=version, share=share))

        self.tasks.save(write, _nothing, self.failed.emit)

    # -- annotations ---------------------------------------------------------------------------------------------

    def annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation as it is now."""
        return self._annotations.get(annotation_id)

    def highlight(self, span: Span, color: str) -> Annotation | None:
        """Highlight a passage. The same passage highlighted again changes its colour."""
        if self.article is None:
            return None
        for item in self.placed:
            if item.span == span and item.annotation.color:
                self.recolor(item.annotation.id, color)
                return self.annotation(item.annotation.id)
        made = new_annotation(self.article, span, color=color, version=self._version)
        self._push(self.tr("Highlight"), None, made)
        return made

    def recolor(self, annotation_id: str, color: str) -> None:
        """Give a highlight another colour."""
        before = self._annotations.get(annotation_id)
        if before is not None and before.color != color:
            self._push(self.tr("Change colour"), before, replace(before, color=color, modified=utc_now()))

    def reshape(self, annotation_id: str, span: Span) -> None:
        """Let a highlight begin and end elsewhere; all else that belongs to it stays."""
        before = self._annotations.get(annotation_id)
        if before is not None and self.article is not None:
            anchor = describe(self.article.text, span, self._version)
            self._push(self.tr("Move boundary"), before, replace(before, anchor=anchor, modified=utc_now()))

    def label(self, annotation_id: str, labels: tuple[str, ...]) -> None:
        """Give a highlight other labels."""
        before = self._annotations.get(annotation_id)
        if before is not None and before.labels != labels:
            self._push(self.tr("Change labels"), before, replace(before, labels=labels, modified=utc_now()))

    def known_labels(self) -> tuple[str, ...]:
        """The labels of the whole library and of what is open, in the order of the alphabet; read where it is asked for."""
        kept = {label for entry in self._library().articles() for label in entry.labels}
        now = {label for annotation in tuple(self._annotations.values()) for label in annotation.labels}
        return tuple(sorted(kept | now, key=str.casefold))

    def write_note(self, annotation_id: str, note: str) -> None:
        """Change the words of a note. Changes while it is typed are one step of undo."""
        before = self._annotations.get(annotation_id)
        if before is None or before.note == note:
            return
        if self._typing[1] != annotation_id:
            self._typing = (next(self._typing_numbers), annotation_id)
        self._push(self.tr("Write note"), before, replace(before, note=note, modified=utc_now()), self._typing[0])

    def end_typing(self) -> None:
        """The person left the note: what they type next is another step of undo."""
        self._typing = (-1, "")

    def remove(self, annotation_id: str) -> None:
        """Remove a highlight with its note; undo brings it back."""
        before = self._annotations.get(annotation_id)
        if before is not None:
            self._push(self.tr("Remove"), before, None)

    def all_annotations(self) -> tuple[Annotation, ...]:
        """Everything attached, in the order of the text; what lost its place comes first."""
        return tuple(self.orphans) + tuple(item.annotation for item in self.placed)

    def _push(self, text: str, before: Annotation | None, after: Annotation | None, typing: int = -1) -> None:
        self.undo_stack.push(ChangeAnnotation(text, before, after, self._apply, typing))

    def _apply(self, before: Annotation | None, after: Annotation | None) -> None:
        """Take a change in, show it, and write it."""
        if after is not None:
            self._annotations[after.id] = after
        elif before is not None:
            self._annotations.pop(before.id, None)
        self._replace(before, after)
        self.annotations_changed.emit()
        self.saver.save(before, after)

    def _place_annotations(self) -> None:
        """Find the place of everything that is attached to the article."""
        self.placed, self.orphans = [], []
        for annotation in self._annotations.values():
            self._place(annotation)
        self.placed.sort(key=_order)

    def _replace(self, before: Annotation | None, after: Annotation | None) -> None:
        """Find the place of what was changed; the others have theirs."""
        changed = {annotation.id for annotation in (before, after) if annotation is not None}
        self.placed = [item for item in self.placed if item.annotation.id not in changed]
        self.orphans = [annotation for annotation in self.orphans if annotation.id not in changed]
        if after is not None:
            self._place(after)
        self.placed.sort(key=_order)

    def _place(self, annotation: Annotation) -> None:
        article = self.article
        span = attach(annotation.anchor, article.text, self._version) if article else None
        if span is None:
            self.orphans.append(annotation)
        else:
            self.placed.append(Placed(span, annotation))


def _order(item: Placed) -> tuple[int, int, str]:
    return item.span.start, item.span.end, item.annotation.created


def _nothing(_result: object) -> None:
    """A write needs no answer."""
