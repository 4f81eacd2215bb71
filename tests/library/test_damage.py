"""A notes file that cannot be read is put aside, told, and never taken for an empty one."""

import json
from dataclasses import replace

import pytest

from reader.annotation import new_annotation
from reader.article import Span
from reader.errors import LibraryError
from reader.library import rescue

DAMAGES = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "zeros": lambda content: b"\0" * len(content),
    "other bytes": lambda content: bytes(reversed(content)),
    "conflict marks": lambda content: b"<<<<<<< HEAD\n" + content + b"=======\n>>>>>>> other\n",
    "another's JSON": lambda content: b'{"name": "package"}',
}


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Nobody else writes here, so nothing has to settle."""
    monkeypatch.setattr(rescue, "SETTLING", 0.0)


@pytest.fixture(params=DAMAGES)
def damage(request, notes_file):
    """Damages the notes file; returns what stands in it then."""

    def do():
        notes_file.write_bytes(DAMAGES[request.param](notes_file.read_bytes()))
        return notes_file.read_bytes()

    return do


def quarantined(own_folders):
    return [path.read_bytes() for path in (own_folders / "data" / "close-reader" / "quarantine").rglob("*.json")]


def test_what_this_program_remembers_comes_back(library, kept, highlight, damage, own_folders):
    annotation = highlight(note="typed")
    library.put(annotation)
    bad = damage()
    assert library.annotations(kept.id) == (annotation,)
    (notice,) = library.notices
    assert notice.file.read_bytes() == bad
    assert quarantined(own_folders) == [bad]


def test_another_program_takes_the_last_copy(library, open_library, kept, highlight, damage, own_folders, notes_file):
    before = highlight("noon", note="yesterday")
    library.put(before)
    for copy in (own_folders / "data" / "close-reader" / "history").rglob("*.json"):
        copy.rename(copy.with_name("2024-01-01.json"))
    open_library().put(highlight("seven", note="today"))
    bad = damage()
    again = open_library()
    assert again.annotations(kept.id) == (before,)
    assert "last known" in again.notices[0].sentence
    assert quarantined(own_folders) == [bad]
    assert open_library().notices == ()


def test_without_a_copy_the_article_stays_and_the_loss_is_told(open_library, kept, damage, own_folders):
    bad = damage()
    again = open_library()
    (entry,) = again.articles()
    assert (entry.id, entry.title) == (kept.id, "The ferry")
    assert again.article(kept.id) == kept
    assert "no copy" in again.notices[0].sentence
    assert quarantined(own_folders) == [bad]


def test_with_nothing_left_it_is_put_aside_and_told(open_library, kept, damage, own_folders, folder, notes_file):
    for path in (folder / "texts" / kept.id).iterdir():
        path.unlink()
    bad = damage()
    again = open_library()
    assert again.articles() == []
    assert "nothing is left" in again.notices[0].sentence
    assert quarantined(own_folders) == [bad]
    assert not notes_file.exists()


def test_a_save_into_a_damaged_file_is_kept(library, open_library, kept, highlight, damage):
    library.put(highlight("noon"))
    damage()
    other = open_library()
    annotation = highlight("seven", note="typed")
    other.put(annotation)
    assert annotation in open_library().annotations(kept.id)


def test_the_list_goes_on_without_a_file_that_may_not_be_moved(
    library, article, kept, notes_file, own_folders, monkeypatch
):
    other = library.add(replace(article, text="Another.", blocks=(), url=""))
    notes_file.write_bytes(b"")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("reader.library.safekeeping.durable.write", refuse)
    assert [entry.id for entry in library.articles()] == [other.id]
    assert "cannot be read" in library.notices[0].sentence
    assert notes_file.read_bytes() == b""
    library.articles()
    assert len(library.notices) == 1


def test_a_file_that_is_being_written_is_waited_for(open_library, kept, highlight, notes_file, monkeypatch):
    annotation = highlight(note="typed")
    open_library().put(annotation)
    whole = notes_file.read_bytes()
    notes_file.write_bytes(whole[:100])
    pauses = iter([whole[:200], whole])
    monkeypatch.setattr(rescue.time, "sleep", lambda _: notes_file.write_bytes(next(pauses)))
    again = open_library()
    assert again.annotations(kept.id) == (annotation,)
    assert again.notices == ()


def test_a_stranger_among_the_notes_is_left_alone(open_library, kept, folder):
    strangers = {"package.json": b'{"name": "x"}', ".~x.json": b"", "notes.txt": b"", "half (1).json": b'{"a'}
    for name, content in strangers.items():
        (folder / "notes" / name).write_bytes(content)
    (folder / "notes" / "folder.json").mkdir()
    again = open_library()
    assert [entry.id for entry in again.articles()] == [kept.id]
    assert {name: (folder / "notes" / name).read_bytes() for name in strangers} == strangers
    assert {notice.file.name for notice in again.notices} == {"half (1).json", "folder.json"}


def test_a_file_that_stays_unreadable_is_looked_at_once(open_library, kept, notes_file, monkeypatch):
    stranger = notes_file.with_name("half (1).json")
    stranger.write_bytes(b"{")
    looks = []
    monkeypatch.setattr(rescue.time, "sleep", looks.append)
    library = open_library()
    for _ in range(3):
        library.articles()
    assert len(looks) == 1
    stranger.write_bytes(notes_file.read_bytes())
    notes_file.unlink()
    assert [entry.id for entry in library.articles()] == [kept.id]


def test_the_later_of_memory_and_history_comes_back(library, open_library, kept, highlight, own_folders, notes_file):
    ours = highlight("noon", note="first")
    library.put(ours)
    other = open_library()
    theirs = highlight("seven", note="later")
    other.put(theirs)
    (copy,) = (own_folders / "data" / "close-reader" / "history").rglob("*.json")
    copy.write_bytes(notes_file.read_bytes())
    notes_file.write_bytes(b"")
    assert set(library.annotations(kept.id)) == {ours, theirs}


def test_a_copy_beside_the_notes_does_not_hide_them(library, open_library, kept, highlight, notes_file):
    library.put(highlight())
    for name in ("a (1).json", f"zz--{kept.id}.sync-conflict-1.json"):
        notes_file.with_name(name).write_bytes(notes_file.read_bytes())
    library.put(highlight("noon"))
    again = open_library()
    (entry,) = again.articles()
    assert entry.highlights == 2
    assert len(again.annotations(kept.id)) == 2


def test_a_file_that_the_person_renamed_is_still_the_articles(open_library, kept, highlight, notes_file):
    notes_file.rename(notes_file.with_name("My notes on ferries.json"))
    annotation = highlight()
    open_library().put(annotation)
    again = open_library()
    assert [entry.highlights for entry in again.articles()] == [1]
    assert again.annotations(kept.id) == (annotation,)
    assert not notes_file.exists()


# -- hands and other versions --------------------------------------------------------------------------------------


def edit(path, change):
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data, indent=4, ensure_ascii=True).replace("\n", "\r\n"), "utf-8-sig", newline="")


def test_a_note_that_was_written_by_hand_is_read_and_kept(library, kept, highlight, notes_file):
    annotation = highlight(note="typed")
    library.put(annotation)
    edit(notes_file, lambda data: data["annotations"][annotation.id].update(note="by hand", mood="calm"))
    (read,) = library.annotations(kept.id)
    assert read.note == "by hand"
    library.put(replace(read, color="green"))
    record = json.loads(notes_file.read_text("utf-8"))["annotations"][annotation.id]
    assert (record["note"], record["color"], record["mood"]) == ("by hand", "green", "calm")
    assert notes_file.read_bytes().startswith(b'{\n "annotations": {\n  "')


def test_an_annotation_made_by_hand_needs_only_a_note(library, kept, notes_file):
    edit(notes_file, lambda data: data["annotations"].update(mine={"note": "by hand"}))
    (read,) = library.annotations(kept.id)
    assert (read.id, read.note, read.article_id) == ("mine", "by hand", kept.id)
    library.put(replace(read, note="by hand and more"))
    assert library.annotations(kept.id)[0].note == "by hand and more"


def test_tables_and_fields_that_we_do_not_know_stay(library, kept, highlight, notes_file):
    def add(data):
        data["drawings"] = {"d1": {"points": [1, 2]}}
        data["version"] = "later"
        data["article"][kept.id]["rating"] = 5

    edit(notes_file, add)
    library.put(highlight())
    library.add(replace(kept, byline="A. Writer"))
    data = json.loads(notes_file.read_text("utf-8"))
    assert (data["drawings"], data["version"]) == ({"d1": {"points": [1, 2]}}, "later")
    assert (data["article"][kept.id]["rating"], data["article"][kept.id]["byline"]) == (5, "A. Writer")


def test_nonsense_among_the_annotations_is_copied_before_a_save_drops_it(
    library, kept, highlight, notes_file, own_folders
):
    edit(notes_file, lambda data: data["annotations"].update(x="words without a home"))
    assert library.annotations(kept.id) == ()
    annotation = highlight()
    library.put(annotation)
    assert library.annotations(kept.id) == (annotation,)
    assert any(b"words without a home" in content for content in quarantined(own_folders))
    assert "kept in a copy" in library.notices[0].sentence


def test_notes_of_a_newer_version_are_shown_and_not_touched(library, kept, highlight, notes_file):
    annotation = highlight(note="typed")
    library.put(annotation)
    edit(notes_file, lambda data: data["meta"]["file"].update(schema=2))
    before = notes_file.read_bytes()
    assert library.annotations(kept.id) == (annotation,)
    for change in (lambda: library.put(highlight("noon")), lambda: library.remove(annotation)):
        with pytest.raises(LibraryError, match="newer version"):
            change()
    assert notes_file.read_bytes() == before


@pytest.mark.parametrize("text", ["", "../../../etc/passwd", 3, None, "ffffffffffffffff"])
def test_a_text_that_is_not_there_is_an_error_in_words(library, kept, notes_file, text):
    edit(notes_file, lambda data: data["article"][kept.id].update(text=text))
    with pytest.raises(LibraryError, match=kept.id):
        library.article(kept.id)
    assert library.add(replace(kept, id="")).id == kept.id
    assert library.article(kept.id).text == kept.text


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[]", b"{", b'{"text": "a", "blocks": [], "hidden": []}', b'{"text": 1}', b"\0" * 9]
)
def test_a_damaged_text_is_told_and_healed_by_adding_again(library, kept, folder, damage):
    (path,) = (folder / "texts" / kept.id).iterdir()
    path.write_bytes(damage)
    with pytest.raises(LibraryError, match="open the article again"):
        library.article(kept.id)
    assert library.add(kept) == kept
    assert library.article(kept.id) == kept


def test_annotations_survive_what_happens_to_the_text(library, kept, highlight, folder):
    annotation = highlight(note="typed")
    library.put(annotation)
    for path in (folder / "texts" / kept.id).iterdir():
        path.unlink()
    assert library.annotations(kept.id) == (annotation,)
    library.put(replace(new_annotation(kept, Span(0, 3)), note="more"))
    assert len(library.annotations(kept.id)) == 2
