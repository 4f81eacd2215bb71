"""Files in XML: nothing in them is looked up or unfolded, and slips of those who made them are read over."""

from __future__ import annotations

import pytest

from reader.loading.xml_tree import attribute, parse_leniently, parse_strictly, text_of


def words(data: bytes) -> str:
    root = parse_leniently(data)
    return "" if root is None else "".join(root.itertext())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<a>caf&eacute; &mdash; &nbsp;x</a>", "café — \u00a0x"),
        ("<a>AT&T, R&D; &unknown;</a>", "AT&T, R&D; &unknown;"),
        ("<a>&lt;b&gt; &amp;amp; &LT;</a>", "<b> &amp; <"),
        ("<a>&#233;&#xE9;&#0;&#x1F;&#xD800;&#99999999;</a>", "éé&#99999999;"),
        ("<a>a\x00\x0bb</a>", "ab"),
        ("<!DOCTYPE a [<!ENTITY x 'evil'>]><a>&x;</a>", "&x;"),
        ("<!DOCTYPE a PUBLIC \"-//X//[>\" 'y'><a>b</a>", "b"),
        ("<a><b>open</a>", "open"),
        ("<!doctype html><a>small</a>", "small"),
    ],
)
def test_what_is_read(source, text):
    assert words(source.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding):
    source = f'<?xml version="1.0" encoding="{encoding}"?><a>Über, façade, naïve</a>'
    assert words(source.encode(encoding)) == "Über, façade, naïve"


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/x.dtd">%p;]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://example.org/x.dtd"><a>&x;</a>',
        '<a b="c"><!ENTITY x "y">&x;</a>',
    ],
)
def test_nothing_is_looked_up(source):
    assert "root:" not in words(source.encode())


def test_a_thousand_laughs_are_one_word():
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    assert words(f'<!DOCTYPE a [<!ENTITY l0 "ha">{names}]><a>&l8;</a>'.encode()) == "&l8;"


@pytest.mark.parametrize("source", [b"", b"   ", b"plain words", b"\x89PNG\r\n\x1a\n", b"<!DOCTYPE [ <!DOCTYPE"])
def test_what_is_no_xml(source):
    assert parse_strictly(text_of(source)) is None
    assert parse_leniently(source) is None


def test_a_document_type_without_end_takes_no_time():
    assert parse_strictly(text_of(b"<!DOCTYPE " * 200_000)) is None


def test_names_lose_their_namespaces_and_attributes_are_found_in_any():
    root = parse_leniently(b'<x:a xmlns:x="urn:x" xmlns:y="urn:y" y:role="aut" plain="1"><x:b/></x:a>')
    assert (root.tag, root[0].tag) == ("a", "b")
    assert (attribute(root, "role"), attribute(root, "plain"), attribute(root, "none")) == ("aut", "1", "")
