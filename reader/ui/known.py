"""What is known of a place on the page: its highlights, tags and link, who speaks there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.article import Mark, Span
from reader.insight.layers import layer_of
from reader.style import Theme
from reader.tagger.tagging import Tag
from reader.ui.page.placed import Placed
from reader.ui.page.view import PageView
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.widgets.hover_card import TagFacts

Thing = Placed | Tag | Mark
"""What can lie at a place: a highlight, a tag, a link."""


@dataclass(frozen=True, slots=True)
class Known:
    """Answers for the article that is open, in the layers that are on."""

    reading: Reading
    view: PageView

    def tags_at(self, offset: int) -> list[tuple[Span, Tag]]:
        """The tags over a character, the smallest first."""
        painter = self.view.painter
        return [pair for pair in painter.tags.at(offset) if layer_of(pair[1].type) in painter.layers]

    def things_at(self, offset: int) -> list[tuple[Span, Thing]]:
        """The highlights, tags and links at a place, the smallest first."""
        link, tags = self.view.link_at(offset), self.tags_at(offset)
        things: list[tuple[Span, Thing]] = [*self.view.painter.placed.at(offset), *tags]
        if link is not None and not tags:
            things.append((link.span, link))
        return sorted(things, key=lambda pair: len(pair[0]))

    def speaker_at(self, offset: int) -> tuple[int, str] | None:
        """Who speaks at a place, with where the quotation begins."""
        quotations = (
            self.reading.tagging.quotations[tag.quotation]
            for _, tag in self.tags_at(offset)
            if tag.quotation is not None
        )
        said = next((quotation for quotation in quotations if quotation.speaker), None)
        return (said.contents[0].start, said.speaker) if said else None

    def at(self, offset: int, theme: Theme) -> TagFacts | None:
        """What a card says of the link and of the smallest tag at a place; what a note says comes before the number that it has."""
        link, tags = self.view.link_at(offset), self.tags_at(offset)
        if link is not None and (not tags or self.view.note_of(link)):
            return self.of(link, offset, theme)
        return self.of(tags[0][1], offset, theme) if tags else None

    def of(self, thing: Tag | Mark, offset: int | None, theme: Theme) -> TagFacts | None:
        """What a card says of a link, or of a tag with the link that lies at an offset in it."""
        from reader.ui.facts import facts_of, link_facts

        article = self.reading.article
        if article is None:
            return None
        if isinstance(thing, Mark):
            return link_facts(thing, article, self.view.note_of(thing), theme)
        link, facts = self.view.link_at(offset), facts_of(thing, article, self.reading.tagging, theme)
        return facts if link is None else replace(facts, href=link.href)
