"""Quotations: what was said, by whom, with which verb."""

from reader.tagger.quotations.stage import tag_quotations

__all__ = ["tag_quotations"]
