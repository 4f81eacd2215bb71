"""Everything that a person can do, as one table: menus, shortcuts and the page of shortcuts come from it.

`run` names a method of the window or of one of its parts ("doors.paste"); `argument`, when it is not empty, is passed to it. `when` names the state in which the
action can be used, see `states`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader.insight.layers import LAYERS
from reader.ui.color_names import ColorNames
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.words import COLOR_TITLES


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. `shortcuts` are Qt's portable names; the first is the one that is shown.

    `on_page`: its keys mean this only where the page has the focus, not a button or a list.
    """

    name: str
    text: str
    shortcuts: tuple[str, ...]
    menu: str
    run: str
    argument: str = ""
    when: str = ""
    checkable: bool = False
    on_page: bool = False


MENUS = ("Article", "Read", "Annotate", "Find", "View", "Help")

COLORS = tuple(
    Action(
        f"highlight_{name}", f"Highlight in {title.lower()}", (str(number),), "Annotate", "highlight", name, "passage"
    )
    for number, (name, title) in enumerate(COLOR_TITLES.items(), 1)
)
LAYER_SWITCHES = tuple(
    Action(f"layer_{layer.key}", layer.title, (f"Alt+{number}",), "View", "page.layer_bar.toggle", layer.key)
    for number, layer in enumerate(LAYERS, 1)
)

ACTIONS: tuple[Action, ...] = (
    Action("open", "Open…", ("Ctrl+O",), "Article", "doors.ask_file"),
    Action("open_address", "Open address…", ("Ctrl+L", "Ctrl+Shift+O"), "Article", "doors.ask_address"),
    Action("paste", "Paste as article", ("Ctrl+V",), "Article", "doors.paste"),
    Action("stop", "Stop opening", ("Esc",), "Article", "doors.stop", "", "busy"),
    Action("export", "Export notes…", ("Ctrl+E",), "Article", "ask_export", "", "article"),
    Action("print", "Print…", ("Ctrl+P",), "Article", "page.printing.open", "print", "article"),
    Action("save_pdf", "Save as PDF…", ("Ctrl+Shift+E",), "Article", "page.printing.open", "pdf", "article"),
    Action("folded", "Show what was folded away", ("Ctrl+Shift+H",), "Article", "page.folding.toggle", "", "folded"),
    Action("close", "Close window", ("Ctrl+W", "Ctrl+Q"), "Article", "close"),
    Action("next_sentence", "Next sentence", ("J",), "Read", "page.keyboard.sentence", "1", "article"),
    Action("previous_sentence", "Previous sentence", ("K",), "Read", "page.keyboard.sentence", "-1", "article"),
    Action("next_paragraph", "Next paragraph", ("Shift+J",), "Read", "page.keyboard.paragraph", "1", "article"),
    Action(
        "previous_paragraph", "Previous paragraph", ("Shift+K",), "Read", "page.keyboard.paragraph", "-1", "article"
    ),
    Action("next_page", "Next page", ("Space",), "Read", "page.view.turn", "1", "article", on_page=True),
    Action("previous_page", "Previous page", ("Shift+Space",), "Read", "page.view.turn", "-1", "article", on_page=True),
    Action("next_thing", "Next mark or highlight", ("N",), "Read", "page.keyboard.thing", "1", "article"),
    Action("previous_thing", "Previous mark or highlight", ("P",), "Read", "page.keyboard.thing", "-1", "article"),
    Action("card", "Show the card of what is marked here", ("Ctrl+I",), "Read", "page.keyboard.card", "", "article"),
    Action("next_mention", "Next mention of the same", ("Shift+N",), "Read", "page.keyboard.mention", "1", "article"),
    Action(
        "previous_mention",
        "Previous mention of the same",
        ("Shift+P",),
        "Read",
        "page.keyboard.mention",
        "-1",
        "article",
    ),
    Action(
        "follow",
        "Follow the link here",
        ("Return", "Enter"),
        "Read",
        "page.keyboard.follow",
        "",
        "article",
        on_page=True,
    ),
    Action("back", "Back to where you were", ("B", "Alt+Left"), "Read", "page.keyboard.jump", "-1", "back"),
    Action("forward", "Forward again", ("Shift+B", "Alt+Right"), "Read", "page.keyboard.jump", "1", "forward"),
    Action("highlight", "Highlight", ("H",), "Annotate", "highlight", "", "passage"),
    *COLORS,
    Action("note", "Write a note", ("M",), "Annotate", "page.cards.write_note", "", "passage"),
    Action("label", "Label…", ("L",), "Annotate", "page.cards.write_labels", "", "passage"),
    Action("color_names", "Name the colours…", ("Ctrl+Shift+L",), "Annotate", "page.naming.open"),
    Action(
        "end_later",
        "Let the highlight end a word later",
        ("Shift+Right",),
        "Annotate",
        "page.cards.handling.move_end",
        "1",
        "held",
        on_page=True,
    ),
    Action(
        "end_earlier",
        "Let the highlight end a word earlier",
        ("Shift+Left",),
        "Annotate",
        "page.cards.handling.move_end",
        "-1",
        "held",
        on_page=True,
    ),
    Action(
        "start_later",
        "Let the highlight begin a word later",
        ("Shift+Alt+Right",),
        "Annotate",
        "page.cards.handling.move_start",
        "1",
        "held",
        on_page=True,
    ),
    Action(
        "start_earlier",
        "Let the highlight begin a word earlier",
        ("Shift+Alt+Left",),
        "Annotate",
        "page.cards.handling.move_start",
        "-1",
        "held",
        on_page=True,
    ),
    Action("copy", "Copy", ("Ctrl+C",), "Annotate", "page.view.copy_selection", "", "selection"),
    Action(
        "copy_source", "Copy with source", ("Ctrl+Shift+C",), "Annotate", "page.cards.copy_with_source", "", "passage"
    ),
    Action("correct", "Say what this is…", ("T",), "Annotate", "page.cards.correct", "", "article"),
    Action("corrections", "Corrections…", ("Ctrl+Shift+T",), "Annotate", "page.correcting.show_all"),
    Action("remove", "Remove highlight and note", ("Del",), "Annotate", "page.cards.remove_current", "", "annotation"),
    Action("undo", "Undo", ("Ctrl+Z", "U"), "Annotate", "undo", "", "undo"),
    Action("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Annotate", "redo", "", "redo"),
    Action("contents", "Contents…", ("G",), "Find", "page.contents.open", "", "article"),
    Action("find", "Find in the article…", ("Ctrl+F", "/"), "Find", "page.finding.open", "", "article"),
    Action("find_next", "Next hit", ("F3", "Ctrl+G"), "Find", "page.finding.step", "1", "article"),
    Action("find_previous", "Previous hit", ("Shift+F3", "Ctrl+Shift+G"), "Find", "page.finding.step", "-1", "article"),
    Action("find_words", "Whole words", ("Alt+W",), "Find", "page.finding.toggle", "words", "article"),
    Action("find_case", "Match case", ("Alt+C",), "Find", "page.finding.toggle", "case", "article"),
    Action("find_pattern", "Regular expression", ("Alt+R",), "Find", "page.finding.toggle", "pattern", "article"),
    Action("search_library", "Search the library", ("Ctrl+K",), "Find", "search_library"),
    *LAYER_SWITCHES,
    Action("typography", "Type and colours…", ("Ctrl+T",), "View", "typesetting.toggle"),
    Action("larger", "Larger text", ("Ctrl++", "Ctrl+="), "View", "typesetting.zoom", "1"),
    Action("smaller", "Smaller text", ("Ctrl+-",), "View", "typesetting.zoom", "-1"),
    Action("normal", "Normal text size", ("Ctrl+0",), "View", "typesetting.zoom", "0"),
    Action("library", "Library", ("F9",), "View", "toggle_panel", "library", "", checkable=True),
    Action("inspector", "Inspector", ("F8",), "View", "toggle_panel", "inspector", "", checkable=True),
    Action("full_screen", "Full screen", ("F11",), "View", "toggle_full_screen"),
    Action("menu", "Menu", ("F10",), "Help", "page.layer_bar.open_menu"),
    Action("commands", "Do anything by its name…", ("Ctrl+Shift+P",), "Help", "menus.show_palette"),
    Action("shortcuts", "Keyboard shortcuts", ("F1", "?"), "Help", "show_shortcuts"),
)


