"""`load`: the cleaned article, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.console import Console
    from reader.cli.jsonl import Line

FORMATS = ("json", "markdown", "text")


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE|URL", help="an article or its address; - is standard input")
    parser.add_argument("--format", choices=FORMATS, default="json", help="json is the default")
    parser.add_argument("--jsonl", action="store_true", help="read paths from standard input, one JSON object a line")


def _run(options: Namespace, console: Console) -> int:
    if options.jsonl:
        if options.files:
            raise UsageError("--jsonl reads standard input and takes no FILE.")
        return _lines(console)
    from reader.cli.articles import read_articles
    from reader.cli.jsonl import dumps
    from reader.loading.contract import to_json, to_markdown, to_text

    for number, (_name, article) in enumerate(read_articles(options.files, console)):
        if options.format == "json":
            console.raw(dumps(to_json(article)) + "\n")
            continue
        if number:
            console.line()
        text = to_markdown(article) if options.format == "markdown" else to_text(article)
        console.line(text.rstrip("\n"))
    return console.code()


def _lines(console: Console) -> int:
    from reader.cli.jsonl import answer_lines, text_of
    from reader.loading import load
    from reader.loading.contract import to_json

    def answer(line: Line) -> Line:
        url = text_of(line, "url") if line.get("url") else ""
        fields = to_json(load(text_of(line, "path"), url=url))
        return {"id": line["id"], **fields} if "id" in line else fields

    return answer_lines(console, answer)


LOAD = Command(
    "load",
    "shows articles as they are after cleaning",
    ("load [FILE|URL ...] [--format json|markdown|text]", "load --jsonl"),
    _options,
    _run,
    """json writes one object a FILE, each on a line of its own.
--jsonl answers {"path", "url"?} with {"title", "author", "date", "site", "language", "blocks", "hidden"} or {"error"}, line by line
and in order; "path" is a file or an address, "url" says where a file came from.
""",
)
