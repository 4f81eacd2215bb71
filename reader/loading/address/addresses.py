"""Telling addresses from paths, and making one that can be asked for of what a person typed, pasted or dropped."""

from __future__ import annotations

import os
import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from reader.errors import UnreadableArticleError

ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]+:[/\\]", re.IGNORECASE)
"""A web address, also one that went through `Path` and lost a slash; a Windows drive has one letter."""

UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):[/\\]*", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(?!\d)", re.IGNORECASE)
"""A scheme that stands before no slash ("mailto:"), and not a host before its port."""

LONGEST = 8_000
SCHEMES = ("http", "https")


def is_address(source: str | os.PathLike[str]) -> bool:
    """Whether a source is an address (https://, http://, file:// or any other scheme) and no path."""
    return bool(ADDRESS.match(os.fspath(source)))


def completed(typed: str) -> str:
    """Return the address that a person means: "example.org/a" is one over https. User names and places in the page are left out.

    Raises UnreadableArticleError for what is no address and for other schemes than http and https.
    """
    address = UNSEEN.sub("", typed).strip()
    found = SCHEME.match(address) if ADDRESS.match(address) else None
    if found is None and (other := OTHER_SCHEME.match(address)) and other[1].lower() != "localhost":
        raise _other_scheme(other[1])
    scheme = found[1].lower() if found else "https"
    if scheme not in SCHEMES:
        raise _other_scheme(scheme)
    rest = address[found.end() :] if found else address.lstrip("/")
    path, mark, query = rest.partition("?")
    rest = path.replace("\\", "/") + mark + query  # a Windows path may have been made of it
    if len(rest) > LONGEST:
        raise UnreadableArticleError(f"This address has {len(rest):,} characters; no page has such a long one.")
    return _checked(f"{scheme}://{rest}")


def redirected(address: str, location: str) -> str:
    """Return where a page at `address` sends its reader.

    Raises UnreadableArticleError when that is no web address.
    """
    try:
        target = urljoin(address, UNSEEN.sub("", location).strip())
        scheme = urlsplit(target).scheme
    except ValueError as error:
        raise UnreadableArticleError(f"{host_of(address)} leads to an address that is broken.") from error
    if scheme not in SCHEMES:
        raise UnreadableArticleError(f"{host_of(address)} leads to “{scheme}:”, where no page can be.")
    return _checked(target)


def file_of(source: str) -> str:
    """Return the path that a "file:" address names; empty for every other address, and for files of other machines."""
    found = re.match(r"file:[/\\]{1,3}(?:localhost(?=/))?", source, re.IGNORECASE)
    if not found:
        return ""
    from urllib.request import url2pathname

    if source[len("file:") :].startswith("//") and not found[0].endswith(("///", "localhost")):
        return ""
    path = source[found.end() :].lstrip("/\\")
    return url2pathname("/" + path.partition("#")[0].partition("?")[0])


def host_of(address: str) -> str:
    """The name of the machine in an address, as a sentence can say it."""
    try:
        host = urlsplit(address).hostname or address
    except ValueError:
        return address[:80]
    return _readable(host)


def name_of(address: str) -> str:
    """What a page is called by its address: the last part of its path, else its host."""
    last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    name = UNSEEN.sub("", unquote(last)).replace("/", "_").strip()
    return name[:200] or host_of(address)


def _checked(address: str) -> str:
    """The address with its host in ASCII, and without user name and fragment."""
    shown = address[:80]
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        plain = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise UnreadableArticleError(f"“{shown}” is not an address of the web.") from error
    if not plain or not re.fullmatch(r"[\w.-]+|[0-9a-f:.]+", plain) or " " in parts.netloc:
        raise UnreadableArticleError(f"“{shown}” is not an address of the web.")
    place = f"[{plain}]" if ":" in plain else plain
    place = f"{place}:{port}" if port else place
    return SplitResult(parts.scheme, place, _escaped(parts.path) or "/", _escaped(parts.query), "").geturl()


def _escaped(text: str) -> str:
    """The text with all that may not stand in an address written out; what is written out already stays."""
    return quote(text, safe="!$%&'()*+,/:;=?@~-._[]|", errors="replace")


def _readable(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


def _other_scheme(scheme: str) -> UnreadableArticleError:
    return UnreadableArticleError(
        f"Close Reader opens addresses that begin with https or http, and not “{scheme.lower()}:”."
    )
