"""The Number family: cardinals, ordinals, percentages, money and quantities, with their values and units."""

from reader.tagger.numbers.stage import tag_numbers

__all__ = ["tag_numbers"]
