"""Regular expressions are found in a process of their own, and no pattern is waited for longer than a person would."""

from __future__ import annotations

import re
import threading
import time

import pytest

from reader.insight import patterns
from reader.insight.finding import Query
from reader.insight.patterns import NoProcessError, PatternSearch, TooSlowError, compiled
from reader.progress import CancelledError

ENDLESS, VICTIM = "(a+)+$", "a" * 60 + "b"


def found(text: str, pattern: str, *, whole_words: bool = False, match_case: bool = False) -> list[str]:
    """The passages that are found."""
    query = Query(pattern, whole_words, match_case, is_pattern=True)
    hits = PatternSearch(compiled(query), text, 20).run()
    return [text[hits[number].start : hits[number].end] for number in range(len(hits))]


def test_patterns_are_found_at_their_offsets() -> None:
    assert found("😀 $4.2 and $17", r"\$[\d.]+") == ["$4.2", "$17"]


def test_letters_of_either_case_unless_the_case_matters() -> None:
    assert found("May may", "may") == ["May", "may"]
    assert found("May may", "may", match_case=True) == ["may"]


def test_whole_words() -> None:
    assert found("ab aab", "a|ab", whole_words=True) == ["ab"]
    assert found("AB", "(?i)ab", whole_words=True, match_case=True) == ["AB"]


def test_ends_are_those_of_paragraphs() -> None:
    assert found("one\ntwo one\none two", "^one$|^two") == ["one", "two"]


def test_nothing_is_no_hit() -> None:
    assert found("abc", "x*") == []


def test_half_a_surrogate_is_a_character() -> None:
    assert found("a\ud800b", "a.b") == ["a\ud800b"]


def test_an_endless_pattern_is_given_up() -> None:
    begun = time.monotonic()
    with pytest.raises(TooSlowError):
        PatternSearch(compiled(Query(ENDLESS)), VICTIM, 0.5).run()
    assert time.monotonic() - begun < 10


def test_a_search_can_be_stopped_from_elsewhere() -> None:
    search = PatternSearch(compiled(Query(ENDLESS)), VICTIM, 30)
    timer = threading.Timer(0.3, search.stop)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        search.run()
    timer.join()
    assert time.monotonic() - begun < 15


def test_a_search_that_was_stopped_does_not_begin() -> None:
    search = PatternSearch(compiled(Query("a")), "a")
    search.stop()
    with pytest.raises(CancelledError):
        search.run()


def test_without_a_python_to_start_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "can_search", lambda: False)
    with pytest.raises(NoProcessError):
        PatternSearch(compiled(Query("a")), "a").run()


@pytest.mark.parametrize("pattern", ["[a", "(", "*", "a" + "{9999999999}", "(?P<n>a)(?P<n>b)"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(re.error):
        compiled(Query(pattern))
    with pytest.raises(re.error):
        compiled(Query(pattern, whole_words=True))
