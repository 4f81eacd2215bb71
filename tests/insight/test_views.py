"""Sayings, figures and names over taggings that are written out by hand."""

from __future__ import annotations

import pytest

from reader.article import Article, Block, Span, compose
from reader.insight.entries import names
from reader.insight.quantities import figures, normalised
from reader.insight.speakers import sayings
from reader.tagger import tag
from reader.tagger.tagging import Entity, Quantity, Quotation, Tag, Tagging, TimeValue
from reader.tagger.vocabulary import (
    CARDINAL,
    DATE,
    DIRECT,
    GROUP,
    INDIRECT,
    ORGANIZATION,
    PARTIAL,
    PERSON,
    PLACE,
    TokenType,
)

TEXT, BLOCKS = compose(
    [
        ("title", "The harbour", 1),
        ("paragraph", "“We count the berths,” harbour master Ada Quill said. “They are empty.”", 0),
        (
            "paragraph",
            "'Nobody knows', read a note. Tom Reed, 45, a fisherman from Hull, said it cost some 340 boats.",
            0,
        ),
    ]
)
ARTICLE = Article("a", TEXT, BLOCKS)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


ADA = Entity(0, "Ada Quill", PERSON, (at("Ada Quill"),))
TOM = Entity(1, "Tom Reed", PERSON, (at("Tom Reed"),))
QUOTATIONS = (
    Quotation(
        (at("it cost some 340 boats"),),
        INDIRECT,
        Span(at("said it").start, at("said it").start + 4),
        at("Tom Reed"),
        "name",
        "Tom Reed",
        1,
    ),
    Quotation((at("'Nobody knows'"),), PARTIAL),
    Quotation(
        (at("“We count the berths,”"), at("“They are empty.”")),
        DIRECT,
        at("said"),
        at("Ada Quill"),
        "name",
        "Ada Quill",
        0,
    ),
)
TAGGING = Tagging(
    tags=(
        Tag(at("Ada Quill"), PERSON, "full_name", entity=0),
        Tag(at("Tom Reed"), PERSON, "full_name", entity=1),
        Tag(at("340"), CARDINAL, "digits", Quantity(340, counts="boats", approx=True)),
    ),
    entities=(ADA, TOM),
    quotations=QUOTATIONS,
)


def test_speakers_come_in_the_order_of_their_words_and_the_unknown_last() -> None:
    assert [(s.name, s.entity, [q.quotation for q in s.sayings]) for s in sayings(ARTICLE, TAGGING)] == [
        ("Ada Quill", 0, [2]),
        ("Tom Reed", 1, [0]),
        ("", None, [1]),
    ]


def test_a_saying_is_without_its_marks_and_knows_its_verb_and_paragraph() -> None:
    ada, tom, unknown = (speaker.sayings[0] for speaker in sayings(ARTICLE, TAGGING))
    assert (ada.text, ada.cue, ada.paragraph, ada.type) == ("We count the berths, … They are empty.", "said", 1, DIRECT)
    assert ada.span == Span(at("“We").start, at("empty.”").end)
    assert (tom.text, tom.cue, tom.paragraph) == ("it cost some 340 boats", "said", 2)
    assert (unknown.text, unknown.cue) == ("Nobody knows", "")


def test_speakers_that_are_no_entity_are_one_by_their_words() -> None:
    quotations = tuple(
        Quotation((Span(i, i + 1),), DIRECT, speaker=name) for i, name in enumerate(["The mayor", "", "the  Mayor"])
    )
    found = sayings(ARTICLE, Tagging(quotations=quotations))
    assert [(s.name, len(s.sayings)) for s in found] == [("The mayor", 2), ("", 1)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("“Well.”", "Well."),
        ('"Well,"', "Well,"),
        ("«Bien»", "Bien"),
        ("„Gut“", "Gut"),
        ("“a paragraph that goes on", "a paragraph that goes on"),
        ("‘the boys’’", "the boys’"),
        ("it ends here”", "it ends here"),
        ("“", ""),
        ("the boys’", "the boys’"),
        ("``Well''", "Well"),
    ],
)
def test_marks_are_taken_off(words: str, text: str) -> None:
    body, blocks = compose([("paragraph", words, 0)])
    tagging = Tagging(quotations=(Quotation((Span(0, len(words)),), DIRECT),))
    assert sayings(Article("a", body, blocks), tagging)[0].sayings[0].text == text


