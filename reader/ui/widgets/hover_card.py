"""The card of a tag: what it is, its full name or value, and the way to its other mentions."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.article import Span
from reader.style import Theme
from reader.ui import fonts
from reader.ui.widgets.card import SHADOW, Card

SHOW_AFTER, HIDE_AFTER = 280, 220
NARROW, WIDE = 276, 372
LONG = 120
"""A card with more characters than this, such as that of a note, is wide."""


@dataclass(frozen=True, slots=True)
class TagFacts:
    """What the card says. `mentions` are all the places of the same thing, `now` is the index of this one.

    `href` is where a link at the same place leads; the card then offers to follow it. `can_be_corrected`: it offers that.
    """

    span: Span
    kind: str
    ink: str
    name: str
    lines: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    now: int = 0
    href: str = ""
    can_be_corrected: bool = False


class HoverCard(Card):
    """Appears when the pointer rests on a tag and stays while the pointer is on the tag or on the card."""

    mention_asked = Signal(object)
    link_asked = Signal(str)
    correction_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("What is marked here"))
        self._facts: TagFacts | None = None
        self._box = QRect()
        self._inside = False
        self._show_timer = QTimer(self, singleShot=True, interval=SHOW_AFTER)
        self._show_timer.timeout.connect(self._appear)
        self._hide_timer = QTimer(self, singleShot=True, interval=HIDE_AFTER)
        self._hide_timer.timeout.connect(self._vanish)
        self._kind, self._name, self._lines = QLabel(), QLabel(), QLabel()
        self._kind.setObjectName("kind")
        self._name.setObjectName("name")
        self._kind.setFont(fonts.window(11, 640))
        self._name.setFont(fonts.font(fonts.READING, 15, 620))
        for label in (self._name, self._lines):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._previous = self._link(self.tr("previous"), -1)
        self._next = self._link(self.tr("next"), 1)
        self._address, self._follow = QLabel(), QPushButton()
        self._address.setObjectName("dim")
        self._address.setTextFormat(Qt.TextFormat.PlainText)
        self._follow.setObjectName("link")
        self._follow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._follow.clicked.connect(self.follow_link)
        self._correct = QPushButton(self.tr("Correct…"))
        self._correct.setObjectName("link")
        self._correct.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._correct.clicked.connect(self._ask_correction)
        self._links = QWidget()
        links = QHBoxLayout(self._links)
        links.setContentsMargins(0, 4, 0, 0)
        links.addWidget(self._previous)
        links.addWidget(self._next)
        links.addStretch()
        links.addWidget(self._follow)
        links.addWidget(self._correct)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 14, SHADOW + 11, SHADOW + 14, SHADOW + 9)
        column.setSpacing(4)
        for part in (self._kind, self._name, self._lines, self._address, self._links):
            column.addWidget(part)
        self.setFixedWidth(self.fitting(NARROW))

    def point_at(self, facts: TagFacts | None, box: QRect) -> None:
        """The pointer is on a tag that has these facts and lies in `box`, or on none."""
        if facts is None:
            self._show_timer.stop()
            if self.isVisible() and not self._inside:
                self._hide_timer.start()
            return
        self._hide_timer.stop()
        if self._facts is not None and self._facts.span == facts.span and self.isVisible():
            return
        self._facts, self._box = facts, box
        if self.isVisible():
            self._appear()
        else:
            self._show_timer.start()

    def show_now(self, facts: TagFacts, box: QRect) -> None:
        """Show the card without waiting."""
        self._facts, self._box = facts, box
        self._appear()

    def dismiss(self) -> None:
        """Hide the card at once."""
        self._show_timer.stop()
        self._hide_timer.stop()
        self._vanish()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came onto the card."""
        self._inside = True
        self._hide_timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left the card."""
        self._inside = False
        self._hide_timer.start()
        super().leaveEvent(event)

    def _appear(self) -> None:
        facts = self._facts
        if facts is None:
            return
        several = len(facts.mentions) > 1
        where = self.tr("{} of {}").format(facts.now + 1, len(facts.mentions)) if several else ""
        self._kind.setText(" · ".join(part for part in (facts.kind.upper(), where) if part))
        self._kind.setStyleSheet(f"color: {facts.ink}")
        self._name.setText(facts.name)
        self._name.setVisible(bool(facts.name))
        self._lines.setText("\n".join(facts.lines))
        self._lines.setVisible(bool(facts.lines))
        self.setFixedWidth(self.fitting(WIDE if sum(map(len, facts.lines)) > LONG else NARROW))
        for label in (self._name, self._lines):
            label.setMinimumHeight(max(0, label.heightForWidth(self._inner_width)))
        self._previous.setVisible(several)
        self._next.setVisible(several)
        self._show_link(facts.href)
        self._correct.setVisible(facts.can_be_corrected)
        self._links.setVisible(several or bool(facts.href) or facts.can_be_corrected)
        self._column.activate()
        self.place_by(self._box, above=False)

    @property
    def _inner_width(self) -> int:
        return self.width() - 2 * (SHADOW + 14)

    def _show_link(self, href: str) -> None:
        """The address in full where it fits, and what a click on the button does."""
        leads_out = bool(href) and not href.startswith("#")
        address = href.removeprefix("https://").removeprefix("mailto:") if leads_out else ""
        self._address.setText(self.fontMetrics().elidedText(address, Qt.TextElideMode.ElideMiddle, self._inner_width))
        self._address.setToolTip(href if leads_out else "")
        self._address.setVisible(leads_out)
        mail = href.startswith("mailto:")
        opens = self.tr("Write a mail") if mail else self.tr("Open in the browser")
        self._follow.setText(opens if leads_out else self.tr("Go there"))
        self._follow.setVisible(bool(href))

    @property
    def span(self) -> Span | None:
        """The tag that the card is about; None while it is hidden."""
        return self._facts.span if self._facts is not None and self.isVisible() else None

    def _ask_correction(self) -> None:
        span = self.span
        if span is not None:
            self.dismiss()
            self.correction_asked.emit(span)

    def follow_link(self) -> bool:
        """Go where the link leads that the card is about; false when it is hidden or about no link."""
        href = self._facts.href if self._facts is not None and self.isVisible() else ""
        if href:
            self.dismiss()
            self.link_asked.emit(href)
        return bool(href)

    def _vanish(self) -> None:
        self._facts = None
        self._inside = False
        self.hide()

    def mention(self, direction: int) -> Span | None:
        """The next or the previous mention of what the card is about; nothing while it is hidden, or when there is no other."""
        mentions = self._facts.mentions if self._facts is not None and self.isVisible() else ()
        return mentions[(self._facts.now + direction) % len(mentions)] if self._facts and len(mentions) > 1 else None

    def _step(self, direction: int) -> None:
        mention = self.mention(direction)
        if mention is not None:
            self.mention_asked.emit(mention)

    def _link(self, text: str, direction: int) -> QPushButton:
        button = QPushButton(("‹ " + text) if direction < 0 else (text + " ›"))
        button.setObjectName("link")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._step(direction))
        return button
