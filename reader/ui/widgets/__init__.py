"""The window's smaller pieces: bars, cards, lists."""
