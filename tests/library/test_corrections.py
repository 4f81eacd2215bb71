"""What the person said of names is kept like notes: readable, durable, taken back without being forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.correction import Correction, Corrections, new_correction
from reader.errors import LibraryError
from reader.library import Library, durable
from reader.tagger import tag_text

BOB = new_correction("Bob", kind="person", same_as="Robert Vale")


def said(library: Library) -> set[tuple[str, str, str]]:
    return {(each.words, each.kind, each.same_as) for each in library.corrections()}


def test_a_library_without_corrections_has_none_and_no_file(library: Library, folder: Path) -> None:
    assert library.corrections() == Corrections()
    assert not (folder / "corrections.json").exists()


def test_a_correction_stays_until_it_is_taken_back(library: Library, open_library: Callable[[], Library]) -> None:
    library.correct(BOB)
    library.correct(new_correction("Ashcroft", kind="no name"))
    expected = {("Bob", "person", "Robert Vale"), ("Ashcroft", "no name", "")}
    assert said(library) == said(open_library()) == expected
    open_library().correct(Correction("Bob"))
    assert said(library) == {("Ashcroft", "no name", "")}


def test_what_was_taken_back_stays_in_the_file_and_can_come_back(library: Library, folder: Path) -> None:
    library.correct(BOB)
    library.correct(Correction("Bob"))
    record = json.loads((folder / "corrections.json").read_text("utf-8"))["corrections"][BOB.key]
    assert record["same as"] == "Robert Vale"
    assert record["deleted"]
    library.correct(BOB)
    assert said(library) == {("Bob", "person", "Robert Vale")}


def test_another_correction_of_the_same_words_replaces_the_first(library: Library) -> None:
    library.correct(BOB)
    first = next(iter(library.corrections()))
    library.correct(new_correction("Bob", kind="organization"))
    second = next(iter(library.corrections()))
    assert said(library) == {("Bob", "organization", "")}
    assert first.created == second.created
    assert first.created.endswith("Z")


def test_a_person_can_edit_the_file(library: Library, folder: Path) -> None:
    library.correct(BOB)
    path = folder / "corrections.json"
    file = json.loads(path.read_text("utf-8"))
    file["corrections"]["mine"] = {"words": "Quay", "kind": "organization", "remark": "the firm"}
    path.write_text(json.dumps(file), "utf-8")
    assert ("Quay", "organization", "") in said(library)
    library.correct(Correction("Bob"))
    assert json.loads(path.read_text("utf-8"))["corrections"]["mine"]["remark"] == "the firm"


def test_what_a_person_wrote_by_hand_can_be_said_anew_and_taken_back(library: Library, folder: Path) -> None:
    library.correct(BOB)
    path = folder / "corrections.json"
    file = json.loads(path.read_text("utf-8"))
    file["corrections"]["mine"] = {"words": " Quay ", "kind": "Organization"}
    file["corrections"]["yours"] = {"words": "Quay", "kind": "place"}
    path.write_text(json.dumps(file), "utf-8")
    library.correct(new_correction("Quay", kind="person"))
    assert ("Quay", "person", "") in said(library)
    library.correct(Correction("Quay"))
    assert said(library) == {("Bob", "person", "Robert Vale")}


def test_to_take_back_what_was_never_said_makes_no_library(library: Library, folder: Path) -> None:
    library.correct(Correction("Bob"))
    assert not folder.exists()


def test_many_corrections_are_one_write(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [new_correction(f"Name {number}", kind="person") for number in range(300)]
    library.correct(*many[:5])
    writes: list[Path] = []
    real = durable.write

    def counted(path: Path, *rest: Any) -> Any:
        writes.append(path)
        return real(path, *rest)

    monkeypatch.setattr(durable, "write", counted)
    library.correct(*(replace(each, kind="place") for each in many))
    assert writes.count(folder / "corrections.json") <= 2
    assert len(said(library)) == 300
    assert {kind for _, kind, _ in said(library)} == {"place"}
    writes.clear()
    library.correct(*(replace(each, kind="place") for each in many))
    assert writes == []
    library.correct(*(Correction(each.words) for each in many))
    assert said(library) == set()


STRANGE = [
    {"words": "A", "kind": "person", "same as": "B"},
    {"words": "B", "kind": "person", "same as": "A"},
    {"words": "x" * 5_000_000, "kind": "person"},
    {"words": "(a+)+$[", "kind": "work"},
    {"words": "🙂", "kind": "person"},
    {"words": "Ne\nd\u200f", "kind": "place"},
    {"words": ["Bob"], "kind": {}},
    {"words": "Quay", "kind": "place", "same as": "y" * 1000},
    {"words": "Dot", "kind": "person", "deleted": "yes"},
    {"words": "Num", "kind": "person", "modified": 7, "clock": "now"},
]


def test_strange_rules_of_a_file_do_no_harm(library: Library, folder: Path) -> None:
    library.correct(BOB)
    path = folder / "corrections.json"
    file = json.loads(path.read_text("utf-8"))
    file["corrections"] |= {str(number): record for number, record in enumerate(STRANGE)}
    path.write_text(json.dumps(file), "utf-8")
    assert {words for words, _, _ in said(library)} == {"Bob", "A", "B", "(a+)+$[", "Ne d", "Quay", "Num"}
    library.correct(new_correction("Num", kind="place"), new_correction("Quay", kind="law"))
    assert {("Num", "place", ""), ("Quay", "law", "")} <= said(library)
    tagging = tag_text("Ned and A and B met Quay. (a+)+$[ said Bob.", corrections=library.corrections())
    assert len(tagging.tags) > 2


@pytest.mark.parametrize("nonsense", [b"", b"{", b"\0" * 50, b"[]", b'{"annotations": {}}', b'{"corrections": 3}'])
def test_a_damaged_file_is_put_aside_and_what_was_known_comes_back(
    nonsense: bytes, library: Library, folder: Path, open_library: Callable[[], Library]
) -> None:
    library.correct(BOB)
    library.correct(new_correction("Ashcroft", kind="no name"))
    (folder / "corrections.json").write_bytes(nonsense)
    assert ("Bob", "person", "Robert Vale") in said(library)
    assert ["corrections" in notice.sentence for notice in library.notices] == [True]
    assert library.notices[0].file.read_bytes() == nonsense
    assert said(open_library()) == said(library)


def test_entries_that_are_none_are_kept_in_a_copy(library: Library, folder: Path) -> None:
    library.correct(BOB)
    path = folder / "corrections.json"
    file = json.loads(path.read_text("utf-8"))
    file["corrections"]["broken"] = 7
    path.write_text(json.dumps(file), "utf-8")
    library.correct(new_correction("Ashcroft", kind="no name"))
    assert len(said(library)) == 2
    assert json.loads(library.notices[0].file.read_text("utf-8"))["corrections"]["broken"] == 7


def test_a_file_of_a_newer_version_is_only_read(library: Library, folder: Path) -> None:
    library.correct(BOB)
    path = folder / "corrections.json"
    file = json.loads(path.read_text("utf-8"))
    file["meta"]["file"]["schema"] = 99
    path.write_text(json.dumps(file), "utf-8")
    assert len(said(library)) == 1
    with pytest.raises(LibraryError, match="newer"):
        library.correct(Correction("Bob"))
