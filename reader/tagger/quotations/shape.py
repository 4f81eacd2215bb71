"""What a passage looks like: a whole sentence, a few words, a title, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.marks import Passage
from reader.tagger.quotations.narrative import Narrative

WORD = re.compile(r"[A-Za-z]++(?=\s)|[^\W_]+(?:['’-][^\W_]+)*")
CLAUSE = Flag.SUBJECT | Flag.AUXILIARY
SMALL_WORDS = Flag.PREPOSITION | Flag.CONJUNCTION | Flag.DETERMINER | Flag.SUBORDINATOR | Flag.AUXILIARY
LOOK = 200
"""Characters: the words of a passage that is longer are not looked at but for the first."""
FEW = 5
"""Words: more of them can be speech, and head nothing, whether or not they make a clause."""
LONG_TITLE = 9
"""Words: what is longer and capitalised is a headline or speech all the same."""


@dataclass(slots=True)
class Shape:
    """`final` is its last character; `sentence` a whole one; `alone` when its sentence holds nothing else.

    `upper` when it begins with a capital, `title` when its words are capitalised as a title's, `named` when it stands where
    names and words-as-words stand; `clause` when its few words hold a pronoun or an auxiliary, `likely` when it can be speech though no report stands near.
    """

    words: int
    final: str
    upper: bool
    sentence: bool
    alone: bool
    title: bool
    named: bool
    clause: bool
    likely: bool


def shape_of(n: Narrative, q: int, low: int, passage: Passage, *, alone: bool) -> Shape:
    """Look at the passage at token `q` of a sentence that begins with token `low`; `alone` if it holds nothing else."""
    inner = n.text[passage.inner.start : passage.inner.end].strip()
    brief = len(inner) <= LOOK
    words = WORD.findall(inner) if brief else WORD.findall(inner[:LOOK])[:1]
    count = len(words) if brief else len(inner) // 6
    final = inner.rstrip("'’\"”»").strip()[-1:] or " "
    upper = inner[:1].isupper() or inner[:1] in "[(" or (inner[:1] in "'‘…." and bool(words) and words[0][0].isupper())
    whole = upper and ((final in ".?!…," and count > 1) or (final in "—-" and count > 3))
    title = _is_title(n, words, count)
    hedged = bool(words) and words[0].lower() in n.lexicon.words["hedges"]
    named = hedged or _is_named(n, q, low, count, title=title, whole=whole)
    clause = count <= FEW and any(n.lexicon.flags.get(w.lower(), 0) & CLAUSE for w in words)
    announced = whole and q > low and n.words[q - 1] == ":"
    likely = announced or (not title and (count > FEW or (count > 3 and clause)))
    return Shape(count, final, upper, whole, alone, title, named, clause, likely)


def _is_title(n: Narrative, words: list[str], count: int) -> bool:
    """Whether every word of weight is capitalised."""
    if not 1 <= count <= LONG_TITLE or not words[0][0].isupper():
        return False
    flags = n.lexicon.flags
    weighty = [w for w in words if not flags.get(w.lower(), 0) & SMALL_WORDS]
    return bool(weighty) and all(w[0].isupper() or w[0].isdigit() for w in weighty)


def _is_named(n: Narrative, q: int, low: int, count: int, *, title: bool, whole: bool) -> bool:
    """After "called", "so-called", "the film", "known as": a title, a nickname, a word as a word."""
    k = q - 1
    if k >= low and n.words[k] == ",":
        k -= 1
    if k > low and n.flags[k] & Flag.AS:
        k -= 1
    if k < low:
        return False
    naming = bool(n.flags[k] & Flag.NAMING)
    if title and count < LONG_TITLE and n.words[q - 1] != ":":
        said = n.words[q - 1] == "," and whole and n.flags[k] & Flag.SAYING
        if not said:
            return count > 1 or naming
    return naming and not n.flags[k] & Flag.CALLING
