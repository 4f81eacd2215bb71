"""What came in, before any format has looked at it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a file and where they came from: its name as it is shown, its absolute path, the address if one is known.

    `content_type` ("text/html") and `charset` are what the server said of them, in small letters, where there was a server.
    """

    data: bytes = b""
    name: str = ""
    path: str = ""
    url: str = ""
    content_type: str = ""
    charset: str = ""

    @property
    def shown(self) -> str:
        """How a sentence that begins with it calls it."""
        return f"“{self.name}”" if self.name else "This text"
