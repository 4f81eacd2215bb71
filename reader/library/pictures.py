"""The pictures of articles: files named by their content, written before the text that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

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


def fetched(article: Article) -> dict[str, str]:
    """Return which picture is shown for which address."""
    return {block.src: block.picture for block in article.blocks if block.src and block.picture}


def with_fetched(article: Article, names: Mapping[str, str]) -> Article:
    """Return the article with these pictures, by their addresses, wherever it lacks one."""
    if not any(_lacks(block, names) for block in article.blocks):
        return article
    blocks = (replace(block, picture=names[block.src]) if _lacks(block, names) else block for block in article.blocks)
    return replace(article, blocks=tuple(blocks))


def _lacks(block: Block, names: Mapping[str, str]) -> bool:
    return block.kind == "image" and not block.picture and block.src in names
