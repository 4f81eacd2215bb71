"""Words on a line: which belong together, in which order they are read, what is raised."""

import pytest

from reader.loading.pdf.characters import Style, Word
from reader.loading.pdf.codes import letters_of
from reader.loading.pdf.fonts import Font
from reader.loading.pdf.lines import line_of, mirrored, runs_to_the_left, segments_of
from reader.loading.pdf.regions import columns_of

STYLE = Style(10.0, Font("Times"))
SMALL = Style(6.0, Font("Times"))


def words(*places, base=100.0, style=STYLE):
    """(text, left, right) as words of one line."""
    return [Word(text, left, right, base, style) for text, left, right in places]


def test_gaps_part_words_and_wide_ones_lines():
    (one, other) = segments_of(words(("The", 50, 65), ("gu", 68, 78), ("ll", 78.3, 84), ("right", 120, 140)))
    assert [line.text for line in (one, other)] == ["The gull", "right"]


def test_a_space_that_is_stored_counts_where_the_gap_is_small():
    close = words(("from", 50, 70), ("here", 70.5, 90))
    assert line_of(close).text == "fromhere"
    assert line_of([close[0], close[1]._replace(is_spaced=True)]).text == "from here"


@pytest.mark.parametrize(("base", "rises"), [(96.0, True), (102.0, False)])
def test_small_signs_belong_to_the_line_beside_them(base, rises):
    (line,) = segments_of(
        [*words(("home", 50, 70), ("again", 78, 97)), *words(("12", 70.2, 75), base=base, style=SMALL)]
    )
    assert line.text == "home12 again"
    assert (line.rise(line.words[1]) > 0) is rises
    assert line.size == 10


def test_small_print_below_is_a_line_of_its_own():
    lines = segments_of([*words(("home", 50, 70)), *words(("note", 50, 62), base=111, style=SMALL)])
    assert [line.text for line in lines] == ["home", "note"]


def test_hebrew_is_read_from_the_right_and_latin_in_it_from_the_left():
    line = line_of(
        words(("רחוק", 50, 70), ("Star", 74, 90), ("Line", 94, 110), ("הגיעה", 114, 140), ("לנמל", 144, 170))
    )
    assert line.text == "לנמל הגיעה Star Line רחוק"
    assert runs_to_the_left([line])
    assert mirrored(line).box.left == -170
    assert [word.text for word in mirrored(line).words] == [word.text for word in line.words]


def test_hebrew_columns_are_read_from_the_right():
    left = [
        line_of(words(("והסירות", 50, 90), ("בלילה", 94, 130), ("קשורות לרציף", 134, 190), base=100 + 12 * n))
        for n in range(4)
    ]
    right = [
        line_of(words(("הנמל היה", 210, 250), ("שקט מאוד", 254, 290), ("תחת הערפל", 294, 340), base=100 + 12 * n))
        for n in range(4)
    ]
    assert columns_of([*left, *right], 10)[0][0].text.startswith("תחת")


def test_no_space_stands_between_letters_of_chinese():
    assert line_of(words(("静か", 50, 70), ("な港", 74, 94))).text == "静かな港"


def test_letters_that_stand_apart_in_one_word():
    places = [(letter, 50 + 14 * n + 9 * (n > 4), 56 + 14 * n + 9 * (n > 4)) for n, letter in enumerate("QUIETPIER")]
    assert [line.text for line in segments_of(words(*places))] == ["QUIET", "PIER"]


@pytest.mark.parametrize(
    ("code", "font", "letters"),
    [
        (0x0C, "", "fi"),
        (0x1E, "", "ffi"),
        (0x88, "", "•"),
        (0x0F, "CMSY10", "•"),
        (0x02, "Times", "-"),
        (0x07, "Times", "\ufffd"),
    ],
)
def test_codes_of_fonts_that_do_not_tell(code, font, letters):
    assert letters_of(code, font) == letters
