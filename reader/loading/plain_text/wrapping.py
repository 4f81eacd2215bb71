"""Texts whose lines were broken to fit a width: finding that width, and joining what belongs together.

A line was broken by its width if the next line's first word would not have fitted on it. That one test tells wrapped prose from
verse, addresses and lists, whose lines end where their writer wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

NARROWEST, WIDEST = 30, 110
"""The widths in code points that texts are wrapped at; a longer line is a paragraph of its own."""

RAG = 2
"""Some programs wrap this much earlier than they need to."""

OPENERS = " \t\"'“”‘«»„([*_"
ENDS_SENTENCE = re.compile(r"[.!?:…。！？][\"'”’»)\]*_]*(?:\[\w{1,4}\])*$")
BREAKABLE = re.compile(r"[^\W\d_]-\n\s*[^\W\d_]")
BROKEN_WORD = re.compile(r"[^\W\d_]-$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LAST_PART = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+$")
FIRST_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SPACES = re.compile("[ \t]+")

SAMPLE_GROUPS, SAMPLE_LINES, SAMPLE_CHARACTERS = 400, 200, 4000
"""So many groups, and so many lines of each, tell a text's width; its first characters tell whether it needs spaces."""

LONGEST_WORD = 60


def wrap_width(groups: Sequence[str]) -> int:
    """The width that most prose of a text is wrapped at, from its groups of lines; 0 for a text that is not wrapped."""
    several = [group for group in groups if "\n" in group]
    several = several[:: max(1, len(several) // SAMPLE_GROUPS)]
    votes: list[tuple[int, int]] = []
    voters = lines_in_all = 0
    for group in several:
        lines = group.split("\n", SAMPLE_LINES)[:SAMPLE_LINES]
        if group[0] == ">" or max(map(len, lines)) < NARROWEST:
            continue
        lines_in_all += len(lines)
        if _looks_wrapped(lines):
            voters += len(lines)
            votes.append((max(map(len, lines)), len(lines)))
    if voters < 0.3 * lines_in_all:
        return 0
    return _upper_width(votes)


def _upper_width(votes: list[tuple[int, int]]) -> int:
    """The width below which nine tenths of the voting lines stand."""
    total = sum(weight for _, weight in votes)
    passed = 0
    for width, weight in sorted(votes):
        passed += weight
        if passed >= 0.9 * total:
            return width
    return 0


def _looks_wrapped(lines: Sequence[str]) -> bool:
    """Whether a group shows by itself that its own longest line is what its lines were broken at."""
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST:
        return False
    if len(lines) == 2:
        return len(lines[0]) == width and begins_small(lines[1])
    pairs = list(pairwise(lines))
    full = sum(is_full(line, following, width) for line, following in pairs)
    ends = [following for line, following in pairs if ends_paragraph(line, following, width)]
    not_set_in = sum(not following[0].isspace() for following in ends)
    if full < 0.8 * (len(pairs) - len(ends)) or not_set_in > 0.4 * len(pairs) or not full:
        return False
    return not begins_like_verse(lines)


def is_double_spaced(groups: Sequence[str]) -> bool:
    """Whether a wrapped text has a blank line after each of its lines, so that its paragraphs are in pieces."""
    sample = groups[:SAMPLE_LINES]
    if len(sample) < 4 or any("\n" in group for group in sample) or max(map(len, sample)) > WIDEST:
        return False
    going_on = sum(begins_small(line) and not ENDS_SENTENCE.search(above) for above, line in pairwise(sample))
    return going_on >= 0.5 * len(sample) and _looks_wrapped(sample)


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this line."""
    return len(line) + 1 + _length_of_first_word(following) > width - RAG or bool(BROKEN_WORD.search(line))


def _is_wide(character: str) -> bool:
    """Whether this is a Chinese or Japanese character or mark, between which no space stands."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def ends_paragraph(line: str, following: str, width: int) -> bool:
    """Whether a line stops short of the width because its paragraph is over."""
    return not is_full(line, following, width) and bool(ENDS_SENTENCE.search(line)) and not begins_small(following)


def _length_of_first_word(line: str) -> int:
    line = line.lstrip()
    if _is_wide(line[:1]):
        return 1
    space = line.find(" ")
    return len(line) if space < 0 else space


def begins_small(line: str) -> bool:
    """Whether a line goes on in the middle of a sentence."""
    return line.lstrip(OPENERS)[:1].islower()


def begins_like_verse(lines: Sequence[str]) -> bool:
    """Whether every line but the first begins with a capital, as verse does; text in capitals alone does not count."""
    initials = [line.lstrip(OPENERS)[:1] for line in lines[1:]]
    return len(initials) >= 2 and all(map(str.isupper, initials)) and not all(line.isupper() for line in lines)


class Joiner:
    """Joins the lines of a paragraph. It knows the text's words, so that it can tell "inter-|national" from "well-|known"."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: frozenset[str] | None = None
        self._wide = any(map(_is_wide, text[:SAMPLE_CHARACTERS]))
        breaks = len(BREAKABLE.findall(text)) if "-\n" in text else 0
        self._typeset = breaks >= 3 and breaks >= 0.02 * text.count("\n")

    def join(self, lines: Iterable[str]) -> str:
        """One paragraph from its lines, with single spaces."""
        group = "\n".join(lines)
        if "-\n" not in group and "—\n" not in group and not self._wide:
            return _single_spaced(group.replace("\n", " "))
        lines = [line.strip(" \t") for line in group.split("\n")]
        joined = [self._with_joint(above, below) for above, below in pairwise(lines)]
        return _single_spaced("".join([*joined, lines[-1]]))

    def _with_joint(self, above: str, below: str) -> str:
        """A line with what has to stand between it and the next."""
        if above.endswith("-") and above[-2:-1] not in ("", "-"):
            return self._mended(above, below)
        dash = above.endswith(("--", "—")) and above.rstrip("-—")[-1:].strip()
        wide = _is_wide(above[-1:]) and _is_wide(below[:1])
        return above if dash or wide else f"{above} "

    def _mended(self, above: str, below: str) -> str:
        """A line that ends in a hyphen: without it if it only broke a word, without a space if the hyphen belongs to one."""
        left, right = LAST_PART.search(above[-LONGEST_WORD:-1]), FIRST_PART.match(below)
        if not left or not right:
            return f"{above} " if above[-2] == " " else above
        whole, hyphenated = f"{left[0]}{right[0]}".lower(), f"{left[0]}-{right[0]}".lower()
        known = self._words()
        if whole in known or (self._typeset and hyphenated not in known and right[0][0].islower()):
            return above[:-1]
        return above

    def _words(self) -> frozenset[str]:
        if self._known is None:
            self._known = frozenset(WORD.findall(self._text.lower()))
        return self._known


def _single_spaced(line: str) -> str:
    line = line.strip()
    return SPACES.sub(" ", line) if "  " in line or "\t" in line else line
