"""The window as somebody meets it who does not see it, does not use a mouse, or needs large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.insight.layers import LAYER_TITLES
from reader.ui import fonts
from reader.ui.widgets.card import Card
from reader.ui.widgets.folded_strip import FoldedStrip
from reader.ui.widgets.layer_bar import LayerSwitch
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.status_line import ChapterName
from reader.ui.widgets.tiles import Tile, TileRow
from reader.ui.window import MainWindow
from tests.ui.pages import span_of

Role = QAccessible.Role
NAMED = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.RadioButton,
    Role.EditableText,
    Role.ComboBox,
    Role.List,
    Role.ListItem,
    Role.Slider,
    Role.Table,
    Role.Dialog,
    Role.Window,
}
"""What somebody can land on has one of these roles, and a name."""

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CARDS: dict[str, Callable[[MainWindow], object]] = {
    "note": lambda window: window.page.cards.write_note(),
    "type": lambda window: window.typesetting.toggle(),
    "print": lambda window: window.page.printing.open(),
    "contents": lambda window: window.page.contents.open(),
    "find": lambda window: window.page.finding.open(),
    "palette": lambda window: window.menus.show_palette(),
    "colours": lambda window: window.page.naming.open(),
    "correct": lambda window: window.page.correcting.ask(span_of(window.reading.article, "Stenvik")),  # type: ignore[arg-type]
    "folded": lambda window: window.page.folding.toggle(),
    "speaker": lambda window: window.page.attributing.ask(window.reading.tagging.quotations[0]),
    "hover": lambda window: window.page.cards.show_thing(
        window.page.cards.known.tags_at(span_of(window.reading.article, "Lindqvist").start)[0][1],  # type: ignore[arg-type]
        span_of(window.reading.article, "Lindqvist").start,  # type: ignore[arg-type]
    ),
}


@pytest.fixture
def filled(window: MainWindow, article: Article, qtbot: QtBot) -> MainWindow:
    """A window with tags, a highlight and a note."""
    made = window.reading.highlight(span_of(article, "counted every stone"), "yellow")
    assert made is not None
    window.reading.write_note(made.id, "Really every one?")
    window.page.cards.current = made.id
    qtbot.waitUntil(lambda: bool(window.reading.tagging.quotations), timeout=10000)
    window.activateWindow()
    return window


def tree(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Everything that assistive tools find below something, as far as it is shown."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    for number in range(interface.childCount()):
        yield from tree(interface.child(number))


def name_of(interface: QAccessibleInterface) -> str:
    """The name that is read out."""
    return interface.text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """What can be landed on below a widget and has no name, or no role that says what it is."""
    found = []
    for each in tree(QAccessible.queryAccessibleInterface(root)):
        if each.role() in NAMED and not name_of(each):
            found.append(f"no name: {each.role().name} {type(each.object()).__name__}")
        if each.state().focusable and each.role() not in NAMED:
            found.append(f"no role: {each.role().name} {type(each.object()).__name__} {name_of(each)}")
    return found


def test_everything_in_the_window_has_a_name_and_a_role(filled: MainWindow) -> None:
    assert nameless(filled) == []
    names = {name_of(each) for each in tree(QAccessible.queryAccessibleInterface(filled))}
    assert {"Library", "Page", "Layers", "Inspector", "Status", "Menu", "Articles", "Notes"} <= names


@pytest.mark.parametrize("key", ["notes", "said", "names", "numbers"])
def test_every_line_of_the_inspector_is_read_out(filled: MainWindow, key: str) -> None:
    filled.inspector.show_tab(key)
    lists = [each for each in filled.inspector.findChildren(RowList) if each.isVisible()]
    items = [each for each in tree(QAccessible.queryAccessibleInterface(lists[0])) if each.role() == Role.ListItem]
    assert items
    assert all(name_of(each) for each in items)
    tabs = [each for each in tree(QAccessible.queryAccessibleInterface(filled.inspector)) if each.state().checked]
    assert [each.role() for each in tabs] == [Role.RadioButton]


@pytest.mark.parametrize("card", CARDS)
def test_every_card_has_names(filled: MainWindow, card: str) -> None:
    CARDS[card](filled)
    QApplication.processEvents()
    assert nameless(filled) == []
    shown = [each for each in filled.findChildren(Card) if each.isVisible()]
    assert all(each.accessibleName() for each in shown)
    assert shown or card == "find"


def test_the_page_is_text_with_a_caret_and_a_selection(filled: MainWindow, article: Article) -> None:
    view = filled.page.view
    page = QAccessible.queryAccessibleInterface(view)
    assert page.role() == Role.EditableText
    assert page.state().readOnly
    assert name_of(page) == article.title
    text = page.textInterface()
    assert text.characterCount() == len(article.text.encode("utf-16-le")) // 2
    assert text.text(0, text.characterCount()) == article.text
    words = span_of(article, "Lindqvist said")
    text.setCursorPosition(words.start)
    assert view.textCursor().position() == text.cursorPosition() == words.start
    text.addSelection(words.start, words.end)
    assert text.selectionCount() == 1
    assert view.selected() == words


def test_tab_goes_round_and_back(filled: MainWindow) -> None:
    view = filled.page.view
    for key, modifier in ((Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Backtab, SHIFT)):
        view.setFocus()
        order: list[QWidget] = [view]
        while True:
            QTest.keyClick(order[-1], key, modifier)
            now = QApplication.focusWidget()
            assert now is not None
            if now is view:
                break
            assert now not in order, f"caught at {type(now).__name__} {now.accessibleName()}"
            order.append(now)
        parts = [filled.shelf, filled.inspector, filled.page.layer_bar]
        places = [next(at for at, each in enumerate(order) if part.isAncestorOf(each)) for part in parts]
        assert places == sorted(places, reverse=key == Qt.Key.Key_Backtab)
        assert len(order) > 12


# -- large text ------------------------------------------------------------------------------------------------------


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """The system's text is twice as large as usual."""
    before = qapp.font()
    large = QFont(before)
    large.setPixelSize(26)
    qapp.setFont(large)
    yield
    qapp.setFont(before)


