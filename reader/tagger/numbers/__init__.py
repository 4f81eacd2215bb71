"""The Number family: cardinals, ordinals, percentages, money and quantities, with their values and units."""

from reader.tagger.numbers.countries import settle_currencies
from reader.tagger.numbers.named import drop_named
from reader.tagger.numbers.stage import tag_numbers

__all__ = ["drop_named", "settle_currencies", "tag_numbers"]
