"""A process of its own reads, and whatever it does there, the person gets an article or a sentence."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from reader import processes
from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.loading import sandbox
from reader.loading.format import Format
from reader.loading.original import Original
from reader.loading.sandbox import keeper, read_apart
from reader.loading.sandbox.child import Patience
from reader.loading.sandbox.keeper import Keeper, SandboxError
from reader.progress import CancelledError, silent

from . import readers

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")


PATIENCE = Patience(10.0, 10.0)


@pytest.fixture
def kept() -> Iterator[Keeper]:
    made = Keeper()
    yield made
    made.rest()


def read(kept: Keeper, function, text: str = "One line.", name: str = "a.txt", patience=PATIENCE) -> Article:
    return kept.read(function, Original(text.encode("utf-8", "surrogatepass"), name), silent, patience)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("text", ["One line.", "Zwei\n\nZeilen 😀, 中文", "x" * 3_000_000])
def test_an_article_comes_back_as_it_was_read(kept, text):
    article = read(kept, readers.echo, text)
    assert (article.text, article.title, len(article.blocks)) == (text, "a.txt", text.count("\n") + 1)


def test_one_process_reads_one_article_after_another(kept):
    assert read(kept, readers.number).text == read(kept, readers.number).text == str(kept.child.id)


def test_pictures_come_along(kept):
    (picture,) = read(kept, readers.illustrated).pictures
    assert picture.data == readers.PNG


def test_a_format_s_own_sentence_comes_through(kept):
    with pytest.raises(UnreadableArticleError, match=r"^“a\.txt” is not to my taste\.$"):
        read(kept, readers.refuse)
    assert kept.child


def test_what_libraries_print_does_not_disturb(kept):
    assert read(kept, readers.chatter).text == "done"


@pytest.mark.parametrize("function", [readers.fail, readers.die, readers.misnamed, readers.misplaced])
def test_what_breaks_down_is_told_and_the_next_reading_works(kept, function):
    with pytest.raises(SandboxError, match="break down"):
        read(kept, function)
    assert read(kept, readers.echo).text == "One line."


def test_a_mistake_of_ours_can_be_traced(kept):
    with pytest.raises(SandboxError) as caught:
        read(kept, readers.fail)
    assert "a mistake of ours" in str(caught.value.__cause__)


def test_a_reading_without_end_is_ended(kept):
    before = read(kept, readers.number).text
    with pytest.raises(SandboxError, match="too long"):
        read(kept, readers.hang, patience=Patience(0.3, 10))
    assert not is_running(int(before))
    assert read(kept, readers.number).text != before


def test_a_reading_that_gets_on_is_waited_for_and_one_that_stands_still_is_not(kept):
    assert read(kept, readers.echo).text
    assert read(kept, readers.slow, patience=Patience(10, 0.7)).text == "done"
    with pytest.raises(SandboxError, match="too long"):
        read(kept, readers.hang, patience=Patience(10, 0.4))


@on_posix
def test_memory_ends_before_the_machine_s_does(kept):
    with pytest.raises(SandboxError, match="600 MB"):
        read(kept, readers.hoard)
    assert kept.child is None


def test_links_that_lead_nowhere_good_are_dropped(kept):
    (mark,) = read(kept, readers.linked).blocks[0].marks
    assert mark.href == "https://example.org/a"


def test_progress_is_told_and_never_shrinks(kept):
    shares: list[float] = []
    kept.read(readers.echo, Original(b"x"), shares.append, PATIENCE)
    assert 0.5 in shares
    assert shares == sorted(shares)


def test_the_person_can_stop_a_reading(kept):
    process = int(read(kept, readers.number).text)

    def stop_soon(share: float) -> None:
        if share:
            raise CancelledError

    with pytest.raises(CancelledError):
        kept.read(readers.hang, Original(b"x"), stop_soon, PATIENCE)
    assert not is_running(process)


def test_who_waits_for_another_s_reading_can_stop_too(kept):
    def hang() -> None:
        with pytest.raises(SandboxError):
            kept.read(readers.hang, Original(b"x"), silent, PATIENCE)

    other = Thread(target=hang)
    other.start()
    while kept.child is None:
        time.sleep(0.01)

    def stop(_share: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        kept.read(readers.echo, Original(b"x"), stop, PATIENCE)
    kept.rest()
    other.join(2)
    assert not other.is_alive()


def test_an_idle_process_is_ended_and_leaves_nothing_behind():
    kept = Keeper(idle=0.2)
    process = int(read(kept, readers.number).text)
    deadline = time.monotonic() + 5
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(process)
    assert read(kept, readers.number).text != str(process)
    kept.rest()


def test_a_process_is_not_kept_for_ever(kept, monkeypatch):
    monkeypatch.setattr(keeper, "MOST_ARTICLES", 2)
    numbers = [read(kept, readers.number).text for _ in range(3)]
    assert numbers[0] == numbers[1] != numbers[2]


@on_posix
def test_a_process_that_needed_much_memory_is_not_kept(kept, monkeypatch):
    monkeypatch.setattr(keeper, "MOST_MEMORY", 1)
    assert read(kept, readers.number).text != read(kept, readers.number).text


@pytest.mark.parametrize("deed", ["connect", "look up", "start", "write", "remove"])
def test_what_reading_does_not_need_is_refused(kept, tmp_path, deed):
    target = tmp_path / "there.txt"
    target.write_text("still here")
    with socket.create_server(("127.0.0.1", 0)) as server:
        name = str(server.getsockname()[1]) if deed == "connect" else str(target)
        assert read(kept, readers.snoop, deed, name).text == "refused"
    assert target.read_text() == "still here"


def test_the_folder_that_one_is_in_lends_no_modules(tmp_path, monkeypatch):
    (tmp_path / "struct.py").write_text("raise SystemExit")
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "__init__.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    kept = Keeper()
    assert read(kept, readers.echo).text == "One line."
    kept.rest()


def fake(function, **fields) -> Format:
    return Format("a fake", lambda _original: True, function, **fields)


def test_a_format_without_a_text_to_fall_back_on_says_what_went_wrong(monkeypatch):
    monkeypatch.setattr(sandbox, "STANDSTILL", 0.3)
    original = Original(b"x", "a.fake")
    with pytest.raises(UnreadableArticleError, match=r"^“a.fake” could not be read: it took too long"):
        read_apart(fake(readers.hang), original, silent)
    with pytest.raises(UnreadableArticleError, match=r"^“a.fake” could not be read: it has 7 heads\.$"):
        read_apart(fake(readers.echo, too_much=lambda _: "it has 7 heads"), original, silent)


def test_a_page_that_is_too_much_is_shown_as_its_text():
    original = Original(b"<title>A page</title><p>First.<p>Second.", "a.html")
    article = read_apart(fake(readers.die, text_alone=sandbox.bare_markup), original, silent)
    assert article.text == "A page\nFirst.\nSecond."
    (notice,) = article.hidden
    assert notice.kind == "notice"
    assert "too much for the full reading" in notice.text


def test_where_no_process_can_be_started_the_reading_is_done_here(monkeypatch):
    monkeypatch.setattr(processes.sys, "executable", "")
    article = read_apart(fake(readers.number), Original(b"x"), silent)
    assert article.text == str(os.getpid())


def test_a_machine_that_has_no_room_for_a_process(kept, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(processes.subprocess, "Popen", refuse)
    with pytest.raises(SandboxError, match="no other process could be started"):
        read(kept, readers.echo)


def test_the_program_s_end_is_its_reader_s_end(tmp_path):
    import subprocess

    page = tmp_path / "a.html"
    page.write_text("<p>The ferry left at six in the morning with forty people on board.</p>" * 3)
    program = (
        "from reader.loading import load; from reader.loading.sandbox.keeper import keeper\n"
        f"load({str(page)!r}); print(keeper().child.id)"
    )
    root = Path(__file__).parents[3]
    for end in ("", "\nimport os, signal; os.kill(os.getpid(), signal.SIGKILL)"):
        run = subprocess.run(
            [sys.executable, "-uc", program + end], cwd=root, capture_output=True, text=True, check=False
        )
        process = int(run.stdout)
        deadline = time.monotonic() + 3
        while is_running(process) and time.monotonic() < deadline and not is_zombie(process):
            time.sleep(0.02)
        assert not is_running(process) or is_zombie(process)


def is_zombie(process: int) -> bool:
    """Whether only whoever adopted the process has still to take note of its end."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return False


def test_the_memory_of_the_process_that_asks_does_not_count(kept):
    ballast = bytearray(keeper.MOST_MEMORY)
    ballast[::4096] = b"x" * len(ballast[::4096])
    assert read(kept, readers.number).text == read(kept, readers.number).text
