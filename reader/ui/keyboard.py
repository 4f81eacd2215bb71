"""Reading by keys: sentence by sentence, from one mark to the next, the cards of what is marked, back and forward over jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from reader.article import Span
from reader.insight.layers import layer_of
from reader.tagger.tagging import Tag
from reader.ui.known import Thing
from reader.ui.page.jumps import Stop
from reader.ui.page.placed import Placed
from reader.ui.page.sentences import Sentences
from reader.ui.page_cards import PageCards


class KeyboardReading(QObject):
    """Moves the sentence that one is at, which the page marks; it is always in sight. `told` says why nothing happened."""

    told = Signal(str)

    def __init__(self, cards: PageCards, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards, self._view, self._reading = cards, cards.view, cards.reading
        self._kept: Sentences | None = None
        self._shown: tuple[Span, Thing] | None = None
        self._reading.article_changed.connect(self._forget)
        self._view.clicked.connect(lambda *_: self._drop())
        self._view.scrolled.connect(self._scrolled)

    def _forget(self) -> None:
        self._kept = self._shown = None

    @property
    def _sentences(self) -> Sentences | None:
        if self._kept is None and self._reading.article is not None:
            self._kept = Sentences(self._reading.article)
        return self._kept

    # -- sentences and paragraphs --------------------------------------------------------------------------------

    def sentence(self, direction: str) -> None:
        """Go to the next sentence ("1") or to the one before ("-1"); at first, to the one where one begins to read."""
        self._step(lambda sentences, now: sentences.next(now, int(direction)))

    def paragraph(self, direction: str) -> None:
        """Go to the next paragraph ("1"), to the beginning of this one or to the one before ("-1")."""
        self._step(lambda sentences, now: sentences.next_paragraph(now, int(direction)))

    def _step(self, step: Callable[[Sentences, Span], Span | None]) -> None:
        sentences, now = self._sentences, self._view.sentence
        if sentences is None:
            return
        target = step(sentences, now) if now is not None else self._begin(sentences)
        if target is not None:
            self._view.keep_in_sight(target)
            self._go(target)

    def _begin(self, sentences: Sentences) -> Span | None:
        """The sentence at the caret, or the first one that begins in sight."""
        caret = self._view.caret()
        return sentences.at(caret) if caret is not None else sentences.first_from(self._view.first_calm())

    def _go(self, sentence: Span, thing: tuple[Span, Thing] | None = None) -> None:
        """Be at a sentence, and at a thing in it; what is exactly a highlight already is meant as that."""
        span, item = thing or (None, None)
        self._shown = None
        self._view.set_caret(span.start if span is not None else sentence.start)
        self._view.show_sentence(sentence, span)
        over = self._view.painter.placed.over(sentence.start, sentence.end)
        same = (
            item if isinstance(item, Placed) else next((each for at, each in over if at == sentence and not item), None)
        )
        self._cards.step_to(same.annotation.id if same else "", span)

    # -- things --------------------------------------------------------------------------------------------------

    def thing(self, direction: str) -> None:
        """Go to the next thing ("1") or the one before ("-1"): a tag of the layers that are on, a highlight or a note."""
        sentences, eye = self._sentences, self._eye()
        if sentences is None:
            return
        found = self._next_thing(eye, forward=int(direction) > 0)
        if found is None:
            self.told.emit(
                self.tr("Nothing more is marked below") if int(direction) > 0 else self.tr("Nothing is marked above")
            )
            return
        self._be_at(sentences, *found)

    def _eye(self) -> int:
        """Where one looks: what starts behind it is next."""
        painter = self._view.painter
        if painter.thing is not None:
            return painter.thing.start
        if painter.sentence is not None:
            return painter.sentence.start - 1
        caret = self._view.caret()
        return (caret if caret is not None else self._view.first_calm()) - 1

    def _next_thing(self, eye: int, *, forward: bool) -> tuple[Span, Thing] | None:
        painter = self._view.painter
        eye += 0 if forward or painter.thing is not None else 1
        tags = painter.tags.after(eye) if forward else painter.tags.before(eye)
        placed = painter.placed.after(eye) if forward else painter.placed.before(eye)
        shown: Iterator[tuple[Span, Thing]] = (pair for pair in tags if layer_of(pair[1].type) in painter.layers)
        nearest: list[tuple[Span, Thing]] = [
            pair for pair in (next(placed, None), next(shown, None)) if pair is not None
        ]
        nearest.sort(key=lambda pair: pair[0].start)
        return nearest[0 if forward else -1] if nearest else None

    def _be_at(self, sentences: Sentences, span: Span, thing: Thing) -> None:
        """Go to a thing, and to the sentence that holds it; when it was out of sight that is a jump."""
        if self._view.seen().contains(Span(span.start, span.start + 1)):
            self._view.keep_in_sight(Span(span.start, span.start + 1))
        else:
            self._view.show_offset(span.start)
        sentence = sentences.at(span.start)
        if sentence is not None:
            self._go(sentence, (span, thing))

    # -- cards ---------------------------------------------------------------------------------------------------

    def card(self) -> None:
        """Show the card of the first thing here, the smallest of those within each other first; again: of the next."""
        if self._view.sentence is None and not self._things():
            self.sentence("1")
        things = self._things()
        if not things:
            self.told.emit(self.tr("Nothing is marked in this sentence"))
            return
        spans = [span for span, _ in things]
        if self._shown in things:
            number = (things.index(self._shown) + 1) % len(things)
        else:
            number = spans.index(self._view.painter.thing) if self._view.painter.thing in spans else 0
        self._show_card(*things[number])

    def _show_card(self, span: Span, thing: Thing) -> None:
        self._view.show_sentence(self._view.sentence, span)
        self._cards.step_to("", span)
        self._cards.show_thing(thing, span.start)
        self._shown = (span, thing)

    def _things(self) -> list[tuple[Span, Thing]]:
        """What has a card in the sentence that one is at, without one at the caret."""
        sentence, caret, painter = self._view.sentence, self._view.caret(), self._view.painter
        if sentence is None:
            return self._cards.known.things_at(caret) if caret is not None else []
        things: list[tuple[Span, Thing]] = [
            pair for pair in painter.tags.over(sentence.start, sentence.end) if layer_of(pair[1].type) in painter.layers
        ]
        tagged = {span.start for span, _ in things}
        things += painter.placed.over(sentence.start, sentence.end)
        links = self._view.links_over(sentence)
        things += [(link.span, link) for link in links if link.span.start not in tagged]
        return sorted(things, key=lambda pair: (pair[0].end, -pair[0].start))

    def mention(self, direction: str) -> None:
        """Go to the next mention of what the card is about ("1"), or to the one before ("-1"); its card comes along."""
        sentences, tag = self._sentences, self._shown
        if sentences is None:
            return
        if tag is None or not self._cards.hover.isVisible():
            self.card()
        span = self._cards.hover.mention(int(direction))
        if span is None:
            self.told.emit(self.tr("There is no other mention of this"))
            return
        thing = next((item for at, item in self._view.painter.tags.at(span.start) if at == span), None)
        if isinstance(thing, Tag):
            self._be_at(sentences, span, thing)
            self._show_card(span, thing)

    def follow(self) -> None:
        """Follow the link whose card is shown; without one show that of the first link here."""
        if self._cards.hover.follow_link():
            return
        sentence = self._view.painter.thing or self._view.sentence
        link = next(iter(self._view.links_over(sentence)), None) if sentence is not None else None
        if link is not None:
            self._show_card(link.span, link)
        else:
            self.told.emit(self.tr("There is no link in this sentence"))

    def leave(self) -> None:
        """Put away what is nearest: a card, the selection, the marked sentence."""
        if self._cards.put_away():
            return
        if self._view.textCursor().hasSelection():
            self._view.clear_selection()
        else:
            self._drop()

    # -- jumps ---------------------------------------------------------------------------------------------------

    def remember(self) -> None:
        """A jump leads away from here."""
        self._view.jumps.leave(self._here())
        self._cards.state_changed.emit()

    def jump(self, direction: str) -> None:
        """Go back ("-1") to where the last jump led away from, or forward ("1") again."""
        jumps = self._view.jumps
        stop = jumps.go_back(self._here()) if int(direction) < 0 else jumps.go_forward(self._here())
        if stop is None:
            return
        self._drop()
        self._view.go_to_place(stop.place)
        self._view.scrolled.emit()
        if stop.sentence is not None:
            self._go(stop.sentence)
        self._cards.state_changed.emit()

    def _here(self) -> Stop:
        return Stop(self._view.place(), self._view.sentence)

    # -- what happens on the page --------------------------------------------------------------------------------

    def _scrolled(self) -> None:
        """What is out of sight is not what one is at, unless a note is being written on it."""
        here = self._view.sentence or self._view.painter.thing
        if here is not None and not self._cards.is_noting and not here.overlaps(self._view.seen()):
            self._drop()

    def _drop(self) -> None:
        """Be at no sentence."""
        self._shown = None
        if self._view.sentence is not None or self._view.painter.thing is not None:
            self._view.show_sentence(None)
            self._cards.step_to("")
