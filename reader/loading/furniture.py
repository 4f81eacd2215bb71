"""What a page has around its article: buttons, menus, teasers, notices. A table of rules, each for one kind.

A rule names where it holds. `sure` rules speak for themselves and show that a text was taken from a web page; the others count
only where something did show that, because the same words can be a line of anybody's own text. When in doubt a line stays.
"""

from __future__ import annotations

import re
from functools import cache

from reader.loading.furniture_rules import MORE, RULES, Place

__all__ = ["REASONS", "RELATED_HEADING", "Place", "ends_quotation", "is_icons", "kind_of"]

REASONS = {
    "icons": "names of the page's icons and buttons",
    "date line": "the date, now shown under the headline",
    "headline": "the headline once more",
    "byline": "who wrote it, now shown under the headline",
    "site line": "the name of the site, now shown under the headline",
    "rest": "the rest of the page: menus and other articles",
    "details": "title and author, now shown at the top",
    "kicker": "a line above the headline",
    "teaser": "a link to another article",
    "share": "buttons for sharing",
    "navigation": "the site's menu",
    "cookies": "a notice about cookies",
    "newsletter": "an invitation to subscribe",
    "advertisement": "a sign for an advertisement",
    "notice": "a notice from the site, not the article",
    "address": "the address of the text, now its own",
    "picture credit": "the credit of a picture that is not here",
    "copyright": "the site's copyright line",
    "tags": "the site's keywords for the article",
    "comments": "the comment section's buttons",
    "repetition": "the same words once more",
    "page": "what stands around the article on its page",
    "licence": "the e-book's licence, not the work",
    "running head": "a line that stands at the edge of every page",
    "page number": "the numbers of the pages, kept for citing",
    "turned text": "text that stands sideways or aslant on its page",
    "labels": "the labels of a drawing, which is shown as a picture",
    "unseen text": "text that cannot be seen on its page",
    "front matter": "the document's own details: title, author, keywords",
    "mail head": "the head of the message: from whom, to whom, when",
    "attachments": "files that came with the message",
    "comment": "what its writer hid from readers: a comment, a script",
}
"""Each kind of what is folded away, and why, in words for the person who reads."""

LONGEST = 260
"""Furniture is short; a longer piece is only ever icons."""


RELATED_HEADING = re.compile(
    rf"(?:{MORE}|related|topics?|tags?|explore more|archivado en|categor(?:y|ies|ías)|filed under|schlagworte|mots-clés|more from|more on this|most (?:read|viewed|popular)|recommended|trending|top stories"
    r"|latest (?:news|stories)|editors?[’']s? picks?|from around the web)\b[^:]{0,60}:?",
    re.I,
)
"""What stands over a list of other articles."""

ICON = re.compile(r"icons?(?=\s|$)", re.I)


def kind_of(text: str, place: Place, *, web: bool) -> str:
    """The kind of furniture that a line at a place is; empty for what stays.

    "anywhere" is the middle of a text. Unless the text is known to be from the `web`, only the sure rules count.
    """
    if is_icons(text):
        return "icons"
    if not 0 < len(text) <= LONGEST:
        return ""
    line = " ".join(text.split())
    for sure in (True, False) if web else (True,):
        for where in HOLDING[place]:
            found = _rules(where, sure).fullmatch(line)
            if found:
                return "" if ends_quotation(text) else RULES[int((found.lastgroup or "")[1:])].kind
    return ""


HOLDING: dict[Place, tuple[Place, ...]] = {
    "anywhere": ("anywhere",),
    "edges": ("anywhere", "edges"),
    "end": ("anywhere", "edges", "end"),
}
"""The rules of which places hold at a place."""


@cache
def _rules(place: Place, sure: bool) -> re.Pattern[str]:
    """The rules of one place as one pattern; the name of the group that matched is the number of the rule."""
    chosen = [(number, rule) for number, rule in enumerate(RULES) if (rule.place, rule.sure) == (place, sure)]
    return re.compile("|".join(f"(?P<r{number}>{'|'.join(rule.patterns)})" for number, rule in chosen), re.I)


def is_icons(text: str) -> bool:
    """Whether a line lists a page's icons: "icon searchicon shareicon closeicon"."""
    if "icon" not in text and "Icon" not in text:
        return False
    return len(ICON.findall(text)) >= max(3, 0.4 * len(text.split()))


def ends_quotation(text: str) -> bool:
    """Whether a line closes a quotation that began before it; such a line is somebody's words."""
    if text.count('"') % 2:
        return True
    if text[-1:] == "”" and text.count("”") > text.count("“"):
        return True
    return text[-1:] == "»" and text.count("»") > text.count("«") and "«" not in text and len(text) > 40
