"""Printing a little at a time between the window's frames: a whole book never keeps anybody from reading on."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.005
"""Seconds that are given to it at a time."""


class PrintJob(QObject):
    """Draws pages until there are no more. `progressed` gives the share done, `ended` nothing or the error that ended it."""

    progressed = Signal(float)
    ended = Signal(object)

    def __init__(self, steps: Generator[float, None, None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def cancel(self) -> None:
        """Stop; `ended` is not said."""
        self._timer.stop()
        self._steps.close()

    def _work(self) -> None:
        until, share = time.perf_counter() + SLICE, 0.0
        try:
            while time.perf_counter() < until:
                share = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.ended.emit(None)
            return
        except Exception as error:  # noqa: BLE001 - the outermost door of this work: the window words it
            self._timer.stop()
            self.ended.emit(error)
            return
        self.progressed.emit(share)
