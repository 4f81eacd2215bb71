"""Writing the notes of the open article to a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.color_names import ColorNames
from reader.ui.reading import Reading
from reader.ui.tasks import Tasks


class Exports(QObject):
    """Asks for a file and writes the notes there, off the window's thread. `told` says in one sentence how it went."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, reading: Reading, tasks: Tasks, names: ColorNames, window: QWidget) -> None:
        super().__init__(window)
        self._reading, self._tasks, self._names, self._window = reading, tasks, names, window

    def ask(self) -> None:
        """Ask where to, and write the notes there."""
        from PySide6.QtWidgets import QFileDialog

        from reader.exchange import EXPORTERS, file_name

        article = self._reading.article
        if article is None:
            return
        filters = {f"{exporter.title} (*{exporter.suffix})": name for name, exporter in EXPORTERS.items()}
        start = str(Path.home() / file_name(article, next(iter(EXPORTERS.values())).suffix))
        path, chosen = QFileDialog.getSaveFileName(self._window, self.tr("Export notes"), start, ";;".join(filters))
        if path:
            self.export(path, filters.get(chosen, ""))

    def export(self, path: str, form: str = "") -> None:
        """Write the notes to a file, in the form that its name ends in, else in `form`."""
        from reader.exchange import EXPORTERS, export, write

        article = self._reading.article
        if article is None:
            return
        target = Path(path)
        named = (name for name, item in EXPORTERS.items() if item.suffix == target.suffix.lower())
        form = next(named, form or "markdown")
        if not target.suffix:
            target = target.with_suffix(EXPORTERS[form].suffix)
        annotations, tagging, names = self._reading.all_annotations(), self._reading.tagging, self._names.given
        self._tasks.run(
            lambda: write(target, export(form, article, annotations, tagging, names)),
            lambda _result: self.told.emit(self.tr("The notes are in {}.").format(target)),
            self.failed.emit,
        )
