"""How long work tells how far it is and learns that it should stop: one callable, no thread, no Qt."""

from collections.abc import Callable


class CancelledError(Exception):
    """The person asked to stop; nothing is wrong and nothing needs to be said."""


Progress = Callable[[float], None]
"""Called with the share done, 0 to 1. It may raise `CancelledError`, which the work lets through."""


def silent(_share: float) -> None:
    """A progress that tells nobody."""
