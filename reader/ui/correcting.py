"""Correcting the tagger: the card is brought up for words, says what an answer would change, and is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.article import Article, Span
from reader.correction import Correction, Corrections, can_be_corrected, plain
from reader.progress import CancelledError
from reader.style import Theme
from reader.tagger.tagging import Entity, Tag
from reader.tagger.vocabulary import ENTITY, LABELS, inside
from reader.ui.over_page import OverPage
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.words import plural

if TYPE_CHECKING:
    from reader.insight.effects import Effect
    from reader.ui.widgets.correction_card import CorrectionCard, Question

PREVIEW_AFTER = 160


class Correcting(OverPage):
    """`counted` carries what is known so far of an answer's effect from where it is counted."""

    told = Signal(str)
    counted = Signal(int, object)

    def __init__(self, theme: Theme, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(theme, reading, view, area)
        self._asked = 0
        self._preview_timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._preview_timer.timeout.connect(self._preview)
        self.counted.connect(self._show_effect)

    @cached_property
    def card(self) -> CorrectionCard:
        """The card that asks."""
        from reader.ui.widgets.correction_card import CorrectionCard

        card = CorrectionCard(self._theme, self._area)
        card.changed.connect(self._await_preview)
        card.answered.connect(self._answer)
        card.left.connect(self.hide)
        return card

    def ask(self, span: Span) -> None:
        """Ask what the words of a passage are."""
        article = self._reading.article
        if article is None:
            return
        span = _trimmed(span, article.text)
        passage = article.slice(span)
        words = plain(passage)
        if "\n" in passage or "\t" in passage or not can_be_corrected(words):
            self.told.emit(self.tr("Select a name or a few words that are read wrong, and press T."))
            return
        self.card.ask(self._question(words, span, article))
        self.card.show_effect("")
        box = self._view.rect_of(span)
        self._place(self.card, box)
        self.card.focus()

    def hide(self) -> None:
        """Take the card away; what is counted for it is not wanted any more."""
        self._asked += 1
        super().hide()

    def show_all(self) -> None:
        """Show the list of all corrections."""
        self.hide()
        self._reading.tasks.run(self._reading.kept_corrections, self._show_all, self._reading.failed.emit)

    def _show_all(self, corrections: Corrections) -> None:
        from reader.ui.widgets.corrections_dialog import CorrectionsDialog

        self._reading.corrections = corrections
        dialog = CorrectionsDialog(corrections, self._area.window())
        dialog.taken_back.connect(self._take_back)
        dialog.export_asked.connect(self._ask_file)
        dialog.open()

    def _take_back(self, corrections: list[Correction]) -> None:
        self._reading.correct(*(Correction(each.words) for each in corrections))

    def _ask_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(Path.home() / "corrections.json")
        path, _ = QFileDialog.getSaveFileName(
            self._area.window(), self.tr("Export corrections"), start, "JSON (*.json)"
        )
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write all corrections to a file."""
        from reader.exchange import write
        from reader.exchange.corrections import corrections_to_json

        target = path if path.suffix else path.with_suffix(".json")
        corrections = self._reading.corrections
        self._reading.tasks.run(
            lambda: write(target, corrections_to_json(corrections)),
            lambda _done: self.told.emit(self.tr("The corrections are in {}.").format(target)),
            self._reading.failed.emit,
        )

    def _question(self, words: str, span: Span, article: Article) -> Question:
        """What is known of the words: how this very passage is tagged, else the same words elsewhere, else what was said of them."""
        from reader.ui.widgets.correction_card import Question

        tagging, said = self._reading.tagging, self._reading.corrections.of(words)
        same = [tag for tag in tagging.tags if _is_name(tag) and plain(article.slice(tag.span)) == words]
        tag = next((tag for tag in same if tag.span == span), same[0] if same else None)
        kind = LABELS[tag.type] if tag else said.kind if said else ""
        name = tagging.entities[tag.entity].name if tag and tag.entity is not None else ""
        names = {entity.name: LABELS[entity.type] for entity in sorted(tagging.entities, key=_importance)}
        names.pop(words, None)
        return Question(words, kind, "" if name == words else name, names, said)

    def _answer(self, correction: Correction) -> None:
        self.hide()
        self._view.clear_selection()
        self._reading.correct(correction)

    # -- what an answer would change -----------------------------------------------------------------------------

    def _await_preview(self) -> None:
        """Another answer: what was counted of the last one is not shown for it, and is counted no further."""
        self._asked += 1
        self.card.show_effect(self.tr("Counting what changes …") if self.card.answer else "")
        self._preview_timer.start()

    def _preview(self) -> None:
        """Count what the chosen answer would change: here first, then in the other articles."""
        article, answer = self._reading.article, self.card.answer
        self._asked += 1
        number, before = self._asked, self._reading.corrections
        if article is None or answer is None:
            self.card.show_effect(self.tr("Choose what these words are; it holds in every article."))
            return

        def progress(_share: float) -> None:
            if number != self._asked:
                raise CancelledError

        def count() -> None:
            self._count(number, article, before, answer, progress)

        self._reading.tasks.run(count, lambda _done: None, self._reading.failed.emit)

    def _count(
        self,
        number: int,
        article: Article,
        before: Corrections,
        answer: Correction,
        progress: Callable[[float], None],
    ) -> None:
        from reader.insight.effects import Effect, changed_mentions, library_effects

        here = changed_mentions(article, before, before.with_(answer), progress)
        self.counted.emit(number, (here, Effect(), False))
        effect = Effect()
        for effect in library_effects(self._reading.other_articles(article), before, answer, progress):
            if effect.looked_at % 50 == 0:
                self.counted.emit(number, (here, effect, False))
        self.counted.emit(number, (here, effect, True))

    def _show_effect(self, number: int, counted: tuple[int, Effect, bool]) -> None:
        if number == self._asked and self.card.isVisible():
            self.card.show_effect(self._effect_words(*counted))

    def _effect_words(self, here: int, effect: Effect, done: bool) -> str:
        words = self.tr("Changes {} here").format(plural(here, self.tr("mention"), self.tr("mentions")))
        if effect.mentions:
            others = plural(effect.articles, self.tr("other article"), self.tr("other articles"))
            words += self.tr(", {:,} in {}").format(effect.mentions, others)
        elif done and effect.looked_at:
            words += self.tr(", none in other articles")
        return words + ("." if done else " …")


def _trimmed(span: Span, text: str) -> Span:
    """A selection without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _is_name(tag: Tag) -> bool:
    return inside(tag.type, ENTITY)


def _importance(entity: Entity) -> tuple[int, str]:
    return (-len(entity.mentions), entity.name)
