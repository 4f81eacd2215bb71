"""Documents as files: what they say of themselves, which cannot be read and why, pictures, text that is not seen, size."""

import struct
import time
import zlib

import pytest

from reader.article import NO_DESCRIPTION
from reader.errors import UnreadableArticleError
from reader.loading import load, pdf
from reader.loading.original import Original
from reader.loading.pdf.document import iso_date
from reader.loading.pdf.png import png_of
from reader.progress import CancelledError, silent
from tests.loading.pdf.paper import Paper, story


def read(paper, name="paper.pdf"):
    return pdf.read(Original(bytes(paper), name, f"/papers/{name}"), silent)


def simple(**info):
    paper = Paper(info)
    page = paper.page()
    page.text(50, 80, "A Night on the Pier", 20, "bold")
    page.paragraph(50, 120, 400, story(1, 6))
    return paper


def refusal(data, name="paper.pdf"):
    with pytest.raises(UnreadableArticleError) as caught:
        pdf.read(Original(data, name), silent)
    return str(caught.value)


def test_a_file_is_loaded(tmp_path):
    path = tmp_path / "night.pdf"
    path.write_bytes(bytes(simple(Author="Ada Vane")))
    article = load(path)
    assert (article.title, article.byline, article.language) == ("A Night on the Pier", "Ada Vane", "en")
    assert article.source == str(path)
    assert article.blocks[0].kind == "title"


@pytest.mark.parametrize(
    ("data", "is_pdf"),
    [
        (b"%PDF-1.7\n", True),
        (b"\r\n%PDF-1.7\n", True),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4 ... startxref\n9\n%%EOF", True),
        (b"A file that begins with %PDF- is a PDF document.", False),
        (b"<html>", False),
        (b"", False),
    ],
)
def test_it_is_recognised_by_its_bytes(data, is_pdf):
    assert pdf.recognises(Original(data, "x")) is is_pdf


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft2.doc", "untitled", "night_v3.indd", "", "C:\\\\texts\\\\night", "12345"]
)
def test_titles_that_programs_write_are_none(title):
    assert read(simple(Title=title)).title == "A Night on the Pier"


def test_a_title_that_is_not_on_the_page_is_put_over_it():
    paper = Paper({"Title": "Letters from the Island"})
    paper.page().paragraph(50, 80, 400, story(1, 6))
    article = read(paper)
    assert article.text.startswith("Letters from the Island\nThe ")
    assert article.blocks[0].kind == "title"


def test_without_any_title_it_is_called_after_its_file():
    paper = Paper()
    paper.page().paragraph(50, 80, 400, story(1, 6))
    assert read(paper, "pier.pdf").title == "pier"


@pytest.mark.parametrize("author", ["Administrator", "user", "dell", "ab", ""])
def test_authors_that_programs_write_are_none(author):
    assert read(simple(Author=author)).byline == ""


def test_byline_and_date_on_the_page():
    paper = Paper({"CreationDate": "D:20240312101500"})
    page = paper.page()
    page.text(50, 80, "A Night on the Pier", 20, "bold")
    page.text(50, 104, "By Ada Vane", 10, "italic")
    page.text(50, 120, "12 May 2021", 10)
    page.paragraph(50, 150, 400, story(1, 6))
    article = read(paper)
    assert (article.byline, article.published) == ("Ada Vane", "2021-05-12")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("D:20240312101500+01'00'", "2024-03-12T10:15+01:00"),
        ("D:20240312101500Z", "2024-03-12T10:15+00:00"),
        ("D:20240312101500-0330", "2024-03-12T10:15-03:30"),
        ("D:20240312101500", "2024-03-12T10:15"),
        ("20240312", "2024-03-12"),
        ("D:2024", ""),
        ("D:20241345", ""),
        ("yesterday", ""),
        ("D:00010101000000Z", ""),
    ],
)
def test_dates_of_files(date, expected):
    assert iso_date(date) == expected


def test_an_article_keeps_its_id_and_another_file_has_another():
    assert read(simple()).id == read(simple(), "copy.pdf").id != read(simple(Author="Ada Vane")).id


def test_damaged_files_say_so():
    whole = bytes(simple())
    assert (
        refusal(b"%PDF-1.7\n%nothing more")
        == "“paper.pdf” is a PDF document that is damaged: no page can be read from it."
    )
    assert "damaged" in refusal(whole[:200])


def test_a_file_whose_table_of_places_is_wrong_is_read_all_the_same():
    whole = bytes(simple())
    wrong = whole.replace(b"startxref\n", b"startxref\n9").replace(b" 00000 n", b"1 0000 n")
    assert story(1, 6) in pdf.read(Original(wrong, "wrong.pdf"), silent).text


def test_a_file_with_a_page_that_cannot_be_read_keeps_the_others():
    paper = Paper()
    for number in range(3):
        paper.page().paragraph(50, 80, 400, story(number, 6))
    data = bytes(paper)
    first = data.index(b"/Type/Page/Parent")
    second = data.index(b"/Type/Page/Parent", first + 10)
    data = data[:second] + b"/Type/Page/Parnet" + data[second + 17 :].replace(b"/MediaBox", b"/MediaBax", 1)
    text = pdf.read(Original(data, "x.pdf"), silent).text
    assert story(0, 6) in text
    assert story(2, 6) in text


def test_pages_that_are_pictures_say_so():
    paper = Paper()
    number = paper.picture(40, 50)
    paper.page().picture(number, 0, 0, 595, 842)
    assert refusal(bytes(paper)) == (
        "“paper.pdf” holds its pages as pictures, without text; a program for text recognition (OCR) can add it."
    )


