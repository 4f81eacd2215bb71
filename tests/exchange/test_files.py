"""Writing: whole or not at all; names that every system takes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reader.article import Article
from reader.exchange import UnwritableFileError, file_name, write


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "my notes 📚.md"
    write(path, "one\r\n")
    assert path.read_bytes() == b"one\r\n"
    path.chmod(0o640)
    write(path, "two é")
    assert path.read_text("utf-8") == "two é"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert leftovers(tmp_path) == []


def test_a_new_file_has_the_rights_of_the_persons_other_files(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write(tmp_path / "new", "")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    write(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(Path(os.devnull), "gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("place", [".", "missing/notes.md", "file/notes.md"])
def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(UnwritableFileError, match="could not be written: "):
        write(tmp_path / place, "x")
    assert leftovers(tmp_path) == []


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.md"
    write(path, "old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFileError, match=r"could not be written: No space left on device\."):
        write(path, "new")
    assert path.read_text() == "old"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("How to read", "How to read.md"),
        ('a/b\\c: "d"? <e>|*', "a b c d e.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ("CON", "CON_.md"),
        ("nul.txt", "nul.txt_.md"),
        ("...", "3f9c1a07be.md"),
        ("", "3f9c1a07be.md"),
        ("مرحبا 📚", "مرحبا 📚.md"),
        ("é" * 200, "é" * 60 + ".md"),
        ("[[x]] #tag ^y", "x tag y.md"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert file_name(Article("3f9c1a07be", "", (), title=title), ".md") == name
