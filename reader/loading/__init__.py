"""Loading: a file, an address, or a text from the clipboard, becomes an `Article`, with what is not the article folded away."""

from reader.loading.loader import load, load_html, load_text, read, take
from reader.loading.restoring import restore

__all__ = ["load", "load_html", "load_text", "read", "restore", "take"]
