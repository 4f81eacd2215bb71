"""Every text in `texts/` and every sample that ships, as it was last looked at: `python tests/loading/test_goldens.py` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.loading import load
from reader.loading.contract import to_json
from reader.paths import resources

GOLDENS = Path(__file__).parents[1] / "goldens" / "loading"
TEXTS = sorted([*(Path(__file__).parent / "texts").iterdir(), *(resources() / "samples").glob("*.txt")])


def golden(path: Path) -> Path:
    return GOLDENS / f"{path.stem}.json"


def written(path: Path) -> str:
    return json.dumps(to_json(load(path)), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_is_loaded_as_its_golden_says(path):
    assert written(path) == golden(path).read_text("utf-8")


def test_every_golden_has_its_text():
    assert {path.stem for path in GOLDENS.iterdir()} == {path.stem for path in TEXTS}


if __name__ == "__main__":
    GOLDENS.mkdir(parents=True, exist_ok=True)
    for old in GOLDENS.glob("*.json"):
        old.unlink()
    for text in TEXTS:
        golden(text).write_text(written(text), "utf-8")
