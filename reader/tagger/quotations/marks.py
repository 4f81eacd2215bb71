"""Quotation marks -> quoted passages: every house's marks, and what scraping makes of them.

Marks that have a shape (“ ” « » „) say by it whether they open or close; straight ones say it by their surroundings. A
nested quotation belongs to the one around it. No passage leaves its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.article import Span
from reader.tagger.quotations.lexicon import Lexicon

BEFORE_OPENING = frozenset("([{—–-/…|>*")
AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…|<*")
SENTENCE_ENDS = frozenset(".,!?…")
NOTHING = " .,;:-–—"
LOOK_AHEAD = 48
"""How many marks ahead the closing mark of a single-quoted passage is sought: the search stays linear."""


@dataclass(slots=True)
class Passage:
    """Text between marks: `start` and `end` hold the marks, `inner` does not. `paragraph` is an index.

    `closed` is false where the closing mark is missing; `opened` where the opening one is.
    """

    start: int
    end: int
    inner: Span
    paragraph: int
    closed: bool = True
    opened: bool = True
    single: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    level: str


def passages(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> list[Passage]:
    """All passages of outermost marks, in the order of the text."""
    found: list[Passage] = []
    index = -1
    here: list[_Mark] = []
    end = -1
    for start, stop in _signs(text, lexicon):
        if start >= end:
            if here:
                found.extend(_of_paragraph(_Line(text, paragraphs[index], index, here, lexicon)))
                here = []
            while index + 1 < len(paragraphs) and end <= start:
                index += 1
                end = paragraphs[index].end
        here.append(_mark(text, start, stop, paragraphs[index], lexicon))
    if here:
        found.extend(_of_paragraph(_Line(text, paragraphs[index], index, here, lexicon)))
    return found


def _signs(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where marks stand; an apostrophe between letters is none."""
    places = sorted(place for sign in lexicon.signs if sign in text for place in _places(text, sign))
    position = 0
    while position < len(places):
        start = end = places[position]
        while position < len(places) and places[position] == end:
            position += 1
            end += 1
        if end - start > 1:
            for sign in lexicon.marks.finditer(text, start, end):
                yield sign.span()
        elif text[start] not in lexicon.apostrophes or not (
            text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        ):
            yield start, end


