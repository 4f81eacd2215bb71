"""Which lines of a page are folded away, and, as much, which are not."""

from __future__ import annotations

import pytest

from reader.loading import load_text
from reader.loading.furniture import REASONS, ends_quotation, is_icons, kind_of
from reader.loading.furniture_rules import RULES

PROSE = (
    "The council of the island voted on Tuesday to close the old bridge for two years, the mayor said, "
    "because its piers had been found to be hollow."
)
MORE_PROSE = (
    "Nobody had expected the decision, which will cost the town eleven million euros and its only road to the north."
)


def page(*, above: str = "", inside: str = "", below: str = "") -> str:
    """A page that plainly was scraped, with lines put in at three places."""
    head = ["searchicon menuicon shareicon closeicon", "Old bridge closed for two years", above]
    return "\n\n".join(part for part in [*head, PROSE, inside, MORE_PROSE, below] if part)


def folded(text: str) -> dict[str, str]:
    return {each.text: each.kind for each in load_text(text).hidden}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE: Why bridges fall", "teaser"),
        ("Read more: Why bridges fall", "teaser"),
        ("Also read: Ten bridges that fell", "teaser"),
        ("RELATED: Ten bridges that fell", "teaser"),
        ("Lesen Sie auch: Warum Brücken fallen", "teaser"),
        ("LIRE AUSSI : Pourquoi les ponts tombent", "teaser"),
        ("Читайте также: Почему падают мосты", "teaser"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Share on Facebook Share on Twitter", "share"),
        ("Share this article: Facebook | Twitter | WhatsApp", "share"),
        ("Please enable JavaScript to view the comments.", "notice"),
        ("Your browser does not support the video tag.", "notice"),
        ("Sign up for our daily newsletter", "newsletter"),
    ],
)
def test_a_line_in_the_middle_that_can_be_nothing_else_is_folded(line, kind):
    assert folded(page(inside=line)).get(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year, he had added 38 objects.",
        "Read more here about Ebola and how it is transmitted:",
        "Sign up for the bundle using the form that the library has put up in its hall.",
        "Read more books.",
        "More: the saint and the king were friends.",
        "Watch: it moves.",
        "Share the bread, she had told them.",
        "Tags were sewn into every coat.",
        "The photo: a boy, a dog, a bridge.",
        "We use cookies to bait the hooks, as my father did.",
        "Related to him by marriage.",
        "Copyright law protects such letters for seventy years.",
        "Home is where they take you in.",
        "28 people were on the bridge.",
        "On 28 April 2018 it fell.",
        "Comments were few.",
        "“Subscribe,” he said.",
        "Icons are the pride of the church.",
    ],
)
def test_prose_that_looks_like_furniture_stays(line):
    article = load_text(page(inside=line))
    assert line in article.text.split("\n")
    assert line not in folded(page(inside=line))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home > News > Islands", "navigation"),
        ("Skip to main content", "navigation"),
        ("News | Sport | Business | Opinion", "navigation"),
        ("This website uses cookies to improve your experience.", "cookies"),
        ("Accept all cookies", "cookies"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("© Marta Keller / Island Press", "picture credit"),
        ("Photo: Marta Keller", "picture credit"),
    ],
)
def test_the_head_of_a_page_is_folded(line, kind):
    assert folded(page(above=line)).get(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("© 2018 The Island Gazette. All rights reserved.", "copyright"),
        ("Tags: bridges, islands, money", "tags"),
        ("Leave a comment", "comments"),
        ("12 comments", "comments"),
        ("Follow us on Twitter and Facebook", "share"),
        ("Back to top", "navigation"),
        ("Reporting by Ann Roe; Editing by Jon Poe", "byline"),
    ],
)
def test_the_end_of_a_page_is_folded(line, kind):
    assert folded(page(below=line)).get(line) == kind


def test_a_list_of_other_articles_at_the_end_is_folded_with_its_heading():
    lines = ["Related stories", "Ten bridges that fell", "Why the sea is salt"]
    assert folded(page(below="\n\n".join(lines))) | dict.fromkeys(lines, "teaser") == folded(
        page(below="\n\n".join(lines))
    )


def test_what_follows_on_such_a_heading_stays_if_it_is_a_sentence():
    assert "The inquiry goes on." in load_text(page(below="Related stories\n\nThe inquiry goes on.")).text


@pytest.mark.parametrize("line", ["Share", "Comments", "Related", "Advertisement", "Subscribe", "Photo: Anna"])
def test_one_word_that_is_furniture_on_a_page_is_none_in_a_persons_own_text(line):
    assert not load_text(f"{PROSE}\n\n{line}\n\n{MORE_PROSE}\n\n{line}").hidden


def test_a_line_that_ends_a_quotation_is_never_folded():
    opening = "“Let me tell you what I told the council when I came here, and what I have told every visitor since."
    closing = "Read more: it will do you good.”"
    assert closing in load_text(page(inside=f"{opening}\n\n{closing}")).text.split("\n")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ('it will do you good."', True),
        ("all of it”", True),
        ("“all of it”", False),
        ('"a" and "b"', False),
        ("a", False),
    ],
)
def test_ends_quotation(text, ends):
    assert ends_quotation(text) is ends


def test_icons_need_to_be_most_of_the_line():
    assert is_icons("icon bookmarkicon cameraicon check")
    assert not is_icons("He bought an icon, another icon and a third icon in the market of the old town of Suzdal.")


@pytest.mark.parametrize("place", ["anywhere", "edges", "end"])
def test_every_rule_can_be_told_from_the_others(place):
    assert kind_of("READ MORE: A title", place, web=False) == "teaser"
    assert kind_of("", place, web=True) == ""


def test_every_kind_has_a_reason_that_is_a_plain_phrase():
    assert {rule.kind for rule in RULES} <= set(REASONS)
    assert all(reason[0].islower() and reason[-1] != "." for reason in REASONS.values())


def test_folding_never_leaves_an_empty_page():
    assert load_text("READ MORE: Why bridges fall").text == "READ MORE: Why bridges fall"
    assert load_text("28 Apr, 2018 05:07").text == "28 Apr, 2018 05:07"
