"""Where paragraphs begin and end in texts of every shape, and what plainly is a heading, a list, a table or a listing."""

from __future__ import annotations

import textwrap

import pytest

from reader.loading import load_text
from reader.loading.plain_text.layout import LONGEST

LONG = (
    "The ferry left at six in the morning with forty people, two cows and the mail on board, and it did not come back "
    "before Thursday, because the captain had a cousin on the other side whom he had not seen since the war. "
    "Nobody minded; the island had eggs, flour and gossip enough for a week."
)
OTHER = (
    "On Friday the teacher wrote a letter to the company. She asked for a second boat, a second captain and a timetable, "
    "in that order, and when nothing came of it she bought a bicycle, which on an island of nine miles is no small answer."
)


def blocks(text: str) -> list[tuple[str, int, str]]:
    article = load_text(text)
    return [(block.kind, block.level, article.slice(block.span)) for block in article.blocks]


def texts(text: str) -> list[str]:
    return [block[2] for block in blocks(text)]


@pytest.mark.parametrize("width", [40, 60, 72, 78, 100])
def test_wrapped_paragraphs_are_joined(width):
    wrapped = "\n\n".join(textwrap.fill(part, width) for part in (LONG, OTHER))
    assert texts(wrapped) == [LONG, OTHER]


@pytest.mark.parametrize("indent", ["  ", "    ", "\u3000"])
def test_wrapped_paragraphs_that_only_an_indent_sets_off_are_told_apart(indent):
    wrapped = "\n".join(textwrap.fill(part, 64, initial_indent=indent) for part in (LONG, OTHER, LONG))
    assert texts(wrapped) == [LONG, OTHER, LONG]


def test_wrapped_paragraphs_that_only_a_short_last_line_sets_off_are_told_apart():
    wrapped = "\n".join(textwrap.fill(part, 64) for part in (LONG, OTHER, LONG))
    assert texts(wrapped) == [LONG, OTHER, LONG]


def test_one_paragraph_a_line():
    assert texts(f"{LONG}\n{OTHER}\n{LONG}") == [LONG, OTHER, LONG]


def test_short_speech_among_long_lines_is_a_paragraph_of_its_own():
    assert {block[:2] for block in blocks(f'{LONG}\n"Yes."\n"No."\n{OTHER}')} == {("paragraph", 0)}


def test_wrapped_east_asian_text_is_joined_without_spaces():
    line = "市は火曜日に川にかかる橋を三月末まで閉鎖すると発表しましたが詳細は不明であ"
    text = "\n".join([line, line, line, "ります。"])
    assert texts(text) == [line * 3 + "ります。"]


def test_verse_keeps_its_lines_and_its_indents():
    poem = "The wheel goes round, the water falls,\n  The swallows leave the broken eaves;\n\nA light goes on behind the walls,\n  And evening settles on the leaves."
    assert blocks(poem) == [
        ("paragraph", 0, "The wheel goes round, the water falls,"),
        ("paragraph", 1, "  The swallows leave the broken eaves;"),
        ("paragraph", 0, "A light goes on behind the walls,"),
        ("paragraph", 1, "  And evening settles on the leaves."),
    ]


def test_verse_inside_a_wrapped_text_keeps_its_lines():
    song = "     Come in, come in, thou weary ship,\n       And lay thy anchor down;\n     There’s not a soul upon the slip,\n       There’s not a light in town."
    wrapped = "\n\n".join([textwrap.fill(LONG, 72), song, textwrap.fill(OTHER, 72)])
    assert texts(wrapped) == [
        LONG,
        "Come in, come in, thou weary ship,",
        "  And lay thy anchor down;",
        "There’s not a soul upon the slip,",
        "  There’s not a light in town.",
        OTHER,
    ]


def test_an_address_keeps_its_lines():
    wrapped = "\n\n".join(["Anna Roe\n14 Harbour Street\nWhitby", textwrap.fill(LONG, 72), textwrap.fill(OTHER, 72)])
    assert blocks(wrapped)[:3] == [
        ("paragraph", 0, "Anna Roe"),
        ("paragraph", 1, "14 Harbour Street"),
        ("paragraph", 1, "Whitby"),
    ]


