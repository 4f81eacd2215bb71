"""What the head of a page tells: title, date, author, site; and the texts whose head is left alone."""

from __future__ import annotations

import pytest

from reader.loading import load_text
from reader.loading.bylines import is_name, read_byline, read_credits
from reader.loading.dates import is_date_line, read_date_line

PROSE = (
    "The council of the island voted on Tuesday to close the old bridge for two years, the mayor said, "
    "because its piers had been found to be hollow."
)
TITLE = "Old bridge closed for two years"


def article(*head: str):
    return load_text("\n\n".join([*head, PROSE]))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("28 Apr, 2018 05:07", "2018-04-28T05:07"),
        ("28 April 2018", "2018-04-28"),
        ("April 28, 2018", "2018-04-28"),
        ("Apr. 28th, 2018", "2018-04-28"),
        ("2018-04-28", "2018-04-28"),
        ("2018-04-28T05:07:31Z", "2018-04-28T05:07"),
        ("2018/04/28 05:07", "2018-04-28T05:07"),
        ("Saturday 28 April 2018 05.07 BST", "2018-04-28T05:07"),
        ("Sat, Apr 28, 2018, 5:07 p.m. ET", "2018-04-28T17:07"),
        ("12:30 a.m. April 28, 2018", "2018-04-28T00:30"),
        ("Published: 28 April 2018, 05:07 | Updated: 29 April 2018 09:15", "2018-04-28T05:07"),
        ("Updated: 29 April 2018 09:15 Published: 28 April 2018", "2018-04-28"),
        ("Last updated on 28 April 2018 at 9 am", "2018-04-28T09:00"),
        ("Published: 28 Apr 2018 - 5 min read", "2018-04-28"),
        ("28.04.2018, 05:07 Uhr", "2018-04-28T05:07"),
        ("04/28/2018 5:07 PM", "2018-04-28T17:07"),
        ("28/04/2018", "2018-04-28"),
        ("28. April 2018", "2018-04-28"),
        ("Publié le 28 avril 2018 à 05h07", "2018-04-28T05:07"),
        ("28 de abril de 2018", "2018-04-28"),
        ("28 апреля 2018", "2018-04-28"),
        ("2018年4月28日 05:07", "2018-04-28T05:07"),
        ("2018년 4월 28일", "2018-04-28"),
        ("04/05/2018", ""),
        ("31 February 2018", ""),
        ("Updated 3 hours ago", ""),
    ],
)
def test_a_date_line_is_read_and_folded(line, published):
    assert is_date_line(line)
    found = article(TITLE, line)
    assert found.published == published
    assert [(each.text, each.kind) for each in found.hidden] == [(line, "date line")]


@pytest.mark.parametrize(
    "line",
    [
        "He was born on 28 April 2018 in Leeds.",
        "On 28 April 2018, at 05:07, the bridge fell.",
        "The 1918 flu",
        "Yesterday",
        "Today",
        "5 min",
        "May",
        "March 3",
        "Monday",
        "12:30",
    ],
)
def test_a_line_that_only_has_a_date_in_it_is_no_date_line(line):
    assert not is_date_line(line)


