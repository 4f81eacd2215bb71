"""The short form of the kills: a program that is killed in the middle of its saves loses nothing that it had acknowledged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")
TROUBLES = ("lost", "unreadable", "quarantined", "unmerged", "aside", "apart")


def kill(store, scene, count=24):
    """Run in a process of its own, because it forks; returns the figures."""
    arguments = [sys.executable, "-m", "tests.reliability", "kills", "--count", str(count), "--store", store]
    run = subprocess.run(
        [*arguments, "--scene", scene],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert not run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("scene", ["one", "two"])
def test_nothing_acknowledged_is_lost(scene):
    count = kill("ours", scene)
    assert count["acknowledged"] > 0
    assert {name: count[name] for name in TROUBLES} == dict.fromkeys(TROUBLES, 0)


@pytest.mark.parametrize(("store", "scene"), [("tinydb", "two"), ("tinydb cached", "one")])
def test_the_kills_find_losses_where_there_are_any(store, scene):
    count = kill(store, scene)
    assert count["lost"] > 0
