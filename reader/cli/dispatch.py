"""From the arguments to a command: the parser, the help, the exit codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from reader.cli.commands import COMMANDS
from reader.cli.console import BROKEN_PIPE, INTERRUPTED, Console
from reader.errors import ReaderError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from reader.cli.command import Command

PROGRAM = "close-reader"
PANELS = ("notes", "said", "names", "numbers")
ANSWERED = ("-h", "--help", "--version")
WINDOW = (
    "[FILE|URL ...]",
    "--screenshot OUT.png [--size WxH] [--theme NAME] [--panel NAME] FILE|URL",
    "--startup-trace FILE",
)
EVERYWHERE = """Everywhere:
  --library DIR  the library to use, instead of the one in your data folder
  --quiet        no progress bar
  --help         this page; after a command, the command's own
  --version      the version

Exit codes: 0 done, 1 some input could not be used (a line on standard error says why), 2 wrong usage.
"""


def is_for_command_line(argv: Sequence[str]) -> bool:
    """Whether arguments ask for something without a window: a command (behind `--library DIR` or `--quiet` too), help, the version."""
    rest, _ = _leading(argv)
    return bool(rest) and (rest[0] in COMMANDS or rest[0] in ANSWERED)


def run(argv: Sequence[str]) -> int:
    """Run a command and answer its exit code; `argv` is without the program's name."""
    rest, leading = _leading(argv)
    console = Console("--quiet" in leading or "--quiet" in rest)
    try:
        code = _run(rest, leading, console)
        console.flush()
    except UsageError as error:
        console.tell(f"{PROGRAM}: {error}")
        return 2
    except ReaderError as error:
        console.complain(error)
        return 1
    except BrokenPipeError:
        return BROKEN_PIPE
    except KeyboardInterrupt:
        console.bar.clear()
        return INTERRUPTED
    return code


def usage() -> str:
    """The page that `--help` shows: every way to call the program."""
    lines = ["Close Reader: read closely, with names, numbers, dates and quotations marked.", "", "The window:"]
    lines += [f"  {PROGRAM} {synopsis}" for synopsis in WINDOW]
    lines += ["", "Without a window:"]
    for command in COMMANDS.values():
        lines += [f"  {PROGRAM} {synopsis}" for synopsis in command.synopsis]
        lines.append(f"      {command.summary}")
    return "\n".join([*lines, "", EVERYWHERE])


def window_options(argv: Sequence[str]) -> dict[str, Any]:
    """The window's options: `files`, `library`, `screenshot`, `size` (width and height), `theme`, `panel`, `startup_trace`, `quiet`.

    Raises `SystemExit` with the exit code after an option that the window does not have.
    """
    from reader.style import theme_names

    parser = _parser(PROGRAM)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--screenshot", metavar="OUT.png")
    parser.add_argument("--size", type=_size, metavar="WxH")
    parser.add_argument("--theme", choices=theme_names())
    parser.add_argument("--panel", choices=PANELS)
    parser.add_argument("--startup-trace", action="store_true")
    _add_everywhere(parser)
    try:
        return vars(parser.parse_intermixed_args(argv))
    except UsageError as error:
        Console().tell(f"{PROGRAM}: {error}")
        raise SystemExit(2) from error


def _run(rest: list[str], leading: list[str], console: Console) -> int:
    if not rest or rest[0] in ("-h", "--help"):
        console.write(usage())
        return 0
    if rest[0] == "--version":
        console.line(f"Close Reader {_version()}")
        return 0
    command = COMMANDS.get(rest[0])
    if command is None:
        raise UsageError(f"There is no command “{rest[0]}”; `{PROGRAM} --help` lists what there is.")
    parser = _command_parser(command)
    if {"-h", "--help"} & set(rest[1:]):
        console.write(f"{parser.format_help()}\n{command.details}" if command.details else parser.format_help())
        return 0
    return command.run(parser.parse_intermixed_args([*leading, *rest[1:]]), console)


def _leading(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """Arguments without the options that may stand before a command, and those options."""
    rest, leading = list(argv), []
    while rest and (rest[0] in ("--quiet", "--library") or rest[0].startswith("--library=")):
        count = 2 if rest[0] == "--library" else 1
        leading += rest[:count]
        rest = rest[count:]
    return rest, leading


def _command_parser(command: Command) -> ArgumentParser:
    from argparse import SUPPRESS

    parser = _parser(f"{PROGRAM} {command.name}")
    parser.usage = "\n       ".join(f"{PROGRAM} {synopsis}" for synopsis in command.synopsis)
    parser.description = command.summary
    parser.add_argument("--help", "-h", action="store_true", help=SUPPRESS)
    command.add_options(parser)
    _add_everywhere(parser)
    return parser


def _add_everywhere(parser: ArgumentParser) -> None:
    parser.add_argument("--library", metavar="DIR", help="the library to use")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def _parser(program: str) -> ArgumentParser:
    from argparse import ArgumentParser

    class Parser(ArgumentParser):
        """Raises what it does not understand instead of leaving the program."""

        def error(self, message: str) -> NoReturn:
            raise UsageError(f"{message[:1].upper()}{message[1:]}; `{self.prog} --help` says how it is used.")

    return Parser(program, add_help=False, allow_abbrev=False)


def _size(text: str) -> tuple[int, int]:
    from argparse import ArgumentTypeError

    found = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text)
    if not found:
        raise ArgumentTypeError(f"a size is written like 1280x800, not {text!r}")
    return int(found[1]), int(found[2])


def _version() -> str:
    """The installed version, or the checkout's."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        import tomllib

        from reader.paths import resources

        return str(tomllib.loads((resources().parent / "pyproject.toml").read_text("utf-8"))["project"]["version"])
