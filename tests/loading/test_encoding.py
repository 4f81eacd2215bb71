"""Bytes of eleven languages and more in the encodings that their files are in."""

from __future__ import annotations

import codecs

import pytest

from reader.loading.encoding import decode

TEXTS = {
    "English": "“It’s a question of time,” she said — the fare is £5, and nobody at the café had asked for it.",
    "French": "L’été dernier, les élèves ont mangé des crêpes à Besançon ; c’était délicieux, où qu’ils fussent allés.",
    "German": "Die Bürgermeisterin erklärte am Dienstag, daß die Straße über den Fluß bis März gesperrt bleibe.",
    "Spanish": "El niño comió una piña en la montaña; ¿dónde está la señora? ¡Qué lástima! El año pasado llovió más.",
    "Polish": "Wczoraj w Łodzi odbyło się spotkanie, na którym mówiono o przyszłości kraju, żeglugi i świata.",
    "Czech": "Včera se v Praze konalo setkání o budoucnosti země; ministr řekl, že příští rok bude lepší.",
    "Russian": "Вчера в городе состоялась встреча, на которой говорили о будущем страны и о новом мосте.",
    "Greek": "Χθες στην Αθήνα πραγματοποιήθηκε συνάντηση για το μέλλον της χώρας και του κόσμου.",
    "Turkish": "Dün İstanbul'da ülkenin geleceği hakkında bir toplantı yapıldı; başkan güneşli günler geleceğini söyledi.",
    "Hebrew": "אתמול התקיימה בירושלים פגישה על עתיד המדינה והעולם כולו.",
    "Arabic": "عقد أمس في القاهرة اجتماع حول مستقبل البلاد والعالم العربي.",
    "Japanese": "昨日、東京で町の将来についての会議が開かれました。大臣は問題ないと述べた。",
    "Chinese": "昨天在北京举行了一次关于城市未来的会议。部长表示一切都很好。",
    "Korean": "어제 서울에서 도시의 미래에 관한 회의가 열렸다. 장관은 문제가 없다고 말했다.",
}
LEGACY = [
    ("English", "cp1252"), ("French", "cp1252"), ("French", "mac_roman"), ("German", "cp1252"), ("German", "latin-1"),
    ("Spanish", "cp1252"), ("Polish", "cp1250"), ("Polish", "iso8859-2"), ("Czech", "cp1250"), ("Russian", "cp1251"),
    ("Russian", "koi8-r"), ("Russian", "cp866"), ("Greek", "cp1253"), ("Turkish", "cp1254"), ("Hebrew", "cp1255"),
    ("Arabic", "cp1256"), ("Japanese", "shift_jis"), ("Japanese", "euc-jp"), ("Japanese", "iso2022_jp"),
    ("Chinese", "gb18030"), ("Korean", "euc-kr"),
]  # fmt: skip
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_with_and_without_a_mark(language, encoding):
    assert decode(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_the_encodings_of_old_files(language, encoding):
    text = TEXTS[language].encode(encoding, "ignore").decode(encoding)
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["café", "naïve", "Zürich", "£5", "It’s", "“Hi,” he said.", "Müller said – no"])
def test_a_few_western_words(text):
    assert decode(text.encode("cp1252")) == text


def test_a_rare_letter_far_down_a_long_text():
    text = "word " * 100_000 + "café"
    assert decode(text.encode("cp1252")) == text


def test_a_declared_encoding_counts_for_bytes_that_are_not_utf8():
    text = "# -*- coding: koi8-r -*-\nда"
    assert decode(text.encode("koi8-r")) == text


@pytest.mark.parametrize("name", ["no-such-encoding", "rot13", "utf-8", "idna", "base64"])
def test_a_declaration_that_does_not_fit_is_ignored(name):
    text = f"encoding: {name}\nZürich, sagte er, ist eine schöne Stadt"
    assert decode(text.encode("cp1252")) == text


def test_utf8_that_calls_itself_something_else_is_utf8():
    text = "Character set encoding: ISO-8859-1\nZürich"
    assert decode(text.encode("utf-8")) == text


def test_a_few_foreign_bytes_in_utf8_do_not_spoil_the_rest():
    good = "Zürich, Köln, Łódź, Bülach"
    assert decode(f"{good} ".encode() + b"caf\xe9 \x93" + good.encode()) == f"{good} café “{good}"


def test_utf8_that_is_cut_off_in_the_middle_of_a_letter():
    assert decode("Zürich, Köln, Łódź, Bülach, Genève, Orléans".encode() + b"\xc3").startswith("Zürich, Köln, Łódź")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE + b"\0"])
def test_hardly_any_bytes(data):
    assert decode(data).strip("\ufffd") == ""
