"""Which links may stand in an article: an allow-list of schemes, after everything invisible is taken out of the address."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SCHEMES = frozenset({"http", "https", "mailto"})
UNSEEN = re.compile("[\0-\x20\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]+")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LONGEST = 4_000
"""Code points. What is longer is no address that a person follows."""

UNSAFE = ' "<>\\^`{|}'


def safe_link(href: str, base: str = "") -> str:
    """Return an absolute web or mail address, or "#name" for a place in the same text; empty for all else.

    `base` is the absolute address that a relative one counts from; without it a relative one is empty.
    """
    if not href or len(href) > LONGEST:
        return ""
    address = _spaced(href)
    if address.startswith("#"):
        return address if len(address) > 1 else ""
    scheme = SCHEME.match(address)
    if scheme is None:
        if not base:
            return ""
        try:
            address = urljoin(base, address)
        except ValueError:
            return ""
        scheme = SCHEME.match(address)
    if scheme is None or scheme[1].lower() not in SCHEMES:
        return ""
    return _checked(address, scheme[1].lower())


def _checked(address: str, scheme: str) -> str:
    try:
        parts = urlsplit(address)
        has_place = bool(parts.hostname) if scheme != "mailto" else "@" in parts.path
    except ValueError:
        return ""
    if scheme != "mailto" and not parts.path and (parts.query or parts.fragment):
        address = urlunsplit(parts._replace(path="/"))
    return _escaped(address) if has_place else ""


def _spaced(href: str) -> str:
    """The address without what cannot be seen; spaces inside it are written out, line breaks and tabs go."""
    kept = re.sub("[\t\n\r]+", "", href).strip()
    return UNSEEN.sub(lambda found: "%20" if found[0].strip(" ") == "" else "", kept)


def _escaped(address: str) -> str:
    return "".join(quote(each) if each in UNSAFE else each for each in address)
