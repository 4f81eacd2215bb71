"""Saying whose words a quotation is: the card is brought up for one, and its answer becomes a change that can be undone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.annotation import new_attribution
from reader.article import Span
from reader.correction import LONGEST, NO_TAG, new_correction
from reader.style import Theme
from reader.tagger.tagging import Entity, Quotation
from reader.tagger.vocabulary import GROUP, INDIRECT, ORGANIZATION, PERSON, PLACE
from reader.ui.over_page import OverPage
from reader.ui.page.view import PageView
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.widgets.speaker_card import SpeakerCard

SHOWN = 110
"""So many characters of a quotation are on its card."""
MARKS = "\"'“”‘’«»„‚‹› "
SPEAKING = (PERSON, ORGANIZATION, GROUP, PLACE)
"""Who speaks, the most likely first; other things do not."""


class Attributing(OverPage):
    """Asks who speaks in a quotation of the open article."""

    def __init__(self, theme: Theme, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(theme, reading, view, area)
        self._span = Span(0, 0)

    @cached_property
    def card(self) -> SpeakerCard:
        """The card that asks."""
        from reader.ui.widgets.speaker_card import SpeakerCard

        card = SpeakerCard(self._theme, self._area)
        card.answered.connect(self._answer)
        card.taken_back.connect(self._take_back)
        card.denied.connect(self._deny)
        card.left.connect(self.hide)
        return card

    def ask(self, quotation: Quotation) -> None:
        """Ask who speaks in a quotation."""
        from reader.ui.widgets.speaker_card import Quoted

        article, said = self._reading.article, self._reading.attribution_at(quotation.contents[0])
        if article is None:
            return
        self._span = quotation.contents[0]
        words = " ".join(article.slice(self._span).split())
        bare = words.strip(MARKS)
        self.card.ask(
            Quoted(
                words if len(words) <= SHOWN else words[:SHOWN].rstrip() + "…",
                quotation.speaker,
                [entity.name for entity in sorted(self._reading.tagging.entities, key=_likelihood) if _speaks(entity)],
                is_said=said is not None,
                may_be_none=quotation.type is not INDIRECT and 0 < len(bare) <= LONGEST,
            )
        )
        box = self._view.rect_of(Span(self._span.start, self._span.start + 1))
        self._place(self.card, box)
        self.card.focus()

    def attribute(self, quotation: Quotation, speaker: str) -> None:
        """Say who speaks in a quotation."""
        self._span = quotation.contents[0]
        if speaker != quotation.speaker:
            self._answer(speaker)

    def _answer(self, speaker: str) -> None:
        self.hide()
        article = self._reading.article
        if article is not None:
            self._reading.attribute(new_attribution(article, self._span, speaker))

    def _take_back(self) -> None:
        self.hide()
        said = self._reading.attribution_at(self._span)
        if said is not None:
            self._reading.unattribute(said)

    def _deny(self) -> None:
        """These words are no quotation, wherever they stand."""
        self.hide()
        article = self._reading.article
        if article is not None:
            self._reading.correct(new_correction(article.slice(self._span).strip(MARKS), kind=NO_TAG))


def _speaks(entity: Entity) -> bool:
    return entity.type in SPEAKING


def _likelihood(entity: Entity) -> tuple[int, int, str]:
    rank = SPEAKING.index(entity.type) if entity.type in SPEAKING else len(SPEAKING)
    return (rank, -len(entity.mentions), entity.name)
