"""The pictures of articles: files named by their content, written before the text that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from reader.article import Article, Block, Picture
from reader.library import durable
from reader.library.layout import Layout


def keep_pictures(layout: Layout, article_id: str, pictures: Iterable[Picture]) -> None:
    """Write pictures, each unless it is there already; a name that could lead elsewhere raises `LibraryError`."""
    for picture in pictures:
        path = layout.picture_file(article_id, picture.name)
        if not _is_whole(path, picture):
            durable.make_folder(path.parent)
            durable.write(path, picture.data)


def _is_whole(path: Path, picture: Picture) -> bool:
    try:
        return path.stat().st_size == len(picture.data)
    except FileNotFoundError:
        return False


def forget_pictures(layout: Layout, gone: Article, kept: Iterable[Article]) -> None:
    """Remove the pictures of a version that is no longer kept, but for those that other versions show too."""
    for name in pictures_of(gone).difference(*map(pictures_of, kept)):
        layout.picture_file(gone.id, name).unlink(missing_ok=True)
    with suppress(OSError):  # the folder holds other pictures, or was never made
        layout.pictures(gone.id).rmdir()


def pictures_of(article: Article) -> set[str]:
    """Return the names of the pictures that an article shows, or would if what is folded away were back."""
    folded = (block for piece in article.hidden for block in piece.blocks)
    return {block.picture for block in (*article.blocks, *folded) if block.picture}


def with_fetched(article: Article, names: Mapping[str, str]) -> Article:
    """Return the article with these pictures, by their addresses, wherever it lacks one."""
    if not any(_lacks(block, names) for block in article.blocks):
        return article
    blocks = (replace(block, picture=names[block.src]) if _lacks(block, names) else block for block in article.blocks)
    return replace(article, blocks=tuple(blocks))


def with_known(article: Article, before: Sequence[Article]) -> Article:
    """Return the article with the pictures that its versions `before` show, wherever it lacks one.

    A picture is known by its address. A page that was saved names its pictures otherwise than the same page on the web; there
    it is known by its file's name and its description, if no other picture of the article has both.
    """
    shown = {block.src: block.picture for each in before for block in each.blocks if block.src and block.picture}
    article = with_fetched(article, shown)
    alike = {like: block.picture for each in reversed(before) for like, block in _told_apart(each).items()}
    return with_fetched(article, {block.src: alike.get(like, "") for like, block in _told_apart(article).items()})


def _lacks(block: Block, names: Mapping[str, str]) -> bool:
    return block.kind == "image" and not block.picture and bool(names.get(block.src))


def _told_apart(article: Article) -> dict[tuple[str, str], Block]:
    """The pictures whose file's name and description no other has, by both."""
    found: dict[tuple[str, str], list[Block]] = {}
    for block in article.blocks:
        name = _file_name(block.src)
        if block.kind == "image" and name:
            found.setdefault((name, article.slice(block.span)), []).append(block)
    return {like: blocks[0] for like, blocks in found.items() if len(blocks) == 1}


def _file_name(src: str) -> str:
    """The last part of an address's path, as a browser calls the file in which it saves what stands there."""
    return unquote(src.partition("#")[0].partition("?")[0]).rpartition("/")[2].casefold()
