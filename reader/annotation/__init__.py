"""What a person attaches to a passage, and how it finds its passage again."""

from reader.annotation.annotation import Anchor, Annotation

__all__ = ["Anchor", "Annotation"]
