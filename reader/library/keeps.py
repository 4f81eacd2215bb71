"""What the person asked always to keep: kinds of lines that would be folded away, by the site that has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from reader.annotation import Record, utc_now, words_of
from reader.article import Article
from reader.library import durable
from reader.library.durable import Fingerprint
from reader.library.layout import Layout
from reader.library.safekeeping import Quarantine


@dataclass(frozen=True, slots=True)
class Keep:
    """Lines of a kind ("teaser") are not folded away in articles from a site; `since` is UTC, ISO 8601."""

    site: str
    kind: str
    since: str = ""


class Keeps:
    """The file `keeps.json` of a library: a table of rules that people can read and edit."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: tuple[Fingerprint, Record] | None = None

    def all(self) -> tuple[Keep, ...]:
        """Return every rule, in the order of sites and kinds."""
        rules = (
            Keep(words_of(record, "site"), words_of(record, "kind"), words_of(record, "since"))
            for record in self._table(self._read()).values()
            if isinstance(record, dict)
        )
        return tuple(
            sorted((rule for rule in rules if rule.site and rule.kind), key=lambda rule: (rule.site, rule.kind))
        )

    def change(self, site: str, kind: str, *, always: bool) -> None:
        """Make a rule or take it back, durably; hold the library's lock."""
        file = self._read()
        table = dict(self._table(file))
        mine = [key for key, record in table.items() if _is_for(record, site, kind)]
        if always == bool(mine):
            return
        for key in mine:
            del table[key]
        if always:
            table[f"{site} {kind}"] = {"kind": kind, "since": utc_now(), "site": site}
        self._write({"schema": 1, **file, "keeps": table})

    def _read(self) -> Record:
        """Return what the file holds; one that is not there or is damaged holds nothing."""
        path = self._layout.keeps
        mark = durable.fingerprint(path)
        if mark is None:
            return {}
        if self._known is None or self._known[0] != mark:
            content, mark = durable.read(path)
            self._known = (mark, _parsed(content) or {})
        return self._known[1]

    def _write(self, file: Record) -> None:
        path = self._layout.keeps
        self._put_damaged_aside(path)
        content = json.dumps(file, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        self._known = (durable.write(path, content.encode("utf-8", "replace")), file)

    def _put_damaged_aside(self, path: Path) -> None:
        """Keep a copy of what cannot be read before it is replaced."""
        if path.exists():
            content = path.read_bytes()
            if _parsed(content) is None:
                Quarantine(self._layout).keep(path, content)

    @staticmethod
    def _table(file: Record) -> Record:
        table = file.get("keeps")
        return table if isinstance(table, dict) else {}


def site_of(article: Article) -> str:
    """Return what tells an article's site from others: the host of its address, else the site's name; empty when unknown."""
    try:
        host = urlsplit(article.url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or " ".join(article.site.casefold().split())


def _is_for(record: object, site: str, kind: str) -> bool:
    return isinstance(record, dict) and (record.get("site"), record.get("kind")) == (site, kind)


def _parsed(content: bytes) -> Record | None:
    """Return the object that a file holds, None when it holds none."""
    try:
        file = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return file if isinstance(file, dict) else None
