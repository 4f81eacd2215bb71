"""Writing an article out again, as Markdown or as plain text."""

from reader.loading.writing.markdown import to_markdown
from reader.loading.writing.text import to_text

__all__ = ["to_markdown", "to_text"]
