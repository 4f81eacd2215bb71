"""What becomes of line breaks, spaces, invisible and broken characters."""

from __future__ import annotations

import unicodedata

import pytest

from reader.article.article import BREAKS
from reader.loading.characters import normalise


@pytest.mark.parametrize(
    "line_end", ["\n", "\r", "\r\n", "\r\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028"]
)
def test_every_line_break_is_one_newline(line_end):
    assert normalise(f"a{line_end}b") == "a\nb"


def test_a_paragraph_separator_ends_a_paragraph():
    assert normalise("a\u2029b") == "a\n\nb"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\x00b\x07c\x7fd", "abcd"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("inter\u00ad\nnational trade", "international\ntrade"),
        ("\ufffc picture \ufdd0\ufdd1\uffff", " picture "),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("N\x08NA\x08AM\x08ME\x08E", "NAME"),
        ("\u202eevil\u202c", "evil"),
        ("\u200eleft", "left"),
        ("\u200fשלום\u200f", "\u200fשלום\u200f"),
        ("नमस्\u200dते \U0001f468\u200d\U0001f469", "नमस्\u200dते \U0001f468\u200d\U0001f469"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u00a0b\u2003c\u3000d", "a b c\u3000d"),
        ("10\u00a0000\u00a0francs", "10\u00a0000 francs"),
        ("10\u2009000", "10\u202f000"),
        ("«\u00a0Oui\u202f!\u00a0»", "«\u00a0Oui\u202f!\u00a0»"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("a pair \ud83d\ude00", "a pair \U0001f600"),
        ("e\u0301te\u0301", "été"),
        ("it\x92s \x93new\x94\x85", "it’s “new”…"),
        ("one\x85two", "one\ntwo"),
        ("â€œSÃ£o Pauloâ€\x9d itâ€™s", "“São Paulo” it’s"),
        ("SÃ£o Paulo – a city", "SÃ£o Paulo – a city"),
    ],
)
def test_characters(text, normal):
    assert normalise(text) == normal


def test_every_character_there_is():
    every = "".join(chr(code) for code in range(0x110000))
    found = normalise(every)
    assert not BREAKS.search(found.replace("\n", ""))
    assert found.encode("utf-8").decode("utf-8") == found
    assert unicodedata.is_normalized("NFC", found)
    categories = {unicodedata.category(character) for character in found if character not in "\n\t"}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}


def test_normal_text_is_left_alone():
    text = "Plain — “curly” text, with ünlauts\tand a tab.\n\n  An indent."
    assert normalise(text) is text or normalise(text) == text
    assert normalise(normalise("a\r\nb\u00a0c")) == normalise("a\r\nb\u00a0c")
