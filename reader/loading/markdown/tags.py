"""Tags inside Markdown: those that our blocks and marks come from stay tags, all others are shown as the text they are.

A tag that opens in a line of prose and is not closed there is text too ("the <b> tag"), so that nothing is swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MARKS = _words(
    "a abbr b big bdi bdo cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var"
)
VOID = frozenset({"br", "hr", "img", "wbr", "source"})
BLOCKS = _words(
    "address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main "
    "nav ol p picture pre section summary table tbody td tfoot th thead tr ul"
)
FRAMES = _words(
    "audio base body button canvas colgroup col embed fieldset form head html iframe input legend link map meta noscript object option param "
    "rb rp rt ruby select svg template textarea title track video"
)
"""Tags of pages that show nothing here; what they hold is kept."""

RUBY = frozenset({"rb", "rp", "rt", "ruby"})
"""How a character is read stands behind it, in the parentheses that these tags hold."""

MEDIA = _words("audio button canvas iframe object svg video")
"""Of the tags that show nothing, those that stand among words and are not spoken of."""

ATTRIBUTES = _words("align alt class colspan height href id name rowspan src srcset start title type value width")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
ATTRIBUTE = re.compile(r"([a-zA-Z][\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)|<(script|style)\b[^>]*>(.*?)(?:</\2\s*>|\Z)", re.DOTALL | re.IGNORECASE)
DECLARATION = re.compile(r"<(?:\?[^>]*|![A-Z][^>]*|!\[CDATA\[.*?\]\])>", re.DOTALL)


def without_comments(markup: str) -> tuple[str, list[str]]:
    """A piece of markup, and apart from it what its writer hid: comments, scripts, styles."""
    hidden = [(match[1] or match[3] or "").strip() for match in COMMENT.finditer(markup)]
    return COMMENT.sub(" ", markup), [each for each in hidden if each]


def cleaned(markup: str) -> str:
    """A block of markup with only the tags and attributes that mean something here."""
    markup = DECLARATION.sub(" ", markup)
    pieces: list[str] = []
    end = 0
    for match in TAG.finditer(markup):
        pieces += [_text(markup[end : match.start()]), _tag(match)]
        end = match.end()
    return "".join([*pieces, _text(markup[end:])])


def _text(text: str) -> str:
    """Text between tags; what looks like the beginning of a tag is none."""
    return text.replace("<", "&lt;")


def _tag(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name in FRAMES:
        return " "
    if name not in MARKS | VOID | BLOCKS:
        return escape(match[0])
    if match[1]:
        return f"</{name}>"
    attributes = "".join(
        f' {attribute[1].lower()}="{_quoted(attribute[2] or attribute[3] or attribute[4] or "")}"'
        for attribute in ATTRIBUTE.finditer(match[3])
        if attribute[1].lower() in ATTRIBUTES
    )
    closing = f"</{name}>" if match[3].rstrip().endswith("/") and name not in VOID else ""
    return f"<{name}{attributes}>{closing}"


def _quoted(value: str) -> str:
    return value.replace('"', "&quot;").replace("<", "&lt;")


def paired(tags: Iterable[str]) -> list[str]:
    """The tags of one line of prose in their order: each cleaned, or as text when it has no partner in this line."""
    found: list[str] = []
    opened: list[tuple[str, int, re.Match[str]]] = []
    for tag in tags:
        found.append(escape(tag))
        match = TAG.fullmatch(tag)
        name = match[2].lower() if match else ""
        if not match or name not in MARKS | VOID | BLOCKS | RUBY | MEDIA:
            continue
        if name in RUBY:
            found[-1] = ""
        elif name in VOID or match[3].rstrip().endswith("/"):
            found[-1] = _tag(match)
        elif not match[1]:
            opened.append((name, len(found) - 1, match))
        else:
            partner = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == name), -1)
            if partner >= 0:
                found[opened[partner][1]], found[-1] = _tag(opened[partner][2]), _tag(match)
                del opened[partner:]
    return found
