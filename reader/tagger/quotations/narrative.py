"""One paragraph as the rules read it: words with their flags, each quoted passage as a single token, and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress

from reader.article import Span
from reader.tagger.quotations.lexicon import REPORTING, SENTENCE_ENDS, Flag, Lexicon
from reader.tagger.quotations.marks import Passage

WRITTEN = re.compile(r"\S")
TOKEN = re.compile(r"[A-Za-z]++\s++|(?:(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W_]*|[^\W_]+(?:['’&/-][^\W_]+)*|\S)\s*")
"""A word or a mark with the space after it: one after the other they cover a text that begins with neither.

The first branch finds nothing that the others would not: most tokens are plain words, and it is quick.
"""
STOPS = Flag.END | Flag.QUOTED
LONGEST_SENTENCE = 250
"""Tokens: a "sentence" that is longer is none, and is cut, so that no text takes more than its share of time."""
SAY = Flag.SAYING | Flag.ASKING | Flag.TELLING
FORM = Flag.OTHER_FORM
CAPITAL = Flag.CAPITAL
QUOTED = Flag.QUOTED
POINT = Flag.POINT
OPENINGS = (
    Flag.PREPOSITION
    | Flag.CONJUNCTION
    | Flag.SUBORDINATOR
    | Flag.AUXILIARY
    | Flag.DETERMINER
    | Flag.SUBJECT
    | Flag.ADVERB
    | Flag.SAYING
    | Flag.TELLING
    | Flag.ASKING
)
NAMES = Flag.AUXILIARY | Flag.TIME | Flag.BASE
MOST_KNOWN = 50_000
"""Tokens whose flags are remembered: a language's common words, not every number ever read."""
LONGEST_NAME = 9
LONGEST_ASIDE = 25
NOUNISH = Flag.CAPITAL | Flag.DETERMINER | Flag.SUBJECT | Flag.ROLE | Flag.COLLECTIVE


@dataclass(slots=True)
class Narrative:
    """Parallel lists, one item a token. `words` are in small letters without a possessive 's, `lengths` (characters) count it.

    `quoted` leads from the tokens that stand for passages to their indices, `cues` are the tokens that can report, `sentences`
    are (first, end) tokens.
    """

    text: str
    lexicon: Lexicon
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    quoted: dict[int, int] = field(default_factory=dict)
    cues: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens `first` to `end` (exclusive)."""
        return Span(self.starts[first], self.starts[end - 1] + self.lengths[end - 1])

    def touches(self, i: int) -> bool:
        """Whether no space stands between token `i` and the one before it."""
        return self.starts[i - 1] + self.lengths[i - 1] == self.starts[i]

    def owns(self, i: int) -> bool:
        """Whether token `i` has a possessive ending, which its word is without."""
        return self.lengths[i] > len(self.words[i])

    def source(self, first: int, end: int) -> Span:
        """The same without a possessive 's at its end."""
        return Span(self.starts[first], self.starts[end - 1] + len(self.words[end - 1]))


def narrative_of(
    text: str, paragraph: Span, passages: Sequence[Passage], numbers: Sequence[int], lexicon: Lexicon
) -> Narrative:
    """Read one paragraph; `numbers` are the indices of `passages` in the whole text."""
    if len(lexicon.tokens) > MOST_KNOWN:
        lexicon.tokens.clear()
    n = Narrative(text, lexicon)
    telling: list[bool] = []
    position = paragraph.start
    for number, passage in zip(numbers, passages, strict=True):
        telling += _read(n, position, passage.start)
        n.quoted[len(n.words)] = number
        n.words.append('"')
        n.starts.append(passage.start)
        n.lengths.append(passage.end - passage.start)
        n.flags.append(QUOTED)
        telling.append(True)
        position = passage.end
    telling += _read(n, position, paragraph.end)
    told = list(compress(range(len(telling)), telling))
    n.cues = [i for i in told if n.flags[i] & REPORTING]
    n.sentences = _sentences(n, [i for i in told if n.flags[i] & STOPS])
    _lower_openings(n)
    return n


