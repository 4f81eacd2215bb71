"""The card of type and colours, as a person uses it: by its button, by keys alone, by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reader.article import Article, Span, compose
from reader.library import Library
from reader.settings import Settings, load_settings
from reader.style import theme_names
from reader.ui import fonts
from reader.ui.choices import chosen_typography
from reader.ui.page.typography import LARGEST, LOOSEST, NARROWEST, SMALLEST, Typography
from reader.ui.widgets.amount import Amount
from reader.ui.widgets.drop_down import DropDown
from reader.ui.widgets.tiles import Tile
from reader.ui.widgets.typography_card import TypographyCard
from reader.ui.window import MainWindow
from tests.ui.painted import colors_in

CONTROL = Qt.KeyboardModifier.ControlModifier
STOPS = [
    "Text size",
    "Font: Literata",
    "Line length",
    "Line spacing",
    "Alignment: Ragged",
    "Paragraphs: Spaced",
    "Colours: Paper",
    "Colours of code",
]


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window.page.view, key, modifier)


def focused() -> str:
    """What a screen reader says has the focus."""
    return (QApplication.focusWidget() or QWidget()).accessibleName()


def typography(window: MainWindow) -> Typography:
    """How the page is set."""
    return window.page.view._typography


def tile(card: TypographyCard, name: str) -> Tile:
    """The tile of a name."""
    return next(each for each in card.findChildren(Tile) if each.accessibleName() == name)


@pytest.fixture
def card(window: MainWindow) -> Iterator[TypographyCard]:
    """The card, open by its key."""
    window.activateWindow()
    window.page.view.setFocus()
    press(window, Qt.Key.Key_T, CONTROL)
    return window.typesetting.card


def test_the_button_and_the_key_open_it_and_close_it(window: MainWindow) -> None:
    window.activateWindow()
    QApplication.processEvents()
    button = window.page.layer_bar.type_button
    for open_it in (
        lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: press(window, Qt.Key.Key_T, CONTROL),
    ):
        open_it()
        assert window.typesetting.is_open
        assert focused() == "Text size"
        open_it()
        assert not window.typesetting.is_open
        assert QApplication.focusWidget() is window.page.view


def test_esc_and_a_click_on_the_page_close_it(window: MainWindow, card: TypographyCard) -> None:
    press(window, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is window.page.view
    press(window, Qt.Key.Key_T, CONTROL)
    QTest.mouseClick(window.page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 400))
    assert not card.isVisible()


def test_it_goes_when_the_person_turns_to_something_else(window: MainWindow, card: TypographyCard) -> None:
    press(window, Qt.Key.Key_F, CONTROL)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert not card.isVisible()


def test_a_number_between_two_steps_stays_until_it_is_changed(
    make_window: Callable[..., MainWindow], article: Article
) -> None:
    window = make_window(article.id, Settings(theme="paper", line_length=70, leading=1.57))
    window.activateWindow()
    QApplication.processEvents()
    press(window, Qt.Key.Key_T, CONTROL)
    assert (typography(window).characters, typography(window).leading) == (70, 1.57)
    numbers = [each.number.text() for each in window.typesetting.card.findChildren(Amount)]
    assert numbers == ["18", "70", "1.57"]
    assert window.choices.now.line_length == 70
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Left)
    assert typography(window).characters == 66


def test_tab_goes_round_what_is_chosen(window: MainWindow, card: TypographyCard) -> None:
    names = []
    for _ in range(len(STOPS) + 1):
        names.append(focused())
        press(window, Qt.Key.Key_Tab)
    assert names == [*STOPS, STOPS[0]]
    press(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == STOPS[-1]


def test_the_arrow_keys_change_everything_at_once(window: MainWindow, card: TypographyCard) -> None:
    changes = [
        ("size", 19),
        ("family", fonts.LEGIBLE),
        ("characters", 72),
        ("leading", 1.65),
        ("is_justified", True),
        ("is_indented", True),
    ]
    for name, value in changes:
        press(window, Qt.Key.Key_Right)
        assert getattr(typography(window), name) == value
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Right)
    assert window.page.theme.name == theme_names()[1]
    window.close()
    assert load_settings() == Settings(
        theme=theme_names()[1],
        text_size=19,
        font=fonts.LEGIBLE,
        line_length=72,
        leading=1.65,
        justified=True,
        indented=True,
        **{name: getattr(load_settings(), name) for name in ("library_width", "inspector_width")},
        window_width=window.width(),
        window_height=window.height(),
    )


def test_arrows_stop_at_the_ends(window: MainWindow, card: TypographyCard) -> None:
    press(window, Qt.Key.Key_End)
    assert typography(window).size == LARGEST
    press(window, Qt.Key.Key_Right)
    assert typography(window).size == LARGEST
    press(window, Qt.Key.Key_Home)
    assert typography(window).size == SMALLEST
    press(window, Qt.Key.Key_Tab)
    for _ in range(7):
        press(window, Qt.Key.Key_Right)
    assert focused() == "Font: The system's sans-serif"
    for _ in range(7):
        press(window, Qt.Key.Key_Left)
    assert focused() == "Font: Literata"
    assert typography(window).family == fonts.READING


def test_the_mouse_chooses_and_drags(window: MainWindow, card: TypographyCard) -> None:
    QTest.mouseClick(tile(card, "Alignment: Justified"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(tile(card, "Colours: Sepia"), Qt.MouseButton.LeftButton)
    assert typography(window).is_justified
    assert window.page.theme.name == "sepia"
    length = next(each for each in card.findChildren(Amount) if each.accessibleName() == "Line length")
    QTest.mousePress(length, Qt.MouseButton.LeftButton, pos=QPoint(4, 10))
    assert typography(window).characters == NARROWEST
    seen = set()
    for x in range(4, length.width() + 20, 5):
        QTest.mouseMove(length, QPoint(x, 10))
        seen.add(typography(window).characters)
    QTest.mouseRelease(length, Qt.MouseButton.LeftButton, pos=QPoint(length.width(), 10))
    assert seen == set(range(48, 91, 6))
    assert length.number.text() == "90"


def test_the_keys_of_the_size_go_on_working_and_the_card_follows(window: MainWindow, card: TypographyCard) -> None:
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert typography(window).size == 20
    size = next(each for each in card.findChildren(Amount) if each.accessibleName() == "Text size")
    assert (size.value(), size.number.text()) == (20, "20")
    press(window, Qt.Key.Key_0, CONTROL)
    assert (typography(window).size, size.value()) == (18, 18)
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Minus, CONTROL)
    assert typography(window).size == 16


def test_a_size_changed_by_its_keys_leaves_the_other_choices(window: MainWindow, card: TypographyCard) -> None:
    QTest.mouseClick(tile(card, "Paragraphs: Indented"), Qt.MouseButton.LeftButton)
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert typography(window).is_indented


def test_every_control_has_a_name_and_a_role(window: MainWindow, card: TypographyCard) -> None:
    for part in [*card.findChildren(Tile), *card.findChildren(Amount)]:
        read = QAccessible.queryAccessibleInterface(part)
        assert read.text(QAccessible.Text.Name)
        assert read.role() == (QAccessible.Role.Slider if isinstance(part, Amount) else QAccessible.Role.RadioButton)
    read = QAccessible.queryAccessibleInterface(tile(card, "Colours: Paper"))
    assert read.state().checked
    assert card.accessibleName()


def test_the_system_is_followed_when_that_is_chosen(window: MainWindow, card: TypographyCard) -> None:
    QTest.mouseClick(tile(card, "Colours: Dark"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(tile(card, "Colours: As the system"), Qt.MouseButton.LeftButton)
    assert window.choices.now.theme == ""
    assert window.page.theme.name == "paper"
    assert tile(card, "Colours: As the system").isChecked()


@pytest.mark.parametrize(("width", "height"), [(420, 320), (420, 700), (1000, 340), (1440, 900)])
def test_the_card_is_inside_the_window_and_all_of_it_can_be_reached(
    make_window: Callable[..., MainWindow], article: Article, width: int, height: int
) -> None:
    window = make_window(article.id, Settings(theme="paper", library_shown=False, inspector_shown=False))
    window.activateWindow()
    window.resize(width, height)
    QApplication.processEvents()
    press(window, Qt.Key.Key_T, CONTROL)
    card = window.typesetting.card
    for _ in range(len(STOPS)):
        part = QApplication.focusWidget()
        place = part.mapTo(window, part.rect().center())
        assert window.rect().contains(place)
        assert part.visibleRegion().contains(part.rect().center())
        press(window, Qt.Key.Key_Tab)
    assert card.geometry().left() >= -20


def test_it_stays_below_its_button_when_the_window_changes_its_size(window: MainWindow, card: TypographyCard) -> None:
    before = card.geometry().right()
    window.resize(window.width() - 120, window.height())
    QApplication.processEvents()
    assert card.isVisible()
    assert card.geometry().right() < before


def test_the_fonts_are_what_they_say(window: MainWindow, card: TypographyCard) -> None:
    for family in (fonts.READING, fonts.LEGIBLE, fonts.WINDOW):
        assert QFontInfo(fonts.font(family, 18)).family() == family
    own = {QFontInfo(fonts.font(family, 18)).family() for family in (fonts.SERIF, fonts.SANS)}
    assert len(own) == 2
    assert not own & {fonts.READING, fonts.LEGIBLE, fonts.WINDOW}


def test_what_is_out_of_all_bounds_in_the_settings_is_brought_back() -> None:
    wild = Settings(text_size=9000, leading=7.5, line_length=-4, font="No Such Font")
    found = chosen_typography(wild)
    assert (found.size, found.leading, found.characters, found.family) == (LARGEST, LOOSEST, NARROWEST, "No Such Font")


def test_a_font_that_is_not_offered_leaves_no_tile_chosen(
    make_window: Callable[..., MainWindow], article: Article
) -> None:
    window = make_window(article.id, Settings(theme="paper", font="Charter"))
    window.activateWindow()
    QApplication.processEvents()
    press(window, Qt.Key.Key_T, CONTROL)
    tiles = [each for each in window.typesetting.card.findChildren(Tile) if each.accessibleName().startswith("Font")]
    assert [each.isChecked() for each in tiles] == [False] * 5
    press(window, Qt.Key.Key_Tab)
    assert focused() == "Font: Literata"
    press(window, Qt.Key.Key_Space)
    assert typography(window).family == fonts.READING


def test_no_bar_of_a_selection_stands_over_the_card(window: MainWindow) -> None:
    article = window.reading.article
    assert article is not None
    start = article.text.index("north pier")
    window.page.view.setFocus()
    window.page.view.select(Span(start, start + len("north pier")))
    window.page.view.selection_settled.emit()
    assert window.page.cards.selection_bar.isVisible()
    window.actions_by_name["typography"].trigger()
    assert not window.page.cards.selection_bar.isVisible()
    window.page.view.selection_settled.emit()
    assert not window.page.cards.selection_bar.isVisible()


def test_code_takes_the_colors_of_a_style_at_once_and_for_good(
    make_window: Callable[..., MainWindow], library: Library
) -> None:
    text, blocks = compose([("title", "A listing", 0), ("code", "answer = 42", 2)])
    article = library.add(Article("", text, blocks, title="A listing"))
    window, code = make_window(article.id), blocks[1].span
    window.typesetting.toggle()
    field = window.typesetting.card.findChild(DropDown)
    field.setFocus()
    field.showPopup()
    assert window.typesetting.is_open, "the list that falls open is a window of its own, but the card's"
    field.hidePopup()
    field.setCurrentText("monokai")
    field.activated.emit(field.currentIndex())
    assert "#272822" in colors_in(window.page.view, code)
    assert window.choices.now.code_style == "monokai"
    window.choose_theme("dark")
    assert "#272822" in colors_in(window.page.view, code)
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert "#272822" not in colors_in(window.page.view, code)
