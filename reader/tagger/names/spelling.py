"""Names in capitals as a gazetteer would write them."""

from __future__ import annotations

from reader.tagger.names.lexicon import Lexicon

SHORTEST = 4
"""Fewer capitals than these are an acronym."""


def spelled(name: str, lexicon: Lexicon) -> str:
    """ "RIO DE JANEIRO" as "Rio de Janeiro"; what is not in capitals, or known as it is, stays."""
    if not name.isupper() or len(name) < SHORTEST or "." in name or name in lexicon.known:
        return name
    small = lexicon.run["inner"]
    words = [w.lower() if w.lower() in small else w.capitalize() for w in name.split(" ")]
    return " ".join(words)
