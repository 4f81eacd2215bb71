"""A whole page that was copied: its article is found between the menus, and other texts are left as they are."""

from __future__ import annotations

from reader.loading import load_text
from reader.loading.plain_text.layout import lay_out
from reader.loading.plain_text.run import find_run

MENU = ["Home", "News", "Sport", "Weather", "Culture", "Boats", "Search", "Log in", "Newsletters", "Contact us"]
TEASERS = [
    f"Ten more things that nobody knew about the {thing}"
    for thing in ("sea", "ferry", "mayor", "tower", "school", "cat")
]
PROSE = [
    "The council of the island voted on Tuesday to close the old bridge for two years, the mayor said, because its piers were hollow.",
    "Nobody had expected the decision, which will cost the town eleven million euros and its only road to the north of the island.",
    "“We shall row,” said the baker.",
    "The inquiry into who knew of it will begin in June and last for as long as anybody has something to say, the mayor said.",
]
HEAD = ["Old bridge closed for two years after engineers look inside", "By Ann Roe", "4 March 2019"]
FOOT = [
    "12 comments",
    "Related stories",
    *TEASERS,
    "Tags: bridges",
    *MENU,
    "© 2019 The Island Gazette. All rights reserved.",
]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_the_article_of_a_whole_page():
    found = load_text(page(*MENU, *TEASERS, *MENU, *HEAD, *PROSE, *FOOT))
    assert (found.title, found.byline, found.published) == (HEAD[0], "Ann Roe", "2019-03-04")
    assert found.text.split("\n") == [HEAD[0], *PROSE]
    assert sum(len(each.text.split("\n")) for each in found.hidden) == 2 * len(MENU) + len(TEASERS) + 2 + len(FOOT)


def test_a_second_story_as_long_as_the_first_stays():
    other = [line.replace("bridge", "tower") for line in PROSE]
    found = load_text(page(*MENU, *HEAD, *PROSE, *TEASERS, *other, *FOOT))
    assert set(PROSE + other) <= set(found.text.split("\n"))


def test_a_play_with_a_preface_is_no_page():
    speeches = [
        line for number in range(30) for line in ("ANN", f"I say it for the {number}th time.", "JON", "So you do.")
    ]
    text = page("The bridge", *PROSE, *speeches)
    assert find_run(lay_out(text, "en")) is None
    assert not load_text(text).hidden


def test_a_book_with_its_contents_is_no_page():
    chapters = [
        f"The story of the {thing}"
        for thing in ("sea", "ferry", "mayor", "tower", "school", "cat", "dog", "road", "hill", "house", "mill", "lamp")
    ]
    text = page("CONTENTS", *chapters, *(line for chapter in chapters for line in (chapter, *PROSE)))
    assert not load_text(text).hidden


def test_a_persons_list_with_a_few_words_of_menus_is_no_page():
    lines = [
        "Things to do before the summer",
        *PROSE,
        *TEASERS,
        *(f"{number}" for number in range(30)),
        "Search",
        "Home",
    ]
    assert not load_text(page(*lines)).hidden


def test_a_text_without_prose_has_no_run():
    assert find_run(lay_out(page(*MENU, *MENU, *TEASERS), "en")) is None
