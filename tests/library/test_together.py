"""Several writers of one article: threads, programs, and those that know nothing of our lock. Nothing saved is lost."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import durable

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from reader.annotation import new_annotation
from reader.article import Span
from reader.library import Library

folder, article_id, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
library = Library(folder)
article = library.article(article_id)
sys.stdin.readline()
for number in range(count):
    annotation = new_annotation(article, Span(number, number + 3), note=f"note {number}")
    library.put(annotation)
    print(annotation.id, flush=True)
"""


def writer(folder, article, count):
    arguments = [sys.executable, "-c", WRITER, str(folder), article.id, str(count)]
    return subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ids(library, article):
    return {annotation.id for annotation in library.annotations(article.id)}


def test_two_programs_that_write_one_article_lose_nothing(open_library, library, kept, folder):
    writers = [writer(folder, kept, 40) for _ in range(2)]
    for each in writers:
        each.stdin.write("go\n")
        each.stdin.flush()
    saved = {line.strip() for each in writers for line in each.stdout}
    assert [each.wait(30) for each in writers] == [0, 0]
    assert len(saved) == 80
    assert ids(library, kept) == saved == ids(open_library(), kept)


def test_threads_that_write_and_read_lose_nothing(library, kept, highlight):
    made = [[highlight(note=f"{thread} {number}") for number in range(25)] for thread in range(4)]
    seen, done = [], threading.Event()

    def read():
        while not done.is_set():
            seen.append(len(library.annotations(kept.id)))
            library.articles()

    def write(annotations):
        for annotation in annotations:
            library.put(annotation)

    threads = [threading.Thread(target=write, args=(each,)) for each in made]
    reader = threading.Thread(target=read)
    for thread in [reader, *threads]:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    assert ids(library, kept) == {annotation.id for each in made for annotation in each}
    assert seen == sorted(seen)


def test_two_windows_each_keep_the_others_changes(open_library, kept, highlight):
    ours, theirs = open_library(), open_library()
    annotation = highlight(note="typed", labels=("a",))
    ours.put(annotation)
    (read,) = theirs.annotations(kept.id)
    ours.put(replace(annotation, color="green"))
    theirs.put(replace(read, note="typed more", labels=("a", "b")))
    (after,) = ours.annotations(kept.id)
    assert (after.color, after.note, after.labels) == ("green", "typed more", ("a", "b"))


def test_words_typed_in_two_windows_are_both_in_the_file(open_library, kept, highlight, notes_file):
    ours, theirs = open_library(), open_library()
    annotation = highlight(note="typed")
    ours.put(annotation)
    (read,) = theirs.annotations(kept.id)
    ours.put(replace(annotation, note="what we typed"))
    theirs.put(replace(read, note="what they typed"))
    content = notes_file.read_text("utf-8")
    assert "what we typed" in content
    assert "what they typed" in content


def test_a_window_that_saves_twice_does_not_quarrel_with_itself(library, kept, highlight, notes_file):
    annotation = highlight(note="a")
    for note in ("b", "c", "d", ""):
        library.put(annotation)
        library.annotations(kept.id)
        annotation = replace(annotation, note=note)
    library.put(annotation)
    assert "also" not in notes_file.read_text("utf-8")


def test_a_save_waits_for_nobody_who_only_reads(library, kept, highlight, notes_file):
    with notes_file.open("rb") as file:
        library.put(highlight())
        assert json.loads(file.read())["annotations"] == {}
    assert len(library.annotations(kept.id)) == 1


# -- those that know nothing of our lock: editors and programs that keep folders in step -------------------------


def outsider(path, note):
    """Puts a note into the file as another machine's copy would come: replaced, without our lock."""
    data = json.loads(path.read_text("utf-8"))
    data["annotations"][os.urandom(16).hex()] = {"note": note}
    other = path.with_name("incoming")
    other.write_text(json.dumps(data), "utf-8")
    other.replace(path)


@pytest.fixture
def interrupted(monkeypatch, notes_file):
    """Lets an outsider write just before we replace the file, that many times."""

    def arrange(times):
        left, flush = iter(range(times)), os.fsync

        def flush_and_let_in(descriptor):
            flush(descriptor)
            if os.fstat(descriptor).st_ino != notes_file.parent.stat().st_ino and next(left, None) is not None:
                outsider(notes_file, "from outside")

        monkeypatch.setattr(durable.os, "fsync", flush_and_let_in)

    return arrange


def test_what_comes_from_outside_while_we_save_is_read_first(library, kept, highlight, notes_file, interrupted):
    first = highlight("noon")
    library.put(first)
    interrupted(3)
    annotation = highlight()
    library.put(annotation)
    notes = [each.note for each in library.annotations(kept.id)]
    assert notes.count("from outside") == 3
    assert {first.id, annotation.id} <= ids(library, kept)


def test_with_somebody_who_never_stops_it_says_so(library, highlight, interrupted):
    library.put(highlight("noon"))
    interrupted(1000)
    with pytest.raises(LibraryError, match="keeps changing"):
        library.put(highlight())


def test_a_disk_that_numbers_files_anew_at_every_look_is_not_somebody_else(library, kept, highlight, monkeypatch):
    numbers, look = iter(range(10_000)), durable.fingerprint
    monkeypatch.setattr(
        durable, "fingerprint", lambda path: (mark := look(path)) and mark._replace(inode=next(numbers))
    )
    annotations = {highlight("noon"), highlight("seven")}
    for annotation in annotations:
        library.put(annotation)
    assert set(library.annotations(kept.id)) == annotations


def test_what_came_from_outside_is_seen_at_once(library, kept, highlight, notes_file):
    library.put(highlight())
    outsider(notes_file, "from outside")
    assert [each.note for each in library.annotations(kept.id)] == ["from outside", ""]
    assert library.articles()[0].notes == 1


def test_two_programs_that_add_one_article_keep_it_once(open_library, article):
    libraries = [open_library() for _ in range(4)]
    threads = [threading.Thread(target=library.add, args=(article,)) for library in libraries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(open_library().articles()) == 1
