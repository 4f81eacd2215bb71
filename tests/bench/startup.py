"""From the start of the process to the first painted page, beside a bare PySide6 window started in turn with it.

    python tests/bench/startup.py [RUNS] [FILE]       (default 9 runs, the welcome article)

Prints one JSON line: medians in milliseconds and their ratio. Uses the screen that is there (`DISPLAY`), else none.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
BARE = """
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
def painted():
    import os
    ticks = int(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19])
    uptime = float(open("/proc/uptime").read().split()[0])
    print((uptime - ticks / os.sysconf("SC_CLK_TCK")) * 1000)
    app.quit()
app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1440, 900)
window.show()
app.exec()
"""


def environment(folder: str) -> dict[str, str]:
    """The environment with folders of its own, no screen when there is none, and compiled modules kept as they usually are."""
    own = {f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    screen = {} if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    usual = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, **own, **screen}


def run(command: list[str], folder: str) -> str:
    """The standard output of a run."""
    return subprocess.run(
        command, env=environment(folder), cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def main(runs: int, article: str) -> None:
    """Run both in turn; the first pair, which fills the file cache, is left out."""
    bare, ours, traces = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs + 1):
            plain = float(run([sys.executable, "-c", BARE], folder))
            trace = json.loads(run([sys.executable, "main.py", "--startup-trace", article], folder))
            if number:
                bare.append(plain)
                ours.append(trace["first_paint"])
                traces.append(trace)
    figures = {name: round(statistics.median(trace[name] for trace in traces), 1) for name in traces[0]}
    middle = statistics.median(bare)
    sys.stdout.write(
        json.dumps({"bare": round(middle, 1), **figures, "ratio": round(statistics.median(ours) / middle, 2)}) + "\n"
    )


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 9,
        sys.argv[2] if len(sys.argv) > 2 else str(ROOT / "resources" / "samples" / "welcome.txt"),
    )
