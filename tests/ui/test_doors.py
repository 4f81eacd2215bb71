"""How articles come into the window: addresses, the clipboard, what is dropped, folders; and how that is given up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.library import Library
from reader.loading.original import Original
from reader.progress import Progress, silent
from reader.ui.actions import ACTIONS
from reader.ui.doors import SUFFIXES, file_filters
from reader.ui.widgets.address_dialog import AddressDialog
from reader.ui.window import MainWindow
from tests.ui.pages import PARTS, make_article

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGE = """<html><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The tide came in at night, and the {0} was gone before anybody in the village had heard it.</p>
<p>It was found in the morning, a mile to the north, with its lamps still lit and nobody on board at all.</p>
</article></body></html>"""
STORY = "The story of {0}\n\n" + "It is a story about {0}, told by the sea at length and more than once. " * 4
WEB = "https://quay.example/lost-lamp"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been fetched; a page comes for each address of the quay, and a sentence for others."""
    asked: list[str] = []

    def fetch(address: str, *, progress: Progress = silent) -> Original:
        asked.append(address)
        progress(0.5)
        if not address.startswith("https://quay.example"):
            raise UnreadableArticleError("There is no quay at this address.")
        page = PAGE.format("lost lamp").encode()
        return Original(page, "lost-lamp", address, address, "text/html", "utf-8")

    monkeypatch.setattr("reader.loading.loader.fetch", fetch)
    return asked


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """Puts something on the clipboard."""
    board = QApplication.clipboard()

    def put(text: str = "", html: str = "", urls: tuple[str, ...] = ()) -> None:
        board.setMimeData(mime(text, html, urls))

    yield put
    board.clear()


