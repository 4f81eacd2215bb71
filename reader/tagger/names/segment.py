"""Cut a run of capitalised words into pieces that may be names: at titles, possessives, "and", and function words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reader.tagger.names.joins import name_end
from reader.tagger.names.lexicon import (
    ANY_FIRST,
    ANY_HEAD,
    CALENDAR,
    COMPASS,
    EVT,
    FIRST,
    FUNCTION,
    GRP,
    HEAD,
    INSTITUTION,
    LAWS,
    LOC,
    ORG,
    PRD,
    SUFFIX,
    TITLE,
    Lexicon,
)
from reader.tagger.names.offices import WHOLE_HEADS, after_title, is_title, without_office
from reader.tagger.names.run import Run
from reader.tagger.names.spelling import is_initial

NUMBERED = 1 << HEAD + EVT | 1 << HEAD + LAWS | 1 << HEAD + PRD | 1 << FIRST + LAWS
REMEMBERED = 4096
"""Runs whose pieces are kept: names come again, in the same text and in the next."""


@dataclass(slots=True)
class Piece:
    """A stretch of a run that may be a name; offsets are in the run. `title` is the title that stands before it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    first: bool = False


@lru_cache(maxsize=REMEMBERED)
def pieces(text: str, lexicon: Lexicon, initial: bool) -> tuple[Piece, ...]:
    """The pieces of the run; `initial` says that its first word begins a sentence. The runs that came last are remembered."""
    run = Run(text, lexicon)
    found: list[Piece] = []
    title = ""
    i, n = 0, len(run.words)
    while i < n:
        known = run.known_until(i)
        if not known and is_title(run, i):
            i, title = after_title(run, i)
            continue
        if not known and _is_opener(run, i, initial):
            i += 1
            title = ""
            continue
        end = name_end(run, i, known)
        kept = without_office(run, i, end)
        if kept > i:
            found += _halves(run, i, kept, title, initial and i == 0)
        title = "" if kept == end else title
        i = end
    return tuple(found)


def _is_opener(run: Run, i: int, initial: bool) -> bool:
    """Whether the word at `i` cannot begin a name: a function word, a day, a connector."""
    flags, word = run.flags[i], run.words[i]
    if word.islower():
        parted = i == 0 or run.words[i - 1] in run.lexicon.run["and"] or bool(run.flags[i - 1] & TITLE)
        return not parted or word not in run.lexicon.particles or i + 1 >= len(run.words)
    if word.isdigit():
        return True
    if flags & CALENDAR:
        alone = len(run.words) == 1 and word in run.lexicon.run["month_surnames"]
        return not alone and not _heads_a_name(run, i)
    if not flags & FUNCTION:
        return initial and i == 0 and _is_plain_word_before_name(run)
    if word in run.lexicon.run["articles"] or i + 1 >= len(run.words):
        return True
    if initial and i == 0:
        return not (word in run.lexicon.run["forenames"] and run.words[1] in run.lexicon.surnames and not run.marks[0])
    following = run.words[i + 1]
    return bool(run.marks[i]) or following.islower() or word.isupper() or run.lexicon.is_given(following)


def _is_plain_word_before_name(run: Run) -> bool:
    """Whether a sentence begins with an ordinary word before a name: "Former | Hong Kong"."""
    words, lexicon = run.words, run.lexicon
    if len(words) < 2 or run.marks[0] or not lexicon.is_common(words[0]) or lexicon.is_given(words[0]):
        return False
    if run.flags[run.chunk_end(0) - 1] & ANY_HEAD or run.flags[0] & (COMPASS | ANY_FIRST):
        return False
    surnamed = len(words) > 2 and words[2] in lexicon.surnames
    return bool(run.known_until(1)) or (lexicon.is_given(words[1]) and (surnamed or not lexicon.is_common(words[1])))


def _heads_a_name(run: Run, i: int) -> bool:
    """Whether a day or month begins "October Revolution", "Sunday Times" or "April Jones"."""
    last = i + 1
    while last < len(run.words) and not run.words[last].islower() and not run.marks[last - 1]:
        last += 1
    return last > i + 1 and bool(run.flags[last - 1] & WHOLE_HEADS) and not run.words[i + 1].isdigit()


