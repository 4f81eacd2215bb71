"""Posts of social networks in a scraped text: which lines are theirs, and which are not."""

from __future__ import annotations

import pytest

from reader.loading import load_text

PROSE = (
    "The council of the island voted on Tuesday to close the old bridge for two years, the mayor said, "
    "because its piers had been found to be hollow."
)
SIGNED = "— Dana Whitlock (@danawhitlock) May 4, 2019"


def quotes(*lines: str) -> list[str]:
    article = load_text("\n\n".join(["Old bridge closed for two years", PROSE, *lines, PROSE]))
    return [article.slice(block.span) for block in article.blocks if block.kind == "quote"]


@pytest.mark.parametrize(
    "line",
    [
        f"I have been beaten to my seat by a swan. pic.twitter.com/9xKdQ2LmPz {SIGNED}",
        f"A NUN. {SIGNED}",
        "It hissed. — Père Brendan (@frbrendan) 4 mai 2019",
        "It hissed. -- J.R. (@jr_99) 4 May 2019",
        "A post shared by The Bridge Society (@bridgesociety) on Jul 18, 2014 at 9:12am PDT",
    ],
)
def test_a_post_in_one_line(line):
    assert quotes(line) == [line]


def test_a_post_in_several_lines():
    lines = ["It hissed at a nun.", SIGNED]
    assert quotes("Others saw it, too:", *lines) == lines
    lines = ["It hissed at a nun.", "pic.twitter.com/9xKdQ2LmPz", SIGNED]
    assert quotes(*lines) == lines


def test_the_paragraph_that_announces_a_post_is_none():
    assert quotes("Others saw it, too:", SIGNED) == [SIGNED]


@pytest.mark.parametrize(
    "line",
    [
        "Write to Dana Whitlock (@danawhitlock) by May 4, 2019, she said.",
        "Dana Whitlock (@danawhitlock) said so.",
        "Follow the author — she is on Twitter (@danawhitlock).",
        "He came — at last (@ noon) 4 May 2019",
    ],
)
def test_what_is_no_post(line):
    assert quotes(line) == []


def test_a_long_paragraph_above_a_signature_stays_one():
    assert quotes(PROSE * 4, SIGNED) == [SIGNED]
