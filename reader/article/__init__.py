"""The thing read: pure values that know nothing of files, tags or windows."""

from reader.article.article import (
    BULLET,
    NO_DESCRIPTION,
    Article,
    Block,
    BlockKind,
    Cell,
    Hidden,
    Mark,
    MarkKind,
    Picture,
    Sheet,
    Span,
    compose,
    text_hash,
)

__all__ = [
    "BULLET",
    "NO_DESCRIPTION",
    "Article",
    "Block",
    "BlockKind",
    "Cell",
    "Hidden",
    "Mark",
    "MarkKind",
    "Picture",
    "Sheet",
    "Span",
    "compose",
    "text_hash",
]
