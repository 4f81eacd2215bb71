"""Printing the open article and saving it as PDF: the card of choices, the dialogs of the system, and the work itself."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QIODevice, QMarginsF, QObject, QSaveFile, QSizeF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize, QPdfWriter, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from reader.settings import Settings
from reader.style import Theme
from reader.ui.page.spans import SpanIndex
from reader.ui.page.view import PageView
from reader.ui.printing.choices import A4, FOOT, NOWHERE, PrintChoices, chosen, remembered
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.printing.job import PrintJob
    from reader.ui.printing.sheets import Sheets
    from reader.ui.widgets.print_card import PrintCard

RESOLUTION = 1200
"""Dots to an inch in a PDF: how finely letters are placed. Their shapes are outlines."""

PRINT, PDF = "print", "pdf"


class Printing(QObject):
    """Brings the card up and carries out what is chosen there.

    `told` says in one sentence how it went, `working` how far it is (empty when it is over), `made` gives choices to remember.
    """

    told = Signal(str)
    working = Signal(str)
    made = Signal(dict)

    def __init__(self, settings: Settings, theme: Theme, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._reading, self._view, self._area = theme, reading, view, area
        self._choices = chosen(settings, frozenset())
        self._job: PrintJob | None = None
        self._stop: QShortcut | None = None
        self._printer: QPrinter | None = None
        reading.article_changed.connect(self.hide)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)
        area.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @cached_property
    def card(self) -> PrintCard:
        """The card of choices."""
        from reader.ui.widgets.print_card import PrintCard

        card = PrintCard(self._theme, self._area)
        card.chosen.connect(self._choose)
        card.print_asked.connect(self._ask_printer)
        card.pdf_asked.connect(self._ask_file)
        card.left.connect(self.hide)
        return card

    @property
    def is_busy(self) -> bool:
        """Whether pages are being drawn."""
        return self._job is not None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "card" in vars(self):
            self.card.set_theme(theme)

    # -- the card ------------------------------------------------------------------------------------------------

    def open(self, aim: str = PRINT) -> None:
        """Show the card; Enter prints then, or saves a PDF."""
        if self._reading.article is None:
            return
        self.card.show_choices(self._choices)
        self.card.open(is_pdf=aim == PDF)

    def hide(self) -> None:
        """Take the card away; the keys are the page's again if they were the card's."""
        if "card" not in vars(self) or not self.card.isVisible():
            return
        focus = QApplication.focusWidget()
        self.card.hide()
        if focus is None or self.card.isAncestorOf(focus):
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page was clicked, or has another size."""
        if event.type() == QEvent.Type.MouseButtonPress and watched is self._view.viewport():
            self.hide()
        elif event.type() == QEvent.Type.Resize and watched is self._area and "card" in vars(self):
            self.card.place()
        return False

    def _choose(self, choice: dict[str, object]) -> None:
        self._choices = self._choices.changed(choice)
        self.card.show_choices(self._choices)
        self.made.emit({"printed": remembered(self._choices)})

    # -- where to ------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        """Ask for a file, and write the PDF there."""
        from PySide6.QtWidgets import QFileDialog

        from reader.exchange import file_name

        article = self._reading.article
        if article is None:
            return
        self.hide()
        start = str(Path.home() / file_name(article, ".pdf"))
        path, _ = QFileDialog.getSaveFileName(self._area, self.tr("Save as PDF"), start, "PDF (*.pdf)")
        if path:
            self.save(path if Path(path).suffix else f"{path}.pdf")

    def save(self, path: str) -> None:
        """Write a PDF; what was there stays until the new one is whole."""
        file = QSaveFile(path)
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            self.told.emit(self.tr("{} cannot be written: {}").format(path, file.errorString()))
            return
        writer = QPdfWriter(file)
        writer.setResolution(RESOLUTION)
        writer.setPageLayout(self._page_layout())
        writer.setTitle(self._title())
        writer.setCreator("Close Reader")
        sheets = self._sheets(writer.pageLayout())

        def finish() -> None:
            if file.commit():
                self.told.emit(self.tr("The PDF is in {}.").format(path))
            else:
                self.told.emit(self.tr("{} cannot be written: {}").format(path, file.errorString()))

        self._begin(sheets.draw(writer, lambda _number: True), finish, file.cancelWriting)

    def _ask_printer(self) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self.hide()
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(self._page_layout())
        printer.setDocName(self._title())
        dialog = QPrintDialog(printer, self._area)
        dialog.setWindowTitle(self.tr("Print"))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer whose paper and pages are chosen."""
        self._printer = printer
        printer.setFullPage(True)
        first, last = printer.fromPage() or 1, printer.toPage() or 10**9
        steps = self._sheets(printer.pageLayout()).draw(printer, lambda number: first <= number <= last)
        self._begin(steps, self._printed, printer.abort)

    def _printed(self) -> None:
        self.told.emit(self.tr("It was handed to the printer."))

    def _title(self) -> str:
        article = self._reading.article
        return " ".join(article.title.split()) if article is not None else ""

    def _page_layout(self) -> QPageLayout:
        size = QPageSize.PageSizeId.A4 if self._choices.paper == A4 else QPageSize.PageSizeId.Letter
        return QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)

    # -- the work ------------------------------------------------------------------------------------------------

    def _sheets(self, page: QPageLayout) -> Sheets:
        """What is printed: everything as it is now."""
        from reader.ui.printing.galley import Copy, page_width
        from reader.ui.printing.remarks import remarks_of, with_notes_behind
        from reader.ui.printing.sheets import Sheets, column_of, typography
        from reader.ui.words import meta_line

        reading, choices = self._reading, self._now()
        article = reading.article
        assert article is not None
        attached = {item.annotation.id for item in reading.placed}
        others = [item for item in reading.all_annotations() if item.id not in attached]
        is_noted = choices.notes != NOWHERE
        remarks = remarks_of(article, reading.placed, others, notes=is_noted, links=choices.links)
        at_foot = choices.notes == FOOT
        behind = [each for each in remarks if not (at_foot and each.number)]
        paper = QSizeF(page.fullRectPoints().size())
        copy = Copy(
            with_notes_behind(article, behind, self.tr("Notes") if is_noted else self.tr("Links")),
            SpanIndex(reading.tagging.tags if choices.tags else ()),
            SpanIndex(reading.placed if choices.highlights else ()),
            remarks,
            choices.layers,
            typography(choices.points, justified=choices.justified, indented=choices.indented),
            page_width(column_of(paper)),
            meta_line(article),
            lambda name: reading.picture_of(article, name),
            reading.tasks,
        )
        return Sheets(copy, paper, has_feet=at_foot)

    def _now(self) -> PrintChoices:
        """The choices, with the layers that are on now and the page's own way to set paragraphs."""
        set_so = self._view.typography
        return self._choices.changed(
            {
                "layers": self._view.painter.layers,
                "justified": set_so.is_justified,
                "indented": set_so.is_indented,
            }
        )

    def _begin(
        self,
        steps: Generator[float, None, None],
        finish: Callable[[], None],
        give_up: Callable[[], object],
    ) -> None:
        """Draw page after page; Esc stops it, and so does another print."""
        from reader.ui.printing.job import PrintJob

        self.stop()
        self._job = job = PrintJob(steps, self)
        self._give_up = give_up
        self._stop = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._area.window())
        for said in (self._stop.activated, self._stop.activatedAmbiguously):
            said.connect(self.stop)
        job.progressed.connect(self._tell_share)
        job.ended.connect(lambda error: self._end(error, finish))
        self._tell_share(0.0)
        job.start()

    def stop(self) -> None:
        """Give up what is being printed."""
        if self._job is not None:
            self._job.cancel()
            self._give_up()
            self._leave()

    def _tell_share(self, share: float) -> None:
        self.working.emit(self.tr("Setting pages… {} · Esc stops").format(f"{share:.0%}".replace("%", " %")))

    def _end(self, error: Exception | None, finish: Callable[[], None]) -> None:
        self._leave()
        if error is None:
            finish()
        else:
            self._give_up()
            self._reading.failed.emit(error)

    def _leave(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        if self._stop is not None:
            self._stop.setParent(None)
            self._stop.deleteLater()
        self._job = self._stop = None
        self.working.emit("")
