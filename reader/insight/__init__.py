"""Views derived from an article's tagging: the layers, who said what, the figures, the names. Pure functions."""
