"""`annotate`: a highlight or a note on a quoted passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.console import Console


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="the article's id, as `list` shows it")
    parser.add_argument(
        "--quote", required=True, metavar="TEXT", help="the words to mark, as they stand in the article"
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="what to write beside them")
    parser.add_argument("--color", metavar="NAME", help="the highlight's colour; yellow, unless there is a note")
    parser.add_argument("--label", action="append", default=[], metavar="L", help="a label; may be given several times")


def _run(options: Namespace, console: Console) -> int:
    from reader.annotation import new_annotation
    from reader.cli.library import opened_library
    from reader.cli.quotes import find_passage

    color = _color(options)
    labels = dict.fromkeys(label for given in options.label if (label := " ".join(given.split())))
    with opened_library(options, console) as library:
        article = library.article(options.article)
        passage = find_passage(article.text, options.quote)
        annotation = new_annotation(article, passage, color=color, note=options.note, labels=labels)
        library.put(annotation)
    console.line(annotation.id)
    return 0


def _color(options: Namespace) -> str:
    """The colour that was asked for, else the first for a highlight and none for a note."""
    from reader.style import load_theme

    colors = tuple(load_theme("paper").highlights)
    if options.color is None:
        return "" if options.note else colors[0]
    if options.color not in colors:
        raise UsageError(f"There is no colour “{options.color}”; there are {', '.join(colors)}.")
    return str(options.color)


ANNOTATE = Command(
    "annotate",
    "highlights a quoted passage, with a note and labels if you like",
    ("annotate ARTICLE --quote TEXT [--note TEXT] [--color NAME] [--label L ...]",),
    _options,
    _run,
    """Prints the annotation's id once it is safe on the disk. The quote must stand in the article once; white space,
quotation marks and dashes need not be the same.
""",
)
