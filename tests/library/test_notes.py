"""A notes file as data: what is written is TinyDB's JSON to the letter, and what is read is read with care."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.notes import (
    ForeignFileError,
    Notes,
    Serializer,
    UnreadableNotesError,
    new_tables,
    parse,
)

ID = "0123456789"

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(st.text(max_size=6), values, max_size=4)
annotations = st.dictionaries(st.text(max_size=8), records, max_size=4)


def tables(annotations=None, **more):
    return {**new_tables(ID, {"title": "A"}), "annotations": annotations or {}, **more}


def plain(data):
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


@settings(max_examples=40)
@given(st.lists(annotations, min_size=1, max_size=3), st.dictionaries(st.text(max_size=6), values, max_size=2))
def test_it_is_the_json_of_the_standard_library_whatever_was_written_before(states, more):
    serializer = Serializer()
    for state in states:
        data = {**more, **tables(state)}
        assert serializer.serialize(data) == plain(data)


@settings(max_examples=40)
@given(annotations)
def test_what_was_written_is_read(state):
    notes = parse(Serializer().serialize(tables(state)))
    assert notes == Notes(ID, tables(state))
    assert notes.writable


@pytest.mark.parametrize("words", ["\ud83d", "\ude00\ud83d", "a\udcffb", "\ud800\u0301"])
def test_a_lone_surrogate_is_written_as_its_escape(words):
    content = Serializer().serialize(tables({"k": {"note": words}}))
    assert content.decode("utf-8").isprintable() or "\\u" in content.decode("utf-8")
    assert parse(content).annotations["k"]["note"] == words


def test_a_record_that_did_not_change_is_not_written_anew(monkeypatch):
    from reader.library import notes

    written = []
    dumps = notes._json
    monkeypatch.setattr(notes, "_json", lambda value: written.append(value) or dumps(value))
    serializer = Serializer()
    state = {f"{number:032x}": {"note": "typed"} for number in range(100)}
    serializer.serialize(tables(state))
    written.clear()
    serializer.serialize(tables({**state, "0" * 32: {"note": "changed"}}))
    assert [value for value in written if isinstance(value, dict) and "note" in value] == [{"note": "changed"}]


@given(st.binary(max_size=200))
def test_bytes_that_are_no_notes_are_unreadable_and_nothing_else(content):
    with pytest.raises(UnreadableNotesError):
        parse(content)


@given(st.integers(0, 400))
def test_a_file_that_was_cut_anywhere_is_unreadable(length):
    content = Serializer().serialize(tables({"k": {"note": "typed", "labels": ["a"]}}))
    if length < len(content) - 1:
        with pytest.raises(UnreadableNotesError):
            parse(content[:length])


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"[" * 100_000, b"\xff\xfe{}", b"1" * 5000, b'{"article": 1}x'])
def test_what_no_program_should_write(content):
    with pytest.raises(UnreadableNotesError):
        parse(content)


@pytest.mark.parametrize(
    "data", [[], {}, 1, None, {"article": {}}, {"article": []}, {"article": {"../../x": {}}}, {"article": {ID: 1}}]
)
def test_sound_json_that_is_not_ours_is_told_from_damage(data):
    with pytest.raises(ForeignFileError):
        parse(plain(data))


def test_an_editor_may_have_left_its_marks():
    content = json.dumps(tables({"k": {"note": "typed"}}), indent=4).replace("\n", "\r\n")
    assert parse(b"\xef\xbb\xbf" + content.encode()).annotations == {"k": {"note": "typed"}}


@pytest.mark.parametrize(
    ("annotations", "left_out"), [({"k": {"note": "a"}, "x": 3, "y": None}, 2), ([1], 1), (None, 1)]
)
def test_entries_that_are_no_records_are_left_out_and_counted(annotations, left_out):
    notes = parse(plain({**tables(), "annotations": annotations}))
    assert notes.left_out == left_out
    assert all(isinstance(record, dict) for record in notes.annotations.values())


def test_a_file_without_annotations_or_schema_is_of_the_first():
    notes = parse(plain({"article": {ID: {"title": "A"}}}))
    assert notes.annotations == {}
    assert notes.writable


@pytest.mark.parametrize("schema", [2, 99, "1", None, [1], 1.5])
def test_a_format_that_we_do_not_know_is_not_written(schema):
    assert not parse(plain(tables(meta={"file": {"schema": schema}}))).writable
