"""The Number family: cardinals, ordinals, percentages, money and quantities, with their values and units."""

from reader.tagger.numbers.countries import settle_currencies
from reader.tagger.numbers.stage import tag_numbers

__all__ = ["settle_currencies", "tag_numbers"]
