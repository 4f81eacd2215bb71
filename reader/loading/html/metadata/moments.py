"""When an article was published: what pages write for machines, made ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.loading.dates import MONTHS, is_date_line, read_date_line
from reader.loading.html.metadata.linked_data import LinkedData
from reader.loading.html.metadata.notes import Notes, class_and_id, is_beside_the_article
from reader.loading.html.metadata.surroundings import Surroundings
from reader.loading.html.metadata.words import clean, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

METAS = ("article:published_time", "parsely-pub-date")
MORE_METAS = re.compile(
    r"(?:.*[.:_-])?(?:date[._-]?published|(?:first[._-]?)?(?:published|publish|publication|pub|posted?|release)[._:-]?(?:date|time|at|on)?(?:[._-]?time)?"
    r"|(?:first)?publish(?:ed)?(?:date|time)(?:stamp)?|article(?:first)?published|issued|created|date[._:-]?(?:issued|available|created|submitted)?|online[._-]?date|displaydate|pdate|ptime)",
    re.IGNORECASE,
)
"""Other names of `meta` elements that say when; those that say when something was changed are left out by `CHANGED`."""

CHANGED = re.compile("modif|update|edit|revis|expir|last|event|copyright|access|review", re.IGNORECASE)
PUBLISHED = re.compile(
    r"publi|posted|pub-?date|entry-date|dateline|date-?time|timestamp|post-date|article-?date|byline", re.IGNORECASE
)

ISO = re.compile(
    r"(?P<year>\d{4})(?P<joint>[-/.]?)(?P<month>\d\d?)(?P=joint)(?P<day>\d\d?)"
    r"(?:(?:[T ]|\s+at\s+|,\s*)\s*(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d?:?(?:\d\d)?)?)?"
    r"(?:\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
WRITTEN = re.compile(
    r"(?:[a-z]{3,9},? )?(?:(?P<day>\d\d?)[ -](?P<month>[a-z]{3})[a-z]*[ -](?P<year>\d{4})|(?P<month2>[a-z]{3})[a-z]* (?P<day2>\d\d?))"
    r",? (?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?: ?(?P<zone>GMT|UTC|Z|[+-]\d\d:?\d\d|[A-Z]{2,5})\b)?(?: (?P<year2>\d{4}))?(?: \(.*\))?",
    re.IGNORECASE,
)
"""As letters have it ("Tue, 03 Jan 2017 10:00:00 GMT") and as machines print it ("Fri Mar 13 21:30:09 EST 2015")."""

SLASHED = re.compile(r"^(\d\d?)/(\d\d?)/(\d{4})\b")
MONTH_FIRST = frozenset({"us", "ph"})
"""The countries that write the month first."""

SECONDS = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
IN_ADDRESS = re.compile(
    r"[/_.-](?P<year>(?:19|20)\d\d)(?P<joint>[/_-]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=joint)(?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.?#-]|$)",
    re.IGNORECASE,
)
TITLE_PARTS = re.compile(r"\s*[|]\s*|\s[-–—]\s")
EARLIEST, LATEST = 1600, 2100

REST = 6
"""How many words beside a date a line may have that says when the article was published."""


def read_published(notes: Notes, linked: LinkedData, near: Surroundings, address: str) -> str:
    """Return when the article was published, ISO 8601: with its time and zone when the page tells them, or empty."""
    order = _order_of_slashes(notes)
    claims = (SLASHED.sub(order, claim.strip()) for claim in _claims(notes, linked, near, address))
    return next(filter(None, map(moment, claims)), "")


def _order_of_slashes(notes: Notes) -> str:
    """What to make of 4/5/2018, as the page's language and country have it; as it is when these do not tell."""
    language, _, country = (notes.language or notes.first("og:locale")).lower().replace("_", "-").partition("-")
    if country in MONTH_FIRST:
        return r"\3-\1-\2"
    return r"\3-\2-\1" if country or language not in ("", "en") else r"\g<0>"


def _claims(notes: Notes, linked: LinkedData, near: Surroundings, address: str) -> Iterator[str]:
    """What may be the date, the most trusted first."""
    yield linked.published
    yield from (notes.last(name) for name in METAS)
    yield from _property(notes)
    yield from _other_metas(notes)
    yield from (_machine_date(element) for element in near.times if not CHANGED.search(_about(element)))
    yield from (_date_of(line) for line in near.lines if not _is_change(line))
    yield from (_machine_date(element) for element in _own_times(notes))
    yield from (part for title in notes.titles for part in TITLE_PARTS.split(title) if is_date_line(part))
    yield in_address(address)
    yield from (_date_of(line) for line in near.lines if _is_change(line))


def _property(notes: Notes) -> Iterator[str]:
    for element in notes.properties.get("datepublished", [])[:20]:
        if element.tag == "meta" or not is_beside_the_article(element):
            yield _machine_date(element)


