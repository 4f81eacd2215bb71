"""The gazetteers: sorted, small, credited, quick to load."""

from __future__ import annotations

import time

import pytest

from reader.paths import resources
from reader.tagger.names.lexicon import KINDS, KNOWN_LISTS, LOC, ORG, load_lexicon

FOLDER = resources() / "gazetteers"
LISTS = sorted((FOLDER / "en").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_sorted_without_doubles_and_credited(path) -> None:
    text = path.read_text("utf-8")
    names = text.split("\n")
    assert names.pop() == ""
    assert names == sorted(set(names))
    assert all(name == name.strip() and name for name in names)
    assert path.stem in (FOLDER / "README.md").read_text("utf-8")


def test_all_lists_together_are_small() -> None:
    assert sum(path.stat().st_size for path in LISTS) < 4_000_000


def test_the_lexicon_is_read_in_an_instant() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 0.3, "60 ms on a machine that does nothing else"


def _seconds() -> float:
    load_lexicon.cache_clear()
    began = time.process_time()
    load_lexicon("en")
    return time.process_time() - began


def test_later_lists_decide_and_all_kinds_are_kept() -> None:
    lexicon = load_lexicon("en")
    assert lexicon.known["Amazon"] == ORG
    assert set(lexicon.kinds["Amazon"]) == {ORG, LOC}
    assert {kind for _, kind in KNOWN_LISTS} <= set(KINDS.values())


def test_a_language_without_gazetteers_is_read_as_english() -> None:
    assert load_lexicon("xx") is load_lexicon("en")
