"""The fonts that come with the program: Literata and Atkinson Hyperlegible to read in, Inter for the window's own words."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

READING = "Literata"
WINDOW = "Inter"
LEGIBLE = "Atkinson Hyperlegible"
SERIF, SANS = "serif", "sans-serif"
"""What stands for the system's own fonts."""

AT_START = (READING, WINDOW)
"""What is needed for the first page; the others are made known when they are chosen."""

PACKAGES = {READING: "fontpkg_literata", WINDOW: "fontpkg_inter", LEGIBLE: "fontpkg_atkinson_hyperlegible"}
FALLBACKS = {
    READING: ["Literata", "Charter", "Georgia", "Noto Serif", "DejaVu Serif", "serif"],
    WINDOW: ["Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "sans-serif"],
    LEGIBLE: ["Atkinson Hyperlegible", "Noto Sans", "DejaVu Sans", "sans-serif"],
}
SYSTEM_SERIF = {"win32": ["Cambria", "Georgia"], "darwin": ["New York", "Charter", "Georgia"]}.get(
    sys.platform, [SERIF]
)
"""Linux knows by this name which one the person chose; it has to stand alone, or Qt takes the next in the list."""

MONOSPACE = ["JetBrains Mono", "SF Mono", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"]

REGULAR = 400
USUAL, NOTICED, MOST = 13.0, 1.25, 2.5
"""The height of the system's text in pixels, as it usually is; by how much larger text is a wish; and the most that is granted."""

POINTS_AN_INCH = 72.0
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


def load_chosen(family: str) -> None:
    """Make a family known that is not among those of the first page, if it is not known yet."""
    if family in PACKAGES and family not in AT_START and not QFontDatabase.hasFamily(family):
        load_fonts(family)


def _families(family: str) -> list[str]:
    """A family and what stands in for it."""
    if family == SERIF:
        return SYSTEM_SERIF
    if family == SANS:
        return list(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families())
    return FALLBACKS.get(family, [family, *FALLBACKS[READING]])


def font(family: str, pixels: float, weight: int = REGULAR, *, italic: bool = False) -> QFont:
    """A font of one of our families, `pixels` high (device-independent). The weight is a variable font's axis, 100 to 900."""
    made = QFont()
    made.setFamilies(_families(family))
    made.setPixelSize(max(1, round(pixels)))
    made.setItalic(italic)
    if weight != REGULAR:
        made.setWeight(QFont.Weight(weight))
        made.setVariableAxis(WEIGHT_AXIS, weight)
    return made


def window(pixels: float, weight: int = REGULAR, family: str = WINDOW) -> QFont:
    """The font of the window's own words, `pixels` high where the system's text has its usual size."""
    return font(family, pixels * text_scale(), weight)


def scaled(length: float) -> int:
    """A length that holds words of the window, larger where these are."""
    return round(length * text_scale())


def text_scale() -> float:
    """How much larger than usual the system's text is for somebody who asked for that; ordinary differences do not count."""
    system = QGuiApplication.font()
    pixels = float(system.pixelSize())
    if pixels <= 0:
        pixels = system.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInch() / POINTS_AN_INCH
    scale = pixels / USUAL
    return min(scale, MOST) if scale >= NOTICED else 1.0


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