def _places(text: str, sign: str) -> Iterator[int]:
    """Where one character stands: sought one by one they are found sooner than by a set of them."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _mark(text: str, start: int, end: int, paragraph: Span, lexicon: Lexicon) -> _Mark:
    """What a mark can be from where it stands."""
    word = text[start:end]
    before = text[start - 1] if start > paragraph.start else ""
    after = text[end] if end < paragraph.end else ""
    spaced_before = not before or before.isspace() or before in BEFORE_OPENING or before in lexicon.openers
    spaced_after = not after or after.isspace() or after in AFTER_CLOSING or after in lexicon.closers
    if not spaced_before and not spaced_after and before in lexicon.straight:
        spaced_before = True
    opens = spaced_before and bool(after) and not after.isspace()
    closes = spaced_after and bool(before) and not before.isspace()
    opener, closer = word in lexicon.openers, word in lexicon.closers
    if word in lexicon.apostrophes:
        return _Mark(start, end, word, opens and (opener or not closer), closes and not opener, "single")
    if word in lexicon.straight:
        if before == "=":
            return _Mark(start, end, word, False, False, "markup")
        return _Mark(start, end, word, opens or not closes, closes or not opens, "double")
    level = lexicon.openers.get(word) or lexicon.closers[word]
    if opener and closer:
        return _Mark(start, end, word, opens or not closes, closes or not opens, level)
    if opener:
        return _Mark(start, end, word, True, closes and not opens, level)
    return _Mark(start, end, word, opens and not closes, True, level)


@dataclass(slots=True)
class _Line:
    """A paragraph with its marks."""

    text: str
    span: Span
    index: int
    marks: list[_Mark]
    lexicon: Lexicon

    def passage(self, opening: _Mark, closing: _Mark, *, end: int = 0) -> Passage:
        """What stands between two marks; `end` is given where the closing mark is doubled."""
        single = opening.level == "single"
        return Passage(opening.start, end or closing.end, Span(opening.end, closing.start), self.index, single=single)


def _of_paragraph(line: _Line) -> Iterator[Passage]:
    position = 0
    last_end = line.span.start
    while position < len(line.marks):
        mark = line.marks[position]
        if mark.level == "markup":
            position += 2
            continue
        if not mark.opens or (mark.closes and mark.level == "single"):
            if last_end == line.span.start and _lost_opening(line, mark):
                yield Passage(last_end, mark.end, Span(last_end, mark.start), line.index, opened=False)
                last_end = mark.end
            position += 1
            continue
        passage, after = (_single if mark.level == "single" else _double)(line, position)
        if passage and line.text[passage.inner.start : passage.inner.end].strip(NOTHING):
            yield passage
            last_end = passage.end
        position = max(after, position + 1)


def _lost_opening(line: _Line, mark: _Mark) -> bool:
    """A closing mark after a sentence that opens the paragraph, with "he said" to follow: the opening mark was lost."""
    text, start = line.text, line.span.start
    if mark.level != "double" or mark.opens or mark.start <= start or mark.end >= line.span.end:
        return False
    return text[mark.start - 1] in SENTENCE_ENDS and text[start].isupper()


def _double(line: _Line, position: int) -> tuple[Passage | None, int]:
    """The passage that the double mark at `position` opens, and the position of the mark to go on with."""
    marks = line.marks
    opening = marks[position]
    depth = 0
    for k in range(position + 1, len(marks)):
        mark = marks[k]
        if mark.level != opening.level:
            continue
        if k == position + 1 and mark.start == opening.end and mark.opens:
            opening = replace(opening, end=mark.end)  # a doubled mark
        elif mark.closes and not _is_inch(line, k):
            if not depth:
                end, after = _doubled_closing(marks, k)
                return line.passage(opening, mark, end=end), after
            depth -= 1
        elif mark.opens and not mark.closes:
            if not _nests(marks, k):
                return _unclosed(line, opening, mark.start), k
            depth += 1
    return _unclosed(line, opening, line.span.end), len(marks)


def _doubled_closing(marks: list[_Mark], k: int) -> tuple[int, int]:
    """Where the closing mark `k` ends together with marks that touch it ("old-school,''' with a nested one), and what follows."""
    end, after = marks[k].end, k + 1
    while after < len(marks) and marks[after].start == end and marks[after].closes:
        end, after = marks[after].end, after + 1
    return end, after


def _nests(marks: list[_Mark], k: int) -> bool:
    """Whether the opening mark `k` inside a passage has a closing one of its own: two closings follow."""
    following = [m for m in marks[k + 1 : k + 3] if m.level == marks[k].level]
    return len(following) == 2 and all(m.closes and not m.opens for m in following)


def _is_inch(line: _Line, k: int) -> bool:
    """A straight mark right after a digit and before small print, with another closing mark to come, is a measure."""
    mark = line.marks[k]
    if mark.text not in line.lexicon.straight or not line.text[mark.start - 1].isdigit() or k + 1 >= len(line.marks):
        return False
    following = line.marks[k + 1]
    rest = line.text[mark.end : mark.end + 2].strip()
    return following.closes and not following.opens and bool(rest) and (rest[0].islower() or rest[0] in ",x×-")


def _unclosed(line: _Line, opening: _Mark, limit: int) -> Passage | None:
    """A passage whose closing mark was lost: up to the comma before "he said", else to `limit`."""
    if line.text[opening.end : opening.end + 1].isspace():
        return None
    match = line.lexicon.report_after.search(line.text, opening.end, limit)
    end = match.end() if match else opening.end + len(line.text[opening.end : limit].rstrip())
    if end <= opening.end:
        return None
    return Passage(opening.start, end, Span(opening.end, end), line.index, closed=False)


def _single(line: _Line, position: int) -> tuple[Passage | None, int]:
    """The passage that the single mark at `position` opens, if it is no apostrophe and a closing one can be found."""
    opening = line.marks[position]
    if _is_elision(line, opening):
        return None, position + 1
    fallback = -1
    for k in range(position + 1, min(len(line.marks), position + LOOK_AHEAD)):
        mark = line.marks[k]
        if mark.level != "single":
            continue
        if mark.opens and not mark.closes and fallback >= 0:
            break
        if mark.closes and (mark.text != "'" or opening.text in {"'", "`"}):
            if not _is_possessive(line, mark):
                return line.passage(opening, mark), k + 1
            fallback = k if fallback < 0 else fallback
    if fallback < 0:
        return None, position + 1
    return line.passage(opening, line.marks[fallback]), fallback + 1


def _is_possessive(line: _Line, mark: _Mark) -> bool:
    """Whether a closing mark may be an apostrophe: "the workers' rights", "doin' well"."""
    follows_small = line.text[mark.end : mark.end + 2].strip()[:1].islower()
    return follows_small and line.text.endswith(line.lexicon.apostrophe_endings, 0, mark.start)


def _is_elision(line: _Line, mark: _Mark) -> bool:
    """'90s, 'em, 'tis."""
    end = mark.end
    while end < min(mark.end + 8, len(line.text)) and line.text[end].isalnum():
        end += 1
    word = line.text[mark.end : end].lower()
    return word in line.lexicon.elisions or (word[:1].isdigit() and len(word) in {2, 3})