def _read(n: Narrative, start: int, end: int) -> Sequence[bool]:
    """Add the tokens of the reporter's words between two offsets; which of them tell something."""
    first = WRITTEN.search(n.text, start, end)
    if not first:
        return ()
    pieces = TOKEN.findall(n.text, first.start(), end)
    words, flags, lengths, telling = zip(*map(n.lexicon.tokens.__getitem__, pieces), strict=True)
    n.words += words
    n.flags += flags
    n.lengths += lengths
    n.starts += accumulate(map(len, pieces[:-1]), initial=first.start())
    return telling


def _lower_openings(n: Narrative) -> None:
    """A small word that opens a sentence is capitalised by its place alone: "When", "Said"; not in "Will Smith"."""
    for low, high in n.sentences:
        flag = n.flags[low]
        if flag & CAPITAL and flag & OPENINGS and not (flag & NAMES and low + 1 < high and n.flags[low + 1] & CAPITAL):
            n.flags[low] = flag & ~CAPITAL


def _sentences(n: Narrative, stops: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences as (first, end) tokens; `stops` are the tokens that can end one."""
    found: list[tuple[int, int]] = []
    first = 0
    size = len(n.words)
    for i in [*stops, size - 1]:
        while i - first >= LONGEST_SENTENCE:
            found.append((first, first + LONGEST_SENTENCE))
            first += LONGEST_SENTENCE
        if i < size - 1 and (_ends_at_passage(n, i) if n.flags[i] & QUOTED else _ends_at_point(n, i)):
            found.append((first, i + 1))
            first = i + 1
    if first < size:
        found.append((first, size))
    return found


def _ends_at_point(n: Narrative, i: int) -> bool:
    following = n.flags[i + 1]
    if (following & POINT and n.words[i + 1] not in "([•*-–—") or (
        not following & (CAPITAL | QUOTED | POINT) and not n.words[i + 1][0].isdigit()
    ):
        return False
    if n.words[i] != "." or i == 0:
        return True
    before = n.words[i - 1]
    return not (n.touches(i) and (before in n.lexicon.abbreviations or (len(before) == 1 and n.flags[i - 1] & CAPITAL)))


def _ends_at_passage(n: Narrative, i: int) -> bool:
    """Whether a sentence ends with the passage at token `i`: it closes with a full stop and something new begins."""
    text, start = n.text, n.starts[i]
    end = start + n.lengths[i]
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".!?…,;:-–—"):
        end -= 1
    final = text[end - 1]
    following = n.flags[i + 1]
    if final not in SENTENCE_ENDS or not following & (CAPITAL | QUOTED):
        return False
    introduced = i > 1 and n.words[i - 1] in {",", ":"} and n.flags[i - 2] & SAY
    cue = _cue_after(n, i + 1)
    if cue < 0 or introduced:
        return True
    if cue + 1 >= len(n.words):
        return False
    after = n.words[cue + 1]
    return after != "." if final == "." else after == ":" or bool(n.flags[cue + 1] & Flag.THAT)


def _cue_after(n: Narrative, i: int) -> int:
    """The verb of saying right after the noun phrase that begins at `i`, with or without an apposition, or -1."""
    k, size = i, len(n.words)
    end = min(i + LONGEST_NAME, size)
    while k < end:
        flag = n.flags[k]
        said = flag & SAY or (flag & Flag.PHRASAL and k + 1 < size and n.words[k + 1] in n.lexicon.particles)
        if said and flag & FORM and not flag & CAPITAL and k > i:
            return k
        if n.words[k] == "," and k > i and end <= i + LONGEST_NAME:
            comma = next((j for j in range(k + 1, min(k + LONGEST_ASIDE, size)) if n.words[j] == ","), -1)
            if comma < 0:
                return -1
            k, end = comma, min(comma + 4, size)
        elif not flag & NOUNISH and n.words[k] != ".":
            return -1
        k += 1
    return -1
