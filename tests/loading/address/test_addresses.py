"""What people type, paste and drop, and which of it is an address."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.errors import UnreadableArticleError
from reader.loading.address import file_of, is_address
from reader.loading.address.addresses import completed, host_of, name_of, redirected

LONG = "https://example.org/" + "x" * 10_000


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https:/example.org/a", "https://example.org/a"),
        (r"https:\example.org\a?b=\c", "https://example.org/a?b=%5Cc"),
        ("example.org/a", "https://example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org/"),
        ("example.org:8000/a", "https://example.org:8000/a"),
        ("localhost:8000", "https://localhost:8000/"),
        (" HTTP://Example.ORG/A b\u200b ", "http://example.org/A%20b"),
        ("https://exam\nple.org/\ta", "https://example.org/a"),
        ("https://exämple.org/ä?ö=ü", "https://xn--exmple-cua.org/%C3%A4?%C3%B6=%C3%BC"),
        ("https://example.org/%C3%A4%2F", "https://example.org/%C3%A4%2F"),
        ("https://ada:secret@example.org/", "https://example.org/"),
        ("https://example.org/a#b", "https://example.org/a"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
    ],
)
def test_what_is_typed_becomes_an_address(typed, meant):
    assert completed(typed) == meant
    assert completed(meant) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "a b",
        "https://exa mple.org",
        "https://a..b/",
        "https://x:99999/",
        "https://[::1",
        "https://a_%/",
        LONG,
    ],
)
def test_what_is_no_address(typed):
    with pytest.raises(UnreadableArticleError, match=r"address"):
        completed(typed)


@pytest.mark.parametrize(
    "typed", ["ftp://x/y", "mailto:a@b.c", "java\nscript:alert(1)", "data:text/html,x", "about:blank"]
)
def test_other_schemes_are_refused(typed):
    with pytest.raises(UnreadableArticleError, match="and not “"):
        completed(typed)


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("https://example.org/a", True),
        (Path("https://example.org/a"), True),
        ("file:///a/b", True),
        ("ftp://example.org", True),
        ("C:/Users/a.txt", False),
        (r"C:\Users\a.txt", False),
        ("example.org/a", False),
        ("notes: a/b.txt", False),
        ("/home/a.txt", False),
    ],
)
def test_addresses_and_paths(source, is_one):
    assert is_address(source) is is_one


@pytest.mark.skipif(sys.platform == "win32", reason="paths as they are elsewhere")
@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///tmp/a%20b.txt", "/tmp/a b.txt"),
        ("file:/tmp/a.txt", "/tmp/a.txt"),
        ("file://localhost/tmp/a.txt", "/tmp/a.txt"),
        ("file:///tmp/a.html#part", "/tmp/a.html"),
        ("file://server/share/a.txt", ""),
        ("https://example.org/a", ""),
    ],
)
def test_the_path_in_the_address_of_a_file(address, path):
    assert file_of(address) == path


def test_where_a_redirect_leads():
    assert redirected("https://example.org/a/b", "../c") == "https://example.org/c"
    assert redirected("https://example.org/a", "//example.com/\nc") == "https://example.com/c"
    assert redirected("https://example.org/a", "http://example.org/a") == "http://example.org/a"


def test_names_for_people():
    assert host_of("https://xn--exmple-cua.org:80/a") == "exämple.org"
    assert name_of("https://example.org/a/the%20ferry.html?x=1") == "the ferry.html"
    assert name_of("https://example.org/") == "example.org"
    assert "/" not in name_of("https://example.org/a%2Fb")
