"""`add` and `list`: what the library takes in and what it holds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.errors import UnreadableArticleError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.console import Console
    from reader.library import Entry, Library


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="FILE|FOLDER", help="an article, or a folder of them")


def _list_options(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")


def _run_add(options: Namespace, console: Console) -> int:
    from reader.cli.library import opened_library

    with opened_library(options, console) as library:
        files = list(_files(options.sources, library.folder, console))
        console.bar.begin(len(files))
        left_out: Counter[Path] = Counter()
        for path, folder in files:
            console.bar.piece(path.name)
            try:
                _add(library, path, console)
            except UnreadableArticleError as error:
                if folder is None:
                    console.complain(error)
                else:
                    left_out[folder] += 1
            console.bar.finish_piece()
    console.bar.clear()
    for folder in dict.fromkeys(Path(source) for source in options.sources):
        if folder.is_dir():
            _say_what_was_left_out(folder, sum(of == folder for _, of in files), left_out[folder], console)
    return console.code()


def _files(sources: Sequence[str], library: Path, console: Console) -> Iterator[tuple[Path, Path | None]]:
    """Yield the files to read, each with the folder that was asked for; a folder's come in the order of their names."""
    for source in map(Path, dict.fromkeys(sources)):
        if source.is_dir():
            yield from ((file, source) for file in _files_below(source, library.resolve(), console))
        else:
            yield source, None


def _files_below(folder: Path, library: Path, console: Console) -> Iterator[Path]:
    """Every file in a folder and the folders in it, without hidden ones, and never the library itself."""

    def complain(error: OSError) -> None:
        console.complain(f"The folder “{error.filename}” could not be read: {error.strerror}.")

    for place, folders, names in os.walk(folder, onerror=complain):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (here / name).resolve() != library)
        yield from (here / name for name in sorted(names) if not name.startswith("."))


def _add(library: Library, path: Path, console: Console) -> None:
    from reader.loading import load

    article = library.add(load(path, progress=console.bar.share), original=path)
    console.line(f"{article.id}\t{_one_line(article.title) or path.name}")
    console.flush()


def _say_what_was_left_out(folder: Path, files: int, left_out: int, console: Console) -> None:
    if left_out == files:
        console.complain(f"No file in “{folder}” could be read as an article.")
    elif left_out:
        console.tell(f"close-reader: {_count(left_out, 'file')} in “{folder}” could not be read and stayed out.")


def _run_list(options: Namespace, console: Console) -> int:
    from reader.cli.library import opened_library

    with opened_library(options, console) as library:
        entries = library.articles()
    if options.format == "json":
        import json
        from dataclasses import asdict

        console.write(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1) + "\n")
        return 0
    for entry in entries:
        console.line(_row(entry))
    if not entries and not options.quiet:
        console.tell(f"The library in “{library.folder}” is empty; `close-reader add FILE` takes an article in.")
    return 0


def _row(entry: Entry) -> str:
    facts = [fact for fact in (entry.site, entry.published[:10]) if fact]
    if entry.highlights:
        facts.append(_count(entry.highlights, "highlight"))
    if entry.notes:
        facts.append(_count(entry.notes, "note"))
    title = _one_line(entry.title) or "Untitled"
    return f"{entry.id}  {title}" + (f"  ({', '.join(facts)})" if facts else "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _one_line(text: str) -> str:
    return " ".join(text.split())


ADD = Command(
    "add",
    "takes articles into the library",
    ("add FILE|FOLDER ...",),
    _add_options,
    _run_add,
    """Prints the id and the title of each article once it is safe on the disk. A FOLDER is taken with all folders in it;
files in it that are no articles are left out. An article that is there already keeps its id and its notes.
""",
)
LIST = Command("list", "shows what the library holds", ("list [--format text|json]",), _list_options, _run_list)
