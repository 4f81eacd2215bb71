"""The window's words for layers, kinds of tag and colours."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from reader.article import Article
from reader.insight.layers import LAYER_TITLES
from reader.tagger.vocabulary import LABELS, TokenType

KIND_TITLES = {
    "person": "Person",
    "organization": "Organisation",
    "place": "Place",
    "group": "Group",
    "event": "Event",
    "work": "Work",
    "product": "Product",
    "law": "Law",
    "cardinal": "Number",
    "ordinal": "Rank",
    "percent": "Percentage",
    "money": "Money",
    "quantity": "Quantity",
    "date": "Date",
    "time": "Time of day",
    "duration": "Duration",
    "quote": "Quotation",
    "indirect": "Reported speech",
}
CORRECTION_TITLES = {
    "person": "Person",
    "organization": "Organisation",
    "place": "Place",
    "group": "Group",
    "event": "Event",
    "work": "Work",
    "product": "Product",
    "law": "Law",
    "no name": "Not a name",
    "no tag": "Never mark",
}
"""What words can be said to be, in the order that it is offered."""

AROUND = frozenset({"page", "navigation"})
"""Kinds of what is folded away that stand around an article."""

MOST_KINDS = 4
"""So many kinds of what is folded away are named."""

COLOR_TITLES = {"yellow": "Yellow", "green": "Green", "blue": "Blue", "pink": "Pink"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def layer_title(key: str, *, short: bool = False) -> str:
    """What a layer is called; `short` where room is scarce."""
    return _tr("Other") if short and key == "other" else _tr(LAYER_TITLES[key])


def kind_title(token: TokenType) -> str:
    """What a card calls a tag."""
    return _tr(KIND_TITLES[LABELS[token]]) if token in LABELS else ""


def correction_title(kind: str) -> str:
    """What words are said to be; nothing where only whom they stand for was said."""
    return _tr(CORRECTION_TITLES[kind]) if kind in CORRECTION_TITLES else ""


def color_title(name: str) -> str:
    """What a highlight colour is called; an unknown one by its own name."""
    return _tr(COLOR_TITLES[name]) if name in COLOR_TITLES else name.capitalize()


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def reading_time(minutes: int) -> str:
    """How long reading takes; from two hours on in hours."""
    return _tr("{} min").format(minutes) if minutes < 120 else _tr("{} h").format(f"{round(minutes / 60):,}")


def day(published: str) -> str:
    """A date of ISO 8601 in words ("28 April 2018"); what is no full date is left as it is."""
    from datetime import date

    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{when.day} {when:%B} {when.year}"


def kind_of_link(href: str, *, is_note: bool) -> str:
    """What a link is called on its card."""
    if is_note:
        return _tr("In this article")
    return _tr("Mail address") if href.startswith("mailto:") else _tr("Link")


def folded_words(article: Article) -> str:
    """What was folded away, in a few words: the single kinds by name, several of a kind by number, what is around it as one."""
    counts = Counter(piece.kind for piece in article.hidden if piece.kind not in AROUND)
    named = [kind if count == 1 else f"{count} × {kind}" for kind, count in counts.most_common(MOST_KINDS)]
    others = counts.total() - sum(count for _, count in counts.most_common(MOST_KINDS))
    if others:
        named.append(_tr("{} more").format(others))
    if counts.total() < len(article.hidden):
        named.append(_tr("the page around it"))
    return ", ".join(named)


def meta_line(article: Article) -> str:
    """The line below the headline."""
    site = article.site if article.site.casefold() != article.byline.casefold() else ""
    parts = [article.byline, day(article.published), site, reading_time(article.minutes)]
    return "  ·  ".join(part for part in parts if part)
