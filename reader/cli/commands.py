"""The commands as a table, in the order that the help lists them."""

from reader.cli.annotate import ANNOTATE
from reader.cli.command import Command
from reader.cli.export import EXPORT
from reader.cli.keep import ADD, LIST
from reader.cli.load import LOAD
from reader.cli.tag import EXPLAIN, TAG

COMMANDS: dict[str, Command] = {command.name: command for command in (TAG, EXPLAIN, LOAD, ADD, LIST, ANNOTATE, EXPORT)}
