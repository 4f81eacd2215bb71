"""No text stalls the loader. Limits are loose: they tell a line of work that grows with the square from one that does not."""

from __future__ import annotations

import time

import pytest

from reader.loading import load, load_text

SENTENCE = "The ferry left at six in the morning with forty people, two cows and the mail on board. "
SIZE = 300_000

ODD = {
    "one line": SENTENCE * (SIZE // len(SENTENCE)),
    "one word": "x" * SIZE,
    "one sign": "-" * SIZE,
    "spaces": "a" + " " * SIZE + "b",
    "spaces before breaks": ("a" + " " * 500 + "\n") * (SIZE // 500),
    "empty lines": "a" + "\n" * SIZE + "b",
    "tabs": "a\t" * (SIZE // 2),
    "full stops": ". " * (SIZE // 2),
    "quotation marks": '."' * (SIZE // 2),
    "fences": "```a\n" * (SIZE // 10),
    "unlike fences": "```\n~~~\n" * (SIZE // 10),
    "quote marks": ">" * SIZE,
    "quoted lines": "> a\n" * (SIZE // 10),
    "bullets": "- a\n" * (SIZE // 10),
    "hash marks": "# " * (SIZE // 2),
    "underlines": "a\n=\n" * (SIZE // 10),
    "broken words": "broken word and an-\n" * (SIZE // 20),
    "wide lines": "市は火曜日に川にかかる橋を閉鎖すると発表した\n" * (SIZE // 23),
    "date lines": "28 April 2018 05:07\n\n" * (SIZE // 21),
    "icons": "searchicon " * (SIZE // 11),
    "teasers": "READ MORE: Why bridges fall\n\n" * (SIZE // 30),
    "escapes": "\x1b]" * (SIZE // 2),
    "soft hyphens": "\u00ad" * SIZE + "a",
    "hard spaces": "a\u00a0" * (SIZE // 2),
    "combining marks": "a" + "\u0301" * 20_000,
    "wrongly decoded": "â€™" * (SIZE // 3),
    "scrambled lines": "x'y\"z;(\n" * (SIZE // 8),
}


def seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_a_text_of_one_thing_over_and_over(text):
    assert seconds(lambda: load_text(text)) < 4


def test_twenty_megabytes_in_one_line(tmp_path):
    path = tmp_path / "line.txt"
    path.write_text(SENTENCE * (20_000_000 // len(SENTENCE)), "utf-8")
    assert seconds(lambda: load(path)) < 4


def test_a_book_takes_not_much_longer_than_ten_tenths_of_it():
    paragraph = "\n".join([SENTENCE.strip()] * 8) + "\n\n"
    short, long = paragraph * 150, paragraph * 1500
    tenth = min(seconds(lambda: load_text(short)) for _ in range(3))
    whole = min(seconds(lambda: load_text(long)) for _ in range(2))
    assert whole < 25 * tenth + 0.05


@pytest.mark.parametrize("encoding", ["cp1251", "shift_jis", "utf-16-le"])
def test_a_large_file_in_an_old_encoding(tmp_path, encoding):
    text = {"cp1251": "Вчера в городе состоялась встреча. ", "shift_jis": "昨日、東京で会議が開かれました。"}.get(
        encoding, SENTENCE
    )
    path = tmp_path / "old.txt"
    path.write_bytes((text * (1_000_000 // len(text))).encode(encoding))
    assert seconds(lambda: load(path)) < 4
    assert load(path).text.startswith(text.strip())
