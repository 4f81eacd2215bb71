"""Every job without a window: tag, explain, load, add, list, annotate, export. Nothing heavy is imported before it is used."""

from reader.cli.commands import COMMANDS
from reader.cli.dispatch import is_for_command_line, run, usage, window_options

__all__ = ["COMMANDS", "is_for_command_line", "run", "usage", "window_options"]
