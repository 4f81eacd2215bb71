"""What the card of a tag says: the kind of thing, its full name or value, its other mentions."""

from __future__ import annotations

from reader.article import Article, Mark
from reader.style import Theme
from reader.tagger.tagging import Quotation, Tag, Tagging
from reader.tagger.vocabulary import QUOTATION, inside
from reader.ui.widgets.hover_card import TagFacts
from reader.ui.words import kind_of_link, kind_title, plural

ALIASES = 4
CORRECTED = "your correction"
"""How the rule of a tag ends that the person made."""


def facts_of(tag: Tag, article: Article, tagging: Tagging, theme: Theme) -> TagFacts:
    """The facts of one tag."""
    ink = theme.tag_color(tag.type)
    if tag.quotation is not None and inside(tag.type, QUOTATION):
        return _quotation_facts(tag, tagging.quotations[tag.quotation], article, tagging, ink)
    if tag.entity is not None:
        return _entity_facts(tag, article, tagging, ink)
    from reader.tagger.wording import value_in_words

    value = value_in_words(tag, article.text)
    lines = (value,) if value else ()
    words = _shortened(article.slice(tag.span))
    return TagFacts(tag.span, kind_title(tag.type), ink, words, lines, can_be_corrected=True)


def link_facts(link: Mark, article: Article, note: str, theme: Theme) -> TagFacts:
    """The facts of a link: the words of the note that it leads to, or the address that it leads out to."""
    words = article.slice(link.span)
    kind = kind_of_link(link.href, is_note=bool(note))
    if note:
        return TagFacts(link.span, kind, theme.window.dim, "", (note,), href=link.href)
    return TagFacts(link.span, kind, theme.window.dim, _shortened(words), href=link.href)


def _entity_facts(tag: Tag, article: Article, tagging: Tagging, ink: str) -> TagFacts:
    entity = tagging.entities[tag.entity or 0]
    forms = dict.fromkeys(article.slice(span) for span in entity.mentions)
    others = [f"“{form}”" for form in forms if form != entity.name][:ALIASES]
    said = sum(1 for quotation in tagging.quotations if quotation.entity == entity.id)
    facts = [
        f"also {', '.join(others)}" if others else "",
        plural(said, "quotation", "quotations") if said else "",
        "as you said" if tag.rule.endswith(CORRECTED) else "",
    ]
    mentions = entity.mentions
    now = mentions.index(tag.span) if tag.span in mentions else 0
    lines = tuple(fact for fact in facts if fact)
    return TagFacts(tag.span, kind_title(tag.type), ink, entity.name, lines, mentions, now, can_be_corrected=True)


def _quotation_facts(tag: Tag, quotation: Quotation, article: Article, tagging: Tagging, ink: str) -> TagFacts:
    """Who speaks, with which verb, by what means, where and when."""
    from reader.insight.circumstances import circumstances
    from reader.tagger.wording import value_in_words

    cue = article.slice(quotation.cue) if quotation.cue else ""
    source = article.slice(quotation.source) if quotation.source else ""
    found = circumstances(quotation, article, tagging)
    told = [f"“{cue}”" if cue and not found.medium.startswith(cue) else "", found.medium, found.where]
    when = value_in_words(found.day, article.text) or found.when if found.day else ""
    lines = [line for line in (" · ".join(part for part in told if part), when) if line]
    if source and source != quotation.speaker:
        lines.append(f"in the text: {source}")
    if quotation.rule == CORRECTED:
        lines.append("as you said")
    speaker = quotation.speaker or "The speaker is not named"
    return TagFacts(tag.span, kind_title(tag.type), ink, speaker, tuple(lines), can_be_corrected=True)


def _shortened(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"