def test_the_rest_of_a_date_line_tells_more():
    assert read_date_line("BBC News, 28 April 2018").rest == "BBC News"
    assert article(TITLE, "The Island Gazette, 28 April 2018").site == "The Island Gazette"
    found = article(TITLE, "Jane Doe | 28 April 2018 05:07")
    assert (found.byline, found.published) == ("Jane Doe", "2018-04-28T05:07")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Q. Roe", "Jane Doe and John Q. Roe"),
        ("By Jane Doe, John Roe and Ann Poe", "Jane Doe, John Roe and Ann Poe"),
        ("By Jane Doe, Washington correspondent", "Jane Doe"),
        ("By Jane Doe, New York", "Jane Doe"),
        ("By Jane Doe in Cairo", "Jane Doe"),
        ("By Jane Doe for The Island Gazette", "Jane Doe"),
        ("By Ludwig van der Berg Jr.", "Ludwig van der Berg Jr."),
        ("Written by Jane O’Neill", "Jane O’Neill"),
        ("Von Karla Menzel", "Karla Menzel"),
        ("Par Hélène Morel", "Hélène Morel"),
        ("By Reuters", "Reuters"),
        ("By our staff", "our staff"),
        ("Author: Jane Doe", "Jane Doe"),
    ],
)
def test_a_byline_is_read_and_folded(line, author):
    assert read_byline(line) == author
    found = article(TITLE, line)
    assert found.byline == author
    assert [each.kind for each in found.hidden] == ["byline"]


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year, he had added 38 objects.",
        "By the River",
        "By Monday",
        "By now",
        "By 2019",
        "By Jane Doe’s account, nothing happened.",
        "By Jane Doe stood a man.",
        "Bystanders wept",
        "By hook or by crook",
    ],
)
def test_a_line_that_begins_with_by_need_not_be_a_byline(line):
    assert not read_byline(line)
    assert line in article(TITLE, line).text


def test_a_headline_may_begin_as_a_byline_does():
    found = article("By Train Through Siberia")
    assert found.title == "By Train Through Siberia"
    assert not found.byline


@pytest.mark.parametrize("name", ["Jane Doe", "J. R. Roe", "Ngozi Bello", "Ana de la Cruz", "Mao Zedong"])
def test_names(name):
    assert is_name(name)


@pytest.mark.parametrize("name", ["Jane", "the Mayor", "Monday Night", "Jane doe", "Jane 2", "A b c d e f", ""])
def test_no_names(name):
    assert not is_name(name)


def test_a_name_alone_is_a_byline_only_beside_the_date():
    assert article(TITLE, "Jane Doe", "28 April 2018").byline == "Jane Doe"
    alone = article(TITLE, "Jane Doe")
    assert (alone.byline, alone.hidden) == ("", ())


def test_an_agency_names_its_people_at_the_end():
    assert read_credits("(Reporting by Jane Doe in Seoul; Editing by John Roe)") == "Jane Doe"
    assert read_credits("Reporting by the committee was poor.") == ""


@pytest.mark.parametrize("copy", [TITLE, TITLE.upper(), f"{TITLE} | The Island Gazette", f"{TITLE} - BBC News"])
def test_the_doubled_headline_is_folded(copy):
    found = article(TITLE, copy)
    assert (found.title, found.blocks[0].kind) == (TITLE, "title")
    assert [(each.text, each.kind, each.before) for each in found.hidden] == [(copy, "headline", 1)]


def test_a_site_named_behind_the_headline_is_the_site():
    assert article(TITLE, f"{TITLE} | The Island Gazette").site == "The Island Gazette"
    assert article(f"{TITLE} | The Island Gazette").site == "The Island Gazette"
    assert article(f"{TITLE} | Anger in the north").site == ""


def test_short_lines_above_a_headline_are_folded():
    found = article("World", "The Island Gazette", "EXCLUSIVE", TITLE, TITLE)
    assert (found.title, found.site) == (TITLE, "The Island Gazette")
    assert [each.kind for each in found.hidden] == ["navigation", "site line", "kicker", "headline"]
    assert found.blocks[0].kind == "title"


def test_the_site_of_an_agency_stands_in_the_first_sentence():
    found = load_text(f"{TITLE}\n\nSEOUL, April 28 (Reuters) - {PROSE}")
    assert found.site == "Reuters"
    assert "SEOUL, April 28 (Reuters) - " in found.text


