"""Messages in MIME: the parts of a mail or of a page that was saved as one file, their texts, and the pictures among them.

The library's older policy is used, and headers are decoded here: its newer one raises on headers that are broken, as they often are.
"""

from __future__ import annotations

import email
import re
from collections.abc import Callable, Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import unquote, urljoin

from reader.loading.encoding import decode

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
FLOWING = re.compile(r"((?:> ?)*)(.*)")


def parsed(data: bytes) -> Message:
    """The message that a file holds. Raises RecursionError when its parts lie too deep in each other."""
    return email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))


def header(message: Message, name: str) -> str:
    """What a header says, decoded; empty without it."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    raw = " ".join(raw.split())
    if not raw.isascii():
        return decode(raw.encode("utf-8", "surrogateescape"))
    try:
        return str(make_header(decode_header(raw)))
    except (LookupError, UnicodeError, ValueError, HeaderParseError):
        return raw


def people(message: Message, name: str) -> list[str]:
    """The names in a header of addresses, or the addresses of those without a name."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    if "=?" not in raw:
        raw = header(message, name)
    return [_decoded(shown) or address for shown, address in getaddresses([raw]) if shown or address]


def _decoded(shown: str) -> str:
    single = Message()
    single["x"] = " ".join(shown.split())
    return header(single, "x")


def moment(message: Message) -> str:
    """When a message was sent, as ISO 8601 with minutes, and with its zone unless it hides it; empty when it does not say."""
    try:
        return parsedate_to_datetime(header(message, "date")).isoformat(timespec="minutes")
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a message inside a message is one of them and is not opened."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from leaves(part)


def is_attached(part: Message) -> bool:
    """Whether a part is a file that was sent along."""
    return part.get_content_disposition() == "attachment"


def name_of(part: Message) -> str:
    """The name of an attached file, or what it is."""
    return _decoded(part.get_filename() or "") or part.get_content_type()


def text_of(part: Message) -> str:
    """The text of a part, in whatever letters it says or plainly is in."""
    data = bytes_of(part)
    charset = part.get_content_charset()
    if charset:
        try:
            return data.decode("utf-8" if charset == "ascii" else charset)
        except (LookupError, UnicodeError):
            return decode(data)
    return decode(data)


def bytes_of(part: Message) -> bytes:
    """The bytes of a part, unpacked."""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def unflowed(part: Message, text: str) -> str:
    """A text whose lines end in a space where its paragraph goes on (RFC 3676), with its paragraphs in one line each."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    glue = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    found: list[str] = []
    open_quote: str | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        match = FLOWING.match(line)
        quote, rest = (match[1].replace(" ", ""), match[2].removeprefix(" ")) if match else ("", line)
        goes_on = rest.endswith(" ") and rest != "-- "
        rest = rest[:-1] if goes_on else rest
        if open_quote == quote and rest != "-- ":
            found[-1] += rest
        else:
            found.append(f"{quote} {rest}" if quote else rest)
        open_quote = quote if goes_on else None
        found[-1] += glue if goes_on else ""
    return "\n".join(line.rstrip() for line in found)


def pictures_of(message: Message, base: str) -> Callable[[str], bytes | None]:
    """Return what finds the bytes of a part by the address that a page gives: its place, or `cid:` and its id."""
    places: dict[str, Message] = {}
    for part in leaves(message):
        identity = header(part, "content-id").strip("<> ")
        location = header(part, "content-location").strip()
        if identity:
            places.setdefault(f"cid:{identity}", part)
        if location:
            places.setdefault(location, part)
            places.setdefault(_joined(base, location), part)

    def find(src: str) -> bytes | None:
        address = src.strip()
        for each in (address, _joined(base, address), unquote(address)):
            if each in places:
                return bytes_of(places[each])
        return None

    return find


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