def test_figures_show_what_they_count_and_where_they_stand() -> None:
    (figure,) = figures(ARTICLE, TAGGING)
    assert (figure.text, figure.normalised, figure.paragraph) == ("340 boats", "≈ 340 boats", 2)
    assert figure.sentence == "Tom Reed, 45, a fisherman from Hull, said it cost some 340 boats."
    assert figure.span == at("340")


def test_dates_are_no_figures() -> None:
    assert figures(ARTICLE, Tagging(tags=(Tag(Span(0, 3), DATE, "year", TimeValue("2018")),))) == ()


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(28000, counts="US troops"), "28,000 US troops"),
        (Quantity(10, 12, unit="percent"), "10–12 percent"),
        (Quantity(2.5, unit="kilometre", bound="least"), "≥ 2.5 kilometre"),
        (Quantity(1e9, bound="most", approx=True), "≈ ≤ 1,000,000,000"),
        (Quantity(-4), "-4"),
        (Quantity(0.0001), "0.0001"),
    ],
)
def test_values_are_written_out(quantity: Quantity, shown: str) -> None:
    assert normalised(quantity) == shown


def test_names_stand_by_layer_and_the_most_mentioned_first() -> None:
    def entity(number: int, token: TokenType, *starts: int) -> Entity:
        return Entity(number, f"n{number}", token, tuple(Span(start, start + 2) for start in starts))

    entities = (
        entity(0, GROUP, 1),
        entity(1, PLACE, 3),
        entity(2, PERSON, 20),
        entity(3, PERSON, 30, 40),
        entity(4, PERSON, 10),
        entity(5, ORGANIZATION, 50),
    )
    assert [entry.entity for entry in names(Tagging(entities=entities))] == [3, 4, 2, 5, 1, 0]
    assert names(Tagging(entities=entities))[0].count == 2


def test_an_empty_tagging_gives_empty_views() -> None:
    assert (sayings(ARTICLE, Tagging()), figures(ARTICLE, Tagging()), names(Tagging())) == ((), (), ())


def role(text: str) -> str:
    """The role of the one between bars, with the names between braces tagged as organisations."""
    plain = text.replace("{", "").replace("}", "").replace("|", "")
    name = text.split("|")[1]
    person = Span(plain.index(name), plain.index(name) + len(name))
    things = [piece.partition("}")[0] for piece in text.split("{")[1:]]
    tags = [Tag(Span(plain.index(t), plain.index(t) + len(t)), ORGANIZATION, "x") for t in things]
    tags = sorted([*tags, Tag(person, PERSON, "x", entity=0)], key=lambda tag: tag.span)
    body, blocks = compose([("paragraph", plain, 0)])
    quotation = Quotation((Span(0, 1),), DIRECT, speaker=name, entity=0)
    tagging = Tagging(tuple(tags), (Entity(0, name, PERSON, (person,)),), (quotation,))
    return sayings(Article("a", body, blocks), tagging)[0].role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, {US} Defense Secretary |Ann Lee| spoke.", "US Defense Secretary"),
        ("Former Secretary of State |Ann Lee| spoke.", "Former Secretary of State"),
        ("He met {North Korea}'s leader |Ann Lee| today.", "North Korea's leader"),
        ("So |Ann Lee|, a professor of law at {Yale}, said.", "professor of law at Yale"),
        ("So |Ann Lee|, 45, the mayor of {Hull}.", "mayor of Hull"),
        ("So |Ann Lee|, who is president, said.", ""),
        ("So |Ann Lee|, {Hull} and others said.", ""),
        ("The president. |Ann Lee| said.", ""),
        ("Then |Ann Lee| said.", ""),
    ],
)
def test_roles_stand_beside_the_name(text: str, expected: str) -> None:
    assert role(text) == expected


def test_reported_speech_that_is_all_quotation_is_said_once():
    text = 'Mary Hale said that "the sea came in at night and took the road". She added that nobody had "heard a thing" before it.'
    blocks = (Block(Span(0, len(text))),)
    article = Article("0", text, blocks)
    texts = [saying.text for speaker in sayings(article, tag(article)) for saying in speaker.sayings]
    assert texts.count("the sea came in at night and took the road") == 1
    assert not any(words.startswith('that "the sea') for words in texts)
    assert any(words.startswith("that nobody had") for words in texts)
