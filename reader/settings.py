"""The person's choices, declared once: the window reads them, changes them and writes them back.

They lie in `settings.json` in the platform's configuration folder. A file that cannot be read counts as absent and is
left as it is until something is changed; values of a wrong kind are replaced by the defaults.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reader.paths import config_folder


def _choice(default: Any, explanation: str) -> Any:
    return field(default=default, metadata={"explanation": explanation})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default."""

    theme: str = _choice("", "The theme; empty follows the system.")
    text_size: int = _choice(18, "The height of the page's text in pixels, 12 to 44.")
    font: str = _choice("Literata", "The page's typeface; serif and sans-serif are the system's own.")
    line_length: int = _choice(66, "The characters on a full line of the page, 48 to 90.")
    leading: float = _choice(1.6, "The height of a line in heights of the text, 1.4 to 1.8.")
    justified: bool = _choice(False, "Whether both edges of the text are straight.")
    indented: bool = _choice(False, "Whether paragraphs begin indented, as in books, with no space between them.")
    code_style: str = _choice("", "The Pygments style in which code is shown; empty: as the theme has it.")
    layers_off: tuple[str, ...] = _choice((), "The layers whose tags are not shown.")
    library_shown: bool = _choice(True, "Whether the list of articles is shown.")
    inspector_shown: bool = _choice(True, "Whether the notes are shown.")
    window_width: int = _choice(1440, "The window's width in pixels.")
    window_height: int = _choice(900, "The window's height in pixels.")
    library_width: int = _choice(272, "The width of the list of articles in pixels.")
    inspector_width: int = _choice(338, "The width of the notes in pixels.")
    color: str = _choice("yellow", "The colour of a new highlight.")
    color_names: tuple[str, ...] = _choice((), 'What the person calls the colours, each as "yellow=claim".')
    commands: tuple[str, ...] = _choice((), "What was done last from the list of commands, the newest first.")
    searches: tuple[str, ...] = _choice((), "What was looked for in articles, the newest first.")
    search_ways: tuple[str, ...] = _choice(
        (), 'How it is looked for: "words" whole, in the "case" as typed, a "pattern".'
    )
    printed: tuple[str, ...] = _choice((), 'What is printed with the text and how, each choice as "paper=A4".')


def color_names(settings: Settings) -> dict[str, str]:
    """What the person calls the colours, by colour."""
    pairs = (pair.partition("=") for pair in settings.color_names)
    return {color: name.strip() for color, _, name in pairs if name.strip()}


def settings_file() -> Path:
    """Where the settings lie."""
    return config_folder() / "settings.json"


def load_settings() -> Settings:
    """Read the settings; what is missing or of a wrong kind has its default."""
    try:
        stored = json.loads(settings_file().read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = Settings()
    good: dict[str, Any] = {}
    for item in fields(Settings):
        value = stored.get(item.name)
        if isinstance(value, list):
            value = tuple(part for part in value if isinstance(part, str))
        if type(value) is type(getattr(defaults, item.name)):
            good[item.name] = value
    return replace(defaults, **good)


def save_settings(settings: Settings) -> None:
    """Write the settings beside the old ones, then put them in their place. Raises `OSError`."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".json")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1, sort_keys=True)
            file.write("\n")
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
