"""What a person attaches to a passage, and how it finds its passage again."""

from reader.annotation.anchoring import Anchor, attach, describe
from reader.annotation.annotation import Annotation, new_annotation, utc_now
from reader.annotation.attribution import (
    Attribution,
    attribution_from_record,
    attribution_record,
    new_attribution,
    speakers_said,
)
from reader.annotation.record import Record, from_record, to_record, words_of

__all__ = [
    "Anchor",
    "Annotation",
    "Attribution",
    "Record",
    "attach",
    "attribution_from_record",
    "attribution_record",
    "describe",
    "from_record",
    "new_annotation",
    "new_attribution",
    "speakers_said",
    "to_record",
    "utc_now",
    "words_of",
]
