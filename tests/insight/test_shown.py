"""What of a tagging the page shows."""

from __future__ import annotations

from datetime import date

from reader.insight.shown import shown
from reader.tagger import tag_text

TEXT = "LISBON (AP) — The minister now says that the ferry, which has recently been painted, will be sold on Monday, 4 March 2019."


def test_words_that_name_no_day_are_not_shown():
    found = shown(tag_text(TEXT, date(2019, 3, 1)))
    texts = {TEXT[tag.span.start : tag.span.end] for tag in found.tags}
    assert not texts & {"now", "recently"}
    assert any("4 March 2019" in text for text in texts)


def test_a_tagging_without_them_is_the_same():
    tagging = tag_text("It was sold on 4 March 2019.", date(2019, 3, 1))
    assert shown(tagging) is tagging
