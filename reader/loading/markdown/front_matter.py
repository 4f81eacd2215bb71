"""The details that stand above a Markdown text: YAML between `---`, TOML between `+++`, "Key: value" lines, or "% title".

YAML is read tolerantly and only as far as people write it here: values, lists, names in small tables. What is no such line is
passed over; all lines are kept as they are, to be folded away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reader.loading.dates import read_date_line
from reader.loading.saved_page import is_web_address

FENCED = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n(.*?)(?:^|\n)(\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
PLAIN = re.compile(r"(?:[A-Za-z][\w -]{0,30}:[ \t]+\S[^\n]*\n){2,40}(?=\n|\Z)")
PERCENT = re.compile(r"% ?([^\n]*(?:\n[ \t]+[^\n]+)*)\n(?:% ?([^\n]*(?:\n[ \t]+[^\n]+)*)\n)?(?:% ?([^\n]*)(?:\n|\Z))?")
"""The title, the authors and the date as Pandoc has them."""

ENTRY = re.compile(r"([\w][\w .-]{0,60}?)\s*:(?:\s+(.*))?$")
ITEM = re.compile(r"-\s+(.*)$")
FLOW = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\{[^{}]*\}|[^,]*)\s*(?:,|$)""")
COMMENT = re.compile(r"\s+#.*$")
ESCAPE = re.compile(r"\\(.)")
NOTHING = frozenset({"", "~", "null", "none", "[]", "{}"})
WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")

MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt ]+(\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?:([Zz])|([+-]\d\d):?(\d\d))?(?![\d:]))?"
)
TITLE = ("title", "headline")
AUTHOR = ("author", "authors", "byline", "by", "creator", "writer")
DATE = (
    "date",
    "published",
    "publish_date",
    "publishdate",
    "published_at",
    "date_published",
    "pubdate",
    "publication_date",
)
ADDRESS = (
    "url",
    "source",
    "source_url",
    "sourceurl",
    "link",
    "canonical",
    "canonical_url",
    "canonicalurl",
    "original_url",
)
SITE = ("site", "site_name", "publication", "publisher", "website", "newspaper", "journal", "source")
LANGUAGE = ("lang", "language", "locale")
KNOWN = frozenset(TITLE + AUTHOR + DATE + ADDRESS + SITE + LANGUAGE)
LONGEST = 60_000
"""Characters. What is not closed within so many is no front matter."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the lines above a text tell, and those lines themselves. `published` is ISO 8601, with a zone when it names one."""

    title: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    site: str = ""
    language: str = ""
    lines: str = ""


