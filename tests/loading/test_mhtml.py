"""Pages saved as one file, and mails."""

from __future__ import annotations

from email.message import EmailMessage, Message

import pytest

from reader.errors import UnreadableArticleError
from reader.loading.formats import FORMATS
from reader.loading.headers import header_names
from reader.loading.mhtml import read, recognises
from reader.loading.mime import unflowed
from reader.loading.original import Original
from reader.progress import silent

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
PROSE = (
    "The council of the island voted on Tuesday to close the old bridge for two years, the mayor said, "
    "because its piers had been found to be hollow. Nobody had expected the decision, which will cost the town "
    "eleven million euros and its only road to the north — “a disgrace”, said the baker."
)
PAGE = f"""<!DOCTYPE html><html><head><title>Old bridge closed</title></head><body><article><h1>Old bridge closed</h1>
<p>{PROSE}</p><p><img src="https://gazette.example/bridge.png" alt="The bridge"></p>
<p><img src="cid:map@mhtml" alt="A map"></p><p>{PROSE.replace("Tuesday", "Friday")}</p></article></body></html>"""


def saved_page(encoding: str = "utf-8", transfer: str = "quoted-printable", start: bool = False) -> bytes:
    """A page as browsers save it: the page, two pictures by place and by id, and a frame before or behind."""
    page = EmailMessage()
    page.set_content(PAGE, subtype="html", charset=encoding, cte=transfer)
    page["Content-Location"] = "https://gazette.example/bridge?id=4"
    page["Content-ID"] = "<page@mhtml>"
    frame = EmailMessage()
    frame.set_content("<p>An advertisement in a frame.</p>", subtype="html")
    frame["Content-ID"] = "<frame@mhtml>"
    whole = EmailMessage()
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "https://gazette.example/bridge?id=4"
    whole["Subject"] = "Old bridge closed – The Island Gazette"
    whole["Date"] = "Mon, 4 Mar 2019 10:15:00 +0100"
    whole["MIME-Version"] = "1.0"
    whole.set_type("multipart/related")
    whole.set_param("type", "text/html")
    if start:
        whole.set_param("start", "<page@mhtml>")
    for part in [frame, page] if start else [page, frame]:
        whole.attach(part)
    whole.attach(picture(b"a", "Content-Location", "https://gazette.example/bridge.png"))
    whole.attach(picture(b"b", "Content-ID", "<map@mhtml>"))
    return whole.as_bytes()


def picture(end: bytes, name: str, value: str) -> EmailMessage:
    part = EmailMessage()
    part.set_content(PNG + end, maintype="image", subtype="png")
    part[name] = value
    return part


