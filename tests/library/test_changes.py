"""A save changes what the person changed; what others changed meanwhile, and what we do not know, stays."""

from hypothesis import given
from hypothesis import strategies as st

from reader.library.changes import Moment, deleted, written
from reader.library.clock import DAY, next_stamp, stamps_in

FIRST = Moment("000000000001-0000-aaaaaaaa", "2024-01-01T00:00:01Z")
SECOND = Moment("000000000002-0000-bbbbbbbb", "2024-01-01T00:00:02Z")
THIRD = Moment("000000000003-0000-aaaaaaaa", "2024-01-01T00:00:03Z")

notes = st.sampled_from(["", "one", "two", "three"])
labels = st.lists(st.sampled_from("abcd"), unique=True)


def mine(note="", color="yellow", labels=()):
    return {"note": note, "color": color, "labels": list(labels), "modified": "2024-01-01T00:00:00Z"}


records = st.builds(mine, notes, notes, labels)


def values(record):
    return {field: record[field] for field in ("note", "color", "labels")}


def test_a_new_record_knows_when_and_where_it_was_made():
    record = written(None, None, mine("typed", labels=["a"]), FIRST)
    assert values(record) == values(mine("typed", labels=["a"]))
    assert record["clock"] == {"made": FIRST.stamp, "seen": {"aaaaaaaa": FIRST.stamp}}


def test_a_change_stamps_what_it_changed_and_nothing_else():
    record = written(None, None, mine("typed", labels=["a"]), FIRST)
    after = written(record, mine("typed", labels=["a"]), mine("typed", "green", ["b"]), SECOND)
    assert after["clock"] == {
        "made": FIRST.stamp,
        "fields": {"color": SECOND.stamp},
        "labels": {"a": SECOND.stamp, "b": SECOND.stamp},
        "seen": {"aaaaaaaa": FIRST.stamp, "bbbbbbbb": SECOND.stamp},
    }
    assert after["modified"] == SECOND.time


def test_what_stays_the_same_is_no_change():
    record = written(None, None, mine("typed"), FIRST)
    assert written(record, mine("typed"), mine("typed"), SECOND) is None
    assert written(record, None, mine("typed"), SECOND) is None


def test_the_record_that_is_stored_is_never_changed_in_place():
    record = written(None, None, mine("typed"), FIRST)
    before = repr(record)
    written(record, None, mine("other", "green", ["a"]), SECOND)
    deleted(record, SECOND)
    assert repr(record) == before


def test_two_who_change_different_fields_both_get_theirs():
    base = mine("typed", labels=["a", "b"])
    stored = written(None, None, base, FIRST)
    stored = written(stored, base, mine("typed", "green", ["b", "c"]), SECOND)
    after = written(stored, base, mine("typed more", "yellow", ["a", "b", "d"]), THIRD)
    assert values(after) == {"note": "typed more", "color": "green", "labels": ["b", "c", "d"]}


def test_words_that_two_wrote_at_the_same_time_are_both_kept():
    base = mine("typed")
    stored = written(written(None, None, base, FIRST), base, mine("theirs"), SECOND)
    after = written(stored, base, mine("ours"), THIRD)
    assert after["note"] == "ours"
    assert after["clock"]["also"] == {"note": {SECOND.stamp: "theirs"}}


def test_fields_that_we_do_not_know_stay():
    stored = written(None, None, mine(), FIRST) | {"mood": {"deep": [1]}}
    assert written(stored, mine(), mine("typed"), SECOND)["mood"] == {"deep": [1]}
    assert deleted(stored, SECOND)["mood"] == {"deep": [1]}


def test_deletion_is_a_field_and_saving_again_takes_it_back():
    stored = written(None, None, mine("typed"), FIRST)
    gone = deleted(stored, SECOND)
    assert gone["deleted"] == SECOND.time
    assert gone["note"] == "typed"
    assert deleted(gone, THIRD) is None
    back = written(gone, mine("typed"), mine("typed"), THIRD)
    assert "deleted" not in back
    assert back["clock"]["fields"]["deleted"] == THIRD.stamp


def test_nonsense_in_a_record_that_was_edited_by_hand_is_replaced():
    stored = {"note": 3, "labels": "a", "clock": [], "deleted": "yes"}
    after = written(stored, None, mine("typed", labels=["a"]), FIRST)
    assert values(after) == values(mine("typed", labels=["a"]))
    assert after["clock"]["seen"] == {"aaaaaaaa": FIRST.stamp}


@given(records, records, records)
def test_the_person_gets_what_they_changed_and_keeps_what_others_changed(base, theirs, ours):
    stored = written(written(None, None, base, FIRST), base, theirs, SECOND) or written(None, None, base, FIRST)
    after = written(stored, base, ours, THIRD) or stored
    for field in ("note", "color"):
        assert after[field] == (ours[field] if ours[field] != base[field] else stored[field])
    added, removed = set(ours["labels"]) - set(base["labels"]), set(base["labels"]) - set(ours["labels"])
    if ours["labels"] != base["labels"]:
        assert set(after["labels"]) == (set(stored["labels"]) | added) - removed
        assert len(after["labels"]) == len(set(after["labels"]))
    typed = {after["note"], *after["clock"].get("also", {}).get("note", {}).values()}
    assert stored["note"] in typed or stored["note"] in ("", base["note"])


# -- stamps --------------------------------------------------------------------------------------------------------

devices = st.sampled_from(["aaaaaaaa", "bbbbbbbb"])


@given(st.lists(st.tuples(devices, st.integers(0, 10**13)), min_size=2, max_size=20))
def test_the_stamps_of_a_device_only_ever_grow_whatever_its_clock_does(ticks):
    stamps = []
    for device, now in ticks:
        stamps.append(next_stamp(device, stamps, now))
        own = [stamp for stamp in stamps if stamp.endswith(device)]
        assert own == sorted(set(own))


@given(st.integers(0, DAY), st.integers(10**12, 2 * 10**12))
def test_a_stamp_is_later_than_everything_believable(ahead, now):
    theirs = next_stamp("bbbbbbbb", [], now + ahead)
    assert next_stamp("aaaaaaaa", [theirs], now) > theirs


def test_a_clock_of_next_year_does_not_move_ours():
    theirs = next_stamp("bbbbbbbb", [], 10**12 + 2 * DAY)
    assert next_stamp("aaaaaaaa", [theirs], 10**12) == next_stamp("aaaaaaaa", [], 10**12)


def test_a_counter_that_is_full_moves_the_clock():
    full = "000000000005-ffff-aaaaaaaa"
    assert next_stamp("aaaaaaaa", [full], 5) == "000000000006-0000-aaaaaaaa"


def test_stamps_are_found_in_records_and_nonsense_is_passed_over():
    records = [{"clock": {"seen": {"a": "one", "b": 3}}}, {"clock": None}, {"clock": {"seen": [1]}}, {}, {"clock": {}}]
    assert stamps_in(records) == {"one"}
    assert next_stamp("aaaaaaaa", {"one", "", "zzz"}, 1) == "000000000001-0000-aaaaaaaa"
