"""The thing read: pure values that know nothing of files, tags or windows."""

from reader.article.article import Article, Block, Hidden, Mark, Span, compose, text_hash

__all__ = ["Article", "Block", "Hidden", "Mark", "Span", "compose", "text_hash"]
