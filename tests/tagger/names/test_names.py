"""The stage for names: what is linked, that nothing raises, and that no input is quadratic."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.tagger import tag_text
from reader.tagger.language import load_language
from reader.tagger.names import gender_of
from reader.tagger.tagging import Tagging
from reader.tagger.vocabulary import ENTITY, PERSON, PLACE, family

ENGLISH = load_language("en")


def names(tagging: Tagging, text: str) -> dict[str, list[str]]:
    """Every entity's name with its mentions' texts."""
    return {e.name: [text[m.start : m.end] for m in e.mentions] for e in tagging.entities}


def test_all_mentions_of_a_name_are_one_entity() -> None:
    text = "President Ines Calder met the U.S. envoy. Calder said the United States, or US, agreed. Ines smiled."
    found = names(tag_text(text), text)
    assert found["Ines Calder"] == ["Ines Calder", "Calder", "Ines"]
    assert found["United States"] == ["U.S.", "United States", "US"]


def test_an_entity_is_named_without_its_title_and_keeps_its_type() -> None:
    entity = tag_text("Defence Minister Jonas Ekberg resigned.").entities[0]
    assert (entity.name, entity.type, entity.id) == ("Jonas Ekberg", PERSON, 0)


def test_demonyms_stay_apart_from_their_country() -> None:
    text = "Poland and the Polish army"
    assert names(tag_text(text), text) == {"Poland": ["Poland"], "Polish": ["Polish"]}


def test_two_people_of_one_surname_are_told_apart_by_who_was_named_last() -> None:
    text = "Ada Brandt spoke. Brandt sat down. Then Otto Brandt spoke. Brandt sat down too."
    assert names(tag_text(text), text) == {
        "Ada Brandt": ["Ada Brandt", "Brandt"],
        "Otto Brandt": ["Otto Brandt", "Brandt"],
    }


def test_entities_number_the_tags() -> None:
    tagging = tag_text("Mara Velasco flew from Lima to Quito. Velasco hates Lima.")
    for tag in tagging.tags:
        assert tag.entity is not None
        assert tag.span in tagging.entities[tag.entity].mentions
        assert tag.rule.startswith("name: ")


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mr. Quint", "male"),
        ("Mrs Quint", "female"),
        ("Susan Quint", "female"),
        ("James Quint", "male"),
        ("Vantro", ""),
        ("", ""),
    ],
)
def test_gender_is_told_by_titles_and_given_names(name: str, gender: str) -> None:
    assert gender_of(name, ENGLISH) == gender


def test_a_date_is_no_name() -> None:
    text = "On May 4 Theresa May flew to Sydney. May returned in August."
    assert [text[t.span.start : t.span.end] for t in tag_text(text).tags if family(t.type) is ENTITY] == [
        "Theresa May",
        "Sydney",
        "May",
    ]


def test_an_article_in_another_language_is_read_with_the_english_rules() -> None:
    assert [t.type for t in tag_text("Angela Merkel besuchte Paris.", language="de").tags] == [PERSON, PLACE]


FRAGMENTS = st.lists(
    st.sampled_from(
        ["Jane", "of", "and", "the", "US", "U.S.", "President", "Mr.", "’s", "'s", "-", "&", ",", ". ", "\n", "(", ")", "“", "al-", "The", "War",
         "Inc", "May", "2018", "New", "York", "é", "İ", "ǅ", "\u00a0", "\u2028", "von", "der", "St.", "North", "Korea", "I'm", "A", "Z."]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(FRAGMENTS.map(" ".join), FRAGMENTS.map("".join), st.text(max_size=80)))
def test_no_text_raises_and_every_span_holds(text: str) -> None:
    tagging = tag_text(text)
    for tag in tagging.tags:
        assert 0 <= tag.span.start < tag.span.end <= len(text)
    for entity in tagging.entities:
        assert entity.mentions


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "A of ",
        "Aa, ",
        "Aa and ",
        "Aa’s ",
        "A.",
        "Mr. ",
        "al-",
        "Aa-",
        "War of the ",
        "North ",
        "Jane Roe ",
        "Aa (AB) ",
        "SOCCER - Aa 1\nAa 1 Bb 2\n(Aa 1, Bb 2) ",
        "“Aa Bb” ",
    ],
)
def test_no_input_is_quadratic(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit)))[:size]
        began = time.process_time()
        tag_text(text)
        return time.process_time() - began

    short, long = seconds(20_000), min(seconds(80_000) for _ in range(2))
    assert long < 0.2 + 9 * short