def translated(text: str) -> str:
    """The text of an action or a menu in the window's language."""
    return QCoreApplication.translate("actions", text)


def make_actions(window: QWidget, handlers: QObject, page: QWidget) -> dict[str, QAction]:
    """Make a `QAction` of every row; each belongs to the window, so its shortcut works wherever the focus is, or to the page."""
    made = {}
    for row in ACTIONS:
        action = QAction(translated(row.text), window)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in row.shortcuts])
        action.setCheckable(row.checkable)
        action.triggered.connect(_runner(handlers, attrgetter(row.run), row.argument))
        action.setObjectName(row.name)
        if row.on_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            page.addAction(action)
        window.addAction(action)
        made[row.name] = action
    return made


def name_colors(actions: dict[str, QAction], names: ColorNames) -> None:
    """Write into the actions what the person calls the colours, now and whenever that changes."""

    def show() -> None:
        for row in COLORS:
            given = names.given_to(row.argument)
            actions[row.name].setText(
                f"{translated(row.text)}: {given}".replace("&", "&&") if given else translated(row.text)
            )

    names.changed.connect(show)
    show()


def fill_menu(menu: QMenu, actions: dict[str, QAction]) -> None:
    """Put every action under its heading."""
    for title in MENUS:
        submenu = menu.addMenu(translated(title))
        for row in ACTIONS:
            if row.menu == title:
                submenu.addAction(actions[row.name])


def enable(actions: dict[str, QAction], states: frozenset[str]) -> None:
    """Enable the actions whose state is among these."""
    for row in ACTIONS:
        actions[row.name].setEnabled(not row.when or row.when in states)


def states(reading: Reading, view: PageView, current: str) -> frozenset[str]:
    """What the table's `when` names and is so now; `current` is the id of the highlight that is meant, if any."""
    article, stack, selected = reading.article, reading.undo_stack, view.selected() is not None
    facts = {
        "article": article is not None,
        "folded": reading.folds is not None,
        "selection": selected,
        "annotation": bool(current),
        "held": bool(current) and not selected,
        "passage": selected or bool(current) or view.sentence is not None,
        "back": view.jumps.can_go_back,
        "forward": view.jumps.can_go_forward,
        "undo": stack.canUndo(),
        "redo": stack.canRedo(),
    }
    return frozenset(name for name, holds in facts.items() if holds)


def _runner(handlers: QObject, find: Callable[[Any], Callable[..., Any]], argument: str) -> Callable[..., None]:
    def run(_checked: bool = False) -> None:
        find(handlers)(argument) if argument else find(handlers)()

    return run
