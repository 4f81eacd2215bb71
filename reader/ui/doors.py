"""The ways by which an article comes into the window: a file, an address, the clipboard, and what is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.opening import address_in
from reader.ui.intake import Intake
from reader.ui.opener import Opener

SUFFIXES = {
    "plain text": "txt text log rst asc tex csv tsv json srt vtt",
    "Markdown": "md markdown mdown mkd",
    "web pages": "html htm xhtml shtml",
    "saved pages and mails": "mhtml mht eml",
    "EPUB books": "epub",
    "Word documents": "docx docm",
    "PDF documents": "pdf",
}
"""How the files of a format usually end. What a file is, its content tells: a file with another ending is read too."""


class Doors(QObject):
    """Takes what the person hands in and has it opened. `told` says in a sentence what cannot be.

    `leave` saves what is being typed before something else is opened.
    """

    told = Signal(str)

    def __init__(self, opener: Opener, intake: Intake, leave: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._opener, self._intake, self._leave, self._window = opener, intake, leave, window

    # -- asking --------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask for files; the first is opened and the others are kept."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open an article"), "", ";;".join(file_filters()))
        self.open(paths)

    def ask_address(self, address: str = "") -> None:
        """Ask for an address; one that the clipboard holds is offered."""
        from reader.ui.widgets.address_dialog import AddressDialog

        offered = address or address_in(QGuiApplication.clipboard().text())
        dialog = AddressDialog(offered, self._window)
        dialog.address_chosen.connect(lambda chosen: self.open([chosen]))
        dialog.open()

    def paste(self) -> None:
        """Open what the clipboard holds; an address alone is asked about before anything is fetched."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = _sources(data, only_files=True)
        if files:
            self.open(files)
        elif address := address_in(data.text()):
            self.ask_address(address)
        elif data.hasText() or data.hasHtml():
            self._open_words(data)
        else:
            self.told.emit(self.tr("There is no text on the clipboard."))

    # -- opening -------------------------------------------------------------------------------------------------

    def open(self, sources: Sequence[str]) -> None:
        """Open the first of these files, folders and addresses, and keep the others."""
        if len(sources) == 1 and address_in(sources[0]):
            self._open([sources[0]])
        elif sources:
            self._intake.find(sources, self._open)

    def _open(self, sources: list[str]) -> None:
        self._leave()
        if not sources:
            self.told.emit(self.tr("There are no files in this folder."))
        elif len(sources) == 1:
            self._opener.open_source(sources[0])
        else:
            self._opener.open_first(sources, self._intake.take)

    def stop(self) -> None:
        """Give up what is being opened and added."""
        self._opener.stop()
        self._intake.stop()

    # -- dropping ------------------------------------------------------------------------------------------------

    @staticmethod
    def takes(data: QMimeData) -> bool:
        """Whether something of what is dragged can be opened."""
        return bool(_sources(data)) or data.hasText() or data.hasHtml()

    def drop(self, data: QMimeData) -> None:
        """Open what was dropped: files, folders, links, or words."""
        sources = _sources(data)
        if sources:
            self.open(sources)
        elif address := address_in(data.text()):
            self.open([address])
        else:
            self._open_words(data)

    def _open_words(self, data: QMimeData) -> None:
        self._leave()
        self._opener.open_pasted(data.text(), data.html() if data.hasHtml() else "")


def file_filters() -> list[str]:
    """What the file dialog offers: every format that can be read, all of them first."""
    from reader.loading.formats import FORMATS

    known = {each.name: SUFFIXES[each.name] for each in FORMATS if each.name in SUFFIXES}
    every = " ".join(dict.fromkeys(" ".join(known.values()).split()))
    rows = {_tr("Articles"): every, **{name[:1].upper() + name[1:]: ends for name, ends in known.items()}}
    patterns = [f"{name} ({' '.join(f'*.{end}' for end in ends.split())})" for name, ends in rows.items()]
    return [*patterns, f"{_tr('All files')} (*)"]


def _sources(data: QMimeData, *, only_files: bool = False) -> list[str]:
    """The files and, unless only files count, the addresses that were dragged or copied."""
    found = []
    for url in data.urls() if data.hasUrls() else ():
        if url.isLocalFile():
            found.append(url.toLocalFile())
        elif not only_files and address_in(url.toString()):
            found.append(url.toString(url.ComponentFormattingOption.FullyEncoded))
    return found


def _tr(text: str) -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("doors", text)
