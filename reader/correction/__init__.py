"""What a person says of words that the tagger read wrong: rules of theirs, for every article."""

from reader.correction.correction import EVERY_KIND, LONGEST, NO_NAME, NO_TAG, Correction, new_correction
from reader.correction.corrections import Corrections
from reader.correction.record import from_record, to_record

__all__ = [
    "EVERY_KIND",
    "LONGEST",
    "NO_NAME",
    "NO_TAG",
    "Correction",
    "Corrections",
    "from_record",
    "new_correction",
    "to_record",
]
