"""What a command is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.console import Console


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `synopsis` has a line for each way to call it, `run` answers the exit code."""

    name: str
    summary: str
    synopsis: tuple[str, ...]
    add_options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Console], int]
    details: str = ""
