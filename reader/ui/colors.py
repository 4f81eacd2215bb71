"""Theme colours (#RRGGBB or #RRGGBBAA) as Qt colours."""

from functools import cache

from PySide6.QtGui import QColor


@cache
def color(text: str) -> QColor:
    """A Qt colour; an empty text is fully transparent."""
    if not text:
        return QColor(0, 0, 0, 0)
    made = QColor(text[:7])
    if len(text) == 9:
        made.setAlpha(int(text[7:], 16))
    return made
