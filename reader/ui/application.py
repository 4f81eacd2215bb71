"""Starts Qt and the window, and the two ways to start it that end by themselves: a screenshot and a trace of the start."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from reader.opening import Opened
from reader.settings import Settings
from reader.style import load_theme
from reader.ui import fonts
from reader.ui.tasks import Tasks
from reader.ui.window import MainWindow

if TYPE_CHECKING:
    from reader.library import Library

TURN = 0.001
"""Seconds that a thread in the background keeps Python while the window waits to paint."""

SETTLE = 250
GIVE_UP = 120_000


@dataclass(frozen=True, slots=True)
class Start:
    """How the window is to start.

    `settings` gives the person's choices. `opened` gives the article that was asked for, or raises; None opens the library. The
    window opens what is `asked` for once it is there, because it may take long, and only keeps what is in `more`.
    """

    library: Callable[[], Library]
    settings: Callable[[], Settings]
    opened: Callable[[], Opened | None]
    asked: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    screenshot: str = ""
    size: tuple[int, int] | None = None
    theme: str = ""
    panel: str = ""
    trace: Trace | None = None


class Trace:
    """Milestones of the start in milliseconds since the process began."""

    def __init__(self) -> None:
        self.milestones: dict[str, float] = {}

    def reach(self, name: str) -> None:
        """Note that a milestone is reached; only its first time counts."""
        self.milestones.setdefault(name, round(since_process_start(), 1))

    def as_json(self) -> str:
        """One line of JSON, with the memory that the process takes in megabytes."""
        return json.dumps({**self.milestones, "memory_mb": memory_megabytes()})


def run(start: Start) -> int:
    """Show the window until it is closed; answers the exit code."""
    sys.setswitchinterval(TURN)
    qInstallMessageHandler(_tell_of_qt)
    application = QApplication(["close-reader"])
    application.setApplicationName("close-reader")
    application.setApplicationDisplayName("Close Reader")
    application.setDesktopFileName("close-reader")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fonts.load_fonts(fonts.READING, fonts.WINDOW)
    if start.trace:
        start.trace.reach("imports")
    window = _window(start)
    problem = _show_first(window, start)
    if problem and (start.screenshot or start.trace):
        sys.stderr.write(problem + "\n")
        return 1
    _end_by_itself(window, start)
    window.show()
    if start.trace:
        start.trace.reach("window")
    if start.asked:
        window.doors.open(start.asked)
    if start.more:
        window.intake.find(start.more, window.intake.take)
    return int(application.exec())


TRIFLES = ("propagateSizeHints", "OpenType support missing")
"""What Qt says of every window that is drawn in memory, and of every font that lacks a script which another one has."""


def _tell_of_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """What Qt has to say goes to standard error, but for trifles."""
    if kind != QtMsgType.QtDebugMsg and not any(trifle in message for trifle in TRIFLES):
        sys.stderr.write(f"{message}\n")


def _window(start: Start) -> MainWindow:
    settings = start.settings()
    if start.theme:
        load_theme(start.theme)
        settings = replace(settings, theme=start.theme)
    if start.size:
        settings = replace(settings, window_width=start.size[0], window_height=start.size[1])
    window = MainWindow(start.library, settings, Tasks())
    if start.panel:
        window.inspector.show_tab(start.panel)
    return window


def _show_first(window: MainWindow, start: Start) -> str:
    """Show the article that was asked for, or the library; answers the sentence of what went wrong."""
    try:
        opened = start.opened()
    except Exception as error:  # noqa: BLE001 - the outermost door: the window words it
        window.page.notice.tell(str(error))
        window.furnish()
        window.refresh_library()
        return str(error)
    if opened is None:
        window.furnish()
        window.refresh_library()
    else:
        window.show_opened(opened)
    return ""


def _end_by_itself(window: MainWindow, start: Start) -> None:
    if not start.screenshot and not start.trace:
        return
    watch = _Watch(window, start)
    window.page.view.painted.connect(watch.painted)
    window.reading.tagging_changed.connect(watch.tagged)
    if window.reading.article is None:
        QTimer.singleShot(SETTLE, watch.tagged)
    QTimer.singleShot(GIVE_UP, lambda: QApplication.exit(1))


class _Watch(QObject):
    """Waits until the window has settled, then takes the picture or prints the trace, and quits."""

    def __init__(self, window: MainWindow, start: Start) -> None:
        super().__init__(window)
        self._window, self._start = window, start

    def painted(self) -> None:
        """The page is on the screen."""
        self._reach("first_paint")

    def tagged(self) -> None:
        """Tags are there; what follows from them settles in a moment."""
        self._reach("tagged")
        QTimer.singleShot(SETTLE if self._start.screenshot else 0, self._settled)

    def _settled(self) -> None:
        self._reach("idle")
        if self._start.screenshot and not self._window.grab().save(self._start.screenshot):
            sys.stderr.write(f"The picture could not be written to {self._start.screenshot}.\n")
            self._quit(1)
            return
        if self._start.trace:
            sys.stdout.write(self._start.trace.as_json() + "\n")
            sys.stdout.flush()
        self._quit(0)

    def _quit(self, code: int) -> None:
        self._window.tasks.finish()
        QApplication.exit(code)

    def _reach(self, name: str) -> None:
        if self._start.trace:
            self._start.trace.reach(name)


def since_process_start() -> float:
    """Milliseconds since the system started this process; where it does not tell, since Python began to run our code."""
    try:
        with open("/proc/self/stat", encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs at start-up
            ticks = int(file.read().rsplit(")", 1)[1].split()[19])
        with open("/proc/uptime", encoding="utf-8") as file:  # noqa: PTH123
            uptime = float(file.read().split()[0])
    except (OSError, ValueError):
        return time.process_time() * 1000
    import os

    return (uptime - ticks / os.sysconf("SC_CLK_TCK")) * 1000


def memory_megabytes() -> float:
    """The memory that the process holds now (resident), 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="utf-8") as file:  # noqa: PTH123
            line = next(line for line in file if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0.0
    return round(int(line.split()[1]) / 1024, 1)
