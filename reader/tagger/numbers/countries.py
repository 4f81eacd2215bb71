"""Whose rupees: a word for money that several countries share means the one that the article speaks of, or stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reader.tagger.draft import Draft
from reader.tagger.numbers.lexicon import NumberWords, number_words
from reader.tagger.tagging import Entity, Quantity
from reader.tagger.vocabulary import GROUP, MONEY, PLACE

FEWEST = 3
"""Mentions of a country that turn a bare "$" into its dollar: most articles mean the default without saying so."""


def settle_currencies(draft: Draft) -> None:
    """Give amounts in a shared currency the article's country's, where it speaks mostly of one. Needs the names."""
    words = number_words(draft.language)
    counts: Counter[str] | None = None
    for index, tag in enumerate(draft.numbers):
        value = tag.value
        if tag.type is not MONEY or not isinstance(value, Quantity) or value.unit not in words.shared_currencies:
            continue
        if not _is_bare(draft.text[tag.span.start : tag.span.end], words):
            continue
        counts = _spoken_of(draft.entities, words) if counts is None else counts
        code = _code(value.unit, counts, words)
        if code != value.unit:
            draft.numbers[index] = replace(tag, value=replace(value, unit=code), rule=f"{tag.rule}: country")


def _is_bare(written: str, words: NumberWords) -> bool:
    """Whether only a sign or the shared word stands there: "$5", "5 dollars", not "US$5" or "5 US dollars"."""
    if any(sign in written for sign in words.explicit_signs):
        return False
    return not words.explicit_currencies & {part.strip("$0123456789.,").lower() for part in written.split()}


def _spoken_of(entities: Iterable[Entity], words: NumberWords) -> Counter[str]:
    """How often the article names the countries of each currency, or their people."""
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.type in (PLACE, GROUP):
            for code in words.currency_places.get(entity.name, ()):
                counts[code] += len(entity.mentions)
    return counts


def _code(unit: str, counts: Counter[str], words: NumberWords) -> str:
    """The currency among those that share `unit` whose country is named more often than all the others' together."""
    candidates = words.shared_currencies[unit]
    default = unit in candidates
    total = sum(counts[code] for code in (counts if default else candidates))
    best = max(candidates, key=lambda code: counts[code])
    return best if counts[best] * 2 > total and counts[best] >= (FEWEST if default else 1) else unit
