"""Themes: TOML -> Theme, one set of colours for the window, the tags, the highlights and code."""

from reader.style.theme import Theme, has_theme, know, load_theme, theme_names

__all__ = ["Theme", "has_theme", "know", "load_theme", "theme_names"]
