"""Which language a text is in, from its commonest words or its script: cheap, and right for an article's length of text."""

from __future__ import annotations

import re
from collections import Counter

COMMON = {
    "en": "the of and to in is that it was for on are with as his they be at have this from had not but what were when said which she he you",
    "de": "der die und das ist den von nicht mit des sich ein dem auch eine als auf für im zu wird sind aus bei nach war wurde ich sie er",
    "fr": "le la les des et est une dans que qui pour pas sur plus par avec au du ce il elle sont aux être cette ont mais nous vous été",
    "es": "el los las una que por con para del se más como pero sus fue ha este esta entre cuando muy sin sobre también años es y en lo",
    "it": "il gli una che di per con del della sono non più come anche alla nel dei ha questo è le si ma dal loro stato delle lo degli al",
    "pt": "os as uma que não para com por mais do da dos das em foi como ao também são ele ela seu sua à pelo pela muito já está no na um",
    "nl": "de het een van en dat niet zijn op te voor met aan ook als bij maar om uit wordt door naar heeft over deze hij werd zij ik",
    "sv": "och att det som en är på av för med inte den till ett om har jag de han hon var kan från men ska efter också under",
    "da": "og at det som en er på af for med ikke den til et om har jeg de han hun var kan fra men skal efter også blev ud",
    "no": "og at det som en er på av for med ikke den til et om har jeg de han hun var kan fra men skal etter også ble ut",
    "fi": "ja on ei se että oli hän mutta kun niin ovat joka myös mukaan kuin sen ole vain nyt jo sitä tai olla",
    "pl": "i w na z się nie do że jest to o jak za po przez od ale dla przy był ma są tym tak jego może oraz już",
    "cs": "a v na se je že z do o s k za by ale jako pro po jsou podle byl jeho které který si ve od také už aby bylo",
    "tr": "ve bir bu için ile da de çok daha olarak olan gibi kadar sonra ama ne en var her ise değil olduğu ki",
}
"""The words that a language cannot do without; those that several share count for each of them."""

SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7a3"),
    ("zh", "\u3400-\u9fff"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
    ("th", "\u0e00-\u0e7f"),
    ("hi", "\u0900-\u097f"),
    ("fa", "پچژگک"),
    ("ar", "\u0600-\u06ff"),
    ("uk", "іїєґІЇЄҐ"),
    ("ru", "\u0400-\u04ff"),
)
"""Letters that tell a language, the telling ones first: Japanese is written with Chinese characters too."""

WORDS = re.compile(r"[^\W\d_]+")
SAMPLE = 6_000
ENOUGH = 0.02
"""The share that letters of a script need, of all characters, to tell the language."""

SURE = 0.06
"""The share that a language's common words need; running text of any of these languages has twice that."""


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of the text is in, "en" if nothing tells."""
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    sample = text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[middle : middle + SAMPLE]
    return (not sample.isascii() and _by_script(sample)) or _by_words(sample)


def _by_script(sample: str) -> str:
    """The language that the letters tell, if most of them are not Latin ones."""
    counts = Counter(filter(str.isalpha, sample))
    latin = sum(count for letter, count in counts.items() if letter < "\u0250")
    if counts.total() <= 2 * latin:
        return ""
    for code, letters in SCRIPTS:
        first, last = (letters[0], letters[-1]) if "-" in letters else ("", "")
        found = sum(count for letter, count in counts.items() if first <= letter <= last or letter in letters)
        if found >= max(3, ENOUGH * len(sample)):
            return code
    return ""


def _by_words(sample: str) -> str:
    words = WORDS.findall(sample.lower())
    scores = {code: sum(map(frozenset(common.split()).__contains__, words)) for code, common in COMMON.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > max(SURE * len(words), 1.5 * scores["en"], 2) else "en"
