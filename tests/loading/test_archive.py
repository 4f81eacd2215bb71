"""Archives that strangers made: what is read of them, and each way in which one is refused, with its sentence."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UnreadableArticleError
from reader.loading import archive
from reader.loading.archive import Archive, clean_name, lists, resolved
from reader.loading.original import Original


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in files:
            file.writestr(name, data)
    return buffer.getvalue()


def opened(data: bytes) -> Archive:
    return Archive(Original(data, "a.epub"))


def refusal(data: bytes, name: str = "") -> str:
    with pytest.raises(UnreadableArticleError) as caught:
        opened(data).read(name)
    said = str(caught.value)
    assert said.startswith("“a.epub” ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_members_are_known_by_name():
    found = opened(zipped(("a/one.txt", b"1"), ("two.txt", b"2")))
    assert found.names == ("a/one.txt", "two.txt")
    assert found.read("a/one.txt") == found.find("./a//one.txt") == b"1"
    assert "two.txt" in found
    assert "three.txt" not in found
    assert found.find("three.txt") is None


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "C:\\x", "c:/x", "..\\x", "a/", ""])
def test_names_that_lead_out_belong_to_nobody(name):
    assert clean_name(name) == ""
    found = opened(zipped(("good", b"1"), (name or "/", b"2")))
    assert found.names == ("good",)
    assert found.find(name) is None


def test_names_are_found_in_another_case_or_form():
    found = opened(zipped(("OEBPS/Caf\u00e9.xhtml", b"1"), ("back\\slash.png", b"2")))
    assert found.name_of("oebps/cafe\u0301.XHTML") == "OEBPS/Café.xhtml"
    assert found.read("back/slash.png") == b"2"


def test_of_two_members_of_one_name_the_later_counts():
    found = opened(zipped(("a", b"old"), ("a", b"new")))
    assert found.names == ("a",)
    assert found.read("a") == b"new"


@pytest.mark.parametrize(
    ("address", "folder", "name"),
    [
        ("x.png", "a/b", "a/b/x.png"),
        ("../x.png", "a/b", "a/x.png"),
        ("/x.png", "a/b", "x.png"),
        ("../../../x.png", "a/b", ""),
        ("./c/./x.png", "", "c/x.png"),
        ("..\\x.png", "a", "x.png"),
    ],
)
def test_an_address_means_a_member(address, folder, name):
    assert resolved(address, folder) == name


def test_what_is_no_archive():
    assert refusal(b"PK\x03\x04 nonsense") == (
        "“a.epub” is damaged: it breaks off before its end, as an unfinished download does."
    )


def test_an_archive_that_breaks_off():
    whole = zipped(("a", b"text " * 1000), ("b", bytes(range(256)) * 40))
    assert "breaks off before its end" in refusal(whole[: len(whole) * 2 // 3])


def test_a_broken_directory():
    whole = zipped(("a", b"x" * 100))
    assert refusal(whole.replace(b"PK\x01\x02", b"PK\x01\x03")) == "“a.epub” is damaged."


def test_a_member_that_was_changed():
    whole = bytearray(zipped(("a.xhtml", b"text that is here"), method=zipfile.ZIP_STORED))
    whole[whole.index(b"text that")] ^= 0x20
    assert refusal(bytes(whole), "a.xhtml") == "“a.epub” is damaged: “a.xhtml” in it cannot be unpacked."
    assert opened(bytes(whole)).find("a.xhtml") is None


def test_a_member_that_is_not_there():
    assert refusal(zipped(("a", b"1")), "b") == "“a.epub” is incomplete: “b” is missing in it."


def test_a_locked_member():
    whole = bytearray(zipped(("a", b"1")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(sign) + offset] |= 1
    assert "locked with a password" in refusal(bytes(whole), "a")
    assert opened(bytes(whole)).is_encrypted("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_two_usual_ways_to_pack(method):
    assert "packed in a way" in refusal(zipped(("a", b"1" * 100), method=method), "a")


def test_a_member_that_is_too_large(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 3_000_000)
    data = zipped(("a", b"x" * 4_000_000))
    assert refusal(data, "a") == "“a.epub” has a part of 4 MB; parts may have up to 3 MB."


def test_a_bomb_is_weighed_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "SUSPICIOUS_SUM", 2_000_000)
    assert refusal(zipped(("a", bytes(3_000_000)))) == (
        "“a.epub” would unpack to 3 MB, far more than what it is can hold."
    )
    assert opened(zipped(("a", bytes(1_000_000)))).names == ("a",)


def test_a_bomb_that_lies_about_its_size_yields_no_more_than_it_says():
    data = bytearray(zipped(("a", bytes(3_000_000))))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(sign) + offset, 10)
    assert opened(bytes(data)).find("a") is None


def test_an_archive_of_very_many_members(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 50)
    assert "holds more than 50 files" in refusal(zipped(*((f"f{number}", b"") for number in range(60))))


def test_what_an_archive_lists_is_known_even_when_it_is_broken():
    whole = zipped(("META-INF/container.xml", b"x" * 100), ("b", b""))
    assert lists(whole, "META-INF/")
    assert not lists(whole, "word/")
    assert lists(whole[:120], "META-INF/")
    assert not lists(b"META-INF/container.xml", "META-INF/")


@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_bytes_make_it_fail_otherwise(noise, place):
    data = bytearray(zipped(("a.xhtml", b"some text " * 9), ("b.png", b"\x89PNG")))
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        found = opened(bytes(data))
        for name in found.names:
            found.find(name)
            lists(bytes(data), name)
    except UnreadableArticleError:
        pass
