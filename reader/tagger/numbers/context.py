"""What stands around a figure: approximators and bounds, signs, and whatever says that it is no quantity."""

from __future__ import annotations

import re

from reader.article import Span
from reader.tagger.numbers.counting import counted
from reader.tagger.numbers.lexicon import NumberWords

LEFT = 28
"""How many characters before a figure are looked at."""
HEADLINE = 100
"""How many characters on both sides tell whether a line is in title case."""
WEB = re.compile(r"(?:https?://|www\.|@)\S*$", re.IGNORECASE)
GLUE = re.compile(r"(?:[\w.\-/:%&=?#+]|,(?=\d))*")
CHAIN = re.compile(r"\d+(?:[.,]\d+)*(?:([-–—/:.])\d+){1,40}(?![^\W_])")
HYPHENED = re.compile(r"-[^\W\d]")
LISTED = re.compile(r"\d{1,2}[.)][ \t\u00a0]")
"""The number of a point in a list."""
SET = re.compile(r"\d[-–]\d{1,2} ?\(\Z")
"""A set in tennis, before the points of its tie-break."""
SCORES = re.compile(r"\d[-–]\d{1,3}, \Z")
"""A score in a list, before the next one."""
DASHES = re.compile(r"[-–—/:]")
RIGHT_WORD = re.compile(r"[ -]?([a-z]+)")
IN_WORDS = ".#'’_"
"""What may stand in the word before a figure besides letters and digits."""


def bound_before(text: str, start: int, words: NumberWords, spelt: bool = False) -> str:
    """What the one to four words before `start` say: "approx", "least", "most" or "".

    Before a number in words (`spelt`) an article may stand between: "more than |a dozen|".
    """
    left = text[max(0, start - LEFT) : start].lower()
    if spelt and left.endswith(words.articles_before):
        left = left.rstrip(" ").rpartition(" ")[0]
    if left.endswith(("~", "≈", ">", "<", "≥", "≤")):
        return words.bounds[left[-1]]
    parts = left.split()
    if not parts or parts[-1] not in words.bound_ends:
        return ""
    for count in range(1, min(4, len(parts)) + 1):
        if " ".join(parts[-count:]) in words.bounds:
            return _widest(parts, count, words)
    return ""


def _widest(parts: list[str], count: int, words: NumberWords) -> str:
    """The longest phrase counts: "no more than" is a bound from above though "more than" is one from below."""
    for wider in (4, 3, 2):
        if wider > count and len(parts) >= wider and (kind := words.bounds.get(" ".join(parts[-wider:]))):
            return kind
    return words.bounds[" ".join(parts[-count:])]


def word_before(text: str, start: int) -> str:
    """The word before `start` as it is written, with blanks, a bracket or the end of a line between them, or ""."""
    left = text[max(0, start - LEFT) : start].removesuffix("\n").rstrip(" \u00a0([")
    last = left[left.rfind(" ") + 1 :]
    if last.isalnum():
        return last
    first = len(left)
    while first and (left[first - 1].isalnum() or left[first - 1] in IN_WORDS):
        first -= 1
    return left[first:]


def sign_before(text: str, start: int, words: NumberWords) -> int:
    """Where a minus before the figure begins, or -1: "-4", "minus 387", "minus-260"."""
    before = text[start - 1 : start]
    if before in ("-", "−") and (start == 1 or text[start - 2] in " \t\n\u00a0(["):
        return -1 if text[max(0, start - 3) : start - 2].isdigit() else start - 1
    if before in (" ", "-"):
        word = word_before(text, start - 1 if before == "-" else start)
        if word.lower() in words.numerals.minus:
            return text.rfind(word, 0, start)
    return -1


def skipped(text: str, start: int, words: NumberWords) -> int:
    """Where the scan goes on if the digits at `start` belong to something that is no quantity, else `start`."""
    before = text[start - 1 : start]
    if before == "-" and not text[start - 2 : start - 1].isspace():
        return _after_hyphen(text, start, words)
    if before == "-" and word_before(text, start - 1).lower() in words.nominal:
        return GLUE.match(text, start).end()  # type: ignore[union-attr]
    farther = text[start - 2 : start - 1]
    if before in "#/:@=&_\\" or (before in "'’" and farther.isspace()) or (before == "+" and farther.isalpha()):
        return GLUE.match(text, start).end()  # type: ignore[union-attr]
    if before == "." and start >= 2 and not text[start - 2].isspace():
        return GLUE.match(text, start).end()  # type: ignore[union-attr]
    return start


def _after_hyphen(text: str, start: int, words: NumberWords) -> int:
    prefix = word_before(text, start - 1)
    if not prefix or prefix.lower() in words.hyphen_prefixes:
        return start
    return GLUE.match(text, start).end()  # type: ignore[union-attr]


def in_address(text: str, start: int) -> bool:
    """Whether the figure stands inside a web or mail address."""
    left = text[max(0, start - 200) : start]
    return ("/" in left or "@" in left or "www" in left) and WEB.search(left) is not None


