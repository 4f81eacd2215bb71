"""What a correction would change is counted before it is made."""

from __future__ import annotations

from reader.article import Article, compose
from reader.correction import Corrections, new_correction
from reader.insight.effects import Effect, changed_mentions, library_effects


def article(words: str, article_id: str = "00000000aa") -> Article:
    text, blocks = compose((("paragraph", words, 0),))
    return Article(article_id, text, blocks)


STORY = article("Later Jim Ashcroft met Jo Kettering. Ashcroft left, and Kettering stayed. Ashcroft came back.")


def effect(*corrections: str, kind: str) -> int:
    after = Corrections(new_correction(words, kind=kind) for words in corrections)
    return changed_mentions(STORY, Corrections(), after)


def test_each_mention_that_changes_counts_once() -> None:
    assert effect("Ashcroft", kind="place") == 2
    assert effect("Ashcroft", kind="no name") == 2
    assert effect("Jo Kettering", kind="no tag") >= 1


def test_other_bounds_count_once() -> None:
    assert effect("Jim Ashcroft met Jo Kettering", kind="work") >= 1
    assert changed_mentions(STORY, Corrections(), Corrections()) == 0


def test_what_does_not_stand_in_the_text_changes_nothing() -> None:
    assert effect("Somebody Else", kind="person") == 0


def test_a_library_is_looked_through_article_by_article() -> None:
    others = [STORY, article("Nobody came.", "00000000bb"), article("Ashcroft is a village.", "00000000cc")]
    seen = list(library_effects(others, Corrections(), new_correction("Ashcroft", kind="event")))
    assert [each.looked_at for each in seen] == [1, 2, 3]
    assert seen[-1] == Effect(mentions=3, articles=2, looked_at=3)
