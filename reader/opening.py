"""Opening an article for reading: load it, find it in the library, bring back what was attached to it and the place.

It is done in two steps. Reading may take long, touches nothing and can be given up; keeping is quick and writes.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.annotation import Annotation, attach, describe
from reader.article import Article, Span, text_hash
from reader.article.article import block_at
from reader.errors import LibraryError, UnreadableArticleError
from reader.progress import Progress, silent

if TYPE_CHECKING:
    from reader.library import Library, Received


PAGES = frozenset({".html", ".htm", ".xhtml"})
BESIDE_A_PAGE = re.compile(
    r"(?:[ _-](?:files|dateien|fichiers|archivos|file|bestanden|arquivos|pliki)|\.files)$", re.IGNORECASE
)
"""How a browser calls the folder of a page that it saved, after the page's name."""


LONGEST_ADDRESS = 4_000
HOST = re.compile(r"(?:localhost|(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,})(?::\d+)?(?:[/?#]|$)")
"""How an address begins that was typed without its scheme."""


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
    def away(self) -> tuple[int, ...]:
        """The indexes of the pieces that are folded away."""
        return tuple(index for index in range(len(self.base.hidden)) if index not in self.back)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as the window needs it.

    `place` is where it was left: an offset, and the share of its line that was scrolled past. `problem` says in one
    sentence what went wrong, and `is_kept` tells whether the library holds the article all the same.
    """

    article: Article
    annotations: tuple[Annotation, ...] = ()
    place: tuple[int, float] | None = None
    problem: str = ""
    is_kept: bool = True
    folds: Folds | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that was read but not kept yet, and what it was made of; `kept` is the id of one that the library had."""

    article: Article | None = None
    original: Path | Received | None = None
    kept: str = ""
    problem: str = ""


def is_address(source: str) -> bool:
    """Whether a source is an address on the web, not a file."""
    return source.lower().startswith(("http://", "https://"))


def files_below(path: Path, without: Path) -> Iterator[Path]:
    """Yield a file itself, or every file in a folder and the folders in it, in the order of their names.

    Hidden ones are left out, what browsers save beside a page, and the folder `without`, which is the library's.
    """
    if not path.is_dir():
        yield path
        return
    for place, folders, names in os.walk(path):
        here = Path(place)
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in PAGES}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and BESIDE_A_PAGE.sub("", name) not in pages
            and (here / name).resolve() != without.resolve()
        )
        yield from (here / name for name in sorted(names) if not name.startswith("."))


def address_in(text: str, *, typed: bool = False) -> str:
    """Return the web address that a text is, whole and alone; empty when it is none. One that is `typed` may lack its scheme."""
    words = text.strip()
    if not words or len(words) > LONGEST_ADDRESS or re.search(r"\s", words):
        return ""
    if typed and "://" not in words and HOST.match(words):
        words = f"https://{words}"
    try:
        parts = urlsplit(words)
        known = parts.scheme.lower() in ("http", "https") and parts.hostname
    except ValueError:
        return ""
    return words if known else ""


def open_source(library: Library, source: str, progress: Progress = silent) -> Opened:
    """Open a file or an address and keep what it holds.

    Raises `UnreadableArticleError` when nothing can be read there. A library that cannot be used is a problem, no error.
    """
    return keep_loaded(library, read_source(library, source, progress))


def read_source(library: Library, source: str, progress: Progress = silent) -> Loaded:
    """Read a file or an address. A file that was opened before and has not changed is not loaded again.

    Raises `UnreadableArticleError` when nothing can be read there; lets through what `progress` raises.
    """
    if is_address(source):
        return _read_address(library, source, progress)
    path = Path(source)
    with suppress(LibraryError, OSError):
        kept = library.kept_file(path)
        if kept is not None:
            return Loaded(kept=kept.id)
    from reader.loading import load

    return Loaded(load(path, progress=progress), path)


def _read_address(library: Library, address: str, progress: Progress) -> Loaded:
    """Read a page of the web; when it cannot be had and the library holds it, that is shown, and the person is told."""
    from reader.loading import load

    try:
        return Loaded(load(address, progress=progress))
    except UnreadableArticleError as error:
        with suppress(LibraryError):
            known = library.known(Article("", "", (), url=address))
            if known:
                return Loaded(kept=known, problem=f"{error} The article is shown as it was kept.")
        raise


