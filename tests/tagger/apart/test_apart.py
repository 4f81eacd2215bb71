"""A long text is tagged in another process, and nobody can tell from the tags."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from reader.article import Article, compose
from reader.correction import Corrections, new_correction
from reader.progress import CancelledError
from reader.tagger import tag
from reader.tagger.apart import keeper as keeping
from reader.tagger.apart import tag_apart
from reader.tagger.apart.keeper import LONG, Keeper, TaggingError

SENTENCES = (
    "“We count the berths,” harbour master Ada Quill said in Hull on Monday.",
    "The harbour lost 340 boats, or $5.2 million, between 2017 and 2019.",
    "Quill told The Hull Times that the council would meet at 9 a.m.",
)


def long_article(paragraphs: int = 600) -> Article:
    parts = [("paragraph", " ".join(SENTENCES), 0), ("code", "x = 340  # boats", 0)] * (paragraphs // 2)
    text, blocks = compose(parts)  # type: ignore[arg-type]
    return Article("00000000aa", text, blocks, published="2019-05-03", language="en")


LONG_ONE = long_article()


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    keeper = Keeper(idle=0.4)
    yield keeper
    keeper.end()


def test_the_tags_are_those_that_are_made_here() -> None:
    corrections = Corrections([new_correction("Quill", kind="place")])
    assert len(LONG_ONE.text) >= LONG
    assert tag_apart(LONG_ONE, corrections=corrections) == tag(LONG_ONE, corrections=corrections)


def test_types_are_the_vocabulary_s_own() -> None:
    here = {id(found.type) for found in tag(LONG_ONE).tags}
    assert {id(found.type) for found in tag_apart(LONG_ONE).tags} == here


def test_one_process_serves_many_articles_and_ends_when_it_is_idle(keeper: Keeper) -> None:
    shares: list[float] = []
    first = keeper.tag(LONG_ONE, shares.append, Corrections())
    process = keeper._process
    assert process is not None
    assert keeper.tag(LONG_ONE, shares.append, Corrections()) == first
    assert keeper._process is process
    assert shares == sorted(shares[: len(shares) // 2]) + shares[len(shares) // 2 :] or max(shares) <= 1
    end = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    assert process.poll() is not None


def test_what_is_no_longer_wanted_is_stopped(keeper: Keeper) -> None:
    def stop(_share: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        keeper.tag(LONG_ONE, stop, Corrections())
    assert keeper._process is None
    assert keeper.tag(LONG_ONE, lambda _share: None, Corrections()).tags


def test_when_the_process_dies_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    killed = []

    def kill(_share: float) -> None:
        process = keeping._keeper()._process
        if process is not None and not killed:
            killed.append(process.pid)
            process.kill()

    assert tag_apart(LONG_ONE, kill) == tag(LONG_ONE)
    assert killed


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "can_start", lambda: False)
    assert tag_apart(LONG_ONE) == tag(LONG_ONE)


def test_a_short_text_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_keeper", lambda: pytest.fail("a process for a short text"))
    assert tag_apart(long_article(10)).tags


def test_a_failure_of_the_tagger_is_told(keeper: Keeper) -> None:
    with pytest.raises(TaggingError, match="Traceback"):
        keeper.tag(LONG_ONE, lambda _share: None, None)  # type: ignore[arg-type]
    assert os.getpid() == keeper._owner