def read_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the details that a text begins with, and the text below them."""
    fenced = FENCED.match(text[:LONGEST])
    if fenced and (fenced[1] == "+++") == (fenced[3] == "+++"):
        lines = fenced[2].strip("\n")
        found = _toml(lines) if fenced[1] == "+++" else _yaml(lines)
        if found or not lines.strip():
            return _told(found, lines), text[fenced.end() :]
    percent = PERCENT.match(text[:LONGEST])
    if percent:
        values = {"title": [percent[1]], "author": re.split(r"[;\n]", percent[2] or ""), "date": [percent[3] or ""]}
        return _told(values, ""), text[percent.end() :]
    plain = PLAIN.match(text[:LONGEST])
    if plain:
        found = _yaml(plain[0])
        if found.keys() & {"title"} and len(found.keys() & KNOWN) > 1:
            return _told(found, plain[0].rstrip("\n")), text[plain.end() :]
    return FrontMatter(), text


def _told(values: Mapping[str, list[str]], lines: str) -> FrontMatter:
    addresses = [value for value in _all(values, ADDRESS) if is_web_address(value)]
    sites = [value for value in _all(values, SITE) if not is_web_address(value)]
    dates = [moment for moment in map(iso, _all(values, DATE)) if moment]
    return FrontMatter(
        title=next(iter(_all(values, TITLE)), ""),
        byline=", ".join(dict.fromkeys(_all(values, AUTHOR))),
        published=next(iter(dates), ""),
        url=next(iter(addresses), ""),
        site=next(iter(sites), ""),
        language=re.split("[-_]", next(iter(_all(values, LANGUAGE)), ""))[0].lower()[:3],
        lines=lines,
    )


def _all(values: Mapping[str, list[str]], names: Iterable[str]) -> list[str]:
    """The values under these names, links in them as their words; the first name comes first."""
    return [shown for name in names for value in values.get(name, []) if (shown := _shown(value))]


def _shown(value: str) -> str:
    return " ".join(LINK.sub(r"\1", WIKILINK.sub(r"\1", value)).split())


def iso(said: str) -> str:
    """A date as people write it, as ISO 8601; empty when it is none."""
    match = MOMENT.match(said.strip())
    if not match:
        line = read_date_line(said)
        return line.published if line else ""
    day, clock, utc, hours, minutes = match.groups()
    zone = "Z" if utc else f"{hours}:{minutes}" if hours else ""
    return _valid(f"{day}T{clock}{zone}") or _valid(day) if clock else _valid(day)


def _valid(moment: str) -> str:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return moment


def _toml(lines: str) -> dict[str, list[str]]:
    import tomllib

    try:
        table = tomllib.loads(lines)
    except (tomllib.TOMLDecodeError, RecursionError):
        return _yaml(re.sub(r"^(\s*[\w.-]+)\s*=\s*", r"\1: ", lines, flags=re.MULTILINE))
    return {_key(name): _values(value) for name, value in table.items()}


def _values(value: Any) -> list[str]:
    """What a value of TOML tells, as texts: of a table its name."""
    if isinstance(value, list):
        return [each for inner in value for each in _values(inner)]
    if isinstance(value, dict):
        return _values(value["name"]) if "name" in value else []
    if isinstance(value, datetime | date):
        return [value.isoformat()]
    return [str(value)]


def _key(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _yaml(lines: str) -> dict[str, list[str]]:
    """The values of each key that is not set in; of what is set in below it, the items and the names."""
    found: dict[str, list[str]] = {}
    values: list[str] = []
    folded = False
    for line in lines.split("\n"):
        stripped = line.strip()
        entry = ENTRY.match(line)
        if entry and not line[0].isspace():
            value = (entry[2] or "").strip()
            folded = value[:1] in ("|", ">") and len(value) <= 3
            values = found.setdefault(_key(entry[1]), [])
            values += [] if folded else _flow(value)
        elif folded and stripped:
            values[:] = [" ".join([*values, stripped])]
        elif stripped and not stripped.startswith("#"):
            values += _below(stripped)
    return {key: [value for value in values if value.lower() not in NOTHING] for key, values in found.items()}


def _below(line: str) -> list[str]:
    """What a line tells that is set in below a key: an item, or the name in a small table."""
    item = ITEM.match(line)
    entry = ENTRY.match(item[1] if item else line)
    if entry:
        return [_unquoted(entry[2] or "")] if _key(entry[1]) in ("name", "literal") else []
    return _flow(item[1]) if item else []


def _flow(value: str) -> list[str]:
    """A value, or the values of "[one, two]"."""
    if value.startswith("[") and not value.startswith("[["):
        inner = COMMENT.sub("", value).strip().removeprefix("[").removesuffix("]")
        return [_unquoted(match[1]) for match in FLOW.finditer(inner) if match[1].strip()]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith("{") and value.endswith("}"):
        name = re.search(r"\bname\s*:\s*([^,}]+)", value)
        return _unquoted(name[1]) if name else ""
    if value[:1] in ("'", '"'):
        end = value.rfind(value[0])
        inside = value[1:end] if end > 0 else value[1:]
        return inside.replace("''", "'") if value[0] == "'" else ESCAPE.sub(r"\1", inside)
    return COMMENT.sub("", f" {value}").strip()
