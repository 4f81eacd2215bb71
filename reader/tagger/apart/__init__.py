"""Tagging a long text in a process of its own: whoever turns pages meanwhile does not wait (docs/decisions/tagging-apart.md)."""

from reader.tagger.apart.keeper import tag_apart

__all__ = ["tag_apart"]