def _halves(run: Run, i: int, end: int, title: str, first: bool) -> list[Piece]:
    """The piece, or two: "Briton | Jo Rowe", "Airbus | A350", "US | Evangelicals", "US-China"."""
    cut = run.known_until(i)
    if cut and cut < end and not run.words[cut].islower() and _parts(run, i, cut, end):
        return [_piece(run, i, cut, "", first), *_halves(run, cut, end, title, False)]
    if _ends_with_group(run, i, end):
        return [*_halves(run, i, end - 1, title, first), _piece(run, end - 1, end, "", False)]
    if "-" in run.words[i] and _is_pair(run, run.words[i]):
        rest = _halves(run, i + 1, end, title, False) if end > i + 1 and not run.words[i + 1].islower() else []
        return [*_compound_halves(run, i, title, first), *rest]
    return [_piece(run, i, end, title, first)]


def _parts(run: Run, i: int, cut: int, end: int) -> bool:
    """Whether a known name before `cut` stands apart from the capitalised words after it."""
    lexicon, rest = run.lexicon, run.words[cut:end]
    named = len(rest) == 2 and lexicon.is_given(rest[0]) and rest[1] in lexicon.surnames
    if named and lexicon.known.get(" ".join(run.words[i:cut])) == GRP and not lexicon.is_common(rest[0]):
        return True
    if any(f & (ANY_HEAD | SUFFIX) for f in run.flags[cut:end]) or any(w.islower() or w == "&" for w in rest):
        return False
    kind = lexicon.known.get(" ".join(run.words[i:cut]))
    if kind == ORG and len(rest) > 1 and lexicon.is_given(rest[0]) and rest[-1] in lexicon.surnames:
        return not lexicon.is_common(rest[0]) and not lexicon.is_given(run.words[i])
    if kind == ORG:
        return any(c.isdigit() for c in rest[0]) and not rest[0].isdigit()
    if kind not in {GRP, LOC} or (kind == LOC and rest[0] in lexicon.surnames and lexicon.is_given(run.words[i])):
        return False
    if lexicon.is_given(rest[0]) and len(rest) > 1 and not lexicon.is_common(rest[0]):
        return True
    if kind == GRP:
        return not lexicon.is_given(run.words[i]) and rest[-1] not in lexicon.run["after_group"]
    return lexicon.known.get(" ".join(rest)) is not None or all(lexicon.is_common(w) for w in rest)


def _ends_with_group(run: Run, i: int, end: int) -> bool:
    """Whether followers of a party stand after a chamber: "Senate | Republicans"."""
    if end - i < 2 or run.lexicon.known.get(run.words[end - 1]) != GRP:
        return False
    return bool(run.flags[end - 2] & INSTITUTION) and run.known_until(i) != end


def _is_pair(run: Run, word: str) -> bool:
    left, _, right = word.partition("-")
    if word in run.lexicon.known or right in run.lexicon.run["hyphenated"]:
        return False
    return _stands(run, left) and _stands(run, right)


def _compound_halves(run: Run, i: int, title: str, first: bool) -> list[Piece]:
    left, _, right = run.words[i].partition("-")
    start, cut = run.starts[i], run.starts[i] + len(left)
    return [Piece(start, cut, (left,), title, first), Piece(cut + 1, run.ends[i], (right,))]


def _stands(run: Run, half: str) -> bool:
    return run.lexicon.known.get(half) in {LOC, GRP, ORG} or half in run.lexicon.major_cities


def _piece(run: Run, i: int, end: int, title: str, first: bool) -> Piece:
    while end > i + 1 and run.words[end - 1].isdigit() and not _numbered(run, i, end):
        end -= 1
    return Piece(run.starts[i], run.ends[end - 1], tuple(run.words[i:end]), title, first)


def _numbered(run: Run, i: int, end: int) -> bool:
    """Whether a number at the end is part of the name: "World Cup 2018", "Boeing 737", "Resolution 1325"."""
    before = run.flags[end - 2]
    if is_initial(run.words[i]):
        return False
    return bool(before & NUMBERED) or (" ".join(run.words[i:end]) in run.lexicon.known)
