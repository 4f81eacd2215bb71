"""The pictures beside a saved page, and the address that it was saved from."""

from __future__ import annotations

import os
from pathlib import PureWindowsPath

import pytest

from reader.loading import saved_page
from reader.loading.original import Original
from reader.loading.saved_page import finder, is_web_address, saved_from

ADDRESS = "https://gazette.example/islands/ferry?id=4&page=1"


@pytest.fixture
def folder(tmp_path):
    """A page, its pictures, a picture in a folder next to the page's, and something that is nobody's business."""
    pages = tmp_path / "notes" / "pages"
    (pages / "Ferry_files").mkdir(parents=True)
    (pages / "Fähre-Dateien").mkdir()
    (tmp_path / "notes" / "images").mkdir()
    (tmp_path / "notes" / "letters").mkdir()
    for path in (
        pages / "Ferry_files" / "ferry one.png",
        pages / "Ferry_files" / "50%20off.png",
        pages / "Ferry_files" / "view?size=2.png",
        pages / "Fähre-Dateien" / "Fähre.jpg",
        tmp_path / "notes" / "images" / "map.png",
        tmp_path / "notes" / "letters" / "map.png",
        tmp_path / "secret.png",
    ):
        path.write_bytes(path.name.encode())
    return pages


@pytest.fixture
def original(folder):
    return Original(name="Ferry.html", path=str(folder / "Ferry.html"))


@pytest.mark.parametrize(
    ("src", "name"),
    [
        ("Ferry_files/ferry%20one.png", "ferry one.png"),
        ("./Ferry_files/ferry one.png", "ferry one.png"),
        ("Ferry_files\\ferry%20one.png", "ferry one.png"),
        ("Ferry_files/ferry%20one.png?width=200#top", "ferry one.png"),
        ("Ferry_files/50%20off.png", "50%20off.png"),
        ("Ferry_files/view%3Fsize=2.png", "view?size=2.png"),
        ("Ferry_files/view?size=2.png", "view?size=2.png"),
        ("F%C3%A4hre-Dateien/F%C3%A4hre.jpg", "Fähre.jpg"),
        ("Fähre-Dateien/../Ferry_files/ferry one.png", "ferry one.png"),
    ],
)
def test_a_picture_below_the_pages_folder_is_found(original, src, name):
    assert finder(original)(src) == name.encode()


@pytest.mark.parametrize(
    "src",
    [
        "",
        " ",
        "Ferry_files",
        "Ferry_files/none.png",
        "../images/map.png",
        "../../secret.png",
        "..%2f..%2fsecret.png",
        "Ferry_files/../../../secret.png",
        "/etc/hostname",
        "file:///etc/hostname",
        "//host.example/secret.png",
        "\\\\host\\secret.png",
        "https://host.example/secret.png",
        "C:/secret.png",
        "a\0b",
        "x" * 5_000,
    ],
)
def test_nothing_else_is(original, src):
    assert finder(original)(src) is None


@pytest.mark.parametrize(
    "src", ["%2F%2Fport.example/a.png", "%5c%5cport.example%5ca.png", "\\\\port.example\\a.png", "c%3A/a.png"]
)
def test_no_other_machine_or_drive_is_looked_into(original, src, monkeypatch):
    """On Windows the system would ask a machine with such a name."""
    looked: list[str] = []
    monkeypatch.setattr(saved_page, "_inside", lambda _folder, name, beside: looked.append(name))
    assert finder(original)(src) is None
    assert not [name for name in looked if PureWindowsPath(name).anchor]


def test_nothing_is_found_for_a_text_without_a_file():
    assert finder(Original(name="clipboard"))("Ferry_files/ferry one.png") is None


def test_a_link_out_of_the_folder_is_not_followed(original, folder):
    (folder / "out.png").symlink_to(folder.parent.parent / "secret.png")
    (folder / "up").symlink_to(folder.parent.parent)
    assert finder(original)("out.png") is None
    assert finder(original)("up/secret.png") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(original, folder):
    os.mkfifo(folder / "pipe.png")
    assert finder(original)("pipe.png") is None


def test_folders_of_pictures_beside_a_document_count_if_asked_for(original):
    find = finder(original, beside=True)
    assert find("../images/map.png") == b"map.png"
    assert find("../letters/map.png") is None
    assert find("../../secret.png") is None
    assert find("../images/../../secret.png") is None


@pytest.mark.parametrize(
    "markup",
    [
        f"<!DOCTYPE html>\n<!-- saved from url=(0049){ADDRESS} -->\n<html>",
        f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Mon Mar 04 2019 -->",
        "<html><!-- Mirrored from gazette.example/islands/ferry?id=4&page=1 by HTTrack Website Copier/3.x [XR&CO'2014] -->",
        f'<head><meta name="savepage-url" content="{ADDRESS.replace("&", "&amp;")}">',
        f'<html lang="en" data-scrapbook-source="{ADDRESS}" data-scrapbook-create="20190304">',
    ],
)
def test_the_address_that_a_page_was_saved_from(markup):
    assert saved_from(markup).partition("://")[2] == ADDRESS.partition("://")[2]


@pytest.mark.parametrize(
    "markup",
    [
        "<html>",
        "",
        "<!-- saved from url=(0022)file:///home/anna/x.html -->",
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(0021)javascript:alert(1234) -->",
        f"<p>saved from url=(0049){ADDRESS}</p>",
    ],
)
def test_what_is_no_such_address(markup):
    assert saved_from(markup) == ""


def test_web_addresses():
    assert is_web_address(ADDRESS)
    assert not is_web_address("https:///ferry")
    assert not is_web_address("http://[::1")
