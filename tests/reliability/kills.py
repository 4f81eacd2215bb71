"""Kills writers in the middle of their saves, and counts what was acknowledged and is not there.

A writer is a process that saves into a store and tells on a pipe of every save once the call has returned. It is killed at a random
moment; then everything is opened anew and every acknowledged word is looked for.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from tests.reliability.engine import Engine
from tests.reliability.stores import WORD, Cached, Ours, Session, Standing, Stock, Store, filler

LONGEST = 0.08
"""Seconds that a writer lives at most; a save takes one to five milliseconds."""

ROUNDS = 12
"""After so many rounds another article is begun, so that files stay small and saves frequent."""

MOST = 12
"""So many words in a note; then it is left alone."""

STEPS = 40
"""So often two machines are brought in step at most until they agree."""

STORES: dict[str, Callable[[Path], Store]] = {"ours": Ours, "tinydb": Stock, "tinydb cached": Cached}
SCENES = ("one", "two", "sync", "rude")
"""One writer; two writers on one article; two machines, a writer on each, kept in step; the same by an engine that never looks."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An acknowledged save: a word that was written, or, with `seen`, a removal by somebody who saw these words."""

    key: str
    word: str
    seen: frozenset[str] | None = None


@dataclass
class Count:
    """What came of it. A word counts once: as lost, or as there but not where a person sees it.

    `unmerged` stand in a conflict copy only, `aside` in history or quarantine only; `apart` counts articles on which two machines
    did not agree when everything had been carried.
    """

    store: str
    scene: str
    kills: int = 0
    acknowledged: int = 0
    refused: int = 0
    lost: int = 0
    unreadable: int = 0
    quarantined: int = 0
    unmerged: int = 0
    aside: int = 0
    apart: int = 0
    conflicts: int = 0
    replaced: int = 0
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.unreadable or self.quarantined or self.unmerged or self.aside or self.apart)

    def figures(self) -> dict[str, Any]:
        """Everything, as it is printed."""
        return asdict(self) | {"seconds": round(self.seconds, 1)}


def write(session: Session, name: str, first: int, acknowledge: int) -> None:
    """Save until killed: new notes, longer notes, removals; tell of each when it is safe, and of each that is refused."""
    random.seed()
    number, notes = first, dict[str, str]()
    while True:
        number += 1
        try:
            line = _save(session, f"[{name}{number}]", notes)
        except LibraryError as error:
            line = f"! {error}"
        os.write(acknowledge, f"{line}\n".encode())


def _save(session: Session, word: str, notes: dict[str, str]) -> str:
    if random.random() < 0.6:
        fresh = session.read()
        notes.clear()
        notes.update(fresh)
    short = [key for key, note in notes.items() if len(WORD.findall(note)) < MOST]
    choice = random.random()
    if not short or choice < 0.3:
        note = f"{word} {filler()}"
        key = session.save("", note)
        notes[key] = note
        return f"{key} {word}"
    key = random.choice(short)
    words = WORD.findall(notes[key])
    if choice < 0.92:
        notes[key] = " ".join([*words, word, filler()])
        session.save(key, notes[key])
        return f"{key} {word}"
    session.remove(key)
    del notes[key]
    return f"{key} - {' '.join(words)}"


