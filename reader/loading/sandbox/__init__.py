"""Reading in a process of its own, what cannot be trusted to end soon or to need little: docs/decisions/sandbox.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableArticleError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.loading.format import Format
    from reader.loading.original import Original
    from reader.loading.sandbox.child import Patience
    from reader.progress import Progress

STANDSTILL = 10.0
"""Seconds after which a reading is given up that gets no further."""

SECONDS_FOR_TEXT_ALONE = 1.0
"""What making an article of the text alone takes for every 10 MB, which the reading must leave."""


def read_apart(format_: Format, original: Original, progress: Progress) -> Article:
    """Read an original in the process that is kept for it; when that fails, make an article of its text alone.

    Raises `UnreadableArticleError` as the format does, and when a format that has no text to fall back on was given up; lets
    through what `progress` raises. Where no other process can be started, the format reads here.
    """
    from reader.loading.sandbox.keeper import SandboxError, keeper
    from reader.processes import can_start

    if not can_start():
        return format_.read(original, progress)
    reason = format_.too_much(original) if format_.too_much else ""
    if not reason:
        try:
            return keeper().read(format_.read, original, progress, _patience(format_, original))
        except SandboxError as error:
            if format_.text_alone is None:
                raise UnreadableArticleError(f"{original.shown} could not be read: {error}.") from error
            reason = str(error)
    if format_.text_alone is None:
        raise UnreadableArticleError(f"{original.shown} could not be read: {reason}.")
    return format_.text_alone(original, reason)


def bare_text(original: Original, reason: str) -> Article:
    """Make an article of the lines of a text that was too much for a full reading."""
    from reader.loading.sandbox.bare import read_text

    return read_text(original, reason)


def bare_markup(original: Original, reason: str) -> Article:
    """Make an article of what stands between the tags of a page that was too much for a full reading."""
    from reader.loading.sandbox.bare import read_markup

    return read_markup(original, reason)


def bare_archive(original: Original, reason: str) -> Article:
    """Make an article of the text in a book or a Word document that was too much for a full reading."""
    from reader.loading.sandbox.bare import read_archive

    return read_archive(original, reason)


def too_much_markup(original: Original) -> str:
    """Say what of a page no reading would survive in time ("it has 1,000,000 tags"); empty when nothing is."""
    from reader.loading.sandbox.weighing import weighed

    return weighed(original.data)


def _patience(format_: Format, original: Original) -> Patience:
    from reader.loading.sandbox.child import Patience

    left = len(original.data) / 10_000_000 * SECONDS_FOR_TEXT_ALONE if format_.text_alone else 0.0
    return Patience(format_.seconds - left, STANDSTILL - left)
