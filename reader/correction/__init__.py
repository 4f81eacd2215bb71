"""What a person says of words that the tagger read wrong: rules of theirs, for every article."""

from reader.correction.correction import (
    EVERY_KIND,
    LONGEST,
    NO_NAME,
    NO_TAG,
    UNNAMED,
    Correction,
    can_be_corrected,
    new_correction,
    plain,
)
from reader.correction.corrections import Corrections
from reader.correction.phrases import has_words, spellings
from reader.correction.record import from_record, to_record

__all__ = [
    "EVERY_KIND",
    "LONGEST",
    "NO_NAME",
    "NO_TAG",
    "UNNAMED",
    "Correction",
    "Corrections",
    "can_be_corrected",
    "from_record",
    "has_words",
    "new_correction",
    "plain",
    "spellings",
    "to_record",
]
