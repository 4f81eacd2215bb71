"""Code in the colours of a Pygments style."""

from __future__ import annotations

import pytest
from pygments.token import Comment, Error, Keyword, Token

from reader.style import load_theme
from reader.style.code_style import code_styles, with_code_style


def test_every_installed_style_gives_a_theme() -> None:
    names = code_styles()
    assert {"monokai", "friendly", "default"} <= set(names)
    for name in names:
        theme = with_code_style(load_theme("dark"), name)
        assert len(theme.code_ground) == 7
        assert theme.code_ink.startswith("#")
        assert Error not in theme.code
        assert theme.window is load_theme("dark").window


def test_a_style_brings_its_ground_its_ink_and_its_looks() -> None:
    monokai = with_code_style(load_theme("paper"), "monokai")
    assert (monokai.code_ground, monokai.code_ink) == ("#272822", "#f8f8f2")
    friendly = with_code_style(load_theme("dark"), "friendly")
    assert friendly.code[Keyword] == "#007020 bold"
    assert friendly.code[Comment] == "#60a0b0 italic"
    assert friendly.code[Token] == "#000000"


@pytest.mark.parametrize("name", ["no-such-style", "", "../paper"])
def test_a_style_that_is_not_installed_any_more_leaves_the_theme_as_it_is(name: str) -> None:
    theme = load_theme("paper")
    assert with_code_style(theme, name) is theme
    assert not theme.code_ground