def test_a_form_filled_in_is_read():
    found = load_text(
        f"Title: {TITLE}\nAuthor: Jane Doe\nDate: 28 April 2018\nSource: The Island Gazette\n"
        f"URL: https://gazette.example/bridge\n\n{PROSE}"
    )
    assert (found.title, found.byline, found.published) == (TITLE, "Jane Doe", "2018-04-28")
    assert (found.site, found.url) == ("The Island Gazette", "https://gazette.example/bridge")
    assert found.blocks[0].kind == "title"
    assert {each.kind for each in found.hidden} == {"details"}


@pytest.mark.parametrize(
    "title", [TITLE, "Who closed the bridge?", "Bridge: what now?", "“We had no choice”", "iPhone or not"]
)
def test_a_first_line_that_looks_like_a_headline_is_the_title(title):
    assert article(title).title == title


@pytest.mark.parametrize(
    "first",
    [
        "This is a sentence.",
        "we went out",
        "From: Jane Doe",
        "- an item",
        "CHAPTER I",
        "Things to do:",
        "[12:03] anna: hi",
    ],
)
def test_a_first_line_that_is_something_else_is_no_title(first):
    assert all(block.kind != "title" for block in article(first).blocks)


def test_a_letter_is_left_alone():
    text = f"14 Harbour Street\n\n12 May 1923\n\nDear Anna,\n\n{PROSE}\n\nYours ever,\n\nThomas"
    found = load_text(text)
    assert (found.hidden, found.published) == ((), "1923-05-12")
    assert found.text == text.replace("\n\n", "\n")


def test_a_diary_keeps_its_dates():
    found = load_text(f"Monday, 4 May 1925\n\n{PROSE}\n\nTuesday, 5 May 1925\n\nRain.")
    assert (found.hidden, found.published) == ((), "1925-05-04")


def test_a_refrain_is_no_doubled_headline():
    assert not load_text("Row, row, row your boat\n\nRow, row, row your boat\n\nGently down the stream").hidden


def test_a_given_title_wins_and_stands_first():
    found = load_text(PROSE, title="The bridge")
    assert (found.title, found.blocks[0].kind, found.slice(found.blocks[0].span)) == (
        "The bridge",
        "title",
        "The bridge",
    )


def test_a_given_title_that_the_text_begins_with_is_not_doubled():
    found = load_text(f"{TITLE}\n\n{PROSE}", title=TITLE.upper())
    assert found.text == f"{TITLE}\n{PROSE}"
    assert found.blocks[0].kind == "title"


def test_a_text_without_a_title_is_called_after_its_beginning():
    found = load_text(PROSE)
    assert found.title == "The council of the island voted on Tuesday to close the old…"
    assert [block.kind for block in found.blocks] == ["paragraph"]


@pytest.mark.parametrize("kicker", ["FOR IMMEDIATE RELEASE", "Exclusive", "Analysis", "BREAKING NEWS:"])
def test_what_kind_of_piece_it_is_stands_above_the_headline(kicker):
    found = article(kicker, TITLE)
    assert found.title == TITLE
    assert [(each.text, each.kind) for each in found.hidden] == [(kicker, "kicker")]


@pytest.mark.parametrize("first", ["ACT I", "PART ONE", "CONTENTS", "Table of Contents", "Inhalt", "Chapter 3"])
def test_the_heading_of_a_part_is_no_title(first):
    assert all(block.kind != "title" for block in article(first).blocks)


def test_an_interview_keeps_its_first_question():
    lines = ["Q: When did you begin?", "A: In 1998, I think.", "Q: And now?", f"A: {PROSE}"]
    assert load_text("\n\n".join(lines)).blocks[0].kind == "paragraph"


def test_the_date_before_the_first_sentence_is_the_date():
    found = load_text(f"{TITLE}\n\nWENDHAM, 4 March 2019 - {PROSE}")
    assert found.published == "2019-03-04"
    assert "WENDHAM, 4 March 2019 - " in found.text


def test_what_stands_below_a_byline():
    found = article(TITLE, "By Jane Doe", "Political correspondent", "Harbour News, Wendham", "28 April 2018")
    assert (found.byline, found.site, found.published) == ("Jane Doe", "Harbour News", "2018-04-28")
    assert len(found.hidden) == 4


