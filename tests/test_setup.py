"""`./run` and `./check` prepare a checkout once, finish what was interrupted, and leave alone what stands.

A stand-in for Python answers what the scripts ask of it, so that nothing is downloaded and nothing installed here.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the scripts are for Debian and Ubuntu")

PYTHON = """#!/bin/bash
# Python as the scripts know it: its version from its name, its deeds into a log, the rest to the real one.
case $* in
    "-ISc import sys;"*) [[ $0 == */bin/python ]] && cat "${0%/*}/version" || printf '%s\\n' "${0##*python}" ;;
    "-ISc import ctypes, ensurepip"*) [[ ! -e $0.incomplete ]] ;;
    "-m venv "*)
        echo "venv ${0##*/}" >>"$LOG"
        mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && printf '%s\\n' "${0##*python}" >"$3/bin/version" ;;
    "-m pip install "*)
        echo "pip ${*: -1}" >>"$LOG"
        echo "Collecting things"
        sleep "${SLOW:-0}"
        [[ ! -e $LOG.offline ]] ;;
    "-ISc "*"CDLL"*) [[ ! -e $LOG.missing ]] || cat "$LOG.missing" ;;
    *) exec "$REAL_PYTHON" "$@" ;;
esac
"""

APT_GET = """#!/bin/bash
# apt-get whose lists are empty until they are read, and whose installing provides what is missing.
echo "apt-get $*" >>"$LOG"
case " $* " in
    *" update "*) touch "$LOG.lists" ;;
    *" --simulate "*) [[ -e $LOG.lists ]] ;;
    *" install "*) [[ -e $LOG.lists ]] && rm -f "$LOG.missing" ;;
esac
"""

SUDO = """#!/bin/bash
exec "$@"
"""

PROGRAM = """
import os, sys
print(os.getcwd(), *sys.argv[1:], sep="|")
raise SystemExit(7)
"""


class Machine:
    """A checkout in a folder of its own, and commands that stand in for the system's."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout"
        self.commands = folder / "commands"
        self.log_file = folder / "log"
        self.commands.mkdir(parents=True)
        shutil.copytree(ROOT / ".ci", self.checkout / ".ci")
        shutil.copy(ROOT / "run", self.checkout)
        shutil.copy(ROOT / "pyproject.toml", self.checkout)
        (self.checkout / "main.py").write_text(PROGRAM)
        self.command("python3.13", PYTHON)
        self.command("apt-get", APT_GET)
        self.command("sudo", SUDO)

    def command(self, name: str, script: str) -> Path:
        path = self.commands / name
        path.write_text(script)
        path.chmod(0o755)
        return path

    def start(self, *arguments: str, script: Path | None = None, **environment: str) -> subprocess.Popen[str]:
        known = {"LOG": str(self.log_file), "REAL_PYTHON": sys.executable, "PATH": f"{self.commands}:/usr/bin:/bin"}
        return subprocess.Popen(
            [script or self.checkout / "run", *arguments],
            cwd=self.commands,
            env={"QT_QPA_PLATFORM": "offscreen", **known, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **rest: str | Path) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments, **rest) as process:
            out, err = process.communicate(timeout=30)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def deeds(self) -> list[str]:
        """What was done to this machine since the last call."""
        deeds = self.log_file.read_text().splitlines() if self.log_file.exists() else []
        self.log_file.unlink(missing_ok=True)
        return deeds

    def mark(self, name: str, text: str = "") -> Path:
        path = self.log_file.with_name(f"log.{name}")
        path.write_text(text)
        return path


MADE = ["venv python3.13", "pip hatchling", "pip .[dev]"]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path / "machine")


def test_the_first_run_prepares_and_the_second_only_runs(machine):
    first = machine.run("a file.txt", "--flag")
    assert (first.stdout, first.returncode) == (f"{machine.commands}|a file.txt|--flag\n", 7)
    assert machine.deeds() == MADE
    second = machine.run("a file.txt", "--flag")
    assert (second.stdout, second.stderr, second.returncode) == (first.stdout, "", 7)
    assert machine.deeds() == []


def test_it_is_reached_through_a_link_too(machine):
    link = machine.commands / "close-reader"
    link.symlink_to(machine.checkout / "run")
    assert machine.run("x", script=link).stdout == f"{machine.commands}|x\n"


@pytest.mark.parametrize("changed", ["pyproject.toml", ".ci/constraints.txt", ".ci/setup.sh"])
def test_what_it_was_made_from_has_changed(machine, changed):
    machine.run()
    machine.deeds()
    with (machine.checkout / changed).open("a") as file:
        file.write("# changed\n")
    assert machine.run().returncode == 7
    assert machine.deeds() == MADE


