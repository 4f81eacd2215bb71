"""An annotation is made, written as plain JSON, and read again whatever hands have been on it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Anchor, Annotation, from_record, new_annotation, to_record
from reader.article import Article, Span, compose
from reader.errors import PassageNotFoundError

TEXT, BLOCKS = compose([("title", "The ferry", 0), ("paragraph", "It left at seven, and nobody waved.", 0)])
ARTICLE = Article("0123456789", TEXT, BLOCKS)

annotations = st.builds(
    Annotation,
    id=st.uuids().map(lambda key: key.hex),
    article_id=st.just("0123456789"),
    anchor=st.builds(Anchor, st.text(), st.text(max_size=32), st.text(max_size=32), st.integers(0, 10**9), st.text()),
    color=st.text(),
    note=st.text(),
    labels=st.lists(st.text()).map(tuple),
    created=st.text(),
    modified=st.text(),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def test_a_new_annotation_has_an_id_of_its_own_and_the_time():
    first = new_annotation(ARTICLE, Span(10, 12), color="yellow", note="when?", labels=["time"])
    second = new_annotation(ARTICLE, Span(10, 12))
    assert re.fullmatch("[0-9a-f]{32}", first.id)
    assert first.id != second.id
    assert (first.article_id, first.anchor.exact, first.color) == ("0123456789", "It", "yellow")
    assert (first.note, first.labels) == ("when?", ("time",))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", first.created)
    assert first.modified == first.created


def test_nothing_can_be_attached_to_no_passage():
    with pytest.raises(PassageNotFoundError):
        new_annotation(ARTICLE, Span(4, 4))


@given(annotations)
def test_what_was_written_is_read(annotation):
    written = json.loads(json.dumps(to_record(annotation)))
    assert from_record(annotation.id, annotation.article_id, written) == annotation


def test_the_record_is_plain():
    annotation = new_annotation(ARTICLE, Span(18, 26), note="when?")
    record = to_record(annotation)
    assert record["quote"] == "at seven"
    assert (record["anchor"]["start"], record["anchor"]["end"]) == (18, 26)
    assert json.loads(json.dumps(record)) == record


@given(
    st.dictionaries(
        st.sampled_from(["quote", "note", "color", "labels", "anchor", "created", "modified", "more"]), json_values
    )
)
def test_a_record_with_nonsense_in_it_is_still_an_annotation(record):
    annotation = from_record("k", "0123456789", record)
    assert all(isinstance(label, str) for label in annotation.labels)
    assert annotation.anchor.start >= 0
    assert isinstance(annotation.note, str)