def read_pasted(text: str, markup: str = "") -> Loaded:
    """Read what was copied or dragged from another program: its markup, and if nothing can be made of that, its text.

    Raises `UnreadableArticleError` when nothing can be made of either.
    """
    from reader.library import Received
    from reader.loading import load_html, load_text

    if markup.strip():
        try:
            return Loaded(load_html(markup), Received(markup.encode("utf-8", "replace"), ".html"))
        except UnreadableArticleError:
            if not text.strip():
                raise
    return Loaded(load_text(text), Received(text.encode("utf-8", "replace"), ".txt"))


def keep_loaded(library: Library, loaded: Loaded) -> Opened:
    """Keep an article that was read, with what the person asked to keep of it, and open it."""
    if loaded.article is None:
        return replace(open_kept(library, loaded.kept), problem=loaded.problem)
    try:
        base = loaded.article
        return _keep(library, base, _asked_back(library, base), loaded.original)
    except LibraryError as error:
        return Opened(loaded.article, problem=str(error), is_kept=False, folds=Folds(loaded.article))


def open_kept(library: Library, article_id: str) -> Opened:
    """Open an article of the library.

    Raises `LibraryError` when it is not there or cannot be read.
    """
    article, folded = library.article(article_id), library.folded(article_id)
    base, back = (folded.article, frozenset(folded.back)) if folded else (article, frozenset())
    wanted = back | _of_kinds(base, _kinds_kept(library, base))
    with suppress(LibraryError):  # an article that cannot be written can still be read
        if wanted != back:
            return _keep(library, base, wanted)
    return _opened(library, article, base, back)


def fold(library: Library, folds: Folds, back: Collection[int]) -> Opened:
    """Open an article with these of its hidden pieces put back and all others folded away; highlights find their passages."""
    wanted = frozenset(back)
    try:
        opened = _keep(library, folds.base, wanted)
    except LibraryError as error:
        article = _put_back(folds.base, wanted)
        opened = Opened(article, problem=str(error), is_kept=False, folds=replace(folds, back=wanted))
    return _at_the_same_place(opened, _put_back(folds.base, folds.back))


def _at_the_same_place(opened: Opened, before: Article) -> Opened:
    """Return what was opened with its place, which was measured in the text `before`, where the same words stand now."""
    if opened.place is None or not before.blocks or opened.article.text == before.text:
        return opened
    offset, fraction = opened.place
    block = before.blocks[block_at(before.blocks, offset)].span
    if not len(block):
        return opened
    anchor = describe(before.text, Span(block.start, min(block.end, block.start + 200)))
    found = attach(anchor, opened.article.text, text_hash(opened.article.text))
    return replace(opened, place=(found.start + offset - block.start, fraction)) if found else opened


def _keep(library: Library, base: Article, back: frozenset[int], original: Path | Received | None = None) -> Opened:
    from reader.library import Folded

    folded = Folded(base, tuple(sorted(back))) if back else None
    kept = library.add(_put_back(base, back), original, folded=folded)
    return _opened(library, kept, replace(base, id=kept.id), back)


def _put_back(base: Article, back: Collection[int]) -> Article:
    if not back:
        return base
    from reader.loading import restore

    return restore(base, back)


def _opened(library: Library, article: Article, base: Article, back: frozenset[int]) -> Opened:
    from reader.library import site_of

    place = library.place(article.id)
    return Opened(
        article,
        library.annotations(article.id),
        (place.offset, place.fraction) if place else None,
        folds=Folds(base, back, site_of(base), _kinds_kept(library, base)) if base.hidden else None,
    )


# -- what the person asked to keep ---------------------------------------------------------------------------------


def _asked_back(library: Library, article: Article) -> frozenset[int]:
    """The hidden pieces of a kind that is always kept on the article's site, and those that were put back in it before."""
    if not article.hidden:
        return frozenset()
    before: Counter[tuple[str, str]] = Counter()
    known = library.known(article)
    folded = library.folded(known) if known else None
    if folded is not None:
        before.update((folded.article.hidden[index].kind, folded.article.hidden[index].text) for index in folded.back)
    same = frozenset(index for index, piece in enumerate(article.hidden) if _taken(before, (piece.kind, piece.text)))
    return same | _of_kinds(article, _kinds_kept(library, article))


def _taken(counts: Counter[tuple[str, str]], key: tuple[str, str]) -> bool:
    counts[key] -= 1
    return counts[key] >= 0


def _kinds_kept(library: Library, article: Article) -> frozenset[str]:
    from reader.library import site_of

    site = site_of(article)
    return frozenset(keep.kind for keep in library.keeps() if site and keep.site == site)


def _of_kinds(article: Article, kinds: Collection[str]) -> frozenset[int]:
    return frozenset(index for index, piece in enumerate(article.hidden) if piece.kind in kinds)
