"""What a page says of itself: title, author, site, address, date, language. `read_metadata` weighs all its voices."""

from reader.loading.html.metadata.metadata import Metadata, read_metadata

__all__ = ["Metadata", "read_metadata"]
