"""A tagged text for a terminal: in the theme's colours, or with its tags in brackets where there are no colours."""

from __future__ import annotations

import os
from collections.abc import Iterator

from reader.article import Article, Block
from reader.cli.console import CONTROLS
from reader.insight.layers import LAYER_TITLES, LAYERS, layer_counts
from reader.insight.segments import Segment, segments
from reader.style import Theme, load_theme
from reader.tagger.tagging import Tag, Tagging
from reader.tagger.vocabulary import INDIRECT, LABELS, QUOTATION, inside

RESET, BOLD, ITALIC, UNDERLINED = "\x1b[0m", "1", "3", "4"
CUBE = (0, 95, 135, 175, 215, 255)
"""The levels of red, green and blue in a terminal's 256 colours."""


def wants_color(shows_output: bool) -> bool:
    """Whether to colour: on a terminal that can, unless NO_COLOR is set; FORCE_COLOR colours a pipe too."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (shows_output and os.environ.get("TERM") != "dumb")


def colored(article: Article, tagging: Tagging) -> str:
    """The article with its tags in colour, below a line that says which colour is what and how often."""
    theme = load_theme("dark" if _dark_terminal() else "paper")
    lines = [_legend(tagging, theme)]
    lines += [
        "".join(_painted(article, block, s, theme) for s in cut) for block, cut in segments(article, tagging.tags)
    ]
    return "\n\n".join(lines) + "\n"


def _dark_terminal() -> bool:
    """Whether the terminal says that its background is dark; few say anything."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in {"0", "1", "2", "3", "4", "5", "6", "8"}


def _legend(tagging: Tagging, theme: Theme) -> str:
    counts = layer_counts(tagging)
    colors = {layer.key: theme.tag_color(layer.types[0]) for layer in LAYERS}
    return "  ".join(_paint(f"{LAYER_TITLES[key]} {counts[key]}", _foreground(colors[key])) for key in counts)


def _painted(article: Article, block: Block, segment: Segment, theme: Theme) -> str:
    styles = [BOLD] if block.kind in ("title", "heading") else []
    thing = next((tag for tag in reversed(segment.tags) if not inside(tag.type, QUOTATION)), None)
    if any(inside(tag.type, QUOTATION) and tag.type is not INDIRECT for tag in segment.tags):
        styles.append(ITALIC)
    if thing:
        styles += [UNDERLINED, _foreground(theme.tag_color(thing.type))]
    return _paint(article.slice(segment.span).translate(CONTROLS), *styles)


def _paint(words: str, *styles: str) -> str:
    return f"\x1b[{';'.join(styles)}m{words}{RESET}" if styles else words


def _foreground(color: str) -> str:
    """The nearest of a terminal's 256 colours to #RRGGBB."""
    levels = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    red, green, blue = (min(range(6), key=lambda n: abs(CUBE[n] - level)) for level in levels)
    return f"38;5;{16 + 36 * red + 6 * green + blue}"


def marked_up(article: Article, tagging: Tagging) -> str:
    """The article with every tag in brackets, and behind a bar what it is: `[James Mattis|person]`, speakers by name."""
    out: list[str] = []
    last = 0
    for offset, mark in sorted(_brackets(tagging), key=lambda bracket: bracket[0]):
        out += [article.text[last : offset[0]], mark]
        last = offset[0]
    return "".join([*out, article.text[last:]]).replace("\n", "\n\n") + "\n"


def _brackets(tagging: Tagging) -> Iterator[tuple[tuple[int, int, int], str]]:
    """Every bracket with its place; at one offset the closing ones come first, the innermost first, then the widest opening one."""
    for tag in tagging.tags:
        yield (tag.span.start, 1, -tag.span.end), "["
        yield (tag.span.end, 0, -tag.span.start), f"|{_label(tag, tagging)}]"


def _label(tag: Tag, tagging: Tagging) -> str:
    speaker = tagging.quotations[tag.quotation].speaker if tag.quotation is not None else ""
    return f"{LABELS[tag.type]}: {speaker}" if speaker else LABELS[tag.type]
