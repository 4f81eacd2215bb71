"""Article -> Tagging: a rule-based tagger. No model, no network, the same answer every time."""

from reader.tagger.pipeline import tag, tag_text
from reader.tagger.tagging import Entity, Quantity, Quotation, Tag, Tagging, TimeValue

__all__ = ["Entity", "Quantity", "Quotation", "Tag", "Tagging", "TimeValue", "tag", "tag_text"]
