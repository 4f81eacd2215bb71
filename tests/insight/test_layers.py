"""The layer bar's table covers the whole vocabulary, once."""

import pytest

from reader.article import Span
from reader.insight.layers import LAYERS, layer_counts, layer_of
from reader.tagger.tagging import Quotation, Tag, Tagging
from reader.tagger.vocabulary import (
    CLOCK,
    DIRECT,
    ENTITY,
    GROUP,
    INDIRECT,
    LABELS,
    LAW,
    MONEY,
    PERSON,
    PLACE,
    TokenType,
)


def test_the_layers_stand_in_the_order_of_the_bar() -> None:
    assert [layer.key for layer in LAYERS] == [
        "people",
        "organizations",
        "places",
        "other",
        "numbers",
        "dates",
        "quotations",
    ]


@pytest.mark.parametrize("token", LABELS, ids=str)
def test_every_type_of_the_vocabulary_lies_in_exactly_one_layer(token: TokenType) -> None:
    assert sum(any(token in kind for kind in layer.types) for layer in LAYERS) == 1
    assert layer_of(token) in {layer.key for layer in LAYERS}


def test_where_types_belong() -> None:
    assert layer_of(PERSON) == "people"
    assert layer_of(LAW) == layer_of(GROUP) == layer_of(ENTITY) == "other"
    assert layer_of(CLOCK) == "dates"
    assert layer_of(INDIRECT) == layer_of(DIRECT) == "quotations"


def test_a_quotation_of_two_pieces_counts_once() -> None:
    pieces = (Span(0, 5), Span(14, 20))
    tagging = Tagging(
        tags=(
            Tag(pieces[0], DIRECT, "quote", quotation=0),
            Tag(Span(7, 12), PERSON, "full_name"),
            Tag(pieces[1], DIRECT, "quote", quotation=0),
            Tag(Span(22, 24), MONEY, "money"),
            Tag(Span(30, 35), PLACE, "gazetteer"),
            Tag(Span(40, 45), PLACE, "gazetteer"),
        ),
        quotations=(Quotation(pieces, DIRECT),),
    )
    assert layer_counts(tagging) == {
        "people": 1,
        "organizations": 0,
        "places": 2,
        "other": 0,
        "numbers": 1,
        "dates": 0,
        "quotations": 1,
    }
    assert set(layer_counts(Tagging()).values()) == {0}
