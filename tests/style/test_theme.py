"""Every theme is whole, and what it writes can be read."""

from __future__ import annotations

import re

import pytest

from reader.style import Theme, has_theme, load_theme, theme_names
from reader.style.theme import UnknownThemeError
from reader.tagger.vocabulary import LABELS, QUOTATION, inside

THEMES = [load_theme(name) for name in theme_names()]
each_theme = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])


def channels(color: str) -> tuple[float, float, float, float]:
    """Red, green, blue and opacity, each 0 to 1."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return parts[0], parts[1], parts[2], int(color[7:9], 16) / 255 if len(color) == 9 else 1.0


def over(color: str, ground: str) -> tuple[float, float, float]:
    """A translucent colour on an opaque ground."""
    *top, share = channels(color)
    below = channels(ground)[:3]
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(top, below, strict=True))
    return red, green, blue


def luminance(color: tuple[float, float, float]) -> float:
    """WCAG 2's relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str, fill: str = "#00000000") -> float:
    """WCAG 2's contrast of a text colour on a ground with a translucent fill."""
    lit = sorted((luminance(over(ink, ground)), luminance(over(fill, ground))), reverse=True)
    return (lit[0] + 0.05) / (lit[1] + 0.05)


def test_there_are_a_light_and_a_dark_theme() -> None:
    assert theme_names() == ("paper", "sepia", "contrast", "dark", "black")
    assert [theme.dark for theme in THEMES] == [False, False, False, True, True]


@each_theme
def test_every_type_has_a_color_and_quotations_a_wash(theme: Theme) -> None:
    for token in LABELS:
        assert re.fullmatch("#[0-9A-Fa-f]{6}", theme.tag_color(token))
        assert bool(theme.wash(token)) == inside(token, QUOTATION)


@each_theme
def test_text_can_be_read_everywhere(theme: Theme) -> None:
    window = theme.window
    for ground in (window.page, window.panel, window.card):
        assert contrast(window.text, ground) >= 7
        assert contrast(window.dim, ground) >= 4.5
    assert contrast(window.text, window.selected) >= 7


@each_theme
def test_text_can_be_read_on_every_fill(theme: Theme) -> None:
    window = theme.window
    fills = [*theme.highlights.values(), *theme.washes.values(), window.selection, window.found, window.found_now]
    for fill in fills:
        assert contrast(window.text, window.page, fill) >= 4.5, fill


@each_theme
def test_tags_stand_out_from_the_page(theme: Theme) -> None:
    for token in LABELS:
        assert contrast(theme.tag_color(token), theme.window.page) >= 3


@each_theme
def test_the_themes_offer_the_same_highlights(theme: Theme) -> None:
    assert list(theme.highlights) == ["yellow", "green", "blue", "pink"]
    assert theme.highlight("a color of another program") == theme.highlights["yellow"]


@each_theme
def test_a_theme_is_a_pygments_style(theme: Theme) -> None:
    style = theme.pygments_style()
    assert style.background_color == theme.window.page
    assert all(re.fullmatch("[0-9A-Fa-f]{6}", style.style_for_token(token)["color"] or "") for token in LABELS)


@pytest.mark.parametrize("name", ["", "no such", "../themes/paper", "paper.toml", "Paper/"])
def test_an_unknown_theme_is_named(name: str) -> None:
    assert not has_theme(name)
    with pytest.raises(UnknownThemeError, match="There is no theme"):
        load_theme(name)
