"""A file is whole or not there, whatever the disk says in between; and what it says reaches the person in words."""

import errno
import os
import stat
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Article, compose
from reader.errors import LibraryError
from reader.library import Library, Place, durable

NOBODY = 65534
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")


def failing(number, call):
    def fail(*_arguments, **_named):
        raise OSError(number, os.strerror(number))

    return call, fail


def leftovers(folder):
    return list(folder.rglob("*.tmp"))


@pytest.fixture
def place(tmp_path):
    """An empty folder."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def test_a_file_is_replaced(place):
    path = place / "file"
    first = durable.write(path, b"one")
    assert first == durable.fingerprint(path)
    second = durable.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert first != second == durable.read(path)[1]
    assert list(place.iterdir()) == [path]


def test_a_file_that_is_not_there_has_no_fingerprint(place):
    assert durable.fingerprint(place / "file") is None


@pytest.mark.parametrize("call", ["os.fsync", "os.fstat", "pathlib.Path.replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_when_anything_fails_the_old_file_is_as_it_was(place, monkeypatch, call, number):
    path = place / "file"
    path.write_bytes(b"one")
    monkeypatch.setattr(*failing(number, call))
    with pytest.raises(OSError, match=os.strerror(number)):
        durable.write(path, b"two")
    monkeypatch.undo()
    assert path.read_bytes() == b"one"
    assert list(place.iterdir()) == [path]


@posix
@pytest.mark.parametrize("size", [5_000, 500_000])
def test_a_disk_that_takes_no_more_keeps_nothing_of_it(place, size):
    import resource

    path = place / "file"
    path.write_bytes(b"one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            durable.write(path, b"x" * size)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"one"
    assert list(place.iterdir()) == [path]


def test_the_last_word_before_replacing_is_heard(place):
    path = place / "file"
    path.write_bytes(b"one")

    def stop():
        raise KeyError

    with pytest.raises(KeyError):
        durable.write(path, b"two", stop)
    assert path.read_bytes() == b"one"
    assert list(place.iterdir()) == [path]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_what_was_private_stays_private(place, mode):
    path = place / "file"
    path.write_bytes(b"one")
    path.chmod(mode)
    durable.write(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_link_is_followed(place):
    (place / "far").mkdir()
    (place / "far" / "file").write_bytes(b"one")
    (place / "file").symlink_to(place / "far" / "file")
    durable.write(place / "file", b"two")
    assert (place / "far" / "file").read_bytes() == b"two"
    assert (place / "file").is_symlink()


def test_a_file_is_copied_and_the_folder_must_exist(place):
    (place / "file").write_bytes(os.urandom(3 << 20))
    durable.copy(place / "file", place / "copy")
    assert (place / "copy").read_bytes() == (place / "file").read_bytes()
    with pytest.raises(FileNotFoundError):
        durable.write(place / "gone" / "file", b"")


def test_a_folder_that_cannot_be_flushed_is_no_failure_and_one_that_fails_is(place, monkeypatch):
    monkeypatch.setattr(*failing(errno.EINVAL, "os.fsync"))
    durable.flush_folder(place)
    monkeypatch.setattr(*failing(errno.EIO, "os.fsync"))
    if os.name != "nt":
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            durable.flush_folder(place)


def test_only_what_was_left_long_ago_is_swept(place):
    old, new, other = (place / name for name in (".~a.json.00.tmp", ".~b.json.00.tmp", "c.tmp"))
    for path in (old, new, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    durable.sweep(place, 3600)
    assert set(place.iterdir()) == {new, other}


# -- in words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EROFS, "not allowed"),
        (errno.EIO, "could not be"),
    ],
)
def test_a_save_that_fails_says_why_and_harms_nothing(
    library, kept, highlight, folder, notes_file, monkeypatch, number, words
):
    first = highlight()
    library.put(first)
    before = notes_file.read_bytes()
    for call in ("os.fsync", "pathlib.Path.replace"):
        monkeypatch.setattr(*failing(number, call))
        for save in (
            lambda: library.put(highlight("noon")),
            lambda: library.remove(first),
            lambda: library.keep_place(kept.id, Place(3)),
            lambda: library.add(replace(kept, text="Another.", blocks=())),
            lambda: library.add(Article("", "A new one.", ())),
        ):
            with pytest.raises(LibraryError, match=words) as caught:
                save()
            assert "\n" not in str(caught.value)
        monkeypatch.undo()
    assert notes_file.read_bytes() == before
    assert not leftovers(folder)
    assert library.annotations(kept.id) == (first,)
    library.put(replace(first, note="typed"))
    assert library.annotations(kept.id)[0].note == "typed"


def test_a_history_that_cannot_be_kept_stops_no_save(library, kept, highlight, own_folders):
    (own_folders / "data" / "close-reader").mkdir(parents=True, exist_ok=True)
    (own_folders / "data" / "close-reader" / "history").write_text("a file in the way")
    annotation = highlight()
    library.put(annotation)
    assert library.annotations(kept.id) == (annotation,)
    assert "daily copy" in library.notices[0].sentence


def test_a_library_that_vanishes_is_told_and_not_made_anew(library, kept, highlight, folder, tmp_path):
    library.put(highlight())
    away = folder.rename(tmp_path / "away")
    for ask in (
        library.articles,
        lambda: library.article(kept.id),
        lambda: library.put(highlight("noon")),
        lambda: library.add(kept),
        lambda: library.keep_place(kept.id, Place(3)),
    ):
        with pytest.raises(LibraryError, match="no longer there"):
            ask()
    assert not folder.exists()
    away.rename(folder)
    library.put(highlight("noon"))
    assert len(library.annotations(kept.id)) == 2


def test_a_library_in_the_place_of_a_file(tmp_path):
    (tmp_path / "file").write_text("mine")
    library = Library(tmp_path / "file")
    assert library.articles() == []
    with pytest.raises(LibraryError, match="not a folder"):
        library.add(Article("", "Words.", compose([("paragraph", "Words.", 0)])[1]))
    assert (tmp_path / "file").read_text() == "mine"


@contextmanager
def nobody():
    """Runs as a person without rights, if this is the administrator, whom nothing is refused."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public(request):
    """A folder that everybody can reach, as pytest's own are not."""
    path = Path(tempfile.mkdtemp()).resolve()
    path.chmod(0o755)
    yield path
    for each in [path, *path.rglob("*")]:
        each.chmod(0o700)
    import shutil

    shutil.rmtree(path)


