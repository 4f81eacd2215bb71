"""`add` and `list`: what the library takes in and what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.errors import LibraryError, UnknownFormatError, UnreadableArticleError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.console import Console
    from reader.library import Entry, Library


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="+", metavar="FILE|URL|FOLDER", help="an article, its address, or a folder of them"
    )


def _list_options(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")


def _run_add(options: Namespace, console: Console) -> int:
    from reader.cli.library import opened_library

    with opened_library(options, console) as library:
        found = list(_found(options.sources, library.folder, console))
        console.bar.begin(len(found))
        left_out: Counter[str] = Counter()
        for source, folder in found:
            console.bar.piece(Path(source).name)
            try:
                _add(library, source, console)
            except UnknownFormatError as error:
                left_out[folder] += 1
                if not folder:
                    console.complain(error)
            except UnreadableArticleError as error:
                console.complain(error)
            console.bar.finish_piece()
    console.bar.clear()
    for folder in dict.fromkeys(source for source in options.sources if _is_folder(source)):
        _say_what_was_left_out(folder, sum(of == folder for _, of in found), left_out[folder], console)
    return console.code()


def _found(sources: Sequence[str], library: Path, console: Console) -> Iterator[tuple[str, str]]:
    """Yield what is to be read, each with the folder that was asked for; a folder's files come in the order of their names."""
    from reader.opening import files_below

    def complain(error: OSError) -> None:
        console.complain(f"The folder “{error.filename}” could not be read: {error.strerror}.")

    for source in dict.fromkeys(sources):
        if _is_folder(source):
            yield from ((str(file), source) for file in files_below(Path(source), library, complain))
        else:
            yield source, ""


def _is_folder(source: str) -> bool:
    from reader.opening import is_address

    return not is_address(source) and Path(source).is_dir()


def _add(library: Library, source: str, console: Console) -> None:
    from reader.opening import open_source

    opened = open_source(library, source, console.bar.share)
    if not opened.is_kept:
        raise LibraryError(opened.problem)
    if opened.problem:
        console.complain(opened.problem)
    console.line(f"{opened.article.id}\t{_one_line(opened.article.title) or Path(source).name}")
    console.flush()


def _say_what_was_left_out(folder: str, files: int, left_out: int, console: Console) -> None:
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
    ("add FILE|URL|FOLDER ...",),
    _add_options,
    _run_add,
    """Prints the id and the title of each article once it is safe on the disk. A FOLDER is taken with all folders in it;
hidden files, what a browser saved beside a page and files of unknown formats are left out. An article that is there already
keeps its id and its notes.
""",
)
LIST = Command("list", "shows what the library holds", ("list [--format text|json]",), _list_options, _run_list)