def test_a_quotation_set_in_and_wrapped_at_a_width_of_its_own_is_joined():
    inner = textwrap.indent(textwrap.fill(OTHER, 48), " " * 8)
    wrapped = "\n\n".join([textwrap.fill(LONG, 72), inner, textwrap.fill(LONG, 72), textwrap.fill(LONG, 72)])
    assert texts(wrapped) == [LONG, OTHER, LONG, LONG]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            "it was agreed by the inter-\nnational committee of the whole world",
            "it was agreed by the international committee",
        ),
        (
            "it was agreed by the well-\nknown committee of the whole world of",
            "it was agreed by the well-known committee",
        ),
        (
            "it was agreed by the Anglo-\nSaxon committee of the whole world of",
            "it was agreed by the Anglo-Saxon committee",
        ),
        (
            "it was then agreed by the committee--\nnot by the whole of it, but by some",
            "it was then agreed by the committee--not by",
        ),
        (
            "it was then agreed by the committee —\nnot by the whole of it, but by some",
            "it was then agreed by the committee — not by",
        ),
        (
            "it was agreed twice in the years 1918-\n1923 by the whole committee at once",
            "it was agreed twice in the years 1918-1923 by",
        ),
    ],
)
def test_words_that_were_broken_at_a_line_end_are_mended_with_care(lines, joined):
    text = f"{lines}\nand everybody else. International law says well-known things on it.\n\n" + textwrap.fill(LONG, 40)
    assert texts(text)[0].startswith(joined)


def test_a_text_full_of_broken_words_mends_those_that_it_never_shows_whole():
    text = (
        "The committee met on Thursday and agreed on nothing at all, which sur-\nprised nobody who had followed its work. "
        "The chairman spoke for an ho-\nur about the whole of the situation and about the prospects of a settle-\nment."
    )
    assert texts(text) == [
        "The committee met on Thursday and agreed on nothing at all, which surprised nobody who had followed its work. "
        "The chairman spoke for an hour about the whole of the situation and about the prospects of a settlement."
    ]


def test_bullets_become_items_with_their_depth():
    text = "- bread\n- milk, if there is any left\n  in the shop\n    * goat\n    * cow\n- eggs"
    assert blocks(text) == [
        ("item", 1, "bread"),
        ("item", 1, "milk, if there is any left in the shop"),
        ("item", 2, "goat"),
        ("item", 2, "cow"),
        ("item", 1, "eggs"),
    ]


def test_numbers_stay_in_the_text_of_a_list():
    assert blocks("1. bread\n2. milk\n3. eggs") == [
        ("paragraph", 0, "1. bread"),
        ("paragraph", 1, "2. milk"),
        ("paragraph", 1, "3. eggs"),
    ]


@pytest.mark.parametrize("dash", ["- ", "– ", "— "])
def test_a_dash_in_russian_is_somebody_speaking(dash):
    text = f"Он сказал, что это не так и что она об этом знала.\n\n{dash}Нет, это так.\n\n{dash}Да, я не знал."
    assert {block[0] for block in blocks(text)} == {"paragraph"}
    assert dash.strip() in texts(text)[1]


def test_one_line_that_begins_with_a_dash_is_no_list():
    assert blocks(f"{LONG}\n\n- Anna\n\n{OTHER}")[1] == ("paragraph", 0, "- Anna")


def test_mail_quotes_by_depth():
    text = f"{OTHER}\n\n> I think so.\n>> Do you?\n>> Really?\n>\n> Yes."
    assert blocks(text)[1:] == [
        ("quote", 1, "I think so."),
        ("quote", 2, "Do you?"),
        ("quote", 2, "Really?"),
        ("quote", 1, "Yes."),
    ]


def test_columns_keep_their_pitch():
    rows = ["District      Votes", "North        12,301", "South         9,882"]
    assert blocks("\n".join(rows)) == [("code", 0, row) for row in rows]


def test_justified_text_is_no_table():
    lines = [
        "The  ferry   left at six  in the morning with  forty people,",
        "two cows and   the mail on board,  and it did  not come back",
        "before  Thursday, because  the captain  had a cousin  there.",
        "Nobody minded.",
    ]
    assert len(texts("\n".join(lines))) == 1


