"""`add` and `list`: what the library takes in and what it holds."""

from __future__ import annotations

import os
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
        files = list(_files(options.sources, library.folder))
        console.bar.begin(len(files))
        added = left_out = 0
        for path, asked_for in files:
            console.bar.piece(path.name)
            try:
                _add(library, path, console)
                added += 1
            except UnreadableArticleError as error:
                left_out += not asked_for
                if asked_for:
                    console.complain(error)
            console.bar.finish_piece()
        console.bar.clear()
        _say_what_was_left_out(added, left_out, console)
    return console.code()


def _files(sources: Sequence[str], library: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the files to read and whether each was asked for by itself; a folder's come in the order of their names."""
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from ((file, False) for file in _files_below(path, library.resolve()))
        else:
            yield path, True


def _files_below(folder: Path, library: Path) -> Iterator[Path]:
    """Every file in a folder and the folders in it, without hidden ones, and never the library itself."""
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (here / name).resolve() != library)
        yield from (here / name for name in sorted(names) if not name.startswith("."))


def _add(library: Library, path: Path, console: Console) -> None:
    from reader.loading import load

    article = library.add(load(path), original=path)
    console.line(f"{article.id}\t{_one_line(article.title) or path.name}")
    console.flush()


def _say_what_was_left_out(added: int, left_out: int, console: Console) -> None:
    if left_out and not added:
        console.complain("No file there could be read as an article.")
    elif left_out:
        console.tell(f"close-reader: {_count(left_out, 'file')} that could not be read as an article left out.")


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
