"""Anchor and Annotation: pure values. Times are UTC, ISO 8601 with seconds and a Z."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage, its surroundings, and the version of the text that it was made in (`text_hash`).

    `start` is a code point offset in that version; `prefix` and `suffix` are at most 32 code points each.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    text: str = ""

    @property
    def end(self) -> int:
        """The offset behind the passage, in the version that `text` names."""
        return self.start + len(self.exact)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight has an anchor and a colour, a note has words; one type serves both. `id` is a uuid4 in hex."""

    id: str
    article_id: str
    anchor: Anchor
    color: str = ""
    note: str = ""
    labels: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
