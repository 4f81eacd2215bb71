"""What is put into a library is there when it is opened again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotation import attach
from reader.article import Article, Block, Hidden, Mark, Span, compose, text_hash
from reader.errors import LibraryError, UnknownArticleError
from reader.library import Entry, Library, Place


def changed(article, sentence="A last sentence."):
    """The article with one more paragraph."""
    blocks = [(block.kind, article.slice(block.span), block.level) for block in article.blocks]
    text, blocks = compose([*blocks, ("paragraph", sentence, 0)])
    return replace(article, text=text, blocks=blocks)


def versions(folder, article):
    return {path.stem for path in (folder / "texts" / article.id).iterdir()}


def test_everything_comes_back(open_library, library, kept, highlight):
    plain, noted = highlight("seven"), highlight("the line was gone", note="why?", labels=("time", "sea"))
    library.put(noted)
    library.put(plain)
    library.keep_place(kept.id, Place(34, 0.25, text_hash(kept.text), 0.4))
    library.close()

    again = open_library()
    assert again.article(kept.id) == kept
    assert again.annotations(kept.id) == (plain, noted)
    assert again.place(kept.id) == Place(34, 0.25, text_hash(kept.text), 0.4)
    found = attach(noted.anchor, kept.text, text_hash(kept.text))
    assert kept.slice(found) == "the line was gone"


def test_an_entry_says_what_the_list_shows(library, kept, highlight):
    library.put(highlight("seven"))
    library.put(highlight("noon", note="when?", labels=("time",)))
    library.put(highlight("quay", color="", note="which?", labels=("place",)))
    library.remove(highlight("harbour"))
    gone = highlight("harbour", note="gone")
    library.put(gone)
    library.remove(gone)
    (entry,) = library.articles()
    assert entry == Entry(
        id=kept.id,
        title="The ferry",
        site="The Quay",
        published="2024-03-02",
        added=entry.added,
        words=kept.words,
        highlights=2,
        notes=2,
        labels=("place", "time"),
        url="https://quay.example/ferry",
    )
    assert entry.added.endswith("Z")


def test_what_was_opened_last_comes_first(library, article, monkeypatch):
    times = iter(["2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"])
    monkeypatch.setattr("reader.library.library.utc_now", lambda: next(times))
    old = library.add(article)
    new = library.add(replace(changed(article), url="https://quay.example/other", title="Another"))
    assert [entry.id for entry in library.articles()] == [new.id, old.id]
    monkeypatch.setattr("reader.library.places.utc_now", lambda: "2024-01-03T00:00:00Z")
    library.keep_place(old.id, Place(3, share=0.5))
    first, _ = library.articles()
    assert (first.id, first.opened, first.share) == (old.id, "2024-01-03T00:00:00Z", 0.5)


def test_a_removed_annotation_is_gone_but_not_lost(open_library, library, kept, highlight, notes_file):
    annotation = highlight(note="typed")
    library.put(annotation)
    library.remove(annotation)
    assert library.annotations(kept.id) == ()
    assert "typed" in notes_file.read_text("utf-8")
    library.put(annotation)
    (back,) = open_library().annotations(kept.id)
    assert replace(back, modified="") == replace(annotation, modified="")


def test_removing_what_is_not_there_changes_nothing(library, kept, highlight, notes_file):
    before = notes_file.read_bytes()
    library.remove(highlight())
    assert notes_file.read_bytes() == before


def test_the_same_again_is_not_written(library, highlight, notes_file):
    annotation = highlight()
    library.put(annotation)
    before = notes_file.stat()
    library.put(annotation)
    assert notes_file.stat() == before


def test_a_change_says_when(library, kept, highlight, monkeypatch):
    annotation = highlight()
    library.put(annotation)
    monkeypatch.setattr("reader.library.store.utc_now", lambda: "2030-01-01T00:00:00Z")
    library.put(replace(annotation, color="green"))
    (after,) = library.annotations(kept.id)
    assert (after.created, after.modified) == (annotation.created, "2030-01-01T00:00:00Z")


# -- adding --------------------------------------------------------------------------------------------------------


def test_the_same_article_is_kept_once(library, article, folder):
    first = library.add(article)
    assert library.add(article).id == first.id
    assert library.add(replace(article, id="ffffffffff")).id == first.id
    assert library.add(first) == first
    assert len(library.articles()) == 1
    assert versions(folder, first) == {text_hash(article.text)}


def test_adding_again_writes_nothing_when_nothing_changed(library, article, kept, notes_file, tmp_path):
    source = tmp_path / "ferry.txt"
    source.write_text("as it came")
    library.add(article, source)
    before = notes_file.stat()
    library.add(article, source)
    after = notes_file.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Another text.", "url": "https://quay.example/ferry#comments"},
        {"text": "Another text.", "url": "", "source": "/home/ada/ferry.txt"},
        {"url": "https://mirror.example/ferry"},
        {"url": "", "source": "elsewhere.txt"},
    ],
)
def test_an_article_is_known_by_its_address_its_file_or_its_text(library, article, other):
    first = library.add(replace(article, source="/home/ada/ferry.txt"))
    again = replace(article, id="", **other)
    if "text" in other:
        again = replace(again, blocks=(Block(Span(0, len(again.text))),))
    assert library.add(again).id == first.id


def test_files_of_one_relative_name_are_not_one_article(library, article):
    first = library.add(replace(article, url="", source="story.txt"))
    other = library.add(replace(changed(article), url="", source="story.txt"))
    assert first.id != other.id


def test_a_file_that_moved_and_was_then_edited_is_still_known(library, article, tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("x")
    loaded = replace(article, url="")
    first = library.add(loaded, old)
    assert first.source == str(old)
    old.rename(new)
    assert library.add(loaded, new).source == str(new)
    assert library.add(changed(loaded), new).id == first.id


def test_empty_articles_are_not_one(library):
    one = library.add(Article("", "", (), title="One", url="https://a.example/"))
    two = library.add(Article("", "", (), title="Two", url="https://b.example/"))
    assert one.id != two.id


def test_the_same_page_gets_the_same_id_on_two_machines(article, tmp_path):
    from reader.library import Library

    ids = {
        Library(tmp_path / name, data=tmp_path / f"d{name}", state=tmp_path / f"s{name}").add(article).id
        for name in "ab"
    }
    assert len(ids) == 1


def test_a_changed_text_is_a_new_version_and_the_old_one_stays_while_it_is_named(library, kept, highlight, folder):
    annotation = highlight()
    library.put(annotation)
    newer = library.add(changed(kept))
    assert newer.id == kept.id
    assert library.article(kept.id).text.endswith("A last sentence.")
    assert versions(folder, kept) == {text_hash(kept.text), text_hash(newer.text)}
    assert library.annotations(kept.id) == (annotation,)
    newest = library.add(changed(kept, "Another last sentence."))
    assert versions(folder, kept) == {text_hash(kept.text), text_hash(newest.text)}


def test_a_version_that_only_a_deleted_annotation_names_stays_too(library, kept, highlight, folder):
    annotation = highlight()
    library.put(annotation)
    library.remove(annotation)
    library.add(changed(kept))
    assert text_hash(kept.text) in versions(folder, kept)


def test_a_better_loading_of_the_same_text_is_taken(library, kept):
    better = replace(kept, site="Quay & Sea", blocks=(replace(kept.blocks[0], kind="heading"), *kept.blocks[1:]))
    assert library.add(better) == better
    assert library.article(kept.id) == better


def test_a_title_that_the_person_wrote_stays(library, kept, notes_file):
    notes_file.write_text(notes_file.read_text("utf-8").replace('"The ferry"', '"My ferry"'), "utf-8")
    assert library.add(changed(replace(kept, title="The Ferry!"))).title == "My ferry"
    assert library.article(kept.id).title == "My ferry"


def test_the_original_is_kept_under_a_name_of_ours(library, article, folder, tmp_path):
    source = tmp_path / "..sto ry\n.TXT"
    source.write_bytes(b"as it came\x00\xff")
    kept = library.add(article, source)
    (copy,) = (folder / "originals" / kept.id).iterdir()
    assert copy.read_bytes() == b"as it came\x00\xff"
    assert copy.name.endswith(".txt")
    assert copy.stem.isalnum()


def test_an_original_that_is_not_there_is_an_error_in_words(library, article, tmp_path):
    with pytest.raises(LibraryError, match=r"missing\.txt"):
        library.add(replace(article, url=""), tmp_path / "missing.txt")
    assert library.articles() == []


def test_all_of_an_article_is_kept(library, open_library):
    text, blocks = compose([("title", "Ä 😀 title", 1), ("code", "print()", 0), ("item", "one", 2)])
    marks = (Mark(Span(2, 3), "emphasis"), Mark(Span(4, 9), "link", "https://a.example/?q=ü"))
    blocks = (replace(blocks[0], marks=marks), replace(blocks[1], language="python"), blocks[2])
    whole = Article(
        "", text, blocks, "Ä 😀 title", "A. Writer", "Site", "https://a.example/", "2024-01-02T03:04", "de", "/a/b.html",
        (Hidden("READ MORE", "teaser", "An invitation to read on.", 1),),
    )  # fmt: skip
    kept = library.add(whole)
    assert open_library().article(kept.id) == replace(whole, id=kept.id)


def test_a_file_in_the_way_of_a_new_article_is_told(library, article, folder):
    first = library.add(article)
    (path,) = (folder / "notes").iterdir()
    path.rename(path.with_suffix(".txt"))
    path.mkdir()
    with pytest.raises(LibraryError, match=path.name):
        library.add(first)


# -- ids and folders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    ["", "..", "../../etc/passwd", "0123456789", "0" * 11, "zzzzzzzzzz", "a/b", "a\0b", "٣" * 10, "*", "x" * 5000],
)
def test_an_id_that_is_not_kept_is_refused_in_one_short_sentence(library, kept, given, highlight):
    for ask in (
        lambda: library.article(given),
        lambda: library.annotations(given),
        lambda: library.place(given),
        lambda: library.keep_place(given, Place(0)),
        lambda: library.put(replace(highlight(), article_id=given)),
    ):
        with pytest.raises(UnknownArticleError) as caught:
            ask()
        assert len(str(caught.value)) < 130
        assert str(caught.value).isprintable()


def test_an_id_may_be_given_in_capitals_and_with_spaces(library, kept, highlight):
    library.put(highlight())
    assert library.article(f" {kept.id.upper()}\n") == kept
    (annotation,) = library.annotations(kept.id.upper())
    assert annotation.article_id == kept.id
    library.put(replace(annotation, article_id=kept.id.upper(), note="typed"))
    assert library.annotations(kept.id)[0].note == "typed"


def test_reading_from_no_library_makes_none(library, folder):
    assert library.articles() == []
    with pytest.raises(UnknownArticleError):
        library.annotations("0123456789")
    assert not folder.exists()


def test_a_new_library_explains_itself(kept, folder):
    readme = (folder / "README.txt").read_text("utf-8")
    assert "notes/" in readme
    assert "eol=lf" in (folder / ".gitattributes").read_text("utf-8")


def test_a_file_of_the_persons_own_is_not_overwritten(library, article, folder):
    folder.mkdir()
    (folder / "README.txt").write_text("mine")
    library.add(article)
    assert (folder / "README.txt").read_text() == "mine"


def test_the_notes_file_is_plain(library, kept, highlight, notes_file):
    annotation = highlight(note="Ünïcode “as typed”, 😀", labels=("method",))
    library.put(annotation)
    content = notes_file.read_text("utf-8")
    assert "Ünïcode “as typed”, 😀" in content
    assert content.endswith("\n}\n")
    assert content == json.dumps(json.loads(content), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    record = json.loads(content)["annotations"][annotation.id]
    assert record["quote"] == "seven"
    assert kept.text[record["anchor"]["start"] : record["anchor"]["end"]] == "seven"


def test_any_tinydb_reads_the_notes(library, highlight, notes_file):
    from tinydb import TinyDB

    library.put(highlight(note="typed"))
    with TinyDB(notes_file, access_mode="r") as database:
        assert database.tables() == {"annotations", "article", "meta"}
        assert [record["note"] for record in database.storage.read()["annotations"].values()] == ["typed"]


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\ud800",
        "a\udfffb",
        "\0",
        "\u2028\u2029\x85",
        "😀\u200d🧑\u200d🔬",
        "\r\n\t\x1b[31m",
        '"},{"',
        "x" * 3_000_000,
    ],
)
def test_whatever_is_typed_comes_back(library, open_library, kept, highlight, note):
    annotation = highlight(note=note, labels=(note[:10],))
    library.put(annotation)
    assert open_library().annotations(kept.id) == (annotation,)


def test_a_library_can_be_moved(library, kept, highlight, folder, tmp_path):
    from reader.library import Library

    annotation = highlight()
    library.put(annotation)
    library.close()
    moved = folder.rename(tmp_path / "elsewhere")
    assert Library(moved).annotations(kept.id) == (annotation,)


def test_a_library_in_a_linked_folder_is_the_same_library(library, kept, highlight, folder, tmp_path):
    from reader.library import Library

    (tmp_path / "link").symlink_to(folder)
    linked = Library(tmp_path / "link")
    annotation = highlight()
    linked.put(annotation)
    assert library.annotations(kept.id) == (annotation,)
    assert len(list((tmp_path / "person" / "state" / "close-reader").glob("lock-*"))) == 1


def test_a_file_that_has_not_changed_is_found_by_its_content(
    library: Library, open_library: Callable[[], Library], article: Article, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_text("the file", "utf-8")
    assert library.kept_file(path) is None
    kept = library.add(article, original=path)
    copy = tmp_path / "a copy of it.txt"
    copy.write_text("the file", "utf-8")
    for file in (path, copy):
        found = open_library().kept_file(file)
        assert found is not None
        assert (found.id, found.text, found.title) == (kept.id, kept.text, kept.title)
    path.write_text("the file, changed", "utf-8")
    assert library.kept_file(path) is None
    assert library.kept_file(tmp_path / "missing") is None
    assert library.kept_file(tmp_path) is None