@posix
def test_a_library_that_may_only_be_read_is_read(public, article):
    mine = Library(public / "Library", data=public / "data", state=public / "state")
    kept = mine.add(article)
    for path in (public / "Library").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (public / "Library").chmod(0o555)
    (public / "home").mkdir()
    (public / "home").chmod(0o777)
    before = {path: path.stat().st_mtime_ns for path in (public / "Library").rglob("*")}
    with nobody():
        library = Library(public / "Library", data=public / "home" / "data", state=public / "home" / "state")
        assert library.article(kept.id) == kept
        assert [entry.title for entry in library.articles()] == ["The ferry"]
        assert library.annotations(kept.id) == ()
        for save in (
            lambda: library.keep_place(kept.id, Place(3)),
            lambda: library.add(Article("", "A new one.", ())),
            lambda: library.add(replace(kept, text="Another.", blocks=())),
        ):
            with pytest.raises(LibraryError, match="not allowed"):
                save()
    assert {path: path.stat().st_mtime_ns for path in (public / "Library").rglob("*")} == before


@posix
def test_a_state_folder_that_may_not_be_written_stops_only_the_saves(public, article):
    kept = Library(public / "Library", data=public / "data", state=public / "state").add(article)
    with nobody():
        library = Library(public / "Library", data=public / "data", state=public / "nowhere")
        assert library.article(kept.id) == kept
        with pytest.raises(LibraryError, match="not allowed"):
            library.keep_place(kept.id, Place(3))


def test_a_lock_that_is_not_let_go_of_is_told(library, open_library, kept, highlight, monkeypatch):
    monkeypatch.setattr("reader.library.lock.PATIENCE", 0.05)
    with open_library()._store.writing(), pytest.raises(LibraryError, match="Another program"):
        library.put(highlight())
    library.put(highlight())


def test_closing_waits_for_the_save_that_is_under_way(library, highlight, kept, monkeypatch):
    begun, flush = threading.Event(), os.fsync

    def slowly(descriptor):
        begun.set()
        time.sleep(0.1)
        flush(descriptor)

    monkeypatch.setattr("os.fsync", slowly)
    annotation = highlight()
    thread = threading.Thread(target=library.put, args=(annotation,))
    thread.start()
    assert begun.wait(5)
    library.close()
    assert library.annotations(kept.id) == (annotation,)
    thread.join()


def test_a_list_of_the_library_loads_no_database(open_library, kept):
    import subprocess

    program = f"""
import sys
from pathlib import Path
from reader.library import Library
assert Library(Path({str(open_library().folder)!r})).articles()
print(sorted(set(sys.modules) & {{"tinydb", "filelock", "hypothesis"}}))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
