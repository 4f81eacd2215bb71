"""Names: who and what the text speaks of, typed by the votes of all their mentions, and linked."""

from reader.tagger.names.gender import gender_of
from reader.tagger.names.stage import tag_names

__all__ = ["gender_of", "tag_names"]
