"""Reading places: one file a device, the latest counts, and nothing in them can stop anybody from reading."""

import json

import pytest

from reader.library import Library, Place


@pytest.fixture
def machine(folder, tmp_path, monkeypatch):
    """Opens the library on a machine of that name; returns how it keeps a place at a time."""

    def open_there(name):
        library = Library(folder, data=tmp_path / f"{name}-data", state=tmp_path / f"{name}-state")

        def keep(article, place, time):
            monkeypatch.setattr("reader.library.places.utc_now", lambda: time)
            library.keep_place(article.id, place)

        return library, keep

    return open_there


def test_every_machine_writes_a_file_of_its_own_and_the_latest_counts(machine, kept, folder):
    desk, keep_at_desk = machine("desk")
    train, keep_on_train = machine("train")
    keep_at_desk(kept, Place(10, 0.5, "aa", 0.1), "2024-01-02T00:00:00Z")
    keep_on_train(kept, Place(50, share=0.6), "2024-01-03T00:00:00Z")
    assert desk.place(kept.id) == train.place(kept.id) == Place(50, share=0.6)
    assert len(list((folder / "positions").iterdir())) == 2
    keep_at_desk(kept, Place(60), "2024-01-04T00:00:00Z")
    assert train.place(kept.id) == Place(60)


def test_a_machine_keeps_its_name(machine, kept, folder):
    for offset in (1, 2, 3):
        library, keep = machine("desk")
        keep(kept, Place(offset), f"2024-01-0{offset}T00:00:00Z")
    assert len(list((folder / "positions").iterdir())) == 1
    assert library.place(kept.id) == Place(3)


def test_a_copied_machine_gets_a_name_of_its_own(machine, kept, folder, tmp_path):
    _, keep = machine("desk")
    keep(kept, Place(1), "2024-01-01T00:00:00Z")
    path = tmp_path / "desk-state" / "device.json"
    device = json.loads(path.read_text())
    path.write_text(json.dumps(device | {"machine": "another"}))
    _, keep = machine("desk")
    keep(kept, Place(2), "2024-01-02T00:00:00Z")
    assert len(list((folder / "positions").iterdir())) == 2


@pytest.mark.parametrize("content", ["", "[]", "{", '{"device": "../../x"}', '{"device": 3}', "\0\0"])
def test_a_device_file_that_is_damaged_is_made_anew(machine, kept, folder, tmp_path, content):
    (tmp_path / "desk-state").mkdir()
    (tmp_path / "desk-state" / "device.json").write_text(content)
    library, keep = machine("desk")
    keep(kept, Place(1), "2024-01-01T00:00:00Z")
    assert library.place(kept.id) == Place(1)
    (path,) = (folder / "positions").iterdir()
    assert path.stem.isalnum()


def test_an_article_that_was_never_read_has_no_place(library, kept):
    assert library.place(kept.id) is None
    assert library.articles()[0].opened == ""


@pytest.mark.parametrize("content", ["", "{", "[]", '{"places": 3}', '{"places": {"0": 3}}', "\0\0\0", "[" * 99999])
def test_a_damaged_file_of_another_machine_holds_no_places(library, kept, folder, content):
    library.keep_place(kept.id, Place(7))
    (folder / "positions" / "aaaaaaaa.json").write_text(content)
    assert library.place(kept.id) == Place(7)


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"offset": "x", "fraction": None, "share": [], "text": 3, "time": 3},
        {"offset": -5, "fraction": float("nan"), "share": float("inf"), "text": "", "time": ""},
        {"offset": 10**400, "share": -(10**400)},
    ],
)
def test_nonsense_in_a_place_is_the_beginning(library, kept, folder, place):
    (folder / "positions").mkdir()
    (folder / "positions" / "aaaaaaaa.json").write_text(json.dumps({"places": {kept.id: place}}))
    assert library.place(kept.id) == Place(0)


def test_the_places_of_articles_that_are_gone_stay(library, kept, folder):
    library.keep_place(kept.id, Place(7))
    (path,) = (folder / "positions").iterdir()
    data = json.loads(path.read_text())
    data["places"]["ffffffffff"] = {"offset": 3, "mood": "calm"}
    path.write_text(json.dumps(data))
    library.keep_place(kept.id, Place(8))
    assert json.loads(path.read_text())["places"]["ffffffffff"] == {"offset": 3, "mood": "calm"}
