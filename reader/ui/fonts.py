"""The fonts that come with the program: Literata and Atkinson Hyperlegible to read in, Inter for the window's own words."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

READING = "Literata"
WINDOW = "Inter"
LEGIBLE = "Atkinson Hyperlegible"

PACKAGES = {READING: "fontpkg_literata", WINDOW: "fontpkg_inter", LEGIBLE: "fontpkg_atkinson_hyperlegible"}
FALLBACKS = {
    READING: ["Literata", "Charter", "Georgia", "Noto Serif", "DejaVu Serif", "serif"],
    WINDOW: ["Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "sans-serif"],
    LEGIBLE: ["Atkinson Hyperlegible", "Noto Sans", "DejaVu Sans", "sans-serif"],
}
MONOSPACE = ["JetBrains Mono", "SF Mono", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"]

REGULAR = 400
WEIGHT_AXIS = QFont.Tag("wght")


def load_fonts(*families: str) -> None:
    """Make the upright and the italic faces of these families known to Qt. A family whose package is missing has its fallbacks.

    All of them at once, before anything is set: a line that was broken with a slanted upright face keeps that face's glyph
    numbers, and draws other figures and commas when the italic one comes later.
    """
    for family in families:
        try:
            package = import_module(PACKAGES[family])
        except ImportError:
            continue
        for path in sorted((Path(package.__file__ or "").parent / "files").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


def font(family: str, pixels: float, weight: int = REGULAR, *, italic: bool = False) -> QFont:
    """A font of one of our families, `pixels` high (device-independent). The weight is a variable font's axis, 100 to 900."""
    made = QFont()
    made.setFamilies(FALLBACKS.get(family, [family, *FALLBACKS[READING]]))
    made.setPixelSize(max(1, round(pixels)))
    made.setItalic(italic)
    if weight != REGULAR:
        made.setWeight(QFont.Weight(weight))
        made.setVariableAxis(WEIGHT_AXIS, weight)
    return made


def figures(made: QFont) -> QFont:
    """The same font with figures that all stand on the line and are equally wide, for columns of numbers."""
    for feature in ("lnum", "tnum"):
        made.setFeature(QFont.Tag(feature), 1)
    return made


def code_font(pixels: float) -> QFont:
    """A monospaced font, `pixels` high."""
    made = QFont()
    made.setFamilies(MONOSPACE)
    made.setFixedPitch(True)
    made.setPixelSize(max(1, round(pixels)))
    return made
