"""What the person asked always to keep is a readable file, and nothing in it can break the library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.article import Article
from reader.library import Library, site_of


def rules(library: Library) -> list[tuple[str, str]]:
    return [(keep.site, keep.kind) for keep in library.keeps()]


def test_a_rule_stays_until_it_is_taken_back(library: Library, open_library: Callable[[], Library]) -> None:
    assert library.keeps() == ()
    library.always_keep("quay.example", "teaser")
    library.always_keep("quay.example", "byline")
    library.always_keep("a quiet paper", "teaser")
    expected = [("a quiet paper", "teaser"), ("quay.example", "byline"), ("quay.example", "teaser")]
    assert rules(library) == rules(open_library()) == expected
    assert library.keeps()[0].since.endswith("Z")
    open_library().always_keep("quay.example", "teaser", always=False)
    assert rules(library) == expected[:2]


def test_the_file_is_one_that_people_can_read_and_edit(library: Library, folder: Path) -> None:
    library.always_keep("quay.example", "teaser")
    path = folder / "keeps.json"
    file = json.loads(path.read_text("utf-8"))
    assert file["keeps"]["quay.example teaser"]["kind"] == "teaser"
    file["keeps"]["mine"] = {"site": "paper.example", "kind": "share"}
    file["remark"] = "by hand"
    path.write_text(json.dumps(file), "utf-8")
    assert ("paper.example", "share") in rules(library)
    library.always_keep("paper.example", "share", always=False)
    assert json.loads(path.read_text("utf-8"))["remark"] == "by hand"


def test_nothing_is_written_when_nothing_changes(library: Library, folder: Path) -> None:
    library.always_keep("quay.example", "teaser", always=False)
    assert not (folder / "keeps.json").exists()
    library.always_keep("quay.example", "teaser")
    before = (folder / "keeps.json").stat()
    library.always_keep("quay.example", "teaser")
    assert (folder / "keeps.json").stat() == before


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"keeps": [1]}', b'{"keeps": {"a": 3}}', b"\xff\xfe"])
def test_a_damaged_file_keeps_nobody_from_reading_and_is_not_lost(
    library: Library, folder: Path, tmp_path: Path, content: bytes
) -> None:
    library.always_keep("quay.example", "teaser")
    (folder / "keeps.json").write_bytes(content)
    assert library.keeps() == ()
    library.always_keep("quay.example", "share")
    assert rules(library) == [("quay.example", "share")]
    copies = [path.read_bytes() for path in tmp_path.rglob("quarantine/*/*")]
    assert copies == ([] if content.startswith(b'{"keeps"') else [content])


@pytest.mark.parametrize(
    ("url", "site", "expected"),
    [
        ("https://www.quay.example/ferry", "The Quay", "quay.example"),
        ("https://QUAY.example:8080/", "", "quay.example"),
        ("", "The  Quay", "the quay"),
        ("https://[broken", "The Quay", "the quay"),
        ("", "", ""),
    ],
)
def test_a_site_is_told_by_its_address_or_else_its_name(url: str, site: str, expected: str) -> None:
    assert site_of(Article("", "", (), url=url, site=site)) == expected