def mime(text: str = "", html: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) if "://" in url else QUrl.fromLocalFile(url) for url in urls])
    return data


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window.page.view, key, modifier)


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drag something over the page and let it go there; answers whether it was taken."""
    target = window.page.view.viewport()
    place, buttons = QPointF(80, 80), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    return True


def wait_for(qtbot: QtBot, window: MainWindow, title: str) -> Article:
    qtbot.waitUntil(lambda: title in window.windowTitle(), timeout=8000)
    assert window.reading.article is not None
    return window.reading.article


def dialog(qtbot: QtBot) -> AddressDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AddressDialog), timeout=3000)
    found = QApplication.activeModalWidget()
    assert isinstance(found, AddressDialog)
    found.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=3000)
    return found


# -- addresses -----------------------------------------------------------------------------------------------------


def test_an_address_is_typed_and_its_page_opens(window: MainWindow, qtbot: QtBot, no_network: list[str]) -> None:
    window.page.view.setFocus()
    press(window, Qt.Key.Key_L)
    box = dialog(qtbot)
    field = box.findChild(QLineEdit)
    QTest.keyClicks(field, "quay.example/lost-lamp")
    QTest.keyClick(field, Qt.Key.Key_Return)
    article = wait_for(qtbot, window, "lost lamp")
    assert no_network == [WEB]
    assert article.url == WEB
    window.tasks.finish()
    (copy,) = (window.library().folder / "originals" / article.id).iterdir()
    assert copy.suffix == ".html"


def test_what_is_no_address_cannot_be_opened(window: MainWindow, qtbot: QtBot, no_network: list[str]) -> None:
    window.doors.ask_address()
    box = dialog(qtbot)
    opens = next(button for button in box.findChildren(QPushButton) if button.text() == "Open")
    for words in ("", "a lamp", "lamp", "file:///etc/passwd", "javascript:alert(1)", "https://"):
        box.findChild(QLineEdit).setText(words)
        assert not opens.isEnabled()
        QTest.keyClick(box.findChild(QLineEdit), Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert no_network == []


def test_an_address_on_the_clipboard_is_offered_and_selected(
    window: MainWindow, clipboard: Callable[..., None], qtbot: QtBot, no_network: list[str]
) -> None:
    clipboard(f"  {WEB}\n")
    window.doors.ask_address()
    field = dialog(qtbot).findChild(QLineEdit)
    assert (field.text(), field.selectedText()) == (WEB, WEB)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert no_network == []


def test_a_page_that_cannot_be_had_is_a_sentence_and_what_is_open_stays(
    window: MainWindow, article: Article, qtbot: QtBot
) -> None:
    window.doors.open(["https://nowhere.example/"])
    qtbot.waitUntil(lambda: window.page.notice.sentence == "There is no quay at this address.", timeout=5000)
    assert window.reading.article is not None
    assert window.reading.article.id == article.id
    assert window.page.status.opening.text() == ""


def test_a_page_that_is_kept_is_shown_when_it_cannot_be_had(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, article: Article
) -> None:
    window.doors.open([WEB])
    kept = wait_for(qtbot, window, "lost lamp")
    window.open_article(article.id)
    wait_for(qtbot, window, "harbour")

    def refuse(address: str, *, progress: Progress = silent) -> Original:
        raise UnreadableArticleError("The quay does not answer.")

    monkeypatch.setattr("reader.loading.loader.fetch", refuse)
    window.doors.open([WEB])
    assert wait_for(qtbot, window, "lost lamp").id == kept.id
    assert window.page.notice.sentence == "The quay does not answer. The article is shown as it was kept."


# -- the clipboard -------------------------------------------------------------------------------------------------


def test_words_on_the_clipboard_become_an_article(
    window: MainWindow, clipboard: Callable[..., None], qtbot: QtBot
) -> None:
    clipboard(STORY.format("a kettle"))
    window.page.view.setFocus()
    press(window, Qt.Key.Key_V)
    article = wait_for(qtbot, window, "a kettle")
    assert article.source == ""
    window.tasks.finish()
    (copy,) = (window.library().folder / "originals" / article.id).iterdir()
    assert copy.read_text("utf-8") == STORY.format("a kettle")


def test_markup_on_the_clipboard_keeps_its_links(
    window: MainWindow, clipboard: Callable[..., None], qtbot: QtBot
) -> None:
    words = "The kettle sang on the stove all night, and nobody came down to take it off, said Mary Hale."
    clipboard(words, f"<p>{words.replace('kettle', '<a href=https://kettle.example/>kettle</a>')}</p>")
    window.doors.paste()
    article = wait_for(qtbot, window, "kettle")
    assert [mark.href for block in article.blocks for mark in block.marks] == ["https://kettle.example/"]


def test_an_address_alone_is_asked_about(
    window: MainWindow, clipboard: Callable[..., None], qtbot: QtBot, no_network: list[str]
) -> None:
    clipboard(WEB)
    window.doors.paste()
    field = dialog(qtbot).findChild(QLineEdit)
    assert field.text() == WEB
    assert no_network == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(qtbot, window, "lost lamp")


def test_pasting_into_a_field_pastes_there(
    window: MainWindow, clipboard: Callable[..., None], article: Article
) -> None:
    clipboard("harbour")
    window.activateWindow()
    window.shelf.focus_search()
    press(window, Qt.Key.Key_V)
    assert window.shelf.findChild(QLineEdit).text() == "harbour"
    window.tasks.finish()
    assert window.reading.article is not None
    assert window.reading.article.id == article.id


def test_an_empty_clipboard_is_a_sentence(window: MainWindow, clipboard: Callable[..., None]) -> None:
    QApplication.clipboard().clear()
    window.doors.paste()
    assert window.page.notice.sentence == "There is no text on the clipboard."


# -- dropping ------------------------------------------------------------------------------------------------------


def test_a_link_that_is_dropped_opens(window: MainWindow, qtbot: QtBot, no_network: list[str]) -> None:
    assert drop(window, mime("The lost lamp", f'<a href="{WEB}">The lost lamp</a>', (WEB,)))
    wait_for(qtbot, window, "lost lamp")
    assert no_network == [WEB]


def test_words_that_are_dropped_open(window: MainWindow, qtbot: QtBot) -> None:
    assert drop(window, mime(STORY.format("a whistle")))
    wait_for(qtbot, window, "a whistle")


def test_what_is_dragged_about_in_the_window_is_no_article(
    window: MainWindow, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDragEnterEvent, "source", lambda _event: window.page.view)
    assert not drop(window, mime(STORY.format("itself")))
    assert window.reading.article is not None
    assert window.reading.article.id == article.id


def test_a_folder_that_is_dropped_is_taken_in(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "stories"
    (folder / "more" / ".hidden").mkdir(parents=True)
    (folder / "page_files").mkdir()
    (folder / "a.bin").write_bytes(bytes(range(256)) * 9)
    (folder / "b.txt").write_text(STORY.format("bells"), "utf-8")
    (folder / "page.html").write_text(PAGE.format("the ferry"), "utf-8")
    (folder / "page_files" / "ad.html").write_text(PAGE.format("an advertisement"), "utf-8")
    (folder / "more" / "c.txt").write_text(STORY.format("candles"), "utf-8")
    (folder / "more" / ".hidden" / "d.txt").write_text(STORY.format("dogs"), "utf-8")
    assert drop(window, mime(urls=(str(folder),)))
    wait_for(qtbot, window, "bells")
    qtbot.waitUntil(lambda: bool(window.page.notice.sentence), timeout=8000)
    assert window.page.notice.sentence == "2 articles were added; 1 file could not be read."
    titles = [entry.title for entry in window.library().articles()]
    assert sorted(titles)[:3] == ["The harbour that moved twice", "The story of bells", "The story of candles"]
    assert len(titles) == 4
    assert window.page.status.opening.text() == ""


def test_a_folder_without_an_article_is_a_sentence(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "empty").mkdir()
    window.doors.open([str(tmp_path / "empty")])
    qtbot.waitUntil(lambda: window.page.notice.sentence == "There are no files in this folder.", timeout=5000)
    for name in ("a", "b"):
        (tmp_path / "empty" / name).write_bytes(bytes(range(256)))
    window.doors.open([str(tmp_path / "empty")])
    qtbot.waitUntil(
        lambda: window.page.notice.sentence == "None of these files can be read as an article.", timeout=5000
    )


# -- giving up -----------------------------------------------------------------------------------------------------


def slow(monkeypatch: pytest.MonkeyPatch, count: float = 80) -> None:
    """Fetching takes some seconds and says now and then how far it is."""

    def fetch(address: str, *, progress: Progress = silent) -> Original:
        for step in range(int(count)):
            time.sleep(0.05)
            progress(step / count)
        return Original(PAGE.format("late lamp").encode(), "late", address, address, "text/html", "utf-8")

    monkeypatch.setattr("reader.loading.loader.fetch", fetch)


def test_a_slow_page_says_how_far_it_is_and_esc_gives_it_up(
    window: MainWindow, article: Article, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(monkeypatch)
    window.page.view.setFocus()
    window.doors.open([WEB])
    qtbot.waitUntil(lambda: window.page.status.opening.text().startswith("Opening quay.example… "), timeout=5000)
    assert window.actions_by_name["stop"].isEnabled()
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.page.status.opening.text() == ""
    assert not window.actions_by_name["stop"].isEnabled()
    window.tasks.finish()
    assert window.reading.article is not None
    assert window.reading.article.id == article.id
    assert len(window.library().articles()) == 1


def test_only_what_was_asked_for_last_is_shown(
    window: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = library.add(make_article((("title", "Another story", 0), PARTS[1]), "00000000bb"))
    slow(monkeypatch, 6)
    window.doors.open([WEB])
    window.open_article(other.id)
    qtbot.waitUntil(lambda: len(window.library().articles()) == 3, timeout=5000)
    window.tasks.finish()
    assert window.reading.article is not None
    assert window.reading.article.title == other.title


def test_adding_many_files_is_given_up_with_esc(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = []
    for number in range(60):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(STORY.format(f"number {number}"), "utf-8")
        paths.append(str(path))
    window.doors.open(paths)
    qtbot.waitUntil(lambda: window.page.status.opening.text().startswith("Adding "), timeout=5000)
    window.page.view.setFocus()
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.page.notice.sentence.startswith("Stopped; ")
    window.tasks.finish()
    assert len(window.library().articles()) < 60
    window.doors.open(paths[-2:])
    wait_for(qtbot, window, "number 58")


# -- what there is -------------------------------------------------------------------------------------------------


def test_every_format_has_its_endings_in_the_file_dialog() -> None:
    from reader.loading.formats import FORMATS

    assert [each.name for each in FORMATS if each.name not in SUFFIXES] == []
    first, *others = file_filters()
    assert "*.txt" in first
    assert len(others) == len(FORMATS) + 1
    assert others[-1] == "All files (*)"


def test_every_way_in_has_an_action() -> None:
    assert {"doors.ask_file", "doors.ask_address", "doors.paste", "doors.stop"} <= {action.run for action in ACTIONS}