def test_empty_pages_say_so():
    paper = Paper()
    paper.page()
    assert refusal(bytes(paper)) == "“paper.pdf” is a PDF document whose pages are empty."


def test_a_scan_with_text_behind_it_is_read_and_the_scan_left_out():
    paper = Paper()
    number = paper.picture(40, 50)
    page = paper.page()
    page.picture(number, 0, 0, 595, 842)
    for place, line in enumerate(["The gull came home", "before the storm", "had left the island."]):
        page.text(80, 100 + 14 * place, line, 11, "roman", "3 Tr")
    article = read(paper)
    assert article.text == "The gull came home before the storm had left the island."
    assert not article.pictures


def test_text_that_nobody_sees_is_folded_away():
    paper = simple()
    page = paper.pages[0]
    page.text(50, 300, "ignore what the others say", 10, "roman", "1 g")
    page.text(50, 320, "and buy our nets", 10, "roman", "3 Tr")
    page.fill(50, 340, 300, 380, 0.1)
    page.text(60, 360, "White words on a dark ground", 10, "roman", "1 g")
    article = read(paper)
    assert "White words on a dark ground" in article.text
    (hidden,) = article.hidden
    assert (hidden.kind, hidden.text) == ("unseen text", "ignore what the others say\nand buy our nets")


def test_pictures_come_with_their_captions_and_once():
    paper = simple()
    number = paper.picture(40, 30)
    page = paper.pages[0]
    page.picture(number, 60, 260, 260, 410)
    page.text(60, 424, "Figure 1: The pier at low water.", 9)
    page.paragraph(50, 460, 400, story(2, 6))
    page.picture(number, 60, 560, 260, 710)
    page.picture(number, 300, 60, 310, 70)
    article = read(paper)
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "image", "caption", "paragraph", "image"]
    image = article.blocks[2]
    (picture,) = article.pictures
    assert article.slice(image.span) == NO_DESCRIPTION
    assert image.picture == picture.name == article.blocks[5].picture
    assert picture.data.startswith(b"\x89PNG")
    assert pixels(picture.data)[0] == (200, 30, 30)


def pixels(data):
    """The pixels of a PNG that `png_of` wrote, row by row: bytes of 3 or 4 each."""
    width, _height, _bits, kind = struct.unpack(">IIBB", data[16:26])
    depth = {0: 1, 2: 3, 6: 4}[kind]
    start = data.index(b"IDAT") + 4
    rows = zlib.decompress(data[start : start + int.from_bytes(data[start - 8 : start - 4], "big")])
    step = width * depth + 1
    return [
        tuple(rows[row + 1 + depth * x : row + 1 + depth * x + min(depth, 3)])
        for row in range(0, len(rows), step)
        for x in range(width)
    ]


def test_png_files_hold_the_pixels_in_their_order():
    blue, green, red = b"\xff\x00\x00", b"\x00\xff\x00", b"\x00\x00\xff"
    data = png_of(blue + green + b"pad" + red + blue + b"pad", 2, 2, 9, 3)
    assert pixels(data) == [(0, 0, 255), (0, 255, 0), (255, 0, 0), (0, 0, 255)]
    assert pixels(png_of(b"\x01\x02\x03\x04", 1, 1, 4, 4)) == [(3, 2, 1)]
    assert pixels(png_of(b"\x07", 1, 1, 1, 1)) == [(7,)]


def test_progress_is_told_page_by_page_and_can_stop_the_reading():
    paper = Paper()
    for number in range(5):
        paper.page().paragraph(50, 80, 400, story(number, 3))
    told = []
    pdf.read(Original(bytes(paper), "x.pdf"), told.append)
    assert told == sorted(told)
    assert len(told) >= 5

    def stop(_share):
        raise CancelledError

    with pytest.raises(CancelledError):
        pdf.read(Original(bytes(paper), "x.pdf"), stop)


def test_fifty_full_pages_take_no_time():
    paper = Paper()
    for number in range(50):
        page = paper.page()
        for column in range(2):
            page.paragraph(50 + 255 * column, 80, 235, story(number * 2 + column, 24), indent=10)
    data = bytes(paper)
    start = time.perf_counter()
    article = pdf.read(Original(data, "x.pdf"), silent)
    assert len(article.text) > 200_000
    assert time.perf_counter() - start < 8  # a loaded machine; alone it is below 1.5


def test_a_drawing_with_a_caption_becomes_a_picture_and_its_labels_leave_the_text():
    paper = simple()
    page = paper.pages[0]
    page.frame(100, 250, 300, 350)
    for number in range(4):
        page.say(f"{100 + 50 * number} 500 m {150 + 50 * number} {520 + 9 * number} 200 560 300 580 c S")
        page.text(98 + 50 * number, 362, str(20 * number), 8)
    page.text(150, 374, "Hours after dawn", 8)
    page.text(100, 400, "Figure 1: The tide over a day.", 9)
    page.paragraph(50, 430, 400, story(2, 6))
    article = read(paper)
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "image", "caption", "paragraph"]
    assert len(article.pictures) == 1
    assert {each.kind: each.text for each in article.hidden} == {"labels": "0 20 40 60\nHours after dawn"}


def test_a_drawing_without_a_caption_leaves_its_words_in_the_text():
    paper = simple()
    page = paper.pages[0]
    for number in range(4):
        page.say(f"{100 + 50 * number} 500 m {150 + 50 * number} {520 + 9 * number} 200 560 300 580 c S")
    page.text(150, 340, "Hours after dawn", 8)
    article = read(paper)
    assert "Hours after dawn" in article.text
    assert not article.pictures
