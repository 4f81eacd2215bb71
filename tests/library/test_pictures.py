"""Pictures are kept beside the articles that show them, once, and nowhere else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Article, Block, Hidden, Picture, Span, text_hash
from reader.errors import LibraryError
from reader.library import Folded, Library, Received
from reader.library import durable as durable_module


def picture(content: bytes, ending: str = ".png") -> Picture:
    return Picture(hashlib.sha256(content).hexdigest()[:16] + ending, content)


QUAY, MAST = picture(b"\x89PNG quay"), picture(b"\xff\xd8\xff mast", ".jpg")
REMOTE = "https://quay.example/tide.png"


def shown(*pictures: Picture, words: str = "The ferry left at seven.", src: str = "", folded: str = "") -> Article:
    """An article of one paragraph and an image block for each picture; `src` is one more image, that is elsewhere."""
    text, blocks = words, [Block(Span(0, len(words)))]
    for each in [*(each.name for each in pictures), *([""] if src else [])]:
        at = len(text) + 1
        text += "\nA ship"
        blocks.append(Block(Span(at, len(text)), "image", src=src if not each else f"img/{each}", picture=each))
    hidden = Hidden("Logo", "icons", "", 1, (Block(Span(0, 4), "image", picture=folded),))
    return Article(
        "",
        text,
        tuple(blocks),
        title="The ferry",
        url="https://quay.example/ferry",
        pictures=pictures,
        hidden=(hidden,) if folded else (),
    )


def files(folder: Path) -> set[str]:
    return {path.name for path in (folder / "pictures").rglob("*") if path.is_file()}


def test_the_pictures_of_an_article_are_there_when_it_is_opened_again(
    library: Library, open_library: Callable[[], Library]
) -> None:
    kept = library.add(shown(QUAY, MAST))
    again = open_library()
    for each in (QUAY, MAST):
        path = again.picture(kept.id, each.name)
        assert path is not None
        assert path.read_bytes() == each.data
    assert kept.pictures == again.article(kept.id).pictures == ()


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../notes/x.json", "a/b.png", "0123456789abcdef", "C:0123456789ab.png", "x" * 300 + ".png"]
)
def test_no_name_leads_out_of_the_folder(library: Library, name: str, folder: Path) -> None:
    kept = library.add(shown(QUAY))
    assert library.picture(kept.id, name) is None
    with pytest.raises(LibraryError):
        library.add(replace(shown(), url="", text="Other.", blocks=(), pictures=(Picture(name, b"x"),)))
    assert files(folder) == {QUAY.name}


def test_what_is_no_article_has_no_picture(library: Library) -> None:
    assert library.picture("../../etc", QUAY.name) is None
    assert library.picture("0123456789", QUAY.name) is None


def test_the_same_picture_is_written_once(library: Library, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    kept = library.add(shown(QUAY))
    path = library.picture(kept.id, QUAY.name)
    assert path is not None
    before = path.stat()
    library.add(shown(QUAY))
    assert path.stat() == before
    path.write_bytes(b"cut")
    library.add(shown(QUAY))
    assert path.read_bytes() == QUAY.data


def test_pictures_are_on_the_disk_before_the_text_that_shows_them(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = durable_module.write

    def note(path: Path, *rest: object) -> object:
        written.append(path.parent.parent.name if path.parent.name != "notes" else "notes")
        return write(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(durable_module, "write", note)
    library.add(shown(QUAY), Received(b"<p>The ferry", ".html"))
    assert [name for name in written if name != "state"] == ["originals", "pictures", "texts", "notes"]


def test_a_picture_that_no_version_shows_goes_with_the_version(library: Library, folder: Path) -> None:
    library.add(shown(QUAY, MAST, folded=QUAY.name))
    library.add(shown(MAST, words="The ferry left at eight."))
    assert files(folder) == {MAST.name}


def test_a_picture_stays_while_a_note_points_into_its_version(
    library: Library, folder: Path, highlight: Callable[..., object], article: Article
) -> None:
    kept = library.add(replace(shown(QUAY, words=article.text.replace("\n", " ")), url=article.url))
    made = highlight("seven")
    anchor = replace(made.anchor, text=text_hash(kept.text))  # type: ignore[attr-defined]
    library.add(kept)
    library.put(replace(made, article_id=kept.id, anchor=anchor))  # type: ignore[type-var]
    library.add(shown(words="The ferry left at eight."))
    assert files(folder) == {QUAY.name}


def test_a_fetched_picture_is_shown_from_then_on(library: Library, open_library: Callable[[], Library]) -> None:
    kept = library.add(shown(src=REMOTE))
    now = library.keep_picture(kept.id, REMOTE, MAST)
    assert [block.picture for block in now.blocks] == ["", MAST.name]
    again = open_library()
    assert again.article(kept.id) == now
    path = again.picture(kept.id, MAST.name)
    assert path is not None
    assert path.read_bytes() == MAST.data
    assert [block.picture for block in again.add(shown(src=REMOTE)).blocks] == ["", MAST.name]
    changed = again.add(shown(src=REMOTE, words="The ferry left at eight."))
    assert [block.picture for block in changed.blocks] == ["", MAST.name]


def test_a_saved_pages_pictures_stay_when_it_is_opened_from_the_web(library: Library, folder: Path) -> None:
    kept = library.add(shown(QUAY))
    from_web = library.add(shown(src=f"https://quay.example/2024/{QUAY.name}?w=800"))
    assert from_web.id == kept.id
    assert [block.picture for block in from_web.blocks] == ["", QUAY.name]
    assert files(folder) == {QUAY.name}


def test_a_picture_that_cannot_be_told_from_others_is_not_taken_for_one(library: Library) -> None:
    library.add(shown(QUAY, MAST))
    other = library.add(shown(src="https://quay.example/other.png"))
    assert [block.picture for block in other.blocks] == ["", ""]
    double = shown(src=f"https://quay.example/a/{QUAY.name}")
    last = replace(double.blocks[-1], span=Span(len(double.text) + 1, len(double.text) + 7), src=f"b/{QUAY.name}")
    double = replace(double, text=double.text + "\nA ship", blocks=(*double.blocks, last))
    library.add(shown(QUAY, MAST))
    assert [block.picture for block in library.add(double).blocks] == ["", "", ""]


def test_what_is_to_be_folded_away_again_keeps_its_fetched_pictures(library: Library) -> None:
    kept = library.add(shown(src=REMOTE, folded="x.png"))
    library.keep_picture(kept.id, REMOTE, MAST)
    base = shown(src=REMOTE, folded="x.png")
    longer = replace(
        base, text=base.text + "\nLogo", blocks=(*base.blocks, Block(Span(len(base.text) + 1, len(base.text) + 5)))
    )
    library.add(longer, folded=Folded(base, (0,)))
    folded = library.folded(kept.id)
    assert folded is not None
    assert [block.picture for block in folded.article.blocks] == ["", MAST.name]


def test_what_came_from_the_web_or_the_clipboard_is_kept_too(library: Library, folder: Path) -> None:
    kept = library.add(shown(), Received(b"<p>The ferry left", ".HTML"))
    (copy,) = (folder / "originals" / kept.id).iterdir()
    assert copy.suffix == ".html"
    assert copy.read_bytes() == b"<p>The ferry left"
    assert library.article(kept.id).source == ""


def test_what_was_put_back_can_be_folded_away_again(library: Library, open_library: Callable[[], Library]) -> None:
    base = library.add(shown(words="Short.", folded=QUAY.name))
    longer = replace(base, text=base.text + "\nLogo", blocks=(*base.blocks, Block(Span(7, 11))), hidden=())
    library.add(longer, folded=Folded(base, (0,)))
    again = open_library()
    assert again.article(base.id) == longer
    assert again.folded(base.id) == Folded(base, (0,))
    again.add(base)
    assert again.article(base.id) == base
    assert again.folded(base.id) is None


@pytest.mark.parametrize("field", ["", [], {"text": 3}, {"text": "0" * 16}, {"text": "../../x", "back": [0]}])
def test_a_record_of_what_was_put_back_that_makes_no_sense_is_none(
    library: Library, kept: Article, notes_file: Path, field: object
) -> None:
    file = json.loads(notes_file.read_text("utf-8"))
    file["article"][kept.id]["folded"] = field
    notes_file.write_text(json.dumps(file), "utf-8")
    assert library.folded(kept.id) is None
    assert library.add(kept) == kept


def test_the_same_article_is_known(library: Library, article: Article) -> None:
    assert library.known(article) == ""
    kept = library.add(article)
    assert library.known(replace(article, id="ffffffffff")) == kept.id
