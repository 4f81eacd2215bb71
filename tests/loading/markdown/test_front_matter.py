"""The details above a Markdown text, in all the ways that they are written; and which texts are Markdown at all."""

from __future__ import annotations

import pytest

from reader.loading.markdown import recognises
from reader.loading.markdown.front_matter import FrontMatter, iso, read_front_matter
from reader.loading.original import Original


def told(lines: str, fence: str = "---") -> FrontMatter:
    front, rest = read_front_matter(f"{fence}\n{lines}\n{fence}\nThe text.\n")
    assert rest == "The text.\n"
    assert front.lines == lines.strip("\n")
    return front


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("title: The ferry", "The ferry"),
        ('title: "The ferry: a \\"history\\""', 'The ferry: a "history"'),
        ("title: 'The ferry''s end'", "The ferry's end"),
        ("title: The ferry # not the boat", "The ferry"),
        ("title: C# and the sea", "C# and the sea"),
        ("Title:   The ferry", "The ferry"),
        ("title: >\n  The ferry\n  and the sea", "The ferry and the sea"),
        ("title: |-\n  The ferry", "The ferry"),
        ("# a comment\nlayout: post\ntitle: The ferry", "The ferry"),
        ("title:\nauthor: Jane", ""),
        ("title: ~\nauthor: Jane", ""),
        ("headline: The ferry", "The ferry"),
        ("book:\n  title: Another\ntitle: The ferry", "The ferry"),
    ],
)
def test_titles(lines, title):
    assert told(lines).title == title


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("author: Jane Doe", "Jane Doe"),
        ("authors: [Jane Doe, 'John Roe, Jr.']", "Jane Doe, John Roe, Jr."),
        ("author:\n- Jane Doe\n- John Roe", "Jane Doe, John Roe"),
        ("author:\n  - name: Jane Doe\n    email: jane@a.example\n  - name: John Roe", "Jane Doe, John Roe"),
        ("author:\n  name: Jane Doe\n  url: https://a.example", "Jane Doe"),
        ("author: {name: Jane Doe, url: x}", "Jane Doe"),
        ('author: ["[[Jane Doe]]", "[[People/John|John Roe]]"]', "Jane Doe, John Roe"),
        ("author: '[Jane Doe](https://a.example)'", "Jane Doe"),
        ("author: []", ""),
    ],
)
def test_authors(lines, byline):
    assert told(lines).byline == byline


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2019-03-04", "2019-03-04"),
        ("2019-03-04T10:15:30Z", "2019-03-04T10:15Z"),
        ("2019-03-04 10:15:30 +0100", "2019-03-04T10:15+01:00"),
        ("2019-03-04T10:15:30.250-05:00", "2019-03-04T10:15-05:00"),
        ("2019-03-04 10:15", "2019-03-04T10:15"),
        ("March 4, 2019", "2019-03-04"),
        ("4 mars 2019", "2019-03-04"),
        ("2019-13-04", ""),
        ("2019-03-04T25:99", "2019-03-04"),
        ("last-modified", ""),
        ("", ""),
    ],
)
def test_dates(said, moment):
    assert iso(said) == moment
    assert told(f"title: x\ndate: {said}").published == moment


@pytest.mark.parametrize(
    ("lines", "url", "site"),
    [
        ("source: https://a.example/b", "https://a.example/b", ""),
        ("source: The Island Gazette\nurl: https://a.example/b", "https://a.example/b", "The Island Gazette"),
        ("link: javascript:alert(1)", "", ""),
        ("publication: The Island Gazette", "", "The Island Gazette"),
        ("canonical-url: https://a.example/b", "https://a.example/b", ""),
    ],
)
def test_addresses_and_sites(lines, url, site):
    front = told(lines)
    assert (front.url, front.site) == (url, site)


def test_languages():
    assert told("title: x\nlang: de-AT").language == "de"
    assert told("title: x\nlanguage: pt_BR").language == "pt"


def test_toml():
    front = told('title = "The ferry"\nauthors = ["Jane Doe"]\ndate = 2019-03-04T10:15:00Z\n[extra]\nx = 1', "+++")
    assert (front.title, front.byline, front.published) == ("The ferry", "Jane Doe", "2019-03-04T10:15+00:00")
    assert told("title = The ferry", "+++").title == "The ferry"


def test_lines_without_a_fence():
    front, rest = read_front_matter("Title: The ferry\nAuthor: Jane Doe\nTags: a, b\n\nThe text.\n")
    assert (front.title, front.byline, rest) == ("The ferry", "Jane Doe", "\nThe text.\n")


def test_a_title_behind_percent_signs():
    front, rest = read_front_matter("% The ferry\n% Jane Doe; John Roe\n% 4 March 2019\n\nThe text.\n")
    assert (front.title, front.byline, front.published) == ("The ferry", "Jane Doe, John Roe", "2019-03-04")
    assert rest == "\nThe text.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule, and a text.\n\n---\n",
        "---\ntitle: never closed\n",
        "Note: this is important.\nTitle of the next: none.\n\nText.",
        "Title: The ferry\n\nText.",
        "+++\ntitle: x\n---\n",
        "",
        "text\n---\ntitle: x\n---\n",
    ],
)
def test_what_is_no_front_matter(text):
    assert read_front_matter(text) == (FrontMatter(), text)


ARTICLE = (
    "# One line with a sign\n\nThe council voted on Tuesday to close the bridge.\n\nNobody had expected the decision."
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Only a line."),
        ("a.Markdown", "Only a line."),
        ("a.qmd", ""),
        ("README", "# Tool\n\n## Install\n\n- one\n- two\n"),
        ("notes.txt", "# Sea\n\nSee [[Ferry]].\n\n## Boats\n\nMany."),
        ("notes.txt", "# Sea\n\n```\nsail()\n```\n\nand **more**"),
        ("notes.txt", "Sea\n===\n\nA [link](https://a.example) and `code`.\n"),
    ],
)
def test_markdown(name, text):
    assert recognises(Original(text.encode(), name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", ARTICLE),
        ("a.txt", f"{ARTICLE}\n\n# Another\n\nMore text."),
        ("", "Just a note."),
        ("a.txt", "# list of hosts\n\n- a\n- b\n"),
        ("a.txt", "#!/bin/sh\n# install\n\n# then\necho `pwd`\nrm -rf x;\ncd ..;\n"),
        ("a.py", "# Title\n\n## Part\n\n- a\n- b\n"),
        ("a.md", "<!DOCTYPE html><html><body># Title</body></html>"),
        ("a.md", "\x89PNG\r\n\x1a\n\0\0\0"),
        ("a.txt", "> a quotation\n\n- item\n- item\n"),
    ],
)
def test_no_markdown(name, text):
    assert not recognises(Original(text.encode("latin-1"), name))
