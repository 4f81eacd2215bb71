"""Views derived from an article's tagging: the layers, who said what, the figures, the names. Pure functions."""

from reader.insight.entries import NameEntry, names
from reader.insight.quantities import Figure, figures, normalised
from reader.insight.speakers import Saying, Speaker, sayings

__all__ = ["Figure", "NameEntry", "Saying", "Speaker", "figures", "names", "normalised", "sayings"]
