"""A program that is killed in the middle of its saves loses nothing that it had acknowledged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


@pytest.mark.parametrize("writers", [1, 2])
def test_nothing_acknowledged_is_lost(writers):
    """Runs in a process of its own, because it forks."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.library.kills", "30", str(writers)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    count = json.loads(run.stdout)
    assert count["acknowledged"] > 0
    assert (count["lost"], count["unreadable"], count["notices"]) == (0, 0, 0)
