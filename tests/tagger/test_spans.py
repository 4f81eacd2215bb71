"""Tags as JSON and as lines that explain themselves."""

from __future__ import annotations

import json

from reader.article import Span
from reader.tagger.explain import explain
from reader.tagger.spans import to_entities, to_spans
from reader.tagger.tagging import Entity, Quantity, Quotation, Tag, Tagging, TimeValue
from reader.tagger.vocabulary import DATE, DIRECT, INDIRECT, LABELS, MONEY, PARTIAL, PERSON, QUANTITY

TEXT = "“Well,” Ada Quill said on Friday, “it cost at least 5 to 6 euros.”"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


TAGGING = Tagging(
    tags=(
        Tag(at("“Well,”"), DIRECT, "marks", quotation=0),
        Tag(at("Ada Quill"), PERSON, "full-name", entity=0),
        Tag(at("Friday"), DATE, "weekday", TimeValue("2018-04-27")),
        Tag(at("“it cost at least 5 to 6 euros.”"), DIRECT, "marks", quotation=0),
        Tag(at("5 to 6 euros"), MONEY, "range", Quantity(5, 6, "EUR", bound="least")),
    ),
    entities=(Entity(0, "Ada Quill", PERSON, (at("Ada Quill"),)),),
    quotations=(
        Quotation(
            (at("“Well,”"), at("“it cost at least 5 to 6 euros.”")),
            DIRECT,
            at("said"),
            at("Ada Quill"),
            "name",
            "Ada Quill",
            0,
            "subject-verb",
        ),
    ),
)


def test_the_pieces_of_a_quotation_share_all_that_is_known_of_it() -> None:
    first, _, _, second, _ = to_spans(TAGGING)
    assert first == {
        "start": 0,
        "end": 7,
        "label": "quote",
        "kind": "direct",
        "speaker": "Ada Quill",
        "speaker_span": [8, 17],
        "cue_span": [18, 22],
        "quotation": 0,
        "rule": "marks",
    }
    assert {**second, "start": 0, "end": 7} == first


def test_names_times_and_money() -> None:
    _, name, day, _, money = to_spans(TAGGING)
    assert name == {"start": 8, "end": 17, "label": "person", "entity": 0, "rule": "full-name"}
    assert (day["label"], day["value"]) == ("date", "2018-04-27")
    assert (money["label"], money["unit"], money["currency"], money["bound"]) == ("money", "euro", "EUR", "least")
    assert to_entities(TAGGING) == [{"id": 0, "name": "Ada Quill", "label": "person", "mentions": [[8, 17]]}]


def test_every_type_of_the_vocabulary_is_plain_json() -> None:
    tags = tuple(Tag(Span(0, 1), token, "rule") for token in LABELS)
    spans = to_spans(Tagging(tags))
    assert json.loads(json.dumps(spans)) == spans
    kinds = {token: span.get("kind") for token, span in zip(LABELS, spans, strict=True)}
    assert {token: kind for token, kind in kinds.items() if kind} == {DIRECT: "direct", PARTIAL: "partial"}
    assert spans[list(LABELS).index(INDIRECT)]["label"] == "indirect"


def test_a_unit_is_no_currency() -> None:
    (span,) = to_spans(Tagging((Tag(Span(0, 4), QUANTITY, "r", Quantity(5, unit="KWH")),)))
    assert "currency" not in span


def test_every_tag_is_a_line_with_its_rule_and_value() -> None:
    lines = [line.split() for line in explain(TEXT, TAGGING)]
    assert [line[1] for line in lines] == ["quote", "person", "date", "quote", "money"]
    assert [line[0] for line in lines][:3] == ["0-7", "8-17", "26-32"]
    assert " ".join(lines[0]) == "0-7 quote marks + subject-verb “Well,” = Ada Quill"
    assert " ".join(lines[2]).endswith("weekday Friday = 2018-04-27")
    assert " ".join(lines[4]).endswith("= at least 5 to 6 euro")
    assert list(explain("", Tagging())) == []


def test_a_long_tag_is_shortened_to_one_line() -> None:
    text = "word\n" * 100
    (line,) = explain(text, Tagging((Tag(Span(0, 500), INDIRECT, "r", quotation=0),), (), (Quotation((), INDIRECT),)))
    assert "\n" not in line
    assert len(line) < 100
