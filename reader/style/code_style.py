"""The colours of code as a Pygments style has them: any of those that come with Pygments or that the person installed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pygments.token import STANDARD_TYPES, Error, Token

from reader.style.theme import Theme

LIGHT, DARK = "#FFFFFF", "#000000"


def code_styles() -> list[str]:
    """The names of all styles that are installed, in the order of the alphabet."""
    from pygments.styles import get_all_styles

    return sorted(get_all_styles(), key=str.casefold)


@cache
def with_code_style(theme: Theme, name: str) -> Theme:
    """The theme with the ground and the colours that a style gives to code; itself for a style that is not installed (any more)."""
    from pygments.styles import get_style_by_name
    from pygments.util import ClassNotFound

    try:
        style = get_style_by_name(name)
    except ClassNotFound:
        return theme
    except Exception:  # noqa: BLE001 - a style is a plug-in, and what it does wrong when it is loaded is its own
        return theme
    ground = _full(style.background_color)
    ink = DARK if _is_light(ground) else LIGHT
    code = {}
    for kind in STANDARD_TYPES:
        if kind is not Error:
            looks = style.style_for_token(kind)
            words = [f"#{looks['color']}" if looks["color"] else ink]
            words += [word for word in ("bold", "italic") if looks[word]]
            code[kind] = " ".join(words)
    return replace(theme, code=code, code_ground=ground, code_ink=code[Token].split()[0])


def _full(ground: str) -> str:
    """A ground as `#rrggbb`; what is written in another way counts as white, which is the colour of a style that says nothing."""
    digits = ground.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    is_hex = len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
    return f"#{digits}" if is_hex else LIGHT


def _is_light(ground: str) -> bool:
    red, green, blue = (int(ground[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140