def test_a_label_and_its_date_on_two_lines():
    assert [each.text for each in article(TITLE, "Published", "28 April 2018").hidden] == ["Published", "28 April 2018"]


ADDRESS = "https://gazette.example/islands/bridge?id=4"


@pytest.mark.parametrize(
    "lines",
    [
        [ADDRESS, TITLE, PROSE],
        [f"<{ADDRESS}>", TITLE, PROSE],
        [TITLE, ADDRESS, PROSE],
        [f"URL: {ADDRESS}", TITLE, PROSE],
        [TITLE, PROSE, f"Source: {ADDRESS}"],
    ],
)
def test_the_address_of_a_text(lines):
    found = load_text("\n\n".join(lines))
    assert (found.url, found.site, found.title) == (ADDRESS, "gazette.example", TITLE)
    assert [each.kind for each in found.hidden] == ["address"]


@pytest.mark.parametrize(
    "lines",
    [
        [ADDRESS, "https://other.example/", TITLE, PROSE],
        [TITLE, PROSE, ADDRESS],
        [TITLE, PROSE, f"See {ADDRESS} for more."],
        [ADDRESS, TITLE],
        ["http://[::1", TITLE, PROSE],
    ],
)
def test_other_addresses_stay(lines):
    found = load_text("\n\n".join(lines))
    assert (found.url, found.hidden) == ("", ())


@pytest.mark.parametrize(
    ("line", "author", "published", "site"),
    [
        ("Posted by Vera on June 19, 2014", "Vera", "2014-06-19", ""),
        ("NEWS / 18 March 2017, 12:20 / Thandi Mokoena", "Thandi Mokoena", "2017-03-18T12:20", ""),
        ("2018-12-05 09:30:00 来源：海岛日报", "", "2018-12-05T09:30", "海岛日报"),
        ("Published: 09:12, 14 August 2021 | Updated: 11:40, 14 August 2021", "", "2021-08-14T09:12", ""),
        ("9 oct 2019 - 23:10 CEST", "", "2019-10-09T23:10", ""),
        ("Publicado 29/08/2017 16h02 Atualizado há 4 anos", "", "2017-08-29T16:02", ""),
        ("2021年4月1日 18時05分", "", "2021-04-01T18:05", ""),
        ("May 23, 2016 Issue", "", "2016-05-23", ""),
    ],
)
def test_date_lines_that_tell_more(line, author, published, site):
    found = article(TITLE, line)
    assert (found.byline, found.published, found.site) == (author, published, site)
    assert [each.text for each in found.hidden] == [line]


def test_the_day_of_publishing_counts_more_than_that_of_an_update():
    assert article(TITLE, "Updated: 5 March 2019", "Published: 4 March 2019").published == "2019-03-04"
    assert article(TITLE, "Updated: 5 March 2019").published == "2019-03-05"


@pytest.mark.parametrize("line", ["By Jane Doe For The Island Gazette", "By Jane Doe @janedoe Local Reporter"])
def test_what_stands_behind_a_name(line):
    assert read_byline(line) == "Jane Doe"


@pytest.mark.parametrize("line", ["MAIDEN SPEECH", "PRESS RELEASE"])
def test_capitals_beside_a_date_are_no_name(line):
    assert not article(TITLE, line, "28 April 2018").byline


def test_affiliations_that_stand_twice_are_no_headline():
    lines = [
        "On the counting of bridges in old maps",
        "Ann B. Roe",
        "Harbour Lab, Wendham",
        "Jon Poe",
        "Harbour Lab, Wendham",
    ]
    found = article(*lines)
    assert found.title == lines[0]
    assert found.text.split("\n")[:-1] == lines


def test_a_line_of_one_letter_does_no_harm():
    assert "y" in article("READ MORE: Why bridges fall", TITLE, "y").text.split("\n")
