"""`tag` and `explain`: what the tagger finds, to look at, to read on, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from reader.article import Article
    from reader.cli.console import Console
    from reader.cli.jsonl import Line
    from reader.correction import Corrections
    from reader.tagger import Tagging

FORMATS = ("terminal", "json", "html")
READING = 0.3
"""How much of the work on an article is done when it is read, 0 to 1; the rest is tagging."""


def _tag_options(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="an article; - is standard input")
    parser.add_argument("--format", choices=FORMATS, default="terminal", help="terminal is the default")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the day that “yesterday” is reckoned from")
    _corrected_option(parser)
    parser.add_argument("--jsonl", action="store_true", help="read texts from standard input, one JSON object a line")


def _explain_options(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="an article; - is standard input")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the day that “yesterday” is reckoned from")
    _corrected_option(parser)


def _corrected_option(parser: ArgumentParser) -> None:
    parser.add_argument("--corrected", action="store_true", help="as the corrections in your library have it")


def _corrections(options: Namespace, console: Console) -> Corrections:
    """The library's corrections where they are asked for; else a text is tagged the same everywhere."""
    from reader.correction import Corrections

    if not options.corrected:
        return Corrections()
    from reader.cli.library import opened_library

    with opened_library(options, console) as library:
        return library.corrections()


def _day(text: str) -> str:
    from argparse import ArgumentTypeError
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date like 2018-04-28") from error


def _run_tag(options: Namespace, console: Console) -> int:
    if options.jsonl:
        if options.files:
            raise UsageError("--jsonl reads standard input and takes no FILE.")
        return _tag_lines(options, console)
    if options.format == "html" and len(options.files) > 1:
        raise UsageError("A page holds one article: --format html takes one FILE.")
    show = {"terminal": _show_colored, "json": _show_json, "html": _show_page}[options.format]
    for name, article, tagging in _tagged(options, console):
        show(name, article, tagging, console)
    return console.code()


def _run_explain(options: Namespace, console: Console) -> int:
    from reader.tagger.explain import explain

    for name, article, tagging in _tagged(options, console):
        if len(options.files) > 1:
            console.line(f"{name}:")
        for line in explain(article.text, tagging):
            console.line(line)
    return console.code()


def _tagged(options: Namespace, console: Console) -> Iterator[tuple[str, Article, Tagging]]:
    from reader.cli.articles import read_articles
    from reader.tagger import tag

    corrections = _corrections(options, console)
    for name, article in read_articles(options.files, console, READING):
        dated = replace(article, published=options.date) if options.date else article
        yield name, dated, tag(dated, lambda share: console.bar.share(READING + (1 - READING) * share), corrections)


def _tag_lines(options: Namespace, console: Console) -> int:
    from datetime import date

    from reader.cli.jsonl import answer_lines, text_of
    from reader.tagger import tag_text
    from reader.tagger.spans import to_spans

    day = date.fromisoformat(options.date) if options.date else None
    corrections = _corrections(options, console)

    def answer(line: Line) -> Line:
        text = text_of(line, "text")
        return {"id": line.get("id"), "spans": to_spans(tag_text(text, _date_of(line) or day, corrections=corrections))}

    return answer_lines(console, answer)


def _date_of(line: Line) -> date | None:
    from datetime import date

    from reader.cli.jsonl import BadLineError

    value = line.get("date")
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value[:10])
    except (TypeError, ValueError) as error:
        raise BadLineError(f"The line's “date” is no date like 2018-04-28: {value!r}.") from error


def _show_colored(_name: str, article: Article, tagging: Tagging, console: Console) -> None:
    from reader.cli.colored import colored, marked_up, wants_color

    if wants_color(console.shows_output):
        console.raw(colored(article, tagging))
    else:
        console.write(marked_up(article, tagging))


def _show_json(name: str, article: Article, tagging: Tagging, console: Console) -> None:
    from reader.cli.jsonl import dumps
    from reader.tagger.spans import to_entities, to_spans

    facts = {"file": name, "title": article.title, "published": article.published, "language": article.language}
    found = {"spans": to_spans(tagging), "entities": to_entities(tagging)}
    console.raw(dumps({**facts, "text": article.text, **found}) + "\n")


def _show_page(_name: str, article: Article, tagging: Tagging, console: Console) -> None:
    from reader.exchange.tagged import tagged_page

    console.write(tagged_page(article, tagging))


TAG = Command(
    "tag",
    "marks the names, numbers, dates and quotations of articles",
    (
        "tag [FILE ...] [--format terminal|json|html] [--date YYYY-MM-DD] [--corrected]",
        "tag --jsonl [--date YYYY-MM-DD] [--corrected]",
    ),
    _tag_options,
    _run_tag,
    """On a terminal the text is coloured; elsewhere, and with NO_COLOR set, tags stand in brackets: [James Mattis|person].
json writes one object a FILE, each on a line of its own. Offsets are Unicode code points.
--jsonl answers {"id", "text", "date"?} with {"id", "spans"} or {"id", "error"}, line by line and in order.
""",
)
EXPLAIN = Command(
    "explain",
    "lists every tag with the rule that made it and the value that it read",
    ("explain FILE ... [--date YYYY-MM-DD] [--corrected]",),
    _explain_options,
    _run_explain,
)
