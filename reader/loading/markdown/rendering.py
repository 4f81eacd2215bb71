"""Markdown -> markup that the walk over web pages reads, so that one place makes blocks of every format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from reader.loading.markdown.extras import CALLOUTS, add_extras
from reader.loading.markdown.tags import cleaned

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FORMULA = re.compile(r"[\\^_={}+<>]|^[A-Za-z]'?$|^[A-Za-z]\(")
"""What a text between two dollars has if it is one, and no two amounts of money."""

CONTAINER_TITLE = re.compile(r"\{[^{}]*?\.(?:callout-)?([\w-]+)[^{}]*\}|(\w[\w-]*)[ \t]*(.*)")
HIDDEN_SIGN = "\uf8f0"
"""A private character around the number of a hidden piece, in a paragraph of its own."""

HIDDEN = re.compile(f"{HIDDEN_SIGN}(\\d+){HIDDEN_SIGN}")


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markup, and the comments that were taken out of it: a paragraph that `HIDDEN` matches stands where each was."""

    markup: str
    hidden: tuple[str, ...]


def rendered(text: str) -> Rendered:
    """Return the markup of a Markdown text. Whatever stands in the text comes out, as text, or as what was hidden."""
    env: dict[str, Any] = {"hidden": []}
    markup = _parser().render(text, env)
    return Rendered(markup, tuple(env["hidden"]))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
    from mdit_py_plugins.subscript import sub_plugin
    from mdit_py_plugins.superscript import superscript_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin).use(gfm_autolink_plugin)
    parser.use(sub_plugin).use(superscript_plugin).use(attrs_plugin, allowed=["id"])
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_blank_lines=False, double_inline=True)
    parser.use(admon_plugin, render=_admonition)
    parser.use(container_plugin, "any", validate=lambda *_: True, render=_container)
    add_extras(parser)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # which links are safe is decided further on
    for name, rule in RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _hidden(_renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    env["hidden"].append(tokens[index].content)
    return f"<p>{HIDDEN_SIGN}{len(env['hidden']) - 1}{HIDDEN_SIGN}</p>\n"


def _html_block(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return cleaned(tokens[index].content)


def _html_inline(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return tokens[index].content


def _nothing(*_: Any) -> str:
    return ""


def _formula(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    content = tokens[index].content.strip()
    return f"<code>{escape(content)}</code>" if FORMULA.search(content) else escape(f"${content}$")


def _displayed(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return f'<pre><code class="language-tex">{escape(tokens[index].content)}</code></pre>\n'


def _displayed_inline(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return f"<code>{escape(tokens[index].content.strip())}</code>"


def _admonition(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    token = tokens[index]
    is_opening = token.nesting == 1
    if token.type.startswith("admonition_title"):
        return "<p><strong>" if is_opening else "</strong></p>\n"
    return "<div>\n" if is_opening else "</div>\n"


def _container(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    """::: note Title ... ::: is a box with a title; one that only arranges is read through."""
    if tokens[index].nesting < 0:
        return "</div>\n"
    named = CONTAINER_TITLE.match(tokens[index].info.strip())
    name = ((named[1] or named[2]) if named else "").lower()
    title = (named[3] or "").strip() if named else ""
    if name in CALLOUTS and tokens[index + 1].type != "heading_open":
        title = title or name.capitalize()
    return f"<div><p><strong>{escape(title)}</strong></p>\n" if title else "<div>\n"


RULES = {
    "hidden": _hidden,
    "html_block": _html_block,
    "html_inline": _html_inline,
    "footnote_anchor": _nothing,
    "footnote_block_open": lambda *_: "<hr><section><ol>\n",
    "math_inline": _formula,
    "math_inline_double": _displayed_inline,
    "math_block": _displayed,
    "math_block_label": _displayed,
}
"""What is rendered in another way than the parser's own."""
