"""Names in capitals as a gazetteer would write them."""

from __future__ import annotations

from reader.tagger.names.lexicon import Lexicon

SHORTEST = 4
"""Fewer capitals than these are an acronym."""


def is_initial(word: str) -> bool:
    """Whether the word is a given name's first letter: "J."."""
    return len(word) == 2 and word[1] == "." and word[0].isupper()


def spelled(name: str, lexicon: Lexicon) -> str:
    """Write "RIO DE JANEIRO" as "Rio de Janeiro" and "inter-Korean" as "Korean"; what is known as it is stays."""
    if name[0].islower() and "-" in name and name not in lexicon.known:
        prefix, _, rest = name.partition("-")
        return rest if f"{prefix}-" in lexicon.run["prefixes"] else name
    if not name.isupper() or len(name) < SHORTEST or "." in name or name in lexicon.known:
        return name
    small = lexicon.run["inner"]
    words = [w.lower() if w.lower() in small else w.capitalize() for w in name.split(" ")]
    return " ".join(words)
