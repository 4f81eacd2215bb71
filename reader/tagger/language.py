"""A language's words: what the rules look up. Words are data, logic is Python."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.paths import resources


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's tables, by file and then as the TOML has them: `language.words["quotations"]["cue_verbs"]`."""

    code: str
    words: dict[str, dict[str, Any]]


@cache
def load_language(code: str = "en") -> Language:
    """Read `resources/languages/<code>/*.toml`, one file a family; a language that we lack is read as English."""
    folder = resources() / "languages" / code
    if not folder.is_dir():
        return load_language("en")
    tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
    return Language(code, tables)
