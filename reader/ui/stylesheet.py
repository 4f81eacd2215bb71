"""The window's look in one place: a theme as Qt style sheet and palette."""

from __future__ import annotations

import re

from PySide6.QtGui import QPalette

from reader.style import Theme
from reader.ui.colors import color
from reader.ui.fonts import text_scale

FONT_SIZE = re.compile(r"font-size: (\d+)px")

SHEET = """
* {{ font-family: "Inter", "Segoe UI", "Noto Sans", sans-serif; font-size: 13px; color: {text}; }}
QMainWindow, #page-column, PageView, #empty {{ background: {page}; }}
#empty QLabel {{ color: {dim}; }}
#empty QLabel#headline {{ color: {text}; font-size: 20px; }}
#library, #inspector {{ background: {panel}; }}
#layer-bar {{ background: {page}; border-bottom: 1px solid {line}; }}
#status-line {{ background: {page}; border-top: 1px solid {line}; }}
#status-line QLabel {{ color: {dim}; font-size: 12px; }}
QSplitter::handle {{ background: {line}; }}
QLineEdit, QPlainTextEdit {{ background: {card}; border: 1px solid {line}; border-radius: 8px; padding: 6px 10px;
  selection-background-color: {selected}; selection-color: {text}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
QListView {{ background: transparent; border: none; outline: none; }}
QToolButton, QPushButton {{ border: none; border-radius: 7px; padding: 5px 8px; background: transparent; }}
QToolButton:hover, QPushButton:hover, QToolButton:open {{ background: {selected}; }}
QToolButton:focus, QPushButton:focus {{ border: 1px solid {accent}; padding: 4px 7px; }}
QToolButton#way:checked {{ background: {selected}; border: 1px solid {accent}; padding: 4px 7px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton:disabled, QPushButton:disabled {{ color: {faint}; }}
QPushButton#primary {{ background: {selected}; padding: 8px 16px; }}
QPushButton#folded {{ background: {panel}; color: {dim}; font-size: 12px; padding: 6px 10px; text-align: left; }}
QPushButton#folded:hover {{ background: {selected}; }}
QPushButton#tab {{ color: {dim}; padding: 6px 7px; }}
QPushButton#tab:checked {{ color: {text}; }}
QPushButton#chip {{ border: 1px solid {line}; border-radius: 14px; padding: 5px 10px; }}
QPushButton#chip:checked {{ background: {selected}; border-color: {dim}; font-weight: 600; }}
QPushButton#chip:focus {{ border: 2px solid {accent}; padding: 4px 9px; }}
QPushButton#label {{ background: {selected}; border-radius: 9px; padding: 2px 8px; font-size: 12px; }}
QPushButton#label:hover {{ background: {line}; }}
QPushButton#label:focus {{ border: 1px solid {accent}; padding: 1px 7px; }}
QListView#completions {{ background: {card}; border: 1px solid {line}; }}
QListView#completions::item {{ padding: 4px 6px; color: {text}; }}
QListView#completions::item:selected {{ background: {selected}; color: {text}; }}
#labels {{ background: {card}; border: 1px solid {line}; border-radius: 8px; }}
#labels[focused="true"] {{ border-color: {accent}; }}
#labels QLineEdit {{ border: none; padding: 2px 3px; background: transparent; }}
QComboBox {{ background: {card}; border: 1px solid {line}; border-radius: 8px; padding: 5px 10px; }}
QComboBox:focus {{ border-color: {accent}; }}
QComboBox QLineEdit {{ border: none; padding: 0; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {line}; padding: 4px; outline: none; selection-background-color: {selected}; selection-color: {text}; }}
QComboBox QAbstractItemView::item {{ padding: 4px 6px; min-height: 20px; }}
QTableView {{ background: transparent; border: none; outline: none; selection-background-color: {selected}; selection-color: {text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {dim}; border: none; border-bottom: 1px solid {line}; padding: 6px 4px; font-size: 12px; }}
#link {{ color: {dim}; font-size: 12px; padding: 3px 6px; }}
#link:hover {{ color: {text}; }}
#card {{ background: transparent; }}
#card QLabel#kind {{ font-size: 11px; letter-spacing: 0.4px; }}
#card QLabel#name {{ font-family: "Literata", "Georgia", serif; font-size: 15px; }}
#card QLabel#dim, #dim {{ color: {dim}; font-size: 12px; }}
QScrollArea#clear, QScrollArea#clear > QWidget > QWidget {{ background: transparent; }}
#notice {{ background: {selected}; border-bottom: 1px solid {line}; }}
QMenu {{ background: {card}; border: 1px solid {line}; border-radius: 8px; padding: 6px; }}
QMenu::item {{ padding: 6px 24px 6px 14px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selected}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 36px; margin: 1px 2px; }}
QScrollBar::handle:vertical:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; height: 0; }}
QDialog {{ background: {panel}; }}
"""


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    window, scale = theme.window, text_scale()
    sized = FONT_SIZE.sub(lambda found: f"font-size: {round(int(found[1]) * scale)}px", SHEET)
    return sized.format(
        text=window.text,
        dim=window.dim,
        faint=window.faint,
        page=window.page,
        panel=window.panel,
        line=window.line,
        selected=window.selected,
        card=window.card,
        accent=window.accent,
    )


def palette(theme: Theme) -> QPalette:
    """The palette of a theme: what Qt draws by itself, and what assistive tools read."""
    window, made = theme.window, QPalette()
    roles = {
        QPalette.ColorRole.Window: window.panel,
        QPalette.ColorRole.WindowText: window.text,
        QPalette.ColorRole.Base: window.page,
        QPalette.ColorRole.AlternateBase: window.panel,
        QPalette.ColorRole.Text: window.text,
        QPalette.ColorRole.Button: window.panel,
        QPalette.ColorRole.ButtonText: window.text,
        QPalette.ColorRole.ToolTipBase: window.card,
        QPalette.ColorRole.ToolTipText: window.text,
        QPalette.ColorRole.Highlight: window.selected,
        QPalette.ColorRole.HighlightedText: window.text,
        QPalette.ColorRole.PlaceholderText: window.faint,
        QPalette.ColorRole.Link: window.accent,
    }
    for role, value in roles.items():
        made.setColor(role, color(value))
    return made
