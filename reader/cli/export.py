"""`export`: the notes and highlights of articles, in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.errors import LibraryError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.article import Article
    from reader.cli.console import Console
    from reader.exchange import Exporter
    from reader.library import Library

STANDARD_OUTPUT = "-"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="an article's id, as `list` shows it")
    parser.add_argument("--all", action="store_true", help="every article in the library")
    parser.add_argument("--format", required=True, metavar="F", help="markdown, html or json")
    parser.add_argument(
        "--output", metavar="PATH", help="a file, or a folder for several articles; - is standard output"
    )


def _run(options: Namespace, console: Console) -> int:
    from reader.cli.library import opened_library
    from reader.exchange import exporter_named

    if options.all == bool(options.articles):
        raise UsageError("Name articles by their ids, or say --all.")
    exporter = exporter_named(options.format)
    several = options.all or len(options.articles) > 1
    to_output = options.output in (None, STANDARD_OUTPUT)
    if several and to_output and exporter.join is None:
        raise UsageError(f"A text of the format “{exporter.name}” holds one article: say --output FOLDER.")
    with opened_library(options, console) as library:
        exports = _exports(options, library, exporter, console)
        if to_output:
            _to_output(exports, exporter, several, console)
        elif several or _is_folder(options.output):
            _to_folder(exports, exporter, Path(options.output))
        else:
            _to_file(exports, Path(options.output))
    return console.code()


def _exports(
    options: Namespace, library: Library, exporter: Exporter, console: Console
) -> Iterator[tuple[Article, str]]:
    """Yield each article with its export; one that cannot be read is said on standard error, and the others go on.

    Tags only say whose words a passage is, so an article without passages is not tagged: a long one takes a minute.
    """
    from reader.exchange import export
    from reader.settings import color_names, load_settings
    from reader.tagger import tag

    names = color_names(load_settings())
    ids = [entry.id for entry in library.articles()] if options.all else list(dict.fromkeys(options.articles))
    console.bar.begin(len(ids))
    for article_id in ids:
        console.bar.piece(article_id)
        try:
            article, annotations = library.article(article_id), library.annotations(article_id)
        except LibraryError as error:
            console.complain(error)
        else:
            tagging = tag(article, console.bar.share, library.corrections(article)) if annotations else None
            yield article, export(exporter.name, article, annotations, tagging, names)
        console.bar.finish_piece()
    console.bar.clear()


def _to_output(exports: Iterator[tuple[Article, str]], exporter: Exporter, several: bool, console: Console) -> None:
    texts = [text for _article, text in exports]
    if several and exporter.join:
        console.write(exporter.join(texts))
    for text in () if several else texts:
        console.write(text)


def _to_folder(exports: Iterator[tuple[Article, str]], exporter: Exporter, folder: Path) -> None:
    from reader.exchange import UnwritableFileError, file_name, write

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFileError(f"{folder} is no folder to write to: {error.strerror}.") from error
    taken: set[str] = set()
    for article, text in exports:
        name = file_name(article, exporter.suffix)
        if name.casefold() in taken:
            name = f"{name.removesuffix(exporter.suffix)} {article.id}{exporter.suffix}"
        taken.add(name.casefold())
        write(folder / name, text)


def _to_file(exports: Iterator[tuple[Article, str]], path: Path) -> None:
    from reader.exchange import write

    for _article, text in exports:
        write(path, text)


def _is_folder(output: str) -> bool:
    return Path(output).is_dir() or output.endswith(("/", "\\"))


EXPORT = Command(
    "export",
    "writes notes and highlights with the passages around them",
    ("export [ARTICLE ...|--all] --format markdown|html|json [--output PATH]",),
    _options,
    _run,
    """Without --output it goes to standard output; several articles are then one text after the other (markdown) or a list
(json). With --output a FOLDER gets one file an article, named after its title.
""",
)
