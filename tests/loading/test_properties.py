"""What holds for every text and every run of bytes: nothing but a named error is raised, and nothing of the text is lost."""

from __future__ import annotations

import json
import random
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.article.article import BREAKS
from reader.errors import ReaderError, UnreadableArticleError
from reader.loading import load, load_text, restore
from reader.loading.characters import normalise
from reader.loading.contract import to_json, to_markdown, to_text

MARKUP = re.compile(r"^\s*(?:[•◦▪‣●○■·*+–-]\s|#{1,6}\s|>[>\s]*)|[#=~`*_⁂•·⁎✻❦>–—-]+", re.M)
"""Signs that may become a block's kind instead of text: bullets, quote marks, underlines, ornaments, fences, hyphens at line ends."""

LINES = [
    "",
    "",
    " ",
    "28 Apr, 2018 05:07",
    "Published: 28 April 2018 | Updated: 29 April 2018",
    "By Jane Doe",
    "By the end of the year, he had added 38 objects.",
    "READ MORE: Why bridges fall",
    "Read more here about Ebola and how it is transmitted:",
    "searchicon menuicon shareicon closeicon",
    "Old bridge closed",
    "Old bridge closed | The Island Gazette",
    "The council of the island voted on Tuesday to close the old bridge for two years, the mayor said, for it had been hollow.",
    "the mayor said that it had been",
    "- bread",
    "  * milk",
    "1. eggs",
    "> I think so.",
    ">> Really?",
    "CHAPTER I",
    "* * *",
    "======",
    "------",
    "```python",
    "```",
    "# A heading",
    "District      Votes",
    "    indented, and ends in a hy-",
    "phen",
    "Dear Anna,",
    "Title: A form",
    "Author: Jane Doe",
    "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
    "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
    "Related stories",
    "© 2018 The Island Gazette",
    "Please enable JavaScript.",
    "“He said",
    "it.”",
    "市は火曜日に川にかかる橋を閉鎖すると発表した。",
    "int main(void) {",
    "}",
    "x" * 41_000,
]

texts = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=" \n\t-*>#=.\"“”'’ab1:|`~_\u00ad\u2028\u00a0", max_size=200),
    st.lists(st.sampled_from(LINES), max_size=25).map("\n".join),
)


def non_blank(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def everything_kept(article: Article) -> str:
    languages = [
        block.language for blocks in (article.blocks, *(each.blocks for each in article.hidden)) for block in blocks
    ]
    return "\n".join([article.text, *(each.text for each in article.hidden), *languages])


def check_blocks(article: Article) -> None:
    assert article.text == "\n".join(article.slice(block.span) for block in article.blocks)
    assert article.blocks
    assert article.blocks[0].span.start == 0
    assert article.blocks[-1].span.end == len(article.text)
    for above, block in zip(article.blocks, article.blocks[1:], strict=False):
        assert block.span.start == above.span.end + 1
    for block in article.blocks:
        assert not BREAKS.search(article.slice(block.span))
        assert block.kind in ("title", "heading", "paragraph", "quote", "item", "code", "rule")
    assert article.text.strip()
    article.text.encode("utf-8")


def check_article(article: Article) -> None:
    check_blocks(article)
    assert re.fullmatch("[0-9a-f]{10}", article.id)
    assert article.title.strip()
    assert "\n" not in article.title + article.byline + article.site
    assert re.fullmatch(r"(?:\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)?", article.published)
    for each in article.hidden:
        assert each.text.strip()
        assert each.reason
        assert 0 <= each.before <= len(article.blocks)
    whole = restore(article, range(len(article.hidden)))
    check_blocks(whole)
    assert (whole.id, whole.hidden) == (article.id, ())
    json.dumps(to_json(article))
    assert to_markdown(article)
    assert to_text(article)


@settings(max_examples=300, deadline=None)
@given(texts)
@example("***")
@example("```\n```")
@example("- \n- ")
@example("a\n=\n=\n>")
@example("\u00ad")
@example("\ud800")
@example("> \n>")
@example("READ MORE!\n```\n```")
@example("x" * 120 + "\n ")
def test_any_text_is_an_article_or_an_error_in_words(text):
    try:
        article = load_text(text)
    except UnreadableArticleError as error:
        assert not normalise(text).strip() or "nothing readable" in str(error)
        return
    check_article(article)
    kept = everything_kept(article)
    lost = non_blank(MARKUP.sub("", normalise(text))) - non_blank(kept)
    assert not lost


@settings(max_examples=150, deadline=None)
@given(texts)
def test_loading_a_loaded_text_again_loses_nothing(text):
    try:
        first = load_text(text)
        second = load_text(to_text(first))
    except UnreadableArticleError:
        return
    kept = everything_kept(second)
    assert not non_blank(MARKUP.sub("", first.text)) - non_blank(kept)


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), texts.map(lambda text: text.encode("utf-16-le", "surrogatepass"))))
def test_any_bytes_are_an_article_or_an_error_in_words(data, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    try:
        article = load(path)
    except ReaderError as error:
        assert str(error).count("\n") == 0
        return
    check_article(article)


@pytest.mark.parametrize("seed", range(20))
def test_lines_of_every_kind_in_any_order(seed):
    lines = random.Random(seed).choices(LINES, k=60)
    check_article(load_text("\n".join(lines)))
