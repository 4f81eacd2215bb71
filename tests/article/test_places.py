"""Paragraph numbers and the sentence around a span."""

import pytest

from reader.article import Article, Span, compose
from reader.article.places import REACH, Places, sentence_around, sentences


def sentence(marked: str) -> str:
    """The sentence around what stands between two bars."""
    before, inner, after = marked.split("|")
    text = before + inner + after
    found = sentence_around(text, Span(len(before), len(before) + len(inner)), Span(0, len(text)))
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("One fell. Two |rose| again. Three slept.", "Two rose again."),
        ("|One| fell. Two rose.", "One fell."),
        ("One fell. Two |rose.|", "Two rose."),
        ("One fell. Two |rose.| Three slept.", "Two rose."),
        ("One |fell. Two| rose. Three slept.", "One fell. Two rose."),
        (
            "Dr. Ann B. Lee met |Mr. Fox| in the U.S. on Monday. He left.",
            "Dr. Ann B. Lee met Mr. Fox in the U.S. on Monday.",
        ),
        ("“Is it |over|?” she asked. Nobody spoke.", "“Is it over?” she asked."),
        ("“It is |over|.” Nobody spoke.", "“It is over.”"),
        ("It cost $3.5 |million|. Then more.", "It cost $3.5 million."),
        ("Wait... what |now|? Go!", "Wait... what now?"),
        ("他来了。她|走了|。我们留下。", "她走了。"),
        ("No end |here| at all", "No end here at all"),
        ("||", ""),
    ],
)
def test_the_sentence_around(marked: str, expected: str) -> None:
    assert sentence(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "One fell.| Two rose!| “Is it over?” she asked.| Dr. Lee left",
        "他来了。|她走了！|我们留下。",
        "هل وصلت السفينة؟| نعم.| وصلت أمس.",
        "वह आया।| वह गया।",
        "No end at all",
        "Wait... what now?| Go!",
    ],
)
def test_a_block_is_cut_into_its_sentences(marked: str) -> None:
    text = "before\n " + marked.replace("|", "") + " \nafter"
    bounds = Span(7, text.index("\nafter"))
    assert [text[each.start : each.end] for each in sentences(text, bounds)] == [
        each.strip() for each in marked.split("|")
    ]


def test_an_empty_block_has_no_sentence_and_a_long_one_is_not_cut() -> None:
    assert list(sentences("a\n \nb", Span(2, 3))) == []
    text = "word " * 400 + "end."
    assert list(sentences(text, Span(0, len(text)))) == [Span(0, len(text))]


def test_an_endless_line_is_cut_between_words() -> None:
    text = "word " * 100_000
    found = sentence_around(text, Span(250_000, 250_004), Span(0, len(text)))
    shown = text[found.start : found.end]
    assert len(shown) <= 2 * REACH + 4
    assert set(shown.split()) == {"word"}


def test_text_without_any_space_is_cut_at_the_reach() -> None:
    text = "x" * 5000
    assert sentence_around(text, Span(2500, 2510), Span(0, 5000)) == Span(2500 - REACH, 2510 + REACH)


def test_paragraphs_are_counted_as_a_reader_counts() -> None:
    text, blocks = compose(
        [
            ("title", "A title", 1),
            ("paragraph", "First one. Second here.", 0),
            ("heading", "Part", 2),
            ("quote", "Said.", 0),
        ]
    )
    places = Places(Article("a", text, blocks))
    at = {word: text.index(word) for word in ("title", "First", "Part", "Said")}
    assert [places.paragraph(at[word]) for word in at] == [0, 1, 1, 2]
    assert places.sentence(Span(at["First"], at["First"] + 5)) == Span(8, 18)


def test_a_span_over_two_blocks_and_an_article_without_blocks() -> None:
    text, blocks = compose([("paragraph", "One. Two is long.", 0), ("paragraph", "Three goes on. Four.", 0)])
    places = Places(Article("a", text, blocks))
    found = places.sentence(Span(text.index("long"), text.index("goes")))
    assert text[found.start : found.end] == "Two is long.\nThree goes on."
    assert Places(Article("b", "", ())).paragraph(0) == 0
    assert Places(Article("b", "", ())).sentence(Span(0, 0)) == Span(0, 0)


def test_a_span_of_nothing_but_full_stops_takes_no_time() -> None:
    text = "." * 200_000
    assert sentence_around(text, Span(0, len(text)), Span(0, len(text))) == Span(0, len(text))
