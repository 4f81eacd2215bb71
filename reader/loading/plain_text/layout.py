"""Plain text -> pieces: where paragraphs begin and end, which lines stand by themselves, and what plainly is a list or a table.

A text is cut at its blank lines into groups. Within a group its lines are either a paragraph that was wrapped, or one paragraph
a line, or lines that their writer broke (verse, an address, a chat), or columns that only a fixed pitch keeps upright.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.loading.plain_text.code import looks_like_code
from reader.loading.plain_text.pieces import TIGHT, Piece
from reader.loading.plain_text.wrapping import (
    ENDS_SENTENCE,
    OPENERS,
    WIDEST,
    Joiner,
    begins_like_verse,
    begins_small,
    is_double_spaced,
    is_full,
    wrap_width,
)

TRAILING = " \t\xa0\u202f\u3000"
TRAILING_SPACES = re.compile(rf"(?<![{TRAILING}])[{TRAILING}]++(?=\n)")
MANY_BREAKS = re.compile(r"\n{3,}+")
FENCE = re.compile(r"^(`{3,}|~{3,}) *([\w+#.-]*) *$", re.M)
ORNAMENT = re.compile(r"(?:[*⁂•·~⁎✻❦]\s*){1,9}|(?:[-–—_=]\s*){3,}|#(?:\s+#)+")
UNDERLINE = re.compile(r"=+|-+|~+")
ATX = re.compile(r"(#{1,6}) +(\S.*?)(?: +#+)?")
BULLET = re.compile(r"(\s*)([•◦▪‣●○■·–*+-])[ \t]+(?=\S)")
NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])[ \t]+(?=\S)")
QUOTED = re.compile(r"((?:> ?)+)(?!>)")
COLUMNS = re.compile(r"\S {3,}\S|\S\t+\S|^\s*[|+┌├│└].*[|+┐┤│┘]$")
COLUMN_SIGNS = ("   ", "\t", "|", "│")
TWO_WORDS = re.compile(r"[^\W\d_]{2} [^\W\d_]{2}")
SPEAKING_DASH = frozenset({"fr", "es", "it", "pt", "ru", "pl", "cs", "fi", "tr"})
"""Languages in which a line that begins with a dash is somebody speaking."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]* +|[。！？][”’」』]?")
LONGEST = 40_000
"""Code points. A longer paragraph becomes several: a page can hold it then, and hardly a writer made it one."""

LONGEST_HEADING = 200
SHORT_LINE, SENTENCE_LINE = 100, 75
"""Lines of a group stand close together only if hardly one is longer than the first, and they are not mostly sentences of the second length."""


def lay_out(text: str, language: str) -> list[Piece]:
    """Cut a normalised text into pieces, in order; every non-blank character is in one of them, but for markup turned into kinds."""
    text = text.rstrip()
    if any(f"{space}\n" in text for space in TRAILING):
        text = TRAILING_SPACES.sub("", text)
    if "\n\n\n" in text:
        text = MANY_BREAKS.sub("\n\n", text)
    found = within_measure(_with_listings(text, language))
    if any(piece.text for piece in found):
        return found
    return [Piece(line.strip()) for line in text.split("\n") if line.strip()]


def _with_listings(text: str, language: str) -> Iterator[Piece]:
    """The text with its fenced listings; a fence that nothing closes is a line like any other."""
    end = 0
    for opening, closing in _listings(text):
        yield from _Layout(text[end : opening.start()], language).pieces()
        yield from fixed(text[opening.end() + 1 : max(opening.end() + 1, closing.start() - 1)].split("\n"), opening[2])
        end = closing.end()
    yield from _Layout(text[end:], language).pieces()


