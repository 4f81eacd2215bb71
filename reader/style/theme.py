"""A theme: the colours of `resources/themes/<name>.toml`, looked up by token type the way Pygments styles inherit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.token import string_to_tokentype

from reader.errors import ReaderError
from reader.paths import resources
from reader.tagger.vocabulary import LABELS, TokenType

if TYPE_CHECKING:
    from pygments.style import Style


class UnknownThemeError(ReaderError):
    """There is no theme of that name."""


@dataclass(frozen=True, slots=True)
class WindowColors:
    """The colours of the window itself, each #RRGGBB or #RRGGBBAA."""

    page: str
    panel: str
    line: str
    selected: str
    text: str
    dim: str
    faint: str
    accent: str
    card: str
    shadow: str
    selection: str
    found: str
    found_now: str


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """One theme. `tags` and `washes` are by token type, `highlights` by the colour's name, in the order they are offered.

    `rank` is its place among the themes. `code_ground` and `code_ink` are the colours of a listing where they are not the window's.
    """

    name: str
    title: str
    dark: bool
    rank: int
    window: WindowColors
    tags: Mapping[TokenType, str]
    washes: Mapping[TokenType, str]
    highlights: Mapping[str, str]
    code: Mapping[TokenType, str]
    code_ground: str = ""
    code_ink: str = ""

    def tag_color(self, token: TokenType) -> str:
        """The colour of a tag's underline; the text's colour for a type that the theme leaves out."""
        return _inherited(self.tags, token, self.window.text)

    def wash(self, token: TokenType) -> str:
        """The colour laid behind a tag's text; empty for types that have none."""
        return _inherited(self.washes, token, "")

    def highlight(self, color: str) -> str:
        """The fill of a highlight; a colour that the theme does not know (an import's) is shown as its first."""
        return self.highlights.get(color) or next(iter(self.highlights.values()))

    def pygments_style(self) -> type[Style]:
        """The theme as a Pygments style, for code blocks and exports."""
        from pygments.style import Style

        opaque = {token: self.tag_color(token) for token in LABELS}
        body = {
            "name": self.name,
            "background_color": self.window.page,
            "highlight_color": self.window.selected,
            "styles": {**opaque, **self.code},
        }
        return type(f"{self.title}Style", (Style,), body)


def theme_names() -> tuple[str, ...]:
    """The names of the themes that are shipped, in the order that they are offered: light ones first."""
    found = [load_theme(path.stem) for path in (resources() / "themes").glob("*.toml")]
    return tuple(theme.name for theme in sorted(found, key=lambda theme: (theme.rank, theme.name)))


def has_theme(name: str) -> bool:
    """Whether a theme of that name is shipped."""
    return name.isidentifier() and _theme_file(name).is_file()


def load_theme(name: str) -> Theme:
    """Read a theme, once.

    Raises `UnknownThemeError` for a name that is not a shipped theme's.
    """
    if name not in _known:
        know(_read(name))
    return _known[name]


def know(theme: Theme) -> None:
    """Take a theme that was read elsewhere."""
    _known[theme.name] = theme


_known: dict[str, Theme] = {}


def _read(name: str) -> Theme:
    if not has_theme(name):
        raise UnknownThemeError(f"There is no theme called “{name}”.")
    import tomllib

    table = tomllib.loads(_theme_file(name).read_text("utf-8"))
    window = {field.name: table["window"][field.name] for field in fields(WindowColors)}
    return Theme(
        name=name,
        title=table["title"],
        dark=table["dark"],
        rank=table["rank"],
        window=WindowColors(**window),
        tags=_by_token(table["tags"]),
        washes=_by_token(table["washes"]),
        highlights=table["highlights"],
        code=_by_token(table["code"]),
    )


def _theme_file(name: str) -> Path:
    return resources() / "themes" / f"{name}.toml"


def _by_token(table: dict[str, str]) -> dict[TokenType, str]:
    return {string_to_tokentype(name): value for name, value in table.items()}


def _inherited(table: Mapping[TokenType, str], token: TokenType, default: str) -> str:
    """The entry of a type or of its nearest ancestor."""
    step: TokenType | None = token
    while step is not None:
        if step in table:
            return table[step]
        step = step.parent
    return default