def is_list_number(text: str, start: int) -> bool:
    """Whether the digits number a point of a list ("|1|. Wash the rice.") or a tie-break's points ("7-6 (|5|)")."""
    before = text[start - 1 : start]
    if before == "(":
        if SET.search(text, max(0, start - 8), start):
            return True
        before = text[start - 2 : start - 1]
    return before in ("", "\n") and LISTED.match(text, start) is not None


DOTTED = re.compile(r"\d{1,2}\.\d{1,2}")
"""The number of a part of a part: "section 4.2"."""


def is_nominal(text: str, start: int, end: int, value: float, words: NumberWords) -> bool:
    """Whether the digits name a thing ("Flight 370", "page 12", "No. 5") and say no quantity."""
    word = word_before(text, start)
    lower = word.lower()
    if lower in words.always_nominal:
        return True
    if text[end : end + 1] == " " and text[end + 1 : end + 2] >= "0" and words.street.match(text, end):
        return True
    if text[start - 1 : start] != " ":
        return False
    if _is_named(text, start, end, word, words):
        return True
    owned = lower in words.named_after or lower.endswith(("'s", "’s"))
    if not (owned or _in_a_name(text, start, word, words)):
        return False
    if HYPHENED.match(text, end) or counted(text, end, value, words):
        return False
    return not owned or (text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha() and value >= 100)


def is_name_in_words(text: str, start: int, word: str, words: NumberWords) -> bool:
    """Whether the number word at `start`, `word` before it, is a part of a name: "chapter |two|", "the Big |Ten|".

    In a line where every long word is capitalised the number's own capital says nothing.
    """
    if text[start - 1 : start] not in (" ", "-") or not word:
        return False
    if word.lower() in words.always_nominal:
        return True
    if not text[start].isupper() or text[start + 1].isupper():
        return False
    return (word.lower() in words.nominal or _in_a_name(text, start, word, words)) and not _in_headline(text, start)


def _in_headline(text: str, at: int) -> bool:
    line = text[max(text.rfind("\n", 0, at) + 1, at - HEADLINE) : at + HEADLINE].partition("\n")[0]
    return sum(len(word) > 4 and word.islower() for word in line.split()) < 2


def _is_named(text: str, start: int, end: int, word: str, words: NumberWords) -> bool:
    """Whether the word before says so whatever follows: "Model |3| sedans", "long-range |777| planes"."""
    lower = word.lower()
    if lower in words.nominal and (word != lower or DOTTED.fullmatch(text, start, end)):
        return True
    if end - start != 3 or not text[start:end].isdecimal():
        return False
    return text[max(0, start - LEFT) : start - 1].rpartition(" ")[2].lower() in words.models_after


def _in_a_name(text: str, start: int, word: str, words: NumberWords) -> bool:
    """Whether a capitalised word inside a sentence stands right before ("iPhone 4", "FTSE 100")."""
    lower = word.lower()
    if (
        word == lower
        or not word[-1].isalpha()
        or lower in words.stop
        or lower in words.free_before
        or lower in words.bounds
    ):
        return False
    left = text[max(0, start - LEFT) : start - 1 - len(word)].rstrip(" ")
    return bool(left) and left[-1] not in '.!?:;\n"“”‘(' and not word.endswith(".")


def chain_end(text: str, start: int, end: int) -> int:
    """Where a chain of digits and separators ends that is no quantity: a date, a phone number, an ISBN, a clock; else `start`."""
    following = text[end : end + 2]
    if len(following) < 2 or following[0] not in "-–—/:." or not following[1].isdigit():
        return start
    chain = CHAIN.match(text, start)
    if chain is None:
        return start
    written = chain[0]
    if following[0] in "/:" or len(DASHES.findall(written)) > 1:
        return chain.end()
    left, _, right = written.replace("–", "-").replace("—", "-").partition("-")
    if right and _years_or_phone(left, right):
        return chain.end()
    return start


def _years_or_phone(left: str, right: str) -> bool:
    if not (left.isdecimal() and right.isdecimal()):
        return False
    year = len(left) == 4 and left[0] in "12" and len(right) in (2, 4)
    phone = len(left) == 3 and len(right) == 4
    return year or phone or len(left) > 7


def is_score(text: str, span: Span, low: float, high: float, words: NumberWords) -> bool:
    """Whether "3-1" is a score: it falls, or a word of winning and losing stands beside it."""
    if low >= high:
        return True
    start, end = span.start, span.end
    if SCORES.search(text, max(0, start - 9), start):
        return True
    following = RIGHT_WORD.match(text, end, end + 16)
    if following and following[1] in words.range_units:
        return False
    if following and following[1] in words.score_after:
        return True
    word = word_before(text, start)
    return word.lower() in words.score_before or (
        word[:1].isupper() and text[start - 1] == " " and low < 30 and not following
    )
