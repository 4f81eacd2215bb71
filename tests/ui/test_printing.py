"""The page on paper: what a PDF holds, where its pages end, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reader.annotation import new_annotation
from reader.article import Article, compose
from reader.library import Library
from reader.loading.parts import joined as joined_parts
from reader.settings import Settings
from reader.ui.page.placed import Placed
from reader.ui.printing.choices import A4, END, LETTER, NOWHERE, PrintChoices, chosen, remembered, usual_paper
from reader.ui.printing.remarks import Moved, Remark, remarks_of, sign_at, signed, with_notes_behind
from reader.ui.printing.sheets import Sheets
from reader.ui.widgets.tiles import Tile
from reader.ui.window import MainWindow
from tests.ui.pages import PARTS, make_article, span_of
from tests.ui.showcase import showcase, table, text_part

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NEVER = 20000
LONG = tuple(
    ("heading" if number % 9 == 0 else "paragraph", f"Part {number}" if number % 9 == 0 else f"({number}) " + words, 2)
    for number, words in enumerate(["It goes on and on by the sea, and nobody knows how it will end. " * 9] * 90)
)


@pytest.fixture
def save(qtbot: QtBot, tmp_path: Path) -> Callable[[MainWindow], list[str]]:
    """Save what is open as a PDF, and read its pages."""

    def saved(window: MainWindow, **choices: object) -> list[str]:
        path = tmp_path / "out.pdf"
        printing = window.page.printing
        printing._choose(choices)
        printing.save(str(path))
        qtbot.waitUntil(lambda: not printing.is_busy, timeout=NEVER)
        return pages_of(path)

    return saved


def pages_of(path: Path) -> list[str]:
    """The text of every page of a PDF."""
    document = pdfium.PdfDocument(path)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def note(window: MainWindow, words: str, said: str) -> None:
    """Highlight some words of the open article and write a note on them."""
    article = window.reading.article
    assert article is not None
    made = window.reading.highlight(span_of(article, words), "yellow")
    assert made is not None
    window.reading.write_note(made.id, said)


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def test_the_whole_article_is_on_paper_with_its_title_block(window: MainWindow, save: Callable[..., list[str]]) -> None:
    [page] = save(window)
    article = window.reading.article
    assert article is not None
    assert "3 May 2019" in page
    assert "harbour.example" in page
    for block in article.blocks:
        assert flat(article.slice(block.span)).partition("😀")[0] in flat(page)
    assert page.split()[-1] == "1"


def test_notes_stand_at_the_foot_at_the_end_or_nowhere(window: MainWindow, save: Callable[..., list[str]]) -> None:
    note(window, "counted every stone", "Really every one?")
    foot = flat(save(window)[0])
    assert "counted every stone 1" in foot
    assert foot.endswith("1 Really every one? 1")
    end = flat(save(window, notes=END)[0])
    assert "the south pier Notes 1. Really every one?" in end.replace("• ", "")
    assert "Really" not in flat(save(window, notes=NOWHERE)[0])


def test_a_book_has_running_titles_and_no_heading_stands_alone(
    make_window: Callable[..., MainWindow], library: Library, save: Callable[..., list[str]]
) -> None:
    article = library.add(make_article((PARTS[0], *LONG)))
    pages = save(make_window(article.id))
    assert len(pages) > 8
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.split("\n") if line.strip()]
        assert str(number) in lines
        assert number == 1 or "The harbour that moved twice" in page
        text = lines[: lines.index(str(number))]
        assert not text[-1].startswith("Part ")
    joined = flat(" ".join(pages))
    assert [joined.count(f"({number})") for number in range(90) if number % 9] == [1] * 80


def test_a_long_note_goes_on_at_the_next_foot(window: MainWindow, save: Callable[..., list[str]]) -> None:
    note(window, "counted every stone", "\n".join(f"Line {number} of a long note" for number in range(120)))
    pages = save(window)
    assert len(pages) > 2
    joined = flat(" ".join(pages))
    assert [joined.count(f"Line {number} of") for number in range(120)] == [1] * 120


def test_every_kind_of_block_is_printed(
    make_window: Callable[..., MainWindow], library: Library, save: Callable[..., list[str]]
) -> None:
    article = library.add(showcase())
    joined = flat(" ".join(save(make_window(article.id), links=True)))
    for words in ("class Tide", "Esbjerg", "1,204", "a lettered one", "The harbour at dusk", "Ships at anchor"):
        assert words in joined
    assert "https://port.example/tides?year=2019" in joined


def test_the_heads_of_a_table_are_said_again_on_every_page(
    make_window: Callable[..., MainWindow], library: Library, save: Callable[..., list[str]]
) -> None:
    rows = (("Station", "Height"), *((f"Gauge {number}", f"{number * 3}") for number in range(90)))
    text, blocks = joined_parts([text_part("The tides", "title"), *table(rows)])
    article = library.add(Article("00000000cc", text, blocks, title="The tides"))
    pages = save(make_window(article.id))
    assert len(pages) > 2
    assert ["".join(page.split()).count("Station") for page in pages] == [1] * len(pages)


def test_paper_is_of_the_size_that_is_chosen(
    window: MainWindow, save: Callable[..., list[str]], tmp_path: Path
) -> None:
    for paper, size in ((A4, (595, 842)), (LETTER, (612, 792))):
        save(window, paper=paper)
        page = pdfium.PdfDocument(tmp_path / "out.pdf")[0]
        assert (round(page.get_width()), round(page.get_height())) == size


def test_esc_stops_and_leaves_what_was_there(
    make_window: Callable[..., MainWindow], library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    article = library.add(make_article((PARTS[0], *(LONG * 20))))
    window = make_window(article.id)
    path = tmp_path / "before.pdf"
    path.write_text("what was there")
    window.activateWindow()
    window.page.printing.save(str(path))
    assert "Esc" in window.page.status.work.text()
    qtbot.waitUntil(lambda: " 0 %" not in window.page.status.work.text(), timeout=NEVER)
    QTest.keyClick(window.page.view, Qt.Key.Key_Escape)
    assert not window.page.printing.is_busy
    assert not window.page.status.work.text()
    assert path.read_text() == "what was there"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["before.pdf"]


def test_a_place_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.page.printing.save(str(tmp_path / "nowhere" / "out.pdf"))
    assert "cannot be written" in window.page.notice.sentence


def test_what_goes_wrong_is_told_and_leaves_what_was_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Sheets, "_draw_page", fail)
    path = tmp_path / "before.pdf"
    path.write_text("what was there")
    window.page.printing.save(str(path))
    qtbot.waitUntil(lambda: not window.page.printing.is_busy, timeout=NEVER)
    assert "MemoryError" in window.page.notice.sentence
    assert path.read_text() == "what was there"


def test_a_printer_gets_the_pages_that_were_asked_for(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    note(window, "counted every stone", "\n".join(f"Line {number} of a long note" for number in range(120)))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 2)
    window.page.printing.print_on(printer)
    qtbot.waitUntil(lambda: not window.page.printing.is_busy, timeout=NEVER)
    [page] = pages_of(tmp_path / "printed.pdf")
    assert "counted" not in page


def test_the_card_is_used_by_keys_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "by keys.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.activateWindow()
    window.page.view.setFocus()
    QTest.keyClick(window.page.view, Qt.Key.Key_E, CONTROL | SHIFT)
    card = window.page.printing.card
    assert card.isVisible()
    names = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName() or focus.text())  # type: ignore[attr-defined]
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names[0] == "Save as PDF…"
    assert len(set(names)) == 8
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is window.page.view
    QTest.keyClick(window.page.view, Qt.Key.Key_E, CONTROL | SHIFT)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists, timeout=NEVER)


def test_the_choices_are_remembered(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window.page.view, Qt.Key.Key_P, CONTROL)
    card = window.page.printing.card
    switches = {each.text(): each for each in card.findChildren(QPushButton)}
    QTest.mouseClick(switches["Highlights"], Qt.MouseButton.LeftButton)
    letter = next(each for each in card.findChildren(Tile) if each.text() == "Letter")
    QTest.mouseClick(letter, Qt.MouseButton.LeftButton)
    again = chosen(window.choices.now, frozenset())
    assert (again.highlights, again.paper) == (False, LETTER)


def test_settings_that_nobody_could_have_made_are_left_out() -> None:
    settings = Settings(printed=("points=999", "paper=Tabloid", "notes=", "nonsense=1", "tags=True"))
    choices = chosen(settings, frozenset())
    assert (choices.points, choices.paper, choices.notes, choices.tags) == (20, usual_paper(), "foot", True)
    assert chosen(Settings(printed=remembered(choices)), frozenset()) == choices


# -- numbers in the text ---------------------------------------------------------------------------------------------


def test_numbers_move_what_stands_behind_them() -> None:
    text, blocks = compose((("paragraph", "One two three.", 0), ("paragraph", "Four.", 0)))
    article = Article("0", text, blocks)
    spans = [span_of(article, "two"), span_of(article, "three."), span_of(article, "Four")]
    signs = [(span.end, str(number)) for number, span in enumerate(spans, 1)]
    moved = Moved(0, signs)
    made, after = signed(text, blocks, moved, signs)
    assert made == "One two1 three.2\nFour3."
    assert [made[block.span.start : block.span.end] for block in after] == made.split("\n")
    assert [made[moved.span(span).start : moved.span(span).end] for span in spans] == ["two", "three.", "Four"]
    assert [made[mark.span.start : mark.span.end] for block in after for mark in block.marks] == ["1", "2", "3"]


def test_remarks_are_numbered_in_the_order_of_the_text_and_lost_ones_come_last() -> None:
    article = make_article()
    one = new_annotation(article, span_of(article, "said on Friday "), note="first", labels=("doubt",))
    two = new_annotation(article, span_of(article, "in stone."), note="second")
    lost = replace(new_annotation(article, span_of(article, "It opens"), note="third"))
    placed = [Placed(span_of(article, "in stone."), two), Placed(span_of(article, "said on Friday "), one)]
    remarks = remarks_of(article, placed, [lost], notes=True, links=False)
    assert [(each.number, each.words) for each in remarks] == [(1, "first  #doubt"), (2, "second"), (0, "third")]
    assert article.text[: remarks[0].offset].endswith("said on Friday")
    assert remarks[2].quoted == "It opens"
    assert sign_at(article, span_of(article, "said on Friday ")) == remarks[0].offset


def test_notes_behind_the_text_are_blocks_of_it() -> None:
    article = make_article()
    remarks = (Remark(1, 3, "one\ntwo"), Remark(0, -1, "lost", "words"))
    longer = with_notes_behind(article, remarks, "Notes")
    added = longer.blocks[len(article.blocks) :]
    assert [(block.kind, block.marker, longer.slice(block.span)) for block in added if block.kind != "quote"] == [
        ("heading", "", "Notes"),
        ("item", "1.", "one"),
        ("item", "", "two"),
        ("paragraph", "", "lost"),
    ]
    assert with_notes_behind(article, (), "Notes") is article
    assert PrintChoices().changed({"points": 12}).points == 12
