"""Loading: a file, or a text from the clipboard, becomes an `Article`, with what is not the article folded away."""

from reader.loading.loader import load, load_text
from reader.loading.restoring import restore

__all__ = ["load", "load_text", "restore"]
