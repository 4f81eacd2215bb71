"""What the person keeps: articles, highlights, notes and reading places, as plain JSON files that survive."""

from reader.library.articles import Folded, Received
from reader.library.catalogue import Entry
from reader.library.keeps import Keep, site_of
from reader.library.library import Library
from reader.library.places import Place
from reader.library.safekeeping import Notice

__all__ = ["Entry", "Folded", "Keep", "Library", "Notice", "Place", "Received", "site_of"]
