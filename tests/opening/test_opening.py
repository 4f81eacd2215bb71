"""Opening without a window: what was asked for once is done again, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import new_annotation
from reader.article import Article, Span, text_hash
from reader.errors import LibraryError, UnreadableArticleError
from reader.library import Library, Place
from reader.opening import Loaded, address_in, files_below, fold, keep_loaded, open_kept, open_source, read_pasted

PROSE = "The ferry left at six in the morning with forty people, two cows and the mail on board, and did not come back."
PAGE = f"Ferry lost\n\nBy Jane Doe\n28 April 2018 05:07\n\n{PROSE}\n\nREAD MORE: Ferries that were lost\n\n{PROSE}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE, "utf-8")
    return path


def index_of(article: Article, kind: str) -> int:
    return next(index for index, piece in enumerate(article.hidden) if piece.kind == kind)


def test_a_file_that_has_not_changed_is_not_loaded_again(
    library: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_source(library, str(file))
    monkeypatch.setattr("reader.loading.load", None)
    assert open_source(library, str(file)).article.id == first.article.id


def test_what_was_put_back_stays_when_the_article_is_opened_again(library: Library, file: Path) -> None:
    opened = open_source(library, str(file))
    assert opened.folds is not None
    teaser = index_of(opened.folds.base, "teaser")
    longer = fold(library, opened.folds, {teaser})
    assert "Ferries that were lost" in longer.article.text
    for again in (open_kept(library, opened.article.id), open_source(library, str(file))):
        assert again.article == longer.article
        assert again.folds is not None
        assert again.folds.back == {teaser}
    assert fold(library, longer.folds or opened.folds, set()).article == opened.article


def test_what_was_put_back_is_put_back_in_the_articles_next_version_too(library: Library, file: Path) -> None:
    opened = open_source(library, str(file))
    assert opened.folds is not None
    fold(library, opened.folds, {index_of(opened.folds.base, "teaser")})
    file.write_text(PAGE + "\nIt was found in May, said the harbour master, with its lamps still lit.\n", "utf-8")
    again = open_source(library, str(file))
    assert again.article.id == opened.article.id
    assert "Ferries that were lost" in again.article.text
    assert "found in May" in again.article.text


def test_of_equal_pieces_the_one_that_was_meant_is_put_back(library: Library, file: Path) -> None:
    file.write_text(
        f"Ferry lost\n\n{PROSE}\n\nREAD MORE: Lamps\n\n{PROSE} Twice.\n\nREAD MORE: Lamps\n\n{PROSE}\n", "utf-8"
    )
    opened = open_source(library, str(file))
    assert opened.folds is not None
    second = [index for index, piece in enumerate(opened.folds.base.hidden) if piece.kind == "teaser"][1]
    longer = fold(library, opened.folds, {second})
    assert longer.article.text.index("Lamps") > longer.article.text.index("Twice")
    assert open_kept(library, longer.article.id).folds == longer.folds


def test_kinds_that_are_always_kept_are_in_the_text_from_the_start(library: Library, file: Path) -> None:
    library.always_keep("ferries.example", "teaser")
    from dataclasses import replace

    from reader.loading import load

    opened = keep_loaded(library, Loaded(replace(load(file), url="https://www.ferries.example/lost"), file))
    assert "Ferries that were lost" in opened.article.text
    assert opened.folds is not None
    assert opened.folds.kept == {"teaser"}
    library.always_keep("ferries.example", "teaser", always=False)
    assert "Ferries that were lost" in open_kept(library, opened.article.id).article.text


def test_an_article_that_was_kept_before_the_rule_follows_it_when_it_is_opened(library: Library, file: Path) -> None:
    opened = open_source(library, str(file))
    note = new_annotation(
        opened.article, Span(opened.article.text.index("two cows"), opened.article.text.index("two cows") + 8)
    )
    library.put(note)
    site = opened.folds.site if opened.folds else ""
    assert site == ""
    from dataclasses import replace

    library.add(replace(opened.article, site="The Quay"))
    library.always_keep("the quay", "teaser")
    again = open_kept(library, opened.article.id)
    assert "Ferries that were lost" in again.article.text
    assert again.annotations == (note,)


def test_the_place_is_where_the_same_words_stand(library: Library, file: Path) -> None:
    opened = open_source(library, str(file))
    offset = opened.article.text.rindex("two cows")
    library.keep_place(opened.article.id, Place(offset, 0.25, text_hash(opened.article.text)))
    assert opened.folds is not None
    file_text = fold(library, opened.folds, {index_of(opened.folds.base, "byline")})
    assert file_text.place is not None
    assert file_text.article.text[file_text.place[0] :].startswith("two cows") or file_text.place[0] == offset


def test_a_library_that_cannot_be_written_keeps_nobody_from_reading(
    library: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_source(library, str(file))
    assert opened.folds is not None

    def refuse(*_arguments: object, **_names: object) -> Article:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(library, "add", refuse)
    longer = fold(library, opened.folds, {index_of(opened.folds.base, "teaser")})
    assert (longer.problem, longer.is_kept) == ("The disk is full.", False)
    assert "Ferries that were lost" in longer.article.text
    assert longer.folds is not None
    assert len(longer.folds.back) == 1


def test_markup_that_holds_nothing_leaves_its_text() -> None:
    loaded = read_pasted(PROSE, "<meta charset='utf-8'><style>p { color: red }</style>")
    assert loaded.article is not None
    assert PROSE in loaded.article.text
    with pytest.raises(UnreadableArticleError):
        read_pasted("  ", "<p> </p>")


@pytest.mark.parametrize(
    ("words", "pasted", "typed"),
    [
        ("https://quay.example/a", "https://quay.example/a", "https://quay.example/a"),
        (" http://quay.example \n", "http://quay.example", "http://quay.example"),
        ("quay.example/a", "", "https://quay.example/a"),
        ("localhost:8000", "", "http://localhost:8000"),
        ("127.0.0.1:8000/a%20page.html", "", "http://127.0.0.1:8000/a%20page.html"),
        ("[::1]:8000/a", "", "http://[::1]:8000/a"),
        ("1.2.3", "", ""),
        ("höfn.example", "", "https://höfn.example"),
        ("see https://quay.example", "", ""),
        ("https://a.example https://b.example", "", ""),
        ("mailto:a@b.example", "", ""),
        ("file:///etc/passwd", "", ""),
        ("https://", "", ""),
        ("https://[broken", "", ""),
        ("word", "", ""),
        ("3.14", "", ""),
        ("", "", ""),
    ],
)
def test_an_address_is_one_alone(words: str, pasted: str, typed: str) -> None:
    assert address_in(words) == pasted
    assert address_in(words, typed=True) == typed


def test_a_folder_is_read_in_the_order_of_names_without_what_is_no_persons(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.txt",
        ".hidden",
        "own/notes/x.json",
        "page.html",
        "page_files/x.js",
        "x_files/y.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    found = [str(path.relative_to(tmp_path)) for path in files_below(tmp_path, tmp_path / "own")]
    assert found == ["a.txt", "page.html", "b/1.txt", "b/2.txt", "x_files/y.txt"]
    assert list(files_below(tmp_path / "a.txt", tmp_path)) == [tmp_path / "a.txt"]
