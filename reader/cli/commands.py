"""The commands as a table, in the order that the help lists them."""

from reader.cli.annotate import ANNOTATE
from reader.cli.command import Command
from reader.cli.correct import CORRECT, CORRECTIONS
from reader.cli.export import EXPORT
from reader.cli.keep import ADD, LIST
from reader.cli.load import LOAD
from reader.cli.tag import EXPLAIN, TAG

ALL = (TAG, EXPLAIN, LOAD, ADD, LIST, ANNOTATE, EXPORT, CORRECT, CORRECTIONS)

COMMANDS: dict[str, Command] = {command.name: command for command in ALL}
