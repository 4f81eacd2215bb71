"""What a person attaches to a passage, and how it finds its passage again."""

from reader.annotation.anchoring import Anchor, attach, describe
from reader.annotation.annotation import Annotation, new_annotation, utc_now
from reader.annotation.record import Record, from_record, to_record

__all__ = [
    "Anchor",
    "Annotation",
    "Record",
    "attach",
    "describe",
    "from_record",
    "new_annotation",
    "to_record",
    "utc_now",
]
