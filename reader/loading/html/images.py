"""Images of a page: their address, also where a script would have set it, their description, and those that are no pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LATER = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-url",
    "data-image-src",
    "data-hi-res-src",
    "data-actualsrc",
    "data-echo",
)
"""Where pages keep the address until a script finds the image in sight."""

LATER_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
CANDIDATE = re.compile(r"(\S+?)(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,\s+|,?\s*$)")
PLACEHOLDER = re.compile(
    r"data:image/(?:gif|svg\+xml|png)[;,].{0,600}$|(?:.*/)?(?:blank|spacer|pixel|placeholder|transparent|grey|1x1|loading|lazy)[\w-]*\.(?:gif|png|svg)(?:\?.*)?$",
    re.IGNORECASE | re.DOTALL,
)
WIDEST = 1_600
"""Of an address for each width, the widest up to this one is taken."""

ICON = 3
"""An image no larger than this many pixels counts readers."""


def address_of(image: HtmlElement) -> str:
    """The address of the picture itself; empty when there is none."""
    src = (image.get("src") or "").strip()
    if src and not PLACEHOLDER.match(src):
        return src
    for name in LATER:
        later = (image.get(name) or "").strip()
        if later and not later.startswith(("{", "[")):
            return later
    for name in LATER_SETS:
        best = _best(image.get(name) or "")
        if best:
            return best
    return _from_picture(image) or src


def _from_picture(image: HtmlElement) -> str:
    """The address that a `picture` around an image names."""
    parent = image.getparent()
    if parent is None or parent.tag != "picture":
        return ""
    sets = (source.get("srcset") or source.get("data-srcset") or "" for source in parent.iterchildren("source"))
    return next((best for best in map(_best, sets) if best), "")


def _best(candidates: str) -> str:
    """The address of a set of addresses that suits a page of text."""
    found = []
    for match in CANDIDATE.finditer(candidates[:20_000]):
        width = float(match[2] or 1) * (1 if match[3] == "w" else 1_000)
        found.append((width if width <= WIDEST else -width, match[1].rstrip(",")))
    return max(found)[1] if found else ""


def description_of(image: HtmlElement) -> str:
    """What the page says that the image shows."""
    return image.get("alt") or image.get("title") or ""


def is_icon(image: HtmlElement) -> bool:
    """Whether an image is a dot that nobody sees."""
    sides = [_pixels(image.get(name)) for name in ("width", "height")]
    return any(side is not None and side <= ICON for side in sides)


def _pixels(value: str | None) -> int | None:
    match = re.fullmatch(r"\s*(\d{1,6})(?:px)?\s*", value or "")
    return int(match[1]) if match else None
