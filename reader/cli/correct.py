"""`correct` and `corrections`: what the person says of words that the tagger reads wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.command import Command
from reader.correction import EVERY_KIND
from reader.errors import CorrectionError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.console import Console
    from reader.correction import Correction


def _correct_options(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", help="the words, as they are written in articles")
    parser.add_argument("--kind", choices=EVERY_KIND, metavar="KIND", help=f"one of: {', '.join(EVERY_KIND)}")
    parser.add_argument("--same-as", metavar="NAME", help="the full name that they stand for")
    parser.add_argument("--forget", action="store_true", help="take back what was said of the words")


def _list_options(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")
    parser.add_argument("--take-in", metavar="FILE", help="take in the corrections of a file that --format json wrote")


def _run_correct(options: Namespace, console: Console) -> int:
    from reader.cli.library import opened_library
    from reader.correction import new_correction

    says = bool(options.kind or options.same_as)
    if says == options.forget:
        raise UsageError("Say what the words are with --kind or --same-as, or take it back with --forget.")
    try:
        correction = new_correction(options.words, kind=options.kind or "", same_as=options.same_as or "")
    except CorrectionError as error:
        raise UsageError(str(error)) from error
    with opened_library(options, console) as library:
        library.correct(correction)
    return 0


def _run_list(options: Namespace, console: Console) -> int:
    from reader.cli.library import opened_library
    from reader.exchange.corrections import corrections_from_json, corrections_to_json

    with opened_library(options, console) as library:
        if options.take_in:
            library.correct(*corrections_from_json(_text_of(Path(options.take_in))))
            return 0
        corrections = library.corrections()
    if options.format == "json":
        console.write(corrections_to_json(corrections))
        return 0
    for correction in sorted(corrections, key=lambda each: each.words.casefold()):
        console.line(_line(correction))
    return 0


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise CorrectionError(f"{path} could not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path} is no file of corrections.") from error


def _line(correction: Correction) -> str:
    facts = [correction.kind, f"same as {correction.same_as}" if correction.same_as else ""]
    return f"{correction.words}: {', '.join(fact for fact in facts if fact)}"


CORRECT = Command(
    "correct",
    "says what words are, in every article, when the tagger reads them wrong",
    ("correct WORDS [--kind KIND] [--same-as NAME]", "correct WORDS --forget"),
    _correct_options,
    _run_correct,
    """WORDS are meant as they are written, capitals and all. “no name” keeps a number in them, “no tag” is for words that
are never to be marked. --same-as with the words themselves says that they stand for nothing else.
""",
)
CORRECTIONS = Command(
    "corrections",
    "lists what was said of words, or takes in what another person said",
    ("corrections [--format text|json]", "corrections --take-in FILE"),
    _list_options,
    _run_list,
)
