"""Views derived from an article's tagging: the layers, who said what, the figures, the names. Pure functions.

Nothing is imported here: the window needs the layers when it starts, and the other views only when they are looked at.
"""