def cut(root: QWidget) -> list[str]:
    """The widgets below one that have less room than their words need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.visibleRegion().boundingRect().isValid():
            continue
        lacking = _lacking(widget)
        if lacking:
            found.append(f"{type(widget).__name__} {_words(widget)!r}: {lacking}")
    return found


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()


def _lacking(widget: QWidget) -> str:
    hint, size = widget.sizeHint(), widget.size()
    if isinstance(widget, ChapterName | FoldedStrip):  # these are cut in their own way, and say so
        return ""
    if isinstance(widget, Tile):
        letters = QFontMetrics(fonts.window(13))
        needed = letters.horizontalAdvance(widget.text()) + 6 if isinstance(widget.parent(), TileRow) else 0
        is_plain = type(widget) is Tile
        return f"{needed} wide, has {size.width()}" if is_plain and needed > size.width() else ""
    if isinstance(widget, QLabel):
        if not widget.text() or widget.pixmap().width():
            return ""
        if widget.wordWrap():
            needed = widget.heightForWidth(size.width())
            return f"{needed} high, has {size.height()}" if needed > size.height() + 1 else ""
    elif isinstance(widget, QLineEdit):
        needed = widget.fontMetrics().height()
        return f"{needed} high, has {size.height()}" if needed > size.height() else ""
    elif (
        (not isinstance(widget, QAbstractSlider) and not _words(widget))
        or not isinstance(widget, QAbstractButton | QAbstractSlider)
        or isinstance(widget.parent(), QLineEdit)
    ):
        return ""
    if hint.height() > size.height() + 1:
        return f"{hint.height()} high, has {size.height()}"
    is_written = isinstance(widget, QLabel | LayerSwitch) or (isinstance(widget, QAbstractButton) and widget.text())
    return f"{hint.width()} wide, has {size.width()}" if is_written and hint.width() > size.width() + 1 else ""


def test_ordinary_differences_between_systems_change_nothing(qapp: QApplication) -> None:
    before = qapp.font()
    for pixels, scale in ((11, 1.0), (13, 1.0), (15, 1.0), (26, 2.0), (90, fonts.MOST)):
        system = QFont(before)
        system.setPixelSize(pixels)
        qapp.setFont(system)
        assert fonts.text_scale() == scale
    qapp.setFont(before)


def test_nothing_is_cut_at_twice_the_text_size(large_text: None, filled: MainWindow) -> None:
    QApplication.processEvents()
    assert QFontMetrics(filled.page.status.saved.font()).height() > 26
    assert cut(filled) == []


@pytest.mark.parametrize("card", CARDS)
def test_no_card_is_cut_at_twice_the_text_size(large_text: None, filled: MainWindow, card: str) -> None:
    CARDS[card](filled)
    QApplication.processEvents()
    assert cut(filled) == []


def test_the_switches_of_layers_give_up_their_counts_before_anything_is_cut(
    large_text: None, filled: MainWindow
) -> None:
    filled.resize(420, 700)
    filled.page.layer_bar.show_counts(dict.fromkeys(LAYER_TITLES, 1204))
    QApplication.processEvents()
    assert cut(filled.page.layer_bar) == []
    assert "1204" in filled.page.layer_bar.findChildren(LayerSwitch)[0].accessibleName()