def _listings(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Pairs of fences, from one pass over the text."""
    opening: re.Match[str] | None = None
    if "```" not in text and "~~~" not in text:
        return
    for fence in FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence[1].startswith(opening[1]) and not fence[2]:
            yield opening, fence
            opening = None


def within_measure(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, those that are far too long for one block cut into several."""
    return [part for piece in pieces for part in (_parts(piece) if len(piece.text) > LONGEST else (piece,))]


def _parts(piece: Piece) -> Iterator[Piece]:
    """A paragraph that is far too long for one, cut after sentences."""
    text, start = piece.text, 0
    while len(text) - start > LONGEST:
        window = text[start : start + LONGEST]
        sentences = [found.end() for found in SENTENCE_END.finditer(window, LONGEST // 2)]
        cut = sentences[-1] if sentences else window.rfind(" ") + 1 or LONGEST
        yield piece._replace(text=window[:cut].rstrip(" "))
        start += cut
    yield piece._replace(text=text[start:].lstrip(" "))


def fixed(lines: Sequence[str], language: str = "") -> list[Piece]:
    """Lines that keep their place in a fixed pitch: code and columns."""
    return [Piece(line, "code", 0, False, language) for line in _dedented(lines)]


class _Layout:
    """One text, or the part of it between two fenced listings."""

    def __init__(self, text: str, language: str) -> None:
        self.groups = [group.strip("\n") for group in text.split("\n\n") if group.strip()]
        if is_double_spaced(self.groups):
            self.groups = ["\n".join(self.groups)]
        self.width = wrap_width(self.groups)
        self.joiner = Joiner(text)
        self.dash_is_bullet = language not in SPEAKING_DASH

    def pieces(self) -> Iterator[Piece]:
        for group in self.groups:
            if "\n" not in group:
                yield self._single(group)
                continue
            lines = group.split("\n")
            if self._is_plainly_wrapped(group, lines):
                yield Piece(self.joiner.join(lines), alone=True)
            else:
                yield from self._several(lines)

    def _is_plainly_wrapped(self, group: str, lines: Sequence[str]) -> bool:
        """The common case, told quickly: letters at both ends of full lines and nothing set in."""
        begins = group[0].isalpha() or group[0] in OPENERS
        if not begins or "\n " in group or "   " in group or "\t" in group or lines[1][0] in "=-~":
            return False
        lengths = sorted(map(len, lines[:-1]))
        return lengths[0] > self.width - 8 and max(lengths[-1], len(lines[-1])) <= self.width

    def _single(self, line: str) -> Piece:
        text = line.strip()
        if not text[0].isalnum():
            if ORNAMENT.fullmatch(text):
                return Piece("", "rule", 0, True)
            heading = ATX.fullmatch(text) if len(text) <= LONGEST_HEADING else None
            if heading:
                return Piece(heading[2], "heading", len(heading[1]), True)
            if text[0] == ">" and len(text) > 1:
                return _quote(text, self.joiner.join([QUOTED.sub("", text)]))
            if BULLET.match(line):
                return Piece(line.rstrip(), alone=True)
        return Piece(self.joiner.join([text]), alone=True)

    def _several(self, lines: list[str]) -> Iterator[Piece]:
        title, underline = lines[0].strip(), lines[1].strip()
        if (
            len(title) <= WIDEST
            and UNDERLINE.fullmatch(underline)
            and 3 <= len(underline) <= len(title) * 1.5 + 3
            and len(underline) * 2 > len(title)
        ):
            yield Piece(self.joiner.join([title]), "heading", 1 if underline[0] == "=" else 2, True)
            lines = lines[2:]
            if len(lines) < 2:
                yield from map(self._single, lines)
                return
        if all(line.startswith(">") for line in lines) and not all(line.startswith(">>> ") for line in lines):
            yield from self._quoted(lines)
        elif self._is_list(lines):
            yield from self._list(lines)
        elif _is_fixed(lines):
            yield from fixed(lines)
        else:
            yield from self._prose(lines)

    def _quoted(self, lines: list[str]) -> Iterator[Piece]:
        """Mail: the lines of one depth are a text of their own."""
        start = 0
        depths = [_depth(line) for line in lines]
        for index in range(1, len(lines) + 1):
            if index == len(lines) or depths[index] != depths[start]:
                inner = "\n".join(
                    QUOTED.sub("", line, count=1) if line.strip("> ") else "" for line in lines[start:index]
                )
                for paragraph in filter(str.strip, inner.split("\n\n")):
                    for piece in self._prose(paragraph.strip("\n").split("\n")):
                        yield piece._replace(kind="quote", level=depths[start])
                start = index

    def _is_list(self, lines: list[str]) -> bool:
        if not self._begins_item(lines[0]):
            return False
        return lines[0].lstrip()[0] in "•◦▪‣●○■" or sum(map(self._begins_item, lines)) > 1

    def _begins_item(self, line: str) -> bool:
        bullet = BULLET.match(line)
        if bullet:
            return self.dash_is_bullet or bullet[2] not in "-–"
        return bool(NUMBERED.match(line))

    def _list(self, lines: list[str]) -> Iterator[Piece]:
        """Each item with the lines that go on with it; a number stays in the text, a bullet becomes the kind of block."""
        starts = [index for index, line in enumerate(lines) if self._begins_item(line)]
        indents = sorted({_indent(lines[start]) for start in starts})
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            depth = indents.index(_indent(lines[start])) + 1
            bullet = BULLET.match(lines[start])
            if bullet:
                yield Piece(self.joiner.join([lines[start][bullet.end() :], *lines[start + 1 : end]]), "item", depth)
            else:
                yield Piece(self.joiner.join(lines[start:end]), level=TIGHT if start else 0)

    def _prose(self, lines: list[str]) -> Iterator[Piece]:
        if len(lines) > 1 and self.width and self._is_wrapped(lines):
            starts = self._paragraph_starts(lines)
            for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
                yield Piece(self.joiner.join(lines[start:end]), alone=len(starts) == 1)
        else:
            yield from self._own_lines(lines)

    def _is_wrapped(self, lines: Sequence[str]) -> bool:
        lengths = [len(line) for line in lines[:-1]]
        if min(lengths) > self.width - 8:
            return True
        pairs = list(pairwise(lines))
        early = [line for line, following in pairs if not is_full(line, following, self.width)]
        if len(early) == len(pairs):
            return len(lines) > 3 and _is_narrower_prose(lines)
        if begins_like_verse(lines) and early:
            return False
        ragged = sum(not ENDS_SENTENCE.search(line) for line in early)
        return ragged <= 0.15 * len(pairs) or (len(lines) > 3 and _is_narrower_prose(lines))

    def _paragraph_starts(self, lines: Sequence[str]) -> list[int]:
        """Where paragraphs begin in a group without blank lines: after a line that ends early, and at a line set in."""
        starts = [0]
        indents = [_indent(line) for line in lines]
        for index in range(1, len(lines)):
            above, line = lines[index - 1], lines[index]
            ends = bool(ENDS_SENTENCE.search(above))
            set_in = indents[index] > indents[index - 1] and (
                index + 1 == len(lines) or indents[index + 1] < indents[index]
            )
            early = not is_full(above, line, self.width - 4)
            too_long = max(len(above), len(line)) > self.width + 4
            if too_long or (ends and (set_in or early) and not begins_small(line)):
                starts.append(index)
        return starts

    def _own_lines(self, lines: list[str]) -> Iterator[Piece]:
        """Lines that stand by themselves: close together if they are short, else one paragraph each."""
        if len(lines) == 1:
            yield self._single(lines[0])
            return
        long = sum(len(line) > SHORT_LINE for line in lines)
        sentences = sum(len(line) for line in lines if len(line) > SENTENCE_LINE and ENDS_SENTENCE.search(line))
        if long > 0.1 * len(lines) or sentences > 0.3 * sum(map(len, lines)):
            for line in lines:
                yield self._single(line)
            return
        for index, line in enumerate(_dedented(lines)):
            yield Piece(line, level=TIGHT if index else 0)


def _is_narrower_prose(lines: Sequence[str]) -> bool:
    """Whether a group was wrapped at a width of its own, such as a quotation that is set in."""
    width = max(map(len, lines))
    full = sum(is_full(line, following, width) for line, following in pairwise(lines))
    small = sum(begins_small(line) for line in lines[1:])
    return full >= 0.75 * (len(lines) - 1) and small >= 0.4 * (len(lines) - 1)


def _is_fixed(lines: Sequence[str]) -> bool:
    """Whether a group has columns, draws with characters, or is a listing that is set in."""
    if len(set(map(len, lines[:-1]))) == 1 and len(lines) > 2 and len(lines[0]) > 50:
        return False
    columns = any(sign in line for line in lines for sign in COLUMN_SIGNS)
    if columns and sum(bool(COLUMNS.search(line)) for line in lines) >= 0.6 * len(lines):
        return True
    if min(map(_indent, lines)) >= 4 and looks_like_code(lines):
        return True
    return len(lines) > 2 and not any(map(TWO_WORDS.search, lines[:40])) and _is_drawn("".join(lines[:40]))


def _is_drawn(text: str) -> bool:
    signs = sum(not character.isalnum() and not character.isspace() for character in text)
    return signs > len(text) // 2


def _quote(line: str, text: str) -> Piece:
    return Piece(text, "quote", _depth(line), True)


def _depth(line: str) -> int:
    marks = QUOTED.match(line)
    return marks[1].count(">") if marks else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _dedented(lines: Sequence[str]) -> list[str]:
    spread = [line.expandtabs(4).rstrip() for line in lines]
    margin = min((_indent(line) for line in spread if line), default=0)
    return [line[margin:] for line in spread]
