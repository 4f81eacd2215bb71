"""Puts the pieces together: a command without a window, or the window.

What the window is to show is read beside the import of Qt; neither waits for the other.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.ahead import ahead

if TYPE_CHECKING:
    from reader.library import Library
    from reader.opening import Opened
    from reader.settings import Settings
    from reader.style import Theme

FOLLOW_THE_SYSTEM = ("paper", "dark")
WELCOME = "welcome.txt"


def main(argv: Sequence[str] | None = None) -> int:
    """Run Close Reader; answers the exit code (0 done, 1 the input could not be used, 2 wrong usage)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--startup-trace"] and len(arguments) == 2:
        return _window(arguments[1:], {"startup_trace": True})  # a start without options does not pay for reading them
    if any(argument.startswith("-") for argument in arguments) or _is_command(arguments):
        return _with_options(arguments)
    if arguments and arguments[0].isalpha() and not Path(arguments[0]).exists():
        sys.stderr.write(
            f"close-reader: There is no file and no command called “{arguments[0]}”; see `close-reader --help`.\n"
        )
        return 2
    return _window(arguments, {})


def _is_command(arguments: list[str]) -> bool:
    """Whether the first argument is a command's name; those are plain words, so a path costs no import."""
    if not arguments or not arguments[0].isalpha():
        return False
    from reader.cli import COMMANDS

    return arguments[0] in COMMANDS


def _with_options(arguments: list[str]) -> int:
    from reader import cli

    if cli.is_for_command_line(arguments):
        return cli.run(arguments)
    try:
        options = cli.window_options(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    return _window(options.pop("files"), options)


def _window(files: list[str], options: dict[str, Any]) -> int:
    """Open the window on a file, or on the library."""
    if not _has_screen():
        if not (options.get("screenshot") or options.get("startup_trace")):
            sys.stderr.write(
                "There is no screen here, and the window needs one; `close-reader --help` lists what works without.\n"
            )
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    gc.disable()  # until the page is on the screen: collecting what imports make takes 4 % of the start

    @cache
    def library() -> Library:
        from reader.library import Library
        from reader.paths import library_folder

        return Library(Path(options.get("library") or library_folder()))

    ends_by_itself = bool(options.get("screenshot") or options.get("startup_trace"))
    slow = bool(files) and files[0].lower().startswith(("http://", "https://")) and not ends_by_itself
    first = None if slow else (files[0] if files else "")
    early = cache(ahead(lambda: _ready(library(), first, options.get("theme") or "")))
    from reader.errors import ReaderError
    from reader.ui.unread import leave_sources_unread

    leave_sources_unread()
    from reader.style import know
    from reader.ui import application

    def settings() -> Settings:
        ready: Ready = early()
        for theme in ready.themes:
            know(theme)
        return ready.settings

    start = application.Start(
        library=library,
        settings=settings,
        opened=lambda: early().opened(),
        asked=tuple(files) if slow else (),
        more=() if slow else tuple(files[1:]),
        screenshot=options.get("screenshot") or "",
        size=options.get("size"),
        theme=options.get("theme") or "",
        panel=options.get("panel") or "",
        trace=application.Trace() if options.get("startup_trace") else None,
    )
    try:
        return application.run(start)
    except ReaderError as error:
        sys.stderr.write(f"{error}\n")
        return 1


class Ready(NamedTuple):
    """What the window needs first. `themes` are those that may be chosen, `first` the article or the error that it ended in."""

    settings: Settings
    themes: tuple[Theme, ...]
    first: Opened | Exception | None

    def opened(self) -> Opened | None:
        """The article that is shown first, if there is one by now; raises what kept it from being read."""
        if isinstance(self.first, Exception):
            raise self.first
        return self.first


def _ready(library: Library, source: str | None, theme: str) -> Ready:
    """Read the settings, a theme that is chosen or the two that follow the system, and the article (`source` None: not yet)."""
    from reader.settings import load_settings
    from reader.style import has_theme, load_theme

    settings = load_settings()
    wanted = theme or settings.theme
    themes = tuple(map(load_theme, (wanted,) if has_theme(wanted) else FOLLOW_THE_SYSTEM))
    try:
        first = None if source is None else _with_notices(library, _first(library, source))
    except Exception as error:  # noqa: BLE001 - handed on to whoever asks for the article
        return Ready(settings, themes, error)
    return Ready(settings, themes, first)


def _with_notices(library: Library, opened: Opened) -> Opened:
    """What the library did by itself while it opened the article, such as putting a damaged file aside, is to be told."""
    told = [opened.problem, *(notice.sentence for notice in library.notices)]
    return replace(opened, problem=" ".join(sentence for sentence in told if sentence))


def _has_screen() -> bool:
    """Whether Qt will find a screen, or was told to do without."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


def _first(library: Library, source: str) -> Opened:
    """What the window shows first: the file asked for, else what was read last, else the welcome article."""
    from reader.opening import open_kept, open_source
    from reader.paths import resources

    if source:
        return open_source(library, source)
    kept = library.articles()
    if kept:
        return open_kept(library, kept[0].id)
    return open_source(library, str(resources() / "samples" / WELCOME))
