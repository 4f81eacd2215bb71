"""The main window: three columns, the actions, and what happens when articles are opened, exported and left."""

from __future__ import annotations

import gc
import traceback
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.errors import ReaderError
from reader.opening import Folds, Opened
from reader.settings import Settings
from reader.ui.choices import Choices, chosen_colors
from reader.ui.commands import Rule
from reader.ui.intake import Intake
from reader.ui.opener import Opener
from reader.ui.page.lazy_view import PagePlace
from reader.ui.page_column import PageColumn
from reader.ui.reading import Reading
from reader.ui.sides import Sides
from reader.ui.stylesheet import palette, style_sheet
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from reader.library import Entry, Library
    from reader.ui.doors import Doors
    from reader.ui.exports import Exports
    from reader.ui.inspector import Inspector
    from reader.ui.library_panel import LibraryPanel
    from reader.ui.menus import Menus
    from reader.ui.remote_pictures import RemotePictures
    from reader.ui.typesetting import Typesetting

PLACE_AFTER = 800
REFRESH_AFTER = 1200


class MainWindow(QMainWindow):
    """Puts library, page and inspector side by side and carries out the actions.

    `library` opens the library when it is called for the first time, which is after the first page is on the screen.
    """

    def __init__(self, library: Callable[[], Library], settings: Settings, tasks: Tasks) -> None:
        super().__init__()
        self.library, self.choices, self.tasks = library, Choices(settings, self), tasks
        self.theme = chosen_colors(settings)
        self.reading = Reading(library, tasks, self)
        self.page = PageColumn(self.theme, settings, self.reading)
        self.sides = Sides(self.theme, settings, self.reading, self.page)
        self._place_timer = QTimer(self, singleShot=True, interval=PLACE_AFTER)
        self._place_timer.timeout.connect(self._keep_place)
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._refresh_timer.timeout.connect(self.refresh_library)
        self._notices_told = 0
        self.opener, self.intake = Opener(library, tasks, self), Intake(library, tasks, self)
        self._arrange()
        self._connect()
        self._apply_theme()

    def _arrange(self) -> None:
        self.setWindowTitle("Close Reader")
        self.setAcceptDrops(True)
        self.setMinimumSize(420, 320)
        self.setCentralWidget(self.sides)
        size = QSize(self.choices.now.window_width, self.choices.now.window_height)
        on_screen = QGuiApplication.platformName() != "offscreen"
        self.resize(size.boundedTo(QGuiApplication.primaryScreen().availableSize()) if on_screen else size)

    @cached_property
    def actions_by_name(self) -> dict[str, QAction]:
        """Everything that can be done."""
        from reader.ui.actions import make_actions, name_colors

        actions = make_actions(self, self, self.page.view)
        name_colors(actions, self.page.color_names)
        return actions

    @cached_property
    def menus(self) -> Menus:
        """The menu of everything and the page's own."""
        from reader.ui.menus import Menus

        return Menus(self.actions_by_name, self.choices, self)

    @cached_property
    def typesetting(self) -> Typesetting:
        """How the page is set; made once the page is on the screen."""
        from reader.ui.typesetting import Typesetting

        typesetting = Typesetting(self.choices, self.page, self)
        typesetting.colors_asked.connect(self.choose_colors)
        return typesetting

    @cached_property
    def doors(self) -> Doors:
        """The ways by which an article comes in."""
        from reader.ui.doors import Doors

        doors = Doors(self.opener, self.intake, self.leave_article, self)
        doors.told.connect(self.page.notice.tell)
        return doors

    @cached_property
    def remote_pictures(self) -> RemotePictures:
        """What fetches the pictures that are asked for."""
        from reader.ui.remote_pictures import RemotePictures

        pictures = RemotePictures(self.reading, self.library, self.tasks, self)
        pictures.fetched.connect(self.page.view.show_picture)
        pictures.failed.connect(self._tell)
        return pictures

    @cached_property
    def exports(self) -> Exports:
        """What writes notes to files."""
        from reader.ui.exports import Exports

        exports = Exports(self.reading, self.tasks, self.page.color_names, self)
        exports.told.connect(self.page.notice.tell)
        exports.failed.connect(self._tell)
        return exports

    @cached_property
    def shelf(self) -> LibraryPanel:
        """The list of articles; made once the page is on the screen."""
        panel = self.sides.shelf
        panel.article_chosen.connect(self.open_article)
        panel.open_asked.connect(self.doors.ask_file)
        return panel

    @cached_property
    def inspector(self) -> Inspector:
        """The notes and the views; made once the page is on the screen."""
        panel, cards = self.sides.inspector, self.page.cards
        panel.passage_asked.connect(cards.reveal)
        panel.note_asked.connect(lambda key: cards.open_note(key, focus=True))
        panel.remove_asked.connect(self.reading.remove)
        panel.correction_asked.connect(cards.correct)
        panel.speaker_said.connect(self.page.set_speaker)
        cards.annotation_chosen.connect(panel.select_annotation)
        return panel

    def _connect(self) -> None:
        self.opener.opened.connect(self.show_opened)
        for worker in (self.opener, self.intake):
            worker.kept.connect(self._refresh_timer.start)
            worker.failed.connect(self._tell)
            worker.working.connect(self._show_work)
        self.intake.told.connect(self.page.notice.tell)
        self.choices.failed.connect(self._tell)
        self.page.choices_made.connect(lambda made: self.choices.change(**made))
        self.page.view.zoom_asked.connect(lambda steps: self.typesetting.zoom(str(steps)))
        self.page.view.scrolled.connect(self._place_timer.start)
        self.page.view.painted.connect(self._after_paint, Qt.ConnectionType.QueuedConnection)
        self.page.view.customContextMenuRequested.connect(self._context_menu)
        self.page.layer_bar.layers_changed.connect(self._layers_changed)
        self.reading.failed.connect(self._tell)
        self.reading.history_changed.connect(self._show_state)
        self.reading.saver.problem.connect(lambda sentence: self.page.notice.tell(sentence, stays=True))
        self.reading.saver.settled.connect(self.page.notice.hide)
        self.reading.saver.settled.connect(self.refresh_library)
        self.sides.changed.connect(self._show_state)
        self.reading.annotations_changed.connect(self._refresh_timer.start)
        self.tasks.saving.connect(self._show_saving)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply_theme())

    # -- opening -------------------------------------------------------------------------------------------------

    def open_file(self, path: str) -> None:
        """Open a file; what is open stays as it is when nothing can be read there."""
        self.leave_article()
        self.opener.open_source(path)

    def open_article(self, article_id: str) -> None:
        """Open an article of the library."""
        if self.reading.article is None or self.reading.article.id != article_id:
            self.leave_article()
            self.opener.open_kept(article_id)

    def show_opened(self, opened: Opened) -> None:
        """Show an article that was opened, at the place where it was left."""
        self.leave_article()
        self.reading.show(opened)
        if opened.place is not None:
            self.page.view.go_to_place(PagePlace(*opened.place))
        title = opened.article.title
        self.setWindowTitle(f"{title} — Close Reader" if title else "Close Reader")

    def _after_paint(self) -> None:
        """An article is on the screen: now the panels beside it, its tags, and the library's list."""
        self.furnish()
        self.reading.start_tagging()
        self.reading.restore_steps()
        self.refresh_library()

    def furnish(self) -> None:
        """Make what a page can be read without: the panels beside it, actions and menus, icons."""
        if "menus" in vars(self):
            return
        gc.enable()
        self.page.cards.state_changed.connect(self._show_state)
        self.page.open_asked.connect(self.doors.ask_file)
        self.page.view.picture_asked.connect(self.remote_pictures.ask)
        self.page.folding.fold_asked.connect(self._fold)
        self.page.layer_bar.set_menu(self.menus.main)
        self.page.layer_bar.show_icons(self.theme)
        self.typesetting.show_theme(self.theme)
        self.shelf.show()
        self.inspector.show()
        self._show_state()

    def refresh_library(self) -> None:
        """Show the library as it is on the disk."""
        current = self.reading.article.id if self.reading.article else ""

        def show(entries: list[Entry]) -> None:
            self.shelf.show_entries(entries, current)
            notices = self.library().notices
            for notice in notices[self._notices_told :]:
                self.page.notice.tell(notice.sentence, stays=True)
            self._notices_told = len(notices)

        self.tasks.save(lambda: self.library().articles(), show, self._tell)

    def _tell(self, error: Exception) -> None:
        """Say in one sentence what went wrong; what nobody foresaw also goes to standard error, for a report."""
        if isinstance(error, ReaderError | OSError):
            self.page.notice.tell(str(error))
            return
        traceback.print_exception(error)
        self.page.notice.tell(self.tr("Something unexpected went wrong ({}).").format(type(error).__name__))

    def _fold(self, folds: Folds, back: frozenset[int], rule: Rule | None) -> None:
        """Put back what was folded away, or fold it away again."""
        self.leave_article()
        self.opener.fold(folds, back, rule)

    # -- annotating and exporting --------------------------------------------------------------------------------

    def highlight(self, color: str = "") -> None:
        """Highlight the selected passage."""
        self.page.cards.highlight(color)

    def undo(self) -> None:
        """Take the last change back."""
        self.page.cards.tell_typed()
        self.reading.undo_stack.undo()

    def redo(self) -> None:
        """Bring the last change that was taken back about again."""
        self.reading.undo_stack.redo()

    def ask_export(self) -> None:
        """Ask where to, and write the notes there."""
        self.page.cards.tell_typed()
        self.exports.ask()

    # -- finding and viewing -------------------------------------------------------------------------------------

    def search_library(self) -> None:
        """Type into the library's field."""
        self.sides.show_panel("library")
        self.shelf.focus_search()

    def toggle_panel(self, name: str) -> None:
        """Show or hide the library or the inspector."""
        self.choices.change(**{f"{name}_shown": self.sides.toggle(name)})

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop to."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_shortcuts(self) -> None:
        """Show the list of all keys."""
        from reader.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.theme, self).exec()

    def choose_theme(self, name: str) -> None:
        """Take a theme; an empty name follows the system."""
        self.choose_colors({"theme": name})

    def choose_colors(self, choice: dict[str, object]) -> None:
        """Take another theme or other colours of code."""
        self.choices.change(**choice)
        self._apply_theme()

    # -- state ---------------------------------------------------------------------------------------------------

    def _apply_theme(self) -> None:
        self.theme = chosen_colors(self.choices.now)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette(self.theme))
        self.setStyleSheet(style_sheet(self.theme))
        self.page.set_theme(self.theme)
        self.sides.set_theme(self.theme)
        if "menus" in vars(self):
            self.page.layer_bar.show_icons(self.theme)
            self.typesetting.show_theme(self.theme)

    def _show_state(self) -> None:
        """Enable what can be done now."""
        if "actions_by_name" not in vars(self):
            return
        from reader.ui.actions import enable, states

        now = states(self.reading, self.page.view, self.page.cards.current)
        enable(self.actions_by_name, now | ({"busy"} if self.opener.is_busy or self.intake.is_busy else set()))
        for name in ("library", "inspector"):
            self.actions_by_name[name].setChecked(self.sides.is_shown(name))

    def _layers_changed(self, on: frozenset[str]) -> None:
        from reader.insight.layers import LAYERS

        self.choices.change(layers_off=tuple(layer.key for layer in LAYERS if layer.key not in on))

    def _show_work(self) -> None:
        """Say what is being opened and added."""
        self.page.status.opening.setText(" ".join(filter(None, (self.opener.words, self.intake.words))))
        self._show_state()

    def _show_saving(self, pending: int) -> None:
        if self.reading.is_behind:
            self.page.status.saved.setText(self.tr("Not saved"))
        else:
            self.page.status.saved.setText(self.tr("Saving…") if pending else self.tr("Saved"))

    def _context_menu(self, point: QPoint) -> None:
        self.menus.passage.popup(self.page.view.viewport().mapToGlobal(point))

    # -- leaving -------------------------------------------------------------------------------------------------

    def leave_article(self) -> None:
        """Save what is being typed and the place, before another article comes or the window closes."""
        self.page.leave_note()
        self._keep_place()

    def _keep_place(self) -> None:
        self._place_timer.stop()
        if self.reading.article is not None:
            place = self.page.view.place()
            self.reading.keep_place(place.offset, min(1.0, max(0.0, place.fraction)), self.page.view.share_read())
            self._refresh_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for the last save, and remember how the window was."""
        self.leave_article()
        widths = self.sides.widths()
        if not self.isFullScreen() and not self.isMaximized():
            widths |= {"window_width": self.width(), "window_height": self.height()}
        self.choices.change(**widths)
        self.reading.undoing.keep()
        self.tasks.finish()
        if self.reading.would_lose and not self._may_lose():
            event.ignore()
            return
        self.choices.write()
        super().closeEvent(event)

    def _may_lose(self) -> bool:
        """Try once more to write what could not be written; ask when it still cannot."""
        self.reading.retry()
        self.tasks.finish()
        if not self.reading.would_lose:
            return True
        from reader.ui.widgets.questions import confirm_loss

        return confirm_loss(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders, links and words, but not what is dragged about in the window itself."""
        if event.source() is None and self.doors.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped."""
        self.doors.drop(event.mimeData())
        event.acceptProposedAction()
