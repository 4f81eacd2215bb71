"""Articles as they are copied or scraped from sites of all kinds, line by line: what is kept, what is folded away, what is read.

In the files of `scraped/` a line of an article has a sign before it: "=" is the title, "-" is folded away, ">" stays as a
quotation, a blank stays as it is. Lines with "@" say what is read of the head. All of it is invented.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.loading import load_text

FOLDER = Path(__file__).parent / "scraped"
SPOKEN = {"=": "title", ">": "quote"}


class Sample(NamedTuple):
    """One article: its name, what is known of it, and its lines with their signs."""

    name: str
    known: dict[str, str]
    lines: list[tuple[str, str]]


def samples() -> list[Sample]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for piece in re.split(r"^==== ", path.read_text("utf-8"), flags=re.M)[1:]:
            name, *lines = piece.rstrip("\n").split("\n")
            known = dict(re.fullmatch(r"@(\w+) ?(.*)", line).groups() for line in lines if line.startswith("@"))
            found.append(Sample(name, known, [(line[0], line[2:]) for line in lines if line[0] != "@"]))
    return found


SAMPLES = samples()


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_scraped_article(sample, gap):
    article = load_text(gap.join(text for _, text in sample.lines))
    folded = [line for each in article.hidden for line in each.text.split("\n")]
    wrong = []
    for sign, text in sample.lines:
        blocks = [
            block for block in article.blocks if article.slice(block.span).strip() in (text, text.partition(" ")[2])
        ]
        kind = SPOKEN.get(sign, "")
        if sign == "-" and text not in folded:
            wrong.append(f"kept: {text}")
        elif sign != "-" and not blocks:
            wrong.append(f"folded: {text}")
        elif kind and all(block.kind != kind for block in blocks):
            wrong.append(f"no {kind}: {text}")
    told = {
        "title": article.title,
        "author": article.byline,
        "date": article.published,
        "site": article.site,
        "url": article.url,
    }
    wrong += [f"{name}: {told[name]!r}, not {value!r}" for name, value in sample.known.items() if told[name] != value]
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_of_them():
    assert len(SAMPLES) >= 40