def _other_metas(notes: Notes) -> Iterator[str]:
    """Dates under other names; those that say that they are of the publication before those that say "date" alone."""
    names = [name for name in notes.metas if len(name) < 60 and not CHANGED.search(name) and MORE_METAS.fullmatch(name)]
    for name in sorted(names, key=lambda name: not PUBLISHED.search(name)):
        yield notes.metas[name][0]


def _own_times(notes: Notes) -> Iterator[HtmlElement]:
    """`time` elements that say of themselves when the article was published, or the only one."""
    times = [each for each in notes.times[:50] if not is_beside_the_article(each) and not CHANGED.search(_about(each))]
    yield from (each for each in times if "pubdate" in each.attrib or PUBLISHED.search(class_and_id(each)))
    if len(notes.times) == 1:
        yield from times


def _about(element: HtmlElement) -> str:
    """What an element's names, and its first words, say of its date."""
    return f"{class_and_id(element)} {element.get('itemprop') or ''} {(element.text or '')[:40]}"


def _machine_date(element: HtmlElement) -> str:
    for name in ("content", "datetime", "title"):
        value = clean(element.get(name))
        if value and moment(value):
            return value
    return text_of(element, 200) if element.tag not in ("meta", "link") else ""


def _is_change(line: str) -> bool:
    """Whether a line says when the article was changed, and not when it was published."""
    return bool(CHANGED.search(line)) and not PUBLISHED.search(line)


def _date_of(line: str) -> str:
    """The date of a line that tells little else."""
    if len(line) < 40 and SLASHED.match(line):
        return line
    found = read_date_line(line) if len(line) < 120 else None
    return found.published if found and len(found.rest.split()) <= REST else ""


def moment(text: str) -> str:
    """Return a date as pages write it as ISO 8601; empty when it is none.

    The time and its zone are kept, fractions of a second are not; midnight to the second stands for a day without a time.
    """
    text = text.strip()[:200]
    iso = _iso(text)
    if iso:
        return _stamp(iso.groupdict(), int(iso["month"]))
    return _from_letters(text) or _from_seconds(text) or _from_words(text)


def _iso(text: str) -> re.Match[str] | None:
    match = ISO.fullmatch(text)
    return match if match and (match["joint"] or re.match(r"\d{8}(?!\d)", text)) else None


def _from_letters(text: str) -> str:
    match = WRITTEN.fullmatch(text)
    if not match:
        return ""
    found = match.groupdict()
    for name in ("day", "month", "year"):
        found[name] = found[name] or found.get(name + "2")
    month = _month(found["month"] or "")
    return _stamp(found, month) if month and found["year"] else ""


def _from_seconds(text: str) -> str:
    match = SECONDS.fullmatch(text)
    if not match or int(match[1]) < 100_000_000:
        return ""
    return datetime.fromtimestamp(int(match[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _from_words(text: str) -> str:
    found = read_date_line(text)
    return found.published if found else ""


def _month(name: str) -> int:
    return next((number for number, names in enumerate(MONTHS, 1) if name.lower() in names.split()), 0)


def _day(year: int, month: int, day: int) -> str:
    """A day as ISO 8601; empty when there is none, or machines write it for "not known"."""
    if not EARLIEST <= year <= LATEST or (year, month, day) == (1970, 1, 1):
        return ""
    try:
        return datetime(year, month, day, tzinfo=UTC).date().isoformat()
    except ValueError:
        return ""


def _stamp(found: dict[str, str | None], month: int) -> str:
    day = _day(int(found["year"] or 0), month, int(found["day"] or 0))
    if not day or found["hour"] is None:
        return day
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    half = (found.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if not (hour or minute or second) or hour > 23 or minute > 59 or second > 59:
        return day
    return f"{day}T{hour:02}:{minute:02}:{second:02}{_zone(found['zone'] or '')}"


def _zone(zone: str) -> str:
    """`Z` or `+01:00`; empty for a zone that goes by a name, as such names are not unique."""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = re.sub(r"\D", "", zone)
    if not zone.startswith(("+", "-")) or not digits:
        return ""
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{zone[0]}{int(hours):02}:{minutes}" if int(hours) <= 14 and int(minutes) <= 59 else ""


def in_address(address: str) -> str:
    """Return the date that stands in an address as it does in many: /2018/04/28/, /2018/apr/28/."""
    for match in IN_ADDRESS.finditer(address[:2_000]):
        month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
        found = _day(int(match["year"]), month, int(match["day"])) if month else ""
        if found and (match["joint"] or len(match[0]) == 9):
            return found
    return ""


def is_moment(line: str) -> bool:
    """Whether a line says when, and nothing else."""
    return is_date_line(line) or bool(_iso(line))
