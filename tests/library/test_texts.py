"""Whatever article there is, its text, blocks and marks come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, Hidden, Mark, Span
from reader.errors import LibraryError
from reader.library.texts import from_json, to_json

spans = st.builds(Span, st.integers(0, 10**7), st.integers(0, 10**7))
words = st.text(max_size=10)
marks = st.builds(Mark, spans, st.sampled_from(["emphasis", "link", "sup"]), words)
kinds = st.sampled_from(["title", "paragraph", "code", "rule"])
blocks = st.builds(Block, spans, kinds, st.integers(0, 6), st.lists(marks, max_size=2).map(tuple), words)
hidden = st.builds(Hidden, words, words, words, st.integers(0, 99))
articles = st.builds(
    Article,
    id=st.just("0123456789"),
    text=words,
    blocks=st.lists(blocks, max_size=3).map(tuple),
    title=words,
    byline=words,
    site=words,
    url=words,
    published=words,
    language=words,
    source=words,
    hidden=st.lists(hidden, max_size=2).map(tuple),
)


@given(articles)
def test_an_article_comes_back(article):
    content = to_json(article)
    assert from_json("0123456789", content) == article
    assert content.isascii()
    assert content.count(b"\n") == 1


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\ude00\ud83d", "\0", "é\u0301"])
def test_text_that_no_encoding_holds_comes_back(library, text):
    kept = library.add(Article("", text, (Block(Span(0, len(text))),)))
    assert library.article(kept.id).text == text


def test_a_book_is_kept_and_read_in_no_time(library):
    lines = [f"Line {number} of a long book that goes on and on." for number in range(40_000)]
    text, made, offset = "\n".join(lines), [], 0
    for line in lines:
        made.append(Block(Span(offset, offset + len(line))))
        offset += len(line) + 1
    book = library.add(Article("", text, tuple(made), title="A long book"))
    assert library.article(book.id) == book


def test_a_text_of_another_article_is_not_taken_for_ours(library, kept, folder):
    (path,) = (folder / "texts" / kept.id).iterdir()
    path.write_bytes(to_json(Article("", "Other words.", ())))
    with pytest.raises(LibraryError, match="not what it was"):
        library.article(kept.id)
