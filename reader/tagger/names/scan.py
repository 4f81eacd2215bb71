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
ENDERS = ".!?:…•|>;"
SKIPPED = " \u00a0" + OPENERS


@cache
def run_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The compiled scan of a language."""
    upper = _upper_class()
    run = lexicon.run
    inner, opening, glued = (alternation(run[key]) for key in ("inner", "opening", "glued"))
    abbreviations = alternation(run["abbreviations"])
    plain = rf"{upper}\w*(?:[-‑&]\w+|['’](?![sS]\b)\w+|\.(?:com|net|org)\b)*"
    word = rf"(?:{upper}\.(?:-?{upper}\.)+|(?:{abbreviations})\.|{upper}\.(?=[ ]?{upper})|(?:{glued}|[a-z](?={upper}[a-z]{{2}}))?{plain})"
    comma = r",(?=[ ](?:Inc|Ltd|LLC|Corp|Co|Jr|Sr|D\.C|DC)\b)"
    conjunction = alternation(run["and"])
    listed = rf",(?=[ ]{upper}[a-z]+(?:,[ ]{upper}[a-z]+){{0,3}},?[ ](?:{conjunction})[ ]{upper})"
    gap = rf"(?:{comma}|{listed}|['’](?:s(?!\w))?)?[ \u00a0](?:(?:{inner}|&)[ ])?"
    number = r"(?:[ ]\d{1,4}(?![\w%]|[-–.,:]\d|[ ](?:percent|million|billion)))?"
    return re.compile(
        rf"(?<![\w@#])(?:(?:{opening})[ ](?={upper}[\w’'-]+))?{word}(?:{gap}{word}){{0,{LONGEST - 1}}}{number}"
    )


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
    while i >= line and text[i] in SKIPPED:
        i -= 1
    if i < line or text[i] in ENDERS:
        return True
    opened = any(text[k] in "\"“‘'«„" for k in range(i + 1, offset))
    return (text[i] in "-–—*#/" and not text[line:i].strip()) or (opened and text[i] in ",—–-")