def test_the_checkout_was_moved(machine):
    machine.run()
    machine.deeds()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    machine.run()
    assert machine.deeds() == MADE


def test_its_python_is_gone(machine):
    machine.run()
    machine.deeds()
    (machine.checkout / ".venv/bin/python").unlink()
    assert machine.run().returncode == 7
    assert machine.deeds() == MADE


def test_an_unfinished_environment_is_not_taken_for_good(machine):
    offline = machine.mark("offline")
    failed = machine.run()
    assert (failed.stdout, failed.returncode) == ("", 1)
    assert (machine.checkout / ".venv").is_dir()
    machine.deeds()
    offline.unlink()
    assert machine.run().returncode == 7
    assert machine.deeds() == MADE


def test_a_killed_set_up_is_begun_again(machine):
    with machine.start(SLOW="30") as process:
        while not (machine.log_file.exists() and "pip" in machine.log_file.read_text()):
            time.sleep(0.01)
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)
    machine.deeds()
    assert machine.run().returncode == 7
    assert machine.deeds() == MADE


def test_two_at_once_make_one_environment(machine):
    both = [machine.start(SLOW="0.3"), machine.start(SLOW="0.3")]
    outcomes = [(process.communicate(timeout=30), process.returncode) for process in both]
    assert [code for _, code in outcomes] == [7, 7]
    assert sum("waiting for it" in err for (_, err), _ in outcomes) == 1
    assert machine.deeds() == MADE


def test_the_newest_python_that_can_make_environments_is_taken(machine):
    for version in ("3.14", "3.12", "3.11"):
        machine.command(f"python{version}", PYTHON)
    machine.command("python3.13", "#!/bin/bash\nexit 127\n")
    machine.run()
    assert machine.deeds()[0] == "venv python3.12"
    machine.command("python3.13", PYTHON)
    machine.run()
    assert machine.deeds() == [], "a newer Python is no reason to make a good environment anew"


def test_one_without_the_parts_that_it_takes_is_passed_over(machine):
    machine.command("python3.12", PYTHON)
    (machine.commands / "python3.13.incomplete").touch()
    machine.run()
    assert machine.deeds()[0] == "venv python3.12"


def test_another_python_can_be_asked_for(machine):
    machine.run()
    machine.deeds()
    chosen = machine.command("python3.11", PYTHON)
    machine.run(CLOSE_READER_PYTHON=str(chosen))
    assert machine.deeds()[0] == "venv python3.11"
    machine.run(CLOSE_READER_PYTHON=str(chosen))
    assert machine.deeds() == []
    refused = machine.run(CLOSE_READER_PYTHON=str(machine.command("python3.10", PYTHON)))
    assert refused.returncode == 1
    assert "no Python from 3.11 to 3.13" in refused.stderr
    assert machine.deeds() == []


def test_missing_libraries_are_installed_after_reading_empty_lists(machine):
    machine.mark("missing", "libegl1\nlibgl1\n")
    outcome = machine.run()
    assert outcome.returncode == 7
    assert "Installing from the system's packages: libegl1 libgl1" in outcome.stderr
    simulated, updated, installed = machine.deeds()[len(MADE) :]
    assert simulated == "apt-get --simulate install libegl1 libgl1"
    assert updated.endswith(" update")
    assert installed.endswith(" install libegl1 libgl1")
    assert {"--no-upgrade", "--no-remove", "--yes"} <= set(installed.split())
    machine.run()
    assert machine.deeds() == []


def test_known_packages_are_installed_without_reading_the_lists(machine):
    machine.mark("lists")
    machine.mark("missing", "libegl1\n")
    machine.run()
    assert not any("update" in deed for deed in machine.deeds())


def test_what_cannot_be_installed_is_said_and_the_program_runs_all_the_same(machine):
    machine.mark("missing", "libegl1\n")
    machine.command("apt-get", "#!/bin/bash\nexit 100\n")
    outcome = machine.run()
    assert outcome.returncode == 7
    assert outcome.stderr.splitlines()[-1] == "Going on without them; the window may not open."


def test_the_window_asks_for_more_than_the_tests(machine):
    questions = machine.commands.parent / "questions"
    machine.command("python3.13", PYTHON.replace("case $* in", 'echo "$*" >>"$QUESTIONS"\ncase $* in', 1))
    machine.run(QUESTIONS=str(questions))
    assert "libxcb-cursor" not in questions.read_text()
    machine.run(QUESTIONS=str(questions), QT_QPA_PLATFORM="")
    assert "libxcb-cursor" in questions.read_text()


@pytest.mark.parametrize("script", ["run", "check", ".ci/run"])
def test_the_scripts_can_be_started_as_they_are(script):
    assert os.access(ROOT / script, os.X_OK)
