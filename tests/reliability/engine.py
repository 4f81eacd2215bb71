"""A program that keeps one folder of two machines in step and knows nothing of our lock, as Syncthing and Dropbox do.

It looks at both sides, carries what changed on one of them to the other after a while (a file beside, then a rename), and keeps both
where both changed: one under the file's name, one as a conflict copy, named as some engine would. Just before it replaces a
file it looks once more whether it is still the one it knew. `rude` is one that does not: it puts back what it read
some time ago, over whatever was saved meanwhile.
"""

from __future__ import annotations

import json
import os
import random
import select
import time
from dataclasses import dataclass, field
from pathlib import Path

CONFLICTS = (
    "{stem}.sync-conflict-20261124-101112-ABCD{n:03}.json",
    "{stem} (Ann's conflicted copy 2026-11-24 {n}).json",
    "{stem} (conflicted copy 2026-11-24 1011{n:02}).json",
    "{stem}-DESKTOP-{n}.json",
    "{stem} {n}.json",
    "{stem} ({n}).json",
)
"""Syncthing, Dropbox, Nextcloud, OneDrive, iCloud, Google Drive."""

LONGEST = 0.02
"""Seconds that a file is on its way at most."""


@dataclass
class Engine:
    """Keeps two folders in step. `base` holds what both sides had last, by the files' names."""

    sides: tuple[Path, Path]
    rude: bool = False
    base: dict[str, str] = field(default_factory=dict)
    conflicts: int = 0
    replaced: int = 0

    def run(self, stop: int, state: Path) -> None:
        """Keep going until something can be read from `stop`, then write down what both sides had."""
        random.seed()
        while not select.select([stop], [], [], random.uniform(0, LONGEST))[0]:
            if self.rude and random.random() < 0.3:
                self._put_back(random.choice(self.sides))
            self.look()
        state.write_text(json.dumps([self.base, self.conflicts, self.replaced]), "utf-8")

    def resume(self, state: Path) -> None:
        """Go on where the engine stopped that wrote this."""
        self.base, self.conflicts, self.replaced = json.loads(state.read_text("utf-8"))

    def look(self, pause: float = LONGEST) -> bool:
        """Bring every file a step closer to being the same on both sides; returns whether all were."""
        names = {path.name for side in self.sides for path in side.glob("*.json") if not path.name.startswith(".")}
        steps = [self._step(name, pause) for name in sorted(names | set(self.base))]
        return all(steps)

    def _step(self, name: str, pause: float) -> bool:
        here, there = (_content(side / name) for side in self.sides)
        known = self.base.get(name)
        if here == there:
            self._remember(name, here)
            return True
        if there == known:
            self._carry(name, here, self.sides[1], there, pause)
        elif here == known:
            self._carry(name, there, self.sides[0], here, pause)
        else:
            self._keep_both(name, here, there, pause)
        return False

    def _remember(self, name: str, content: str | None) -> None:
        if content is None:
            self.base.pop(name, None)
        else:
            self.base[name] = content

    def _carry(self, name: str, content: str | None, side: Path, instead_of: str | None, pause: float) -> None:
        """Put a file into one side; what changed there meanwhile is looked at anew."""
        time.sleep(random.uniform(0, pause))
        temporary = side / f".syncthing.{name}.tmp"
        if content is not None:
            temporary.write_text(content, "utf-8", newline="")
        if _content(side / name) != instead_of:
            temporary.unlink(missing_ok=True)
            return
        if content is None:
            (side / name).unlink(missing_ok=True)
        else:
            temporary.replace(side / name)
        self.replaced += 1
        self._remember(name, content)

    def _keep_both(self, name: str, here: str | None, there: str | None, pause: float) -> None:
        """Both sides changed: what stands on the losing one is renamed, and the other's comes in its place."""
        if here is None or there is None:
            self._remember(name, None)  # changed here and gone there: what was changed stays, as a new file
            return
        winner = random.randrange(2)
        content, side = (here, there)[winner], self.sides[1 - winner]
        self.conflicts += 1
        copy = random.choice(CONFLICTS).format(stem=Path(name).stem, n=self.conflicts)
        (side / name).rename(side / copy)
        time.sleep(random.uniform(0, pause / 10))
        temporary = side / f".syncthing.{name}.tmp"
        temporary.write_text(content, "utf-8", newline="")
        try:
            os.link(temporary, side / name)
        except FileExistsError:
            return
        finally:
            temporary.unlink()
        self._remember(name, content)

    def _put_back(self, side: Path) -> None:
        """Replace a file by what it was a moment ago."""
        files = [path for path in side.glob("*.json") if not path.name.startswith(".")]
        if not files:
            return
        path = random.choice(files)
        content = _content(path)
        time.sleep(random.uniform(0, LONGEST))
        if content is not None:
            temporary = side / ".incoming.tmp"
            temporary.write_text(content, "utf-8", newline="")
            temporary.replace(path)
            self.replaced += 1


def _content(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None