def test_source_code_stays_as_it_is():
    code = "int main(void) {\n    int total = 0;\n\n    for (int i = 0; i < 10; i++) {\n        total += i;\n    }\n    return total;\n}"
    assert blocks(code) == [("code", 0, line) for line in code.split("\n")]


def test_a_fenced_listing_has_its_language():
    article = load_text(f"{LONG}\n\n```python\ndef f():\n\n    return 1\n```\n\n{OTHER}")
    listing = [block for block in article.blocks if block.kind == "code"]
    assert [article.slice(block.span) for block in listing] == ["def f():", "", "    return 1"]
    assert {block.language for block in listing} == {"python"}


def test_a_poem_with_semicolons_is_no_source_code():
    lines = [f"A light goes on behind the wall {word};" for word in ("and", "or", "but", "so", "yet", "for")]
    assert all(kind == "paragraph" for kind, _, _ in blocks("\n".join(lines)))


@pytest.mark.parametrize("ornament", ["* * *", "***", "---", "⁂", "• • •", "_____", "# # #"])
def test_an_ornament_between_paragraphs_is_a_rule(ornament):
    assert blocks(f"{LONG}\n\n{ornament}\n\n{OTHER}")[1] == ("rule", 0, "")


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("CHAPTER I", 2),
        ("Chapter 12. The Whale", 2),
        ("CHAPTER IV.", 2),
        ("BOOK TWO", 1),
        ("PART ONE: THE SEA", 1),
        ("XIV.", 2),
        ("PREFACE", 2),
        ("Kapitel 3", 2),
        ("ГЛАВА ПЕРВАЯ", 2),
        ("WHAT WAS DECIDED", 2),
        ("1. Introduction", 2),
        ("2.3 What was found", 3),
        ("Why the roof comes first", 2),
        ("What happens next?", 2),
        ("## What was decided", 2),
    ],
)
def test_what_plainly_is_a_heading(heading, level):
    kind, found, text = blocks(f"{LONG}\n\n{heading}\n\n{OTHER}")[1]
    assert (kind, found, text) == ("heading", level, heading.lstrip("# "))


@pytest.mark.parametrize(
    "line",
    [
        "Getty Images",
        "Kim Roe and John Poe",
        "She went home.",
        "He said:",
        "Yours ever,",
        "“Never again”",
        "and so it went",
        "Letter from a friend said that all was well.",
        "1998",
        "Whitby, 12 May",
    ],
)
def test_what_is_no_heading(line):
    assert blocks(f"{LONG}\n\n{line}\n\n{OTHER}")[1] == ("paragraph", 0, line)


def test_underlined_headings():
    found = blocks(f"Report\n======\n\n{LONG}\n\nThe sea\n-------\n{OTHER}")
    assert [block[:2] for block in found] == [("title", 0), ("paragraph", 0), ("heading", 2), ("paragraph", 0)]


def test_a_table_of_contents_is_no_row_of_headings():
    found = blocks(
        f"CHAPTER I. The Boat\n\nCHAPTER II. The Sea\n\nCHAPTER I. The Boat\n\n{LONG}\n\nCHAPTER II. The Sea\n\n{OTHER}"
    )
    assert [kind for kind, _, _ in found] == ["paragraph", "paragraph", "heading", "paragraph", "heading", "paragraph"]


def test_a_paragraph_beyond_all_measure_is_cut_after_a_sentence():
    text = " ".join([LONG] * 1000)
    found = texts(text)
    assert max(map(len, found)) <= LONGEST
    assert all(part.endswith(("week.", "war.")) for part in found)
    assert " ".join(found) == text


def test_a_word_beyond_all_measure_is_cut_where_it_must():
    assert "".join(texts("x" * 100_000)) == "x" * 100_000


def test_a_blank_line_after_every_line_is_closed_up():
    wrapped = textwrap.fill(LONG, 72) + "\n" + textwrap.fill(OTHER, 72)
    assert texts(wrapped.replace("\n", "\n\n")) == [LONG, OTHER]


def test_a_footnote_mark_does_not_hide_the_end_of_a_sentence():
    assert blocks(f"{LONG}[1]\n\nHistory\n\n{OTHER}[2][3]")[1] == ("heading", 2, "History")
