"""The one scan: runs of capitalised words with the small words and possessives that may stand inside a name.

A run is no name yet: `segment` cuts it. At most `LONGEST` words are taken at once, so that no input is quadratic.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import compress

from reader.tagger.names.lexicon import Lexicon
from reader.tagger.patterns import alternation

LONGEST = 16
OPENERS = "\"“”‘’'([«„*_"
GLUES = "'’-"
"""What joins a small prefix to a capital: "al-Qaeda", "d'Or"."""
ENDERS = ".!?:…•|>;"
SKIPPED = " \u00a0" + OPENERS
MARKS = frozenset("\"“‘'«„")
BLANK = re.compile(r"\s*")


def runs_of(text: str, line: int, stop: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where the runs of a line begin and end.

    The pattern begins at a capital, which is found fast; the little that may stand before it in a run is looked for backwards.
    """
    runs = []
    openings, before, reach = _openings(lexicon), _before_capital(lexicon), _reach(lexicon)
    last = line
    for match in _from_capital(lexicon).finditer(text, line, stop):
        start, end = match.span()
        neighbour = text[start - 1 : start]
        if text.endswith(openings, last, start) if neighbour == " " else neighbour in GLUES or neighbour.isalpha():
            opening = before.search(text, max(last, start - reach), min(start + 3, stop))
            start = opening.start() if opening else start
        runs.append((start, end))
        last = end
    return runs


@cache
def _from_capital(lexicon: Lexicon) -> re.Pattern[str]:
    """The compiled scan of a language: a run from its first capital on, which begins a word or follows a lone small letter (eBay)."""
    upper, run = _upper_class(), lexicon.run
    inner, glued = alternation(run["inner"]), alternation(run["glued"])
    rest = r"\w*(?:[-‑&]\w+|['’](?![sS]\b)\w+|\.(?:com|net|org)\b)*"
    abbreviations = alternation(run["abbreviations"])
    word = rf"(?:{upper}\.(?:-?{upper}\.)+|(?:{abbreviations})\.|{upper}\.(?=[ ]?{upper})|(?:{glued}|[a-z](?={upper}[a-z]{{2}}))?{upper}{rest})"
    after_glued = "|".join(rf"(?<={prefix}.)(?<![\w@#]{prefix}.)" for prefix in map(re.escape, run["glued"]))
    shortened = "|".join(rf"(?<={short[0]}){re.escape(short[1:])}" for short in run["abbreviations"])
    first = (
        rf"{upper}(?:(?<![\w@#].)(?:(?<=[{GLUES}].)(?:{after_glued}){rest}|\.(?:-?{upper}\.)+|(?=[\w-]+\.)(?:{shortened})\.|\.(?=[ ]?{upper})|{rest})"
        rf"|(?<=[a-z].)(?<![\w@#]..)(?=[a-z]{{2}}){rest})"
    )
    comma = r",(?=[ ](?:Inc|Ltd|LLC|Corp|Co|Jr|Sr|D\.C|DC)\b)"
    conjunction = alternation(run["and"])
    listed = rf",(?=[ ]{upper}[a-z]+(?:,[ ]{upper}[a-z]+){{0,3}},?[ ](?:{conjunction})[ ]{upper})"
    gap = rf"(?:{comma}|{listed}|['’](?:s(?!\w))?)?[ \u00a0](?:(?:{inner}|&)[ ])?"
    number = r"(?:[ ]\d{1,4}(?![\w%]|[-–.,:]\d|[ ](?:percent|million|billion)))?"
    return re.compile(rf"{first}(?:{gap}{word}){{0,{LONGEST - 1}}}{number}")


@cache
def _before_capital(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand in a run before its first capital: "de la |Cruz", "al-|Qaeda", "e|Bay"."""
    upper, opening, glued = _upper_class(), alternation(lexicon.run["opening"]), alternation(lexicon.run["glued"])
    return re.compile(
        rf"(?<![\w@#])(?:(?:{opening})[ ](?={upper}[\w’'-])|{glued}(?={upper})|[a-z](?={upper}[a-z]{{2}}))"
    )


@cache
def _openings(lexicon: Lexicon) -> tuple[str, ...]:
    """The last words, with a blank, of what may open a run."""
    return tuple({f"{words.rpartition(' ')[2]} " for words in lexicon.run["opening"]})


@cache
def _reach(lexicon: Lexicon) -> int:
    """Characters of the longest text that may stand in a run before its first capital."""
    return max(len(words) for key in ("opening", "glued") for words in lexicon.run[key]) + 1


@cache
def _upper_class() -> str:
    """A character class of every capital letter of the basic plane, as ranges."""
    plane = range(0x10000)
    ranges: list[list[int]] = []
    for i in compress(plane, map(str.istitle, map(chr, plane))):  # of one letter it says, too, that it is a capital
        if ranges and ranges[-1][1] == i - 1:
            ranges[-1][1] = i
        else:
            ranges.append([i, i])
    return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges) + "]"


def begins_sentence(text: str, offset: int, line: int) -> bool:
    """Whether a word at `offset` would have a capital whatever it is; `line` is where its line begins."""
    i = offset - 1
    if i > line and text[i] == " " and text[i - 1].isalnum():
        return False
    while i >= line and text[i] in SKIPPED:
        i -= 1
    if i < line or text[i] in ENDERS:
        return True
    before = text[i]
    if before in "-–—*#/" and BLANK.match(text, line, i).end() == i:  # type: ignore[union-attr]
        return True
    return before in ",—–-" and not MARKS.isdisjoint(text[i + 1 : offset])
