"""File names are ours whatever an article is called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import new_annotation
from reader.article import Article, Span, compose
from reader.errors import LibraryError
from reader.library.layout import NOTES_NAME, Layout, id_in_name, slug

TITLES = [
    "Reading slowly",
    "Straße, Ærø & Łódź",
    "Чтение не спеша",
    "Αργή ανάγνωση",
    "慢慢地读",
    "ゆっくり読む",
    "천천히 읽기",
    "القراءة ببطء",
    "קריאה איטית",
    "धीरे-धीरे पढ़ना",
    "ধীরে পড়া",
    "மெதுவாக வாசிப்பு",
    "నెమ్మదిగా చదవడం",
    "การอ่านช้า ๆ",
    "ნელი კითხვა",
    "Դանդաղ ընթերցում",
    "በዝግታ ማንበብ",
    "សៀវភៅ",
    "དཔེ་ཆ།",
    "ᏣᎳᎩ",
    "😀😀",
    "CON",
    "nul.txt",
    "COM1",
    "../../etc/passwd",
    "C:\\Windows\\system32",
    'a/b\\c:d*e?f"g<h>i|j',
    "\0\n\r\t",
    " . ",
    "-rf",
    "--",
    "",
    "\ud800",
    "İSTANBUL I",
    "ﬁne ﬂow ①",
    "x" * 4000,
    "e\u0301" * 200,
]


@pytest.mark.parametrize("title", TITLES)
def test_an_article_of_any_name_is_kept(open_library, title):
    text, blocks = compose([("paragraph", f"About {title or 'nothing'}, at length.", 0)])
    kept = open_library().add(Article("", text, blocks, title=title))
    annotation = new_annotation(kept, Span(0, 5))
    open_library().put(annotation)
    again = open_library()
    assert [entry.title for entry in again.articles()] == [title]
    assert again.article(kept.id).title == title
    assert again.annotations(kept.id) == (annotation,)


@given(st.text(st.characters(exclude_categories=())))
def test_a_slug_is_a_file_name_on_every_system(title):
    made = slug(title)
    assert re.fullmatch("[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?", made)
    assert "--" not in made
    assert NOTES_NAME.fullmatch(f"{made}--0123456789.json")


def test_a_slug_reminds_of_the_title():
    assert slug("How to Read: Slowly, and with Straße & Crème") == "how-to-read-slowly-and-with-strasse-creme"
    assert slug("慢慢地读") == "article"


def test_the_id_is_found_in_a_name():
    assert id_in_name("how-to-read--0123456789.json") == "0123456789"
    for name in ("how--0123456789 (1).json", "Kopie von how--0123456789.json", "how--012345678.json", "x.json"):
        assert id_in_name(name) is None


@pytest.mark.parametrize("version", ["", "..", "../../x", "XYZ", "1b2c3d4e/../a", "a" * 65])
def test_a_version_in_a_notes_file_reaches_no_path(tmp_path, version):
    with pytest.raises(LibraryError):
        Layout(tmp_path, tmp_path, tmp_path).text_file("0123456789", version)