def start(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a process; returns it and the end of a pipe on which it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 2)
            work(writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


class Scene:
    """One store under fire: machines, their writers, and what keeps them in step."""

    def __init__(self, store: str, scene: str, folder: Path) -> None:
        self.count = Count(store, scene)
        self._is_synced = scene in ("sync", "rude")
        machines = ("here", "there") if self._is_synced else ("here",)
        self._machines = [STORES[store](folder / machine) for machine in machines]
        writers = 1 if scene == "one" else 2
        self._writers = [("ab"[n], self._machines[n % len(machines)]) for n in range(writers)]
        self._engine: Engine | None = None
        self._state = folder / "engine.json"
        self._saved: list[Saved] = []
        self._number = 0
        self._begin()

    def round(self) -> None:
        """Start the writers, kill them after a moment each, and look."""
        self._number += 100_000
        engine = self._start_engine()
        started = [self._start_writer(name, store) for name, store in self._writers]
        for child, _ in random.sample(started, len(started)):
            time.sleep(random.uniform(0.001, LONGEST))
            os.kill(child, signal.SIGKILL)
            self.count.kills += 1
        for child, pipe in started:
            os.waitpid(child, 0)
            self._take(pipe)
        if engine is not None:
            self._stop_engine(*engine)
        if not self._judge():
            self._begin()

    def next_article(self) -> None:
        """Bring machines in step, judge, and go on with another article."""
        self._judge(in_step=True)
        self._begin()

    def _begin(self) -> None:
        self._saved.clear()
        here, *there = self._machines
        for machine in self._machines:
            shutil.rmtree(machine.root / "data", ignore_errors=True)
        here.begin()
        for machine in there:
            machine.begin(here)
        if self._is_synced:
            before = self._engine or Engine((here.synced(), there[0].synced()), self.count.scene == "rude")
            self._engine = Engine(before.sides, before.rude, {}, before.conflicts, before.replaced)
            self._engine.look(0)

    def _start_writer(self, name: str, store: Store) -> tuple[int, int]:
        return start(lambda pipe: write(store.session(), name, self._number, pipe))

    def _start_engine(self) -> tuple[int, int] | None:
        engine = self._engine
        if engine is None:
            return None
        reading, writing = os.pipe()

        def work(_pipe: int) -> None:
            os.close(writing)
            engine.run(reading, self._state)

        child, pipe = start(work)
        os.close(reading)
        os.close(pipe)
        return child, writing

    def _stop_engine(self, child: int, control: int) -> None:
        os.write(control, b".")
        os.close(control)
        os.waitpid(child, 0)
        assert self._engine is not None
        self._engine.resume(self._state)
        self.count.conflicts, self.count.replaced = self._engine.conflicts, self._engine.replaced

    def _take(self, pipe: int) -> None:
        with os.fdopen(pipe, encoding="utf-8") as lines:
            for line in lines:
                key, _, rest = line.strip().partition(" ")
                if key == "!":
                    self.count.refused += 1
                    continue
                word, _, seen = rest.partition(" ")
                self._saved.append(Saved(key, word, frozenset(seen.split()) if word == "-" else None))
                self.count.acknowledged += 1

    def _judge(self, *, in_step: bool = False) -> bool:
        """Compare what was acknowledged with what stands; returns whether one can go on from here."""
        if in_step and self._engine is not None:
            self._bring_in_step(self._engine)
        unreadable = sum(machine.unreadable() for machine in self._machines)
        standing = [self._standing(machine) for machine in self._machines]
        quarantined = sum(machine.quarantined() for machine in self._machines)
        self.count.unreadable += unreadable
        self.count.quarantined += quarantined
        lost = 0
        if in_step or not self._is_synced:
            lost = self._look_for_words(standing[:1])
            self.count.apart += any(each != standing[0] for each in standing[1:])
        elif unreadable:
            lost = self._look_for_words(standing)
        return not (unreadable or quarantined or lost)

    def _bring_in_step(self, engine: Engine) -> None:
        """Let the engine carry everything, and both machines open what came, until they agree."""
        quiet = 0
        for _ in range(STEPS):
            quiet = quiet + 1 if engine.look(0) else 0
            if quiet > 1:
                return
            for machine in self._machines:
                self._standing(machine)

    def _standing(self, machine: Store) -> dict[str, Standing]:
        try:
            return machine.standing()
        except (ValueError, LibraryError):
            return {}

    def _look_for_words(self, standing: list[dict[str, Standing]]) -> int:
        """Count what does not stand, and where else it is; returns how much that was."""
        missing = [saved for saved in self._saved if not any(_is_kept(saved, each.get(saved.key)) for each in standing)]
        if not missing:
            return 0
        copies = [each for machine in self._machines for each in machine.copies()]
        aside = b"".join(
            path.read_bytes()
            for machine in self._machines
            for path in (machine.root / "data").rglob("*.json")
            if not path.name.startswith(".")
        )
        for saved in missing:
            if any(_is_kept(saved, copy.get(saved.key)) for copy in copies):
                self.count.unmerged += 1
            elif saved.seen is None and saved.word.encode() in aside:
                self.count.aside += 1
            else:
                self.count.lost += 1
        return len(missing)


def _is_kept(saved: Saved, standing: Standing | None) -> bool:
    """Whether a word stands; of a removal, whether it holds or somebody wrote what the remover had not seen."""
    if standing is None:
        return False
    if saved.seen is None:
        return saved.word in standing.words
    return standing.is_deleted or bool(standing.words - saved.seen)


def run(store: str, scene: str, kills: int, scratch: Path | None = None) -> Count:
    """Kill that many times, and count."""
    import tinydb.middlewares  # noqa: F401 - or every writer would be killed while it loads this

    import reader.library.database  # noqa: F401

    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        stage = Scene(store, scene, Path(name))
        rounds = 0
        while stage.count.kills < kills:
            stage.round()
            rounds += 1
            if rounds % ROUNDS == 0:
                stage.next_article()
        stage.next_article()
    stage.count.seconds = time.monotonic() - begun
    return stage.count
