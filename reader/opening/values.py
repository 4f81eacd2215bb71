"""What opening hands on: an article that was read, one that is open, and what is folded away in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation import Annotation
from reader.article import Article

if TYPE_CHECKING:
    from reader.library import Received


@dataclass(frozen=True, slots=True)
class Folds:
    """What is folded away in an article, and what was put back.

    `base` is the article as it was loaded, `back` the indexes of those of its hidden pieces that were put back, and `site`
    what tells its site from others, empty when it has none. `kept` are the kinds that are never folded away on that site.
    """

    base: Article
    back: frozenset[int] = frozenset()
    site: str = ""
    kept: frozenset[str] = frozenset()

    @property
    def site_name(self) -> str:
        """What the site is called: by its own name where it is told by that."""
        name = " ".join(self.base.site.split())
        return name if name.casefold() == self.site else self.site

    @property
    def away(self) -> tuple[int, ...]:
        """The indexes of the pieces that are folded away."""
        return tuple(index for index in range(len(self.base.hidden)) if index not in self.back)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as the window needs it.

    `place` is where it was left: an offset, and the share of its line that was scrolled past. `problem` says in one
    sentence what went wrong, and `is_kept` tells whether the library holds the article all the same. `version` names the text;
    it is empty where nobody needed to know it yet.
    """

    article: Article
    annotations: tuple[Annotation, ...] = ()
    place: tuple[int, float] | None = None
    problem: str = ""
    is_kept: bool = True
    folds: Folds | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that was read but not kept yet, and what it was made of; `kept` is the id of one that the library had."""

    article: Article | None = None
    original: Path | Received | None = None
    kept: str = ""
    problem: str = ""