def mail(text: str = "", page: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ann Løe <ann@harbour.example>"
    message["To"] = "Jon Roe <jon@harbour.example>, kim@harbour.example"
    message["Date"] = "Mon, 4 Mar 2019 10:15:00 +0100"
    message["Subject"] = "The bridge – what now?"
    message["Message-ID"] = "<1@harbour.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if page:
        (message.add_alternative if text else message.set_content)(page, subtype="html")
    return message


def article(data: bytes | Message, name: str = "page.mhtml"):
    data = data if isinstance(data, bytes) else data.as_bytes()
    original = Original(data, name)
    assert recognises(original)
    return read(original, silent)


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_saved_page(encoding, transfer):
    found = article(saved_page(encoding, transfer))
    assert (found.title, found.url, found.site) == (
        "Old bridge closed",
        "https://gazette.example/bridge?id=4",
        "gazette.example",
    )
    assert PROSE in found.text
    assert not found.published
    images = [block for block in found.blocks if block.kind == "image"]
    assert [found.slice(block.span) for block in images] == ["The bridge", "A map"]
    assert [block.picture for block in images] == [picture.name for picture in found.pictures]
    assert len({picture.data for picture in found.pictures}) == 2


def test_the_part_that_the_message_names_is_the_page():
    found = article(saved_page(start=True))
    assert found.title == "Old bridge closed"
    assert "advertisement" not in found.text


def test_lines_may_end_as_on_windows():
    assert PROSE in article(saved_page().replace(b"\n", b"\r\n")).text


def test_a_mail():
    found = article(mail(f"Dear Jon,\n\n{PROSE}\n\nYours,\nAnn\n"), "a.eml")
    assert (found.title, found.byline, found.published) == (
        "The bridge – what now?",
        "Ann Løe",
        "2019-03-04T10:15+01:00",
    )
    assert [block.kind for block in found.blocks][:3] == ["title", "paragraph", "paragraph"]
    (head,) = found.hidden
    assert head.text.split("\n")[:2] == ["From: Ann Løe", "To: Jon Roe, kim@harbour.example"]


def test_a_mail_to_a_person_is_read_whole():
    page = f"<div>I agree.</div><blockquote>{PROSE}</blockquote><p>On Monday?</p><p><img src='cid:map@mhtml'></p>"
    message = mail("I agree.", page)
    message.attach(picture(b"b", "Content-ID", "<map@mhtml>"))
    found = article(message, "a.eml")
    assert [block.kind for block in found.blocks] == ["title", "paragraph", "quote", "paragraph", "image"]
    assert len(found.pictures) == 1


def test_a_newsletter_is_read_as_a_page():
    page = (
        f"<html><head><title>View online</title></head><body><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    )
    found = article(mail(page=page, List_Unsubscribe="<https://harbour.example/no>"), "a.eml")
    assert found.title == "The bridge – what now?"
    assert found.byline == "Ann Løe"


def test_what_was_sent_along():
    message = mail("See below.")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="Brücke.pdf")
    message.add_attachment(mail("The older words."))
    found = article(message, "a.eml")
    assert [found.slice(block.span) for block in found.blocks[1:]] == [
        "See below.",
        "The bridge – what now?",
        "The older words.",
    ]
    assert [(each.kind, each.text) for each in found.hidden[1:]] == [("attachments", "Brücke.pdf\nmessage/rfc822")]


@pytest.mark.parametrize(
    "subject",
    [
        b"=?utf-8?q?Br=C3=BCcke?=",
        b"=?iso-8859-1?q?Br=FCcke?=",
        "Brücke".encode(),
        "Brücke".encode("cp1252"),
        b"=?utf-8?b?QnLDvGNrZQ==?=",
    ],
)
def test_subjects_in_all_letters(subject):
    data = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: " + subject + b"\r\n\r\nThe ferry left at six.\r\n"
    found = article(data, "a.eml")
    assert found.title == "Brücke"
    assert found.text == "Brücke\nThe ferry left at six."


@pytest.mark.parametrize(
    "line",
    [
        b"Subject: =?nonsense?q?x?=",
        b"Date: soon",
        b"From: <<>>, ,;",
        b"Subject: =?utf-8?b?%%%?=",
        b'Content-Type: text/plain; charset="\xff"',
    ],
)
def test_broken_headers_do_no_harm(line):
    data = b"MIME-Version: 1.0\nContent-Type: text/plain\nMessage-ID: <1>\nTo: x\n" + line + b"\n\nThe ferry left.\n"
    assert "The ferry left." in article(data).text


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at six.",
        "Title: Old bridge\nAuthor: Jane Doe\n\nThe bridge is closed.",
        "From: Jane\nTo: John\n\nCome!",
        "<!DOCTYPE html><html>",
        "",
        "MIME-Version is a header.\nContent-Type: is one too.",
    ],
)
def test_what_is_no_message(text):
    assert not recognises(Original(text.encode(), "a.txt"))


def test_a_message_is_known_by_its_head():
    assert recognises(Original(saved_page(), "page.html"))
    assert header_names(b"\xef\xbb\xbf\r\nA: b\r\n c\r\nD:\r\n\r\nE: f") == {"a", "d"}
    names = [each.name for each in FORMATS if each.recognises(Original(saved_page(), "a.txt"))]
    assert names[0] == "saved pages and mails"


@pytest.mark.parametrize(
    "data",
    [
        mail().as_bytes(),
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n",
        b"MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p> </p>",
    ],
)
def test_a_message_without_words(data):
    with pytest.raises(UnreadableArticleError):
        article(data)


def test_parts_too_deep_inside_each_other():
    lines = [b"MIME-Version: 1.0"]
    for number in range(3_000):
        lines += [b"Content-Type: multipart/mixed; boundary=b%d" % number, b"", b"--b%d" % number]
    data = b"\n".join([*lines, b"Content-Type: text/plain", b"", b"The ferry left."])
    with pytest.raises(UnreadableArticleError, match="inside each other"):
        article(data)


def test_flowed_lines():
    part = Message()
    part["Content-Type"] = "text/plain; format=flowed"
    assert (
        unflowed(part, "One \ntwo.\n\n> three \n> four\n  five\n-- \nAnn") == "One two.\n\n> three four\n five\n--\nAnn"
    )
