"""Opening an article for reading: load it, find it in the library, bring back what was attached to it and the place."""

from reader.opening.keeping import fold, keep_loaded, open_kept, open_source
from reader.opening.reading import fetch_picture, read_pasted, read_source
from reader.opening.sources import address_in, files_below, is_address
from reader.opening.values import Folds, Loaded, Opened

__all__ = [
    "Folds",
    "Loaded",
    "Opened",
    "address_in",
    "fetch_picture",
    "files_below",
    "fold",
    "is_address",
    "keep_loaded",
    "open_kept",
    "open_source",
    "read_pasted",
    "read_source",
]
