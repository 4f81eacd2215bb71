"""The guess at a text's language."""

from __future__ import annotations

import pytest

from reader.loading.language import guess_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The mayor said that the bridge was closed because it had been found to be hollow."),
        ("de", "Die Bürgermeisterin sagte, dass die Brücke geschlossen wird, weil sie nicht mehr sicher ist."),
        ("fr", "Le maire a dit que le pont était fermé parce qu’il n’est plus sûr pour les habitants de la ville."),
        ("es", "El alcalde dijo que el puente estaba cerrado porque no es seguro para los habitantes de la ciudad."),
        ("it", "Il sindaco ha detto che il ponte è chiuso perché non è più sicuro per gli abitanti della città."),
        ("pt", "O prefeito disse que a ponte está fechada porque não é mais segura para os moradores da cidade."),
        ("nl", "De burgemeester zei dat de brug gesloten is omdat het niet veilig is voor de mensen van de stad."),
        ("sv", "Borgmästaren sade att bron är stängd eftersom den inte är säker för dem som bor i staden."),
        ("da", "Borgmesteren sagde, at broen blev lukket efter at den ikke er sikker for dem, der bor ud mod havet."),
        ("no", "Ordføreren sa at broen ble stengt etter at den ikke er sikker for dem som bor ut mot havet."),
        ("fi", "Pormestari sanoi että silta on suljettu ja että se ei ole turvallinen, mutta niin on nyt."),
        ("pl", "Burmistrz powiedział, że most jest zamknięty, bo nie jest bezpieczny dla mieszkańców tego miasta."),
        ("cs", "Starosta řekl, že most je zavřený, aby se nikomu nic nestalo, ale že to není pro město dobré."),
        ("tr", "Başkan, köprünün kapalı olduğu ve şehir için çok güvenli olmadığını ama bir gün açılacak gibi dedi."),
        ("ru", "Мэр сказал, что мост закрыт."),
        ("uk", "Мер сказав, що міст закрито і їздити ним не можна."),
        ("el", "Ο δήμαρχος είπε ότι η γέφυρα είναι κλειστή."),
        ("he", "ראש העיר אמר שהגשר סגור."),
        ("ar", "قال العمدة إن الجسر مغلق."),
        ("fa", "شهردار گفت که پل بسته است و چرا می‌گذرند."),
        ("ja", "市長は橋が閉鎖されたと述べた。"),
        ("zh", "市长表示桥已经关闭。"),
        ("ko", "시장은 다리가 폐쇄되었다고 말했다."),
        ("hi", "महापौर ने कहा कि पुल बंद है।"),
    ],
)
def test_languages(code, text):
    assert guess_language(text) == code


@pytest.mark.parametrize("text", ["", "x", "Hello", "12345", "- bread\n- milk\n- to do", "Ceci", "😀😀😀", "Ω = 4"])
def test_too_little_is_english(text):
    assert guess_language(text) == "en"


def test_a_quotation_does_not_decide():
    text = "The mayor, who was in Moscow for the day, said “мост” and pointed at the bridge that had been closed. "
    assert guess_language(text * 3) == "en"
